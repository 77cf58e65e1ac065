"""``cmqplan parse``: how a period or an amount is read, or why it is refused."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from cmqplan.cli.usage import Commands
from cmqplan.language import N_, Refusal
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from cmqplan.amounts import Chiffrage
    from cmqplan.periods import Periode


_LONGEST_LINE = 2_000_000
"""Bytes of a line of standard input."""


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


class _TextCommand(TyperCommand):
    """A command whose texts may start with a minus sign: « -5 000 € » is a text, not an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(
            ctx, [f" {word}" if re.match(r"-[\s\d€.,]", word) else word for word in args]
        )


PERIODS = 'cmqplan parse period "de mars à juin 2027" "fin mars 2027"'
AMOUNTS = 'cmqplan parse amount "12,5 k€" "1 500 €"'
command = typer.Typer(
    cls=Commands, no_args_is_help=True, rich_markup_mode=None, epilog=f"{PERIODS}\n{AMOUNTS}"
)

TextArguments = Annotated[
    list[str],
    typer.Argument(metavar=_("TEXT..."), help=_("Texts to read; “-” reads lines from standard input.")),
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", help=_("How to write the readings; json: an object by text, one by line.")),
]


@command.command(
    "period",
    cls=_TextCommand,
    no_args_is_help=True,
    help=_("Show the days that a period covers, or why it is refused (exit 1)."),
    epilog=PERIODS,
)
def period(
    texts: TextArguments,
    exercice: Annotated[
        int | None,
        typer.Option("--exercice", min=1990, max=2199, help=_("The year of what is written without one.")),
    ] = None,
    output_format: FormatOption = Format.TEXT,
) -> None:
    from cmqplan import periods

    def read(text: str) -> Reading | Refusal:
        try:
            milestones = periods.parse_jalons(text, exercice=exercice)
        except periods.PeriodeRefusee as error:
            return error
        first = milestones[0]
        if len(milestones) == 1 and first.nom is None:
            return Reading(_period_lines(first.periode), _period_data(first.periode))
        lines = [f"{each.nom or '–'} : {' · '.join(_period_lines(each.periode))}" for each in milestones]
        data = [
            {"nom": each.nom, "texte": each.periode.texte, **_period_data(each.periode)}
            for each in milestones
        ]
        return Reading(lines, {"jalons": data})

    _show_all(texts, read, output_format)


@command.command(
    "amount",
    cls=_TextCommand,
    no_args_is_help=True,
    help=_("Show the euros that an amount is worth, or why it is refused (exit 1)."),
    epilog=AMOUNTS,
)
def amount(texts: TextArguments, output_format: FormatOption = Format.TEXT) -> None:
    from cmqplan import amounts

    def read(text: str) -> Reading | Refusal:
        try:
            found = amounts.parse_chiffrage(text)
        except amounts.MontantRefuse as error:
            return error
        return Reading(_amount_lines(found), _amount_data(found))

    _show_all(texts, read, output_format)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is read as: lines for a person, and keys for a program."""

    lines: Sequence[str]
    data: Mapping[str, object]


def _amount_lines(found: Chiffrage) -> tuple[str, ...]:
    """How sure the amount is, where it isn't a plain one, with its bounds and its base; then the bounds as numbers."""
    from cmqplan.amounts import Certitude, Chiffrage, format_plain

    if found.montant is None or found.minimum is None:
        return (found.certitude.value,)
    if found == Chiffrage.firm(found.montant):
        return str(found.montant), format_plain(found.montant)
    bounds = (found.minimum, found.montant) if found.certitude is Certitude.FOURCHETTE else (found.montant,)
    said = f"{found.certitude.value} : {' – '.join(map(str, bounds))}{f' {found.base.value}' if found.base else ''}"
    if found.par_an is not None:
        said += f" ({found.par_an}/an × {found.annees})"
    return said, " ".join(map(format_plain, bounds))


def _amount_data(found: Chiffrage) -> dict[str, object]:
    from cmqplan.amounts import format_plain

    low, high, yearly = (
        None if amount is None else format_plain(amount)
        for amount in (found.minimum, found.montant, found.par_an)
    )
    return {
        "montant": high,
        "certitude": found.certitude.value,
        "base": found.base and found.base.value,
        "min": low,
        "max": high,
        "par_an": yearly,
        "annees": found.annees,
    }


def _period_lines(periode: Periode) -> tuple[str, str]:
    """The days in words, then in ISO 8601, with the shorter notation where there is one."""
    from cmqplan.periods import format_iso

    iso = format_iso(periode)
    days = ",".join(f"{debut or '..'}/{fin or '..'}" for debut, fin in periode.spans)
    days = f"{{{days}}}" if periode.moments else days
    lone = periode.debut == periode.fin or iso == days
    return _bounds_in_words(periode), iso if lone else f"{days} ({iso})"


def _bounds_in_words(periode: Periode) -> str:
    from cmqplan.language import current
    from cmqplan.periods import describe_bounds

    if current() == "fr":
        return describe_bounds(periode)
    return "; ".join(_span_in_words(debut, fin) for debut, fin in periode.spans)


