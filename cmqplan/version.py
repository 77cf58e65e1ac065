"""The version, for whoever is below the public API."""

__version__ = "0.1.0"
