"""A slip: the real plans with one mistake of a person, and what must be said of it.

What is expected is worked out from the edit itself (its place in the text, or a text that stands on the expected line), never
read from what the program finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import yaml

from tests.conftest import ROOT

Step: TypeAlias = str | int

PLAN22 = "plans/plan-2022/plan.yaml"
PLAN24 = "plans/plan-2024/plan.yaml"
ORGANISMES = "plans/organismes.yaml"
CONVENTION = "plans/conventions/dijon-metropole-2022-2025.yaml"
GREEN_CITY = "plans/campus/green-city.yaml"
BOIS = "plans/campus/bois.yaml"
STUDY = "plans/campus/seine-saint-denis.yaml"
GRAND_EST = "plans/reseaux/grand-est.yaml"
ILE_DE_FRANCE = "plans/reseaux/ile-de-france.yaml"
SETTINGS = "cmqplan.yaml"
F22 = {
    "1.1": "plans/plan-2022/1.1-diagnostic-besoins.yaml",
    "1.2": "plans/plan-2022/1.2-hackathon.yaml",
    "2.1": "plans/plan-2022/2.1-festival-des-transitions.yaml",
    "2.2": "plans/plan-2022/2.2-sensibilisation-scolaires.yaml",
    "2.3": "plans/plan-2022/2.3-escape-game-urbain.yaml",
}
F24 = {
    "1.1": "plans/plan-2024/1.1-reponse-ami-cma.yaml",
    "1.2": "plans/plan-2024/1.2-open-innovation.yaml",
    "2.1": "plans/plan-2024/2.1-festival-des-transitions.yaml",
    "2.2": "plans/plan-2024/2.2-sensibilisation-metiers.yaml",
    "2.3": "plans/plan-2024/2.3-inauguration-response.yaml",
}


@dataclass(frozen=True, slots=True)
class Also:
    """A second finding that truly follows from the same mistake, and why it isn't one too many."""

    code: str
    file: str
    why: str


