"""What ``cmqplan render`` does: check, make the documents, write them whole; once, or at each change."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cmqplan.cli.output import at_home, report_of, save, say, say_unusable, spare_sources, stop, tell
from cmqplan.cli.parts import lacking, missing
from cmqplan.cli.streams import FINDINGS, FINE, UNUSABLE
from cmqplan.documents.render import Output
from cmqplan.findings.words import nearest
from cmqplan.language import N_, NN_, current, fill, translate, use
from cmqplan.language.controls import one_line

if TYPE_CHECKING:
    from cmqplan.documents.document import Document
    from cmqplan.documents.errors import DocumentRefused, Origin
    from cmqplan.documents.jobs import Job, Maker
    from cmqplan.documents.templates import Kind, Templates
    from cmqplan.documents.views import Remarque
    from cmqplan.editor.opened import Opened
    from cmqplan.report.assemble import Report
    from cmqplan.rules.engine import Examination
    from cmqplan.versions.compare import Etat
    from cmqplan.workspace.workspace import Workspace

ALL = "all"
MOST_PLACES = 10
"""Empty values of a template that one message names."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for on the command line."""

    root: Path
    plans: tuple[str, ...]
    formats: tuple[Output, ...]
    documents: tuple[str, ...] = ()
    fiche: str = ""
    partner: str = ""
    output: str = ""
    stdout: bool = False
    draft: bool = False
    today: date | None = None
    quiet: bool = False
    docx_template: str = ""
    source: Path | None = None
    """Where the YAML files are, when that isn't ``root``: a version is rendered, ``version`` its name."""
    version: str = ""
    since: str = ""
    """What a document about changes starts from: a version or a revision of git."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one run: the files, those of them that changed, the findings, and the exit code."""

    code: int
    files: tuple[Path, ...] = ()
    changed: int = 0
    report: Report | None = None


class Refused(Exception):  # noqa: N818 - said in the user's words, never shown as an exception
    """Why nothing could be written, already in the reader's language."""


def formats_of(text: str, docx_template: str = "") -> tuple[Output, ...]:
    """The formats asked for; an unknown one stops with those that are."""
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    known = tuple(output.value for output in Output)
    aliases = {"markdown": "md", "word": "docx"}
    chosen: list[Output] = []
    for word in words:
        name = aliases.get(word, word)
        if name not in known:
            stop(N_("“{word}” is no format; the formats are: {known}"), word=word, known=known)
        chosen.append(Output(name))
    if docx_template and Output.WORD not in chosen:
        chosen = [Output.WORD] if text == "md,html" else [*chosen, Output.WORD]
    if not chosen:
        stop(N_("no format is asked for; the formats are: {known}"), known=known)
    return tuple(dict.fromkeys(chosen))


def list_documents(root: Path) -> None:
    """Print the documents that exist, what each is, and where it comes from."""
    with _template_errors(root, stopping=True):
        from cmqplan.cli.output import console
        from cmqplan.documents.templates import kinds
        from cmqplan.report.formats.text import wrap

        found, screen = kinds(root), console()
        width = max((len(name) for name in found), default=0)
        for kind in found.values():
            origin = translate(N_("this workspace’s templates/")) if kind.own else "cmqplan"
            said = kind.description if current() == "fr" else kind.english
            for n, line in enumerate(wrap(f"{said} [{origin}]", screen.width - width - 2)):
                screen.print(f"{'' if n else kind.name:<{width}}  {line}", soft_wrap=True)


def once(order: Order, *, open_it: bool = False) -> int:
    """Render, print the paths, and return the exit code."""
    try:
        outcome = run(order)
    except Refused as error:
        tell(str(error))
        return UNUSABLE
    if open_it and outcome.files:
        _open(outcome.files)
    return outcome.code


def _open(files: Sequence[Path]) -> None:
    import webbrowser

    best = next((path for path in files if path.suffix == ".html"), files[0])
    if not webbrowser.open(best.resolve().as_uri()):
        say(N_("{file} is written, but no program could be started to show it"), file=_shown(best))


