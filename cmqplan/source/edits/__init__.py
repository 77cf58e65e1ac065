"""The pen: changes to a YAML file's bytes that keep every other byte.

``apply(data, changes)`` gives the new bytes, or a ``Refusal``; it raises nothing for what a file may hold. Comments, blank
lines, quotes, indentation, line ends and the byte-order mark stay as they are. What is written anew follows the file's own
habits, and texts stand in quotes or as a block only where they must. After each change the result is read again: where
its value isn't exactly what was asked, or a comment is gone that should have stayed, the change is refused.

Values are those of ``source.yaml``: texts, lists and mappings. Nothing here knows what a plan is: a caller that wants a
new key where a model has it gives the model's ``order``.
"""

from cmqplan.source.edits.changes import (
    Add,
    Change,
    Move,
    Reason,
    Refusal,
    Remove,
    Rename,
    RenameAll,
    Set,
    changed,
)
from cmqplan.source.edits.pen import apply, begun

__all__ = [
    "Add",
    "Change",
    "Move",
    "Reason",
    "Refusal",
    "Remove",
    "Rename",
    "RenameAll",
    "Set",
    "apply",
    "begun",
    "changed",
]
