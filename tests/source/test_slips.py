"""A file with one sign too many or too few, and files that the pen changed, whole: whoever changes what is told, or how it is
written, sees where."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

from cmqplan.findings import Finding, Span
from cmqplan.source import characters
from cmqplan.source.edits import Refusal, apply
from cmqplan.source.remarks import misread
from cmqplan.source.syntax import explain
from cmqplan.source.yaml import Refused, parse, read
from tests.conftest import golden
from tests.source.test_edits_properties import SLIPS, generated, some_change
from tests.source.test_syntax import shown

GOLDEN = Path(__file__).parent / "golden"

FICHE = """\
# Fiche du forum
numero: 1.1   # à garder
titre: "Forum des métiers"
porteurs: [lycee, cfa]
constats: |
  Peu de candidats.
    - un retrait

  Deux sites
modalites: >-
  Deux jours,
  en mai
livrables:
  - un guide : l'essai
  - 'l''affiche'
  - {nom: plaquette, tirage: 500}
moyens:
  financiers:
    total: 5 000 €
    financements:
    - financeur: region
      montant: 3 000 €
      note: demandé
        en mars
    -   financeur: etat
        montant:
          2 000 €
suivi:
  indicateurs: []
  "etat": ~
"""
MORE_SLIPS = [
    *SLIPS,
    "\u00a0",
    "•",
    "-a",
    "*",
    "&",
    "!",
    "%",
    "@",
    "`",
    "=",
    "<<: ",
    ": ",
    " #x",
    "\\r",
    "...",
    "---\n",
    "\u2028",
    "é:",
    "’",
]


LETTERS = "a: L'élève à Noël\u202f: naïf — 50 € « œuvre » d’hier “ÇA” – ½… 😀\nb: été\u00a0!\x07 \u2028 fin\n"
"""Read and written in the wrong encoding, as a whole or its first signs."""
ENCODINGS = ("cp1252", "latin-1", "mac_roman", "cp850", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7")


def told(data: bytes) -> list[Finding]:
    try:
        found = misread("f", data, dashed=read(data).dashed)
    except Refused:
        return explain("f", data)
    return [*found, *characters.told("f", data.decode("utf-8-sig"))]


def misencoded() -> Iterator[tuple[str, bytes]]:
    for encoding in ENCODINGS:
        for end in (2, 3, 4, 5, 14, 30, len(LETTERS)):
            yield f"{encoding} {end}", LETTERS[:end].encode(encoding, errors="replace")
            yield (
                f"as {encoding} {end}",
                LETTERS[:end].encode().decode(encoding, errors="replace").encode(errors="replace"),
            )
    for n, beginning in enumerate(
        (
            b"PK\x03\x04",
            b"%PDF-1.7",
            b"\xd0\xcf\x11\xe0",
            b"{\\rtf1",
            b"\x89PNG",
            b"\x1f\x8b",
            b"<html>",
            b"\x00\x00",
            b"a\x00\x00",
            b"\x00a\x00b\x00c",
        )
    ):
        yield f"begins {n}", beginning


def slips() -> Iterator[tuple[str, str]]:
    """What is done, and the text then."""
    for n, sign in enumerate(MORE_SLIPS):
        for place in range(n % 13, len(FICHE), 13):
            yield f"{_at(place)} + {sign!r}", FICHE[:place] + sign + FICHE[place:]
    for place in range(len(FICHE)):
        if not FICHE[place].isalpha():
            yield f"{_at(place)} − {FICHE[place]!r}", FICHE[:place] + FICHE[place + 1 :]
    lines = FICHE.splitlines(keepends=True)
    for n in range(len(lines)):
        yield f"{n + 1} −", "".join([*lines[:n], *lines[n + 1 :]])
        yield f"{n + 1} out", "".join([*lines[:n], lines[n].lstrip(), *lines[n + 1 :]])
        yield f"{n + 1} in", "".join([*lines[:n], f"   {lines[n]}", *lines[n + 1 :]])


def _at(place: int) -> str:
    before = FICHE[:place]
    return f"{before.count(chr(10)) + 1}:{place - before.rfind(chr(10))}"


def said(finding: Finding) -> str:
    params = " ".join(f"{name}={value!r}" for name, value in finding.params.items())
    span = finding.place.span
    edits = (
        [f" → {_span(edit.place.span)} {edit.text!r}" for edit in finding.fix.edits] if finding.fix else []
    )
    return f"{shown(finding)} {_span(span)} {params}{''.join(edits)}"


def _span(span: Span | None) -> str:
    assert span is not None
    return f"{span.line}:{span.column}–{span.end_line}:{span.end_column}"


def test_what_is_told_of_slips() -> None:
    files = [*((done, text.encode()) for done, text in slips()), *misencoded()]
    found = ((done, told(data)) for done, data in files)
    lines = [f"{done}: {' | '.join(map(said, findings))}" for done, findings in found if findings]
    golden(GOLDEN / "slips.txt", "\n".join([*lines, ""]))


def test_what_the_pen_makes_of_files() -> None:
    golden(GOLDEN / "pen.txt", "\n".join([*_written(), ""]))


def _written() -> Iterator[str]:
    """The lines that go and those that come, of changes to generated files."""
    for seed in range(800):
        random = Random(seed)
        data = generated(random)
        change = some_change(random, parse(data) or {})
        done = apply(data, [change])
        yield f"{seed} {change!r}"
        if isinstance(done, Refusal):
            yield f"{done.reason}"
            continue
        before, after = (one.decode().split("\n") for one in (data, done))
        for kind, old, old_end, new, new_end in SequenceMatcher(
            None, before, after, autojunk=False
        ).get_opcodes():
            if kind != "equal":
                yield from (f"-{n + 1} {before[n]!r}" for n in range(old, old_end))
                yield from (f"+{n + 1} {after[n]!r}" for n in range(new, new_end))
