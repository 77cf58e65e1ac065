"""Coverage-guided fuzzing of periods and milestones, run by hand: ``python tests/fuzz/fuzz_periods.py -max_total_time=120``.

Needs ``atheris``. A text is built from the language's own words and from anything else; a crash is an exception other
than the documented one, a period that its own French words don't give back, or a refusal that can't be shown.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["cmqplan.periods"]):
    from cmqplan import periods

WORDS = [
    "le",
    "la",
    "l'",
    "les",
    "de",
    "du",
    "d'",
    "des",
    "à",
    "a",
    "au",
    "aux",
    "en",
    "et",
    "ou",
    "jusqu'à",
    "jusqu'au",
    "jusqu'en",
    "avant",
    "après",
    "depuis",
    "dès",
    "entre",
    "à_partir_de",
    "à_compter_du",
    "d'ici",
    "au_plus_tard_le",
    "au_plus_tôt",
    "inclus",
    "courant",
    "au_cours_de",
    "pour",
    "période",
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "janv.",
    "févr.",
    "sept.",
    "déc.",
    "lundi",
    "mar.",
    "mercredi",
    "printemps",
    "été",
    "automne",
    "hiver",
    "début",
    "mi",
    "mi-",
    "fin",
    "milieu",
    "premier",
    "première",
    "second",
    "1er",
    "2e",
    "2ème",
    "IIe",
    "dernier",
    "dernière",
    "trimestre",
    "semestre",
    "semaine",
    "quinzaine",
    "mois",
    "année",
    "années",
    "scolaire",
    "universitaire",
    "exercice",
    "rentrée",
    "sem.",
    "trim.",
    "T1",
    "T4",
    "T5",
    "S1",
    "S2",
    "S12",
    "2024",
    "2025",
    "2024-2025",
    "2024/2025",
    "2023",
    "24",
    "1",
    "2",
    "7",
    "9",
    "12",
    "28",
    "29",
    "30",
    "31",
    "32",
    "53",
    "-",
    "–",
    "/",
    ",",
    ";",
    ":",
    ".",
    "..",
    "→",
    "09/01/2024",
    "2024-01-09",
    "2024-12",
    "12/2024",
    "2024-22",
    "2024-24",
    "2024-25",
    "2024-W12",
    "31/12/24",
    "09/01",
    "prochain",
    "vers",
    "chaque",
    "14h",
    "?",
    "~",
]


def test_one_input(data: bytes) -> None:
    provider = atheris.FuzzedDataProvider(data)
    exercice = provider.ConsumeIntInRange(1, 9999) if provider.ConsumeBool() else None
    parts = []
    while provider.remaining_bytes() and len(parts) < 40:
        if provider.ConsumeIntInRange(0, 7):
            parts.append(WORDS[provider.ConsumeIntInRange(0, len(WORDS) - 1)].replace("_", " "))
        else:
            parts.append(provider.ConsumeUnicode(provider.ConsumeIntInRange(0, 6)))
    text = (" " if provider.ConsumeBool() else "").join(parts) if len(parts) < 2 else " ".join(parts)
    read_period(text, exercice)
    try:
        periods.parse_jalons(text, exercice=exercice)
    except periods.PeriodeRefusee as error:
        check_refusal(text, error)


def read_period(text: str, exercice: int | None) -> None:
    try:
        periode = periods.parse(text, exercice=exercice)
    except periods.PeriodeRefusee as error:
        check_refusal(text, error)
        if error.suggestion is not None:
            periods.parse(error.suggestion, exercice=exercice)
        return
    if None not in (periode.debut, periode.fin) and periode.debut > periode.fin:
        raise AssertionError(f"{text!r} ends before it starts")
    words = periods.format_french(periode)
    if periods.parse(words) != periode:
        raise AssertionError(f"{text!r} is written {words!r}")
    for written in (periods.format_iso(periode), periods.describe_bounds(periode)):
        again = periods.parse(written)
        if (again.debut, again.fin) != (periode.debut, periode.fin):
            raise AssertionError(f"{text!r} is written {written!r}")


def check_refusal(text: str, error: periods.PeriodeRefusee) -> None:
    if not 0 <= error.start <= error.end <= len(text):
        raise AssertionError(f"{text!r}: the refusal points outside, at {error.start}:{error.end}")
    if not (str(error) and error.advice):
        raise AssertionError(f"{text!r}: the refusal says nothing")


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
