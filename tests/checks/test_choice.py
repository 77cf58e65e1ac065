"""A rule that is passed over would have found nothing: told by keys, signs and traces, held against running them all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmqplan.checks import engine
from cmqplan.checks.catalogue import rules
from cmqplan.checks.choice import chooser, holds
from cmqplan.checks.completeness.placeholder import _PLACEHOLDER
from cmqplan.checks.example import lay_out
from cmqplan.checks.governance.person import _PERSON
from cmqplan.checks.rule import Rule
from cmqplan.checks.structure.link import _LINK
from cmqplan.checks.structure.raw_html import _HTML
from cmqplan.findings import Finding
from cmqplan.source.signs import signs
from tests.checks.test_catalogue import CODES
from tests.conftest import ROOT
from tests.mutations.mutation import Mutation, lay, restore, root_of
from tests.mutations.slips import mutations

DAY = date(2024, 6, 1)
OF_FICHES = [rule for rule in rules().values() if rule.fiche is not None]
CHOOSY = [rule for rule in OF_FICHES if rule.keys or rule.signs or rule.traces]


def all_of_them(_: object) -> Callable[..., object]:
    """A chooser that leaves nothing out."""
    return lambda _keys, _data: [rule.fiche for rule in OF_FICHES]


def both(folder: Path, monkeypatch: pytest.MonkeyPatch, today: date = DAY) -> tuple[list[str], list[str]]:
    """What the chosen checks find in a workspace, and what all of them do."""

    def found() -> list[str]:
        return sorted(map(shown, engine.examine(folder, today=today).findings))

    chosen = found()
    with monkeypatch.context() as patch:
        patch.setattr(engine, "chooser", all_of_them)
        return chosen, found()


def shown(finding: Finding) -> str:
    return f"{finding.place} {finding.code} {finding.variant}"


def test_there_are_choosy_rules() -> None:
    assert len(CHOOSY) > 20
    assert len(chooser(OF_FICHES)(frozenset(), b"")) <= len(OF_FICHES) - len(CHOOSY)


@pytest.mark.parametrize("which", ["failing", "passing"])
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_missed_in_an_example(
    code: str, which: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = getattr(rules()[code], which)
    lay_out(example, tmp_path)
    chosen, every = both(tmp_path, monkeypatch, date.fromisoformat(example.today))
    assert chosen == every


def test_nothing_is_missed_in_the_real_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    chosen, every = both(tmp_path, monkeypatch)
    assert chosen == every
    assert chosen


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return root_of(tmp_path_factory.mktemp("plans"))


@pytest.fixture
def laid(root: Path, mutation: Mutation) -> Iterator[Path]:
    try:
        lay(root, mutation)
        yield root
    finally:
        restore(root, mutation)


@pytest.mark.parametrize("mutation", mutations(), ids=str)
def test_nothing_is_missed_in_a_mistaken_plan(laid: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen, every = both(laid, monkeypatch)
    assert chosen == every


@pytest.mark.parametrize("rule", [rule for rule in OF_FICHES if rule.signs], ids=lambda rule: rule.code)
def test_a_sign_is_made_of_what_is_kept(rule: Rule) -> None:
    assert [sign for sign in rule.signs if signs(sign) != sign] == []


WORDS = """
TODO TBD FIXME xxx Xx xX X XX€ JJ/MM JJ/MM/AAAA Lorem lorem ipsum ??? ? ____ _ < > <date> <b> </p> <!-- [ ] ( ) … ...
[…] [...] [x] à À compléter completer définir definir préciser déterminer remplir renseigner rédiger confirmer
M. MM. Mme MME Mlle Mr Monsieur Madame Dr. Dupont Élise é a http://a.fr](b) ,
"""
PIECES = st.sampled_from([*WORDS.split(), " ", " ", " ", "\u00a0", "\u202f", "\n"])


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from([" ", "\n    ", "  \n  "]))
def test_what_a_pattern_finds_left_a_trace(text: str, space: str) -> None:
    """However the text is written down: YAML makes one space of a line's end and those around it."""
    data = text.replace(" ", space).encode()
    patterns = {"CMQ606": _PLACEHOLDER, "CMQ516": _PERSON, "CMQ122": _LINK, "CMQ114": _HTML}
    for code, pattern in patterns.items():
        if pattern.search(text):
            assert holds(rules()[code], signs(data), data), code
