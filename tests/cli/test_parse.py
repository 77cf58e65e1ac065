"""``cmqplan parse``: people try their words before they write them in a plan."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Done, run_here

N = "\u202f"


def parse(*arguments: str, **options: Any) -> Done:
    return run_here("parse", *arguments, **options)


def objects(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_period_is_shown_in_words_and_as_days() -> None:
    done = parse("period", "09 et 10 janvier 2024")
    assert done == Done(
        0,
        "09 et 10 janvier 2024\n  9 January 2024 to 10 January 2024\n  2024-01-09/2024-01-10\n",
        "",
    )


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("9 janvier 2024", "9 January 2024", "2024-01-09"),
        ("décembre 2024", "1 December 2024 to 31 December 2024", "2024-12-01/2024-12-31 (2024-12)"),
        ("avant le 31 mars 2024", "until 30 March 2024", "../2024-03-30"),
        ("à partir de mars 2024", "from 1 March 2024 on", "2024-03-01/.."),
    ],
)
def test_every_kind_of_bounds_has_its_words(text: str, words: str, days: str) -> None:
    assert parse("period", text).out.splitlines()[1:] == [f"  {words}", f"  {days}"]


def test_bounds_are_in_french_for_who_speaks_french() -> None:
    out = run_here("--lang", "fr", "parse", "period", "décembre 2024", "avant le 31 mars 2024").out
    assert "  du 1er au 31 décembre 2024\n" in out
    assert "  jusqu'au 30 mars 2024\n" in out


def test_milestones_are_shown_one_by_one() -> None:
    text = "Idéathon : 09 et 10 janvier 2024 ; Hackathon : novembre 2024"
    assert parse("period", text).out.splitlines()[1:] == [
        "  Idéathon : 9 January 2024 to 10 January 2024 · 2024-01-09/2024-01-10",
        "  Hackathon : 1 November 2024 to 30 November 2024 · 2024-11-01/2024-11-30 (2024-11)",
    ]
    (found,) = objects(parse("period", text, "--format", "json"))
    assert [(each["nom"], each["debut"], each["fin"]) for each in found["jalons"]] == [
        ("Idéathon", "2024-01-09", "2024-01-10"),
        ("Hackathon", "2024-11-01", "2024-11-30"),
    ]


def test_a_month_without_a_year_takes_the_one_given() -> None:
    assert parse("period", "mars").code == 1
    (found,) = objects(parse("period", "mars", "--exercice", "2024", "--format", "json"))
    assert (found["debut"], found["fin"]) == ("2024-03-01", "2024-03-31")


def test_moments_are_each_shown() -> None:
    text = "7 et 15 mars 2024"
    days = "{2024-03-07/2024-03-07,2024-03-15/2024-03-15} ({2024-03-07,2024-03-15})"
    assert parse("period", text).out == f"{text}\n  7 March 2024; 15 March 2024\n  {days}\n"
    french = run_here("--lang", "fr", "parse", "period", text).out
    assert french.splitlines()[1] == "  le 7 mars 2024 et le 15 mars 2024"
    (found,) = objects(parse("period", text, "--format", "json"))
    assert [each["debut"] for each in found["moments"]] == ["2024-03-07", "2024-03-15"]


def test_an_exercice_is_a_year() -> None:
    assert parse("period", "mars", "--exercice", "24").code == 2


def test_an_amount_is_shown_as_people_and_as_machines_write_it() -> None:
    assert parse("amount", "12,5 k€") == Done(0, f"12,5 k€\n  12{N}500{N}€\n  12500.00\n", "")


def test_a_cost_that_is_not_firm_is_shown_with_its_certitude_its_bounds_and_its_base() -> None:
    shown = {
        "entre 10 et 15 k€ HT": f"fourchette : 10{N}000{N}€ – 15{N}000{N}€ HT\n  10000.00 15000.00",
        "environ 5 000 €": f"estimé : 5{N}000{N}€\n  5000.00",
        "5 000 €/an sur 2 ans": f"ferme : 10{N}000{N}€ (5{N}000{N}€/an × 2)\n  10000.00",
        "à préciser": "à définir",
    }
    for text, lines in shown.items():
        assert parse("amount", text) == Done(0, f"{text}\n  {lines}\n", "")


def test_a_refused_text_has_a_caret_line_the_reason_and_what_to_write() -> None:
    done = parse("amount", "au prix de 5 000 € HT l'unité")
    assert done == Done(
        1,
        "au prix de 5 000 € HT l'unité\n"
        "                      ^^^^^^^\n"
        "  “l'unité” makes “au prix de 5 000 € HT l'unité” a price per unit, and nothing says how many there\n"
        "  are\n"
        f"  to mend it: write the total, such as 50{N}000{N}€; the price per unit goes in a note\n",
        "",
    )


def test_carets_stand_below_wide_characters_too() -> None:
    lines = parse("amount", "予算 5 € chacun").out.splitlines()
    assert lines[1] == "         ^^^^^^"


def test_several_texts_are_all_shown_and_one_refused_fails() -> None:
    done = parse("amount", "5 000 €", "1.500 €", "15000")
    assert done.code == 1
    assert [block.splitlines()[0] for block in done.out.split("\n\n")] == ["5 000 €", "1.500 €", "15000"]


@pytest.mark.parametrize("text", ["-5 000 €", "-5 000 hors taxe", "-€5", "-,5"])
def test_a_negative_amount_is_a_text_and_no_option(text: str) -> None:
    done = parse("amount", text)
    assert done.code == 1
    assert done.out.splitlines()[0] == text


def test_an_unknown_option_is_wrong_usage() -> None:
    assert parse("amount", "--formt", "json", "5 €").code == 2


def test_refusals_speak_french() -> None:
    out = run_here("--lang", "fr", "parse", "amount", "1.500 €").out
    assert "can be read" not in out
    assert f"1{N}500{N}€" in out


def test_json_is_one_object_for_one_text() -> None:
    done = parse("period", "avant le 31 mars 2024", "--format", "json")
    assert json.loads(done.out) == {
        "texte": "avant le 31 mars 2024",
        "debut": None,
        "fin": "2024-03-30",
        "precision": "jour",
        "iso": "../2024-03-30",
        "moments": [],
    }
    assert json.loads(parse("amount", "40 000,5 €", "--format", "json").out) == {
        "texte": "40 000,5 €",
        "montant": "40000.50",
        "certitude": "ferme",
        "base": None,
        "min": "40000.50",
        "max": "40000.50",
        "par_an": None,
        "annees": None,
    }


def test_json_of_a_refused_text_says_why_and_where() -> None:
    done = parse("amount", "9 000 à 5 000 €", "--format", "json")
    assert done.code == 1
    (found,) = objects(done)
    meant = f"entre 5{N}000{N}€ et 9{N}000{N}€"
    assert found == {
        "texte": "9 000 à 5 000 €",
        "erreur": {
            "code": "range-reversed",
            "message": "“9 000 à 5 000 €” starts with the highest amount",
            "aide": f"write the lowest first, such as “{meant}”",
            "debut": 0,
            "fin": 15,
            "suggestion": meant,
        },
    }


def test_json_is_one_object_by_line_for_several_texts() -> None:
    done = parse("amount", "--format", "json", "-", "7 €", stdin="5 000 €\n\n1.500\r\n-5 €\n15000")
    assert done.code == 1
    assert [(each["texte"], each.get("montant")) for each in objects(done)] == [
        ("5 000 €", "5000.00"),
        ("1.500", None),
        ("-5 €", None),
        ("15000", "15000.00"),
        ("7 €", "7.00"),
    ]


def test_lines_are_read_from_standard_input_with_or_without_a_byte_order_mark() -> None:
    done = parse("amount", "-", "--format", "json", stdin=b"\xef\xbb\xbf5 000 \xe2\x82\xac\n")
    assert [(each["texte"], each["montant"]) for each in objects(done)] == [("5 000 €", "5000.00")]


def test_standard_input_in_another_encoding_is_a_clear_error() -> None:
    done = parse("amount", "-", "--format", "json", stdin=b"15000\n5 000 \x80\n")
    assert done.code == 2
    assert done.err == (
        "line 2 of standard input is not encoded as UTF-8 (byte 0x80); save it as UTF-8, then try again\n"
    )


def test_an_empty_standard_input_is_fine() -> None:
    assert parse("amount", "-", stdin="") == Done(0, "", "")


def test_a_text_of_a_megabyte_is_refused_and_shown_cut() -> None:
    done = parse("amount", "-", stdin="5 " * 500_000)
    assert done.code == 1
    assert "has 1000000 characters" in done.out
    assert max(map(len, done.out.splitlines())) <= 100


def test_no_control_character_reaches_the_terminal() -> None:
    done = parse("amount", "-", stdin="5\x1b[31m000 €\n")
    assert done.code == 1
    assert "\x1b" not in done.out


@pytest.mark.parametrize("arguments", [(), ("period",), ("amount",)])
def test_alone_it_shows_help(arguments: tuple[str, ...]) -> None:
    done = parse(*arguments)
    assert "Usage: cmqplan parse" in done.out + done.err
