"""Characters that came into a file by accident, and that no document can show: told where they stand, raw or as an escape.

What is read without a word here can be printed in every format. Controls and other characters without a shape are told
wherever they stand; those that only a reader would miss, in keys and values, not in comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any
from unicodedata import category

import yaml

from cmqplan.findings import Edit, Finding, Fix, Place
from cmqplan.fonts import is_shown
from cmqplan.language.controls import CONTROLS
from cmqplan.source.events import events_of
from cmqplan.source.lines import Lines
from cmqplan.source.yaml import MOST, MOST_EDITS

ORDINARY = "\t\n\r -\\[\\]-~\u00a0-\u00ac\u00ae-\u00c1\u00c4\u00c6-\u017f\u2010-\u2019\u201b-\u2027\u202f\u20ac\u2190-\u2193"
"""Inside a regular expression's brackets: what nearly every file is made of, and nothing else. Without the backslash, which
may begin an escape, and without Â, Ã, Å and ‚, which begin letters that were read in another encoding."""

_UNUSUAL = re.compile(f"[^{ORDINARY}]")
_PLAIN = bytes(code for code in range(128) if not _UNUSUAL.match(chr(code)))
"""What is taken out of a text before it is looked through: 6 µs a fiche instead of 18, of 400 that reading one takes."""
_PLANES = "".join(f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(1, 17))
CONTROL = re.compile(
    f"[{CONTROLS}\u200b\u2060-\u206f\ufeff\ufff0-\ufffc\ufdd0-\ufdef\U000e0000-\U000e0fff{_PLANES}]"
)
"""What steers, and what else has no shape: a byte-order mark, a space without width, a picture's place, no characters."""
_C1 = re.compile("[\x80-\x9f]")
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAK = frozenset("\r\x0b\x0c\x85\u2028\u2029")
_YAML_SIGNS = frozenset("#:-?,[]{}&*!|>%@`")

_ESCAPE_OR_UNUSUAL = re.compile(
    rf"\\(?:x([0-9A-Fa-f]{{2}})|u([0-9A-Fa-f]{{4}})|U([0-9A-Fa-f]{{8}})|(.))|[^{ORDINARY}]", re.DOTALL
)
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "r": "\r", "N": "\x85", "L": "\u2028", "P": "\u2029"}  # fmt: skip
"""The escapes of one letter that stand for a character without a shape."""

PRIVATE = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→"}
"""What word processors' fonts of signs (Symbol, Wingdings) draw for their own characters: the bullets and arrows of lists."""

_SHOWN = 5
"""Characters that a finding names."""

FRENCH = frozenset("àâäéèêëîïôöùûüÿçœæÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆñÑ€«»’‘“”„…–—•·°²³½№×©®™\u00a0\u202f")
"""The characters beyond ASCII that French is written with."""


def told(file: str, text: str) -> list[Finding]:
    """What is said of the characters of a text that reads well, at most ``MOST`` findings. CMQ016: it mustn't be shown."""
    beyond_ascii = text.encode(errors="surrogatepass").translate(None, _PLAIN).decode(errors="surrogatepass")
    if _UNUSUAL.search(beyond_ascii) is None and "â€" not in beyond_ascii:
        return []
    return list(islice(_told(file, Lines(text)), MOST))


def controls(file: str, lines: Lines) -> Iterator[Finding]:
    """Each character without a shape, wherever it stands; those that are what became of a letter, as that letter."""
    misread = [
        run
        for run in (misread_letters(lines.text) if _C1.search(lines.text) else ())
        if CONTROL.search(lines.text, *run[:2])
    ]
    if misread:
        yield _misread(file, lines, 0, lines.text, misread)
    for match in CONTROL.finditer(_kept(lines.text, misread)):
        start, end = match.span()
        before = lines.text[lines.start(start) : start]
        follows = lines.text[end : end + 1]
        with_space = match[0] in _LINE_BREAK
        safe = not {before[-1:], follows} & _YAML_SIGNS and (before.strip() or not with_space)
        yield _control(match[0], Place(file, span=lines.span(start, end)), fixed=bool(safe))


def _control(character: str, place: Place, *, fixed: bool) -> Finding:
    breaks = character in _LINE_BREAK
    variant = "line-break" if breaks else "direction" if character in _DIRECTION else "control"
    fix = Fix((Edit(place, " " if breaks else ""),)) if fixed else None
    return Finding("CMQ016", place, {"character": _code(character)}, variant, fix=fix)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _told(file: str, lines: Lines) -> Iterator[Finding]:
    yield from controls(file, lines)
    next_event = events_of(lines.text)
    while not isinstance(event := next_event(), yaml.StreamEndEvent):
        if isinstance(event, yaml.ScalarEvent):
            yield from _in_text(file, lines, event)


def _in_text(file: str, lines: Lines, event: Any) -> Iterator[Finding]:
    """What is said of one key or value, but for its raw controls."""
    offset = event.start_mark.index
    raw = lines.text[offset : event.end_mark.index]
    if _UNUSUAL.search(raw) is None and "â€" not in raw:
        return

    def place(start: int, end: int) -> Place:
        return Place(file, span=lines.span(offset + start, offset + end))

    misread = list(islice(misread_letters(raw), MOST_EDITS))
    if misread:
        yield _misread(file, lines, offset, raw, misread)
    for kind, start, end, characters in _runs(_kept(raw, misread), event.style == '"'):
        here = place(start, end)
        if kind == "control":
            yield _control(characters, here, fixed=True)
        elif kind == "lost":
            yield Finding("CMQ002", here, {}, kind)
        elif event.style not in ("'", '"') and _is_bullet(raw, start, end):
            continue  # told with its list: CMQ120
        else:
            yield _not_shown(kind, characters, here)


