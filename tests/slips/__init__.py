"""Slips: the real plans with one mistake of a person each."""
