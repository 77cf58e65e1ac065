"""Findings on their way to a reader: placed in their files, weighed, silenced where asked, worded, mended."""
