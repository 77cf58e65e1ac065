"""CMQ6xx: completeness."""
