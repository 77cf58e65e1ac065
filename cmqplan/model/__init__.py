"""What a plan d'action is: frozen models whose fields carry the French words of the YAML files.

Their modules don't postpone annotations, which pydantic would have to evaluate one by one: 8 ms of every start.
"""
