"""Granted subsidies: those that conventions vote, those that only a fiche tells of, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cmqplan.finance.attributions import Attribution, attributions
from tests.finance.made import workspace

VOTE = {"financeur": "region", "exercice": "2024", "montant": "100 €"}
LINE = {"financeur": "region", "montant": "100 €", "statut": "accordé", "nature": "subvention"}


def found(
    *lines: dict[str, Any],
    votes: tuple[dict[str, Any], ...] = (),
    selected: tuple[str, ...] = ("plan", "autre"),
    **convention: Any,
) -> tuple[Attribution, ...]:
    """What is granted where « plan », of 2024, has one fiche with these lines, and « autre », of 2025, has none."""
    frame = {"titre": "Convention", "periode": "2024-2026", "parties": ["region", "etat"], **convention}
    made = workspace(
        {"plan": [{"financements": list(lines)}] if lines else [], "autre": []},
        exercices={"autre": "2025"},
        convention={**frame, **({"subventions": list(votes)} if votes else {})}
        if votes or convention
        else None,
    )
    made.selected = selected
    return attributions(made)


def where(*granted: Attribution) -> list[str]:
    return ["vote" if one.place.path[0] == "subventions" else "fiche" for one in granted]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({}, True),
        ({"statut": "notifié"}, True),
        ({"statut": "versé"}, True),
        ({"statut": "sollicité"}, False),
        ({"statut": "refusé"}, False),
        ({"nature": None}, True),
        ({"nature": "fonds propres"}, False),
        ({"nature": "prestation"}, False),
    ],
)
def test_a_line_tells_of_a_subsidy_once_it_is_granted(line: dict[str, Any], told: bool) -> None:
    whole = {key: value for key, value in {**LINE, **line}.items() if value is not None}
    assert where(*found(whole)) == ["fiche"] * told


@pytest.mark.parametrize(
    ("vote", "line", "told"),
    [
        ({}, {}, ["vote"]),
        ({"plan": "plan"}, {}, ["vote"]),
        ({"plan": "autre"}, {}, ["vote", "fiche"]),
        ({"financeur": "etat"}, {}, ["vote", "fiche"]),
        ({"exercice": "2025"}, {}, ["vote", "fiche"]),
        ({"exercice": "2025"}, {"exercice": "2025"}, ["vote"]),
        ({"affectations": [{"action": "1.1", "montant": "100 €"}]}, {}, ["vote"]),
        ({"affectations": [{"action": "2.1", "montant": "100 €"}]}, {}, ["vote", "fiche"]),
    ],
)
def test_a_line_that_answers_to_a_vote_is_that_vote(
    vote: dict[str, Any], line: dict[str, Any], told: list[str]
) -> None:
    assert where(*found({**LINE, **line}, votes=({**VOTE, **vote},))) == told


@pytest.mark.parametrize(
    ("selected", "plan", "told"),
    [
        (("plan", "autre"), "ailleurs", 0),
        (("plan", "autre"), None, 1),
        (("plan",), None, 1),
        (("plan",), "plan", 1),
        (("autre",), "plan", 0),
        ((), None, 0),
    ],
)
def test_a_vote_belongs_to_the_plans_of_its_convention(
    selected: tuple[str, ...], plan: str | None, told: int
) -> None:
    vote = {**VOTE, "plan": plan} if plan else VOTE
    assert len(found(votes=(vote,), selected=selected)) == told


def test_a_vote_says_what_its_convention_says_where_it_says_nothing_itself() -> None:
    said = {
        "reference": "C-1",
        "beneficiaire": "etat",
        "vote": {"date": "23 juin 2024", "organisme": "region", "pour": "1", "reference": "V-1"},
    }
    own = {
        "reference": "S-1",
        "beneficiaire": "metropole",
        "date": "12 mars 2024",
        "objet": "Actions",
        "notification_ue": "non",
    }
    (plain,) = found(votes=(VOTE,), **said)
    assert (plain.convention, plain.reference, plain.beneficiaire, plain.date) == (
        "conv",
        "V-1",
        "etat",
        date(2024, 6, 23),
    )
    (told,) = found(votes=({**VOTE, **own},), **said)
    assert (told.reference, told.beneficiaire, told.date) == ("S-1", "metropole", date(2024, 3, 12))
    assert (told.objet, told.notification_ue, told.exercice) == ("Actions", False, 2024)
    (signed,) = found(votes=({**VOTE, **own},), **said, signature="1er juillet 2024")
    assert replace(signed, date=told.date) == told
    assert signed.date == date(2024, 7, 1)
    (bare,) = found(votes=(VOTE,), reference="C-1")
    assert (bare.reference, bare.beneficiaire, bare.date) == ("C-1", None, None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ({"date": "12 mars 2024"}, date(2024, 3, 12)),
        ({"date": "12 mars 2024", "statut": "notifié"}, date(2024, 3, 12)),
        ({"date": "12 mars 2024", "statut": "versé"}, None),
        ({"date": "12 mars 2024", "statut": "versé", "convention": "conv"}, date(2024, 7, 1)),
        ({"date": "12 mars 2024", "convention": "conv"}, date(2024, 7, 1)),
        ({}, None),
    ],
)
def test_a_line_is_dated_by_its_own_convention_or_its_decision(
    line: dict[str, Any], day: date | None
) -> None:
    (told,) = found({**LINE, **line}, signature="1er juillet 2024")
    assert (told.date, told.exercice, told.objet) == (day, 2024, "Action 0")
    assert told.place.path == ("moyens", "financiers", "financements", 0)
