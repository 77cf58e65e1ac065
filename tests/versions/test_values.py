"""What changed between two values loses nothing: laid on the first, it gives the second."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.versions.compare import words_changed
from cmqplan.versions.values import ABSENT, Changement, applied, changes

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


@given(
    st.lists(st.sampled_from(["un", "deux", " ", "\n", "trois"])).map("".join), st.text("ab ", max_size=20)
)
def test_words_that_stay_and_go_make_the_first_text_those_that_stay_and_come_the_second(
    before: str, after: str
) -> None:
    parts = list(words_changed(before, after))
    assert "".join(text for kind, text in parts if kind != "+") == before
    assert "".join(text for kind, text in parts if kind != "-") == after
