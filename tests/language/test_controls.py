"""No way out lets a character through that steers what shows it; JSON keeps it, as an escape."""

from __future__ import annotations

import json

import pytest

from cmqplan.language.controls import as_json, one_line, visible
from cmqplan.tables import delimited, markdown

STEERING = [
    *map(chr, (0, 7, 8, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F)),
    "\u061c", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\udc80", "\ufffe", "\uffff",
]  # fmt: skip


@pytest.mark.parametrize("character", STEERING, ids=lambda character: f"U+{ord(character):04X}")
def test_no_way_out_lets_it_through(character: str) -> None:
    text = f"a{character}b"
    assert visible(text) == "a·b"
    assert character not in one_line(text)
    assert character not in delimited.harmless(text)
    assert character not in markdown.escaped(text)
    written = as_json({text: [text]})
    assert character not in written
    assert json.loads(written) == {text: [text]}


@pytest.mark.parametrize("text", ["a\tb\nc\r\nd", "Œuvre d’art, 1\u202f000\u00a0€ 👩‍🌾"])
def test_what_only_shows_stays(text: str) -> None:
    assert visible(text) == text


def test_a_lone_carriage_return_would_write_over_the_line() -> None:
    assert visible("bon\rmauvais") == "bon·mauvais"


def test_a_line_end_in_a_name_begins_no_line() -> None:
    assert one_line("1.1-a\n::error::b.yaml") == "1.1-a ::error::b.yaml"
