"""Full-time equivalents: added up within a year, never from one year to the next."""

from __future__ import annotations

from decimal import Decimal

from cmqplan.finance.etp import equivalents
from tests.finance.made import workspace


def fiche(*etp: dict[str, str]) -> dict[str, object]:
    return {"titre": "Une action", "moyens": {"etp": list(etp)}}


def test_each_year_has_its_sum_and_what_says_no_year_is_of_the_plan_s() -> None:
    made = workspace(
        {
            "plan": [
                fiche({"prevu": "1,5", "profil": "chargé de mission"}, {"prevu": "0,5", "realise": "0,4"}),
                fiche({"prevu": "2", "exercice": "2025"}),
            ]
        }
    )
    found = equivalents(made, ["plan"])
    assert [(line.numero, line.exercice, line.prevu) for line in found.lignes] == [
        ("1.1", 2024, Decimal("1.5")),
        ("1.1", 2024, Decimal("0.5")),
        ("2.1", 2025, Decimal(2)),
    ]
    assert [(line.exercice, line.prevu, line.realise) for line in found.totaux] == [
        (2024, Decimal("2.0"), Decimal("0.4")),
        (2025, Decimal(2), None),
    ]
