"""What people have, brought in: Word, workbooks, texts → a plan's YAML, losing nothing.

A line of stages, each a function: ``readers`` make blocks of a file, each with its place; ``layouts`` find in the blocks
a plan, its fiches and under which heading each text stands; ``meaning`` makes values of the texts (money, organismes,
periods); ``plans`` says what the files would hold. Nothing here writes: the result is ``beginnings``' ``Written``.
"""
