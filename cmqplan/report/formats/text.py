"""The report a person reads: errors with their lines, what else explains them, and what to write; then warnings by rule;
then how many of what. The same mistake in several places is one, with its places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from cmqplan.findings import N_, WHOLE, Severity
from cmqplan.language import NN_, Plural, fill, translate
from cmqplan.language.controls import one_line
from cmqplan.report.assemble import Located, Report, Site

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Magenta rather than yellow: it is read on a light background too.
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold magenta", Severity.INFO: "bold cyan"}
WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("info")}
MOST_IN_FULL = 100
"""Different mistakes against one rule that are printed in full; those beyond are counted."""
MOST_PLACES = 10
"""Further places of one mistake that are named; those beyond are counted."""
_MOST_RELATED = 24
_FRAME = "dim"
_TAB = "    "
_SPACES = "\u00a0\u202f\u2009"

_COUNTS = {
    Severity.ERROR: NN_("{count} error", "{count} errors"),
    Severity.WARNING: NN_("{count} warning", "{count} warnings"),
    Severity.INFO: NN_("{count} info", "{count} infos"),
}
_MORE = NN_(
    "{count} more finding of {code}; “cmqplan validate --format concise” gives it a line.",
    "{count} more findings of {code}; “cmqplan validate --format concise” gives each a line.",
)
_INFOS = N_("{infos} (--infos shows them)")
_DAY = N_("deadlines judged on {day}")
_REST = N_("“cmqplan validate” shows what is left.")
_CAN_MEND = NN_(
    "{count} mistake can be mended so; “cmqplan validate --fix” writes it.",
    "{count} mistakes can be mended so; “cmqplan validate --fix” writes them.",
)
_NOTHING_TO_MEND = N_("Nothing here can be mended for you; “cmqplan validate” shows what there is.")
_NOTES = NN_("and {count} other place", "and {count} other places")
_FILES = NN_("{count} file read", "{count} files read")
_SILENCED = NN_("{count} silenced by a comment", "{count} silenced by comments")
_FIXABLE = NN_("{count} of them can be mended for you", "{count} of them can be mended for you")


def write(
    report: Report, console: Console, *, strict: bool = False, quiet: bool = False, infos: bool = False
) -> None:
    """Print a report. ``quiet``: errors only, and no summary when there is none; ``infos``: infos as warnings are."""
    width = console.width
    told: Counter[str] = Counter()
    closed = True
    for first, *others in _mistakes(report):
        if first.severity is not Severity.ERROR and (
            quiet or (first.severity is Severity.INFO and not infos)
        ):
            continue
        told[first.rule.code] += 1
        if told[first.rule.code] <= MOST_IN_FULL:
            lines = finding_lines(first, report, width, full=first.severity is Severity.ERROR)
            gap = [_plain("")] if first.severity is Severity.ERROR else []
            _print((*lines, *_further(first, others, width), *gap), console)
            closed = bool(gap)
    if not closed:
        _print([_plain("")], console)
    for code, count in told.items():
        if count > MOST_IN_FULL:
            more = fill(_MORE, {"code": code, "count": count - MOST_IN_FULL})
            _print((*map(_plain, wrap(more, width)), _plain("")), console)
    if not quiet or report.has_errors:
        _print(summary(report, width, strict=strict, infos=infos), console)


def write_mended(report: Report, console: Console, *, strict: bool = False) -> None:
    """Print how many of what is left once the safe fixes are written."""
    lines = counted(report, console.width, strict=strict, infos=True)
    _print((*lines, *map(_plain, wrap(translate(_REST), console.width) if report.located else ())), console)


def write_mendable(report: Report, console: Console) -> None:
    """Print how many findings a diff mends."""
    count = report.fixable
    text = fill(_CAN_MEND, {"count": count}) if count else translate(_NOTHING_TO_MEND)
    _print(map(_plain, wrap(text, console.width)), console)


def _mistakes(report: Report) -> list[list[Located]]:
    """What is told at once: errors that say the same, warnings and infos of one rule; errors first, then by code."""
    groups: dict[Hashable, list[Located]] = {}
    for item in report.located:
        error = item.severity is Severity.ERROR
        key = (item.rule.code, item.finding.variant, item.message if error else item.severity)
        groups.setdefault(key, []).append(item)
    order = list(Severity)

    def rank(group: list[Located]) -> tuple[int, str]:
        first = group[0]
        return order.index(first.severity), "" if first.severity is Severity.ERROR else first.rule.code

    return sorted(groups.values(), key=rank)


def _further(first: Located, others: Sequence[Located], width: int) -> Iterator[Text]:
    """The further places of a mistake, each with its own words where they aren't those of the first."""
    for item in others[:MOST_PLACES]:
        place = f"{one_line(item.site.file)}:{item.site.span.line}"
        words = "" if item.message == first.message else item.message
        for n, line in enumerate(wrap(f"{place} {words}".rstrip(), width - 4)):
            yield _plain(("  ╰ " if n == 0 else "    ") + line)
    if len(others) > MOST_PLACES:
        yield _plain("  ╰ " + fill(_NOTES, {"count": len(others) - MOST_PLACES}))


