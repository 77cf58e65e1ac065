"""What goes out of a plan: all of it, or the fiches that one organisme carries, funds or joins."""

from __future__ import annotations

from cmqplan.intake.form.tables import Piece, Rights, concerns, piece_of
from cmqplan.intake.form.visas import lignes
from cmqplan.intake.form.workbook import Sending
from cmqplan.model.champs import completed
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.model.values import numero_key
from cmqplan.source.yaml import LONGEST, Value, parse
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.load import numero_of_name, read_fiche
from cmqplan.workspace.workspace import Workspace


def sending(
    workspace: Workspace, plan: str, partner: str = "", numero: str = ""
) -> tuple[Sending, tuple[str, ...]]:
    """What goes out, and the fiches that can't go because they can't be read without a mistake. ``numero``: one fiche only."""
    rights = rights_of(workspace, partner)
    pieces, left_out = fiches(workspace, plan)
    chosen = [
        piece
        for piece in pieces
        if (not numero or numero_key(piece.numero) == numero_key(numero))
        and (not partner or concerns(piece, frozenset({partner, *rights.groups})))
    ]
    if numero:
        left_out = tuple(file for file in left_out if numero_of_name(file) == numero)
    elif not partner:
        chosen.append(frame(workspace, plan))
    declared = workspace.plans[plan].model
    actions = {piece.file: piece for piece in chosen if partner}
    to_sign = tuple(lignes(actions, {file: raw(workspace, file) for file in actions}, declared, partner))
    sent = Sending(
        plan,
        declared.titre,
        declared.exercice,
        workspace.today,
        workspace.organismes,
        chosen,
        rights,
        to_sign,
    )
    return sent, left_out


def rights_of(workspace: Workspace, partner: str) -> Rights:
    groups = (name for name, entry in workspace.organismes.items() if partner in entry.model.membres)
    return Rights(partner, frozenset(groups))


def fiches(workspace: Workspace, plan: str) -> tuple[list[Piece], tuple[str, ...]]:
    """A plan's fiches in the order of their numbers, and the files of those that can't be read without a mistake."""
    model = completed(Fiche, workspace.champs)
    read = {file: read_fiche(workspace, plan, file) for file in workspace.files.plans[plan].fiches}
    pieces = [
        piece_of(file, model, raw(workspace, file), found.entry.model.numero, found.entry.model.titre)
        for file, found in read.items()
        if found.entry is not None
    ]
    pieces.sort(key=lambda piece: (numero_key(piece.numero), piece.file))
    return pieces, tuple(file for file, found in read.items() if found.entry is None)


def frame(workspace: Workspace, plan: str) -> Piece:
    """The plan's own file."""
    file = workspace.plans[plan].file
    return piece_of(file, completed(Plan, workspace.champs), raw(workspace, file))


def raw(workspace: Workspace, file: str) -> Value:
    """What a file that was read without a mistake holds."""
    value = parse(read_file(workspace.files.root / file, LONGEST))
    return {} if value is None else value
