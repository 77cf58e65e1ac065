"""How Markdown is escaped: everything it would read as its own is shown as it was written."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*\[\]<>|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|:(?=[\w+-]+:)")
_MAYBE_SPECIAL = re.compile(r"[\\`*\[\]<>|~$_&:]")
"""What every match of ``_SPECIAL`` begins with; most texts hold none, and that is soon seen."""
_LINE_START = re.compile(r"^([ \t]*)([-+#=]|[0-9]+[.)](?=\s|$))", re.MULTILINE)


def escape(text: str) -> str:
    """A text that Markdown shows as these very characters."""
    return starts_escaped(specials_escaped(text))


def specials_escaped(text: str) -> str:
    """The same but for what only means something at the beginning of a line."""
    return _SPECIAL.sub(_escaped, text) if _MAYBE_SPECIAL.search(text) else text


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(character, f"\\{character}")


def starts_escaped(text: str) -> str:
    """Without what Markdown would take for the beginning of a list or a heading, on any line."""
    if "\n" in text or _LINE_START.match(text):
        return _LINE_START.sub(_start_escaped, text)
    return text


def _start_escaped(match: re.Match[str]) -> str:
    space, mark = match[1], match[2]
    return f"{space}{mark[:-1]}\\{mark[-1]}"