def _span_in_words(debut: date | None, fin: date | None) -> str:
    from cmqplan.language import fill

    params = {"first": debut, "last": fin}
    if debut is None:
        return fill(N_("until {last}"), params)
    if fin is None:
        return fill(N_("from {first} on"), params)
    return fill(N_("{first}") if debut == fin else N_("{first} to {last}"), params)


def _period_data(periode: Periode) -> dict[str, object]:
    from cmqplan.periods import format_iso

    return {
        "debut": periode.debut.isoformat() if periode.debut else None,
        "fin": periode.fin.isoformat() if periode.fin else None,
        "precision": periode.precision.value,
        "iso": format_iso(periode),
        "moments": [{"debut": debut.isoformat(), "fin": fin.isoformat()} for debut, fin in periode.moments],
    }


def _show_all(words: Sequence[str], read: Callable[[str], Reading | Refusal], output_format: Format) -> None:
    """Show how each text is read, and exit: 1 when one is refused."""
    from cmqplan.cli.output import console
    from cmqplan.cli.streams import FINDINGS, FINE

    code, first, screen = FINE, True, console() if output_format is Format.TEXT else None
    for text in _texts(words):
        result = read(text)
        if isinstance(result, Refusal):
            code = FINDINGS
        if screen is None:
            from cmqplan.language.controls import as_json

            sys.stdout.write(as_json(_data(text, result), indent=None))
            continue
        if not first:
            screen.print()
        first = False
        _print(screen, text, result)
    raise typer.Exit(code)


def _texts(words: Sequence[str]) -> Iterator[str]:
    """The texts of the command line; the lines of standard input, blank ones left out, in place of « - »."""
    from cmqplan.cli.output import stop

    for word in words:
        if word == "-":
            yield from _lines()
        elif re.search("[\ud800-\udfff]", word):
            stop(N_("“{text}” is not encoded as UTF-8"), text=_visible(word))
        else:
            yield word.removeprefix(" ") if word.startswith(" -") else word


def _lines() -> Iterator[str]:
    from cmqplan.cli.output import stop

    for number, line in enumerate(_read_lines(), 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            stop(
                N_(
                    "line {line} of standard input is not encoded as UTF-8 (byte {byte}); save it as UTF-8, then try again"
                ),
                line=number,
                byte=f"0x{line[error.start]:02X}",
            )
        if text.strip():
            yield text.rstrip("\r\n")


def _read_lines() -> Iterator[bytes]:
    from cmqplan.cli.output import stop
    from cmqplan.workspace.disk import reason

    try:
        for number, line in enumerate(iter(lambda: sys.stdin.buffer.readline(_LONGEST_LINE + 1), b""), 1):
            if len(line) > _LONGEST_LINE:
                stop(
                    N_("line {line} of standard input is longer than {most} bytes"),
                    line=number,
                    most=_LONGEST_LINE,
                )
            yield line
    except OSError as error:
        stop(N_("standard input can't be read: {reason}"), reason=reason(error))


def _data(text: str, result: Reading | Refusal) -> dict[str, object]:
    if isinstance(result, Reading):
        return {"texte": text, **result.data}
    error = {
        "code": result.kind,
        "message": str(result),
        "aide": result.advice,
        "debut": result.start,
        "fin": result.end,
        "suggestion": result.suggestion,
    }
    return {"texte": text, "erreur": error}


def _print(screen: Console, text: str, result: Reading | Refusal) -> None:
    """The text and what it is read as, or a caret line under the part at fault and what to write instead."""
    from rich.cells import cell_len
    from rich.text import Text

    room = max(screen.width - 2, 20)
    if isinstance(result, Reading):
        screen.print(Text(_cut(text, 0, room)), soft_wrap=True)
        for line in result.lines:
            screen.print(Text(f"  {line}", style="green"), soft_wrap=True)
        return
    first = max(0, min(result.start, len(text) - room // 2) - room // 4) if len(text) > room else 0
    shown = _cut(text, first, room)
    before = _visible(text[first : result.start])
    fault = _visible(text[result.start : min(result.end, first + room)])
    screen.print(Text(shown), soft_wrap=True)
    screen.print(
        Text(" " * cell_len(before) + "^" * max(cell_len(fault), 1), style="bold red"), soft_wrap=True
    )
    from cmqplan.report.formats.text import wrap

    for line in wrap(str(result)[:1].upper() + str(result)[1:], room):
        screen.print(Text(f"  {line}", style="bold"), soft_wrap=True)
    label = _("to mend it:")
    for line in wrap(f"{label} {result.advice}", room):
        screen.print(Text(f"  {line}"), soft_wrap=True)


def _cut(text: str, first: int, room: int) -> str:
    """So much of a text as a line holds, from a first character on."""
    piece = _visible(text[first : first + room])
    return ("…" + piece[1:] if first else piece) + ("…" if first + room < len(text) else "")


def _visible(text: str) -> str:
    """Text as it can be shown on one line: any space as itself or as one, what has no shape as a sign that it is there."""
    return "".join(
        c if c.isprintable() or c in "\u00a0\u202f\u2009" else " " if c.isspace() else "·" for c in text
    )
