"""CMQ126: a list in a text that lies too deep in others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from cmqplan.findings import Finding, Place
from cmqplan.rules.declare import ERROR, Rule, Said, Says, fiche, file_format
from cmqplan.rules.texts import shows_deep_list

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_DEEPEST = 8
"""Word has nine levels of lists, and a text may itself be an item of a document's list."""


def _nested(levels: int) -> str:
    return "constats: |\n" + "".join(f"  {'  ' * level}- Le point {level + 1}\n" for level in range(levels))


RULE = Rule(
    "CMQ126",
    "deep-list",
    ERROR,
    title=Said("Une liste trop imbriquée dans un texte", "A list too deep in others in a text"),
    says=Says(
        fr=(
            "cette liste est dans {most} autres, et un document n'en tient pas tant",
            "remontez ces éléments d'un niveau ou plus : moins d'espaces devant leur tiret",
        ),
        en=(
            "this list stands in {most} others, more than a document holds",
            "move these items up a level or more: fewer spaces before their dash",
        ),
    ),
    reason=Said(
        "Word n'a que neuf niveaux de liste, et le texte peut lui-même être un élément de liste dans le document. Une liste si profonde ne s'y fait pas, et personne ne la lirait.",
        "Word has only nine levels of lists, and the text may itself be an item of a list in the document. A list so deep can't be made there, and nobody would read it.",
    ),
    source=file_format(
        "Les listes d'un texte ont huit niveaux au plus",
        "A text's lists have eight levels at most",
    ),
    fails=fiche(_nested(_DEEPEST + 1)).at_line(13),
    passes=fiche(_nested(_DEEPEST)),
)


@cache
def _parser() -> MarkdownIt:
    from cmqplan.model.texte import markdown_leger

    return markdown_leger()


def check_text(place: Place, text: str) -> Iterator[Finding]:
    """One finding for each text, at the first line that lies too deep."""
    if not shows_deep_list(text):
        return
    level = 0
    for token in _parser().parse(text):
        if token.type.endswith("list_open"):
            level += 1
        elif token.type.endswith("list_close"):
            level -= 1
        if level > _DEEPEST and token.map is not None:
            lines = text.split("\n")
            start = sum(len(line) + 1 for line in lines[: token.map[0]])
            yield RULE.found(place.within((start, start + len(lines[token.map[0]]))), most=_DEEPEST)
            return