def _print(lines: Iterable[Text], console: Console) -> None:
    """Print lines as they are, in one go: each call costs far more than its lines."""
    console.print(_plain("\n").join(lines), soft_wrap=True)


def _plain(text: str, style: str = "") -> Text:
    """A line to which more is appended: the style is this text's own, not that of what follows."""
    from rich.text import Text

    line = Text()
    line.append(text, style)
    return line


def finding_lines(item: Located, report: Report, width: int, *, full: bool = True) -> Iterator[Text]:
    """One finding as it is printed, in lines of at most ``width`` columns but for the words that are longer. Not in full:
    without lines of its file, and in as few lines as can be."""
    span, style = item.site.span, STYLES[item.severity]
    head = _plain(f"{one_line(item.site.file)}:{span.line}:{span.column}")
    for word, its in (
        (translate(WORDS[item.severity]), style),
        (item.rule.code, style),
        (item.rule.slug, _FRAME),
    ):
        if _cells(head.plain) + 1 + _cells(word) > width:
            if not full and word == item.rule.slug:
                continue
            yield head
            head = _plain(" ")
        head.append(" ")
        head.append(word, its)
    yield head
    for line in wrap(_capital(item.message), width - 2):
        yield _plain("  " + line, "bold")
    if full:
        yield from _excerpts(item, report, width)
    text = item.help
    if text:
        label = translate(N_("to mend it:"))
        if full:
            first, *others = wrap(text, width - 4 - len(label))
            margin = " " * (len(label) + 3)
        else:
            first, *others = wrap(f"{label} {text}", width - 4)
            first, margin = first[len(label) + 1 :], "    "
        shown = _plain("  ")
        shown.append(label, "green")
        shown.append(" " + first)
        yield shown
        yield from (_plain(margin + line) for line in others)


def _capital(text: str) -> str:
    """A sentence begins with a capital, unless it begins with a name written small: « plan.yaml », « region-2024 »."""
    first = text.split(" ", 1)[0]
    is_word = all(character.isalpha() or character in "'’,:" for character in first)
    return text[:1].upper() + text[1:] if is_word else text


