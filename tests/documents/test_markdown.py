"""Markdown: what is written is what is shown."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cmqplan.documents.markdown import of_text, write
from cmqplan.documents.texts import blocks
from cmqplan.language.markdown import escape
from tests.documents.making import HOSTILE, document, real_document

READER = MarkdownIt("gfm-like", {"linkify": False})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def read(markdown: str) -> _Text:
    """What a Markdown text shows: its text, and the tags it makes."""
    text = _Text()
    text.feed(READER.render(markdown))
    return text


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60
    )
)
@example("*a* _b_ `c` [d](e) ![f](g) <h> &amp; &#60; ~~i~~ | j $k$ :l: \\")
@example("# titre")
@example("1. liste")
@example("- liste")
@example("+ liste")
@example("===")
@example("a_b_c __d__ _e_f")
@example("10) x")
def test_an_escaped_text_shows_the_very_same_characters(text: str) -> None:
    shown = read(f"x {escape(text)} x")
    assert (
        shown.text.strip() == " ".join(f"x {text} x".split(" ")).strip()
        or shown.text.split() == f"x {text} x".split()
    )
    assert shown.tags == ["p"]


@given(st.text(alphabet="aéb 1-+*_[]`\\&;\t\u00a0\x1f<>!x#."))
@example("Été & <b> « a » !")
def test_a_text_of_one_line_is_what_markdown_makes_of_it(text: str) -> None:
    """Most texts say nothing in Markdown, and aren't read as such: that shows in nothing."""
    rules = ["emphasis", "list", "backticks", "escape", "entity"]
    expected = MarkdownIt("zero").enable(rules).render(text)
    assert unescape(blocks(text)).replace(" ", "") == unescape(expected).replace("\n", "").replace(" ", "")


@given(st.sampled_from("#-+=*>") | st.from_regex(r"[0-9]{1,3}[.)] ?", fullmatch=True))
def test_a_text_that_begins_like_markdown_stays_a_paragraph(start: str) -> None:
    assert read(escape(f"{start} suite")).tags == ["p"]


def test_hostile_text_comes_out_literally() -> None:
    made = document("<p>X</p>".replace("X", HOSTILE.replace("&", "&amp;").replace("<", "&lt;")))
    assert " ".join(read(write(made)).text.split()).endswith(" ".join(HOSTILE.split()))


def test_a_users_text_keeps_its_emphasis_and_nothing_else() -> None:
    shown = read(of_text("**gras** *italique* <b>non</b> [lien](https://a.fr) [pas un lien](javascript:x)"))
    assert shown.tags == ["p", "strong", "em", "a"]
    assert "<b>non</b>" in shown.text
    assert "[pas un lien](javascript:x)" in shown.text


def test_a_table_keeps_its_cells() -> None:
    made = document(
        '<table><caption>C</caption><thead><tr><th scope="col">A|B</th><th scope="col" class="amount">M</th></tr></thead>'
        '<tbody><tr><th scope="row" rowspan="2">r</th><td><ul><li>un</li><li>deux</li></ul></td></tr>'
        '<tr><td>a<br>b</td></tr></tbody><tfoot><tr class="total"><td colspan="2">fin</td></tr></tfoot></table>'
    )
    assert write(made).splitlines()[4:] == [
        "| A\\|B | M |",
        "| --- | ---: |",
        "| **r** | <ul><li>un</li><li>deux</li></ul> |",
        "|  | a<br>b |",
        "| **fin** |  |",
    ]


def test_two_lists_that_follow_one_another_stay_two() -> None:
    shown = read(write(document("<ul><li>a</li></ul><dl><dt>b</dt><dd>c</dd></dl>")))
    assert shown.tags.count("ul") == 2


def test_every_link_of_the_table_of_contents_leads_to_a_heading_or_an_anchor() -> None:
    import re

    text = write(real_document("plan-2024"))
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(links) > 20
    assert set(links) <= headings | anchors
