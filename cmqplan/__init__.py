"""Compile action plans from YAML: check them, budget them, render them."""

__version__ = "0.1.0"
