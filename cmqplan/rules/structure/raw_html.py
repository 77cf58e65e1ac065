"""CMQ114: HTML in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmqplan.findings import Finding, Place
from cmqplan.rules.declare import WARNING, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ114",
    "raw-html",
    WARNING,
    title=Said("Du HTML dans un texte", "HTML in a text"),
    says=Says(
        fr=(
            "« {tag} » est du HTML : il figurera dans le document tel qu'il est écrit",
            "retirez-le ; le gras s'écrit **ainsi**, l'italique *ainsi*, un nouveau paragraphe suit une ligne vide",
        ),
        en=(
            "“{tag}” is HTML: it will stand in the document as it is written",
            "take it out; bold is written **so**, italic *so*, a new paragraph follows an empty line",
        ),
    ),
    reason=Said(
        "Le même texte devient une page web, un PDF et un fichier Word : il s'écrit donc en Markdown léger ; le HTML n'est jamais interprété, et le lecteur verrait les balises.",
        "The same text becomes a web page, a PDF and a Word file, so it is written in light Markdown; HTML is never interpreted, and the reader would see the tags.",
    ),
    source=file_format(
        "Les textes sont en Markdown léger : paragraphes, listes, gras, italique, liens",
        "Texts are light Markdown: paragraphs, lists, bold, italic, links",
    ),
    fails=fiche("""\
constats: |
  Les métiers du bois recrutent.
  <b>Ils sont mal connus.</b>
""").at_line(6),
    passes=fiche("""\
constats: |
  Les métiers du bois recrutent.
  **Ils sont mal connus.**
"""),
)

_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--")


def check_text(place: Place, text: str) -> Iterator[Finding]:
    """One finding for each text with HTML in it, at the first tag."""
    match = _HTML.search(text) if "<" in text else None
    if match is not None:
        yield RULE.found(place.within(match.span()), tag=match[0][:40])