def run(order: Order, opened: Opened | None = None) -> Outcome:
    """Check and write. ``opened``: the workspace, where it stays open; its findings are told elsewhere. Raises Refused where
    nothing can be written at all."""
    from cmqplan.cli.checking import blocks, examined, print_report
    from cmqplan.report.assemble import report
    from cmqplan.report.formats import Format

    plans = order.plans or None
    if opened is not None:
        examination = opened.examine(order.today, plans, keep=True)
        whole = opened.report(examination)
    else:
        examination = examined(order.source or order.root, plans, order.today, keep=True, home=order.root)
        whole = report(examination)
    workspace = examination.workspace
    if not workspace.selected:
        raise Refused(translate(N_("the folder “plans” holds no plan yet: “cmqplan new plan” begins one")))
    fit = [plan for plan in workspace.selected if order.draft or not blocks(whole, workspace, plan)]
    fit = [plan for plan in fit if plan in workspace.plans]
    if opened is None and len(fit) < len(workspace.selected):
        print_report(whole, Format.TEXT, quiet=True, stderr=True)
        for plan in workspace.selected:
            if plan not in fit:
                say(_why_not(workspace, plan), plan=plan)
    if opened is None and order.draft:
        from cmqplan.cli.network import say_what_is_left_out

        say_what_is_left_out(workspace)
    files, changed = _write_all(order, examination, whole, fit)
    if not order.stdout and not order.quiet:
        for path in files:
            sys.stdout.write(f"{_shown(path)}\n")
        sys.stdout.flush()
    return Outcome(FINE if len(fit) == len(workspace.selected) else FINDINGS, tuple(files), changed, whole)


def _why_not(workspace: Workspace, plan: str) -> str:
    if plan not in workspace.plans:
        return N_("“{plan}” isn't rendered: its plan.yaml is missing or can't be read")
    return N_(
        "“{plan}” isn't rendered because of these errors; what was written before stays as it was (--draft renders it all the same)"
    )


def _write_all(
    order: Order, examination: Examination, whole: Report, plans: Sequence[str]
) -> tuple[list[Path], int]:
    from cmqplan.documents.jobs import maker
    from cmqplan.documents.render import forget
    from cmqplan.documents.templates import templates
    from cmqplan.documents.views import Request

    workspace = examination.workspace
    files: list[Path] = []
    changed = 0
    with _template_errors(order.root):
        kinds = _kinds(order)
        ready = templates(workspace)
        work: list[tuple[Maker, Job, Path]] = []
        refusals: list[DocumentRefused] = []
        for plan in plans:
            own = _remarks(whole, workspace, plan) if order.draft else ()
            before = _before(order, plan, kinds)
            made = maker(Request(workspace, plan, order.draft, own, workspace.today, before), ready)
            folder = _folder(order, plan, several=len(workspace.selected) > 1)
            for kind in kinds:
                work += [(made, job, folder) for job in _jobs(order, made, kind, refusals)]
        if plans and not work and refusals:
            raise refusals[0]
        single = _single(order)
        if (order.stdout or single) and work and len(work) * len(order.formats) != 1:
            raise Refused(_one_alone(order, len(work) * len(order.formats)))
        for n, (maker_, job, folder) in enumerate(_progress(work, order)):
            if n and maker_ is not work[n - 1][0]:
                forget()
            document, context = maker_.make(job)
            made_of = {
                single or folder / f"{document.stem}.{output.value}": _rendered(
                    order, document, output, ready, context
                )
                for output in order.formats
            }
            if order.stdout:
                sys.stdout.buffer.write(*made_of.values())
                continue
            for path in made_of:
                spare_sources(path, order.root, *([Path(order.docx_template)] if order.docx_template else ()))
            changed += save(made_of)
            files += made_of
        _say_empty(order, ready)
    return files, changed


def _before(order: Order, plan: str, kinds: Sequence[Kind]) -> Etat | None:
    """What the plan was, where one of the documents says what changed since; None where nothing was kept."""
    if not any("avenant" in kind.needs for kind in kinds):
        return None
    from cmqplan.cli.states import earlier, two_states

    asked = any("avenant" in kind.needs for kind in kinds if kind.name in order.documents)
    if not asked:
        return earlier(order.root, plan, order.since)
    from cmqplan.versions.compare import compare

    before, today = two_states(order.root, plan, order.since)
    if not compare(before, today):
        names = {"before": before.nom, "after": today.nom}
        say(N_("nothing differs between {before} and {after}: the avenant changes nothing"), **names)
    return before


