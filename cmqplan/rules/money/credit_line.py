"""CMQ224: money taken from a credit line that belongs to another funder."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Place, Related
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import ERROR, Example, Rule, Said, Says, Scene, convention, document, money
from cmqplan.workspace.workspace import Entry, Organismes, Workspace

_CONVENTION = convention("""\
    lignes_credit:
      orientation: {nom: Orientation des jeunes, organisme: region}
      jeunesse: {nom: Jeunesse, organisme: metropole}
    """)


def _from(line: str) -> Example:
    return money(f"""\
        total: 6 000 €
        financements:
          - {{financeur: region, montant: 6 000 €, ligne_credit: {line}}}
        """)


RULE = Rule(
    "CMQ224",
    "credit-line-of-another",
    ERROR,
    title=Said("La ligne de crédit d'un autre financeur", "A credit line that belongs to another funder"),
    says=Says(
        fr=(
            "la ligne de crédit « {ligne_credit} » est celle de {organisme}, pas de {financeur}",
            "écrivez une ligne de crédit de {financeur} ({known}), ou corrigez le financeur",
        ),
        en=(
            "the credit line “{ligne_credit}” belongs to {organisme}, not to {financeur}",
            "write a credit line of {financeur} ({known}), or correct the funder",
        ),
    ),
    reason=Said(
        "Une ligne de crédit fait partie du budget d'un organisme. Un autre ne peut pas payer avec.",
        "A credit line is a line of one body's budget. Another body can't pay from it.",
    ),
    source=document(
        "La délibération du 23 juin 2022 prend chaque somme sur une ligne de crédit des services du financeur lui-même",
        "The decision of 23 June 2022 takes each sum from a credit line of the funder’s own services",
    ),
    fails=_from("jeunesse").at_line(8).beside(_CONVENTION),
    passes=_from("orientation").beside(_CONVENTION),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        frame = scene.workspace.conventions.get(line.convention) if line.convention else scene.convention
        if frame is not None and line.ligne_credit is not None:
            place = entry.at("moyens", "financiers", "financements", n, "ligne_credit")
            yield from _judge(line.ligne_credit, line.financeur, frame, place, scene.workspace.organismes)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    for n, subsidy in enumerate(entry.model.subventions):
        for rank, item in enumerate(subsidy.affectations):
            if item.ligne_credit is not None:
                place = entry.at("subventions", n, "affectations", rank, "ligne_credit")
                yield from _judge(item.ligne_credit, subsidy.financeur, entry, place, workspace.organismes)


def _judge(
    text: str, funder: str, frame: Entry[Convention], place: Place, organismes: Organismes
) -> Iterator[Finding]:
    line = frame.model.lignes_credit.get(text)
    if line is None or line.organisme is None or line.organisme == funder or not organismes.knows(funder):
        return
    own = tuple(name for name, item in frame.model.lignes_credit.items() if item.organisme == funder)
    params = {
        "ligne_credit": text,
        "organisme": organismes.nom(line.organisme),
        "financeur": organismes.nom(funder),
        "known": own,
    }
    related = Related(
        frame.at("lignes_credit", text),
        Said("la ligne de crédit est déclarée ici", "the credit line is declared here"),
    )
    if own:  # else it is the funder that is wrong, as the rules on affectations and parties say
        yield RULE.found(place, "", related, **params)