def _excerpts(item: Located, report: Report, width: int) -> Iterator[Text]:
    """The finding's line, and the related ones: those of its own file in the order of the lines, then other files'."""
    related = item.related[:_MOST_RELATED]
    own = [site for site in related if site.file == item.site.file]
    others = [site for site in related if site.file != item.site.file]
    about_file = item.site.span == WHOLE  # nothing written in the file is at fault: no line of it is shown
    sites = sorted(own if about_file else [item.site, *own], key=lambda site: site.span.line)
    lines = report.sources.lines(item.site.file)
    if not any(0 < site.span.line <= len(lines) and lines[site.span.line - 1].strip() for site in sites):
        sites = []
    gutter = max([len(str(site.span.line)) for site in [*sites, *others]], default=1)
    previous = None
    for number, group in groupby(sites, key=lambda site: site.span.line):
        if previous is not None and number > previous + 1:
            yield _plain(" " * (gutter + 3) + "⋮", _FRAME)
        marks = [_mark(site, item) for site in sorted(group, key=lambda site: site is not item.site)]
        yield from _excerpt(marks, lines, gutter, width)
        previous = number
    for site in others:
        yield _plain(
            " " * (gutter + 2) + f"╰ {one_line(site.file)}:{site.span.line}:{site.span.column}", _FRAME
        )
        yield from _excerpt([_mark(site, item)], report.sources.lines(site.file), gutter, width)
    if len(item.related) > len(related):
        more = fill(_NOTES, {"count": len(item.related) - len(related)})
        yield _plain(" " * (gutter + 2) + f"╰ {more}", _FRAME)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place to underline: with which character, in which style."""

    site: Site
    sign: str
    style: str


def _mark(site: Site, item: Located) -> _Mark:
    return _Mark(site, "^", STYLES[item.severity]) if site is item.site else _Mark(site, "-", "cyan")


def _excerpt(marks: Sequence[_Mark], lines: Sequence[str], gutter: int, width: int) -> Iterator[Text]:
    """One line of a file with what is underlined in it; repeated only when the places are too far apart to show together."""
    number = marks[0].site.span.line
    if not 0 < number <= len(lines):
        for mark in marks:
            if mark.site.note:
                yield _plain(" " * (gutter + 4) + mark.site.note, mark.style)
        return
    line, room = lines[number - 1].rstrip(), max(width - gutter - 6, 20)
    columns = [_columns(mark.site, line) for mark in marks]
    first, last = min(start for start, _ in columns), max(end for _, end in columns)
    together = last - first <= 2 * room and _cells(_visible(line[first:last])) <= room - 2
    pairs = list(zip(marks, columns, strict=True))
    for several in [pairs] if together else [[pair] for pair in pairs]:
        first, last = min(start for _, (start, _) in several), max(end for _, (_, end) in several)
        # no more of a long line is looked at than can be shown around the place
        begin, stop = max(first - 2 * room, 0), min(last, first + 2 * room) + 2 * room
        bounds = [_bounds(start - begin, end - begin, line[begin:stop]) for _, (start, end) in several]
        left, right = min(start for start, _ in bounds), max(end for _, end in bounds)
        piece, shift = _window(_visible(line[begin:stop]), left, right, room)
        text = _plain(f"  {number:>{gutter}} │ ", _FRAME)
        text.append(piece, "default")
        yield text
        for (mark, _), (left, right) in zip(several, bounds, strict=True):
            yield from _underlined(mark, piece, left - shift, right - shift, gutter, room)


def _underlined(mark: _Mark, piece: str, start: int, end: int, gutter: int, room: int) -> Iterator[Text]:
    note, frame = mark.site.note, "  " + " " * gutter + " │ "
    end = min(end, len(piece)) if start < len(piece) else end
    before, under = _cells(piece[:start]), max(_cells(piece[start:end]), 1)
    text = _plain(frame, _FRAME)
    text.append(" " * before + mark.sign * under, mark.style)
    if note and before + under + 1 + _cells(note) <= room:
        text.append(" " + note, mark.style)
        note = ""
    yield text
    for line in wrap(note, room):
        text = _plain(frame, _FRAME)
        text.append(line, mark.style)
        yield text


def _columns(site: Site, line: str) -> tuple[int, int]:
    """Where a place begins and ends in its line, from 0."""
    span = site.span
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return min(span.column - 1, len(line)), min(end, len(line))


def _bounds(start: int, end: int, line: str) -> tuple[int, int]:
    """Where a place begins and ends in a line as it is shown; at least one character."""
    first = len(_visible(line[:start]))
    return first, max(first + len(_visible(line[start:end])), first + 1)


def _cells(text: str) -> int:
    """Columns of a terminal that a text takes: two for an emoji, none for a combining accent."""
    from rich.cells import cell_len

    return cell_len(text)


def _visible(text: str) -> str:
    """Text as it can be shown: tabs as four spaces, what has no shape as a sign that it is there."""
    return "".join(_TAB if c == "\t" else c if c.isprintable() or c in _SPACES else "·" for c in text)


def _window(text: str, start: int, end: int, room: int) -> tuple[str, int]:
    """The part of a long line that shows a place, with an ellipsis for what is cut, and how far it is moved to the left."""
    if _cells(text) <= room:
        return text, 0
    edges = list(accumulate((_cells(character) for character in text), initial=0))
    end = min(end, len(text))
    left = min(edges[start] - room // 4, edges[-1] - (room - 1))
    if edges[end] - edges[start] <= room - 3:
        left = max(left, edges[end] - (room - 2))
    left = max(left, 0)
    first = bisect_left(edges, left)
    budget = room - (1 if first else 0)
    last = bisect_right(edges, edges[first] + budget) - 1
    if last < len(text):
        last = bisect_right(edges, edges[first] + budget - 1) - 1
    piece = text[first:last] + ("…" if last < len(text) else "")
    return ("…" + piece, first - 1) if first else (piece, 0)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` characters, broken at ordinary spaces only: an amount's own spaces never break, nor does
    the one between a list's dash and its item."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in _words(paragraph):
            if current and len(current) + 1 + len(word) > max(width, 20):
                lines.append(current)
                current = word
            else:
                current = f"{current} {word}" if current else word
        lines.append(current)
    return lines if text else []


def _words(paragraph: str) -> Iterator[str]:
    dash = ""
    for word in paragraph.split(" "):
        if word.endswith("-") and not word[:-1].strip("“«(\u00a0"):
            dash += word + " "
        else:
            yield dash + word
            dash = ""
    if dash:
        yield dash.rstrip(" ")


def summary(report: Report, width: int, *, strict: bool = False, infos: bool = True) -> Iterator[Text]:
    """How many of what, and what to do next. ``infos``: whether they are shown."""
    yield from counted(report, width, strict=strict, infos=infos)
    for piece in wrap(_next_step(report, strict=strict), width):
        yield _plain(piece)


def counted(report: Report, width: int, *, strict: bool, infos: bool) -> Iterator[Text]:
    """How many of what, and the day they are judged from where one of them depends on it."""
    counts = {
        severity: _count(_COUNTS[severity], n) for severity in Severity if (n := report.count(severity))
    }
    if not infos and Severity.INFO in counts:
        counts[Severity.INFO] = fill(_INFOS, {"infos": counts[Severity.INFO]})
    parts = [*counts.values()]
    if report.silenced:
        parts.append(_count(_SILENCED, report.silenced))
    pieces = [
        ", ".join(parts) if parts else translate(N_("nothing to report")),
        _count(_FILES, report.files),
    ]
    if report.today is not None and any(item.rule.dated for item in report.located):
        pieces.append(fill(_DAY, {"day": report.today}))
    style = (
        "bold red" if report.has_errors else "bold magenta" if report.fails(strict=strict) else "bold green"
    )
    word = translate(N_("not valid") if report.fails(strict=strict) else N_("valid"))
    for n, piece in enumerate(wrap(" · ".join([word, *pieces]), width)):
        text = _plain(word if n == 0 else "", style)
        yield text.append(piece[len(word) if n == 0 else 0 :])


def _next_step(report: Report, *, strict: bool) -> str:
    if report.fixable:
        return (
            fill(_FIXABLE, {"count": report.fixable})
            + " "
            + translate(N_("(see them with “cmqplan validate --diff”, write them with “--fix”)."))
        )
    if report.fails(strict=strict):
        code = next(item.rule.code for item in report.located if item.severity is Severity.ERROR or strict)
        return fill(
            N_(
                "Mend the first one, then run “cmqplan validate” again. “cmqplan explain {code}” says more of it."
            ),
            {"code": code},
        )
    return ""


def _count(message: Plural, count: int) -> str:
    return fill(message, {"count": count})
