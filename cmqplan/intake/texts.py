"""Texts of a file → the texts of a fiche: paragraphs, lists, Markdown that shows the very words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cmqplan.intake.layouts.found import Entry, Text
from cmqplan.intake.readers.text import BULLET
from cmqplan.language.markdown import specials_escaped, starts_escaped
from cmqplan.model.values import LONGEST_TEXT

_ENDS = (".", ":", ";", "!", "?", "»", ")", "…")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff]")


def rows(texts: Iterable[Text]) -> list[Text]:
    """One for each paragraph and each item. A line that goes on the sentence above, over a page's end, joins it."""
    found: list[Text] = []
    for text in texts:
        for line in re.split(r"[\n\x0b\x0c\r\u2028\u2029]+", _CONTROL.sub("", text.cell.text)):
            words = " ".join(line.replace("\t", " ").split(" ")).strip()
            bullet = BULLET.match(words + " ") if words else None
            words = words[bullet.end() :].strip() if bullet and words[bullet.end() :].strip() else words
            if not words:
                continue
            last = found[-1] if found else None
            if (
                last
                and not bullet
                and not text.item
                and words[0].islower()
                and not last.cell.text.endswith(_ENDS)
            ):
                found[-1] = last._replace(cell=last.cell._replace(text=f"{last.cell.text} {words}"))
            else:
                found.append(Text(text.cell._replace(text=words), text.item or bool(bullet)))
    return found


def written(text: Text) -> str:
    """One row in Markdown."""
    words = text.cell.text
    return words if text.cell.markdown else starts_escaped(specials_escaped(words))


def items(texts: Iterable[Text]) -> list[str]:
    """Each row an item of a list."""
    return [part for text in rows(texts) for part in _bounded(written(text))]


def paragraphs(texts: Iterable[Text]) -> list[str]:
    """The rows as one text of paragraphs and lists; several where it is too long for one."""
    parts: list[str] = []
    last_item = False
    for text in rows(texts):
        line = f"- {written(text)}" if text.item else written(text)
        if parts and text.item and last_item and len(parts[-1]) + len(line) < LONGEST_TEXT:
            parts[-1] += f"\n{line}"
        else:
            parts += _bounded(line)
        last_item = text.item
    found: list[str] = []
    for part in parts:
        if found and len(found[-1]) + len(part) + 2 < LONGEST_TEXT:
            found[-1] += f"\n\n{part}"
        else:
            found.append(part)
    return [f"{text}\n" if "\n" in text else text for text in found]


def _bounded(text: str) -> list[str]:
    """A text in pieces that a fiche takes."""
    return [text[n : n + LONGEST_TEXT - 1] for n in range(0, len(text), LONGEST_TEXT - 1)]


def one_line(texts: Iterable[Text]) -> str:
    """The rows on one line, as they are."""
    return " ; ".join(text.cell.text for text in rows(texts))


def joined(texts: Iterable[Text]) -> str:
    """The rows as lines, as they are."""
    return "\n".join(f"- {text.cell.text}" if text.item else text.cell.text for text in rows(texts))


def left(entry: Entry) -> list[str]:
    """What stands under ``import_reste`` for an entry that has no key: its heading, its place, its text."""
    told = paragraphs(text for text in entry.texts if text.cell.text.strip())
    if not told:
        return []
    place = next(cell.place for cell in entry.cells if cell.text.strip())
    head = f"{entry.label} ({place})" if entry.label else place
    head = starts_escaped(specials_escaped(head))
    first, *more = told
    gap = "\n\n" if "\n" in first else " "
    return (
        [f"{head} :{gap}{first}"[:LONGEST_TEXT], *more]
        if len(head) + len(first) + 4 < LONGEST_TEXT
        else [f"{head} :", *told]
    )