def _single(order: Order) -> Path | None:
    """The file that --output names, where it ends as a document does and no folder is there."""
    path = at_home(order.output)
    ending = path.suffix.lower().removeprefix(".")
    if ending not in {output.value for output in Output} or path.is_dir():
        return None
    if (Output(ending),) != order.formats:
        message = N_("{file} would hold something else: write --to {format} with it, or name a folder")
        raise Refused(fill(message, {"file": order.output, "format": ending}))
    return path


def _one_alone(order: Order, count: int) -> str:
    message = (
        N_(
            "--stdout prints one document in one format, and {count} are asked for; name one plan, one --document and one --to"
        )
        if order.stdout
        else N_(
            "{file} is one file, and {count} are asked for; name a folder, or one plan, one --document and one --to"
        )
    )
    return fill(message, {"count": count, "file": order.output})


_EMPTY = NN_(
    "a value that is empty was to be written, and nothing stands there: {places}",
    "{count} values that are empty were to be written, and nothing stands there: {places}",
)


def _say_empty(order: Order, ready: Templates) -> None:
    """Say which optional values a template writes without asking whether they are there."""
    if not ready.empty:
        return
    places = tuple(
        f"{_place(order.root, origin)}{said or '…'}" for origin, said in list(ready.empty)[:MOST_PLACES]
    )
    left = len(ready.empty) - len(places)
    say(_EMPTY, count=len(ready.empty), places=(*places, *((f"+ {left}",) if left else ())))


def _folder(order: Order, plan: str, *, several: bool) -> Path:
    if not order.output:
        return order.root / "build" / (order.version or plan)
    return at_home(order.output) / plan if several else at_home(order.output)


def _kinds(order: Order) -> list[Kind]:
    from cmqplan.documents.templates import kinds

    found = kinds(order.root)
    names = list(order.documents)
    if not names:
        names = ["fiche"] if order.fiche else ["partenaire"] if order.partner else ["plan"]
    if ALL in names and ALL not in found:
        return [kind for kind in found.values() if kind.about != "reseau"]
    chosen: list[Kind] = []
    for name in names:
        if name not in found:
            near = nearest(name, found)
            message = (
                N_(
                    "there is no document “{name}”; did you mean “{near}”? “cmqplan render --list” shows them all"
                )
                if near
                else N_("there is no document “{name}”; the documents are: {known}")
            )
            raise Refused(fill(message, {"name": name, "near": near, "known": tuple(found)}))
        chosen.append(found[name])
    return chosen


def _jobs(order: Order, made: Maker, kind: Kind, refusals: list[DocumentRefused]) -> list[Job]:
    """What is to be made of one kind. Where not every plan or document is meant to have it, a refusal is kept: it is told
    when nothing at all is left to make."""
    from cmqplan.documents.errors import DocumentRefused
    from cmqplan.documents.jobs import jobs, missing_need

    anyone = ALL in order.documents or not order.plans
    try:
        return jobs(made, kind, order.fiche, order.partner)
    except DocumentRefused as error:
        lacks = missing_need(kind, made.context) is not None
        if not anyone or not (lacks or len(made.request.workspace.selected) > 1):
            raise
        refusals.append(error)
        return []


def _rendered(
    order: Order, document: Document, output: Output, ready: Templates, context: dict[str, object]
) -> bytes:
    from cmqplan.documents.errors import DocumentRefused, TemplateRefused
    from cmqplan.documents.render import rendered

    try:
        if output is Output.WORD and order.docx_template:
            from cmqplan.documents.word.template import fill as fill_word

            return fill_word(Path(order.docx_template), context, ready.filters, ready.empty)
        return rendered(document, output, ready, context)
    except ImportError as error:
        raise Refused(missing(lacking(error))) from error
    except (TemplateRefused, DocumentRefused, OSError, MemoryError):
        raise
    except Exception as error:
        message = N_(
            "“{document}” can't become {format}: a part of cmqplan stopped on it ({kind}). A report is in {file}: please send it to who maintains cmqplan."
        )
        raise Refused(
            fill(
                message,
                {
                    "document": document.stem,
                    "format": output.value,
                    "kind": type(error.__cause__ or error).__name__,
                    "file": report_of(error),
                },
            )
        ) from error


