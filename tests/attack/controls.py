"""Characters that steer, wherever a word may stand, in every output: none comes out raw."""

from __future__ import annotations

import os
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random

from cmqplan.rules.examples import FILES
from tests.attack.trial import (
    CAMPUS,
    COMMANDS,
    CONVENTION,
    FICHE,
    ORGANISMES,
    PLAN,
    SETTINGS,
    STEERS,
    Attempt,
    ran,
    started,
    workspace,
    wrong,
)

TEXTS = {
    "a title of the terminal": "\x1b]0;pris\x07",
    "red": "\x1b[31m",
    "bell": "\x07",
    "C1": "\x9b31m",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "backspaces": "abc\x08\x08\x08",
    "delete": "\x7f",
    "nothing": "\0",
    "form feed": "\x0c",
    "return": "a\rb",
    "right to left": "\u202eabc",
    "isolated": "\u2066abc",
    "a command of CI": "\n::error file=x::pris",
    "a section of CI": "\n\x1b[0Ksection_start:1:x",
    "a formula": "\n=HYPERLINK(1)",
    "markdown": "\n# pris\n",
}


def _escaped(text: str) -> str:
    return "".join(
        f"\\U{ord(char):08X}" if unicodedata.category(char)[0] in "CZ" and char != " " else char
        for char in text
    )


def _value(file: str, old: str, new: str) -> Callable[[str, Path], Sequence[str]]:
    """The text as a value's own, written as YAML's double quotes write it."""

    def place(text: str, folder: Path) -> Sequence[str]:
        assert old in FILES[file]
        (folder / file).write_text(FILES[file].replace(old, new % f'"x{_escaped(text)}y"', 1))
        return ()

    return place


def _raw(file: str, old: str) -> Callable[[str, Path], Sequence[str]]:
    def place(text: str, folder: Path) -> Sequence[str]:
        (folder / file).write_text(FILES[file].replace(old, old[:4] + text + old[4:], 1), newline="")
        return ()

    return place


def _named(old: str, new: str) -> Callable[[str, Path], Sequence[str]]:
    """The text in the name of a file or folder."""

    def place(text: str, folder: Path) -> Sequence[str]:
        name = new % text.replace("\0", "").replace("/", "")
        (folder / old).rename(folder / name)
        return ()

    return place


def _word(*words: str) -> Callable[[str, Path], Sequence[str]]:
    return lambda text, _: [word % text.replace("\0", "") if "%s" in word else word for word in words]


PLACES: dict[str, Callable[[str, Path], Sequence[str]]] = {
    "title of a fiche": _value(FICHE, "Forum des métiers", "%s"),
    "text of a fiche": _value(FICHE, "Les jeunes connaissent mal ces métiers.", "%s"),
    "amount": _value(FICHE, "6 000 €", "%s"),
    "funder": _value(FICHE, "financeur: region", "financeur: %s"),
    "period": _value(FICHE, "mars 2024", "%s"),
    "key": _value(FICHE, "livrables:", "%s:"),
    "indicator": _value(FICHE, "Élèves présents", "%s"),
    "title of a plan": _value(PLAN, "Plan d'action 2024", "%s"),
    "axis": _value(PLAN, "Faire connaître les métiers", "%s"),
    "name of an organisme": _value(ORGANISMES, "{nom: Région Exemple,", "{nom: %s,"),
    "identifier": _value(ORGANISMES, "metropole:", "%s:"),
    "campus": _value(CAMPUS, "nom: Campus Exemple", "nom: %s"),
    "convention": _value(CONVENTION, "Un comité chaque année", "%s"),
    "raw in a fiche": _raw(FICHE, "Forum des métiers"),
    "raw in a plan": _raw(PLAN, "Plan d'action 2024"),
    "raw in settings": lambda text, folder: (
        (folder / SETTINGS).write_text(f"ignorer: [CMQ{text}]\n", newline="") and ()
    ),
    "name of a fiche's file": _named(FICHE, "plans/plan-exemple/1.1-x%sy.yaml"),
    "name of a plan's folder": _named("plans/plan-exemple", "plans/plan-x%sy"),
    "name of a campus' file": _named(CAMPUS, "plans/campus/bo%sis.yaml"),
    "name of a convention's file": _named(CONVENTION, "plans/conventions/re%sgion.yaml"),
    "name of a document": _named("templates/lettre", "templates/let%stre"),
    "a word for a plan": _word("x%sy"),
    "an option": _word("--x%sy"),
    "a value of an option": _word("--format", "x%sy"),
    "an output": _word("-o", "out/x%sy/z"),
    "a language": _word("--lang", "x%sy"),
    "a folder": _word("-C", "x%sy"),
}


def attempts(random: Random) -> Iterator[Attempt]:
    table = [(name, place, words) for name in TEXTS for place in PLACES for words in COMMANDS]
    random.shuffle(table)
    for name, place, words in table:
        yield Attempt(f"{name} as {place} | {words}", partial(_try, name, place, words))


def _try(name: str, place: str, words: str, folder: Path) -> Iterator[str]:
    workspace(folder)
    added = PLACES[place](TEXTS[name], folder)
    done = ran(started((*COMMANDS[words], *added), folder))
    yield from wrong(done, folder)
    if done and (
        command := re.search(
            rb"^::error file=x::pris|^section_start", done.out + b"\n" + done.err, re.MULTILINE
        )
    ):
        yield f"{command.group()!r} begins a line"
    for path in _written(folder):
        text = _text_of(path)
        if found := STEERS.search(text.replace("\u200e", "").replace("\u200f", "")):
            yield f"{found.group()!r} in {os.fsencode(path.name)!r}: {text[max(0, found.start() - 40) : found.end() + 20]!r}"


def _written(folder: Path) -> list[Path]:
    return [path for place in ("out", "build") for path in (folder / place).rglob("*") if path.is_file()]


def _text_of(path: Path) -> str:
    """What a written file says, as its readers read it."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            return "".join(
                archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
            )
    return "" if path.suffix == ".pdf" else path.read_bytes().decode(errors="replace")
