"""A region seen at once: every campus by what tells them apart, and what they bring together."""
