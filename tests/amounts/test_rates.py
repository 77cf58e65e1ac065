"""How texts are read as shares in percent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cmqplan.amounts import REFUSALS, Montant, MontantRefuse, Taux, parse_taux
from tests.amounts.test_reading import SAID, told
from tests.conftest import golden

VALID = (
    ("80 %", "80"),
    ("80%", "80"),
    ("80\u202f%", "80"),
    ("12,5 %", "12.5"),
    ("12.5 %", "12.5"),
    ("12,50 %", "12.5"),
    ("33,333333 %", "33.333333"),
    ("1.500 %", "1.5"),
    ("0 %", "0"),
    ("100 %", "100"),
    ("100,00 %", "100"),
    (" 80 % ", "80"),
    ("80 %".ljust(200), "80"),
    ("80 %.", "80"),
    ("80 pour cent", "80"),
    ("80 POUR CENT", "80"),
    ("80 pourcent", "80"),
)

REFUSED = (
    ("", "rate-empty", "", None),
    ("  ", "rate-empty", "  ", None),
    ("80", "rate-no-sign", "80", "80\u202f%"),
    ("12,5", "rate-no-sign", "12,5", "12,5\u202f%"),
    ("0", "rate-no-sign", "0", "0\u202f%"),
    ("250", "rate-no-sign", "250", None),
    ("0,8", "rate-ambiguous", "0,8", None),
    ("1", "rate-ambiguous", "1", None),
    ("80 €", "rate-amount", "80 €", None),
    ("‰", "rate-per-mille", "‰", None),
    ("cinq ‰", "rate-per-mille", "‰", None),
    ("50 ‱", "rate-per-mille", "‱", None),
    ("80 k€", "rate-amount", "80 k€", None),
    ("80 euros", "rate-amount", "80 euros", None),
    ("80 francs", "rate-amount", "80 francs", None),
    ("1/4", "rate-fraction", "1/4", "25\u202f%"),
    ("1/3", "rate-fraction", "1/3", None),
    ("1/0", "rate-fraction", "1/0", None),
    ("½", "rate-fraction", "½", "50\u202f%"),
    ("3/2", "rate-fraction", "3/2", None),
    ("la moitié", "rate-fraction", "la moitié", "50\u202f%"),
    ("la totalité", "rate-fraction", "la totalité", "100\u202f%"),
    ("trois quarts", "rate-fraction", "trois quarts", "75\u202f%"),
    ("un quart", "rate-fraction", "un quart", "25\u202f%"),
    ("deux tiers", "rate-fraction", "deux tiers", None),
    ("8 ‰", "rate-per-mille", "‰", "0,8\u202f%"),
    ("2000 ‰", "rate-per-mille", "‰", None),
    ("-5 %", "rate-negative", "-", "5\u202f%"),
    ("− 5 %", "rate-negative", "−", "5\u202f%"),
    ("120 %", "rate-over", "120", None),
    ("100,01 %", "rate-over", "100,01", None),
    ("33,3333333 %", "rate-decimals", "33,3333333", None),
    ("080 %", "leading-zero", "080", "80\u202f%"),
    ("environ 80 % en 2024", "rate-approximate", "environ", None),
    ("environ 80 %", "rate-approximate", "environ", "80\u202f%"),
    ("80 % max", "rate-approximate", "max", "80\u202f%"),
    ("~80 %", "rate-approximate", "~", "80\u202f%"),
    ("70 à 80 %", "rate-range", "70 à 80 %", None),
    ("70-80 %", "rate-range", "70-80 %", None),
    ("80 % du total", "rate-word", "du total", "80\u202f%"),
    ("taux de 80 %", "rate-word", "taux de", "80\u202f%"),
    ("% 80", "rate-not-understood", "% 80", None),
    ("quatre-vingts", "rate-not-understood", "quatre-vingts", None),
    ("80 % 20 %", "rate-not-understood", "80 % 20 %", None),
    ("0/4", "rate-fraction", "0/4", "0\u202f%"),
    ("101/100", "rate-fraction", "101/100", None),
    ("80\n% max", "rate-approximate", "max", None),
    ("0,0", "rate-no-sign", "0,0", "0\u202f%"),
    ("08 %", "leading-zero", "08", "8\u202f%"),
    ("80 pour cent du total", "rate-word", "du total", "80\u202f%"),
    ("8" * 201, "rate-too-long", "8" * 200, None),
)


def refused(text: str) -> MontantRefuse:
    with pytest.raises(MontantRefuse) as caught:
        parse_taux(text)
    return caught.value


@pytest.mark.parametrize(("text", "percent"), VALID)
def test_is_read(text: str, percent: str) -> None:
    assert parse_taux(text) == Taux(Decimal(percent))


@pytest.mark.parametrize(("text", "kind", "part", "suggestion"), REFUSED)
def test_is_refused(text: str, kind: str, part: str | None, suggestion: str | None) -> None:
    error = refused(text)
    assert error.kind == kind
    assert part is None or text[error.start : error.end] == part
    assert error.suggestion == suggestion
    assert suggestion is None or str(parse_taux(suggestion)) == suggestion


def test_what_each_is_told() -> None:
    golden(SAID / "rates.txt", told((text, refused(text)) for text, *_ in REFUSED))


def test_every_kind_of_share_is_in_the_table() -> None:
    told = {kind for _, kind, *_ in REFUSED}
    assert {kind for kind in REFUSALS if kind.startswith("rate-")} <= told


@pytest.mark.parametrize(
    ("percent", "shown"),
    [("80", "80 %"), ("12.50", "12,5 %"), ("0", "0 %"), ("0.000001", "0,000001 %"), ("120", "120 %"), ("-5.5", "−5,5 %"), ("1250", "1 250 %"), ("1E+2", "100 %")],
)  # fmt: skip
def test_is_shown_as_french_people_write_it(percent: str, shown: str) -> None:
    assert str(Taux(Decimal(percent))) == shown.replace(" ", "\u202f")


@pytest.mark.parametrize(
    ("percent", "total", "part"),
    [
        ("80", 50_000_00, 40_000_00),
        ("33.333333", 100_00, 33_33),
        ("50", 1, 0),
        ("50", 3, 2),
        ("50", -1, 0),
        ("50", -3, -2),
        ("12.5", 100, 12),
        ("100", 7, 7),
        ("0", 7, 0),
    ],
)
def test_takes_its_part_to_the_nearest_cent_and_halves_to_the_even_one(
    percent: str, total: int, part: int
) -> None:
    assert Taux(Decimal(percent)).of(Montant(total)) == Montant(part)


def test_is_exact_whatever_the_size() -> None:
    assert Taux(Decimal("0.000001")).of(Montant.of(10**30)) == Montant.of(10**22)


@pytest.mark.parametrize("value", [80, 80.0, "80", True])
def test_refuses_what_is_not_exact(value: object) -> None:
    with pytest.raises(TypeError):
        Taux(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_refuses_what_is_no_number(value: str) -> None:
    with pytest.raises(ValueError, match="is no share"):
        Taux(Decimal(value))


def test_is_taken_of_amounts_only() -> None:
    with pytest.raises(TypeError):
        Taux(Decimal(80)).of(100)  # type: ignore[arg-type]
