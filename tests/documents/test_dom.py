"""The tree: what a template may write, how it is tidied, and how a mistake is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.documents.dom import (
    CHILDREN,
    HEADINGS,
    Drawing,
    Element,
    elements,
    outline,
    parse,
    table_of_contents,
    text_of,
    walk,
)
from cmqplan.documents.errors import TemplateRefused

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5" viewBox="0 0 10 5"><title>Titre</title><desc>Dit</desc><rect width="1" height="1"/></svg>'


def tree(content: str) -> tuple[Element, ...]:
    return parse(f"<h1>T</h1>{content}")[1:]  # type: ignore[return-value]


def test_white_space_is_collapsed_as_a_browser_does_and_no_break_spaces_stay() -> None:
    (p,) = tree("<p>\n a  <strong> b\n</strong> c\u00a0: <br> d\u202f€ </p>")
    assert p.children == ("a ", Element("strong", {}, ("b ",)), "c\u00a0:", Element("br"), "d\u202f€")


def test_a_cell_holds_inline_nodes_only_or_blocks_only() -> None:
    (table,) = tree(
        "<table><tbody><tr><td><p>seul</p></td><td>a <p>b</p> <em>c</em></td><td></td></tr></tbody></table>"
    )
    one, mixed, empty = next(elements((table,), "tr")).children
    assert isinstance(one, Element)
    assert isinstance(mixed, Element)
    assert isinstance(empty, Element)
    assert one.children == ("seul",)
    assert [child.tag for child in mixed.children if isinstance(child, Element)] == ["p", "p", "p"]
    assert empty.children == ()


def test_a_paragraph_left_empty_by_a_condition_is_left_out() -> None:
    assert tree("<p>  </p><ul></ul><p>x</p>") == (Element("p", {}, ("x",)),)


def test_headings_get_unique_ids_and_links_to_nowhere_become_text() -> None:
    found = tree(
        '<h2>Été</h2><h2>Été</h2><h3 id="fiche-1.1">F</h3><p><a href="#fiche-1.1">x</a> <a href="#absent">y</a></p>'
    )
    assert [heading.id for heading in elements(found, "h2", "h3")] == ["ete", "ete-2", "fiche-1-1"]
    assert [link.attributes["href"] for link in elements(found, "a")] == ["#fiche-1-1"]
    assert text_of(found[-1].children) == "x y"


def test_an_id_is_safe_in_every_format() -> None:
    (section,) = tree('<section id="1 é &quot;"><p>x</p></section>')
    assert section.id == "n-1"


def test_the_table_of_contents_stays_short_enough_to_be_read() -> None:
    many = "".join(f"<h2>Axe {n}</h2><h3>a</h3><h3>b</h3>" for n in range(40))
    assert len(table_of_contents(parse(f"<h1>T</h1>{many}"))) == 40
    assert len(outline(parse("<h1>T</h1><h2>a</h2><h3>b</h3><h4>c</h4>"), 4)) == 3


def test_a_drawing_says_what_it_shows() -> None:
    (figure,) = tree(f"<figure>{SVG}<figcaption>Dit autrement</figcaption></figure>")
    drawing = next(node for node in walk((figure,)) if isinstance(node, Drawing))
    assert (drawing.title, drawing.description, drawing.width, drawing.height) == ("Titre", "Dit", 10.0, 5.0)
    assert drawing.source == SVG


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<marquee>x</marquee>", "marquee"),
        ("<script>x</script>", "script"),
        ("<p onclick='x'>x</p>", "onclick"),
        ("<p style='x'>x</p>", "style"),
        ("<p><strong>x</p>", "strong"),
        ("<p>x", "p"),
        ("</p>", "p"),
        ("<div>texte nu</div>", "div"),
        ("<p><p>x</p></p>", "p"),
        ("<table><tr><td>x</td></tr></table>", "tr"),
        ("<ul><p>x</p></ul>", "p"),
        ("<h3>x</h3>", "h3"),
        ("<h1>x</h1>", "h1"),
        ("<h2> </h2>", "h2"),
        ("<p><a href='javascript:alert(1)'>x</a></p>", "javascript"),
        ("<p><a href='//evil.example'>x</a></p>", "evil"),
        ("<p><img src='x' alt=''></p>", "alt"),
        ("<table><tbody><tr><td colspan='deux'>x</td></tr></tbody></table>", "deux"),
        ("<!DOCTYPE html>", "DOCTYPE"),
        ('<p data-at="x">x</p>', "data-at"),
        ("<p data-at='x'>x</p>", "data-at"),
        ('<figure><svg width="1"></figure>', "svg"),
        ('<figure><svg number="7"></figure>', "svg"),
        (f"<figure>{SVG.replace('<rect', '<script/><rect')}</figure>", "script"),
        ("<figure>" + SVG.replace("<rect", '<rect onload="x"') + "</figure>", "onload"),
        (f"<figure>{SVG.replace('<title>Titre</title>', '')}</figure>", "title"),
        ("<figure>" + SVG.replace("<rect", '<rect fill="url(http://x)"') + "</figure>", "fill"),
    ],
)
def test_what_isnt_content_is_refused_by_name(content: str, says: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        tree(content)
    assert says in refused.value.message.format(**refused.value.params)


def test_a_document_needs_its_title() -> None:
    with pytest.raises(TemplateRefused, match="h1"):
        parse("<p>x</p>")


@st.composite
def contents(draw: st.DrawFn, tag: str = "section", depth: int = 4) -> str:
    """What may stand inside a tag, and now and then what may not."""
    texts = st.sampled_from(["\n", "a", " b \n c", "&lt;x&gt; &amp;", "\u00a0€ ", "d"])
    holds_text = "strong" in CHILDREN[tag]
    pieces = [draw(texts) if holds_text else ""]
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(st.sampled_from(sorted(CHILDREN[tag] - {"svg", "h1", "h3", "h4", "h5"}) or ["marquee"]))
        attributes = draw(
            st.sampled_from(
                [
                    "",
                    ' class="amount "',
                    ' id="Lieu 1"',
                    ' id="b"',
                    '\n lang="&lt;x"',
                    ' data-at="a/b.html.j2:3"',
                ]
            )
        )
        if child == "img":
            attributes += draw(st.sampled_from([' src="logo-1" alt="Logo"', ' src="logo-1" alt="Logo"', ""]))
        if child in ("br", "img"):
            pieces.append(f"<{child}{attributes}>")
            continue
        if child == "a":
            attributes += draw(st.sampled_from(["", ' href="#b"', ' href="#ailleurs"', ' href="//x"']))
        inside = draw(contents(child, depth - 1)) if child in CHILDREN else ""
        pieces.append(f"<{child}{attributes}>{inside}</{child}>")
        pieces.append(draw(texts) if holds_text else "\n")
    return "".join(pieces)


def outcome(content: str) -> object:
    try:
        return parse(content)
    except TemplateRefused as refused:
        return refused.message, refused.params, refused.origin


@given(contents())
def test_a_comment_changes_nothing_of_what_is_read(content: str) -> None:
    """A content without one is read by a shorter way."""
    assert outcome(f"<h1>T</h1>{content}") == outcome(f"<h1>T</h1>{content}<!-- rien -->")


def test_a_tag_may_be_written_in_any_way_that_html_allows() -> None:
    plain = tree('<p class="soft">a &amp; b &lt; c<br></p>')
    assert plain == tree("<P\n  CLASS = soft >a & b < c<BR/></p >")
    assert plain == tree("<p class='soft'>a &amp b &#60; c<br /></P>")


@given(contents())
def test_elements_are_found_wherever_they_may_stand(content: str) -> None:
    try:
        found = parse(f"<h1>T</h1>{content}")
    except TemplateRefused:
        return
    for tags in (HEADINGS, ("table",), ("a", "section"), ("tr",), ("p", "br")):
        everywhere = [node for node in walk(found) if isinstance(node, Element) and node.tag in tags]
        assert list(elements(found, *tags)) == everywhere
