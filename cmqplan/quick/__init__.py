"""The answer of a command given again, when nothing it was made from has changed.

The contract: deleting this room, or its files, changes nothing but time. It knows no more than the command's words, the
files' names, sizes and dates, and what was printed; whatever it isn't sure of, it leaves to the real command.
"""
