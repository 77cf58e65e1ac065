"""CMQ4xx: identifiers and numbers."""
