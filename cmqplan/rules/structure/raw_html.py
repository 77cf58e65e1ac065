"""CMQ114: HTML in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.texts import texts_of
from cmqplan.workspace.workspace import Entry

_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--")


def check(entry: Entry[Any], _: object = None) -> Iterator[Finding]:
    """One finding for each text with HTML in it, at the first tag."""
    for path, text in texts_of(entry.model):
        match = _HTML.search(text) if "<" in text else None
        if match is not None:
            yield Finding("CMQ114", entry.at(*path, part=match.span()), {"tag": match[0][:40]})


def check_plan(scene: Scene, _: object) -> Iterator[Finding]:
    if scene.plan is not None:
        yield from check(scene.plan)


RULE = Rule(
    code="CMQ114",
    slug="raw-html",
    severity=Severity.WARNING,
    title=N_("HTML in a text"),
    messages={"": N_("“{tag}” is HTML: it will stand in the document as it is written")},
    helps={"": N_("take it out; bold is written **so**, italic *so*, a new paragraph follows an empty line")},
    reason=N_(
        "The same text becomes a web page, a PDF and a Word file, so it is written in light Markdown; "
        "HTML is never interpreted, and the reader would see the tags."
    ),
    source=Source(Origin.FORMAT, N_("Texts are light Markdown: paragraphs, lists, bold, italic, links")),
    failing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"
        "constats: |\n  Les métiers du bois recrutent.\n  <b>Ils sont mal connus.</b>\n",
        line=6,
    ),
    passing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"
        "constats: |\n  Les métiers du bois recrutent.\n  **Ils sont mal connus.**\n",
    ),
    fiche=check,
    plan=check_plan,
    convention=check,
    campus=check,
    reseau=check,
)
