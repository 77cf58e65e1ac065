"""Coverage-guided fuzzing of the reading of amounts and shares; run by hand.

    python tests/fuzz/fuzz_amounts.py -max_total_time=300

It needs ``atheris``, which is no dependency of the tests.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["cmqplan.amounts"]):
    from cmqplan.amounts import MontantRefuse, parse, parse_taux

    for name in (
        "diagnosis",
        "rate_diagnosis",
    ):  # loaded otherwise with the first refusal, too late to be watched
        importlib.import_module(f"cmqplan.amounts.{name}")

PIECES = (
    "0", "1", "5", "12", "50", "000", "500", "999", " ", "\u00a0", "\u202f", "\u200b", "\n", "\t", ",", ".", "-", "–", "+", "/", "x", "(", ")", "'", "’", "_",
    "€", "k€", "K", "M€", "m€", "Md€", "euros", "EUR", "millions", "mille", "d'", "€uros", "KE", "%", "‰", "pour cent", "½", "²", "٣", "Ⅻ", "İ", "ſ", "\u0301",
    "à", "et", "entre", "environ", "max.", "TTC", "HT", "net de taxe", "par an", "/an", "?", "~", "à définir", "néant", "CHF", "$", "centimes", "1/3", "moitié",
    "\x80", "â‚¬", "\ufffd", "2024-01-09", "09/01/2024", "…", "«", "»", "*", "\x00", "\U0001f4b6",
)  # fmt: skip


def check(read: Callable[[str], object], text: str) -> None:
    try:
        found = read(text)
    except MontantRefuse as refusal:
        check_refusal(read, text, refusal)
    else:
        assert read(str(found)) == found


def check_refusal(read: Callable[[str], object], text: str, refusal: MontantRefuse) -> None:
    assert 0 <= refusal.start <= refusal.end <= len(text)
    assert str(refusal)
    assert refusal.advice
    assert refusal.suggestion is None or str(read(refusal.suggestion)) == refusal.suggestion


def test_one_input(data: bytes) -> None:
    """Half of the inputs are any text, half are made of the pieces that amounts are made of."""
    provider = atheris.FuzzedDataProvider(data)
    if provider.ConsumeBool():
        text = provider.ConsumeUnicode(220)
    else:
        text = "".join(PIECES[byte % len(PIECES)] for byte in provider.ConsumeBytes(40))
    check(parse, text)
    check(parse_taux, text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
