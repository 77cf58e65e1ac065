"""CMQ0xx: files and YAML, before anything is understood."""
