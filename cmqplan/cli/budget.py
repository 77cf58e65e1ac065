"""``cmqplan budget``."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Output, Plans, complete_convention, complete_organisme, declared_here
from cmqplan.cli.parts import demand
from cmqplan.finance import dimensions
from cmqplan.finance.dimensions import CHAMP, COMPTE, FICHE, FINANCEUR, PLAN, Coupe
from cmqplan.language import N_, NN_, template
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console

    from cmqplan.finance.ecritures import Ecriture, Sommes
    from cmqplan.finance.previsionnel import BudgetPrevisionnel
    from cmqplan.finance.realise import Fait
    from cmqplan.finance.tableau import Tableau
    from cmqplan.rules.engine import Examination
    from cmqplan.tables.sheet import Sheet
    from cmqplan.tables.words import Words
    from cmqplan.workspace.workspace import Workspace

    Written = bytes | Callable[[Console], None]
    """A file's bytes, or what prints itself."""


def _complete_cut(incomplete: str) -> list[str]:
    return [word for word in (*_options(), *_own_keys()) if word.startswith(incomplete)]


MORE = N_(
    "Two cuts make a matrix, rows first: “--by-funder --by-year”. Money that no line brings has a row of its own. "
    "Exits 1 when the lines of a fiche don't make its total."
)


class Format(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


class View(StrEnum):
    MAQUETTE = "maquette"
    PREVISIONNEL = "previsionnel"
    SUBVENTIONS = "subventions"
    ETP = "etp"
    DEMANDE = "demande"
    COMPTE_RENDU = "compte-rendu"


EXAMPLES = "cmqplan budget --by-funder --by-year\ncmqplan budget --format xlsx --output budget.xlsx"


def command(
    ctx: typer.Context,
    plans: Plans = None,
    convention: Annotated[
        str,
        typer.Option(
            "--convention", autocompletion=complete_convention, help=_("Every plan of this convention.")
        ),
    ] = "",
    view: Annotated[
        View | None,
        typer.Option(
            "--view",
            help=_(
                "A ready-made view instead of a cut: the maquette financière, the budget of the official subsidy form, "
                "the convention's subsidies against what the fiches expect, full-time equivalents; with --partner, the budget "
                "of a request to it, or what became of its subsidies."
            ),
        ),
    ] = None,
    partner: Annotated[
        str,
        typer.Option(
            "--partner",
            autocompletion=complete_organisme,
            help=_("The funder that --view demande or compte-rendu is about."),
        ),
    ] = "",
    realised: Annotated[
        bool,
        typer.Option(
            "--realised",
            help=_(
                "What was planned, committed and done, with the gap: spending and income, each in a table of its own."
            ),
        ),
    ] = False,
    groups: Annotated[
        bool,
        typer.Option(
            "--groups", help=_("Share groups' money out among their members, where a fiche says how.")
        ),
    ] = False,
    output_format: Annotated[
        Format, typer.Option("--format", help=_("How to write the table."))
    ] = Format.TABLE,
    output: Output = "",
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            help=_("Cut by a key that cmqplan.yaml declares, as champ:NAME; or by year, funder…"),
            autocompletion=_complete_cut,
        ),
    ] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help=_("With --format csv: what a French Excel opens right."))
    ] = False,
    **cuts: bool,
) -> None:
    from cmqplan.cli.checking import examined, fiche_named, files_of, opened
    from cmqplan.cli.output import deliver, destination, stop
    from cmqplan.finance.ecritures import ecritures

    # The parser hands the parameters over in the order they were written, which says what is rows and what columns.
    words = [
        word
        for name in ctx.params
        for word in (by or () if name == "by" else [_flags()[name].option] if cuts.get(name) else ())
    ]
    if view is not None and words:
        stop(N_("--view shows a table made beforehand; write it without --by-…"))
    if realised and (view is not None or groups):
        stop(N_("--realised makes tables of its own, and goes with neither --view nor --groups"))
    official = view in (View.DEMANDE, View.COMPTE_RENDU)
    if bool(partner) != official:
        stop(N_("--partner goes with --view demande and --view compte-rendu, and they with it"))
    if len(words) > 2:
        stop(N_("a table has two cuts at most, rows and columns; {count} are asked for"), count=len(words))
    if excel and output_format is not Format.CSV:
        stop(N_("--excel goes with --format csv; a workbook for Excel is --format xlsx --output budget.xlsx"))
    place = opened(plans)
    root = place.root
    _check_cuts(root, words, realised=realised)
    file = destination(output, output_format.value, place.home, name="budget", choices=[*Format])
    named, fiche = fiche_named(root, place.words, "")
    names = _names(root, named, convention)
    examination = examined(root, names, None, keep=True, home=place.home)
    workspace = examination.workspace
    sound = _tell_problems(examination)
    files = files_of(workspace, fiche) if fiche else None
    entries = ecritures(workspace, workspace.selected)
    if files is not None:
        entries = tuple(entry for entry in entries if entry.fiche in files)
    made = _Made(workspace, entries, groups=groups)
    asked = [_cut_called(workspace, word) for word in words]
    rows, columns = (asked or [FINANCEUR])[0], asked[1] if len(asked) == 2 else None
    if realised:
        deliver(_realised(made, asked, files, output_format, excel=excel), file)
    elif view is not None and official:
        deliver(_official(made, view, partner, files, output_format, excel=excel), file)
    elif output_format is Format.XLSX:
        deliver(_workbook(made, rows, columns, view, asked=bool(asked)), file)
    elif view is not None:
        deliver(_view(made, view, output_format, excel=excel), file)
    else:
        deliver(_cut(made, rows, columns, output_format, excel=excel), file)
    raise typer.Exit(0 if sound else 1)


