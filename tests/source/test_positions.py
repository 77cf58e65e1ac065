"""Where things stand: each text's span, cut out of the file, is that text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.findings import Place, Span
from cmqplan.findings.finding import Path as KeyPath
from cmqplan.source.lines import Lines
from cmqplan.source.positions import Positions
from cmqplan.source.yaml import DEEPEST, parse
from tests.conftest import ROOT

FILES = sorted((ROOT / "plans").rglob("*.yaml"))


def cut(text: str, span: Span) -> str:
    """What stands in a span."""
    lines = Lines(text)
    return text[lines.offset(span.line, span.column) : lines.offset(span.end_line, span.end_column)]


def scalars(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from scalars(item, (*path, key))
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from scalars(item, (*path, n))


def test_there_are_real_plans() -> None:
    assert len(FILES) > 15


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_each_text_of_a_real_file_is_found_where_it_stands(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    positions = Positions(text)
    found = 0
    for path, value in scalars(parse(text.encode())):
        node = positions.node(path)
        assert node is not None, path
        written = cut(text, positions.span(Place("f", path)))
        if node.style is None:
            assert " ".join(written.split()) == " ".join(value.split())
        elif node.style == '"':
            assert written[0] == written[-1] == '"'
            assert written[1:-1] == value
        else:
            assert "".join(written.split()).endswith("".join(value.split()))
        found += 1
    assert found > 3


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_each_key_of_a_real_file_is_found_where_it_stands(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    positions = Positions(text)
    for path, _ in scalars(parse(text.encode())):
        if isinstance(path[-1], str):
            assert cut(text, positions.span(Place("f", path, on="key"))) == path[-1]


WORDS = st.text(st.sampled_from("abé😀 ,:#'\"-\\€\u00a0"), min_size=1, max_size=12)


def double_quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@given(
    st.lists(st.tuples(WORDS, st.sampled_from([double_quoted, single_quoted])), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
)
def test_each_text_is_found_whatever_stands_around_it(
    items: list, line_break: str, flow: bool, mark: bool
) -> None:
    """Emoji before it on the line, every kind of line break, in brackets or not, with a byte-order mark or not."""
    pieces = [quote(word) for word, quote in items]
    text = (
        "😀: [" + ", ".join(pieces) + "]"
        if flow
        else "é:" + line_break + line_break.join(f"  - {piece}" for piece in pieces)
    )
    data = ("\ufeff" if mark else "").encode() + text.encode()
    positions = Positions(data.decode("utf-8-sig"))
    key = "😀" if flow else "é"
    for n, piece in enumerate(pieces):
        assert cut(text, positions.span(Place("f", (key, n)))) == piece


@given(st.text(st.sampled_from("ab é😀\n\r\u2028\x85\t"), max_size=40))
def test_offsets_and_places_are_two_names_for_one_thing(text: str) -> None:
    lines = Lines(text)
    assert "".join(text[start:end] for start, end in lines.pieces(0, len(text))) == "".join(lines.lines)
    for offset in range(len(text) + 1):
        span = lines.span(offset, offset)
        assert lines.offset(span.line, span.column) == offset
    assert "\n".join(lines.lines) == text.replace("\r\n", "\n").replace("\r", "\n")


def spans(text: str, *places: Place) -> list[tuple[int, int, int, int]]:
    positions = Positions(text)
    found = [positions.span(place) for place in places]
    return [(s.line, s.column, s.end_line, s.end_column) for s in found]


def test_a_single_value_is_the_first_item_of_its_list() -> None:
    text = "porteurs: edf\nfinancements: {financeur: edf, montant: 5 €}\n"
    assert spans(
        text, Place("f", ("porteurs", 0, "organisme")), Place("f", ("financements", 0, "montant"))
    ) == [
        (1, 11, 1, 14),
        (2, 41, 2, 44),
    ]


def test_a_path_that_leads_too_far_is_shown_at_the_key_where_it_ends() -> None:
    text = "moyens:\n  humains: x\n"
    assert spans(text, Place("f", ("moyens", "financiers", "total"))) == [(1, 1, 1, 7)]


def test_a_list_over_several_lines_is_shown_by_its_key_and_its_item_by_its_first_line() -> None:
    text = "etapes:\n  - nom: Comité\n    periode: 2024\n"
    assert spans(text, Place("f", ("etapes",)), Place("f", ("etapes", 0))) == [(1, 1, 1, 7), (2, 5, 2, 16)]


def test_a_file_too_deep_to_be_read_has_places_until_there() -> None:
    assert spans("a: b\nc: " + "[" * 2 * DEEPEST, Place("f", ("a",))) == [(1, 4, 1, 5)]


def test_a_file_that_stops_short_has_places_until_there() -> None:
    assert spans("a: b\nc: [", Place("f", ("a",))) == [(1, 4, 1, 5)]


def test_a_file_that_is_one_text_is_shown_by_its_first_line() -> None:
    assert spans("un\ntexte\n", Place("f", ())) == [(1, 1, 1, 3)]


def test_a_list_or_a_mapping_on_one_line_is_shown_whole() -> None:
    assert spans("a: [b, c]\n", Place("f", ("a",)), Place("f", ("a", 1))) == [(1, 4, 1, 10), (1, 8, 1, 9)]
    assert Positions("a: b").node(("c", 0)) is None


def test_a_value_that_is_missing_is_shown_by_its_key() -> None:
    assert spans("a: b\ntitre:\n", Place("f", ("titre",))) == [(2, 1, 2, 6)]


@pytest.mark.parametrize(
    ("text", "part", "place"),
    [
        ("a: mars 2024", (5, 9), (1, 9, 1, 13)),
        ("a: 'mars 2024'", (5, 9), (1, 10, 1, 14)),
        ("😀: mars 2024", (5, 9), (1, 9, 1, 13)),
        ("a: mars\n  mars", (5, 9), (2, 3, 2, 7)),
        ("a: mars\n  mai", (3, 3), (1, 7, 1, 8)),
        ('a: "\\x41\\x41\\x41"', (2, 3), (1, 4, 1, 18)),
        ("😀: |\n  mars\n  2024", (5, 9), (3, 3, 3, 7)),
        ("😀: >-\n  mars 2024\n  mars 2025", (10, 14), (3, 3, 3, 7)),
    ],
)
def test_some_characters_of_a_text_are_found_where_the_file_has_them(
    text: str, part: tuple[int, int], place: tuple
) -> None:
    key = next(iter(parse(text.encode())))  # type: ignore[arg-type]
    assert spans(text, Place("f", (key,), part=part)) == [place]


def test_an_amount_with_a_decimal_comma_between_braces_is_one_text() -> None:
    text = "{montant: 12,5 k€, statut: accordé}"
    assert spans(text, Place("f", ("montant",)), Place("f", ("statut",))) == [(1, 11, 1, 18), (1, 28, 1, 35)]


def test_a_separator_that_only_yaml_counts_as_a_line_begins_none() -> None:
    text = 'a: "x\u2028y"\nb: z'
    assert spans(text, Place("f", ("b",))) == [(2, 4, 2, 5)]


@given(st.text(st.sampled_from("a:b -[]{}'\"|>&*!#\n\t é😀?,"), max_size=60))
def test_no_text_is_too_strange_to_be_placed(text: str) -> None:
    positions = Positions(text)
    for path in ((), ("a",), ("a", 0), ("b", "a", 1)):
        span = positions.span(Place("f", path, part=(0, 2)))
        assert 1 <= span.line <= span.end_line <= len(positions.lines)