def _is_bullet(raw: str, start: int, end: int) -> bool:
    """Whether one of a word processor's signs begins a line of a text, and something follows it there."""
    before, after = raw[:start].rpartition("\n")[2], raw[end:].partition("\n")[0]
    return raw[start:end] in PRIVATE and not before.strip() and bool(after.strip())


def _misread(file: str, lines: Lines, offset: int, text: str, misread: list[tuple[int, int, str]]) -> Finding:
    """Letters of a text that begins at an offset of its file, read in another encoding: one finding for them all."""
    edits = [
        Edit(Place(file, span=lines.span(offset + start, offset + end)), right)
        for start, end, right in misread[:MOST_EDITS]
    ]
    word, right_word = _word(text, misread)
    params = {"text": word, "right": right_word}
    return Finding("CMQ002", edits[0].place, params, "misread", fix=Fix(tuple(edits)))


def _not_shown(kind: str, characters: str, here: Place) -> Finding:
    """Characters that no document can show; with their meaning, where a word processor's signs have a known one."""
    codes = ", ".join(map(_code, characters[:_SHOWN])) + (", …" if len(characters) > _SHOWN else "")
    params = {"text": characters[:_SHOWN], "codes": codes}
    if kind == "private" and set(characters) <= PRIVATE.keys():
        right = "".join(map(PRIVATE.__getitem__, characters))
        fix = Fix((Edit(here, right),))
        return Finding("CMQ020", here, {**params, "right": right}, "private-known", fix=fix)
    return Finding("CMQ020", here, params, kind)


def _kept(text: str, misread: list[tuple[int, int, str]]) -> str:
    """The text with ordinary letters in the place of the misread ones."""
    parts, at = [], 0
    for start, end, _ in misread:
        parts += [text[at:start], "x" * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _runs(raw: str, escapes: bool) -> Iterator[tuple[str, int, int, str]]:
    """What is wrong with the characters of a text, what follows each other taken together: its kind, where it begins and
    ends, and the characters. A raw control is left out."""
    last: tuple[str, int, int, str] | None = None
    for match in (_ESCAPE_OR_UNUSUAL if escapes else _UNUSUAL).finditer(raw):
        character = _escaped(match) if match[0][0] == "\\" else match[0]
        kind = _kind(character) if character else None
        if kind is None or (kind == "control" and character == match[0]):
            continue
        if last is not None and last[0] == kind != "control" and last[2] == match.start():
            last = (kind, last[1], match.end(), last[3] + character)
            continue
        if last is not None:
            yield last
        last = (kind, *match.span(), character)
    if last is not None:
        yield last


def _escaped(match: re.Match[str]) -> str:
    """The character that an escape of a quoted text stands for; nothing for the ordinary ones, and outside quotes."""
    if match.lastindex is None:
        return ""
    return _LETTERS.get(match[4], "") if match[4] else chr(int(match[1] or match[2] or match[3], 16))


def _kind(character: str) -> str | None:
    """What is wrong with a character; None for nothing."""
    if CONTROL.fullmatch(character) or character == "\r":
        return "control"
    if character == "\ufffd":
        return "lost"
    if category(character) == "Co":
        return "private"
    return None if character in "\t\n\\" or is_shown(character) else "unshown"


def _word(text: str, misread: list[tuple[int, int, str]]) -> tuple[str, str]:
    """The word that misread letters stand in first, as it is and as it was meant."""
    start, end = misread[0][0], misread[0][1]
    while start > 0 and not text[start - 1].isspace() and misread[0][0] - start < 20:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - misread[0][1] < 20:
        end += 1
    word, at = "", start
    for first, after, right in misread:
        if after > end:
            break
        word, at = word + text[at:first] + right, after
    return text[start:end], word + text[at:end]


def misread_letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Letters in UTF-8 that were read in another encoding and kept so: where they stand, and what they were.

    Only what gives French letters, after one round or several: « Ã© » is « é », « ÃƒÂ© » too.
    """
    found = [
        (match.start(), -match.end(), right)
        for _, pattern in _codecs()
        for match in pattern.finditer(text)
        if (right := _meant(match[0])) is not None
    ]
    reached = 0
    for start, end, right in sorted(found):
        if start >= reached:
            reached = -end
            yield start, reached, right


def _meant(run: str) -> str | None:
    """What a run of misread letters was before the first round; None when that gives no French."""
    for codes, pattern in _codecs():
        if pattern.fullmatch(run):
            try:
                once = bytes(codes[character] for character in run).decode()
            except UnicodeDecodeError:
                continue
            right = _meant(once) or (once if set(once) <= FRENCH else None)
            if right is not None:
                return right
    return None


@cache
def _codecs() -> tuple[tuple[dict[str, int], re.Pattern[str]], ...]:
    """The encodings that files are read in by mistake (Windows, old Macs, DOS): each character's byte, and what UTF-8's
    letters become there. A byte that means nothing to an encoding stays what it is."""
    found = []
    for name in ("cp1252", "latin-1", "mac_roman", "cp850"):
        letters = [bytes((byte,)).decode(name, "ignore") or chr(byte) for byte in range(256)]

        def some(first: int, last: int, letters: list[str] = letters) -> str:
            return f"[{re.escape(''.join(letters[first:last]))}]"

        follows = some(0x80, 0xC0)
        pattern = f"(?:{some(0xC2, 0xE0)}{follows}|{some(0xE0, 0xF0)}{follows}{{2}}|{some(0xF0, 0xF5)}{follows}{{3}})+"
        found.append(({letter: byte for byte, letter in enumerate(letters)}, re.compile(pattern)))
    return tuple(found)
