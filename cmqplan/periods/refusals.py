"""Why a text is refused: one kind for each cause, with what is wrong and what to write instead.

The sentences are English templates, marked for translation here and translated where they are shown. Every refusal
gives ``text`` (what was written, shortened), ``part`` (the characters at fault) and ``example`` (the suggestion when
there is one, a form that is read otherwise); an ambiguity gives both readings as ``first`` and ``second``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

EXAMPLE: Final = "mars 2024"
_RANGE: Final = "de mars à juin 2024"
_DAY: Final = "9 janvier 2024"
EXAMPLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("unfinished", "duration", "recurring", "vague-word", "alternative", "nested"), _RANGE
        ),
        **dict.fromkeys(("reversed", "unordered", "uncertain-sign", "no-part"), _RANGE),
        **dict.fromkeys(("time-of-day", "missing-month", "relative-word", "no-such-month"), _DAY),
        **dict.fromkeys(("empty-name", "empty-period", "name-last"), "Idéathon : janvier 2024"),
        "missing-separator": "Idéathon : janvier 2024 ; Hackathon : novembre 2024",
        "half-open-range": "jusqu'en avril 2024",
        "missing-unit": "fin mars 2024",
        "no-such-weekday": _DAY,
    }
)
"""The form that a help shows when there is nothing to suggest."""

SHOWN: Final = 60
"""Characters of the user's text that a message repeats."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    return message


