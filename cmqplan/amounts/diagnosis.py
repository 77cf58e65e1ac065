"""Why a text isn't an amount: loaded only when one is refused.

Each cause is a function of the text that answers with a refusal or None; the first one that answers is told to the
user, so the table at the end goes from the most telling cause to the least. A suggestion is made only of what reads
once the cause is taken away.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from cmqplan.amounts import grammar, words
from cmqplan.amounts.grammar import SPACE
from cmqplan.amounts.montant import Montant
from cmqplan.amounts.refusals import EXAMPLE, MontantRefuse, refusal
from cmqplan.amounts.written import WORD, Cause, Written, first_refusal, look_at

_NUMBER: Final = re.compile(rf"[0-9](?:[0-9]|[.,](?=[0-9])|{SPACE}{{1,2}}(?=[0-9]))*")
_AMOUNT: Final = re.compile(grammar.AMOUNT, re.VERBOSE)
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")


def amount_refusal(text: str) -> MontantRefuse:
    """Why ``grammar.amount`` doesn't know the form of this text."""
    written = look_at(text)
    return first_refusal(CAUSES, written) or refused("not-understood", written)


def refused(
    kind: str,
    written: Written,
    span: tuple[int, int] | None = None,
    suggestion: str | None = None,
    *,
    example: str = EXAMPLE,
    **params: str,
) -> MontantRefuse:
    start, end = span or written.span
    return refusal(kind, written.text, start, end, suggestion, example=example, **params)


def amounts_in(written: Written) -> list[str]:
    """Every number of a text that reads as an amount, as it should be written."""
    found = (written.read(match[0]) for match in _AMOUNT.finditer(written.text))
    return [amount for amount in found if amount]


def amount_in(written: Written) -> str | None:
    """The amount in a text that holds one number, whatever surrounds it; a bare year is none."""
    if len(_NUMBER.findall(written.text)) != 1:
        return None
    match = _AMOUNT.search(written.text)
    return written.read(match[0]) if match and not _YEAR.fullmatch(match[0]) else None


# The text as a whole


def _empty(written: Written) -> MontantRefuse | None:
    return None if written.core.strip() else refused("empty", written)


def _encoding(written: Written) -> MontantRefuse | None:
    match = words.DAMAGED_EURO.search(written.text)
    if match is None:
        return None
    mended = words.DAMAGED_EURO.sub("€", words.DAMAGED_SPACE.sub("", written.text))
    return refused("encoding", written, match.span(), written.read(mended))


def _other_digits(written: Written) -> MontantRefuse | None:
    match = re.search(r"[^\x00-\x7f\D]\d*", written.text)
    if match is None:
        return None
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written.text)
    return refused("other-digits", written, match.span(), written.read(plain))


_UNIT_AROUND: Final = re.compile(rf"(?:(?<=\s)|^){words.UNIT}$|^€")


def no_number(written: Written) -> MontantRefuse | None:
    if re.search("[0-9]", written.text):
        return None
    core = _UNIT_AROUND.sub("", written.core).strip(" ()[]")
    if words.RECURRENCE.fullmatch(core):
        return refused("recurrence", written)
    if words.NOT_KNOWN_YET.fullmatch(core):
        return refused("not-known-yet", written)
    if words.NOTHING.fullmatch(core):
        return refused("zero-in-words", written, None, str(Montant.zero()))
    return refused("no-number", written)


_LINE_BREAKS: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def _line_break(written: Written) -> MontantRefuse | None:
    match = _LINE_BREAKS.search(written.text, *written.span)
    return (
        refused("line-break", written)
        if match and written.read(_LINE_BREAKS.sub(" ", written.text))
        else None
    )


def _no_money(written: Written) -> MontantRefuse | None:
    """A length of time, an hour, a number of persons: what it is is said, and no amount is made of it."""
    kind = next((kind for kind, pattern in words.NO_MONEY if pattern.fullmatch(written.core)), None)
    return refused(kind, written) if kind else None


def _date(written: Written) -> MontantRefuse | None:
    return refused("date", written) if words.DATE.fullmatch(written.core) else None


# What makes of an amount something else


def _currency(written: Written) -> MontantRefuse | None:
    match = words.CURRENCY.search(written.folded)
    if match:
        return refused("currency", written, match.span())
    signs = (n for n, c in enumerate(written.text) if c != "€" and unicodedata.category(c) == "Sc")
    place = next(signs, None)
    return None if place is None else refused("currency", written, (place, place + 1))


def money_range(written: Written) -> MontantRefuse | None:
    return refused("range", written) if words.RANGE.search(written.folded) else None


def _calculation(written: Written) -> MontantRefuse | None:
    return refused("calculation", written) if words.CALCULATION.search(written.folded) else None


def tax(written: Written) -> MontantRefuse | None:
    match = words.TAX.search(written.folded)
    return refused("tax-base", written, match.span(), amount_in(written)) if match else None