def _options() -> dict[str, Coupe]:
    """What may follow « --by »: the dimensions that every workspace has."""
    return {dimension.option: dimension for dimension in (*dimensions.DIMENSIONS, COMPTE)}


def _flags() -> dict[str, Coupe]:
    """The parameter of each « --by-… »: one for each dimension."""
    return {f"by_{word}".replace("-", "_"): dimension for word, dimension in _options().items()}


def _declare_flags() -> None:
    """Give the command a flag for each dimension, after the plans: what the command line's library reads of it."""
    made = [
        inspect.Parameter(
            name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=False,
            annotation=Annotated[
                bool, typer.Option(f"--by-{dimension.option}", help=template(dimension.aide))
            ],
        )
        for name, dimension in _flags().items()
    ]
    context, plans, *others, _cuts = inspect.signature(command, eval_str=True).parameters.values()
    command.__signature__ = inspect.Signature([context, plans, *made, *others])  # type: ignore[attr-defined]
    command.__annotations__ |= {parameter.name: parameter.annotation for parameter in made}


_declare_flags()


def _own_keys() -> dict[str, str]:
    """« champ:… » for each key that the nearest workspace declares, with its title; none rather than an error."""
    return {f"{CHAMP}{nom}": champ.titre for nom, champ in declared_here().items()}


def here() -> str:
    """What the help says of the workspace that it is asked in."""
    from cmqplan.language import fill

    known = tuple(f"--by {word} ({title})" for word, title in _own_keys().items())
    return fill(N_("Declared in this workspace: {known}."), {"known": known}) if known else ""


def _check_cuts(root: Path, words: Sequence[str], *, realised: bool) -> None:
    """Stop at a cut that there isn't, with those there are, and at cuts that no table has."""
    from cmqplan.cli.output import stop
    from cmqplan.findings.words import nearest
    from cmqplan.workspace.load import declared_champs

    options = _options()
    if not realised and COMPTE.option in words:
        stop(
            N_(
                "accounts cut spending, and this table is of who funds what; add --realised, or write --view previsionnel for the official form"
            )
        )
    one_sided = [word for word in words if word in options and options[word].sens is not None]
    if len({options[word].sens for word in one_sided}) > 1:
        stop(
            N_(
                "“--by-{first}” and “--by-{second}” can't cut one table: one is of spending, the other of income"
            ),
            first=one_sided[0],
            second=one_sided[1],
        )
    if all(word in options for word in words):
        return
    own = {nom: f"{CHAMP}{nom}" for nom in declared_champs(root)}
    for word in words:
        if word in options or word in own.values():
            continue
        nom = word.removeprefix(CHAMP)
        near = own.get(nearest(nom, own) or "") or nearest(nom, options)
        if near:
            stop(N_("there is no cut “{name}” here; did you mean “--by {near}”?"), name=word, near=near)
        if word.startswith(CHAMP) and not own:
            stop(
                N_(
                    "there is no cut “{name}” here: cmqplan.yaml declares no key of this workspace's own, under “champs”"
                ),
                name=word,
            )
        stop(
            N_("there is no cut “{name}” here; there are: {known}"),
            name=word,
            known=(*own.values(), *options),
        )


