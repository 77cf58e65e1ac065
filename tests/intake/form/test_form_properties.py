"""Over generated plans: an answer that changes nothing changes no byte, and one that changes a cell changes that value only."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cmqplan.intake.form.cells import as_read, read, shown
from cmqplan.intake.form.formes import Forme, Kind, at, forme_of, normal, put, short
from cmqplan.intake.form.tables import rows, tables_of
from cmqplan.intake.parties import Parties
from cmqplan.model.fiche import Fiche
from cmqplan.source.edits import Refusal, begun
from cmqplan.source.yaml import Value, parse
from cmqplan.workspace.load import load_frame, read_fiche
from tests.intake.form.made import FICHE_FILE, back, filled, sent, workspace
from tests.intake.form.made import put as written

FORME = forme_of(Fiche)
WORDS = (
    "Un mot",
    "Deux  mots",
    "3",
    "= 1+1",
    "- tiret",
    "« guillemets »",
    "l'eau : rien",
    "vrai",
    "2024",
    "+33",
    "@x",
    "é\u00a0!",
    "a_x0041_b",
)
SAMPLES = {
    Kind.LINE: WORDS,
    Kind.TEXT: (*WORDS, "Un texte.\n\nSur deux paragraphes.", "- un\n- deux", "1. un\n2. deux\n"),
    Kind.AMOUNT: ("6 000 €", "12,50 €", "12,5 k€", "1 M€", "0 €"),
    Kind.YEAR: ("2024",),
    Kind.RATE: ("50 %", "33,33 %", "0 %", "100 %"),
    Kind.DAY: ("15 avril 2024", "2024-04-15", "1er mars 2024"),
    Kind.PARTY: ("region", "cmq-bois", "metropole", "scierie", "lycee-arbois"),
}
PERIODS = ("mars 2024", "de mars à juin 2024", "2024")
OWN = {
    "numero": ("1.1",), "axe": ("1",), "periode": PERIODS, "echeance": PERIODS, "duree": ("5 ans",), "debut": ("mars 2024",), "fin": ("juin 2024",),
    "compte": ("62", "74"), "prevu": ("1,5",), "realise": ("1,2",), "nom": WORDS[:1] + WORDS[5:6], "titre": ("Forum", "Visites du bois"), "depuis": PERIODS, "remis": SAMPLES[Kind.DAY],
}  # fmt: skip


def values(forme: Forme) -> st.SearchStrategy[Value]:
    """Any value of a key, in one of the ways to write it."""
    one = _one(forme)
    if not forme.many:
        return one
    return one | st.lists(one, min_size=1, max_size=3).map(list)


def _one(forme: Forme) -> st.SearchStrategy[Value]:
    if forme.kind is not None:
        return st.sampled_from(OWN.get(forme.name) or forme.choices or SAMPLES[forme.kind])
    left_out = (
        {"duree", "debut", "fin", "avancement"}
        if forme.timed
        else {"plan", "numero"}
        if forme.name == "liens"
        else set()
    )
    keys = [key for key in forme.keys if key.name not in left_out]
    needed = {
        key.name: values(key)
        for key in keys
        if key.needed or (forme.name == "jalons" and key.name in ("nom", "periode"))
    }
    more = {key.name: values(key) for key in keys if key.name not in needed}
    whole = st.fixed_dictionaries(needed, optional=more).filter(bool)
    alone = next((key for key in keys if key.name == forme.alone), None)
    return whole if alone is None or set(needed) - {forme.alone} else whole | values(alone)


FICHES = st.fixed_dictionaries(
    {key.name: values(key) for key in FORME.keys if key.needed},
    optional={
        key.name: values(key)
        for key in FORME.keys
        if not key.needed and key.name not in ("aussi_dans", "axe")
    },
)


def placed(folder: str, value: Value) -> Path | None:
    """A workspace with this fiche; None where it isn't a fiche that a plan may have."""
    assert isinstance(value, dict)
    page = begun("# à garder", value)
    assert not isinstance(page, Refusal)
    root = workspace(Path(folder), {FICHE_FILE: page.decode()})
    frame = load_frame(root)[0]
    return root if read_fiche(frame, "plan-exemple", FICHE_FILE).entry else None


@settings(max_examples=15, deadline=None)
@given(FICHES, st.sampled_from(["", "region", "cmq-bois"]))
def test_a_round_trip_without_a_change_changes_no_byte(value: Value, partner: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = placed(folder, value)
        if root is not None:
            done = back(root, sent(root, partner))
            assert (done.told, done.written.files) == ([], {})


@settings(max_examples=15, deadline=None)
@given(FICHES, st.data())
def test_every_value_has_its_cell_and_a_cell_that_changes_changes_its_value_only(
    value: Value, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = placed(folder, value)
        if root is None:
            return
        frame = load_frame(root)[0]
        before = normal(value, FORME)
        cells = [
            (table, n, steps, column)
            for table in tables_of(Fiche)
            for n, steps in enumerate(rows(table, before))
            for column in table.columns
            if at(before, (*steps, *column.keys)) is not None
        ]
        rebuilt: Value = {}
        for _, _, steps, column in cells:
            rebuilt = put(rebuilt, (*steps, *column.keys), at(before, (*steps, *column.keys)))
        assert rebuilt == before
        table, n, steps, column = data.draw(st.sampled_from(cells))
        new = normal(data.draw(values(column.forme)), column.forme)
        text = as_read(shown(new, column.forme, frame.organismes))
        done = back(root, filled(sent(root), table.name, n, {column.name: text}))
        after = put(before, (*steps, *column.keys), read(text, column.forme, Parties(frame.organismes)))
        if any(not told.fate.is_written for told in done.told):
            return  # together with the others it makes no fiche: told, and not written
        written(root, done)
        assert normal(parse((root / FICHE_FILE).read_bytes()) or {}, FORME) == (
            after if done.written.files else before
        )


@settings(max_examples=100, deadline=None)
@given(FICHES)
def test_the_one_form_says_what_the_file_says(value: Value) -> None:
    there = normal(value, FORME)
    assert normal(short(there, FORME), FORME) == there
