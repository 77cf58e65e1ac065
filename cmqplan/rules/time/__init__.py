"""CMQ3xx: time."""
