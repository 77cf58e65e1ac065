"""What a writer did, where YAML's parser stopped.

The parser's own words speak of tokens and simple keys, and often point at the line after the mistake. Here the line is
looked at again, with the mistakes French project officers make in mind: « titre: Action : suite », a tab, a bullet, a quote
that is never closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from cmqplan.findings import Edit, Finding, Fix, Place, Related, Span
from cmqplan.language import Said
from cmqplan.source.lines import FOREIGN_SPACES, Lines, short
from cmqplan.source.yaml import MOST_EDITS

_WORD = re.compile(r"[^\W\d]\w{0,40}")
"""What a key of these files looks like."""
_GLUED = re.compile(r"((?:- +)*)([^\W\d]\w{0,40}):(?![\s/])(.*)", re.DOTALL)
_BULLETS = "•‣▪◦●·–—"
_LONGEST_LINE = 2_000
"""Characters of a line that are looked at."""


@dataclass(slots=True)
class Frame:
    """A list or a mapping that is open: where it begins, whether it stands in brackets, and the keys seen so far."""

    start: int
    mapping: bool
    flow: bool
    keys: dict[str, Span] = field(default_factory=dict)
    key_next: bool = True


@dataclass(frozen=True, slots=True)
class Last:
    """What was read last: a text with its style, or the end of a list or mapping (``style`` None). Offsets, half-open."""

    start: int
    end: int
    style: str | None

    @property
    def is_quoted(self) -> bool:
        return self.style in ("'", '"')

    @property
    def is_block(self) -> bool:
        return self.style in ("|", ">")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where the parser stopped (``at``), what it was in (``since``, when it says so), in its own words, and what it had read:
    the lists and mappings that are open, those closed since the last text, and the last text or end."""

    file: str
    lines: Lines
    at: int
    since: int | None
    problem: str
    frames: list[Frame]
    closed: list[Frame]
    last: Last | None

    @property
    def line(self) -> str:
        return self.lines.line(self.at)[:_LONGEST_LINE]

    @property
    def line_start(self) -> int:
        return self.lines.start(self.at)

    @property
    def character(self) -> str:
        return self.lines.text[self.at : self.at + 1]

    @property
    def rest(self) -> str:
        """What stands from there to the end of the line."""
        return self.lines.text[self.at : min(self.lines.end(self.at), self.at + _LONGEST_LINE)].rstrip()

    @property
    def in_brackets(self) -> bool:
        return bool(self.frames) and self.frames[-1].flow

    def place(self, start: int, end: int | None = None) -> Place:
        return Place(self.file, span=self.lines.span(start, start + 1 if end is None else end))

    def insertion(self, at: int, text: str) -> Fix:
        return Fix((Edit(self.place(at, at), text),))


def diagnose(mistake: Mistake) -> Finding:
    """The finding that says what stopped the parser."""
    for diagnosis in _DIAGNOSES:
        finding = diagnosis(mistake)
        if finding is not None:
            return finding
    near = mistake.rest.strip() or mistake.line.strip()
    at = min(mistake.at, len(mistake.lines.text))
    return Finding("CMQ008", mistake.place(at), {"near": short(near)}, "near" if near else "unknown")


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def key_in(line: str) -> tuple[str, int, int] | None:
    """A line's first key, where it begins and where its colon stands; None for a line without one."""
    line = line[:_LONGEST_LINE]
    begin = 0
    while line[begin : begin + 1] == " " or line[begin : begin + 2] == "- ":
        begin += 1
    colon = line.find(": ", begin)
    if colon < 0:
        colon = len(line.rstrip()) - 1 if line.rstrip().endswith(":") else -1
    key = line[begin : max(colon, begin)].rstrip()
    if not key or any(sign in key for sign in "\"'[]{}#"):
        return None
    return key, begin, colon


