"""Attacks on the program, repeated: a step of its own in continuous integration, longer by hand.

``python -m tests.attack --help`` says how. Each module is one kind of attack: a table of what is tried, on the commands it is
tried on. What must hold everywhere is in ``trial.wrong``; what must hold of one kind stands with it.
"""
