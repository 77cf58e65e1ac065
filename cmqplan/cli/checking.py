"""What the commands that read a workspace share: the plans and the day meant, the examination, the printed report."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cmqplan.cli.output import console, plan_names, stop
from cmqplan.language.gettext import N_
from cmqplan.report.formats import Format

if TYPE_CHECKING:
    from cmqplan.report.assemble import Report, Selection
    from cmqplan.rules.engine import Examination
    from cmqplan.workspace.workspace import Workspace


def selection_of(select: Sequence[str] | None, ignore: Sequence[str] | None) -> Selection:
    """The rules asked for; a word that names no rule stops with what does."""
    from cmqplan.findings.words import nearest
    from cmqplan.report.assemble import Selection, unknown_codes
    from cmqplan.rules.catalogue import rules

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
    return Selection(tuple(chosen[0]), tuple(chosen[1]))


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

    return plan_names(root, list(words), discover(root).plans)


def fiche_named(root: Path, words: Sequence[str] | None, fiche: str) -> tuple[list[str], str]:
    """Words that name plans, and a fiche's number: one fiche is « PLAN/NUMERO », among the words or in ``fiche``."""
    from cmqplan.workspace.files import discover

    given = [fiche] if "/" in fiche else [*(words or ())]
    if len(given) == 1 and not Path(given[0]).exists():
        plans = discover(root).plans
        plan, numero = split(given[0], plans)
        if numero.replace(".", "").isdigit() or (numero and plan in plans):
            return [plan] if plan else [], numero
    return given, "" if "/" in fiche else fiche


def files_of(workspace: Workspace, fiche: str) -> tuple[str, ...]:
    """The files of the fiche of this number, in the one plan read; a number that no fiche has stops."""
    from cmqplan.model.values import numero_key

    plans = workspace.resumes
    if len(plans) != 1:
        stop(
            N_("several plans may have a fiche {numero}; name it by its plan: {known}"),
            numero=fiche,
            known=tuple(f"{plan}/{fiche}" for plan in plans),
        )
    ((plan, resumes),) = plans.items()
    files = tuple(r.file for r in resumes if r.numero and numero_key(r.numero) == numero_key(fiche))
    if not files:
        stop(
            N_("the plan “{plan}” has no fiche {numero}; its fiches are: {known}"),
            plan=plan,
            numero=fiche,
            known=tuple(resume.numero for resume in resumes if resume.numero) or ("—",),
        )
    return files


def split(word: str, plans: Collection[str]) -> tuple[str, str]:
    """« plan-2026/1.2 », « 1.2 » or « plan-2026 » → the plan's name and the fiche's number, each maybe empty."""
    before, slash, after = word.rpartition("/")
    if slash and after:
        return before, after
    name = word.rstrip("/")
    return ("", name) if name[:1].isdigit() and name not in plans else (name, "")


def examined(
    root: Path, names: Sequence[str] | None, today: date | None, *, keep: bool = False
) -> Examination:
    """Read and check. Without ``keep`` two processes share many fiches."""
    from cmqplan.rules.engine import examine
    from cmqplan.rules.parallel import in_two

    return examine(root, names, today=today, keep=keep, check_fiches=in_two)


def print_report(
    report: Report,
    output_format: Format,
    *,
    strict: bool = False,
    quiet: bool = False,
    infos: bool = False,
    stderr: bool = False,
) -> None:
    """Print a report on standard output (text may go to standard error instead)."""
    if output_format is Format.TEXT:
        from cmqplan.report.formats import text

        text.write(report, console(stderr=stderr), strict=strict, quiet=quiet, infos=infos)
        return
    import importlib

    module = importlib.import_module(f"cmqplan.report.formats.{output_format.value}")
    text_of = module.write(report, quiet=quiet)
    if output_format is Format.CONCISE:
        sys.stdout.write(text_of)
    else:  # for programs: it steers nothing by itself, and a command of a build service has to arrive
        sys.stdout.buffer.write(text_of.encode("utf-8", "backslashreplace"))
