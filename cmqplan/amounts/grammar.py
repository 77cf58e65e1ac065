"""The one form of an amount and of a share, as regular expressions, and what the numbers in them are worth.

The grammar is written out in ``docs/en/amounts.md``. A text that isn't of the form is None here; ``diagnosis`` finds out
why. A text of the form whose number can't be taken is refused here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from cmqplan.amounts.montant import NARROW_SPACE, Montant, Taux
from cmqplan.amounts.refusals import EXAMPLE, RATE_EXAMPLE, MontantRefuse, refusal

LONGEST: Final = 200
"""Characters a text may have; a longer one is refused unread, so that reading takes no longer than that."""

LARGEST: Final = Montant.of(10**12)
"""One million million euros: what is more is a slip."""

RATE_DECIMALS: Final = 6

BLANK: Final = "\u180e\u200b-\u200f\u2060\ufeff"
"""Characters without width that come along with a copied text; they count as spaces."""

SPACE: Final = rf"[ \t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000{BLANK}]"
"""Every space of Unicode but the line breaks."""

CURRENCY: Final = r"(?:€|(?ai:euro(?:s|\(s\))?|eur))"

NUMBER: Final = rf"""
    (?P<whole> [0-9]{{1,3}} (?:{SPACE}{{1,2}}[0-9]{{3}})+ | [0-9]+ ) (?: (?P<mark>[.,]) (?P<decimals>[0-9]+) )?
  | (?P<pointed> [0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}} | [0-9]{{1,3}}\.[0-9]{{3}}(?=,) ) (?: , (?P<after_points>[0-9]+) )?
  | (?P<commaed> [0-9]{{1,3}}(?:,[0-9]{{3}}){{2,}} | [0-9]{{1,3}},[0-9]{{3}}(?=\.) ) (?: \. (?P<after_commas>[0-9]+) )?
"""

SCALE: Final = rf"""
    (?: (?P<word> (?ai:mille|milliers?|(?:million|milliard)(?:s|\(s\))?) ) | (?P<symbol> (?ai:mr?ds?) | [kKM] ) )
    (?P<of> {SPACE}+ [dD]['’ʼ] )?
"""

OUTSIDE: Final = rf"[\s{BLANK}]*"

AMOUNT: Final = rf"""
    (?: (?P<before>{CURRENCY}) {SPACE}* )?
    (?P<number> {NUMBER} )
    (?: {SPACE}* (?: {SCALE} ) )?
    (?: {SPACE}* (?P<currency>{CURRENCY}) )?
"""

_AMOUNT: Final = re.compile(rf"{OUTSIDE} {AMOUNT} (?: {SPACE}* \. )? {OUTSIDE}", re.VERBOSE)

_RATE: Final = re.compile(
    rf"""{OUTSIDE} (?P<number> (?P<whole>[0-9]+) (?: [.,] (?P<decimals>[0-9]+) )? )
    {SPACE}* (?: % | (?ai:pour{SPACE}*cents?) ) (?: {SPACE}* \. )? {OUTSIDE}""",
    re.VERBOSE,
)

POWERS: Final = {
    "k": 3, "mille": 3, "millier": 3, "milliers": 3,
    "m": 6, "million": 6, "millions": 6,
    "md": 9, "mds": 9, "mrd": 9, "mrds": 9, "milliard": 9, "milliards": 9,
}  # fmt: skip


def amount(text: str) -> Montant | None:
    """The amount a text writes; None when it isn't of the form, a ``MontantRefuse`` when its number can't be taken."""
    match = _AMOUNT.fullmatch(text)
    return worth(match, power_of(match)) if match and has_one_unit(match) else None


def has_one_unit(match: re.Match[str]) -> bool:
    """False of a match of ``AMOUNT`` with its currency on both sides, and of « d' » without one."""
    return not (match["currency"] and match["before"]) and not (match["of"] and not match["currency"])


def power_of(match: re.Match[str]) -> int:
    """The power of ten of the scale in a match of ``AMOUNT``."""
    scale = match["symbol"] or match["word"]
    return POWERS[scale.lower().replace("(s)", "s")] if scale else 0


def worth(match: re.Match[str], power: int) -> Montant:
    """What the number in a match of ``AMOUNT`` is worth times this power of ten; a ``MontantRefuse`` when it can't be taken."""
    text = match.string
    digits = _digits(match["whole"] or match["pointed"] or match["commaed"])
    decimals = match["decimals"] or match["after_points"] or match["after_commas"] or ""
    start, end = match.span("number")
    if digits[0] == "0" and len(digits) > 1:
        raise refusal("leading-zero", text, start, end, _rewritten(digits, decimals, power))
    if (
        len(decimals) == 3
        and (match["mark"] == "." or (match["mark"] and not power))
        and _may_be_a_group(match["whole"])
    ):
        raise _ambiguous(text, start, end, digits, decimals, power)
    if len(decimals) > power + 2:
        exact = _rewritten(digits, decimals.rstrip("0"), power)
        cut = _rewritten(digits, decimals[: power + 2], power)
        raise refusal("decimals", text, start, end, exact, example=cut or EXAMPLE)
    found = _worth(digits, decimals, power)
    if found > LARGEST:
        raise refusal("too-large", text, start, end, largest=str(LARGEST))
    return found


def rate(text: str) -> Taux | None:
    """The share a text writes; None when it isn't of the form, a ``MontantRefuse`` when its number can't be taken."""
    match = _RATE.fullmatch(text)
    if match is None:
        return None
    whole, decimals = match["whole"], match["decimals"] or ""
    start, end = match.span("number")
    if len(decimals) > RATE_DECIMALS:
        raise refusal("rate-decimals", text, start, end, example=RATE_EXAMPLE, most=str(RATE_DECIMALS))
    taux = Taux(Decimal(f"{whole}.{decimals}"))
    if taux.valeur > 100:
        raise refusal("rate-over", text, start, end, example=RATE_EXAMPLE)
    if len(whole) > 1 and whole[0] == "0":
        raise refusal("leading-zero", text, start, end, str(taux))
    return taux


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _may_be_a_group(whole: str) -> bool:
    """True of digits that thousands can follow: « 1 », « 250 », but neither « 0 » nor « 1500 » nor « 1 500 »."""
    return len(whole) < 4 and whole != "0"


def _worth(digits: str, decimals: str, power: int) -> Montant:
    return Montant(int(digits + decimals) * 10 ** (power + 2 - len(decimals)))


def _rewritten(digits: str, decimals: str, power: int) -> str | None:
    """The amount these figures make, written as it should be; None when they go beyond the cent or beyond reason."""
    if len(decimals) > power + 2:
        return None
    worth = _worth(digits, decimals, power)
    return str(worth) if worth <= LARGEST else None


def _ambiguous(text: str, start: int, end: int, digits: str, decimals: str, power: int) -> MontantRefuse:
    """The refusal of « 1.500 »: both readings, and the second one rounded to what can be written."""
    thousands = _worth(digits + decimals, "", power)
    thousandths = int(digits + decimals) * 10**power
    rounded = Montant((thousandths + 5) // 10)
    exact = str(rounded) if thousandths % 10 == 0 else f"{digits},{decimals}{NARROW_SPACE}€"
    return refusal(
        "ambiguous", text, start, end, thousands=str(thousands), decimals=exact, rounded=str(rounded)
    )
