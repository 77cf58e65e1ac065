"""What an editor proposes beside a finding: once one of them is done the finding is gone, and nothing else is wrong."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cmqplan.editor.mends import Mend, mends
from cmqplan.editor.opened import Opened
from cmqplan.findings import Severity
from cmqplan.report.assemble import Report
from cmqplan.rules.catalogue import rules
from cmqplan.rules.declare import Example
from cmqplan.rules.examples import FICHE, money
from cmqplan.source.edits import Refusal, apply
from tests.conftest import lay

pytestmark = pytest.mark.usefixtures("french")

OFFERED = {
    # of each rule's failing example
    "CMQ101": ["Ajouter « porteurs »"], "CMQ110": ["Écrire « office-tourisme »"],
    "CMQ111": ["Écrire « 1.1 »"], "CMQ122": ["Écrire « https://www.example.org/forum »"], "CMQ125": ["Écrire « objectifs »"],
    "CMQ201": ["Corriger la ligne : 4 000 €", "Corriger le total : 10 500 €"], "CMQ215": ["Écrire « 2024 »"],
    "CMQ401": ["Écrire « metropole »", "Déclarer « metropol » dans plans/organismes.yaml"], "CMQ410": ["Écrire « exemple »"],
    "CMQ411": ["Écrire « region-2024-2026 »"], "CMQ414": ["Écrire « orientation »"], "CMQ417": ["Écrire « plan-exemple »"],
    "CMQ422": ["Écrire « plan-exemple »"],
}  # fmt: skip


@pytest.mark.parametrize("code", rules())
def test_what_is_proposed_mends_a_rule_s_example(tmp_path: Path, code: str) -> None:
    example = rules()[code].fails
    assert _done(tmp_path, example, code) == OFFERED.get(code, [])


BALANCED = (
    # the lines and what is to be found beside a total of 10 000 €, what is proposed
    ("- {financeur: region, montant: 6 000 €}", "",
     ["Corriger la ligne : 10 000 €", "Corriger le total : 6 000 €", "Dire ce qui reste à trouver : 4 000 €"]),
    ("- {financeur: region, montant: 6 000 €}", "reste_a_financer: 3 000 €",
     ["Corriger le total : 9 000 €", "Dire ce qui reste à trouver : 4 000 €"]),
    ("- {financeur: region, montant: 10 000 €}", "reste_a_financer: 3 000 €",
     ["Corriger le total : 13 000 €", "Retirer « reste_a_financer »"]),
    ("- {financeur: region, taux: 20 %}", "", ["Dire ce qui reste à trouver : 8 000 €"]),
    # spending makes the total: the total isn't what is wrong
    ("- {financeur: region, montant: 6 000 €}", "depenses: [{compte: 60, intitule: Achats, montant: 10 000 €}]",
     ["Corriger la ligne : 10 000 €", "Dire ce qui reste à trouver : 4 000 €"]),
)  # fmt: skip


@pytest.mark.parametrize(("lines", "beside", "offered"), BALANCED)
def test_a_split_is_mended_where_it_may_be_wrong(
    tmp_path: Path, lines: str, beside: str, offered: list[str]
) -> None:
    example = money(f"total: 10 000 €\nfinancements:\n  {lines}\n{beside}\n")
    assert _done(tmp_path, example, "CMQ201") == offered


UNKNOWN = (
    # who is named, and what is done about it
    ("Mission locale du Val", ["Déclarer « mission-locale-du-val » dans plans/organismes.yaml"]),
    ("nouveau", ["Déclarer « nouveau » dans plans/organismes.yaml"]),
    ('"..."', []),
)  # fmt: skip


@pytest.mark.parametrize(("named", "offered"), UNKNOWN)
def test_whoever_is_unknown_is_declared(tmp_path: Path, named: str, offered: list[str]) -> None:
    example = FICHE.replacing("financeur: region", f"financeur: {named}")
    assert _done(tmp_path, example, "CMQ401") == offered


def _done(root: Path, example: Example, code: str) -> list[str]:
    """The titles of what is proposed about a rule's findings, each done and judged."""
    opened = Opened(lay(root, {**example.others, example.file: example.data}))
    today = date.fromisoformat(example.today)
    examination = opened.examine(today)
    first = opened.report(examination)
    found = [item for item in first.located if item.rule.code == code]
    proposed = [
        mend
        for item in found
        if item.finding.fix is None
        for mend in mends(examination.workspace, opened.sources, item.finding)
    ]
    for mend in proposed:
        after = Opened(root, _changed(opened, mend)).judge(today)
        assert sum(item.rule.code == code for item in after.located) < len(found), mend.title
        assert not _errors(after) - _errors(first), mend.title
    return [mend.title.replace("\u00a0", " ").replace("\u202f", " ") for mend in proposed]


def _changed(opened: Opened, mend: Mend) -> dict[str, bytes]:
    made = {}
    for file, changes in mend.changes.items():
        data = apply(opened.sources.read(file), changes)
        assert not isinstance(data, Refusal), mend.title
        made[file] = data
    return made


def _errors(report: Report) -> Counter[str]:
    return Counter(item.rule.code for item in report.located if item.severity is Severity.ERROR)
