"""Several milestones in one text: named, separated by ";" or by lines."""

from __future__ import annotations

import pytest

from cmqplan.periods import PeriodeRefusee, parse, parse_jalons


def read(text: str, exercice: int | None = None) -> list[tuple[str | None, str]]:
    return [(jalon.nom, jalon.periode.texte) for jalon in parse_jalons(text, exercice=exercice)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mars 2024", [(None, "mars 2024")]),
        ("Hackathon : novembre 2024", [("Hackathon", "novembre 2024")]),
        (
            "Idéathon : 09 et 10 janvier 2024 ; Hackathon : novembre 2024",
            [("Idéathon", "09 et 10 janvier 2024"), ("Hackathon", "novembre 2024")],
        ),
        (
            "- Idéathon : 9 janvier 2024\n- Hackathon : nov. 2024\n",
            [("Idéathon", "9 janvier 2024"), ("Hackathon", "nov. 2024")],
        ),
        (
            "Lancement : mars 2024 ;\r\n\r\n Bilan : fin 2024 ;",
            [("Lancement", "mars 2024"), ("Bilan", "fin 2024")],
        ),
        ("mars 2024 ; juin 2024", [(None, "mars 2024"), (None, "juin 2024")]),
        (
            "Lancement\u202f: mars 2024\u00a0; Bilan\u00a0: fin 2024",
            [("Lancement", "mars 2024"), ("Bilan", "fin 2024")],
        ),
        ("Phase 1 : conception : mars 2024", [("Phase 1 : conception", "mars 2024")]),
        ("Rentrée 2024 : accueil : septembre 2024", [("Rentrée 2024 : accueil", "septembre 2024")]),
        ("Comité de 10:30 : 9 janvier 2024", [("Comité de 10:30", "9 janvier 2024")]),
        ("Remise  des \u00a0 prix: 9 janvier 2024", [("Remise des prix", "9 janvier 2024")]),
        ("Livraison T1 : 2024-03-01/..", [("Livraison T1", "2024-03-01/..")]),
        ("Bilan : fin 2024 " + ";" * 1983, [("Bilan", "fin 2024")]),
    ],
)
def test_reads_milestones(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert read(text) == expected
    for jalon in parse_jalons(text):
        assert jalon.periode == parse(jalon.periode.texte)


def test_reads_months_without_a_year_in_the_exercice() -> None:
    assert [str(jalon.periode.debut) for jalon in parse_jalons("A : mars ; B : juin", exercice=2024)] == [
        "2024-03-01",
        "2024-06-01",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "part", "suggestion"),
    [
        ("", "empty", "", None),
        (" ;\n; ", "empty", " ;\n; ", None),
        (": mars 2024", "empty-name", ":", None),
        ("Idéathon :", "empty-period", "Idéathon :", None),
        ("Bilan : fin 2024 ; Idéathon : ", "empty-period", "Idéathon : ", None),
        ("mars 2024 : Idéathon", "name-last", "mars 2024 : Idéathon", "Idéathon : mars 2024"),
        (
            "Ideathon : 09 et 10 janvier 2024 HACKATHON : Novembre 2024",
            "missing-separator",
            "Ideathon : 09 et 10 janvier 2024 HACKATHON : Novembre 2024",
            "Ideathon : 09 et 10 janvier 2024 ; HACKATHON : Novembre 2024",
        ),
        ("A : mars 2024 ; juin 2024 : B", "name-last", "juin 2024 : B", "A : mars 2024 ; B : juin 2024"),
        (
            "Idéathon : janvier 2024, Hackathon : novembre 2024",
            "missing-separator",
            "Idéathon : janvier 2024, Hackathon : novembre 2024",
            "Idéathon : janvier 2024 ; Hackathon : novembre 2024",
        ),
        ("A : mars B : avril", "missing-separator", "A : mars B : avril", "A : mars ; B : avril"),
        (
            "A : mars 2024 ; B : 31 novembre 2024",
            "no-such-day",
            "31 novembre 2024",
            "A : mars 2024 ; B : 30 novembre 2024",
        ),
        ("A : mars 2024\nB : hiver 2024", "ambiguous-winter", "hiver 2024", None),
        ("Comité : 2024-01-09T10:00", "time-of-day", "T10:00", "Comité : 2024-01-09"),
        ("Comité : bientôt", "relative-word", "bientôt", None),
        ("Un texte sans période", "unknown-word", "Un", None),
    ],
)
def test_refuses(text: str, kind: str, part: str, suggestion: str | None) -> None:
    with pytest.raises(PeriodeRefusee) as caught:
        parse_jalons(text)
    error = caught.value
    assert (error.kind, text[error.start : error.end], error.suggestion) == (kind, part, suggestion)
    if suggestion is not None:
        parse_jalons(suggestion, exercice=2024)
    if kind not in ("empty",):
        assert part.strip() in str(error) or kind.startswith("empty")
