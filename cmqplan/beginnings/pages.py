"""What is to be written: new files made of the commented models, and files that the pen has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cmqplan.beginnings.names import Unfit
from cmqplan.language.gettext import N_
from cmqplan.source.edits import Add, Change, Refusal, Remove, Set, apply
from cmqplan.source.yaml import LONGEST, Value, parse
from cmqplan.workspace.disk import read_file

_FILES = Path(__file__).parent / "files"


@dataclass(frozen=True, slots=True)
class Written:
    """Files by their paths from the workspace's folder, and for those that were there what they held."""

    files: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    left: tuple[Unfit, ...] = ()
    """What is left for a person to do, in sentences."""

    def with_(self, other: Written) -> Written:
        return Written(
            {**self.files, **other.files}, {**other.before, **self.before}, (*self.left, *other.left)
        )


def model(name: str) -> bytes:
    """A commented model, valid as it is."""
    return (_FILES / name).read_bytes()


def filled(name: str, changes: Iterable[Change], **said: object) -> bytes:
    """A model with values of its own; ``said`` are those that its comments name in braces. The pen can do all that is asked
    of it here."""
    text = model(name).decode()
    for word, value in said.items():
        text = text.replace(f"{{{word}}}", str(value))
    done = apply(text.encode(), changes)
    assert not isinstance(done, Refusal), done
    return done


def values(data: bytes) -> dict[str, Value]:
    """The keys of a file of ours that was read without a mistake."""
    value = parse(data)
    return value if isinstance(value, dict) else {}


def changed(root: Path, file: str, changes: Sequence[Change]) -> Written | Unfit:
    """A file of the workspace, changed by the pen."""
    before = read_file(root / file, LONGEST)
    done = apply(before, changes)
    if isinstance(done, Refusal):
        return Unfit(
            N_("{file} can't be changed as it stands; “cmqplan validate” says what is wrong with it"),
            {"file": file},
        )
    return Written({file: done}, {file: before})


__all__ = ["Add", "Change", "Remove", "Set", "Written", "changed", "filled", "model", "values"]
