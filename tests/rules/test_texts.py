"""What is shown to the rules about texts, and what is passed over because no rule could find anything in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cmqplan.findings import Place
from cmqplan.rules.catalogue import checks, modules
from cmqplan.rules.texts import holds_sign, shows_sign
from tests.rules.judging import judged

ROLE = Place("plans/plan-exemple/1.1-forum.yaml", ("porteurs", 0, "role"))
"""Where every rule about texts is asked."""

PIECES = (
    "M. ", "MM. ", "Mme ", "MME ", "mme ", "Mmes ", "Mlle ", "Mr ", "Monsieur ", "Madame ", "Dr. ", "Jeanne", "Exemple", "D'Or",
    "TODO", "todo", "TBD", "FIXME", "XXX", "xXx", "XX", " €", "JJ/MM", "/AAAA", "Lorem ipsum", "lorem ipsum", "???", "____",
    "à ", "À ", "a ", "compléter", "completer", "définir", "definir", "préciser", "déterminer", "remplir", "renseigner", "rédiger",
    "confirmer", ".", ";", "<", ">", "</", "b", "br/", "!--", "nom du lieu", "[", "]", "](", ")", "…", "...", "x", "X", "www.a.fr",
    "a@b.fr", "https://a.fr", "\n", " ", "|", "---", "\u00a0", "et", "Le lieu reste ",
    "- ", "* ", "1. ", "- - - - - - - - - a", f"\n{' ' * 16}",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("Lieu à définir")
@example("Mme Jeanne Exemple")
def test_what_a_rule_finds_something_in_holds_a_sign(text: str) -> None:
    if any(list(check(ROLE, text)) for check in checks("check_text")):
        assert shows_sign(text), text
        assert holds_sign({"porteurs": [{"role": text}]})


def test_the_pieces_make_every_rule_about_texts_find_something() -> None:
    made = [
        first + second + third for first in PIECES for second in PIECES for third in ("", ")", ">", "Exemple")
    ]
    silent = [
        module.RULE.code
        for module in modules()
        if hasattr(module, "check_text") and not any(list(module.check_text(ROLE, text)) for text in made)
    ]
    assert silent == []


@pytest.mark.parametrize(
    "written",
    [
        "livrables: [Lieu à définir]",
        "indicateurs: [{nom: Lieu\tà\tdéfinir}]",
        'constats: "Lieu \\u00e0 d\\u00e9finir"',
        "constats: Lieu\n  à\n  définir",
        "constats: |\n  Lieu à définir",
    ],
)
def test_a_text_is_looked_into_however_it_is_written(tmp_path: Path, written: str) -> None:
    found = judged(
        tmp_path, {ROLE.file: f"numero: 1.1\ntitre: Forum\nporteurs: [campus-exemple]\n{written}\n"}
    )
    assert "CMQ606" in [item.rule.code for item in found]
