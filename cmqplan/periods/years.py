"""Years in the grammar: after a unit of time, or in pairs (a school year, a winter)."""

from __future__ import annotations

from cmqplan.periods.calendar import FIRST_YEAR, LAST_YEAR
from cmqplan.periods.cursor import Cursor
from cmqplan.periods.tokens import NUMBER, SIGN, WORD, Token
from cmqplan.periods.words import ALSO, CALENDAR, MONTHS, OF, YEAR


def checked_year(c: Cursor, token: Token) -> int:
    """The year of four digits at a token."""
    year = int(token.text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise c.refused(
            "implausible-year", token.start, token.end, first=str(FIRST_YEAR), last=str(LAST_YEAR)
        )
    return year


def is_year(token: Token) -> bool:
    return token.kind == NUMBER and len(token.text) == 4


def read_year(c: Cursor) -> int | None:
    """The year after a unit of time (``2024``, ``de 2024``, ``de l'année 2024``), or None when there is none."""
    start = c.index
    if c.token.kind == SIGN and c.token.text in "-/" and c.token.tight:
        if not (is_year(c.ahead()) and c.ahead().tight):
            return None
        c.step()
    elif c.token.kind == WORD and c.token.text in OF:
        c.step()
        c.skip(frozenset({"l'"}))
        if c.token.text in YEAR:
            c.step()
            c.skip(CALENDAR)
        if not is_year(c.token):
            c.index = start
            return None
    elif c.token.text == "'" and c.ahead().kind == NUMBER and len(c.ahead().text) == 2:
        raise two_digits(c, c.ahead(), c.token.start)
    token = c.token
    if token.kind != NUMBER:
        return None
    if len(token.text) == 2 and _stands_for_year(c):
        raise two_digits(c, token)
    if len(token.text) != 4:
        return None
    c.step()
    year = checked_year(c, token)
    _refuse_pair(c, token)
    return year


def two_digits(c: Cursor, token: Token, start: int | None = None) -> Exception:
    """The refusal of a year in two digits; the suggestion takes it for a year of this century."""
    start = token.start if start is None else start
    return c.refused("two-digit-year", start, token.end, c.replaced(start, token.end, f"20{token.text}"))


def _stands_for_year(c: Cursor) -> bool:
    """Whether a number of two digits after a unit of time can only be its year."""
    follows = c.ahead()
    if follows.kind == WORD:
        return follows.text not in MONTHS and follows.text not in ("er", "e", "eme")
    if follows.kind == SIGN and follows.text in "/.-" and c.ahead(2).kind == NUMBER and follows.tight:
        return False
    return follows.kind != NUMBER and follows.text not in ALSO


def _refuse_pair(c: Cursor, first: Token) -> None:
    """Refuse ``mars 2024-2025``: it says two years where one belongs."""
    sign, second = c.token, c.ahead()
    if not (sign.kind == SIGN and sign.text in "-/" and second.kind == NUMBER):
        return
    after = c.ahead(2)
    continues = after.kind == SIGN and after.text in "-/." and after.tight and c.ahead(3).kind == NUMBER
    if continues or (after.kind == WORD and len(second.text) != 4):
        return
    if len(second.text) == 4:
        suggestion = c.text[: first.end] + c.text[second.end :]
        raise c.refused("year-pair", first.start, second.end, suggestion)
    if len(second.text) == 2 and sign.tight and second.tight:
        raise two_digits(c, second)


def read_pair(c: Cursor) -> tuple[int, bool] | None:
    """The first year of ``2024-2025`` or ``2024/2025`` and True; of ``2024`` alone and False; None without a year."""
    first = c.token
    if first.text in OF and is_year(c.ahead()):
        c.step()
        first = c.token
    if (
        first.kind == NUMBER
        and len(first.text) == 2
        and c.ahead().text in ("-", "/")
        and c.ahead(2).kind == NUMBER
    ):
        raise _short_pair(c, first, c.ahead(2))
    if not is_year(first):
        return None
    c.step()
    year = checked_year(c, first)
    sign, second = c.token, c.ahead()
    if not (sign.kind == SIGN and sign.text in "-/" and second.kind == NUMBER and len(second.text) in (2, 4)):
        return year, False
    if len(second.text) == 2:
        raise two_digits(c, second)
    c.index += 2
    if checked_year(c, second) != year + 1:
        suggestion = c.replaced(first.start, second.end, f"{year}-{year + 1}")
        raise c.refused("bad-year-pair", first.start, second.end, suggestion)
    return year, True


def _short_pair(c: Cursor, first: Token, second: Token) -> Exception:
    long = f"20{first.text}-{second.text if len(second.text) == 4 else f'20{second.text}'}"
    return c.refused("two-digit-year", first.start, second.end, c.replaced(first.start, second.end, long))
