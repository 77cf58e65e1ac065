"""Reading YAML: plain texts, nothing guessed, nothing but Refused whatever the bytes."""

from __future__ import annotations

import pytest

from cmqplan.source import yaml
from cmqplan.source.yaml import DEEPEST, LONGEST, Refused, parse
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("numero: 1.10", {"numero": "1.10"}),
        ("a: non", {"a": "non"}),
        ("siret: 00012345678901", {"siret": "00012345678901"}),
        ("date: 2024-01-09", {"date": "2024-01-09"}),
        ("a: 1e3\nb: 0x10\nc: yes", {"a": "1e3", "b": "0x10", "c": "yes"}),
        ("a: ~\nb: null\nc: Null\nd: NULL\ne:", {"a": "", "b": "", "c": "", "d": "", "e": ""}),
        ("[~, {a: null}, null]", ["", {"a": ""}, ""]),
        ("a: '~'\nb: \"null\"\nc: |\n  null\nd: nul", {"a": "~", "b": "null", "c": "null\n", "d": "nul"}),
        ("on: 12:30:00", {"on": "12:30:00"}),
        ("- a\n- [b, {c: d}]", ["a", ["b", {"c": "d"}]]),
        ("'été' : \"à\\tb\"", {"été": "à\tb"}),
        ("\ufeffa: b", {"a": "b"}),
        ("\ufeff\ufeffa: b", {"a": "b"}),
        ("\ufeff{a: 12,5 k€, b: 1}", {"a": "12,5 k€", "b": "1"}),
        ("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: 😀", {"a": "😀"}),
        ("", None),
        ("# rien\n", None),
    ],
)
def test_every_scalar_is_text(text: str, value: object) -> None:
    assert parse(text.encode()) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{montant: 12,5 k€}", {"montant": "12,5 k€"}),
        ("{montant: 25 000,00 €, statut: accordé}", {"montant": "25 000,00 €", "statut": "accordé"}),
        ("{montant: 1,000,000 €}", {"montant": "1,000,000 €"}),
        ("- {a: 5 000,50, b: 3,5 }", [{"a": "5 000,50", "b": "3,5"}]),
        ("{a: 5 000,00 €, b: 6 000,00 €}", {"a": "5 000,00 €", "b": "6 000,00 €"}),
        ("{exercice: 2024, 2025}", {"exercice": "2024", "2025": ""}),
        ("{a: 1,b: 2}", {"a": "1", "b": "2"}),
        ("{a: 1,\n2}", {"a": "1", "2": ""}),
        ("{a: 12,c}", {"a": "12", "c": ""}),
        ("{a: x,5}", {"a": "x", "5": ""}),
        ("{a: [1],5}", {"a": ["1"], "5": ""}),
        ("{12,5: x}", {"12": "", "5": "x"}),
        ("[12,5]", ["12", "5"]),
        (f"{{a: 1{',1' * 18}}}", {"a": f"1{',1' * 18}"}),
    ],
)
def test_a_decimal_comma_between_braces_is_one(text: str, value: object) -> None:
    assert parse(text.encode()) == value


@pytest.mark.parametrize(
    "text",
    [
        "a: &x b",
        "a: *x",
        "a: !!str b",
        "a: ! b",
        "<<: {a: b}\n<<: {c: d}",
        "a: b\na: c",
        "a: b\n---\nc: d",
        "? [a]\n: b",
        "a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1),
        "{a: " * (DEEPEST + 1) + "b" + "}" * (DEEPEST + 1),
        "a: b: c",
        f"{{a: 1{',1' * 30}}}",
        "a: |\n  b\n  <<<<<<< HEAD\n  c\n  =======\n  d\n  >>>>>>> branche\n",
        "a: \x01",
    ],
)
def test_what_these_files_never_need_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse(text.encode())


@pytest.mark.parametrize(
    "data",
    [
        "été".encode("latin-1"),
        "a: b".encode("utf-16"),
        b"\x00",
        b"PK\x03\x04rest",
        b"[" * 100_000,
        b"{a: " * 100_000,
        b"- " * 100_000,
        b"? " * 100_000,
        b"a: " + b"x" * LONGEST,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_bytes_that_are_no_document_are_refused_at_once(data: bytes) -> None:
    with pytest.raises(Refused):
        parse(data)


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert parse(b"[" * DEEPEST + b"]" * DEEPEST) is not None
    assert parse(b"{a: " * DEEPEST + b"b" + b"}" * DEEPEST) is not None


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    with pytest.raises(Refused):
        parse("\n".join(lines).encode())


def test_the_real_plans_are_read() -> None:
    files = sorted((ROOT / "plans").rglob("*.yaml"))
    assert len(files) > 15
    for file in files:
        assert isinstance(yaml.parse(file.read_bytes()), dict), file
