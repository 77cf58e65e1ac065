"""The language people are spoken to in: choosing it, translating a template, writing values into it."""

from cmqplan.language.gettext import NN_, Plural, current, translate, translate_plural, use
from cmqplan.language.values import show

__all__ = ["NN_", "Plural", "current", "show", "translate", "translate_plural", "use"]
