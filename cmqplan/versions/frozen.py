"""A frozen version: every file that a plan was read from, kept in one, with the day and the reason.

It lies in the plan's folder, ``versions/<day>-<slug>.yaml``, and is never written again. What it holds are the files'
own texts, to the letter: opened, it is a workspace like any other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any
from unicodedata import normalize

import yaml

from cmqplan.language.gettext import N_
from cmqplan.model.values import slug
from cmqplan.source.yaml import Refused
from cmqplan.source.yaml import read as read_yaml
from cmqplan.version import __version__
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.files import VERSIONS, Files
from cmqplan.workspace.workspace import Workspace

LONGEST = 50_000_000
"""Bytes that a version may have: a plan of ten thousand fiches, with room."""


@dataclass(frozen=True, slots=True)
class Version:
    """A plan as it stood on a day (``date``), and why it was kept (``titre``: « votée le 12 mars »)."""

    plan: str
    titre: str
    date: date
    cmqplan: str
    """The program's version that wrote it."""
    fichiers: Mapping[str, str]
    """Path in the workspace → the file's text."""
    intacte: bool = True
    """False when the file was changed since: its texts aren't those that were kept."""

    @property
    def slug(self) -> str:
        return slug(self.titre)

    @property
    def nom(self) -> str:
        """What commands call it: « plan-2024@votee »."""
        return f"{self.plan}@{self.slug}"

    @property
    def fichier(self) -> str:
        """Its own name in the plan's folder."""
        return f"{VERSIONS}/{self.date.isoformat()}-{self.slug}.yaml"


class NotAVersion(Exception):  # noqa: N818 - the command line says it in its own words
    """A file that isn't one that ``written`` makes. ``reason`` is a message to translate."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def freeze(workspace: Workspace, plan: str, titre: str, day: date) -> Version:
    """A plan as it stands: its files, and every file that is read with them when it is checked alone.

    Raises OSError and UnicodeDecodeError for a file that can't be read: check the plan first.
    """
    files = workspace.files
    texts = {name: read_file(files.root / name, LONGEST).decode() for name in files.read((plan,))}
    return Version(plan, titre, day, __version__, texts)


class _Dumper(yaml.SafeDumper):
    """A text over lines is written as it stands in its own file; between quotes where YAML would read its line ends as
    others."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _OTHER_ENDS.intersection(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_OTHER_ENDS = frozenset("\r\x85\u2028\u2029")
_Dumper.add_representer(str, _text)


def written(version: Version) -> bytes:
    """The file of a version; ``read`` gives the same version back, every letter of it."""
    head = (
        f"# {version.nom} : le plan tel qu'il a été arrêté. Ce fichier n'est plus jamais modifié.\n"
        f"# Pour le lire : cmqplan render {version.nom}\n"
    )
    held = {
        "plan": version.plan,
        "titre": version.titre,
        "date": version.date.isoformat(),
        "cmqplan": version.cmqplan,
        "empreinte": _fingerprint(version.fichiers),
        "fichiers": dict(version.fichiers),
    }
    body = yaml.dump(held, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return (head + str(body)).encode()


def read(data: bytes) -> Version:
    """The version that a file holds. Raises NotAVersion."""
    try:
        held: Any = read_yaml(data, LONGEST).value
    except Refused as error:
        raise NotAVersion(N_("it isn't YAML any more")) from error
    texts = held.get("fichiers") if isinstance(held, dict) else None
    if not isinstance(held, dict) or not isinstance(texts, dict) or not all(map(_safe, texts.items())):
        raise NotAVersion(N_("it doesn't hold a plan's files"))
    try:
        plan, titre, program = (str(held[key]) for key in ("plan", "titre", "cmqplan"))
        day = date.fromisoformat(held["date"])
    except (KeyError, TypeError, ValueError) as error:
        raise NotAVersion(N_("its plan, its title, its day or its program is missing")) from error
    if not any(normalize("NFC", name).startswith(f"plans/{plan}/") for name in texts):
        raise NotAVersion(N_("it doesn't hold a plan's files"))
    return Version(plan, titre, day, program, texts, held.get("empreinte") == _fingerprint(texts))


def _safe(item: tuple[object, object]) -> bool:
    """Whether a kept file is a text, and its path stays inside the workspace it is opened in."""
    name, text = item
    path = PurePosixPath(name) if isinstance(name, str) else PurePosixPath("..")
    return (
        isinstance(text, str) and not path.is_absolute() and ".." not in path.parts and "\\" not in str(name)
    )


def _fingerprint(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name, text in texts.items():
        for part in (name, text):
            digest.update(part.encode() + b"\0")
    return f"sha256-{digest.hexdigest()}"


def stored(files: Files, plan: str) -> Iterator[tuple[str, Version | NotAVersion]]:
    """The versions of a plan, oldest first: each file's path, and the version, or why it can't be read. Raises OSError."""
    folder = files.plans[plan].folder + VERSIONS
    try:
        names = sorted(entry.name for entry in (files.root / folder).iterdir() if entry.suffix == ".yaml")
    except (FileNotFoundError, NotADirectoryError):
        return
    for name in names:
        path = f"{folder}/{name}"
        try:
            yield path, read(read_file(files.root / path, LONGEST))
        except NotAVersion as error:
            yield path, error


def called(word: str, versions: Sequence[Version]) -> list[Version]:
    """The versions that a word means: the one of this slug, else those whose slug, or day and slug, begin so."""
    asked = slug(word)
    exact = [version for version in versions if version.slug == asked]
    return exact or [
        version
        for version in versions
        if version.slug.startswith(asked) or f"{version.date.isoformat()}-{version.slug}".startswith(asked)
    ]


def unpack(version: Version, folder: Path) -> None:
    """Put a version's files into an empty folder, which is then a workspace."""
    for name, text in version.fichiers.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