def _cut_called(workspace: Workspace, word: str) -> Coupe:
    """The cut that a checked word asks for."""
    from cmqplan.finance.champs import coupe_du_champ

    if word in _options():
        return _options()[word]
    nom = word.removeprefix(CHAMP)
    champ = workspace.champs[nom]
    assert champ is not None
    return coupe_du_champ(workspace, nom, champ)


def _names(root: Path, words: Sequence[str] | None, convention: str) -> list[str] | None:
    """The plans meant; None is all of them."""
    from cmqplan.cli.checking import plans_of
    from cmqplan.cli.output import stop
    from cmqplan.findings.words import nearest
    from cmqplan.workspace.load import load_frame

    names = plans_of(root, words)
    if not convention:
        return names
    workspace, _findings = load_frame(root)
    if convention not in workspace.conventions:
        near = nearest(convention, workspace.conventions)
        if near:
            stop(
                N_("there is no convention “{name}” here; did you mean “{near}”?"), name=convention, near=near
            )
        known = tuple(workspace.conventions)
        if known:
            stop(
                N_("there is no convention “{name}” here; the conventions are: {known}"),
                name=convention,
                known=known,
            )
        stop(
            N_("there is no convention “{name}” here: the folder “plans/conventions” holds none yet"),
            name=convention,
        )
    of_convention = [name for name, plan in workspace.plans.items() if plan.model.convention == convention]
    chosen = [name for name in of_convention if names is None or name in names]
    if not chosen:
        stop(
            N_("no plan asked for names the convention “{name}”; a plan does with “convention: {name}”"),
            name=convention,
        )
    return chosen


def _tell_problems(examination: Examination) -> bool:
    """Say on standard error what is left out and which splits don't add up; True when there is neither."""
    from cmqplan.cli.checking import print_report
    from cmqplan.cli.output import say, stop
    from cmqplan.report.assemble import Selection, report
    from cmqplan.report.formats import Format as ReportFormat

    workspace = examination.workspace
    if not workspace.files.plans:
        stop(N_("there is nothing to add up: the folder “plans” holds no plan yet"))
    left_out = _unread(workspace)
    if left_out and not any(workspace.fiches.values()):
        stop(
            NN_(
                "there is nothing to add up: {files} can't be read without a mistake; “cmqplan validate” says what to mend",
                "there is nothing to add up: none of {files} can be read without a mistake; “cmqplan validate” says what to mend",
            ),
            code=1,
            files=left_out,
            count=len(left_out),
        )
    unframed = tuple(
        workspace.files.plans[name].plan_file for name in workspace.selected if name not in workspace.plans
    )
    if left_out:
        say(
            NN_(
                "left out of the sums, because it can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
                "left out of the sums, because they can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
            ),
            files=left_out,
            count=len(left_out),
        )
    if unframed:
        say(
            N_(
                "axes, years and conventions are not known, because {files} can't be read without a mistake; “cmqplan validate” says what to mend"
            ),
            files=unframed,
        )
    splits = report(examination, Selection(select=("CMQ201",)))
    splits_found = [item for item in splits.located if item.rule.code == "CMQ201"]
    if splits_found:
        print_report(splits, ReportFormat.TEXT, infos=True, stderr=True)
    return not (left_out or unframed or splits.has_errors)


def _unread(workspace: Workspace) -> tuple[str, ...]:
    """The files of the fiches that no sum holds, because they can't be read."""
    return tuple(
        resume.file
        for plan in workspace.selected
        for resume in workspace.resumes.get(plan, ())
        if not resume.valide
    )


