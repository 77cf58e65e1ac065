"""What findings say, in French and in English side by side.

Texts are templates: ``{name}`` stands for a parameter, a doubled brace for a single one. French is written with ordinary
spaces; those that must not break (inside « », before : ; ! ? % €) are set here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from cmqplan.language.gettext import Plural, current, unbreakable

Text: TypeAlias = str | Plural


class Said(NamedTuple):
    """One text in both languages."""

    fr: Text
    en: Text

    def advising(self, help_: Said) -> Says:
        """This message with what to write instead, where one of the two is another message's as well."""
        return Says((self.fr, help_.fr), (self.en, help_.en))


class Says(NamedTuple):
    """One message in both languages: alone, or with what to write instead."""

    fr: Text | tuple[Text, Text]
    en: Text | tuple[Text, Text]

    @property
    def message(self) -> Said:
        return Said(*(words[0] if isinstance(words, tuple) else words for words in self))

    @property
    def help(self) -> Said | None:
        fr, en = self
        return Said(fr[1], en[1]) if isinstance(fr, tuple) and isinstance(en, tuple) else None


def template(said: Said | None, params: Mapping[str, object] | None = None) -> str:
    """The text in the current language, parameters still in braces; without a number to choose by, the plural."""
    if said is None:
        return ""
    french = current() == "fr"
    text = said.fr if french else said.en
    if isinstance(text, Plural):
        count = 2 if params is None else params.get(text.count, 0)
        one = count in (0, 1) if french else count == 1
        text = text.one if one else text.many
    return unbreakable(text) if french else text
