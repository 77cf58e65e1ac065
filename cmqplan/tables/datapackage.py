"""Every fact of a workspace as tidy tables, for other tools: a Frictionless Data Package, or one SQLite file.

One row a fact, one column a kind of value, each row with the file and the line that it is written at. The amounts of ``lignes``
are those of the budget: their sums are its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from cmqplan.amounts import Montant, Taux, format_plain
from cmqplan.finance.ecritures import ecritures_de
from cmqplan.findings import Place
from cmqplan.findings.finding import Path
from cmqplan.language.controls import as_json
from cmqplan.model.fiche import Fiche, Jalon, Participant
from cmqplan.model.lignes import total_de
from cmqplan.model.plan import Axe
from cmqplan.model.values import Exercice, annees_de
from cmqplan.obligations import obligations
from cmqplan.periods import Periode
from cmqplan.tables import delimited
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.tables.sources import lines, positions_of
from cmqplan.workspace.files import PLAN_FILE, kind_of
from cmqplan.workspace.workspace import Entry, Workspace, unread

DESCRIPTOR = "datapackage.json"

_TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.DATE: "date",
    Kind.YEAR: "year",
    Kind.COUNT: "integer",
    Kind.AMOUNT: "number",
    Kind.SHARE: "number",
}
"""What a column's kind is called in a Table Schema."""


