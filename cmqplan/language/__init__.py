"""The language people are spoken to in: choosing it, texts in both languages, writing values into them."""

from cmqplan.language.gettext import N_, NN_, Plural, current, translate, translate_plural, use
from cmqplan.language.refusal import Refusal, shorten
from cmqplan.language.said import Said, Says, Text, template
from cmqplan.language.values import Terme, fill, show, show_date, show_month

__all__ = [
    "NN_",
    "N_",
    "Plural",
    "Refusal",
    "Said",
    "Says",
    "Terme",
    "Text",
    "current",
    "fill",
    "shorten",
    "show",
    "show_date",
    "show_month",
    "template",
    "translate",
    "translate_plural",
    "use",
]
