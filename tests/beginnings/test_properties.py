"""Whatever ``new`` writes, in whatever order, is valid as it is written: no error, and no warning but of a second
convention that the plan doesn't name, which is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.beginnings.test_begin import findings
from tests.conftest import run_here

NAMES = st.one_of(
    st.sampled_from(
        ["Forum des métiers", "12", "L'Île : « a » #1", "- x", "oui", "Plan 2027", "métiers " * 12]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=30),
)
STEP = st.one_of(
    st.tuples(st.just("fiche"), st.just("--title"), NAMES, st.just("--plan"), st.just("plan-2027")),
    st.tuples(st.sampled_from(["organisme", "campus", "document"]), st.just("--"), NAMES),
    st.tuples(st.just("convention"), st.just("--plan"), st.just("plan-2027"), st.just("--"), NAMES),
    st.tuples(st.just("plan"), st.just("--title"), NAMES),
    st.just(("plan", "--like", "plan-2027")),
    st.just(("fiche", "--like", "1.1", "--plan", "plan-2027")),
)


@settings(max_examples=20)
@given(st.lists(STEP, min_size=1, max_size=5))
def test_what_new_writes_is_valid_in_any_order(steps: list[tuple[str, ...]]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        assert run_here("init", "--year", "2027", cwd=folder).code == 0
        told = False
        for step in steps:
            done = run_here("new", *step, cwd=folder)
            assert done.code in (0, 2), done.err
            assert (done.code == 0) == ("cmqplan validate" in done.err or "cmqplan render" in done.err), (
                done.err
            )
            told = told or "for a plan to name it, write" in done.err
            found = {line.rpartition(": ")[2] for line in findings(folder, date(2027, 1, 15))}
            assert found <= ({"CMQ421"} if told else set())
