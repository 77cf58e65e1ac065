"""HTML and Markdown say the same as the tree they are made from: every word, every figure, as often."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from cmqplan.documents.html import body
from cmqplan.documents.markdown import write as markdown
from tests.documents.making import LACKS, PLANS, lines, real_document
from tests.documents.test_hostile import _Page
from tests.documents.test_markdown import read

KINDS = (
    "plan",
    "fiche",
    "synthese",
    "bilan",
    "maquette",
    "deliberation",
    "convention-annexe",
    "partenaire",
    "avenant",
    "lettre",
    "compte-rendu-financier",
)


@pytest.mark.parametrize(("plan", "kind"), [one for one in product(PLANS, KINDS) if one not in LACKS])
def test_every_word_of_the_tree_is_in_both(plan: str, kind: str) -> None:
    document = real_document(plan, kind)
    page = _Page()
    page.feed(body(document).replace("><", "> <").replace("<br>", " "))
    expected = Counter(word for line in lines(document.contents) for word in line.split())
    assert sum(expected.values()) > 50
    captions = Counter(
        word for element in document.contents for line in _captions(element) for word in line.split()
    )
    assert expected - Counter(page.text.split()) == Counter()
    shown = read(markdown(document).replace("<br>", " ").replace("<li>", " ").replace("</li>", " "))
    assert expected - Counter(shown.text.split()) <= captions


def _captions(node: object) -> list[str]:
    """The captions of charts: Markdown has the table, not the chart."""
    if getattr(node, "tag", "") == "figcaption":
        return list(lines((node,)))  # type: ignore[arg-type]
    return [line for child in getattr(node, "children", ()) for line in _captions(child)]
