"""Message catalogues. Messages are English in the source; French is complete."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "fr")

_language: ContextVar[str] = ContextVar("cmqplan_language", default="en")
_catalogues: dict[str, NullTranslations] = {}


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text for translation where it is declared; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Plural:
    """A message in two numbers; ``count`` names the parameter that chooses."""

    one: str
    many: str
    count: str = "count"


def NN_(one: str, many: str, count: str = "count") -> Plural:  # noqa: N802 - beside gettext's own N_
    """Mark a message with a plural for translation."""
    return Plural(one, many, count)


def of_system() -> str | None:
    """The language that Windows or macOS speaks, such as « fr_FR »; None elsewhere, or where it can't be known.

    Run here on Linux only: what the other two answer hasn't been tried.
    """
    if sys.platform == "win32":
        import ctypes
        import locale

        try:
            return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
        except (AttributeError, OSError):
            return None
    if sys.platform == "darwin":
        import subprocess

        command = ["/usr/bin/defaults", "read", "-g", "AppleLanguages"]
        try:
            said = subprocess.run(command, capture_output=True, text=True, timeout=2, check=True).stdout  # noqa: S603 - a fixed command
        except (OSError, subprocess.SubprocessError):
            return None
        return said.strip("() \n").split(",")[0].strip('" \n')
    return None


def wanted(
    option: str | None = None,
    environment: Mapping[str, str] = os.environ,
    system: Callable[[], str | None] = of_system,
) -> str:
    """The language asked for: the option, ``CMQPLAN_LANG``, the locale, the system, then English.

    A word that names no language spoken here is passed over.
    """
    asked = [option, environment.get("CMQPLAN_LANG")]
    asked += [environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    for word in asked:
        code = (word or "").replace("-", "_").split("_")[0].split(".")[0].lower()
        if code in LANGUAGES:
            return code
        if word and code in ("c", "posix"):
            return "en"
    spoken = (system() or "").replace("-", "_").split("_")[0].lower()
    return spoken if spoken in LANGUAGES else "en"


def use(language: str) -> None:
    """Speak this language from now on. One that has no catalogue is English."""
    _language.set(language if language in LANGUAGES else "en")


def current() -> str:
    return _language.get()


def catalogue_folder() -> Path:
    return Path(__file__).parent.parent / "locale"


def _catalogue() -> NullTranslations | None:
    language = _language.get()
    if language == "en":
        return None
    found = _catalogues.get(language)
    if found is None:
        from gettext import translation

        found = _catalogues[language] = translation("cmqplan", catalogue_folder(), [language], fallback=True)
    return found


_BREAKABLE = re.compile(r"(?<=«) | (?=[»:;!?%€])")


def unbreakable(text: str) -> str:
    """French text whose signs stay with the words they belong to: written with ordinary spaces, shown with no-break ones."""
    return _BREAKABLE.sub("\u00a0", text)


def translate(message: str) -> str:
    """The message in the current language; itself where no translation is."""
    catalogue = _catalogue()
    return unbreakable(catalogue.gettext(message)) if catalogue and message else message


def translate_plural(message: Plural, count: int) -> str:
    catalogue = _catalogue()
    if catalogue:
        return unbreakable(catalogue.ngettext(message.one, message.many, count))
    return message.one if count == 1 else message.many