def quoted(file: str, lines: Lines, start: int, in_brackets: bool) -> Fix | None:
    """A text put between double quotes, from a place to the end of its line (in brackets: to the next comma or bracket).

    None where quotes would change more than that.
    """
    text = lines.text[start : lines.end(start)]
    if in_brackets:
        text = re.split(r"[,\[\]{}]", text, maxsplit=1)[0]
    text = text.rstrip()
    if not text or len(text) > _LONGEST_LINE or '"' in text or "\\" in text or re.search(r"(?:^|\s)#", text):
        return None
    if _goes_on(lines, start) and not in_brackets:
        return None
    return Fix((Edit(Place(file, span=lines.span(start, start + len(text))), f'"{text}"'),))


def _goes_on(lines: Lines, start: int) -> bool:
    """Whether the next line is indented further, and so may be a part of what begins on this one."""
    number = lines.number(start)
    here = indent_of(lines.lines[number - 1])
    following = next((line for line in lines.lines[number:] if line.strip()), "")
    return indent_of(following) > here


# One function a kind of mistake. The first that recognises its own says so.


def _tab(mistake: Mistake) -> Finding | None:
    """A tab at the beginning of a line: the first one is pointed at, and all of the file's are mended together."""
    if not (mistake.character == "\t" or "tab character" in mistake.problem):
        return None
    line, start = mistake.line, mistake.line_start
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in indent or not line.strip():
        return None
    at = start + indent.index("\t")
    return Finding(
        "CMQ004", mistake.place(at, start + len(indent)), fix=_untabbed(mistake, mistake.lines.number(start))
    )


_OPENS = re.compile(r"[^\s#].*:(?:\s+[|>][-+0-9]*)?\s*(?:\s#.*)?")
"""A line in the first column under which others are indented."""


def _untabbed(mistake: Mistake, number: int) -> Fix | None:
    """The tabs at the beginning of lines turned into as many spaces as the file indents with.

    Only of lines that tabs alone indent, between a key in the first column and the next one: whatever a tab's width,
    they stand under that key. Beside lines that spaces indent, nobody knows which of them a tab means. None where the
    line of that number is such a one.
    """
    lines = mistake.lines
    widths = [indent_of(line) for line in lines.lines if line.strip() and line[:1] == " "]
    unit = " " * min((width for width in widths if width in (2, 3, 4)), default=2)
    filled = (n for n, line in enumerate(lines.lines) if line.strip() and line.lstrip(" ")[0] != "#")
    groups = [list(group) for _, group in groupby(filled, key=lambda n: lines.lines[n][0] == "\t")]
    mended: list[int] = []
    for n, group in enumerate(groups):
        before = lines.lines[groups[n - 1][-1]] if n else ""
        after = lines.lines[groups[n + 1][0]] if n + 1 < len(groups) else ""
        if _OPENS.fullmatch(before) and after[:1] != " " and all(_tabs(lines.lines[row]) for row in group):
            mended += group
    if number - 1 not in mended or len(mended) > MOST_EDITS:
        return None
    edits = []
    for row in mended:
        start, tabs = lines.starts[row], _tabs(lines.lines[row])
        edits.append(Edit(mistake.place(start, start + tabs), unit * tabs))
    return Fix(tuple(edits))


def _tabs(line: str) -> int:
    """How many tabs indent a line; 0 when spaces do too."""
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return 0 if " " in indent else len(indent)


def _no_break_space(mistake: Mistake) -> Finding | None:
    """A no-break space in the indentation, behind a colon or behind a dash."""
    above = _line_above(mistake)
    if above is not None and mistake.lines.text[above : above + 1] not in (" ", *FOREIGN_SPACES):
        above = None  # what isn't indented isn't badly indented
    for offset in sorted({offset for offset in (mistake.at, mistake.since, above) if offset is not None}):
        start, line = mistake.lines.start(offset), mistake.lines.line(offset)[:_LONGEST_LINE]
        match = re.match(
            rf"(?: |- )*([{FOREIGN_SPACES} ]*[{FOREIGN_SPACES}])|(?: |- )*-([{FOREIGN_SPACES}]+)|(?: |- )*[^\W\d]\w*:([{FOREIGN_SPACES}]+)",
            line,
        )
        if match is not None:
            group = next(n for n in (1, 2, 3) if match[n])
            place = mistake.place(start + match.start(group), start + match.end(group))
            spaces = " " * len(match[group]) if group == 1 else " "
            return Finding("CMQ004", place, {}, "no-break-space", fix=Fix((Edit(place, spaces),)))
    return None


