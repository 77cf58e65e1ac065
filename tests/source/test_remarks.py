"""What YAML reads without a word and not as it was meant, and the comments that silence a finding."""

from __future__ import annotations

import pytest

from cmqplan.findings import Finding
from cmqplan.source import characters
from cmqplan.source.lines import Lines, split_lines
from cmqplan.source.remarks import holds_ignore, ignores, misread
from cmqplan.source.syntax import explain
from cmqplan.source.yaml import MOST, Refused, read
from tests.source.test_syntax import mended, shown


def told(data: bytes) -> list[Finding]:
    """What is said of a file's YAML, whether it can be read or not."""
    try:
        return misread("f", data, dashed=read(data).dashed)
    except Refused:
        return explain("f", data)


SPACES = ["\u00a0", "\u202f", "\u2007", "\u00a0\u00a0"]


@pytest.mark.parametrize("space", SPACES, ids=ascii)
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a:\n  -~Une\n  -~Deux\n", ["2:4", "3:4"]),
        ("a:\n-~Une\n-~Deux\n", ["2:2", "3:2"]),
        ("a:\n  -~Une\n", ["2:4"]),
        ("a:\n  - Une\n  -~Deux\n", ["3:4"]),
        ("a:\n  -~Une\n  - Deux\n", ["2:4"]),
        ("a:\n  - b:\n      -~Une\n", ["3:8"]),
        ("a: |\n  Voici :\n  -~Une\n  -~Deux\n", ["3:4", "4:4"]),
        ("-~Une\n-~Deux\n", ["1:2", "2:2"]),
        ("a: Une -~deux\n", []),
        ('a: "-~Une\n  -~Deux"\n', []),
    ],
)
def test_a_no_break_space_behind_a_dash_is_told_at_each_dash(
    text: str, places: list[str], space: str
) -> None:
    written = text.replace("~", space)
    found = told(written.encode())
    assert [shown(finding) for finding in found] == [f"{place} CMQ004 no-break-space" for place in places]
    for finding in reversed(found):
        written = mended(written, finding.fix)
    assert written == text.replace("~", " " if places else space)


LISTS = [
    # a list that is read as one text, the variant told at its first sign, and the file with its fix (None: nobody can tell)
    ("a:\n  -Une\n  -Deux\n", ["dash"], "a:\n  - Une\n  - Deux\n"),
    ("-Une\n", ["dash"], "- Une\n"),
    ("a:\n  o Une\n  o Deux\n", ["bullet"], "a:\n  - Une\n  - Deux\n"),
    ("a:\n  •\u00a0Une\n  • Deux\n", ["bullet"], "a:\n  - Une\n  - Deux\n"),
    ("a:\n  \uf0b7 Une\n  \uf0a7Deux\n", ["bullet"], "a:\n  - Une\n  - Deux\n"),
    ("a:\n  – Une\n  – Deux\n", ["bullet"], "a:\n  - Une\n  - Deux\n"),
    ("a: |\n  Voici :\n  \uf0b7 Une\n  • Deux\n", ["bullet"], "a: |\n  Voici :\n  - Une\n  - Deux\n"),
    ("a:\n  - • Une\n  - Deux\n", ["bullet-after-dash"], "a:\n  - Une\n  - Deux\n"),
    ("a:\n  • Une\n  et la suite\n", ["bullet"], None),
    ("a: [• Une, \uf0b7 Deux]\n", ["bullet", "bullet"], None),
    ("a: Une\n  - Deux\n", ["folded"], None),
    ('a: "• Une"\n', [], None),
    ("a: Paris – Lyon\n", [], None),
]


