"""Writing tables for other programs: CSV, JSON, Markdown, workbooks, open data. Nothing is worked out here."""