def _quote(mistake: Mistake) -> Finding | None:
    """A quote that is never closed, or that closed the text too early."""
    since, text = mistake.since, mistake.lines.text
    if since is not None and "end of stream" in mistake.problem and text[since : since + 1] in ("'", '"'):
        return Finding(
            "CMQ006", mistake.place(since), {"opener": text[since], "closer": text[since]}, "quote"
        )
    last = mistake.last
    if last is None or not last.is_quoted or not _stray(mistake):
        return None
    start, end = last.start, last.end
    if mistake.at < end or "\n" in text[end : mistake.at] or text[end : mistake.at].strip(" \t:"):
        return None
    rest = _item(mistake.rest) if mistake.in_brackets else mistake.rest
    params = {"opener": last.style, "closer": last.style, "text": short(rest)}
    if "\n" in text[start:end] or "\r" in text[start:end]:
        return Finding(
            "CMQ006", mistake.place(start), {**params, "line": mistake.lines.number(end)}, "quote-later"
        )
    if ":" in text[end : mistake.at + 1] and mistake.character == ":":
        return None
    if last.style == "'" and text[end - 2 : end - 1].isalpha() and text[end : end + 1].isalpha():
        return Finding("CMQ006", mistake.place(end - 1), params, "apostrophe", fix=_requoted(mistake, start))
    return Finding("CMQ006", mistake.place(mistake.at, mistake.at + max(len(rest), 1)), params, "after-quote")


def _requoted(mistake: Mistake, start: int) -> Fix | None:
    """« 'l'action' » between double quotes."""
    text = mistake.lines.text[start : mistake.lines.end(start)].rstrip()
    inner = text[1:-1].replace("''", "'")
    if mistake.in_brackets or text[-1] != "'" or any(sign in text for sign in '"\\#'):
        return None
    return Fix((Edit(mistake.place(start, start + len(text)), f'"{inner}"'),))


def _stray(mistake: Mistake) -> bool:
    """Whether the parser met something where only the end of a value could stand."""
    words = (
        "expected key",
        "'-' indicator",
        "expected ','",
        "<document start>",
        "<block end>",
        "mapping values",
    )
    return any(word in mistake.problem for word in words)


def _brackets(mistake: Mistake) -> Finding | None:
    """Brackets that aren't closed, closed with the wrong sign, or that lack a comma inside."""
    text, since, last = mistake.lines.text, mistake.since, mistake.last
    if since is None or "expected ','" not in mistake.problem:
        return _empty_item(mistake)
    quote = _quote(mistake)
    if quote is not None and quote.variant == "quote-later":
        return None  # and then that is said
    opener = text[since : since + 1]
    params: dict[str, object] = {"opener": opener, "closer": "]" if opener == "[" else "}"}
    if mistake.character in ("]", "}"):
        return Finding(
            "CMQ006", mistake.place(mistake.at), {**params, "found": mistake.character}, "wrong-bracket"
        )
    if mistake.at >= len(text.rstrip()) or _begins_key(mistake, since):
        return Finding(
            "CMQ006",
            mistake.place(since),
            params,
            "bracket",
            fix=_closed(mistake, since, str(params["closer"])),
        )
    if mistake.character == ":":
        return _colon_in_brackets(mistake)
    another = mistake.character in "\"'" and last is not None and text[last.end : last.end + 1].isspace()
    if quote is not None and not another:
        return None
    return Finding(
        "CMQ006", mistake.place(mistake.at), {**params, "text": short(_item(mistake.rest))}, "comma"
    )


