"""Workbooks that go out, and answers: filled in cell by cell as a reader of workbooks sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cmqplan.intake.blocks import Cell, Source, Table
from cmqplan.intake.form.answer import answer_of
from cmqplan.intake.form.changes import Fate, Returned, returned
from cmqplan.intake.form.sending import sending
from cmqplan.intake.form.workbook import TABLE_MARK, write
from cmqplan.workspace.load import load_frame
from tests.intake.made import read

MONEY = "moyens.financiers.financements"
FICHE_FILE = "plans/plan-exemple/1.1-forum.yaml"
_FILES = {
    "plans/organismes.yaml": """\
cmq-bois: {nom: CMQ Bois, type: campus, alias: [Campus Bois]}
lycee-arbois: {nom: Lycée d'Arbois, type: EPLE}
region: {nom: Région, type: collectivité}
metropole: {nom: Métropole, type: collectivité}
scierie: {nom: Scierie du Val, type: entreprise}
""",
    "plans/plan-exemple/plan.yaml": """\
titre: Plan d'action 2024
exercice: 2024
axes:
  - {numero: 1, titre: Faire connaître les métiers}
""",
    FICHE_FILE: """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
partenaires: [lycee-arbois, metropole, scierie]
constats: Les jeunes connaissent mal ces métiers.
objectifs: Donner envie d'apprendre un métier du bois.
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €, nature: subvention}
      - {financeur: cmq-bois, montant: 4 000 €, nature: fonds propres}
livrables: [Programme du forum]
indicateurs: [{nom: Élèves présents, cible: "300"}]
suivi: {statut: réalisé}
calendrier: mars 2024
""",
}


def workspace(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """The example's plan and fiche, with other files or other texts in their place."""
    for file, text in {**_FILES, **(files or {})}.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def sent(root: Path, partner: str = "", plan: str = "", numero: str = "") -> Source:
    frame = load_frame(root)[0]
    return read("réponse.xlsx", write(sending(frame, plan or next(iter(frame.plans)), partner, numero)[0]))


def table(source: Source, name: str, kind: str = "fiche") -> Table:
    marker = f"{TABLE_MARK}{kind}:{name}" if kind else f"{TABLE_MARK}{name}"
    return next(
        one for one in source.blocks if isinstance(one, Table) and one.rows and one.rows[0][0].text == marker
    )


def changed(source: Source, old: Table, rows: Sequence[tuple[Cell, ...]]) -> Source:
    """The workbook with other rows in one of its sheets."""
    blocks = tuple(Table(tuple(rows), one.name) if one is old else one for one in source.blocks)
    return Source(source.name, blocks, source.remarks, source.aside, source.form)


def filled(source: Source, name: str, rank: int, values: Mapping[str, str], kind: str = "fiche") -> Source:
    """The workbook with cells filled in: in a row of a sheet by its rank, a new one where it has no such row."""
    old = table(source, name, kind)
    heads = [cell.text for cell in old.rows[0]]
    rows = [*old.rows]
    while len(rows) <= rank + 2:
        rows.append(tuple(Cell("", f"{old.name}!{n}:{len(rows)}") for n in range(len(heads))))
    row = [*rows[rank + 2]]
    for column, text in values.items():
        n = heads.index(column)
        row[n] = Cell(text, row[n].place or f"{old.name}!{n}:{rank}")
    rows[rank + 2] = tuple(row)
    return changed(source, old, rows)


def back(root: Path, source: Source) -> Returned:
    answer = answer_of(source)
    assert answer is not None
    done = returned(load_frame(root)[0], answer)  # type: ignore[arg-type]
    assert isinstance(done, Returned), done
    return done


def put(root: Path, done: Returned) -> None:
    for file, data in done.written.files.items():
        (root / file).write_bytes(data)


def fates(done: Returned) -> list[Fate]:
    return [told.fate for told in done.told]
