"""Keeps what has to outlive a turn.  So far the shapes of published flows, in a folder."""
