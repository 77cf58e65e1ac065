"""CMQ414: a credit line that the convention doesn't declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cmqplan.findings import Edit, Finding, Fix, Place, Related
from cmqplan.model.convention import Convention, LigneCredit
from cmqplan.model.fiche import Fiche
from cmqplan.model.memo import asked_again
from cmqplan.rules.declare import ERROR, Example, Rule, Said, Says, Scene, convention, document, money
from cmqplan.rules.walk import Known
from cmqplan.workspace.workspace import Entry, Workspace

_CONVENTION = convention("""\
    lignes_credit:
      orientation: {nom: Orientation des jeunes, organisme: region}
      formation: {nom: Formation professionnelle, organisme: region}
    """)


def _from(line: str) -> Example:
    return money(f"""\
        total: 6 000 €
        financements:
          - {{financeur: region, montant: 6 000 €, ligne_credit: {line}}}
        """)


RULE = Rule(
    "CMQ414",
    "unknown-credit-line",
    ERROR,
    title=Said(
        "Une ligne de crédit que la convention ne déclare pas",
        "A credit line that the convention doesn't declare",
    ),
    says={
        "": Says(
            fr=(
                "la convention {convention} ne déclare aucune ligne de crédit « {text} » ; elle déclare {known}",
                "écrivez l'une de celles-ci, ou déclarez « {text} » sous « lignes_credit » dans la convention",
            ),
            en=(
                "the convention {convention} declares no credit line “{text}”; there are {known}",
                "write one of these, or declare “{text}” under “lignes_credit” in the convention",
            ),
        ),
        "near": Says(
            fr=(
                "la convention {convention} ne déclare aucune ligne de crédit « {text} » ; la plus proche est « {suggestion} »",
                "écrivez « {suggestion} », ou déclarez « {text} » sous « lignes_credit » dans la convention si c'est une autre ligne",
            ),
            en=(
                "the convention {convention} declares no credit line “{text}”; the nearest is “{suggestion}”",
                "write “{suggestion}”, or declare “{text}” under “lignes_credit” in the convention if it is another line",
            ),
        ),
        "name": Says(
            fr=(
                "« {text} » est un nom de la ligne de crédit « {suggestion} », pas son identifiant",
                "écrivez « {suggestion} »",
            ),
            en=(
                "“{text}” is a name of the credit line “{suggestion}”, not its identifier",
                "write “{suggestion}”",
            ),
        ),
    },
    reason=Said(
        "L'argent est payé sur la ligne où il a été voté. Sous un nom qui ne mène nulle part, sa part manquerait au total de la ligne.",
        "Money is paid from the line it was voted on. Under a name that leads nowhere its share would be missing from the line’s total.",
    ),
    source=document(
        "La délibération du 23 juin 2022 nomme la ligne de crédit sur laquelle chaque somme est prise",
        "The decision of 23 June 2022 names the credit line that each sum is taken from",
    ),
    fails=_from("orientations").at_line(8).beside(_CONVENTION),
    passes=_from("orientation").beside(_CONVENTION),
    fixable=True,
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        frame = scene.workspace.conventions.get(line.convention) if line.convention else scene.convention
        if line.ligne_credit is None or frame is None:
            continue
        if scene.plan is not None and line.ligne_credit in scene.plan.model.lignes_credit:
            continue
        signs = any(party.organisme == line.financeur for party in frame.model.parties)
        if signs or line.convention is not None:
            place = entry.at("moyens", "financiers", "financements", n, "ligne_credit")
            yield from _judge(line.ligne_credit, line.financeur, frame, place)


def check_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    for n, subsidy in enumerate(entry.model.subventions):
        for rank, part in enumerate(subsidy.affectations):
            if part.ligne_credit is not None:
                place = entry.at("subventions", n, "affectations", rank, "ligne_credit")
                yield from _judge(part.ligne_credit, subsidy.financeur, entry, place)


def _judge(text: str, funder: str, frame: Entry[Convention], place: Place) -> Iterator[Finding]:
    """Nothing where the convention declares no credit line of this funder: then they are free words."""
    if text in frame.model.lignes_credit:
        return
    by_funder = _lines(frame.model)
    own = by_funder.get(funder, by_funder[None])
    if not own.identifiers:
        return
    named, suggestion = own.named(text), own.meant_by(text)
    params = {"text": text, "suggestion": suggestion, "known": own.identifiers, "convention": frame.name}
    variant = "name" if named else "near" if suggestion else ""
    related = Related(
        frame.at("lignes_credit", on="key"),
        Said("les lignes de crédit sont déclarées ici", "the credit lines are declared here"),
    )
    fix = Fix((Edit(place, named),)) if named else None
    yield RULE.found(place, variant, related, **params)._replace(fix=fix)


@asked_again
def _lines(convention: Convention) -> Mapping[str | None, Known]:
    """Funder → its credit lines and those of no funder, known by their identifiers and their names; None: any other funder."""
    own: dict[str | None, dict[str, LigneCredit]] = {None: {}}
    for identifier, line in convention.lignes_credit.items():
        own.setdefault(line.organisme, {})[identifier] = line
    found: dict[str | None, Known] = {}
    for funder, lines in own.items():
        lines = {**lines, **own[None]}
        names = ((name, identifier) for identifier, line in lines.items() for name in (identifier, line.nom))
        found[funder] = Known(lines, names)
    return found
