"""What is learned from the corpus; nothing here runs in production."""
