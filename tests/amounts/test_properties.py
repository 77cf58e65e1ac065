"""What holds for every amount and every text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from cmqplan.amounts import (
    Montant,
    MontantRefuse,
    Taux,
    format_french,
    format_plain,
    parse,
    parse_chiffrage,
    parse_taux,
    share,
    shares,
    split,
    sum_montants,
)

WRITTEN = st.integers(0, 10**14).map(Montant)
ANY = st.integers(-(10**20), 10**20).map(Montant)
PERCENT = st.decimals(0, 100, places=6).map(Taux)
WEIGHT = st.one_of(st.integers(0, 10**12), st.decimals(0, 10**6, allow_nan=False), PERCENT)
PIECES = ("5", "000", "1.500", ",", ".", " ", "\u202f", "\u200b", "€", "k", "m", "M€", "euros", "d'", "millions", "-", "–", "(", ")", "%", "/", "an",
          "à", "et", "entre", "environ", "TTC", "de", "max", "min.", "sur 4 ans", "/an", "2018-2021", "à définir", ":", "…", "½", "²", "٣", "\n", "\x80", "Ⅻ", "x", "+", "$", "İ", "ſ", "\u0301")  # fmt: skip
TEXT = st.one_of(st.text(max_size=250), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@given(WRITTEN)
def test_what_is_shown_reads_back(amount: Montant) -> None:
    assert parse(format_french(amount)) == amount
    assert parse(format_plain(amount)) == amount
    assert parse(format_plain(amount).replace(".", ",") + " €") == amount


@given(PERCENT)
def test_a_share_that_is_shown_reads_back(rate: Taux) -> None:
    assert parse_taux(str(rate)) == rate


@given(WRITTEN, st.sampled_from([(3, "k€"), (6, "M€"), (9, "Md€")]))
def test_thousands_millions_and_milliards_are_exact(amount: Montant, unit: tuple[int, str]) -> None:
    power, sign = unit
    euros = amount.euros.scaleb(-power)
    assert parse(f"{euros:f}".replace(".", ",") + f" {sign}") == amount


@given(st.lists(ANY), ANY)
def test_sums_are_conserved(amounts: list[Montant], other: Montant) -> None:
    total = sum_montants(amounts)
    assert sum_montants(reversed(amounts)) == total
    assert total + other - other == total
    assert total - total == Montant.zero()
    assert total.euros == sum((amount.euros for amount in amounts), Decimal(0))


@given(ANY, st.lists(WEIGHT, min_size=1, max_size=30))
@example(Montant(1), [Decimal("1E-30"), Decimal("1E+30")])
def test_a_split_makes_the_whole(total: Montant, weights: list[Decimal | int | Taux]) -> None:
    values = [weight.valeur if isinstance(weight, Taux) else Decimal(weight) for weight in weights]
    if not any(values):
        return
    parts = split(total, weights)
    assert len(parts) == len(weights)
    assert sum_montants(parts) == total
    assert all(not part for part, value in zip(parts, values, strict=True) if not value)
    assert split(-total, weights) == tuple(-part for part in parts)


@given(ANY, st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_no_part_of_a_split_is_a_cent_away_from_its_due(total: Montant, weights: list[int]) -> None:
    whole = sum(weights)
    if whole:
        for part, weight in zip(split(total, weights), weights, strict=True):
            assert abs(part.centimes * whole - total.centimes * weight) < whole


@given(ANY, ANY)
def test_a_share_is_within_half_a_tenth_of_a_percent(part: Montant, whole: Montant) -> None:
    rate = share(part, whole)
    if rate is not None:
        due = part.centimes * 1000
        assert abs(int(rate.valeur * 10) * whole.centimes - due) * 2 <= abs(whole.centimes)


@given(st.lists(ANY, max_size=40))
def test_shares_shown_together_make_the_whole(parts: list[Montant]) -> None:
    whole = sum(part.centimes for part in parts)
    found = [rate for rate in shares(parts) if rate is not None]
    assert sum(rate.valeur for rate in found) == (100 if whole else 0)
    for rate, part in zip(found, parts, strict=False):
        assert abs(int(rate.valeur * 10) * whole - part.centimes * 1000) < abs(whole)


@given(PERCENT, ANY)
def test_a_share_of_an_amount_is_within_half_a_cent(rate: Taux, total: Montant) -> None:
    due = int(rate.valeur * 10**6) * total.centimes
    assert abs(rate.of(total).centimes * 10**8 - due) * 2 <= 10**8


def refusal(read: Callable[[str], object], text: str) -> MontantRefuse | None:
    try:
        read(text)
    except MontantRefuse as error:
        return error
    return None


@given(TEXT, st.sampled_from([parse, parse_chiffrage, parse_taux]))
@example("½ €", parse)
@example("İ 5", parse)
@example("\u0345", parse)
@example("￥5", parse)
@example("1E5 %", parse_taux)
def test_only_a_refusal_escapes(text: str, read: Callable[[str], object]) -> None:
    error = refusal(read, text)
    if error is not None:
        assert 0 <= error.start <= error.end <= len(text)
        assert str(error)
        assert error.advice
        assert error.suggestion is None or str(read(error.suggestion)) == error.suggestion


@given(TEXT)
@example("5/(5)à")
def test_a_cost_that_is_shown_reads_back(text: str) -> None:
    if refusal(parse_chiffrage, text) is None:
        found = parse_chiffrage(text)
        assert parse_chiffrage(str(found)) == found
        assert (found.minimum is None) == (found.montant is None)
        if found.montant is not None and found.minimum is not None:
            assert Montant.zero() <= found.minimum <= found.montant <= Montant.of(10**12)


@given(TEXT)
def test_what_is_read_is_an_amount_that_can_be_shown(text: str) -> None:
    if refusal(parse, text) is None:
        amount = parse(text)
        assert Montant.zero() <= amount <= Montant.of(10**12)
        assert parse(str(amount)) == amount
