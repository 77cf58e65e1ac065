"""Bytes nobody would write: refused or read, explained, placed; never a crash."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.language.values import fill
from cmqplan.rules.catalogue import rules
from cmqplan.source.positions import Positions
from cmqplan.source.remarks import misread
from cmqplan.source.syntax import explain
from cmqplan.source.yaml import Refused, parse
from tests.conftest import ROOT

YAMLISH = st.text(
    st.sampled_from("ab1é😀 :-[]{},'\"|>&*!#?%@`\\\n\r\t.~=<\u00a0\ufeff\u2028\x00\x85"), max_size=80
)
FILES = sorted((ROOT / "plans").rglob("*.yaml"))


def read(data: bytes) -> None:
    """Read these bytes as the program does, and look at everything it would show."""
    try:
        value = parse(data)
    except Refused:
        found = explain("f", data)
        assert found
    else:
        found = misread("f", data)
        assert value is None or isinstance(value, str | list | dict)
    text = data.decode("utf-8-sig", errors="replace")
    positions = Positions(text)
    for finding in found:
        span = positions.span(finding.place)
        assert 1 <= span.line <= span.end_line <= len(positions.lines)
        assert 1 <= span.column <= len(positions.lines[span.line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        rule = rules()[finding.code]
        assert fill(rule.message(finding.variant), finding.params)
        assert fill(rule.advice(finding.variant), finding.params)
        for edit in finding.fix.edits if finding.fix else ():
            edited = positions.span(edit.place)
            assert edited.line == edited.end_line


@given(YAMLISH)
def test_signs_in_any_order(text: str) -> None:
    read(text.encode("utf-8"))


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    read(data)


@given(
    st.lists(
        st.sampled_from(
            [
                "a: b",
                "a:",
                "- x",
                "  - y",
                "    c: d",
                "  e: 'f",
                '"',
                "[g",
                "h]",
                "|",
                "\ti: j",
                "k:l",
                "* m",
                "n : o : p",
                "#q",
                "---",
                "...",
                " r",
                "{s: t",
                "u}",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_lines_in_any_order(lines: list[str], line_break: str) -> None:
    read(line_break.join(lines).encode())


SLIPS = [
    ":",
    " ",
    "\t",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    "-",
    "#",
    "\n",
    "*",
    "&",
    "!",
    "|",
    ">",
    "é",
    "\u00a0",
    "😀",
]


@pytest.mark.parametrize("seed", range(12))
def test_slips_of_the_keyboard_in_the_real_files(seed: int) -> None:
    random = Random(seed)
    assert len(FILES) > 15
    refused = 0
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        for _ in range(4):
            at = random.randrange(len(text))
            gone = random.choice((0, 1, 1, 3))
            slipped = text[:at] + random.choice(["", *SLIPS]) + text[at + gone :]
            read(slipped.encode())
            try:
                parse(slipped.encode())
            except Refused:
                refused += 1
    assert refused > 5


@pytest.mark.parametrize(
    "data",
    [
        "- a: 1\n\u0085\u00a0".encode(),
        "a: b\n\u2028\u00a0\n c: [".encode(),
        "a: b\n\u2028\u00a0\n  #1 #x*x<<: ".encode(),
        b"\xef\xbb\xbfa\xff",
        b"\xef\xbb\xbf\xef\xbb\xbfa: b",
    ],
)
def test_bytes_that_once_were_too_much(data: bytes) -> None:
    read(data)