class _Made:
    """What is shown: the entries, groups shared out where that is asked for, and what must be said with them."""

    def __init__(self, workspace: Workspace, entries: tuple[Ecriture, ...], *, groups: bool) -> None:
        from cmqplan.finance.ecritures import repartir_groupes

        shared = repartir_groupes(workspace, entries) if groups else None
        self.workspace = workspace
        self.plans = workspace.selected
        self.entries = shared.ecritures if shared else entries
        self._whole = shared.entiers if shared else ()

    def notes(self) -> list[str]:
        """In the current language."""
        return [
            *_without_unread(self.workspace),
            *_bases(self.workspace),
            *_beside_budget(self.workspace, self.entries),
            *_estimated(self.entries),
            *_without_amount(self.workspace, self.entries),
            *_counted_elsewhere(self.workspace),
            *_kept_whole(self.workspace, self._whole),
        ]


def _without_unread(workspace: Workspace) -> list[str]:
    from cmqplan.language import fill

    files = _unread(workspace)
    template = NN_(
        "This table is without {files}, which can't be read.",
        "This table is without {files}, which can't be read.",
    )
    return [fill(template, {"files": files, "count": len(files)})] if files else []


def _bases(workspace: Workspace) -> list[str]:
    from cmqplan.language import fill

    selected = [name for name in workspace.selected if name in workspace.plans]
    bases = {name: base.value for name in selected if (base := workspace.plans[name].model.base) is not None}
    if len(set(bases.values())) > 1:
        each = tuple(f"{name} {base}" for name, base in bases.items())
        template = N_("These plans don't count alike: {bases}. Their sum mixes amounts with and without tax.")
        return [fill(template, {"bases": each})]
    if bases and len(bases) == len(workspace.selected):
        return [fill(N_("Amounts: {base}."), {"base": next(iter(bases.values()))})]
    return []


def _beside_budget(workspace: Workspace, entries: Sequence[Ecriture]) -> list[str]:
    """How far the fiches are from the budget that their plan declares."""
    from cmqplan.amounts import sum_montants
    from cmqplan.language import fill
    from cmqplan.model.lignes import euros

    notes = []
    for name in workspace.selected:
        budget = euros(workspace.plans[name].model.budget) if name in workspace.plans else None
        if budget is None:
            continue
        total = sum_montants(entry.sommes.total for entry in entries if entry.plan == name)
        params = {"plan": name, "budget": budget, "difference": abs(total - budget)}
        if total < budget:
            notes.append(fill(N_("{plan} declares {budget}: {difference} more than its fiches."), params))
        elif total > budget:
            notes.append(fill(N_("{plan} declares {budget}: {difference} less than its fiches."), params))
    return notes


def _counted_elsewhere(workspace: Workspace) -> list[str]:
    """The actions of other plans that are of these too: their money is in their own plan's table alone."""
    from cmqplan.language import fill

    return [
        fill(
            N_("{fiche} {titre}: {total}, counted in {plan}.")
            if one.resume.total is not None
            else N_("{fiche} {titre}: without an amount, counted in {plan}."),
            {
                "fiche": f"{plan}/{one.numero}",
                "titre": one.resume.titre,
                "total": one.resume.total,
                "plan": f"{one.resume.plan}/{one.resume.numero}",
            },
        )
        for plan in workspace.selected
        for one in workspace.invitees.get(plan, ())
    ]


def _estimated(entries: Sequence[Ecriture]) -> list[str]:
    """How much of the total isn't firm, and what it is at the least."""
    from cmqplan.finance.ecritures import sum_sommes
    from cmqplan.language import fill

    sums = sum_sommes(entry.sommes for entry in entries)
    params = {"total": sums.total, "estimated": sums.estime, "least": sums.minimum}
    notes = []
    if sums.estime:
        notes.append(fill(N_("{estimated} of the {total} are estimated."), params))
    if sums.marge:
        notes.append(fill(N_("With every range at its lower bound, the total is {least}."), params))
    return notes


def _without_amount(workspace: Workspace, entries: Sequence[Ecriture]) -> list[str]:
    from cmqplan.finance.ecritures import Genre
    from cmqplan.language import fill

    several = len(workspace.selected) > 1
    without = tuple(
        f"{entry.plan}/{entry.numero}" if several else entry.numero
        for entry in entries
        if entry.genre is Genre.SANS_MONTANT
    )
    template = NN_("One fiche states no amount: {fiches}.", "{count} fiches state no amount: {fiches}.")
    return [fill(template, {"fiches": without, "count": len(without)})] if without else []


