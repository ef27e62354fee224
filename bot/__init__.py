"""Marugoto: a welfare front door that turns nobody away."""
