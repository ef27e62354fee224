"""Rehearsals: conversations written as plain text and played through the real engine."""