@pytest.mark.parametrize(("text", "variants", "right"), LISTS, ids=ascii)
def test_a_list_read_as_one_text_is_told_once_and_mended_where_every_line_is_an_item(
    text: str, variants: list[str], right: str | None
) -> None:
    found = [finding for finding in told(text.encode()) if finding.code == "CMQ120"]
    assert [finding.variant for finding in found] == variants
    assert [mended(text, finding.fix) for finding in found if finding.fix] == ([right] if right else [])
    assert not characters.told("f", text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: Action #1\n", ["1:11"]),
        ("- a #2\n- b #c\n", ["1:5", "2:5"]),
        ("a: b # note\n", []),
        ("a: b #\tnote\n", []),
        ("a: b #\n", []),
        ("a: b ##\n", []),
        ("a: b #! note\n", []),
        ("a: Action #1\nb: c # note\nd: e # sur #2\n", ["1:11"]),
        ("a: b# #c\n", ["1:7"]),
        ("#note\na: b\n  #note\n", []),
    ],
)
def test_words_lost_behind_a_sign_are_told_and_comments_are_left_alone(text: str, places: list[str]) -> None:
    assert [shown(finding) for finding in misread("f", text.encode())] == [f"{at} CMQ017" for at in places]


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("a: Action #1\n", ""),
        ("a: #1f3f77\n", "whole"),
        ("- #1\n", "whole"),
        ("a: [b] #1\n", ""),
        ("a: #1\n  - b\n", ""),
    ],
)
def test_words_that_were_a_whole_value_are_told_so(text: str, variant: str) -> None:
    assert [(one.code, one.variant) for one in misread("f", text.encode())] == [("CMQ017", variant)]


def test_a_file_is_told_of_so_many_slips_at_once_and_no_more() -> None:
    text = "".join(f"k{n}: Atelier #{n}\n" for n in range(200))
    assert len(misread("f", text.encode())) == MOST


IGNORED = [
    # the lines of a file, and which line each of its comments speaks of
    ("a: b  # cmqplan: ignore[CMQ101]", [1]),
    ("# cmqplan: ignore\na: b", [2]),
    ("# cmqplan: ignore\n\n# note\n\na: b", [5]),
    ("# cmqplan: ignore\n# cmqplan: ignore[CMQ102]\na: b", [3, 3]),
    ("a: b\n# cmqplan: ignore\n# fin", [2]),
    ("a: b  # cmqplan: ignore\n# cmqplan: ignore\nc: d", [1, 3]),
]


@pytest.mark.parametrize(("text", "lines"), IGNORED)
def test_an_ignore_comment_speaks_of_its_line_or_of_the_next_one(text: str, lines: list[int]) -> None:
    found = list(ignores(split_lines(text)))
    assert [ignore.line for ignore in found] == lines
    for ignore in found:
        assert text.split("\n")[ignore.span.line - 1][ignore.span.column - 1 :].startswith("#")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a: b # cmqplan: ignore", True),
        ("# cmqplan: ignore[CMQ101]", True),
        ("a: cmqplan: ignore", False),
        ("a: b # note", False),
        ("a: b", False),
    ],
)
def test_a_file_with_an_ignore_comment_is_known_by_both_of_its_words(text: str, holds: bool) -> None:
    assert holds_ignore(text.encode()) is holds


def test_a_place_is_that_of_the_file_with_a_byte_order_mark() -> None:
    (finding,) = misread("f", "\ufeff-\u00a0Une".encode())
    assert Lines("-\u00a0Une").offset(1, 2) == 1
    assert Lines("Une").offset(3, 1) == 3
    assert shown(finding) == "1:2 CMQ004 no-break-space"


@pytest.mark.parametrize(
    "data",
    [
        b"a: x - y\n" + b"\n" * 1_900_000 + b"b: c\n",
        b"a: x - y\n" + b"  \n" * 600_000 + b"b: c\n",
        b"".join(b"k%d: x - y\n" % n + b"\n" * 1_000 for n in range(1_500)),
        b"a: {" + b", ".join(b"k%d: 1,5 k" % n for n in range(100_000)) + b"}\n",
        b"a: b\n" + b"# cmqplan: ignore\n" * 100_000,
        b"a:\n" + "  -\u00a0b\n".encode() * 200_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_files_made_to_break_a_reader_are_looked_at_once(data: bytes) -> None:
    """Each of these took minutes when every line was looked at once for each of the others."""
    assert len(told(data)) <= MOST
    assert sum(1 for _ in ignores(split_lines(data.decode()))) == data.count(b"ignore")
