"""Reading a story: the texts of one consultation become a ``Reading``."""
