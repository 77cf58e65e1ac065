"""Documents: models → context → one Jinja template → one small tree → Markdown, HTML, PDF, Word.

A template writes content only, in a small subset of HTML (``dom``). Every format is rendered from that one tree, so that
all of them hold the same texts and the same figures.
"""
