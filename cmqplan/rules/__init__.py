"""The rules: one module each, in a folder for its family. ``catalogue.rules()`` finds them all."""
