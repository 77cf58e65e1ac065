"""What changed between two values loses nothing: laid on the first, it gives the second."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.versions.values import ABSENT, Changement, applied, changes
from cmqplan.versions.wording import amended

values = st.recursive(
    st.sampled_from(["a", "b", "", "50 000 €"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from("abc"), below, max_size=3),
    max_leaves=12,
)


@given(values, values)
def test_changes_laid_on_the_first_give_the_second(before: Any, after: Any) -> None:
    found = [Changement.of_plain(json.loads(json.dumps(change.plain()))) for change in changes(before, after)]
    assert applied(before, found) == after
    assert bool(found) == (before != after)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"a": "1", "b": ["x", "y"]}, {"a": "1", "b": ["x", "z"]}, [(("b", 1), "y", "z")]),
        ({"a": ["x"]}, {"a": ["x", "y"]}, [(("a",), ["x"], ["x", "y"])]),
        ({"a": "1"}, {"b": "1"}, [(("a",), "1", ABSENT), (("b",), ABSENT, "1")]),
        (ABSENT, {"a": "1"}, [((), ABSENT, {"a": "1"})]),
        ({"a": {"b": {"c": "1"}}}, {"a": {"b": {"c": "2"}}}, [(("a", "b", "c"), "1", "2")]),
    ],
)
def test_the_smallest_thing_that_changed_is_told(before: Any, after: Any, found: list[Any]) -> None:
    assert list(changes(before, after)) == found


@given(st.lists(st.sampled_from("abcdefgh"), max_size=12), st.lists(st.sampled_from("abcdefgh"), max_size=12))
def test_each_word_of_an_amended_text_that_comes_or_goes_is_said(before: list[str], after: list[str]) -> None:
    said = amended(" ".join(before), " ".join(after))
    for language in said:
        assert {*before} ^ {*after} <= {*re.findall(r"\w", " ".join(re.findall("[«“](.*?)[»”]", language)))}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("un deux trois quatre cinq six", "un deux trois quatre 5 six", "le mot « cinq » est remplacé par « 5 »"),
        ("un deux trois quatre cinq six", "un deux trois quatre six", "le mot « cinq » est supprimé"),
        ("un deux trois quatre cinq", "zéro un deux trois quatre cinq", "le mot « zéro » est ajouté au début"),
        ("un deux trois quatre cinq", "un deux trois quatre cinq, six et sept", "le mot « cinq » est remplacé par « cinq, six et sept »"),
        ("un deux trois quatre cinq", "un deux trois quatre cinq six sept", "après « deux trois quatre cinq », sont ajoutés les mots « six sept »"),
        ("le bois et le fer et le verre", "le bois et le fer et la pierre", "les mots « le verre » sont remplacés par « la pierre »"),
        ("a b a b a c d e", "a b a b d c d e", "les mots « b a b a » sont remplacés par « b a b d »"),
        ("un deux", "un trois", "« un deux » devient « un trois »"),
        ("un deux trois quatre cinq", "tout autre chose en somme", "« un deux trois quatre cinq » devient « tout autre chose en somme »"),
        ("a b , c d e f g", "a b x, c d e f g", "le mot « , » est remplacé par « x, »"),
    ],
)  # fmt: skip
def test_a_text_is_amended_as_a_decision_amends_one(before: str, after: str, said: str) -> None:
    assert amended(before, after).fr == said
