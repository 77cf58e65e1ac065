"""What the commands that read a workspace share: the plans and the day meant, the examination, the printed report."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from cmqplan.cli.output import console, plan_names, say, stop
from cmqplan.language.gettext import N_, translate
from cmqplan.report.formats import Format

if TYPE_CHECKING:
    from cmqplan.report.assemble import Report, Selection
    from cmqplan.rules.engine import Examination
    from cmqplan.versions.frozen import Version
    from cmqplan.workspace.files import Files
    from cmqplan.workspace.workspace import Workspace

UNREADABLE = N_("{file} can't be read as a version: {reason}")


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


def past_day_of(text: str) -> date | None:
    """The same for what has been done: a day that is still to come stops."""
    day, today = day_of(text), date.today()
    if day is not None and day > today:
        stop(
            N_("{day} is yet to come: write the day when it was done, such as --date {today}"),
            day=day,
            today=today.isoformat(),
        )
    return day


class Opened(NamedTuple):
    """The workspace that the words of a command lead to."""

    root: Path
    """Where its YAML files are."""
    home: Path
    """The reader's own workspace, with its templates, its pictures and ``build/``; ``root`` itself unless a version is
    opened."""
    words: list[str]
    version: str = ""
    """The version opened: « plan-2024@votee »."""


def opened(words: Sequence[str] | None) -> Opened:
    """The nearest workspace; or, where a word names a version (« plan-2024@votee », « plan-2024@votee/1.1 »), that version,
    put into a folder that is gone when the command ends. A version that isn't there stops with those that are."""
    from cmqplan.cli.app import workspace_root
    from cmqplan.workspace.files import discover

    home, given = workspace_root(), list(words or ())
    if not any("@" in word for word in given):
        return Opened(home, home, given)
    files = discover(home)
    frozen = [word for word in given if "@" in word and word not in files.plans and not Path(word).exists()]
    if not frozen:
        return Opened(home, home, given)
    if len(given) > 1:
        stop(N_("a version is opened alone: name {version} without other plans"), version=frozen[0])
    name, _slash, numero = frozen[0].partition("/")
    version = version_called(files, name)
    root = unpacked(version)
    say(
        N_("{version}: “{title}”, as it was frozen on {day}; the files named are those it holds"),
        version=version.nom,
        title=version.titre,
        day=version.date,
    )
    return Opened(root, home, [f"{version.plan}/{numero}" if numero else version.plan], version.nom)


def unpacked(version: Version) -> Path:
    """A version's files in a folder that is gone when the run ends."""
    from cmqplan.cli.streams import borrow_folder
    from cmqplan.versions.frozen import unpack

    root = Path(borrow_folder())
    unpack(version, root)
    return root


def version_called(files: Files, word: str) -> Version:
    """The version that « plan-2024@votee » names; any unmistakable beginning of its name will do."""
    from cmqplan.versions.frozen import NotAVersion, called, stored

    name, _at, slug = word.partition("@")
    (plan,) = plan_names(files.root, [name], files.plans)
    kept = list(stored(files, plan))
    whole = [version for _path, version in kept if not isinstance(version, NotAVersion)]
    found = called(slug, whole)
    if len(found) != 1:
        _no_version(word, plan, found, whole, dict(kept))
    if not found[0].intacte:
        say(
            N_("{version} was changed since it was frozen: it is no longer what was agreed on"),
            version=found[0].nom,
        )
    return found[0]


def _no_version(
    word: str, plan: str, found: Sequence[Version], whole: Sequence[Version], kept: Mapping[str, object]
) -> NoReturn:
    """Say which versions there are instead of the one that a word doesn't name."""
    from cmqplan.versions.frozen import NotAVersion

    known = tuple(version.nom for version in found or whole)
    if found:
        stop(
            N_("“{word}” could be several versions: {known}; write more of its name"), word=word, known=known
        )
    if known:
        stop(
            N_("there is no version “{word}”; those of “{plan}” are: {known}"),
            word=word,
            plan=plan,
            known=known,
        )
    for path, error in kept.items():
        if isinstance(error, NotAVersion):
            stop(UNREADABLE, file=path, reason=translate(error.reason))
    stop(
        N_("“{plan}” has no version yet; “cmqplan freeze {plan} --as votée” keeps it as it stands"),
        plan=plan,
    )


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
    root: Path,
    names: Sequence[str] | None,
    today: date | None,
    *,
    keep: bool = False,
    home: Path | None = None,
) -> Examination:
    """Read and check. Without ``keep`` two processes share many fiches."""
    from cmqplan.rules.engine import examine
    from cmqplan.rules.parallel import in_two

    return examine(root, names, today=today, home=home, keep=keep, check_fiches=None if keep else in_two)


def blocks(report: Report, workspace: Workspace, plan: str) -> bool:
    """Whether an error lies in what this plan is made of: its own folder, its convention and campus, the shared files."""
    from cmqplan.findings import Severity

    mine = {
        entry.file
        for entry in (workspace.convention_of(plan), workspace.campus_of(plan))
        if entry is not None
    }
    others = tuple(files.folder for name, files in workspace.files.plans.items() if name != plan)
    framed = tuple(f"plans/{name}/" for name in ("campus", "conventions", "reseaux"))
    for item in report.located:
        file = item.site.file
        if item.severity is not Severity.ERROR or file.startswith(others):
            continue
        if (
            file.startswith(framed)
            and file not in mine
            and Path(file).stem not in _names_used(workspace, plan)
        ):
            continue
        return True
    return False


def _names_used(workspace: Workspace, plan: str) -> set[str]:
    """The campus and the convention that a plan names, whether or not they could be read."""
    entry = workspace.plans.get(plan)
    return {entry.model.campus or "", entry.model.convention or ""} if entry else set()


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


def organisme_named(workspace: Workspace, text: str) -> str:
    """The organisme that a word means, by identifier or name; the run stops where there is none."""
    from cmqplan.findings.words import nearest

    organismes = workspace.organismes
    found = text if organismes.knows(text) else organismes.meant_by(text)
    if found is not None:
        return found
    near = nearest(text, [*organismes])
    if near:
        stop(N_("there is no organisme “{name}” here; did you mean “{near}”?"), name=text, near=near)
    return stop(N_("there is no organisme “{name}” here; organismes.yaml declares them"), name=text)
