"""The heads of tables: the French of the documents and the French of the catalogue are one."""

from __future__ import annotations

from cmqplan.finance.tableau import Dimension
from cmqplan.tables.words import AMOUNTS, FRENCH, HEADS, french
from tests import catalogue


def test_every_dimension_and_amount_has_its_french() -> None:
    assert set(HEADS) == set(Dimension)
    for word in (*HEADS.values(), *AMOUNTS.values()):
        assert word in FRENCH


def test_the_catalogue_says_the_same() -> None:
    translated = {message.id: message.string for message in catalogue.read() if message.string}
    different = {
        word: translated[word] for word in FRENCH if word in translated and translated[word] != french(word)
    }
    assert not different
