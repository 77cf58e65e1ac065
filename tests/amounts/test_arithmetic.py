"""Amounts add up exactly, and nothing inexact gets in."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from cmqplan.amounts import (
    Montant,
    Taux,
    format_french,
    format_plain,
    parse,
    share,
    shares,
    split,
    sum_montants,
)

TEN = Montant.of(10)


def test_adds_subtracts_multiplies_and_turns_over() -> None:
    assert parse("0,10 €") + parse("0,20 €") == parse("0,30 €")
    assert TEN - Montant.of(25) == Montant.of(-15)
    assert TEN * 3 == 3 * TEN == Montant.of(30)
    assert Montant.of(-10) == -TEN
    assert abs(-TEN) == TEN


def test_is_true_unless_zero() -> None:
    assert TEN
    assert -TEN
    assert not Montant.zero()
    assert TEN.zero() == Montant(0)


def test_sorts_and_hashes_by_value() -> None:
    assert sorted([TEN, -TEN, Montant.zero()]) == [-TEN, Montant.zero(), TEN]
    assert {parse("10 €"), parse("10,00 €"), TEN} == {TEN}
    assert TEN != 10
    assert Decimal(10) != TEN


def test_knows_its_euros_with_two_places() -> None:
    assert str(parse("50 000 €").euros) == "50000.00"
    assert str((Montant.zero() - parse("0,05 €")).euros) == "-0.05"


@pytest.mark.parametrize(
    ("cents", "french", "plain"),
    [
        (5_000_000, "50 000 €", "50000.00"),
        (4_000_050, "40 000,50 €", "40000.50"),
        (5, "0,05 €", "0.05"),
        (0, "0 €", "0.00"),
        (99_999, "999,99 €", "999.99"),
        (-500_000, "−5 000 €", "-5000.00"),
        (-5, "−0,05 €", "-0.05"),
        (10**14, "1 000 000 000 000 €", "1000000000000.00"),
    ],
)
def test_is_shown_as_french_people_write_it_and_as_machines_read_it(
    cents: int, french: str, plain: str
) -> None:
    amount = Montant(cents)
    assert format_french(amount) == str(amount) == french.replace(" ", "\u202f")
    assert format_plain(amount) == plain


@pytest.mark.parametrize(
    "mixed",
    [
        lambda: TEN + 1,
        lambda: 1 + TEN,
        lambda: TEN + 1.5,
        lambda: TEN - Decimal(1),
        lambda: TEN * 1.5,
        lambda: TEN * Decimal(2),
        lambda: TEN * True,
        lambda: TEN * TEN,
        lambda: TEN / 2,
        lambda: TEN < 5,
        lambda: Montant(1.5),
        lambda: Montant(True),
        lambda: Montant(Decimal(1)),
        lambda: Montant.of(0.1),
        lambda: Montant.of(True),
        lambda: Montant.of("10"),
        lambda: sum_montants([TEN, 10]),
        lambda: sum_montants([10.0]),
        lambda: split(10, [1]),
        lambda: split(TEN, [0.5, 0.5]),
        lambda: split(TEN, [True]),
        lambda: share(TEN, 100),
    ],
)
def test_refuses_to_mix_with_anything_else(mixed: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        mixed()


@pytest.mark.parametrize("euros", ["0.001", "1E-3", "NaN", "Infinity"])
def test_refuses_a_part_of_a_cent(euros: str) -> None:
    with pytest.raises(ValueError):
        Montant.of(Decimal(euros))


@pytest.mark.parametrize(
    ("euros", "cents"), [("10", 1000), ("10.5", 1050), ("1E+3", 100_000), ("-0.01", -1), ("10.500", 1050)]
)
def test_takes_decimals_of_any_length_that_are_exact(euros: str, cents: int) -> None:
    assert Montant.of(Decimal(euros)) == Montant(cents)


def test_cannot_be_changed_and_can_be_copied() -> None:
    with pytest.raises(AttributeError):
        TEN.centimes = 5  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(TEN)) == copy.deepcopy(TEN) == TEN


def test_sums_to_zero_of_nothing() -> None:
    assert sum_montants([]) == Montant.zero()
    assert sum_montants(Montant(n) for n in (1, 2, 3)) == Montant(6)


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (100, [1, 1, 1, 0], [34, 33, 33, 0]),
        (1, [1, 1], [1, 0]),
        (1, [0, 0, 1], [0, 0, 1]),
        (50_000_00, [Decimal("12.5"), Decimal("87.5")], [6_250_00, 43_750_00]),
        (100, [Taux(Decimal("33.33")), Taux(Decimal("33.33")), Taux(Decimal("33.34"))], [33, 33, 34]),
        (5, [3, 3, 1], [2, 2, 1]),
        (10, [Decimal("0.1"), Decimal("0.2"), 1], [1, 1, 8]),
        (0, [1, 2], [0, 0]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (7, [5], [7]),
    ],
)
def test_splits_by_the_largest_remainder_and_ties_go_to_the_first(
    total: int, weights: list[Any], parts: list[int]
) -> None:
    assert split(Montant(total), weights) == tuple(Montant(part) for part in parts)


@pytest.mark.parametrize(
    "weights",
    [[], [0], [0, Decimal("0.00")], [1, -1], [Decimal("NaN")], [Decimal("Infinity")], [Taux(Decimal(-1))]],
)
def test_cannot_split_over_nothing(weights: list[Any]) -> None:
    with pytest.raises(ValueError):
        split(TEN, weights)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (25, 100, "25"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 2000, "0.1"),
        (1, 2001, "0"),
        (120, 100, "120"),
        (-25, 100, "-25"),
        (25, -100, "-25"),
        (-25, -100, "25"),
        (0, 100, "0"),
    ],
)
def test_a_share_is_shown_to_one_decimal(part: int, whole: int, percent: str) -> None:
    assert share(Montant(part), Montant(whole)) == Taux(Decimal(percent))


def test_nothing_is_a_share_of_zero() -> None:
    assert share(TEN, Montant.zero()) is None
    assert shares([TEN, -TEN]) == (None, None)


@pytest.mark.parametrize(
    ("amounts", "shown"),
    [
        ((1, 1, 1), "33,4 % 33,3 % 33,3 %"),
        ((1, 1), "50 % 50 %"),
        ((99_999, 1), "> 99 % < 1 %"),
        ((0, 5), "0 % 100 %"),
        ((9_996, 2, 2), "> 99 % < 1 % < 1 %"),
        ((1_300, -300), "130 % −30 %"),
    ],
)
def test_shares_shown_together_hide_no_part(amounts: tuple[int, ...], shown: str) -> None:
    found = shares(Montant(amount) for amount in amounts)
    assert " ".join(str(part).replace("\u202f", " ") for part in found) == shown
