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


OTHERS = (
    "de\u0301cembr 2024", "f\u00ad\u00e9vrierr 2024", "mars\x00 2024", "3e sem. 2024", "1re sem. 2024", "1er sem. 2024", "2nde sem 2024",
    "du 31 au 15 mars 2024", "du 30 au 5 janvier 2024", "du 31 au 5 février 2024", "du 29 au 5 mars 2023", "du 28 au 5 mars 2023",
    "trimestre. 1 2024", "trim. 2 2024", "semestre n° 2 2024", "2024 T1000", "2024-W1000", "1er janvier 2150 pour 50 ans", "1er janvier 2150 pour 51 ans",
    "semaine du 4 et 11 mars 2024", "semaine du 4 et du 11 mars 2024",
    "12/13", "05/13 2024", "12/13 2024", "13/13 2024", "12/13/2024", "13/13/2024", "A : 2024 : juin 2024", "A : mars : juin 2024", "1300 jours", "2 ans à compter de mars",
    "chaque année en mars et juin", "mi-trimestre 1 2024", "fin du 1er semestre 2024 à mi-mars 2025", "1er au 2e trimestre", "T5 2024", "S3 2024",
)  # fmt: skip


def slips() -> Iterator[str]:
    """Two of each text of the tables, the kinds taken in turn."""
    yield from OTHERS
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
    golden(Path(__file__).parent / "golden" / "slips.txt", "\n".join([*lines, ""]).replace("\x00", "␀"))