@dataclass(frozen=True, slots=True)
class Slip:
    """One mistake. ``files`` are the files' new contents; None takes one away.

    ``gone`` lists (code, file) of the unmutated plans' findings that the mistake takes with it; a file that can't be read
    (``unread``) may take all of its own. ``column`` and ``message`` are checked where a message is given.
    """

    kind: str
    name: str
    files: dict[str, bytes | None]
    code: str
    file: str
    line: int
    also: tuple[Also, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    unread: bool = False
    column: int = 1
    message: str = ""

    def __str__(self) -> str:
        return f"{self.kind}-{self.name}"


@dataclass(frozen=True, slots=True)
class Site:
    """A key of a file with its value: offsets into the text, half-open."""

    path: tuple[Step, ...]
    key: tuple[int, int]
    value: tuple[int, int]
    scalar: bool

    @property
    def name(self) -> str:
        return str(self.path[-1])


def real_plans() -> dict[str, str]:
    """Every file of the real plans, as text."""
    found = {
        str(path.relative_to(ROOT)): path.read_text("utf-8")
        for path in sorted((ROOT / "plans").rglob("*.yaml"))
    }
    assert len(found) > 20
    return found


PLANS: Mapping[str, str] = real_plans()


def line_of(text: str, offset: int) -> int:
    """The line (from 1) on which a character stands."""
    return text.count("\n", 0, offset) + 1


def at(text: str, wanted: str, after: str = "") -> int:
    """Where a text that stands only once (after another one) begins."""
    start = _index(text, after) + len(after) if after else 0
    return _index(text, wanted, start) if after else _only(text, wanted)


def _only(text: str, wanted: str) -> int:
    assert text.count(wanted) == 1, f"{wanted!r} stands {text.count(wanted)} times"
    return text.index(wanted)


def _index(text: str, wanted: str, start: int = 0) -> int:
    found = text.find(wanted, start)
    assert found >= 0, f"{wanted!r} isn't there"
    return found


def changed(file: str, old: str, new: str, after: str = "") -> tuple[str, int]:
    """A file's text with one passage replaced, and where the change begins. ``after`` chooses among several."""
    text = PLANS[file]
    start = at(text, old, after)
    common = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    common = min(common, len(new) - 1) if new else 0
    return text[:start] + new + text[start + len(old) :], start + max(common, 0)


def slip(
    kind: str,
    code: str,
    file: str,
    old: str,
    new: str,
    *,
    after: str = "",
    on: str = "",
    on_after: str = "",
    in_file: str = "",
    also: Sequence[Also] = (),
    gone: Sequence[tuple[str, str]] = (),
    unread: bool = False,
    more: Mapping[str, str | None] | None = None,
) -> Slip:
    """A passage replaced in one file. The finding is expected where the text differs, or where ``on`` stands: in the new
    passage, else in the file (``in_file`` when it is another one). ``more`` are further files."""
    text, offset = changed(file, old, new, after)
    files = {file: text, **(more or {})}
    target = in_file or file
    seen = files.get(target) or PLANS[target]
    line = line_of(text, offset)
    if on and on in new and not in_file:
        line = line_of(text, at(PLANS[file], old, after) + new.index(on))
    elif on:
        line = line_of(seen, at(seen, on, on_after))
    encoded = {name: content.encode() if content is not None else None for name, content in files.items()}
    name = f"{short(file)}:{line_of(text, offset)}-{_label(new)}"
    return Slip(kind, name, encoded, code, target, line, tuple(also), tuple(gone), unread)


def raw(
    kind: str,
    code: str,
    file: str,
    data: bytes,
    line: int,
    *,
    name: str = "",
    also: Sequence[Also] = (),
    gone: Sequence[tuple[str, str]] = (),
    unread: bool = True,
) -> Slip:
    """A file's bytes replaced as a whole."""
    return Slip(
        kind,
        f"{short(file)}-{name or line}",
        {file: data},
        code,
        file,
        line,
        tuple(also),
        tuple(gone),
        unread,
    )


def short(file: str) -> str:
    """« plan-2024/1.1 » for its file."""
    parts = file.removeprefix("plans/").removesuffix(".yaml").split("/")
    return "/".join(part.split("-")[0] if part[0].isdigit() else part for part in parts)


def _label(new: str) -> str:
    words = " ".join(new.split())
    return (words[:40] or "removed").replace("\u202f", " ")


def sites(text: str) -> Iterator[Site]:
    """Every key of a text, in the order of the file. Read with PyYAML's own reader, not with ours."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)

    def walk(node: yaml.Node, path: tuple[Step, ...]) -> Iterator[Site]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                here = (*path, key.value)
                key_span = (key.start_mark.index, key.end_mark.index)
                yield Site(
                    here,
                    key_span,
                    (value.start_mark.index, value.end_mark.index),
                    isinstance(value, yaml.ScalarNode),
                )
                yield from walk(value, here)
        elif isinstance(node, yaml.SequenceNode):
            for n, item in enumerate(node.value):
                yield from walk(item, (*path, n))

    yield from walk(root, ())


def keys_named(file: str, *names: str) -> list[Site]:
    """The keys of a file that have one of these names."""
    return [site for site in sites(PLANS[file]) if site.name in names]


def replace(file: str, span: tuple[int, int], new: str) -> str:
    text = PLANS[file]
    return text[: span[0]] + new + text[span[1] :]


def value_of(file: str, site: Site) -> str:
    return PLANS[file][slice(*site.value)]


def at_site(
    kind: str,
    code: str,
    file: str,
    site: Site,
    new: str,
    *,
    of: str = "value",
    line: Callable[[str], int] | None = None,
    also: Sequence[Also] = (),
    gone: Sequence[tuple[str, str]] = (),
    unread: bool = False,
) -> Slip:
    """The value (or the key) at a site replaced; expected on its line, or where ``line`` says for the new text."""
    span = site.value if of == "value" else site.key
    text = replace(file, span, new)
    expected = line(text) if line is not None else line_of(text, span[0])
    name = f"{short(file)}:{'.'.join(map(str, site.path))}-{_label(new)}"
    return Slip(kind, name, {file: text.encode()}, code, file, expected, tuple(also), tuple(gone), unread)


def chance(kind: str) -> Random:
    """The dice of one kind of mistake: always the same."""
    return Random(f"cmqplan {kind}")


def misspelt(word: str, dice: Random) -> str:
    """A word as fingers slip: a letter lost, doubled, swapped with its neighbour, or replaced."""
    while True:
        n = dice.randrange(1, len(word))
        if not (word[n].isalpha() and word[n - 1].isalpha()):
            continue
        made = dice.choice(
            [
                word[:n] + word[n + 1 :],
                word[:n] + word[n] + word[n:],
                word[: n - 1] + word[n] + word[n - 1] + word[n + 1 :],
                word[:n] + dice.choice("aeiorst") + word[n + 1 :],
            ]
        )
        if made != word and made.isascii() == word.isascii():
            return made


CONVENTION_GONE = ()
"""What is said of the convention's plans only while the convention can be read."""


def fewer_over(file: str) -> dict[str, Any]:
    """With a fiche of 2022 unread, one fewer is known to be over: the sentence that counts them changes."""
    if not file.startswith("plans/plan-2022/") or file == PLAN22:
        return {}
    return {
        "also": [
            Also("CMQ312", PLAN22, "it counts the fiches that are over, of which one can't be read any more")
        ],
        "gone": [("CMQ312", PLAN22)],
    }


def root_of(folder: Path) -> Path:
    """A workspace with a copy of the real plans."""
    for name, text in PLANS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


def make(root: Path, slip: Slip) -> None:
    """Make the mistake in a workspace that has the real plans."""
    for name, data in slip.files.items():
        path = root / name
        path.unlink(missing_ok=True)
        if data is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def restore(root: Path, slip: Slip) -> None:
    """Undo it."""
    for name in reversed(slip.files):
        (root / name).unlink(missing_ok=True)
        folder = (root / name).parent
        while folder != root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
    for name in slip.files:
        if name in PLANS:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PLANS[name], "utf-8", newline="")