def _kept_whole(workspace: Workspace, lines: Sequence[Ecriture]) -> list[str]:
    from cmqplan.language import fill

    names = tuple(
        dict.fromkeys(
            f"{workspace.organismes.nom_court(line.financeur or '')} ({line.numero})" for line in lines
        )
    )
    template = N_("Kept whole, because no “repartition” says what each member brings: {groups}.")
    return [fill(template, {"groups": names})] if names else []


@contextmanager
def _in_french() -> Iterator[None]:
    """What goes into a file for other programs is in French, whoever writes it."""
    from cmqplan.language import current, use

    language = current()
    use("fr")
    try:
        yield
    finally:
        use(language)


def _cut(made: _Made, rows: Coupe, columns: Coupe | None, output_format: Format, *, excel: bool) -> Written:
    """The table in the format asked for."""
    from cmqplan.finance.tableau import tableau
    from cmqplan.tables.budget import document_of, sheet_of
    from cmqplan.tables.words import french, spoken, title_of

    table = tableau(made.workspace, made.entries, rows, columns, made.plans)
    if output_format is Format.JSON:
        from cmqplan.tables import jsonfile

        with _in_french():
            notes = [*made.notes(), *_refused(table)]
            document = document_of(table, french, title=title_of(table, french), notes=notes)
        return jsonfile.write(document)
    if output_format is Format.CSV:
        from cmqplan.tables import delimited

        return delimited.write(sheet_of(table, french, keys=not excel), excel=excel)
    notes = [*made.notes(), *_refused(table)]
    sheet = sheet_of(table, spoken, title=title_of(table, spoken), notes=notes)
    bars = [row.sommes for row in table.rangs] if columns is None else []
    return _for_people([sheet], output_format, bars)


def _realised(
    made: _Made, asked: Sequence[Coupe], files: Collection[str] | None, output_format: Format, *, excel: bool
) -> Written:
    """Prévu, engagé, réalisé: by fiche when no cut is asked for; a workbook has every cut."""
    from cmqplan.finance.realise import faits, tableaux_realises
    from cmqplan.tables import delimited, jsonfile
    from cmqplan.tables.realised import rows_of, sheets_apart, sheets_of
    from cmqplan.tables.words import french, spoken

    found = faits(made.workspace, made.plans)
    if files is not None:
        found = tuple(fait for fait in found if fait.ecriture.fiche in files)

    def notes() -> list[str]:
        return [*made.notes(), *_nothing_done(found)]

    if output_format is Format.XLSX:
        return _realised_workbook(made, found, asked)
    tables = tableaux_realises(made.workspace, found, asked or [FICHE], made.plans)
    if output_format is Format.CSV:
        return delimited.write(rows_of(tables, french, keys=not excel), excel=excel)
    if output_format is Format.JSON:
        with _in_french():
            sheets = sheets_of(tables, french, notes=notes(), keys=True)
        shown = [
            {"cote": table.sens.value, **jsonfile.of_sheet(sheet)}
            for table, sheet in zip(tables, sheets, strict=True)
        ]
        return jsonfile.write({"vue": "realise", "plans": list(made.plans), "tableaux": shown})
    return _for_people(sheets_apart(tables, spoken, notes=notes()), output_format)


def _nothing_done(found: Sequence[Fait]) -> list[str]:
    from cmqplan.language import fill

    if any(one.engage or one.realise for fait in found for one in (fait.especes, fait.en_nature)):
        return []
    message = N_(
        "Nothing is said to be done yet: what is spent is written under “suivi”, as “depenses”; what comes, under its financement, as “versements”."
    )
    return [fill(message, {})]


def _realised_workbook(made: _Made, found: Sequence[Fait], asked: Sequence[Coupe]) -> bytes:
    from cmqplan.finance.realise import tableaux_realises
    from cmqplan.tables import workbook

    demand("xlsxwriter")
    cuts = (
        [asked] if asked else [[cut] for cut in _options().values() if cut is not PLAN or len(made.plans) > 1]
    )
    tables = [table for cut in cuts for table in tableaux_realises(made.workspace, found, cut, made.plans)]
    with _in_french():
        notes = (*made.notes(), *_nothing_done(found))
    title = f"Prévu, engagé, réalisé – {_titles(made)}"
    return workbook.write_realised(tables, workbook.Options(title, _created(made.workspace), notes=notes))


