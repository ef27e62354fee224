"""The terminal: the quickest way to try a flow."""
