"""What is said of texts that are almost those of the tables, whole: a word left out, doubled, misplaced, two texts run together. It
is nobody's wish that each be read so, and whoever changes the grammar sees what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cmqplan.periods import Periode, PeriodeRefusee, describe_bounds, format_french, parse, parse_jalons
from tests.conftest import golden
from tests.periods import as_written, refusals_table, table
from tests.periods.rows import rows

WRITTEN = [
    row[0]
    for rowed, width in (
        (table.READ, 4), (table.EXERCICE_2024, 4), (refusals_table.REFUSED, 4), (refusals_table.REFUSED_IN_2024, 4),
        (as_written.READ, 2), (as_written.REFUSED, 3),
    )
    for row in rows(rowed, width)
]  # fmt: skip
LEADS = ("du", "fin", "à partir de", "jusqu'à", "avant", "après", "mi-", "semaine du", "chaque", "début", "entre", "dès", "le", "lundi",
         "2e", "d'ici", "à l'horizon", "5 ans à compter de", "2024 :", "prévu en", "semaine", "1er", "dernier")  # fmt: skip
JOINS = (" et ", " à ", "-", "/", " au ", ", ", " ou ", " puis ", " (", " - ", " ; ", " : ")
TAILS = (
    " inclus",
    ".",
    " 2024",
    " pour 3 mois",
    " (2 ans)",
    " au plus tard",
    " et suivantes",
    " 24",
    "/2024",
    " mars",
    " soir",
    "e",
)


def slips() -> Iterator[str]:
    """Two of each text of the tables, the kinds taken in turn."""
    for n, text in enumerate(dict.fromkeys(WRITTEN)):
        words = text.split()
        place = n // 5 % len(words)
        before, word, after = words[:place], words[place], words[place + 1 :]
        yield (
            " ".join([*before, *after]),
            " ".join([*before, word, word, *after]),
            " ".join([*before, *after[:1], word, *after[1:]]),
            f"{LEADS[n // 5 % len(LEADS)]} {text}",
            f"{text}{TAILS[n // 5 % len(TAILS)]}",
        )[n % 5]
        if n % 2:
            yield f"{text}{JOINS[n // 2 % len(JOINS)]}{WRITTEN[n * 7 % len(WRITTEN)]}"


def said(text: str, exercice: int | None) -> str:
    try:
        if " : " in text or ";" in text:
            found = parse_jalons(text, exercice=exercice)
            return " · ".join(f"{jalon.nom}: {shown(jalon.periode)}" for jalon in found)
        return shown(parse(text, exercice=exercice))
    except PeriodeRefusee as error:
        return refused(error)


def shown(periode: Periode) -> str:
    spans = " + ".join(f"{first or '..'} {last or '..'}" for first, last in periode.spans)
    return f"{spans} {periode.precision} {describe_bounds(periode)} = {format_french(periode)}"


def refused(error: PeriodeRefusee) -> str:
    params = {name: said for name, said in error.params.items() if name not in ("text", "suggestion")}
    told = " ".join(f"{name}={said}" for name, said in params.items())
    return (
        f"{error.kind} {error.start}–{error.end} {told}{f' → {error.suggestion}' if error.suggestion else ''}"
    )


def test_what_is_said_of_slips() -> None:
    lines = [
        f"{text} ⟶ {said(text, (None, 2024, 2023)[n % 3])}" for n, text in enumerate(dict.fromkeys(slips()))
    ]
    golden(Path(__file__).parent / "golden" / "slips.txt", "\n".join([*lines, ""]))
