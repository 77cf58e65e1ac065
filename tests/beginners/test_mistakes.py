"""A beginner's mistake is answered by one message, and what it advises is valid when written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from cmqplan.findings import Severity
from cmqplan.language import gettext
from cmqplan.report.assemble import Located
from tests.beginners.mistakes import MISTAKES, Mistake
from tests.rules.judging import judged

PENDING = frozenset(
    [
        "no-porteurs",
        "no-titre",
        "only-a-titre",
        "no-financeur",
        "n-degree",
        "echeance",
        "montant-under-financiers",
        "autofinancement",
        "autofinancement-as-funder",
        "statut-at-top",
        "partners-in-one-text",
        "partners-with-semicolons",
        "partners-with-et",
        "partner-to-confirm",
        "person-as-partner",
        "person-and-body",
        "dash-glued",
        "to-be-defined-partner",
        "funder-as-key",
        "funder-and-amount-in-a-text",
        "funder-alone",
        "letter-o",
        "amount-in-words",
        "amount-to-define",
        "share-in-montant",
        "financements-mapping",
        "date-to-set",
        "to-define-date",
        "statut-text-for-suivi",
        "numero-code",
        "numero-letter",
        "bullet-o",
        "bullet-private",
        "smart-quotes",
        "markdown-table",
        "list-for-title",
        "empty-value",
        "text-for-moyens",
        "no-yaml-at-all",
        "organisme-as-text",
        "organismes-as-list",
        "organismes-as-list-of-names",
        "type-metropole",
        "type-region",
        "type-lycee",
        "type-universite",
        "type-commune",
        "empty-organisme",
        "axes-as-texts",
        "parties-in-one-text",
        "fiche-in-conventions",
        "fiche-in-plans",
        "fiche-beside-plans",
        "plan-capital",
        "copy",
        "organismes-misnamed",
        "organismes-in-plan",
        "convention-in-plan",
    ]
)
"""Not answered as they deserve yet."""


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    before = gettext.current()
    gettext.use("fr")
    yield
    gettext.use(before)


def spoken(text: str) -> str:
    """As it is typed: with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def weighty(folder: Path, files: Mapping[str, str | None]) -> list[Located]:
    """What a beginner must see to: errors and warnings."""
    return [item for item in judged(folder, files) if item.severity is not Severity.INFO]


def rows() -> Iterator[ParameterSet]:
    for mistake in MISTAKES:
        marks = [pytest.mark.xfail(strict=True)] if mistake.name in PENDING else []
        yield pytest.param(mistake, marks=marks, id=mistake.name)


@pytest.mark.parametrize("mistake", rows())
def test_one_message_whose_advice_is_valid(mistake: Mistake, tmp_path: Path) -> None:
    found = weighty(tmp_path / "made", mistake.made)
    shown = "\n".join(f"{item.site.file} {item.rule.code} {item.message} → {item.help}" for item in found)
    assert [item.rule.code for item in found] == [mistake.code], shown
    assert mistake.advice in spoken(found[0].help), shown
    after = judged(tmp_path / "mended", mistake.mended)
    left = [item for item in after if item.severity is Severity.ERROR or item.rule.code == mistake.code]
    assert not left, [(item.rule.code, item.message) for item in left]


def test_there_are_enough() -> None:
    assert len(MISTAKES) == len({mistake.name for mistake in MISTAKES}) >= 120