def _percent(written: Written) -> MontantRefuse | None:
    match = words.PERCENT.search(written.folded)
    alone = match and len(_NUMBER.findall(written.text)) == 1
    return refused("percent", written) if alone else None


def per(written: Written) -> MontantRefuse | None:
    match = words.PER.search(written.folded)
    amount = grammar.amount(amount_in(written) or "")
    if match and amount and words.YEARLY.fullmatch(match[0].strip()):
        return refused("per-year-firm", written, match.span(), example=str(amount * 3))
    return refused("per", written, match.span()) if match else None


def inexact(written: Written) -> MontantRefuse | None:
    match = words.INEXACT.search(written.folded)
    return refused("approximate", written, match.span(), amount_in(written)) if match else None


def _negative(written: Written) -> MontantRefuse | None:
    sign = words.MINUS_BEFORE.match(written.folded) or words.MINUS_AFTER.fullmatch(written.folded)
    return (
        refused("negative", written, sign.span(1), written.read(written.without(sign.span(1))))
        if sign
        else None
    )


def _plus(written: Written) -> MontantRefuse | None:
    if written.core[0] not in "+＋":
        return None
    sign = written.start, written.start + 1
    return refused("plus-sign", written, sign, written.read(written.without(sign)))


def _cents(written: Written) -> MontantRefuse | None:
    both = words.EUROS_AND_CENTS.fullmatch(written.core)
    alone = words.CENTS_ALONE.fullmatch(written.core)
    together = (
        written.read(f"{both[1]},{both[2]}") if both else written.read(f"0,{alone[1]:>02}") if alone else None
    )
    return refused("cents", written, None, together) if together else None


# How the number is written

_SEPARATOR: Final = re.compile(r"(?<=[0-9])['’ʼ‘´`′_·](?=[0-9]{3})")


def _separator(written: Written) -> MontantRefuse | None:
    match = _SEPARATOR.search(written.text)
    if match is None:
        return None
    return refused(
        "separator", written, match.span(), written.read(_SEPARATOR.sub(" ", written.text)), mark=match[0]
    )


_MARK_APART: Final = re.compile(rf"(?<=[0-9])(?:{SPACE}+([.,]){SPACE}*|([.,]){SPACE}+)(?=[0-9])")
_SPACED_NUMBER: Final = re.compile(rf"[0-9](?:[0-9.,]|{SPACE})*")


def _mark_apart(written: Written) -> MontantRefuse | None:
    closed = _MARK_APART.sub(r"\1\2", written.text)
    if written.read(closed) is None:
        return None
    number = _SPACED_NUMBER.search(written.text)
    assert number is not None, "the mark stands between figures"
    end = number.start() + len(number[0].rstrip())
    return refused("mark-apart", written, (number.start(), end), written.read(closed))


_WIDE_SPACE: Final = re.compile(rf"{SPACE}{{3,}}")


def _figures_apart(written: Written) -> MontantRefuse | None:
    closed = _WIDE_SPACE.sub(" ", written.text)
    number = _SPACED_NUMBER.search(written.text)
    if number is None or written.read(closed) is None:
        return None
    return refused(
        "figures-apart",
        written,
        (number.start(), number.start() + len(number[0].rstrip())),
        written.read(closed),
    )


_MARK_BEFORE: Final = re.compile(r"[^0-9]*([.,][0-9]+)")
_MARK_AFTER: Final = re.compile(
    rf"[0-9](?:[0-9.,]|{SPACE}(?=[0-9]))*?([.,]+(?:\s*[{words.DASHES}]+)?)(?!\s*[0-9])"
)


def _mark_alone(written: Written) -> MontantRefuse | None:
    before = _MARK_BEFORE.match(written.text)
    if before:
        start, end = before.span(1)
        return refused(
            "mark-alone",
            written,
            (start, end),
            written.read(f"{written.text[:start]}0{written.text[start:]}"),
        )
    after = _MARK_AFTER.search(written.text)
    return (
        refused("mark-alone", written, after.span(), written.read(written.without(after.span(1))))
        if after
        else None
    )


def _several(written: Written) -> MontantRefuse | None:
    numbers = list(_NUMBER.finditer(written.text))
    return refused("several", written, numbers[1].span()) if len(numbers) > 1 else None


def _grouping(written: Written) -> MontantRefuse | None:
    """The groups of the number are at fault when the same text reads with another number in its place."""
    number = _NUMBER.search(written.text)
    assert number is not None, "a text without figures was refused before"
    before, after = written.text[: number.start()], written.text[number.end() :]
    if written.read(f"{before}1{after}") is None:
        return None
    groups = re.split("[^0-9]+", number[0])
    joined = None if re.search("[.,]", number[0]) else written.read(f"{before}{''.join(groups)}{after}")
    sure = joined if all(len(group) == 3 for group in groups[1:]) else None
    return refused("grouping", written, number.span(), sure, example=joined or EXAMPLE)


