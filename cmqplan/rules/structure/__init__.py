"""CMQ1xx: keys and values, one by one."""
