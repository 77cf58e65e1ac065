"""Measuring: a generator of plans, the peers' equal work, and one command that prints the table."""
