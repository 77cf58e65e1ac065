"""Nothing of the data is lost: every amount, name, date, period and text of the YAML files is in the plan's document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from cmqplan import amounts, periods
from cmqplan.documents import french
from cmqplan.documents.dom import parse, text_of
from cmqplan.documents.texts import blocks
from cmqplan.rules.engine import examine
from tests.conftest import ROOT
from tests.documents.making import PLANS, real_document

AMOUNTS = {"montant", "total", "demande", "accorde", "financiers", "reste_a_financer"}
DATES = {"date", "recu"}
PARTIES = {"organisme", "financeur", "beneficiaire", "porteurs", "partenaires", "membres"}
LINKS = {"campus", "convention", "ligne_credit"}


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every scalar of a file, with the nearest key above it."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if key == "calendrier":
                yield "jalon", name
            yield from leaves(inside, name if key != "calendrier" else "calendrier")
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, key)
    else:
        yield key, value


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def shown(text: str) -> list[str]:
    """The lines that a text of light Markdown shows."""
    tree = parse(f"<h1>-</h1><div>{blocks(text)}</div>")
    return [words(text_of((node,))) for block in tree[1:] for node in _paragraphs(block)]


def _paragraphs(node: Any) -> Iterator[Any]:
    if node.tag in ("p", "li") and not any(
        getattr(child, "tag", "") in ("p", "ul", "ol") for child in node.children
    ):
        yield node
    else:
        for child in node.children:
            if not isinstance(child, str):
                yield from _paragraphs(child)


@pytest.mark.parametrize("plan", PLANS)
def test_every_value_of_the_files_is_in_the_document(plan: str) -> None:
    workspace = examine(ROOT, [plan], keep=True).workspace
    organismes = workspace.organismes
    convention = workspace.convention_of(plan)
    assert convention is not None
    document = words(" ".join(text_of((node,)) for node in _lines(real_document(plan).contents)))
    files = sorted((ROOT / "plans" / plan).glob("*.yaml"))
    assert len(files) == 6
    looked = 0
    for file in files:
        for key, value in leaves(yaml.load(file.read_text("utf-8"), yaml.BaseLoader)):
            looked += 1
            if key in AMOUNTS:
                expected = [str(amounts.parse(value))]
            elif key in DATES:
                day = periods.parse(value).debut
                assert day is not None
                expected = [french.day(day)]
            elif key in PARTIES:
                expected = ["liste ouverte" if value == "..." else organismes.nom_court(value)]
            elif key == "campus":
                expected = [workspace.campus[value].model.nom]
            elif key == "convention":
                expected = [workspace.conventions[value].model.titre]
            elif key == "ligne_credit":
                expected = [convention.model.lignes_credit[value].nom]
            else:
                expected = shown(value)
            for text in expected:
                assert words(text) in document, f"{file.name}: {key}: {value}"
    assert looked > 80


def _lines(nodes: Any) -> Iterator[Any]:
    """Blocks, so that the text of one doesn't run into the next."""
    for node in nodes:
        inside = getattr(node, "children", ())
        if any(
            getattr(child, "tag", "")
            in ("p", "ul", "ol", "li", "td", "th", "tr", "section", "div", "table", "dl")
            for child in inside
        ):
            yield from _lines(inside)
        else:
            yield node
            yield type(node)("span", {}, (" ",)) if hasattr(node, "tag") else node


@pytest.mark.parametrize("plan", PLANS)
def test_full_names_of_parties_are_there_too(plan: str) -> None:
    workspace = examine(ROOT, [plan], keep=True).workspace
    document = words(text_of(real_document(plan).contents))
    named = {name for resume in workspace.resumes[plan] for name in resume.organismes} - {"..."}
    assert named
    for name in named:
        assert words(workspace.organismes[name].model.nom) in document
