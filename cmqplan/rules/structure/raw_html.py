"""CMQ114: HTML in a text, or a table drawn with bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmqplan.findings import Finding, Place
from cmqplan.language.values import Yaml
from cmqplan.rules.declare import WARNING, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ114",
    "raw-html",
    WARNING,
    title=Said("Du HTML ou un tableau dans un texte", "HTML or a table in a text"),
    says={
        "": Says(
            fr=(
                "« {tag} » est du HTML : il figurera dans le document tel qu'il est écrit",
                "retirez-le ; le gras s'écrit **ainsi**, l'italique *ainsi*, un nouveau paragraphe suit une ligne vide",
            ),
            en=(
                "“{tag}” is HTML: it will stand in the document as it is written",
                "take it out; bold is written **so**, italic *so*, a new paragraph follows an empty line",
            ),
        ),
        "table": Says(
            fr=(
                "un texte ne contient pas de tableau : ces barres figureront dans le document telles quelles",
                "faites-en une liste, une ligne du tableau par élément : {item}",
            ),
            en=(
                "a text holds no table: these bars will stand in the document as they are",
                "make a list of it, an item for each row of the table: {item}",
            ),
        ),
    },
    reason=Said(
        "Le même texte devient une page web, un PDF et un fichier Word : il s'écrit donc en Markdown léger. Le HTML et les tableaux n'y sont pas mis en forme, et le lecteur verrait les balises et les barres.",
        "The same text becomes a web page, a PDF and a Word file, so it is written in light Markdown. HTML and tables aren't laid out in it, and the reader would see the tags and the bars.",
    ),
    source=file_format(
        "Les textes sont en Markdown léger : paragraphes, listes, gras, italique, liens",
        "Texts are light Markdown: paragraphs, lists, bold, italic, links",
    ),
    fails=fiche("""\
constats: |
  Les métiers recrutent.
  <b>Ils sont mal connus.</b>
""").at_line(6),
    passes=fiche("""\
constats: |
  Les métiers recrutent.
  **Ils sont mal connus.**
"""),
)

_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--")
_TABLE = re.compile(
    r"^(?:[ \t]*\|.*\|[ \t]*\n[ \t]*\|.*\||.*\|.*\n(?=[^\n]*-)(?=[^\n]*\|)[ \t:|-]+$).*(?:\n.*\|.*)*",
    re.MULTILINE,
)
"""A row between bars and another below it, or a row and the line of dashes that rules a table's head."""


def check_text(place: Place, text: str) -> Iterator[Finding]:
    """One finding for each text with HTML in it, at the first tag; one for each with a table."""
    match = _HTML.search(text) if "<" in text else None
    if match is not None:
        yield RULE.found(place.within(match.span()), tag=match[0][:40])
    table = _TABLE.search(text) if "|" in text else None
    if table is not None:
        yield RULE.found(place.within(table.span()), "table", item=Yaml(_item(table[0])))


def _item(table: str) -> str:
    """The last row of a table as an item of a list: « - Élèves : 300 »."""
    cells = [cell.strip() for cell in table.splitlines()[-1].strip().strip("|").split("|")]
    first, *others = [cell for cell in cells if cell.strip(" :-")] or ["…"]
    return f"- {first} : {', '.join(others)}"[:80] if others else f"- {first}"[:80]