# The words and signs around the number

_SMALL_M: Final = re.compile(
    rf"(?<![^\W\d_])(?=({WORD.pattern}))m(?=\s*(?:€|[eE][uU][rR](?:[oO][sS]?)?)?\s*\.?\s*$)"
)


def _unit_ambiguous(written: Written) -> MontantRefuse | None:
    match = _SMALL_M.search(written.text)
    if match is None:
        return None
    before, after = written.text[: match.start()], written.text[match.end() :]
    thousands, millions = written.read(f"{before}k{after}"), written.read(f"{before}M{after}")
    if thousands is None or millions is None:
        return None
    return refused("unit-ambiguous", written, match.span(1), thousands=thousands, millions=millions)


_KNOWN_WORD: Final = re.compile(rf"(?:{grammar.SCALE})?{grammar.CURRENCY}?", re.VERBOSE)


_SCALED_WORD: Final = re.compile(rf"(?:{grammar.SCALE}){grammar.CURRENCY}?", re.VERBOSE)


def _unit_before(written: Written) -> MontantRefuse | None:
    match = WORD.match(written.text, written.start)
    if match is None or not _SCALED_WORD.fullmatch(match[0]):
        return None
    rest = written.text[match.end() : written.end]
    if not _NUMBER.fullmatch(rest.strip(" .\u00a0\u202f")):
        return None
    return refused("unit-before", written, match.span(), written.read(f"{rest.rstrip(' .')} {match[0]}"))


_UNITS: Final = (
    "€",
    "k€",
    "M€",
    "Md€",
    "euros",
    "euro",
    "EUR",
    "mille",
    "milliers",
    "millions",
    "million",
    "milliards",
)
_SLIPS: Final = {"E": "€", "e": "€", "Є": "€", "ke": "k€", "kE": "k€", "KE": "k€", "Ke": "k€", "ME": "M€"}


_FIGURES: Final = str.maketrans("oOlI", "0011")
"""Letters written for the figures they look like."""


def _letters_for_figures(written: Written) -> MontantRefuse | None:
    """« 15 OOO € »: said, and never mended, since nobody knows what a letter was meant to be."""
    letters = [
        match.span() for match in WORD.finditer(written.text) if match[0].translate(_FIGURES).isdigit()
    ]
    mended = written.text
    for start, end in letters:
        mended = mended[:start] + mended[start:end].translate(_FIGURES) + mended[end:]
    meant = written.read(mended)
    return refused("other-digits", written, letters[0], meant) if meant else None


def _unknown_word(written: Written) -> MontantRefuse | None:
    for match in WORD.finditer(written.text):
        of = match[0] in "dD" and written.folded[match.end() : match.end() + 1] == "'"
        if of or _KNOWN_WORD.fullmatch(match[0]):
            continue
        mended = _mended_unit(written, match)
        if mended:
            return refused("unit-unknown", written, match.span(), mended)
        span = match.start(), written.end_of_words(match.end())
        return refused("word", written, span, amount_in(written))
    return None


def _mended_unit(written: Written, word: re.Match[str]) -> str | None:
    """The amount when this word is taken for the unit nearest to it."""
    from difflib import get_close_matches

    near = _SLIPS.get(word[0], word[0].replace("€uro", "euro"))
    if near == word[0]:
        same_scale = [unit for unit in _UNITS if unit[0].lower() == word[0][0].lower()]
        near = next(iter(get_close_matches(word[0], same_scale, 1)), "") if len(word[0]) > 2 else ""
    return written.read(f"{written.text[: word.start()]}{near}{written.text[word.end() :]}") if near else None


_STRANGE: Final = re.compile(rf"(?!{SPACE})[^0-9\w€.,\s]|_|(?<![0-9])[.,]+(?![0-9])")


def _character(written: Written) -> MontantRefuse | None:
    match = _STRANGE.search(written.text)
    return refused("character", written, match.span(), amount_in(written)) if match else None


def _unit_twice(written: Written) -> MontantRefuse | None:
    units = [match.span() for match in WORD.finditer(written.text)]
    if len(units) < 2:
        return None
    once = filter(None, (written.read(written.without(span)) for span in reversed(units)))
    return refused("unit-twice", written, units[-1], next(once, None))


CAUSES: Final[tuple[Cause, ...]] = (
    _empty,
    _encoding,
    _other_digits,
    no_number,
    _letters_for_figures,
    _line_break,
    _currency,
    _date,
    _no_money,
    _mark_apart,
    _figures_apart,
    _separator,
    money_range,
    _calculation,
    tax,
    _percent,
    per,
    inexact,
    _negative,
    _plus,
    _cents,
    _unit_ambiguous,
    _unit_before,
    _mark_alone,
    _several,
    _unknown_word,
    _character,
    _grouping,
    _unit_twice,
)
