"""The documentation, and what builds its site and the manual page."""
