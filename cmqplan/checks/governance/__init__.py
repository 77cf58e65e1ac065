"""CMQ5xx: governance."""
