"""What the commands that read a workspace share: the plans and the day meant, the examination, the printed report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cmqplan.cli.output import console, plan_names, stop
from cmqplan.diagnostics.formats import Format
from cmqplan.language.gettext import N_

if TYPE_CHECKING:
    from cmqplan.checks.engine import Examination
    from cmqplan.diagnostics.report import Choice, Report


def choice_of(select: Sequence[str] | None, ignore: Sequence[str] | None) -> Choice:
    """The rules asked for; a word that names no rule stops with what does."""
    from cmqplan.checks.catalogue import rules
    from cmqplan.diagnostics.report import Choice, unknown_codes
    from cmqplan.findings.words import nearest

    chosen = [
        [code.strip() for word in words or () for code in word.split(",") if code.strip()]
        for words in (select, ignore)
    ]
    for word in unknown_codes([*chosen[0], *chosen[1]]):
        near = nearest(word, [*rules(), *(rule.slug for rule in rules().values())])
        code = next((rule.code for rule in rules().values() if near in (rule.slug, rule.code)), "CMQ201")
        stop(
            N_(
                "“{word}” is no rule's code nor the beginning of one; did you mean {near}? “cmqplan explain” lists them all"
            ),
            word=word,
            near=code,
        )
    return Choice(tuple(chosen[0]), tuple(chosen[1]))


def day_of(text: str) -> date | None:
    """The day given with --date, or None when none is."""
    if not text:
        return None
    from cmqplan import periods

    try:
        periode = periods.parse(text)
    except periods.PeriodeRefusee:
        periode = None
    if periode is None or periode.debut is None or periode.debut != periode.fin:
        stop(N_("“{text}” is no day; write it like 2024-06-30 or “30 juin 2024”"), text=text)
    return periode.debut


def plans_of(root: Path, words: Sequence[str] | None) -> list[str] | None:
    """The plans named, or None for all."""
    if not words:
        return None
    from cmqplan.workspace.files import discover

    return plan_names(list(words), list(discover(root).plans))


def examined(
    root: Path, names: Sequence[str] | None, today: date | None, *, keep: bool = False, cache: bool = False
) -> Examination:
    """Read and check. Without ``keep`` two processes share many fiches; with ``cache`` unchanged ones aren't read again."""
    from cmqplan.checks.engine import CheckFiches, examine
    from cmqplan.checks.parallel import in_two

    check_fiches: CheckFiches = in_two
    if cache:
        from cmqplan.cache.fiches import remembering

        check_fiches = remembering(in_two)
    return examine(root, names, today=today, keep=keep, check_fiches=check_fiches)


def print_report(
    report: Report,
    output_format: Format,
    *,
    strict: bool = False,
    quiet: bool = False,
    stderr: bool = False,
) -> None:
    """Print a report on standard output (text may go to standard error instead)."""
    if output_format is Format.TEXT:
        from cmqplan.diagnostics.formats import text

        text.write(report, console(stderr=stderr), strict=strict, quiet=quiet)
        return
    import importlib

    module = importlib.import_module(f"cmqplan.diagnostics.formats.{output_format.value}")
    sys.stdout.write(module.write(report, quiet=quiet))
