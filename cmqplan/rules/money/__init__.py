"""CMQ2xx: money."""
