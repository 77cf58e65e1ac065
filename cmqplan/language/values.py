"""Values as a reader sees them in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from cmqplan.language.controls import one_line
from cmqplan.language.gettext import N_, NN_, Plural, current, translate, translate_plural
from cmqplan.language.said import Said, template

_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip

MOST_LISTED = 24
"""Items of a list that a sentence names; it counts those beyond."""
_ON, _BEFORE = N_("on {day}"), N_("before {day}")
_OTHERS = NN_("{count} other", "{count} others")


class Yaml(str):
    """What is to be written in a file, shown between quotation marks."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Terme:
    """The last day of something: « le 30 mars 2024 »; where it was written as « avant le 31 mars 2024 », those words."""

    jour: date
    exclu: bool = False

    def __str__(self) -> str:
        day = self.jour + timedelta(days=1) if self.exclu else self.jour
        return fill(_BEFORE if self.exclu else _ON, {"day": day})


def show(value: object) -> str:
    """A parameter in the current language: a date in words, a list joined, anything else as it writes itself, on one line."""
    if isinstance(value, date):
        return show_date(value)
    if isinstance(value, tuple | list | frozenset):
        shown = [show(item) for item in islice(value, MOST_LISTED)]
        others = len(value) - len(shown)
        return show_list([*shown, fill(_OTHERS, {"count": others})] if others else shown)
    if isinstance(value, Yaml):
        return f"«\u00a0{one_line(value)}\u00a0»" if current() == "fr" else f"“{one_line(value)}”"
    if isinstance(value, bool):
        return translate("yes") if value else translate("no")
    return "" if value is None else one_line(str(value))


def show_date(day: date, language: str = "") -> str:
    """« 9 janvier 2024 », « 1er mars 2024 »; in English « 9 January 2024 ». In the current language when none is given."""
    number = "1er" if (language or current()) == "fr" and day.day == 1 else str(day.day)
    return f"{number} {show_month(day, language)}"


def show_month(day: date, language: str = "") -> str:
    """The month of a day: « mars 2024 », in English « March 2024 »."""
    return f"{_MONTHS[language or current()][day.month - 1]} {day.year}"


def show_list(items: list[str]) -> str:
    """« a, b and c »."""
    if len(items) < 2:
        return "".join(items)
    return translate("{first} and {last}").format(first=", ".join(items[:-1]), last=items[-1])


def fill(words: str | Plural | Said | None, params: Mapping[str, object]) -> str:
    """A text in the current language with its parameters written in."""
    if words is None or isinstance(words, Said):
        text = template(words, params)
    elif isinstance(words, Plural):
        count = params.get(words.count)
        text = translate_plural(words, count if isinstance(count, int) else 0)
    else:
        text = translate(words)
    return text.format_map(_Shown({name: show(value) for name, value in params.items()}))


class _Shown(dict[str, str]):
    """A parameter nobody gave shows as its name: a message with a hole still says more than none."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"
