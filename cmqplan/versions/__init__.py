"""A plan kept as it stood on a day: frozen, listed, opened again."""