def _item_start(mistake: Mistake) -> int:
    """Where the item in brackets begins that the parser stopped in."""
    before = mistake.lines.text[mistake.line_start : mistake.at]
    sign = max(before.rfind(sign) for sign in ",[{")
    return mistake.line_start + sign + 1 + len(before[sign + 1 :]) - len(before[sign + 1 :].lstrip())


def _empty_item(mistake: Mistake) -> Finding | None:
    if "node content" in mistake.problem and mistake.in_brackets and mistake.character == ",":
        return Finding("CMQ008", mistake.place(mistake.at), {}, "empty-item")
    if "node content" in mistake.problem and mistake.character in ("]", "}"):
        return Finding("CMQ006", mistake.place(mistake.at), {"closer": mistake.character}, "no-opener")
    return None


def _item(text: str) -> str:
    return re.split(r"[,\]}]", text, maxsplit=1)[0].strip() or text


def _begins_key(mistake: Mistake, since: int) -> bool:
    """Whether the parser stopped in a line that is a key of its own, further down than the bracket."""
    if mistake.lines.number(mistake.at) == mistake.lines.number(since):
        return False
    line, opening = mistake.line, mistake.lines.line(since)
    found = key_in(line)
    return (found is not None or line.lstrip().startswith("- ")) and indent_of(line) <= indent_of(opening)


def _closed(mistake: Mistake, since: int, closer: str) -> Fix | None:
    """The missing bracket put at the end of the line, where the next line goes on with something else."""
    end = mistake.lines.end(since)
    text = mistake.lines.text[since + 1 : end].rstrip()
    number = mistake.lines.number(since)
    below = next((n for n, line in enumerate(mistake.lines.lines[number:], number + 1) if line.strip()), None)
    if any(sign in text for sign in "[]{}\"'#") or text.endswith(",") or not text or len(mistake.frames) == 0:
        return None
    if below is not None and below != mistake.lines.number(mistake.at):
        return None
    if sum(1 for frame in mistake.frames if frame.flow) != 1:
        return None
    return mistake.insertion(since + 1 + len(text), closer)


def _colon_in_brackets(mistake: Mistake) -> Finding:
    """A second colon in one item: a comma forgotten before a key, or a colon that belongs to a text."""
    text, last = mistake.lines.text, mistake.last
    start = last.start if last is not None and last.style is not None else _item_start(mistake)
    before = text[start : mistake.at]
    if mistake.lines.number(start) != mistake.lines.number(mistake.at):
        at = mistake.line_start + indent_of(mistake.line)
        params = {"text": short(_item(text[at : mistake.lines.end(at)])), "opener": "[", "closer": "]"}
        return Finding("CMQ006", mistake.place(at, mistake.at), params, "comma")
    words = before.split()
    in_mapping = bool(mistake.frames) and mistake.frames[-1].mapping
    if (
        in_mapping
        and len(words) > 1
        and not before.endswith((" ", *FOREIGN_SPACES))
        and _WORD.fullmatch(words[-1])
    ):
        at = start + before.rindex(words[-1])
        params = {"text": short(_item(text[at : mistake.lines.end(at)])), "opener": "{", "closer": "}"}
        return Finding("CMQ006", mistake.place(at, mistake.at), params, "comma")
    fix = (
        quoted(mistake.file, mistake.lines, start, in_brackets=True)
        if last is not None and last.style == ""
        else None
    )
    return Finding(
        "CMQ005",
        mistake.place(mistake.at),
        {"text": short(_item(text[start : mistake.lines.end(start)]))},
        "in-brackets",
        fix=fix,
    )


