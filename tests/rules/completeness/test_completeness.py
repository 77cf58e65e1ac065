"""What a fiche and a plan still lack: said once, and never as an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.findings import Severity
from cmqplan.rules.catalogue import rules
from cmqplan.rules.completeness.repeated_text import beginning, same
from cmqplan.rules.examples import FICHE, PLAN
from tests.rules.judging import codes, judged, told

BARE = "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n"


def test_no_rule_of_completeness_makes_a_plan_invalid() -> None:
    family = [rule for rule in rules().values() if rule.family == "CMQ6"]
    assert len(family) >= 13
    assert all(rule.severity is not Severity.ERROR for rule in family)


def test_a_bare_fiche_is_told_each_thing_once(tmp_path: Path) -> None:
    found = codes(judged(tmp_path, {FICHE.file: BARE}), "CMQ6")
    assert found == ["CMQ601", "CMQ602", "CMQ607", "CMQ608", "CMQ609", "CMQ612"]


def test_the_rows_left_empty_are_named_together(tmp_path: Path) -> None:
    found = next(
        i
        for i in judged(tmp_path, {FICHE.file: BARE + "objectifs: Donner envie\n"})
        if i.rule.code == "CMQ608"
    )
    assert found.message == "the rows constats and modalites aren't filled in"


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("TODO", "TODO"),
        ("Lieu à définir", "à définir"),
        ("Lieu (à préciser)", "à préciser"),
        ("À compléter.", "À compléter"),
        ("Montant de XXX euros", "XXX"),
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("Avec <nom du lycée>", "<nom du lycée>"),
        ("Le ____ mars", "____"),
        ("Quand ???", "???"),
        ("Aider les élèves à définir leur projet", None),
        ("Un projet à préciser avec les lycées", None),
        ("Le XXIe siècle", None),
        ("Écrire à <https://example.org>", None),
        ("Une quinzaine à venir", None),
        ("Vraiment ?", None),
    ],
)
def test_words_left_for_later_are_found_and_sentences_left_alone(
    text: str, placeholder: str | None, tmp_path: Path
) -> None:
    fiche = FICHE.text.replace(
        "livrables: [{texte: Programme du forum, remis: 15 janvier 2024}]", f'livrables: ["{text}"]'
    )
    found = [
        i.finding.params["text"] for i in judged(tmp_path, {FICHE.file: fiche}) if i.rule.code == "CMQ606"
    ]
    assert found == ([placeholder] if placeholder else [])


def test_a_placeholder_is_underlined_alone(tmp_path: Path) -> None:
    fiche = FICHE.text.replace(
        "livrables: [{texte: Programme du forum, remis: 15 janvier 2024}]",
        "livrables:\n  - Programme (à compléter)",
    )
    found = next(i for i in judged(tmp_path, {FICHE.file: fiche}) if i.rule.code == "CMQ606")
    line = fiche.splitlines()[found.site.span.line - 1]
    assert line[found.site.span.column - 1 : found.site.span.end_column - 1] == "à compléter"


def test_placeholders_are_looked_for_in_the_frame_too(tmp_path: Path) -> None:
    plan = PLAN.text.replace("titre: Le territoire", "titre: TODO")
    assert [file for file, *_ in told(tmp_path, {PLAN.file: plan}, "CMQ606")] == [PLAN.file]


@pytest.mark.parametrize(
    ("porteurs", "variant"),
    [
        ("[campus-exemple]", None),
        ("[{organisme: campus-exemple, statut: confirmé}]", None),
        ("[{organisme: campus-exemple, statut: pressenti}]", ""),
        ("[{organisme: campus-exemple, statut: sollicité}]", ""),
        ("[{organisme: campus-exemple, statut: pressenti}, lycee-exemple]", None),
        ('["..."]', "none"),
    ],
)
def test_somebody_has_agreed_to_carry_the_action(porteurs: str, variant: str | None, tmp_path: Path) -> None:
    fiche = FICHE.text.replace("porteurs: [campus-exemple]", f"porteurs: {porteurs}").replace(
        "lycee-exemple, metropole", "metropole"
    )
    assert [v for *_, v in told(tmp_path, {FICHE.file: fiche}, "CMQ603")] == (
        [variant] if variant is not None else []
    )


@pytest.mark.parametrize(
    ("old", "new", "variant"),
    [
        ("Donner envie d'apprendre un métier.", "Forum des MÉTIERS !", "title"),
        ("Donner envie d'apprendre un métier.", "Les jeunes connaissent mal ces métiers.", ""),
        ("[Une journée de rencontres dans chaque lycée]", "[Une journée, une journée]", "same-row"),
        ("[Une journée de rencontres dans chaque lycée]", '["Une  journée", Une journée.]', "same-row"),
        ("[Une journée de rencontres dans chaque lycée]", "[Journée, journée !]", "same-row"),
    ],
)
def test_a_row_says_something_of_its_own(old: str, new: str, variant: str, tmp_path: Path) -> None:
    fiche = FICHE.text.replace(old, new)
    assert [v for *_, v in told(tmp_path, {FICHE.file: fiche}, "CMQ605")] == [variant]


SOUNDS = st.text(st.sampled_from("aÉß .;,!\n\u00a0"), max_size=12)


@given(SOUNDS, SOUNDS)
def test_texts_that_are_the_same_begin_alike(one: str, other: str) -> None:
    assert beginning(one) == beginning(f" {one.upper()} ;") or same(one) != same(f" {one.upper()} ;")
    assert beginning(one) == beginning(other) or same(one) != same(other)


def test_an_announced_plan_without_any_fiche_is_said_once(tmp_path: Path) -> None:
    plan = PLAN.text.replace("métiers}", "métiers, actions: [1.1, 1.2, 1.3]}")
    found = judged(tmp_path, {"plans/plan-suivant/plan.yaml": plan})
    assert codes([i for i in found if "plan-suivant" in i.site.file]) == ["CMQ613"]