def _view(made: _Made, view: View, output_format: Format, *, excel: bool) -> Written:
    from cmqplan.tables.words import french, spoken

    if output_format in (Format.TABLE, Format.MARKDOWN):
        return _for_people(_view_sheets(made, view, spoken, made.notes()), output_format)
    with _in_french():
        notes = made.notes()
    if output_format is Format.CSV and view is View.MAQUETTE:
        from cmqplan.finance.views import maquette
        from cmqplan.tables import delimited
        from cmqplan.tables.views import maquette_rows

        shown = maquette(made.workspace, made.entries, made.plans)
        return delimited.write(maquette_rows(shown, french, keys=not excel), excel=excel)
    sheets = _view_sheets(made, view, french, notes, keys=output_format is Format.JSON or not excel)
    return _for_programs(made, view, sheets, output_format, excel=excel)


def _for_programs(
    made: _Made, view: View, sheets: Sequence[Sheet], output_format: Format, *, excel: bool
) -> Written:
    if output_format is Format.JSON:
        from cmqplan.tables import jsonfile

        tables = [jsonfile.of_sheet(sheet) for sheet in sheets]
        return jsonfile.write({"vue": view.value, "plans": list(made.plans), "tableaux": tables})
    from cmqplan.tables import delimited

    return delimited.write_all(sheets, excel=excel)


def _official(
    made: _Made,
    view: View,
    partner: str,
    files: Collection[str] | None,
    output_format: Format,
    *,
    excel: bool,
) -> Written:
    """The official form of a funder's money in one plan: the budget of its request, or what became of it."""
    from cmqplan.cli.checking import organisme_named
    from cmqplan.cli.output import stop
    from cmqplan.documents.official import compte_rendu_of, demande_of, views_of
    from cmqplan.documents.views import Request
    from cmqplan.tables import workbook
    from cmqplan.tables.views import formulaire_sheets

    workspace = made.workspace
    if len(made.plans) != 1:
        stop(N_("this table is of one plan; name it: {known}"), known=tuple(made.plans))
    (plan,) = made.plans
    funder = organisme_named(workspace, partner)
    request, views = Request(workspace, plan), views_of(workspace, plan, files)
    name = workspace.organismes.nom_court(funder)
    report = compte_rendu_of(request, views, funder) if view is View.COMPTE_RENDU else None
    asked = demande_of(request, views, funder) if view is View.DEMANDE else None
    if report is not None:
        title, form, part = (
            f"Compte rendu financier — {name}",
            report.tableau,
            ("Subvention reçue", report.recu),
        )
        notes = list(report.differences)
    elif asked is not None:
        title, form, part = f"Demande — {name}", asked.budget, ("Subvention demandée", asked.montant)
        notes = []
    else:
        message = (
            N_("“{name}” is asked for nothing in “{plan}”")
            if view is View.DEMANDE
            else N_("“{name}” has granted nothing in “{plan}” yet")
        )
        stop(message, name=funder, plan=plan)
    done = report is not None
    if output_format is Format.XLSX:
        demand("xlsxwriter")
        options = workbook.Options(f"{title} – {plan}", _created(workspace), notes=tuple(notes))
        sheet = "Compte rendu financier" if done else "Budget prévisionnel"
        return workbook.write_formulaire(form, options, name=sheet, part=part, realise=done)
    if output_format in (Format.TABLE, Format.MARKDOWN):
        return _for_people(formulaire_sheets(form, title, realise=done, notes=notes), output_format)
    keys = output_format is Format.JSON or not excel
    return _for_programs(
        made,
        view,
        formulaire_sheets(form, title, realise=done, keys=keys, notes=notes),
        output_format,
        excel=excel,
    )


def _view_sheets(
    made: _Made, view: View, words: Words, notes: Sequence[str], *, keys: bool = False
) -> Sequence[Sheet]:
    from cmqplan.cli.output import stop
    from cmqplan.finance.views import maquette, rapprochements
    from cmqplan.tables.views import etp_sheets, maquette_sheets, previsionnel_sheets, subventions_sheets

    if view is View.MAQUETTE:
        return maquette_sheets(
            maquette(made.workspace, made.entries, made.plans), words, notes=notes, keys=keys
        )
    if view is View.PREVISIONNEL:
        return previsionnel_sheets(
            _previsionnel(made), f"Budget prévisionnel — {', '.join(made.plans)}", notes
        )
    if view is View.ETP:
        from cmqplan.finance.etp import equivalents

        return etp_sheets(equivalents(made.workspace, made.plans), words, keys=keys)
    sheets = subventions_sheets(made.workspace, rapprochements(made.workspace), words, keys=keys)
    if not sheets:
        stop(N_("no convention of these plans votes a subsidy: there is nothing to compare"), code=0)
    return sheets