def _beginning(mistake: Mistake) -> Finding | None:
    """A sign that means something to YAML at the beginning of a text."""
    text, since = mistake.lines.text, mistake.since
    at = since if since is not None and text[since : since + 1] in ("*", "&", "!") else mistake.at
    character, problem = text[at : at + 1], mistake.problem
    if character in ("*", "&", "!") and (
        "alphabetic" in problem or "expected whitespace" in problem or "tag" in problem
    ):
        follows = text[at + 1 : at + 2]
        return _special(
            mistake, at, "bullet" if character == "*" and (follows == " " or follows == "\t") else "special"
        )
    if "cannot start any token" in problem and character in ("@", "`", "%"):
        return _special(mistake, at, "special")
    if "mapping keys are not allowed" in problem:
        return _special(mistake, at, "special")
    if "node content" in problem and character == ",":
        return _special(mistake, at, "special")
    if mistake.line.startswith("%"):
        return Finding("CMQ008", mistake.place(mistake.line_start), {}, "directive")
    if (
        "unknown escape" in problem
        or "hexdecimal" in problem
        or "hexadecimal" in problem
        or "character code" in problem
    ):
        backslash = text.rfind("\\", 0, mistake.at + 1)
        return Finding(
            "CMQ016", mistake.place(max(backslash, 0)), {"character": "\\", "text": ""}, "backslash"
        )
    return None


def _special(mistake: Mistake, at: int, variant: str) -> Finding:
    lines = mistake.lines
    text = lines.text[at : lines.end(at)][:_LONGEST_LINE].rstrip()
    before = lines.text[lines.start(at) : at]
    fix: Fix | None = None
    if variant == "bullet" and not before.strip():
        fix = Fix((Edit(mistake.place(at), "-"),))
    else:
        fix = quoted(mistake.file, lines, at, mistake.in_brackets)
        variant = "special"
    shown = text[1:].strip() if variant == "bullet" else _item(text) if mistake.in_brackets else text
    return Finding(
        "CMQ016", mistake.place(at), {"character": text[:1], "text": short(shown)}, variant, fix=fix
    )


def _dash(mistake: Mistake) -> Finding | None:
    """A list that begins behind its key, or a dash that stands for « nothing »."""
    if "block sequence entries" not in mistake.problem:
        return None
    found = key_in(mistake.line)
    key = found[0] if found else short(mistake.line)
    alone = mistake.rest == "-"
    return Finding(
        "CMQ007", mistake.place(mistake.at), {"key": key}, "lone-dash" if alone else "dash-after-key"
    )


def _bar(mistake: Mistake) -> Finding | None:
    """A text on the line of its « | »."""
    if "comment or line break" not in mistake.problem or mistake.since is None:
        return None
    bar = mistake.lines.text[mistake.since : mistake.since + 1]
    found = key_in(mistake.lines.line(mistake.since))
    params = {"bar": bar, "key": found[0] if found else "…"}
    return Finding("CMQ007", mistake.place(mistake.since), params, "text-after-bar")


def _colon(mistake: Mistake) -> Finding | None:
    """A colon in a text without quotes, or a key that is indented under a text."""
    if "mapping values" not in mistake.problem:
        return None
    line, start = mistake.line, mistake.line_start
    found = key_in(line)
    if found is None:
        return None
    key, begin, colon = found
    at = mistake.at - start
    if colon < at:
        value = line[colon + 1 :].strip()
        first = start + colon + 1 + len(line[colon + 1 :]) - len(line[colon + 1 :].lstrip())
        fix = (
            None
            if value[:1] in ("'", '"', "[", "{", "|", ">")
            else quoted(mistake.file, mistake.lines, first, in_brackets=False)
        )
        variant = "with-quotes" if '"' in value else ""
        return Finding("CMQ005", mistake.place(mistake.at), {"key": key, "value": value}, variant, fix=fix)
    dash = indent_of(line)
    if dash and line.startswith("- ", dash):
        return Finding("CMQ007", mistake.place(start + dash), {}, "deeper-dash", related=_above(mistake))
    if not _WORD.fullmatch(key) or line[colon - 1] in (" ", *FOREIGN_SPACES):
        return Finding("CMQ005", mistake.place(mistake.at), {"text": short(line)}, "next-line")
    if begin == 0 or line[:begin].strip():
        return None
    related = _above(mistake)
    return Finding(
        "CMQ007",
        mistake.place(start, start + begin),
        {"spaces": begin, "key": key},
        "deeper",
        related=related,
    )


