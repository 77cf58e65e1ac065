"""The report a person reads, file after file: each finding with its lines, what else explains it, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cmqplan.diagnostics.report import Located, Report, Site
from cmqplan.findings import N_, WHOLE, Severity
from cmqplan.language import NN_, Plural, fill, translate

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("info")}
_FRAME = "dim"
_TAB = "    "

_COUNTS = {
    Severity.ERROR: NN_("{count} error", "{count} errors"),
    Severity.WARNING: NN_("{count} warning", "{count} warnings"),
    Severity.INFO: NN_("{count} info", "{count} infos"),
}
_FILES = NN_("{count} file read", "{count} files read")
_SILENCED = NN_("{count} silenced by a comment", "{count} silenced by comments")
_FIXABLE = NN_("{count} of them can be mended for you", "{count} of them can be mended for you")


def write(report: Report, console: Console, *, strict: bool = False, quiet: bool = False) -> None:
    """Print a report. ``quiet``: errors only, and no summary when there is none."""
    shown = [item for item in report.located if not quiet or item.severity is Severity.ERROR]
    for item in shown:
        for line in _finding(item, report, console.width):
            console.print(line, soft_wrap=True)
        console.print()
    if not quiet or report.has_errors:
        for line in summary(report, console.width, strict=strict):
            console.print(line, soft_wrap=True)


def _plain(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)


def _finding(item: Located, report: Report, width: int) -> Iterator[Text]:
    span, style = item.site.span, STYLES[item.severity]
    head = _plain(f"{item.site.file}:{span.line}:{span.column} ")
    head.append(translate(WORDS[item.severity]), style)
    head.append(f" {item.rule.code} ", style)
    head.append(item.rule.slug, _FRAME)
    yield head
    for line in wrap(_capital(item.message), width - 2):
        yield _plain("  " + line, "bold")
    yield from _excerpts(item, report, width)
    text = item.help
    if text:
        label = translate(N_("to mend it:"))
        lines = wrap(text, width - 4 - len(label))
        for n, line in enumerate(lines):
            shown = _plain("  ")
            shown.append(label if n == 0 else " " * len(label), "green" if n == 0 else "")
            shown.append(" " + line)
            yield shown


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _excerpts(item: Located, report: Report, width: int) -> Iterator[Text]:
    """The finding's line, and the related ones: those of its own file in the order of the lines, then other files'."""
    own = [site for site in item.related if site.file == item.site.file]
    others = [site for site in item.related if site.file != item.site.file]
    about_file = item.site.span == WHOLE  # nothing written in the file is at fault: no line of it is shown
    sites = sorted(
        own if about_file else [item.site, *own], key=lambda site: (site.span.line, site is not item.site)
    )
    lines = report.sources.lines(item.site.file)
    if not any(0 < site.span.line <= len(lines) and lines[site.span.line - 1].strip() for site in sites):
        sites = []
    gutter = max([len(str(site.span.line)) for site in [*sites, *others]], default=1)
    previous = None
    for site in sites:
        if previous is not None and site.span.line > previous + 1:
            yield _plain(" " * (gutter + 3) + "⋮", _FRAME)
        style = STYLES[item.severity] if site is item.site else "cyan"
        yield from _excerpt(
            site,
            lines,
            gutter,
            width,
            style,
            "^" if site is item.site else "-",
            again=site.span.line == previous,
        )
        previous = site.span.line
    for site in others:
        yield _plain(" " * (gutter + 2) + f"╰ {site.file}:{site.span.line}:{site.span.column}", _FRAME)
        yield from _excerpt(site, report.sources.lines(site.file), gutter, width, "cyan", "-")


def _excerpt(
    site: Site, lines: Sequence[str], gutter: int, width: int, style: str, mark: str, *, again: bool = False
) -> Iterator[Text]:
    from rich.cells import cell_len

    span = site.span
    if not 0 < span.line <= len(lines):
        if site.note:
            yield _plain(" " * (gutter + 4) + site.note, style)
        return
    line = lines[span.line - 1].rstrip()
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    end = max(end, start + 1)
    room = max(width - gutter - 6, 20)
    line, start, end = _window(line, start, end, room)
    before, under = _visible(line[:start]), _visible(line[start:end]) or " "
    if not again:
        text = _plain(f"  {span.line:>{gutter}} │ ", _FRAME)
        text.append(_visible(line), "default")
        yield text
    text = _plain("  " + " " * gutter + " │ ", _FRAME)
    text.append(" " * cell_len(before) + mark * max(cell_len(under), 1), style)
    if site.note and cell_len(before) + cell_len(under) + 1 + cell_len(site.note) <= room:
        text.append(" " + site.note, style)
        yield text
        return
    yield text
    for piece in wrap(site.note, room):
        text = _plain("  " + " " * gutter + " │ ", _FRAME)
        text.append(piece, style)
        yield text


def _visible(text: str) -> str:
    """Text as it can be shown: tabs as four spaces, what has no shape as a sign that it is there."""
    return "".join(
        _TAB if c == "\t" else c if c.isprintable() or c in "\u00a0\u202f\u2009" else "·" for c in text
    )


def _window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a long line that shows the place; what is cut is an ellipsis."""
    if len(_visible(line)) <= room:
        return line, start, end
    end = min(end, start + room - 2)
    first = max(0, min(start - room // 4, len(line) - room + 1)) if end > room - 1 else 0
    last = min(len(line), first + room - (2 if first else 1))
    piece = line[first:last]
    if first:
        piece, start, end = "…" + piece, start - first + 1, end - first + 1
    if last < len(line):
        piece += "…"
    return piece, start, min(end, len(piece))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` characters, broken at ordinary spaces only: an amount's own spaces never break."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in paragraph.split(" "):
            if current and len(current) + 1 + len(word) > max(width, 20):
                lines.append(current)
                current = word
            else:
                current = f"{current} {word}" if current else word
        lines.append(current)
    return lines if text else []


def summary(report: Report, width: int, *, strict: bool = False) -> Iterator[Text]:
    """How many of what, and what to do next."""
    parts = [_count(_COUNTS[severity], n) for severity in Severity if (n := report.count(severity))]
    if report.silenced:
        parts.append(_count(_SILENCED, report.silenced))
    line = ", ".join(parts) if parts else translate(N_("nothing to report"))
    style = (
        "bold red" if report.has_errors else "bold yellow" if report.fails(strict=strict) else "bold green"
    )
    word = translate(N_("not valid") if report.fails(strict=strict) else N_("valid"))
    text = _plain(word, style)
    text.append(f" · {line} · {_count(_FILES, report.files)}", "")
    yield text
    for piece in wrap(_next_step(report, strict=strict), width):
        yield _plain(piece)


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
