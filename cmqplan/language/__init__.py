"""The language people are spoken to in: choosing it, translating a template, writing values into it."""

from cmqplan.language.gettext import N_, NN_, Plural, current, translate, translate_plural, use
from cmqplan.language.values import fill, show, show_date

__all__ = [
    "NN_",
    "N_",
    "Plural",
    "current",
    "fill",
    "show",
    "show_date",
    "translate",
    "translate_plural",
    "use",
]
