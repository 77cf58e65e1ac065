"""Why a text is refused: one kind for each cause, with what is wrong and what to write instead.

The sentences are English templates, marked for translation here and translated where they are shown. Every refusal
gives ``text`` (what was written, shortened), ``part`` (the characters at fault) and ``example`` (the suggestion when
there is one, a form that is read otherwise); some give more.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

EXAMPLE = "50\u202f000\u202f€"
RATE_EXAMPLE = "12,5\u202f%"
SHOWN = 40
"""Characters of the user's text that a message repeats."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    return message


class MontantRefuse(ValueError):  # noqa: N818 - a French word of the domain
    """A text that is no exact amount (or share) of money.

    ``kind`` chooses the sentences of ``MESSAGES`` and ``HELPS``, ``params`` fills them. ``start`` and ``end`` are the
    characters at fault in the text (half-open). ``suggestion`` is a text that is read, when only one is likely meant;
    it may have to be confirmed by the person, so it isn't applied unasked.
    """

    def __init__(
        self, kind: str, params: Mapping[str, str], start: int, end: int, suggestion: str | None = None
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.params: Mapping[str, str] = MappingProxyType(dict(params))
        self.start = start
        self.end = end
        self.suggestion = suggestion

    def __str__(self) -> str:
        return MESSAGES[self.kind].format_map(self.params)

    def __reduce__(self) -> tuple[type[MontantRefuse], tuple[object, ...]]:
        return type(self), (self.kind, dict(self.params), self.start, self.end, self.suggestion)


def refusal(
    kind: str,
    text: str,
    start: int,
    end: int,
    suggestion: str | None = None,
    *,
    example: str = EXAMPLE,
    **params: str,
) -> MontantRefuse:
    """The refusal of a text for the characters ``start:end``."""
    common = {"text": shorten(text), "part": shorten(text[start:end]), "example": suggestion or example}
    return MontantRefuse(kind, {**common, **params}, start, end, suggestion)


def shorten(text: str) -> str:
    """At most ``SHOWN`` printable characters of a text on one line."""
    if len(text) > SHOWN:
        text = text[: SHOWN - 1] + "…"
    return "".join(
        c if c.isprintable() or c in _SPACES_SHOWN else " " if c.isspace() else "\ufffd" for c in text
    ).strip()


_SPACES_SHOWN = "\u00a0\u202f"


MESSAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Of the text as a whole.
        "empty": N_("no amount is written here"),
        "too-long": N_("this text has {length} characters: it is no amount"),
        "line-break": N_("the amount “{text}” goes over a line break"),
        "encoding": N_("the euro sign of “{text}” was damaged when the file was saved or converted"),
        "no-number": N_("“{text}” has no figure"),
        "not-known-yet": N_("“{text}” is not an amount"),
        "zero-in-words": N_("“{text}” is not written in figures"),
        "not-understood": N_("“{text}” is not understood as an amount"),
        # What stands around the number.
        "other-digits": N_("“{part}” is not written with the figures 0 to 9"),
        "date": N_("“{text}” is a date, and an amount is expected here"),
        "currency": N_("“{part}” is another currency: amounts are in euros"),
        "percent": N_("“{text}” is a share, and an amount is expected here"),
        "tax-base": N_("“{part}” doesn't belong in an amount"),
        "approximate": N_("“{part}” makes “{text}” inexact: an amount is exact"),
        "range": N_("“{text}” gives two amounts: an amount is exact"),
        "calculation": N_("“{text}” is a calculation: an amount is written worked out"),
        "per": N_("“{part}” makes “{text}” a price per unit or per period: an amount is a total"),
        "negative": N_("“{text}” is negative: an amount is zero or more"),
        "plus-sign": N_("an amount is written without the sign “{part}”"),
        "cents": N_("“{text}” gives cents apart from the euros"),
        "unit-ambiguous": N_("“{part}” can be read as k€ ({thousands}) or as M€ ({millions})"),
        "unit-unknown": N_("“{part}” is not a known unit of money"),
        "unit-before": N_("“{part}” stands before the number"),
        "unit-twice": N_("“{text}” names its unit twice"),
        "word": N_("“{part}” is not part of an amount"),
        "character": N_("the character “{part}” is not part of an amount"),
        "several": N_("“{text}” holds several numbers"),
        # The number itself.
        "ambiguous": N_("“{part}” can be read as {thousands} (thousands) or as {decimals} (decimals)"),
        "decimals": N_("“{part}” goes beyond the cent"),
        "grouping": N_("the digits of “{part}” don't go by three"),
        "separator": N_("“{mark}” doesn't separate thousands here"),
        "figures-apart": N_("the figures of “{part}” stand too far apart to be one number"),
        "mark-apart": N_("there is a space beside the decimal comma of “{part}”"),
        "mark-alone": N_("“{part}” has a decimal comma without figures on both sides"),
        "leading-zero": N_("“{part}” starts with a zero"),
        "too-large": N_("“{text}” is more than {largest}"),
        # Shares.
        "rate-empty": N_("no share is written here"),
        "rate-too-long": N_("this text has {length} characters: it is no share"),
        "rate-no-sign": N_("“{text}” lacks the sign %"),
        "rate-ambiguous": N_("“{text}” can be read as {percent} or as {share}"),
        "rate-word": N_("“{part}” is not part of a share"),
        "rate-amount": N_("“{text}” is an amount, and a share in percent is expected here"),
        "rate-fraction": N_("“{text}” is a fraction, and a share in percent is expected here"),
        "rate-per-mille": N_("“{part}” counts in thousandths, and a share in percent is expected here"),
        "rate-negative": N_("“{text}” is negative: a share is between 0 and 100 %"),
        "rate-over": N_("“{text}” is more than the whole: a share is between 0 and 100 %"),
        "rate-decimals": N_("“{part}” has more than {most} decimals"),
        "rate-approximate": N_("“{part}” makes “{text}” inexact: a share is exact"),
        "rate-range": N_("“{text}” gives two shares: a share is exact"),
        "rate-not-understood": N_("“{text}” is not understood as a share in percent"),
    }
)

HELPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": N_("write an amount such as {example}, or leave the whole key out"),
        "too-long": N_("write the amount alone, such as {example}"),
        "line-break": N_("write the amount on one line, such as {example}"),
        "encoding": N_("write the amount again, such as {example}, and save the file as UTF-8"),
        "no-number": N_("write the amount in figures, such as {example}"),
        "not-known-yet": N_(
            "leave the whole key out as long as the amount isn't known; once it is, write it such as {example}"
        ),
        "zero-in-words": N_("write {example}, or leave the whole key out when there is no amount"),
        "not-understood": N_("write the amount alone, such as {example}"),
        "other-digits": N_("write the amount with these figures, such as {example}"),
        "date": N_("write an amount such as {example}; a date goes under a key of its own"),
        "currency": N_("write the amount converted to euros, such as {example}"),
        "percent": N_("write the amount in euros, such as {example}; a share goes under the key “taux”"),
        "tax-base": N_(
            "write the amount alone, such as {example}; the plan says once, under the key “base”, whether its amounts include taxes"
        ),
        "approximate": N_(
            "write the amount you commit to, such as {example}; what makes it uncertain goes in a note"
        ),
        "range": N_(
            "write the one amount you commit to, such as {example}; what makes it uncertain goes in a note"
        ),
        "calculation": N_("write the result alone, such as {example}; how it was worked out goes in a note"),
        "per": N_("write the total, such as {example}; how it was worked out goes in a note"),
        "negative": N_(
            "write an amount such as {example}; what comes in and what goes out have keys of their own"
        ),
        "plus-sign": N_("write the amount without a sign, such as {example}"),
        "cents": N_("write euros and cents with a comma, such as {example}"),
        "unit-ambiguous": N_("write {thousands} or {millions}"),
        "unit-unknown": N_("write {example}; the units are €, k€, M€, Md€, or “euros”"),
        "unit-before": N_("write the unit after the number, such as {example}"),
        "unit-twice": N_("write the unit once, after the number, such as {example}"),
        "word": N_("write the amount alone, such as {example}; what explains it goes in a note"),
        "character": N_("write the amount alone, such as {example}"),
        "several": N_("write one amount, such as {example}; each further amount takes a line of its own"),
        "ambiguous": N_("write {thousands} or {rounded}"),
        "decimals": N_("write euros with at most two decimals, such as {example}"),
        "grouping": N_("count the figures, then write them by threes from the right, such as {example}"),
        "separator": N_("separate thousands with a space, such as {example}"),
        "figures-apart": N_("if it is one number, write it such as {example}"),
        "mark-apart": N_("write the number without that space, such as {example}"),
        "mark-alone": N_("write figures on both sides of the comma, or no comma, such as {example}"),
        "leading-zero": N_("write the amount without it, such as {example}, or add what is missing before"),
        "too-large": N_("check the number of zeros and the unit"),
        "rate-empty": N_("write a share such as {example}, or leave the whole key out"),
        "rate-too-long": N_("write the share alone, such as {example}"),
        "rate-no-sign": N_("write the share in percent, such as {example}"),
        "rate-ambiguous": N_("write {percent} or {share}"),
        "rate-word": N_("write the share alone, such as {example}; what explains it goes in a note"),
        "rate-amount": N_(
            "write the share in percent, such as {example}; an amount goes under the key “montant”"
        ),
        "rate-fraction": N_(
            "write the share in percent, such as {example}, or the amount under the key “montant”"
        ),
        "rate-per-mille": N_("write the share in percent, such as {example}"),
        "rate-negative": N_("write a share between 0 and 100 %, such as {example}"),
        "rate-over": N_("write a share between 0 and 100 %, such as {example}"),
        "rate-decimals": N_(
            "write fewer decimals, such as {example}, or the exact amount under the key “montant”"
        ),
        "rate-approximate": N_(
            "write the share you commit to, such as {example}; what makes it uncertain goes in a note"
        ),
        "rate-range": N_(
            "write the one share you commit to, such as {example}; what makes it uncertain goes in a note"
        ),
        "rate-not-understood": N_("write the share alone, such as {example}"),
    }
)