def _line_above(mistake: Mistake) -> int | None:
    """The offset of the nearest line above that isn't empty."""
    number = mistake.lines.number(mistake.at)
    above = next((n for n in range(number - 1, 0, -1) if mistake.lines.lines[n - 1].strip()), None)
    return None if above is None else mistake.lines.starts[above - 1]


def _above(mistake: Mistake) -> tuple[Related, ...]:
    """The line above, which the one at fault can't stand under."""
    start = _line_above(mistake)
    if start is None:
        return ()
    line = mistake.lines.line(start)
    place = mistake.place(start + indent_of(line), start + len(line.rstrip()))
    return (Related(place, Said("elle se trouve sous cette ligne", "it stands under this line")),)


def _alone(mistake: Mistake) -> Finding | None:
    """A line that is neither a key nor an item."""
    if "could not find expected ':'" not in mistake.problem or mistake.since is None:
        return None
    since, text = mistake.since, mistake.lines.text
    line_end = mistake.lines.end(since)
    line = text[since : min(line_end, since + _LONGEST_LINE)].rstrip()
    last = mistake.last
    if line[:1] in ("'", '"') and "\n" in text[since : mistake.at].rstrip():
        return Finding("CMQ006", mistake.place(since), {"opener": line[0], "closer": line[0]}, "quote")
    if line and line[0] in _BULLETS:
        space = "" if line[1:2].isspace() else " "
        params = {"character": line[0], "text": short(line[1:])}
        return Finding(
            "CMQ016",
            mistake.place(since),
            params,
            "bullet",
            fix=Fix((Edit(mistake.place(since), "-" + space),)),
        )
    if last is not None and last.is_block and not text[last.end : since].strip():
        found = key_in(mistake.lines.line(last.start))
        place = mistake.place(since, since + len(line))
        return Finding("CMQ007", place, {"key": found[0] if found else "…"}, "text-not-indented")
    return _lone_line(mistake, since, line)


def _lone_line(mistake: Mistake, start: int, line: str) -> Finding:
    """What a line lacks to be a key or an item: a space behind its colon or its dash, or the colon itself."""
    glued = _GLUED.match(line)
    if glued is not None:
        at = start + glued.end(2)
        params = {"key": glued[2], "value": short(glued[3])}
        fix = mistake.insertion(at + 1, " ")
        return Finding("CMQ007", mistake.place(at), params, "no-space-after-colon", fix=fix)
    if line[:1] == "-" and not line[1:2].isspace() and not line.startswith("--"):
        fix = mistake.insertion(start + 1, " ")
        return Finding("CMQ007", mistake.place(start), {}, "no-space-after-dash", fix=fix)
    place = mistake.place(start, start + max(len(line), 1))
    return Finding("CMQ007", place, {"text": short(line)}, "no-colon")


def _out_of_place(mistake: Mistake) -> Finding | None:
    """Something that follows a value, or a line whose indentation fits nothing above."""
    if not _stray(mistake):
        return None
    text, last, at = mistake.lines.text, mistake.last, mistake.at
    if last is not None and last.style is None and last.end > last.start:
        end = last.end
        if end <= at and mistake.lines.number(end) == mistake.lines.number(at) and not text[end:at].strip():
            params = {"closer": text[end - 1 : end], "text": short(mistake.rest)}
            return Finding(
                "CMQ006", mistake.place(at, at + max(len(mistake.rest), 1)), params, "after-bracket"
            )
    if mistake.character in ("]", "}"):
        return Finding("CMQ006", mistake.place(at), {"closer": mistake.character}, "no-opener")
    if "<document start>" in mistake.problem:
        return _after_end(mistake)
    line = mistake.line
    if not line.strip() or line[: at - mistake.line_start].strip(" -"):
        return None
    if mistake.character == ":":
        return Finding("CMQ007", mistake.place(at), {}, "no-key")
    return _wrong_level(mistake)