class PeriodeRefusee(ValueError):  # noqa: N818 - a French word of the domain
    """A text that is no period, or that can be read in two ways.

    ``kind`` chooses the sentences of ``MESSAGES`` and ``HELPS``, ``params`` fills them. ``start`` and ``end`` are the
    characters at fault in the text (half-open). ``suggestion`` is a text that is read, when only one is likely meant;
    the person confirms it: it isn't applied unasked.
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

    def __reduce__(self) -> tuple[type[PeriodeRefusee], tuple[object, ...]]:
        return type(self), (self.kind, dict(self.params), self.start, self.end, self.suggestion)


def refusal(
    kind: str,
    text: str,
    start: int,
    end: int,
    suggestion: str | None = None,
    *,
    example: str | None = None,
    **params: str,
) -> PeriodeRefusee:
    """The refusal of ``text`` for its characters ``start:end``."""
    shown = suggestion or example or EXAMPLES.get(kind, EXAMPLE)
    common = {"text": shorten(text), "part": shorten(text[start:end]), "example": shorten(shown, 200)}
    if suggestion is not None:
        common["suggestion"] = suggestion
    return PeriodeRefusee(kind, {**common, **params}, start, end, suggestion)


def shorten(text: str, most: int = SHOWN) -> str:
    """At most ``most`` printable characters of a text, on one line."""
    if len(text) > most:
        text = text[: most - 1] + "…"
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text).strip()


MESSAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": N_("no period is written here"),
        "too-long": N_("this text has {length} characters: it is no period"),
        "too-long-milestones": N_(
            "this list of milestones has {length} characters: it is too long to be read"
        ),
        # Words.
        "unknown-word": N_("“{part}” is not understood in a period"),
        "misplaced-word": N_("“{part}” is not expected here"),
        "unfinished": N_("“{text}” stops before its end"),
        "vague-word": N_("“{part}” doesn't say when exactly"),
        "relative-word": N_("“{part}” depends on the day it is read"),
        "recurring": N_("“{part}” says how often, not when"),
        "undecided": N_("“{part}” is no date yet"),
        "duration": N_("“{part}” is a length of time, not a date"),
        "time-of-day": N_("“{part}” is a time of day: a period is made of days"),
        "uncertain-sign": N_("“{part}” marks a date as uncertain: a period is exact"),
        "alternative": N_("“{part}” leaves the choice between two periods"),
        # The calendar.
        "no-such-day": N_("“{part}” doesn't exist: {month} has {days} days"),
        "no-such-month": N_("“{part}” doesn't exist: a year has 12 months"),
        "no-such-week": N_("“{part}” doesn't exist: the weeks of {year} go from 1 to {weeks}"),
        "no-such-weekday": N_("“{part}” doesn't exist: the days of a week go from 1 to 7"),
        "no-such-quarter": N_("“{part}” doesn't exist: a year has four quarters"),
        "no-such-half-year": N_("“{part}” doesn't exist: a year has two half-years"),
        "no-such-fortnight": N_("“{part}” doesn't exist: a month has two halves, 1 to 15 and 16 to its end"),
        "wrong-weekday": N_("“{part}” doesn't exist: that day is a {weekday}"),
        "implausible-year": N_("the year “{part}” is not between {first} and {last}"),
        # Years.
        "missing-year": N_("“{part}” doesn't say which year"),
        "missing-month": N_("“{part}” doesn't say which month"),
        "missing-unit": N_("“{part}” doesn't say of what"),
        "two-digit-year": N_("the year “{part}” has only two digits"),
        "year-pair": N_("“{part}” is two years, and one is expected here"),
        "bad-year-pair": N_("the years of “{part}” don't follow each other"),
        "written-number": N_("the number “{part}” is not written as a date"),
        # Ambiguities: both readings are said.
        "ambiguous-winter": N_("“{part}” can be {first} or {second}"),
        "ambiguous-school-year": N_("“{part}” can be {first} or {second}"),
        "ambiguous-year-pair": N_("“{part}” can be {first} or {second}"),
        "ambiguous-years": N_("“{part}” goes over the end of a year: it can be {first} or {second}"),
        "ambiguous-week": N_("“{part}” can be {first} or {second}"),
        "ambiguous-abbreviation": N_("“{part}” can be {first} or {second}"),
        "ambiguous-bound": N_("“{part}” can be {first} or {second}"),
        "ambiguous-numbers": N_("“{part}” can be {first} or {second}"),
        # Order and composition.
        "reversed": N_("“{part}” ends before it starts"),
        "nested": N_("“{inner}” is inside “{outer}”: that is no range"),
        "unordered": N_("“{part}” doesn't follow the order of time"),
        "several-ranges": N_("“{part}” holds several ranges"),
        "half-open-range": N_("“{part}” wants one date, and a range follows it"),
        "no-part": N_(
            "“{part}” isn't fixed in days: only a month, a quarter, a half-year and a year have a beginning, a middle and an end"
        ),
        # Milestones.
        "empty-name": N_("this milestone has no name before the “:”"),
        "empty-period": N_("the milestone “{name}” has no period after the “:”"),
        "name-last": N_("the period of a milestone is written after its name, and “{part}” has it before"),
        "missing-separator": N_("“{part}” holds several milestones without a “;” between them"),
    }
)

HELPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": N_("write a period such as “{example}”, or leave the whole key out"),
        "too-long": N_("write the period alone, such as “{example}”"),
        "too-long-milestones": N_("give each milestone a line of its own in the file"),
        "unknown-word": N_("write a period such as “{example}”"),
        "misplaced-word": N_("write a period such as “{example}”"),
        "unfinished": N_("write it whole, such as “{example}”"),
        "vague-word": N_("give the stretch of time it may take, such as “{example}”"),
        "relative-word": N_("write the date itself, such as “{example}”"),
        "recurring": N_("write from when to when, such as “{example}”"),
        "undecided": N_(
            "leave the whole key out as long as the date isn't known; once it is, write “{example}”"
        ),
        "duration": N_("write the first and the last day or month, such as “{example}”"),
        "time-of-day": N_("write the day alone, such as “{example}”"),
        "uncertain-sign": N_("write the stretch of time that is sure, such as “{example}”"),
        "alternative": N_("write the whole stretch of time, such as “{example}”"),
        "no-such-day": N_("check the day and the month, or write “{example}”"),
        "no-such-month": N_("write the day, the month and the year in this order, such as “{example}”"),
        "no-such-week": N_("check the week's number, or write “{example}”"),
        "no-such-weekday": N_("write the date itself, such as “{example}”"),
        "no-such-quarter": N_("write “{example}”"),
        "no-such-half-year": N_("write “{example}”"),
        "no-such-fortnight": N_("write “{example}”"),
        "wrong-weekday": N_("correct the date, or write “{example}”"),
        "implausible-year": N_("write a year in four digits, such as “{example}”"),
        "missing-year": N_("add the year, such as “{example}”"),
        "missing-month": N_("add the month and the year, such as “{example}”"),
        "missing-unit": N_("say which part of the year it is, such as “{example}”"),
        "two-digit-year": N_("write the year in four digits, such as “{example}”"),
        "year-pair": N_("write one year, such as “{example}”"),
        "bad-year-pair": N_("write two years that follow each other, such as “{example}”"),
        "written-number": N_("write “{example}”"),
        "ambiguous-winter": N_("write “{first}” or “{second}”"),
        "ambiguous-school-year": N_("write “{first}” or “{second}”"),
        "ambiguous-year-pair": N_("write “{first}” or “{second}”"),
        "ambiguous-years": N_("write “{first}” or “{second}”"),
        "ambiguous-week": N_("write “{first}” or “{second}”"),
        "ambiguous-abbreviation": N_("write “{first}” or “{second}”"),
        "ambiguous-bound": N_("write “{first}” or “{second}”"),
        "ambiguous-numbers": N_("write “{first}” or “{second}”"),
        "reversed": N_("write the earlier date first, such as “{example}”"),
        "nested": N_("write the first and the last month, such as “{example}”"),
        "unordered": N_("write the earlier date first, such as “{example}”"),
        "several-ranges": N_("write each as a milestone of its own, with its name, separated by “;”"),
        "half-open-range": N_("write one date, such as “{example}”"),
        "no-part": N_("write the months or the days, such as “{example}”"),
        "empty-name": N_("write the name before the “:”, such as “{example}”"),
        "empty-period": N_("write the period after the “:”, such as “{example}”"),
        "name-last": N_("write the name first, such as “{example}”"),
        "missing-separator": N_("put a “;” between the milestones, such as “{example}”"),
    }
)