class Row(NamedTuple):
    """A fact, and where it is written."""

    place: Place
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A kind of fact: what its table is called, its columns, and every row of a workspace."""

    nom: str
    titre: str
    columns: tuple[Column, ...]
    rows: Callable[[Workspace], Iterable[Row]]


def _columns(*columns: tuple[str, str] | tuple[str, str, Kind]) -> tuple[Column, ...]:
    return tuple(Column(*column) for column in columns)


_PLAN, _NUMERO = ("plan", "Plan"), ("numero", "Numéro de la fiche")
_DEBUT, _FIN = ("debut", "Premier jour", Kind.DATE), ("fin", "Dernier jour", Kind.DATE)
_ANNEES = (("exercice", "Exercice (le premier)", Kind.YEAR), ("exercice_fin", "Dernier exercice", Kind.YEAR))
_MONTANT = ("montant", "Montant en euros", Kind.AMOUNT)
_STATUT, _TITRE, _NOM, _TEXTE = ("statut", "Statut"), ("titre", "Titre"), ("nom", "Nom"), ("texte", "Texte")
_SOUS_ACTION = ("sous_action", "Rang de la sous-action", Kind.COUNT)
_SECTION, _COMPTE, _ORGANISME = (
    ("section", "Section"),
    ("compte", "Compte"),
    ("organisme", "Identifiant de l'organisme"),
)
_OU = _columns(("fichier", "Fichier"), ("ligne", "Ligne du fichier", Kind.COUNT))


def sheets(workspace: Workspace) -> tuple[Sheet, ...]:
    """Every table of the selected plans and of what they rest on, whose fiches must be kept; a table without a row too."""
    found = [(table, row) for table in TABLES for row in table.rows(workspace)]
    found.sort(key=lambda each: each[1].place.file)  # each file is opened once
    rows: dict[str, list[tuple[Cell, ...]]] = {table.nom: [] for table in TABLES}
    places = [row.place for _table, row in found]
    for (table, row), line in zip(found, lines(workspace.files.root, places), strict=True):
        rows[table.nom].append((*row.cells, row.place.file, line))
    return tuple(
        Sheet(table.nom, table.titre, (*table.columns, *_OU), tuple(rows[table.nom])) for table in TABLES
    )


def package(made: Iterable[Sheet], titre: str) -> dict[str, bytes]:
    """A Data Package: file name → content, the descriptor and a CSV for each table."""
    made = tuple(made)
    descriptor = {
        "profile": "tabular-data-package",
        "name": "cmqplan",
        "title": titre,
        "resources": [_resource(sheet) for sheet in made],
    }
    return {DESCRIPTOR: as_json(descriptor).encode()} | {
        f"{one.name}.csv": delimited.write(one) for one in made
    }


def _resource(sheet: Sheet) -> dict[str, Any]:
    fields = [
        {"name": column.key, "type": _TYPES[column.kind], "title": column.title} for column in sheet.columns
    ]
    keys: dict[str, Any] = {}
    if sheet.name == "plans":
        keys["primaryKey"] = "plan"
    elif any(column.key == "plan" for column in sheet.columns):
        keys["foreignKeys"] = [{"fields": "plan", "reference": {"resource": "plans", "fields": "plan"}}]
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "title": sheet.title,
        "path": f"{sheet.name}.csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""], **keys},
    }


def database(made: Iterable[Sheet]) -> bytes:
    """The same tables in an SQLite file. Amounts are in cents, whole numbers: SQLite has no exact decimal."""
    with sqlite3.connect(":memory:") as base:
        for sheet in made:
            names = [
                f"{column.key}_centimes" if column.kind is Kind.AMOUNT else column.key
                for column in sheet.columns
            ]
            base.execute(f"CREATE TABLE {sheet.name} ({', '.join(names)})")
            marks = ", ".join("?" * len(names))
            base.executemany(
                f"INSERT INTO {sheet.name} VALUES ({marks})",  # noqa: S608 - our own tables
                ([_stored(cell) for cell in row] for row in sheet.rows),
            )
        base.commit()
        return base.serialize()


def _stored(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Montant):
        return int(format_plain(cell).replace(".", ""))
    return float(cell.valeur) if isinstance(cell, Taux) else cell


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _years(exercice: Exercice | None) -> tuple[int | None, int | None]:
    """The first and the last year; the last one empty where there is one alone."""
    if exercice is None:
        return None, None
    years = annees_de(exercice)
    return years[0], years[-1] if len(years) > 1 else None


def _fiches(workspace: Workspace) -> Iterator[tuple[str, Entry[Fiche], Fiche]]:
    for plan in workspace.selected:
        yield from ((plan, entry, entry.model) for entry in workspace.fiches.get(plan, ()))


def _plans(workspace: Workspace) -> Iterator[Row]:
    """One for each that a table names: of one whose plan.yaml is missing or can't be read, its name alone."""
    for name in workspace.selected:
        entry = workspace.plans.get(name)
        if entry is None:
            yield Row(Place(f"plans/{name}/{PLAN_FILE}"), (name, *[None] * 11))
            continue
        plan = entry.model
        budget = plan.budget.montant if plan.budget else None
        yield Row(
            entry.at("titre"),
            (name, plan.titre, plan.sous_titre, plan.exercice[0], plan.exercice[-1] if plan.exercice[1:] else None,
             plan.campus, plan.convention, plan.base, budget, _day(plan.date), plan.reference, plan.version),
        )  # fmt: skip


def _axes(workspace: Workspace) -> Iterator[Row]:
    def below(
        plan: str, axes: Iterable[Axe], at: Entry[Any], path: tuple[str | int, ...], parent: str | None
    ) -> Iterator[Row]:
        for n, axe in enumerate(axes):
            own = (*path, "axes", n)
            transversal = "oui" if axe.transversal else "non"
            yield Row(at.at(*own), (plan, axe.numero, axe.titre, parent, transversal))
            yield from below(plan, axe.axes, at, own, axe.numero)

    for name in workspace.selected:
        entry = workspace.plans.get(name)
        if entry is not None:
            yield from below(name, entry.model.axes, entry, (), None)


