"""The flow language: its files, its engine, its proofs and its rehearsals."""
