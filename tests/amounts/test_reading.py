"""How texts are read as amounts: what is accepted, what is refused, where the fault is, and the words that say so."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest

from cmqplan.amounts import Montant, MontantRefuse, format_plain, parse
from tests.conftest import golden

SAID = Path(__file__).parent / "said"

VALID = (
    ("50 000 €", "50000.00"),
    ("5 000€", "5000.00"),
    ("15000", "15000.00"),
    ("15000 €.", "15000.00"),
    ("25 000,00 €", "25000.00"),
    ("40 000,50 €", "40000.50"),
    ("0 €", "0.00"),
    ("0", "0.00"),
    ("0,05 €", "0.05"),
    ("1500.50 €", "1500.50"),
    ("1500,5", "1500.50"),
    ("5.5", "5.50"),
    ("999 €", "999.00"),
    ("1 000 000 €", "1000000.00"),
    ("1000000", "1000000.00"),
    ("12,5 k€", "12500.00"),
    ("12,5 K€", "12500.00"),
    ("12k€", "12000.00"),
    ("12 k", "12000.00"),
    ("12 keuros", "12000.00"),
    ("12 kEUR", "12000.00"),
    ("12 K euros", "12000.00"),
    ("0,5 k€", "500.00"),
    ("0.500 k€", "500.00"),
    ("12,345 k€", "12345.00"),
    ("1,23456 k€", "1234.56"),
    ("1,2 M€", "1200000.00"),
    ("1,2M", "1200000.00"),
    ("1,2 MEUR", "1200000.00"),
    ("1,500 M€", "1500000.00"),
    ("12.345678 M€", "12345678.00"),
    ("2 Md€", "2000000000.00"),
    ("2 Mds€", "2000000000.00"),
    ("1.5 Mrd€", "1500000000.00"),
    ("2 mrds €", "2000000000.00"),
    ("1 milliard d'euros", "1000000000.00"),
    ("50 mille euros", "50000.00"),
    ("1 millier d'euros", "1000.00"),
    ("500 milliers d'euros", "500000.00"),
    ("1 million d'euros", "1000000.00"),
    ("1,2 millions d’euros", "1200000.00"),
    ("2 MILLIONS D'EUROS", "2000000.00"),
    ("1,2 million €", "1200000.00"),
    ("1,2 million", "1200000.00"),
    ("3 milliards d'euros", "3000000000.00"),
    ("50 000 euros", "50000.00"),
    ("1 euro", "1.00"),
    ("50 000 EUROS", "50000.00"),
    ("50 000 Euros.", "50000.00"),
    ("50 000 EUR", "50000.00"),
    ("50 000 eur", "50000.00"),
    ("50 000 €.", "50000.00"),
    ("€ 50 000", "50000.00"),
    ("€50 000", "50000.00"),
    ("EUR 50 000", "50000.00"),
    ("€5k", "5000.00"),
    ("  50 000 €  ", "50000.00"),
    ("50 000 €".ljust(200), "50000.00"),
    ("1.234.567,89 €", "1234567.89"),
    ("1.234.567", "1234567.00"),
    ("1.234,56 €", "1234.56"),
    ("1.500,5", "1500.50"),
    ("1,234.56", "1234.56"),
    ("1,234,567", "1234567.00"),
    ("1,234,567.8", "1234567.80"),
    ("12.345,678 k€", "12345678.00"),
    ("1 234 567.89", "1234567.89"),
    ("12 345.678 k€", "12345678.00"),
    ("5  000 €", "5000.00"),
    ("1 000 Md€", "1000000000000.00"),
    ("1 000 000 000 000,00 €", "1000000000000.00"),
)
REFUSED = (
    ("", "empty", "", None),
    ("   ", "empty", "   ", None),
    ("1.500", "ambiguous", "1.500", None),
    ("1.500 €", "ambiguous", "1.500", None),
    ("1,500 €", "ambiguous", "1,500", None),
    ("1,500", "ambiguous", "1,500", None),
    ("1.234 €", "ambiguous", "1.234", None),
    ("250.000 €", "ambiguous", "250.000", None),
    ("1.500 k€", "ambiguous", "1.500", None),
    ("1.500 M€", "ambiguous", "1.500", None),
    ("12,345", "ambiguous", "12,345", None),
    ("1.005 €", "ambiguous", "1.005", None),
    ("25 000,001 €", "decimals", "25 000,001", None),
    ("0,500 €", "decimals", "0,500", "0,50 €"),
    ("1500,000", "decimals", "1500,000", "1 500 €"),
    ("1500.500", "decimals", "1500.500", "1 500,50 €"),
    ("1 500,123", "decimals", "1 500,123", None),
    ("1,234567 k€", "decimals", "1,234567", None),
    ("12.345,678", "decimals", "12.345,678", None),
    ("1,00000001 k€", "decimals", "1,00000001", None),
    ("50 00 €", "grouping", "50 00", None),
    ("€ 50 00", "grouping", "50 00", None),
    ("1500 000", "grouping", "1500 000", "1 500 000 €"),
    ("01 000 Md€", "leading-zero", "01 000", "1 000 000 000 000 €"),
    ("01 001 Md€", "leading-zero", "01 001", None),
    ("50 000 000 00", "grouping", "50 000 000 00", None),
    ("5 00 000", "grouping", "5 00 000", None),
    ("1.50.00", "grouping", "1.50.00", None),
    ("1,23,456", "grouping", "1,23,456", None),
    ("1 234.567,89", "grouping", "1 234.567,89", None),
    ("1.234 567", "grouping", "1.234 567", None),
    ("05 000 €", "leading-zero", "05 000", "5 000 €"),
    ("0500", "leading-zero", "0500", "500 €"),
    ("00", "leading-zero", "00", "0 €"),
    ("00,50 €", "leading-zero", "00,50", "0,50 €"),
    ("-5 000 €", "negative", "-", "5 000 €"),
    ("− 5 000 €", "negative", "−", "5 000 €"),
    ("– 5 000 €", "negative", "–", "5 000 €"),
    ("€ -5", "negative", "-", "5 €"),
    ("5 000 €-", "negative", "-", "5 000 €"),
    ("5 000 -", "negative", "-", "5 000 €"),
    ("moins 5 000 €", "negative", "moins", "5 000 €"),
    ("-0", "negative", "-", "0 €"),
    ("+5 000 €", "plus-sign", "+", "5 000 €"),
    ("+1 000 000 000 000 €", "plus-sign", "+", "1 000 000 000 000 €"),
    ("+1 000 000 000 001 €", "plus-sign", "+", None),
    ("1 000 000 000 000,01 €", "too-large", "1 000 000 000 000,01", None),
    ("10 000 Md€", "too-large", "10 000", None),
    (
        "999999999999999999999999999999999999999999999999999999999999",
        "too-large",
        "999999999999999999999999999999999999999999999999999999999999",
        None,
    ),
    ("50'000 €", "separator", "'", "50 000 €"),
    ("50’000 €", "separator", "’", "50 000 €"),
    ("50_000 €", "separator", "_", "50 000 €"),
    ("40 000 ,50 €", "mark-apart", "40 000 ,50", "40 000,50 €"),
    ("40 000, 50 €", "mark-apart", "40 000, 50", "40 000,50 €"),
    (",50 €", "mark-alone", ",50", "0,50 €"),
    (".5 €", "mark-alone", ".5", "0,50 €"),
    ("50 000, €", "mark-alone", "50 000,", "50 000 €"),
    ("5 000,- €", "mark-alone", "5 000,-", "5 000 €"),
    ("15000..", "mark-alone", "15000..", "15 000 €"),
    ("50 000 € TTC", "tax-base", "TTC", "50 000 €"),
    ("50 000 € HT", "tax-base", "HT", "50 000 €"),
    ("50 000 € H.T.", "tax-base", "H.T.", "50 000 €"),
    ("50 000 € (TTC)", "tax-base", "(TTC)", "50 000 €"),
    ("50 000 € hors taxes", "tax-base", "hors taxes", "50 000 €"),
    ("50 000 € toutes taxes comprises", "tax-base", "toutes taxes comprises", "50 000 €"),
    ("50 000 € net de taxe", "tax-base", "net de taxe", "50 000 €"),
    ("HT : 50 000 €", "tax-base", "HT", "50 000 €"),
    ("50 k€HT", "tax-base", "HT", "50 000 €"),
    ("environ 50 000 € HT", "tax-base", "HT", "50 000 €"),
    ("environ 5 000 €", "approximate", "environ", "5 000 €"),
    ("env. 5 000 €", "approximate", "env.", "5 000 €"),
    ("~5 000 €", "approximate", "~", "5 000 €"),
    ("± 5 000", "approximate", "±", "5 000 €"),
    ("près de 5 000 €", "approximate", "près de", "5 000 €"),
    ("plus de 5 000 €", "approximate", "plus de", "5 000 €"),
    ("5 000 € max.", "approximate", "max.", "5 000 €"),
    ("jusqu’à 5 000 €", "approximate", "jusqu’à", "5 000 €"),
    ("5 000 € ?", "approximate", "?", "5 000 €"),
    ("5 000 € (estimation)", "approximate", "estimation", "5 000 €"),
    ("> 5 000 €", "approximate", ">", "5 000 €"),
    ("5 à 6 000 €", "range", "5 à 6 000 €", None),
    ("5-6 k€", "range", "5-6 k€", None),
    ("5 000 € – 6 000 €", "range", "5 000 € – 6 000 €", None),
    ("entre 5 000 et 6 000 €", "range", "entre 5 000 et 6 000 €", None),
    ("de 5 000 € à 6 000 €", "range", "de 5 000 € à 6 000 €", None),
    ("5 000 € ou 6 000 €", "range", "5 000 € ou 6 000 €", None),
    ("5 000 € + 3 000 €", "calculation", "5 000 € + 3 000 €", None),
    ("3 x 1 500 €", "calculation", "3 x 1 500 €", None),
    ("3 × 1 500 €", "calculation", "3 × 1 500 €", None),
    ("5 000/6 000 €", "calculation", "5 000/6 000 €", None),
    ("5 000 € = 2 × 2 500 €", "calculation", "5 000 € = 2 × 2 500 €", None),
    ("5 000 €/an", "per-year-firm", "/an", None),
    ("5 000 € par an", "per-year-firm", "par an", None),
    ("1 500 € par mois", "per", "par mois", None),
    ("200 € / jour", "per", "/ jour", None),
    ("5 000 € chacun", "per", "chacun", None),
    ("5 € 50", "cents", "5 € 50", "5,50 €"),
    ("5€50", "cents", "5€50", "5,50 €"),
    ("5 euros 50 centimes", "cents", "5 euros 50 centimes", "5,50 €"),
    ("50 centimes", "cents", "50 centimes", "0,50 €"),
    ("12 m€", "unit-ambiguous", "m€", None),
    ("12 m", "unit-ambiguous", "m", None),
    ("12 meuros", "unit-ambiguous", "meuros", None),
    ("5 000 E", "unit-unknown", "E", "5 000 €"),
    ("12 KE", "unit-unknown", "KE", "12 000 €"),
    ("12 ME", "unit-unknown", "ME", "12 000 000 €"),
    ("5 000 eruos", "unit-unknown", "eruos", "5 000 €"),
    ("5 000 neuros", "word", "neuros", "5 000 €"),
    ("5 000 €uros", "unit-unknown", "€uros", "5 000 €"),
    ("50 k€uros", "unit-unknown", "k€uros", "50 000 €"),
    ("5 000 Euors", "unit-unknown", "Euors", "5 000 €"),
    ("€ 5 000 €", "unit-twice", "€", "5 000 €"),
    ("5 000 € euros", "unit-twice", "euros", "5 000 €"),
    ("M€ 0000", "unit-before", "M€", None),
    ("k€ 12", "unit-before", "k€", "12 000 €"),
    ("5 000 $", "currency", "$", None),
    ("$5 000", "currency", "$", None),
    ("5 000 CHF", "currency", "CHF", None),
    ("5 000 £", "currency", "£", None),
    ("30 000 francs", "currency", "francs", None),
    ("30 kF", "currency", "kF", None),
    ("50 %", "percent", "50 %", None),
    ("50 pour cent", "percent", "50 pour cent", None),
    ("à définir", "not-known-yet", "à définir", None),
    ("A DEFINIR", "not-known-yet", "A DEFINIR", None),
    ("NC", "not-known-yet", "NC", None),
    ("n.c.", "not-known-yet", "n.c.", None),
    ("?", "not-known-yet", "?", None),
    ("-", "not-known-yet", "-", None),
    ("XX €", "not-known-yet", "XX €", None),
    ("… €", "not-known-yet", "… €", None),
    ("en cours de chiffrage", "not-known-yet", "en cours de chiffrage", None),
    ("néant", "zero-in-words", "néant", "0 €"),
    ("zéro", "zero-in-words", "zéro", "0 €"),
    ("aucun", "zero-in-words", "aucun", "0 €"),
    ("gratuit", "zero-in-words", "gratuit", "0 €"),
    ("cinq mille euros", "no-number", "cinq mille euros", None),
    ("€", "no-number", "€", None),
    ("k€", "no-number", "k€", None),
    ("abc", "no-number", "abc", None),
    ("une dizaine de k€", "no-number", "une dizaine de k€", None),
    ("5 000 € pour l'AMO", "word", "pour l'AMO", "5 000 €"),
    ("5 000 d", "word", "d", "5 000 €"),
    ("dont 5 000 €", "word", "dont", "5 000 €"),
    ("subvention 5 000 €", "word", "subvention", "5 000 €"),
    ("décembre 2024", "date", "décembre 2024", None),
    ("5 ans", "length", "5 ans", None),
    ("14h30", "hour", "14h30", None),
    ("15 élèves", "quantity", "15 élèves", None),
    ("chaque année", "recurrence", "chaque année", None),
    ("5 000 € brut", "word", "brut", "5 000 €"),
    ("AMO : 5 000 €", "word", "AMO", "5 000 €"),
    ("5 000 € et 3 000 €", "several", "3 000", None),
    ("50 000 € 20 000 €", "several", "20 000", None),
    ("5   000   €", "figures-apart", "5   000", "5 000 €"),
    ("facture C-118 : 1 240 €", "several", "1 240", None),
    ("1e5", "several", "5", None),
    ("« 5 000 € »", "character", "«", "5 000 €"),
    ("**5 000 €**", "character", "*", "5 000 €"),
    ("5 000 € ;", "character", ";", "5 000 €"),
    ("5 000 €,", "character", ",", "5 000 €"),
    ("(5 000 €)", "character", "(", "5 000 €"),
    ("5 000 € *", "character", "*", "5 000 €"),
    ("=5000", "character", "=", "5 000 €"),
    ("５０００ €", "other-digits", "５０００", "5 000 €"),
    ("15 OOO €", "other-digits", "OOO", "15 000 €"),
    ("1O 000,OO €", "other-digits", "O", "10 000 €"),
    ("٥٠٠٠ €", "other-digits", "٥٠٠٠", "5 000 €"),
    ("5 000 \x80", "encoding", "\x80", "5 000 €"),
    ("5 000 â‚¬", "encoding", "â‚¬", "5 000 €"),
    ("5 000 �", "encoding", "�", "5 000 €"),
    ("50\n000 €", "line-break", "50\n000 €", None),
    ("09/01/2024", "date", "09/01/2024", None),
    ("2024-01-09", "date", "2024-01-09", None),
    ("€ 5 000 € €", "unit-twice", "€", None),
    ("50 000 €\npour l'AMO", "word", "pour l'AMO", "50 000 €"),
    ("12 000 000 m€", "word", "m€", "12 000 000 €"),
    ("environ 5 000 € en 2024", "approximate", "environ", None),
    ("environ 2024", "approximate", "environ", None),
    ("2 millions d'eruos", "unit-unknown", "eruos", "2 000 000 €"),
    ("5 000 l'AMO", "word", "l'AMO", "5 000 €"),
    ("5 000 eu", "word", "eu", "5 000 €"),
    ("5 000 eurs", "unit-unknown", "eurs", "5 000 €"),
    ("k€ 12 brut", "word", "brut", "12 €"),
    ("k 5", "unit-before", "k", "5 000 €"),
    ("x" * 201, "too-long", None, None),
    ("5" * 1000, "too-long", None, None),
)
SPACES = {
    "space": " ",
    "tab": "\t",
    "no-break space": "\u00a0",
    "ogham space mark": "\u1680",
    "en quad": "\u2000",
    "em quad": "\u2001",
    "en space": "\u2002",
    "em space": "\u2003",
    "three-per-em space": "\u2004",
    "four-per-em space": "\u2005",
    "six-per-em space": "\u2006",
    "figure space": "\u2007",
    "punctuation space": "\u2008",
    "thin space": "\u2009",
    "hair space": "\u200a",
    "zero width space": "\u200b",
    "left-to-right mark": "\u200e",
    "narrow no-break space": "\u202f",
    "medium mathematical space": "\u205f",
    "word joiner": "\u2060",
    "ideographic space": "\u3000",
    "byte order mark": "\ufeff",
}


def refused(text: str) -> MontantRefuse:
    with pytest.raises(MontantRefuse) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(("text", "euros"), VALID)
def test_is_read(text: str, euros: str) -> None:
    assert format_plain(parse(text)) == euros


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES.keys())
def test_every_space_is_a_space(space: str) -> None:
    assert parse(f"{space}1{space}250{space}000,50{space}€{space}.{space}") == Montant(125_000_050)
    assert parse(f"€{space}12{space}k") == Montant.of(12_000)
    assert parse(f"2{space}millions{space}d'euros") == Montant.of(2_000_000)


@pytest.mark.parametrize(("text", "kind", "part", "suggestion"), REFUSED)
def test_is_refused(text: str, kind: str, part: str | None, suggestion: str | None) -> None:
    error = refused(text)
    assert error.kind == kind
    assert part is None or text[error.start : error.end] == part
    assert error.suggestion == suggestion


def told(said: Iterable[tuple[str, MontantRefuse]]) -> str:
    """Of each text the part at fault, the message and the advice, in lines that can be read."""
    return "\n".join(
        f"{ascii(text)[1:-1] if not text.isprintable() else text[:60]}\n"
        f"    at {error.start}–{error.end}: {error}\n    {error.advice}\n"
        for text, error in said
    )


def test_what_each_is_told() -> None:
    golden(SAID / "amounts.txt", told((text, refused(text)) for text, *_ in REFUSED))


def test_points_at_the_part_at_fault_in_the_text_as_it_was_written() -> None:
    error = refused("\u00a0 environ\u202f5 000 €")
    assert (error.start, error.end) == (2, 9)


@pytest.mark.parametrize(("text", "_kind", "_part", "suggestion"), REFUSED)
def test_a_suggestion_is_read(text: str, _kind: str, _part: str | None, suggestion: str | None) -> None:
    if suggestion is not None:
        assert str(parse(suggestion)) == suggestion


@pytest.mark.parametrize(
    "text", [text for text, kind, *_ in REFUSED if kind in ("ambiguous", "unit-ambiguous")]
)
def test_both_readings_of_an_ambiguous_amount_can_be_written(text: str) -> None:
    params = refused(text).params
    second = params.get("rounded") or params["millions"]
    assert parse(params["thousands"]) != parse(second)


def test_a_long_text_is_repeated_shortened() -> None:
    error = refused("subvention " * 15 + "5 000 €")
    assert str(error) == "“subvention subvention subvention subven…” is not part of an amount"


def test_a_text_of_a_megabyte_is_refused_unread() -> None:
    error = refused("5 " * 500_000)
    assert str(error) == "this text has 1000000 characters: it is no amount"
    assert (error.start, error.end) == (0, 200)


def test_what_cannot_be_printed_is_not_repeated() -> None:
    assert "\x1b" not in str(refused("5\x1b[31m000 €"))


def test_a_refusal_is_a_value_error_and_travels_between_processes() -> None:
    error = refused("1.500 €")
    copy = pickle.loads(pickle.dumps(error))
    assert isinstance(copy, ValueError)
    assert (str(copy), copy.kind, copy.params, copy.start, copy.end) == (
        str(error),
        error.kind,
        error.params,
        0,
        5,
    )


def test_only_text_is_read() -> None:
    with pytest.raises(TypeError):
        parse(15000)  # type: ignore[arg-type]