def _actions(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        financiers, calendrier = fiche.moyens.financiers, fiche.calendrier
        written = financiers.total if financiers else None
        total = total_de(financiers) if financiers else None
        yield Row(
            entry.at("numero"),
            (plan, fiche.numero, fiche.rattachement, fiche.titre, fiche.suivi.statut, fiche.suivi.priorite,
             fiche.suivi.avancement, total, written.certitude.value if written else None,
             _day(calendrier.debut) if calendrier else None, _day(calendrier.fin) if calendrier else None),
        )  # fmt: skip


def _participants(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        said: list[tuple[Path, int | None, tuple[Participant, ...]]] = [
            (("porteurs",), None, fiche.porteurs),
            (("partenaires",), None, fiche.partenaires),
        ]
        said += [
            (("sous_actions", n, "porteurs"), n + 1, below.porteurs)
            for n, below in enumerate(fiche.sous_actions)
        ]
        for path, rank, parties in said:
            genre = str(path[-1]).removesuffix("s")
            for n, party in enumerate(parties):
                if not party.est_ouverture:
                    cells = (plan, fiche.numero, rank, genre, party.organisme, party.statut, party.role)
                    yield Row(entry.at(*path, n), cells)


def _lignes(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, _fiche in _fiches(workspace):
        for one in ecritures_de(workspace, plan, entry):
            sums, kind = (one.en_nature, "oui") if one.en_nature else (one.sommes, "non")
            yield Row(
                one.place,
                (plan, one.numero, one.genre, one.financeur or one.refuse_par, one.groupe, *_years(one.exercice),
                 one.section, one.nature, one.statut, one.ligne_credit, one.convention, one.reference, one.beneficiaire,
                 one.compte, kind, sums.acquis, sums.espere, sums.a_trouver, sums.refuse, sums.estime),
            )  # fmt: skip


def _depenses(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        financiers = fiche.moyens.financiers
        for n, planned in enumerate(financiers.depenses if financiers else ()):
            yield Row(
                entry.at("moyens", "financiers", "depenses", n),
                (plan, fiche.numero, "prévu", planned.compte, planned.intitule, *_years(planned.exercice),
                 planned.section, None, None, planned.montant.montant),
            )  # fmt: skip
        for n, spent in enumerate(fiche.suivi.depenses):
            yield Row(
                entry.at("suivi", "depenses", n),
                (plan, fiche.numero, spent.etat, spent.compte, spent.piece, *_years(spent.exercice), spent.section,
                 _day(spent.date.debut) if spent.date else None, _day(spent.date.fin) if spent.date else None, spent.montant),
            )  # fmt: skip


def _versements(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        for n, line in enumerate(fiche.financements):
            for m, paid in enumerate(line.versements):
                yield Row(
                    entry.at("moyens", "financiers", "financements", n, "versements", m),
                    (
                        plan,
                        fiche.numero,
                        line.financeur,
                        paid.montant,
                        _day(paid.date),
                        _day(paid.recu),
                        paid.reference,
                    ),
                )


def _periodes(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        calendrier = fiche.calendrier
        own = Jalon(None, calendrier.periode) if calendrier and calendrier.periode else None
        for one in (*([own] if own else ()), *(calendrier.jalons if calendrier else ())):
            days = (_day(one.periode.debut), _day(one.periode.fin))
            yield Row(
                entry.at("calendrier", *one.path),
                (plan, fiche.numero, one.nom, one.periode.texte, *days, one.statut),
            )


def _sous_actions(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        for n, one in enumerate(fiche.sous_actions):
            days = (one.calendrier.debut, one.calendrier.fin) if one.calendrier else (None, None)
            yield Row(
                entry.at("sous_actions", n),
                (plan, fiche.numero, n + 1, one.titre, one.statut, one.montant, *map(_day, days), one.cible),
            )


def _visas(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        for n, one in enumerate(fiche.visas):
            total = one.argent.total if one.argent else None
            yield Row(
                entry.at("visas", n),
                (plan, fiche.numero, one.organisme, _day(one.date), one.fonction, one.version, one.role,
                 total.montant if total else None),
            )  # fmt: skip


def _liens(workspace: Workspace) -> Iterator[Row]:
    plans = [(name, None, workspace.plans[name]) for name in workspace.selected if name in workspace.plans]
    fiches = ((plan, fiche.numero, entry) for plan, entry, fiche in _fiches(workspace))
    every: Iterable[tuple[str, str | None, Entry[Any]]] = (*plans, *fiches)
    for plan, numero, entry in every:
        for n, one in enumerate(entry.model.liens):
            aim = one.plan or (plan if one.numero else None)
            yield Row(
                entry.at("liens", n), (plan, numero, aim, one.numero, one.titre, one.texte, one.adresse)
            )


def _aussi_dans(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        for n, text in enumerate(fiche.aussi_dans):
            other, _, numero = text.rpartition("/")
            yield Row(entry.at("aussi_dans", n), (plan, fiche.numero, other, numero))


def _valeurs(workspace: Workspace) -> Iterator[Row]:
    """Everything that is written, value by value: what no other table holds, and where the rest comes from."""
    left_out = unread(workspace)
    for file in workspace.files.read(workspace.selected):
        kind = kind_of(file)
        positions = positions_of(workspace.files.root, file) if kind and file not in left_out else None
        for found in positions.texts() if positions is not None else ():
            if not found.is_key and found.node.text:
                cle = ".".join(step for step in found.path if isinstance(step, str))
                chemin = "".join(
                    f".{step}" if isinstance(step, str) else f"[{step + 1}]" for step in found.path
                )
                yield Row(Place(file, found.path), (kind, cle, chemin.removeprefix("."), found.node.text))


def _textes(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        suivi, pilotage = fiche.suivi, fiche.pilotage
        said: Mapping[tuple[str, ...], Iterable[str]] = {
            ("constats",): fiche.constats,
            ("objectifs",): fiche.objectifs,
            ("modalites",): fiche.modalites,
            ("publics",): fiche.publics,
            ("moyens", "humains"): fiche.moyens.humains,
            ("moyens", "autres"): fiche.moyens.autres,
            ("livrables",): fiche.textes_des_livrables,
            ("references",): fiche.references,
            ("pilotage", "services"): pilotage.services if pilotage else (),
            ("pilotage", "elus"): pilotage.elus if pilotage else (),
            ("pilotage", "referents"): pilotage.referents if pilotage else (),
            ("suivi", "motif"): (suivi.motif,) if suivi.motif else (),
            ("suivi", "ecarts"): suivi.ecarts,
            ("suivi", "notes"): tuple(note.texte for note in suivi.notes),
            ("suivi", "decisions"): suivi.decisions,
        }
        for path, texts in said.items():
            for n, text in enumerate(texts):
                yield Row(entry.at(*path, n), (plan, fiche.numero, path[-1], n + 1, text))
        for champ in fiche.champs_lus:
            values = champ.valeur if isinstance(champ.valeur, tuple) else (champ.valeur,)
            for n, value in enumerate(values):
                yield Row(entry.at(champ.nom, n), (plan, fiche.numero, champ.nom, n + 1, _said(value)))


def _said(value: object) -> str:
    """The value of a key of the workspace's own, in words."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Montant):
        return format_plain(value)
    return value.texte if isinstance(value, Periode) else str(value)


def _indicateurs(workspace: Workspace) -> Iterator[Row]:
    for plan, entry, fiche in _fiches(workspace):
        for n, one in enumerate(fiche.indicateurs):
            said: list[tuple[str, int, int | None, str | None, str]] = []
            said += [
                ("reference", m, start.exercice, None, start.valeur) for m, start in enumerate(one.reference)
            ]
            said += [
                ("cible", m, None, aim.echeance.texte if aim.echeance else None, aim.valeur)
                for m, aim in enumerate(one.cible)
            ]
            said += [
                ("valeurs", m, reached.exercice, None, reached.valeur)
                for m, reached in enumerate(one.valeurs)
            ]
            for key, m, year, when, value in said:
                cells = (plan, fiche.numero, one.nom, one.unite, key.removesuffix("s"), year, when, value)
                yield Row(entry.at("indicateurs", n, key, m), cells)
            if not said:
                yield Row(
                    entry.at("indicateurs", n),
                    (plan, fiche.numero, one.nom, one.unite, None, None, None, None),
                )


def _organismes(workspace: Workspace) -> Iterator[Row]:
    for name, entry in workspace.organismes.items():
        one = entry.model
        yield Row(entry.at(), (name, one.nom, one.type, one.sigle, one.droit, one.siret, one.rna))


def _conventions(workspace: Workspace) -> Iterator[Row]:
    for name, entry in workspace.conventions.items():
        one = entry.model
        cells = (name, one.titre, _day(one.periode.debut), _day(one.periode.fin), one.campus, one.beneficiaire,
                 _day(one.signature), one.reference)  # fmt: skip
        yield Row(entry.at("titre"), cells)


def _subventions(workspace: Workspace) -> Iterator[Row]:
    for name, entry in workspace.conventions.items():
        for n, vote in enumerate(entry.model.subventions):
            cells = (
                name,
                vote.plan,
                vote.financeur,
                *_years(vote.exercice),
                vote.montant,
                _day(vote.date),
                vote.reference,
            )
            yield Row(entry.at("subventions", n), cells)


def _campus(workspace: Workspace) -> Iterator[Row]:
    for name, entry in workspace.campus.items():
        one = entry.model
        yield Row(entry.at("nom"), (name, one.nom, one.academie, one.region, one.departement, one.stade))


def _obligations(workspace: Workspace) -> Iterator[Row]:
    for one in obligations(workspace):
        yield Row(
            one.place,
            (one.identifiant, one.genre, one.objet, one.cadre, _day(one.debut), _day(one.echeance), one.statut,
             one.montant, _day(one.fait), ", ".join(one.organismes) or None),
        )  # fmt: skip


TABLES: tuple[Table, ...] = (
    Table("plans", "Plans d'action", _columns(
        _PLAN, _TITRE, ("sous_titre", "Sous-titre"), *_ANNEES, ("campus", "Campus"), ("convention", "Convention"),
        ("base", "HT, TTC ou net de taxe"), ("budget", "Budget déclaré en euros", Kind.AMOUNT),
        ("date", "Date", Kind.DATE), ("reference", "Référence"), ("version", "Version")), _plans),
    Table("axes", "Axes des plans", _columns(
        _PLAN, ("axe", "Numéro de l'axe"), _TITRE, ("parent", "Numéro de l'axe au-dessus"),
        ("transversal", "Transversal : oui ou non")), _axes),
    Table("fiches", "Fiches-action", _columns(
        _PLAN, _NUMERO, ("rattachement", "Numéro qui dit de quel axe elle dépend"), _TITRE, _STATUT, ("priorite", "Priorité"),
        ("avancement", "Avancement en pour cent", Kind.SHARE), ("total", "Total en euros", Kind.AMOUNT),
        ("certitude", "Certitude du total"), _DEBUT, _FIN), _actions),
    Table("participants", "Porteurs et partenaires", _columns(
        _PLAN, _NUMERO, _SOUS_ACTION, ("genre", "porteur ou partenaire"), _ORGANISME, _STATUT, ("role", "Rôle")), _participants),
    Table("lignes", "Lignes de financement, et ce qu'aucune ne couvre", _columns(
        _PLAN, _NUMERO, ("genre", "ligne, refusé, reste à financer ou sans montant"), ("financeur", "Identifiant du financeur"),
        ("groupe", "Groupe dont il est membre"), *_ANNEES, _SECTION, ("nature", "Nature"), _STATUT,
        ("ligne_credit", "Ligne de crédit"), ("convention", "Convention"), ("reference", "Référence"),
        ("beneficiaire", "Identifiant du bénéficiaire"), _COMPTE, ("en_nature", "Contribution en nature : oui ou non"),
        ("acquis", "Acquis en euros", Kind.AMOUNT), ("espere", "Espéré en euros", Kind.AMOUNT),
        ("a_trouver", "À trouver en euros", Kind.AMOUNT), ("refuse", "Dont refusé en euros", Kind.AMOUNT),
        ("estime", "Dont estimé en euros", Kind.AMOUNT)), _lignes),
    Table("depenses", "Dépenses prévues, engagées et payées", _columns(
        _PLAN, _NUMERO, ("etat", "prévu, engagé ou payé"), _COMPTE, ("intitule", "Intitulé ou pièce"), *_ANNEES, _SECTION,
        _DEBUT, _FIN, _MONTANT), _depenses),
    Table("versements", "Versements attendus et reçus", _columns(
        _PLAN, _NUMERO, ("financeur", "Identifiant du financeur"), _MONTANT, ("date", "Attendu le", Kind.DATE),
        ("recu", "Reçu le", Kind.DATE), ("reference", "Référence")), _versements),
    Table("sous_actions", "Sous-actions", _columns(
        _PLAN, _NUMERO, _SOUS_ACTION, _TITRE, _STATUT, _MONTANT, _DEBUT, _FIN, ("cible", "Cible")), _sous_actions),
    Table("visas", "Visas", _columns(
        _PLAN, _NUMERO, _ORGANISME, ("date", "Date", Kind.DATE), ("fonction", "Fonction"), ("version", "Version"),
        ("role", "Rôle visé"), ("total", "Total visé en euros", Kind.AMOUNT)), _visas),
    Table("liens", "Liens des plans et des fiches", _columns(
        _PLAN, _NUMERO, ("vers_plan", "Plan visé"), ("vers_numero", "Action visée"), _TITRE, _TEXTE,
        ("adresse", "Adresse")), _liens),
    Table("aussi_dans", "Actions de plusieurs plans", _columns(
        _PLAN, _NUMERO, ("autre_plan", "Autre plan"), ("autre_numero", "Numéro dans l'autre plan")), _aussi_dans),
    Table("periodes", "Périodes et jalons", _columns(_PLAN, _NUMERO, _NOM, _TEXTE, _DEBUT, _FIN, _STATUT), _periodes),
    Table("textes", "Textes des fiches", _columns(
        _PLAN, _NUMERO, ("cle", "Clé"), ("rang", "Rang", Kind.COUNT), _TEXTE), _textes),
    Table("indicateurs", "Indicateurs et leurs valeurs", _columns(
        _PLAN, _NUMERO, _NOM, ("unite", "Unité"), ("genre", "reference, cible ou valeur"),
        ("exercice", "Exercice", Kind.YEAR), ("echeance", "Échéance"), ("valeur", "Valeur")), _indicateurs),
    Table("organismes", "Organismes", _columns(
        _ORGANISME, _NOM, ("type", "Type"), ("sigle", "Sigle"), ("droit", "Droit"), ("siret", "SIRET"), ("rna", "RNA")), _organismes),
    Table("conventions", "Conventions", _columns(
        ("convention", "Convention"), _TITRE, _DEBUT, _FIN, ("campus", "Campus"), ("beneficiaire", "Identifiant du bénéficiaire"),
        ("signature", "Signée le", Kind.DATE), ("reference", "Référence")), _conventions),
    Table("subventions", "Subventions votées", _columns(
        ("convention", "Convention"), ("du_plan", "Plan"), ("financeur", "Identifiant du financeur"), *_ANNEES, _MONTANT,
        ("date", "Votée le", Kind.DATE), ("reference", "Référence")), _subventions),
    Table("campus", "Campus", _columns(
        ("campus", "Campus"), _NOM, ("academie", "Académie"), ("region", "Région"), ("departement", "Département"),
        ("stade", "Stade")), _campus),
    Table("obligations", "Obligations et versements attendus", _columns(
        ("identifiant", "Identifiant"), ("genre", "Genre"), ("objet", "Objet"), ("cadre", "Convention, campus ou plan"),
        ("debut", "À partir du", Kind.DATE), ("echeance", "Au plus tard le", Kind.DATE), _STATUT, _MONTANT,
        ("fait", "Fait le", Kind.DATE), ("organismes", "Qui")), _obligations),
    Table("valeurs", "Tout ce qui est écrit, valeur par valeur", _columns(
        ("genre", "fiche, plan, organisme, convention, campus, reseau ou cmqplan"), ("cle", "Clé"),
        ("chemin", "Clé et rangs"), ("valeur", "Valeur écrite")), _valeurs),
)  # fmt: skip
"""Every kind of fact, in the order of the package."""