def _after_end(mistake: Mistake) -> Finding | None:
    number = mistake.lines.number(mistake.at)
    for n in range(number - 1, 0, -1):
        line = mistake.lines.lines[n - 1]
        if line.strip():
            start = mistake.lines.starts[n - 1]
            if line.startswith("..."):
                return Finding("CMQ008", mistake.place(start, start + 3), {"word": "..."}, "after-end")
            return None
    return None


def _wrong_level(mistake: Mistake) -> Finding:
    line, start = mistake.line, mistake.line_start
    indent = indent_of(line)
    levels = _levels(mistake)
    last = mistake.last
    if last is not None and last.is_block and not mistake.lines.text[last.end : start].strip():
        owner = key_in(mistake.lines.line(last.start))
        if owner is not None and indent > owner[1]:
            place = mistake.place(start, start + indent)
            return Finding("CMQ007", place, {"key": owner[0]}, "text-less-indented")
    if indent in levels:
        if line.lstrip().startswith(("- ", "-\t")) or line.strip() == "-":
            return Finding("CMQ007", mistake.place(start + indent), {}, "dash-among-keys")
        found = key_in(line)
        key = found[0] if found else short(line)
        return Finding("CMQ007", mistake.place(start + indent), {"key": key}, "key-among-dashes")
    place = mistake.place(start, start + indent) if indent else mistake.place(start)
    return Finding("CMQ007", place, {"spaces": indent, "levels": tuple(map(str, levels))}, "between")


def _levels(mistake: Mistake) -> list[int]:
    """The indentations open above the line at fault, which closed some: what its own could have been."""
    starts = [frame.start for frame in (*mistake.frames, *mistake.closed) if not frame.flow]
    return sorted({start - mistake.lines.start(start) for start in starts})


def _no_keys(mistake: Mistake) -> Finding | None:
    """A file that is no YAML at all: a letter, a table, a web page."""
    if mistake.frames:
        return None
    first = next(
        (n for n, line in enumerate(mistake.lines.lines) if line.strip() and line.lstrip()[0] != "#"), None
    )
    if first is None:
        return None
    line = mistake.lines.lines[first]
    if sum(1 for other in mistake.lines.lines if re.match(r"[^\W\d]\w*:(?: |$)", other)) > 1:
        return _first_line(mistake, first)
    if (
        key_in(line) is not None
        or line.lstrip()[0] in "[{-'\"%&*!@`?:|>\t"
        or _GLUED.match(line)
        or first == mistake.lines.number(mistake.at) - 1
    ):
        return None
    start = mistake.lines.starts[first]
    place = mistake.place(start, start + len(line.rstrip()))
    return Finding(
        "CMQ013", place, {"examples": ()}, "text"
    )  # which who knows what the file should hold gives


def _first_line(mistake: Mistake, first: int) -> Finding | None:
    """A file whose first line lacks its colon: everything below was read as the rest of it."""
    line, start = mistake.lines.lines[first], mistake.lines.starts[first]
    if first >= mistake.lines.number(mistake.at) - 1 or key_in(line) is not None or not line[0].isalpha():
        return None
    return _lone_line(mistake, start, line.rstrip())


_NO_VALUE = re.compile(r":\s*[},\]]")


def _no_value(mistake: Mistake) -> Finding | None:
    """« {financeur: edf, montant:} »: between braces YAML wants a space, or a value, behind the colon."""
    if "unexpected ':'" not in mistake.problem or not _NO_VALUE.match(mistake.rest):
        return None
    key = re.search(r"[^\W\d]\w*$", mistake.lines.text[mistake.line_start : mistake.at])
    if key is None:
        return None
    start = mistake.line_start + key.start()
    return Finding("CMQ108", mistake.place(start, mistake.at), {"key": key[0]})


_DIAGNOSES: tuple[Callable[[Mistake], Finding | None], ...] = (
    _no_keys,
    _tab,
    _no_break_space,
    _no_value,
    _brackets,
    _quote,
    _beginning,
    _dash,
    _bar,
    _colon,
    _alone,
    _out_of_place,
)