@contextmanager
def _template_errors(root: Path, *, stopping: bool = False) -> Iterator[None]:
    """Template and document errors in words."""
    from cmqplan.documents.errors import DocumentRefused, TemplateRefused

    try:
        yield
    except TemplateRefused as error:
        _refuse(f"{_place(root, error.origin)}{fill(error.message, error.params)}", stopping=stopping)
    except DocumentRefused as error:
        _refuse(fill(error.message, error.params), stopping=stopping)


def _refuse(text: str, *, stopping: bool) -> NoReturn:
    if stopping:
        tell(text)
        raise SystemExit(UNUSABLE)
    raise Refused(text)


def _place(root: Path, origin: Origin | None) -> str:
    """« templates/plan/_fiche.html.j2:12: », the file that was really read."""
    from cmqplan.documents.files import folders

    if origin is None:
        return ""
    path = next(
        (folder / origin.template for folder in folders(root) if (folder / origin.template).is_file()),
        Path(origin.template),
    )
    return f"{_shown(path)}:{origin.line}: " if origin.line else f"{_shown(path)}: "


def _shown(path: Path) -> str:
    """A path as short as it can be written from here."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return str(path)


def _remarks(report: Report, workspace: Workspace, plan: str) -> tuple[Remarque, ...]:
    """The findings that concern a plan, in French, whatever language messages are in: they become part of the document."""
    from cmqplan.documents.views import Remarque

    words = {"error": "erreur", "warning": "avertissement", "info": "information"}
    concerns = workspace.concerning((plan,))
    language = current()
    use("fr")
    try:
        return tuple(
            Remarque(
                words[item.severity.value],
                item.rule.code,
                f"{one_line(item.site.file)}:{item.site.span.line}",
                item.message[:1].upper() + item.message[1:],
                item.help[:1].upper() + item.help[1:],
            )
            for item in sorted(report.located, key=lambda item: list(words).index(item.severity.value))
            if concerns(item.site.file)
        )
    finally:
        use(language)


def _progress(work: Sequence[tuple[Maker, Job, Path]], order: Order) -> Iterator[tuple[Maker, Job, Path]]:
    """The work, with a bar on a terminal when there is much of it."""
    if len(work) * len(order.formats) < 12 or order.quiet or not sys.stderr.isatty():
        yield from work
        return
    from rich.progress import track

    from cmqplan.cli.output import console

    yield from track(work, translate(N_("Rendering")), console=console(stderr=True), transient=True)


_CHANGED = NN_("{time} rendered: {count} file changed", "{time} rendered: {count} files changed")


def watching(order: Order, *, open_it: bool = False) -> None:
    """Render, then again at each change, until interrupted. Findings are shown as they come and as they go."""
    if order.stdout:
        stop(N_("--watch writes files; it can't be used with --stdout"))
    if order.version:
        stop(N_("{version} is frozen: nothing in it changes"), version=order.version)
    from cmqplan.cli.watching import Findings, clock, watch
    from cmqplan.editor.opened import Opened

    opened, findings = Opened(order.root), Findings()

    def turn() -> None:
        try:
            outcome = run(replace(order, quiet=True), opened)
        except Refused as error:
            tell(str(error))
            return
        except OSError as error:
            say_unusable(error)
            return
        first = not findings.told
        if outcome.report is not None:
            findings.tell(outcome.report)
        if outcome.code == FINE:
            say(_CHANGED, count=outcome.changed, time=clock())
        else:
            say(N_("not rendered: the errors above must be mended first; the last good document stays"))
        if first and open_it and outcome.files:
            _open(outcome.files)

    watch(order.root, turn, N_("watching plans/ and templates/; Ctrl+C stops"))
