"""What a plan d'action is: frozen models whose fields carry the French words of the YAML files."""