def _previsionnel(made: _Made) -> BudgetPrevisionnel:
    from cmqplan.finance.previsionnel import budget_previsionnel

    fiches = [entry.model for plan in made.plans for entry in made.workspace.fiches.get(plan, ())]
    return budget_previsionnel(made.entries, fiches, made.workspace.organismes.nom_court)


def _for_people(sheets: Sequence[Sheet], output_format: Format, bars: Sequence[Sommes] = ()) -> Written:
    if output_format is Format.MARKDOWN:
        from cmqplan.tables import markdown

        return "\n".join(markdown.write(sheet) for sheet in sheets).encode()

    def show(console: Console) -> None:
        from cmqplan.cli import budget_table

        for n, sheet in enumerate(sheets):
            budget_table.write(sheet, console, bars, first=n == 0)

    return show


def _workbook(made: _Made, rows: Coupe, columns: Coupe | None, view: View | None, *, asked: bool) -> bytes:
    from cmqplan.finance.views import rapprochements
    from cmqplan.tables import workbook
    from cmqplan.tables.sources import sources
    from cmqplan.tables.views import subventions_sheets
    from cmqplan.tables.words import french

    demand("xlsxwriter")
    workspace = made.workspace
    with _in_french():
        notes = tuple(made.notes())
    plans = _titles(made)
    options = workbook.Options(
        f"Plan de financement – {plans}",
        _created(workspace),
        plans,
        notes,
        sources(workspace.files.root, (entry.place for entry in made.entries)),
    )
    return workbook.write(
        workspace,
        made.entries,
        made.plans,
        options,
        first=(rows, columns) if asked else None,
        view=view.value if view else "",
        budget=_previsionnel(made),
        subventions=subventions_sheets(workspace, rapprochements(workspace), french),
    )


_MOST_TITLES = 2


def _titles(made: _Made) -> str:
    """What a workbook is about: the plans by their own titles, by their folders where they are many."""
    entries = [made.workspace.plans.get(name) for name in made.plans]
    few = len(entries) <= _MOST_TITLES and all(entries)
    return ", ".join(entry.model.titre for entry in entries if entry) if few else ", ".join(made.plans)


def _created(workspace: Workspace) -> datetime:
    """When the workbook says it was made: SOURCE_DATE_EPOCH, else the plans' own date, so that bytes don't change."""
    from datetime import datetime, time

    from cmqplan.cli.output import stop
    from cmqplan.documents.errors import DocumentRefused
    from cmqplan.documents.printed import source_date
    from cmqplan.language import fill

    try:
        said = source_date()
    except DocumentRefused as error:
        stop(fill(error.message, error.params))
    if said is not None:
        return said.replace(tzinfo=None)
    plans = [workspace.plans[name].model for name in workspace.selected if name in workspace.plans]
    dates = [plan.date for plan in plans if plan.date is not None]
    years = [plan.exercice[-1] for plan in plans]
    if dates:
        return datetime.combine(max(dates), time())
    return datetime(max(years, default=2000), 1, 1)


def _refused(table: Tableau) -> list[str]:
    """What was refused stands in no funder's row: it is said below who refused it."""
    from cmqplan.language import fill

    notes = []
    sums = table.total.sommes
    if sums.refuse:
        each = tuple(
            fill(N_("{funder} ({amount})"), {"funder": refus.nom, "amount": refus.montant})
            for refus in table.refus
        )
        template = N_("{amount} are still to be found, {refused} of them refused by {each}.")
        notes.append(fill(template, {"amount": sums.a_trouver, "refused": sums.refuse, "each": each}))
    if table.total.en_nature.refuse:
        template = N_("Help in kind worth {amount} was refused and isn't counted.")
        notes.append(fill(template, {"amount": table.total.en_nature.refuse}))
    return notes
