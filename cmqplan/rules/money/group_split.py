"""CMQ218: a group's internal split that doesn't fit its line, or names who isn't in the group."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cmqplan.amounts import Taux, sum_montants
from cmqplan.finance.balance import ZERO
from cmqplan.finance.lines import LigneFinancee, lignes_financees, parts_du_groupe
from cmqplan.findings import N_, Finding, Place, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE, FILES, ORGANISMES
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    for line in lignes_financees(financiers) if financiers is not None else ():
        if line.financement.repartition:
            yield from _members(entry, scene, line)
            yield from _sum(entry, scene, line)


def _members(entry: Entry[Fiche], scene: Scene, line: LigneFinancee) -> Iterator[Finding]:
    organismes = scene.workspace.organismes
    group = organismes.get(line.financement.financeur)
    if group is None:
        return
    params: dict[str, object] = {"financeur": group.model.nom, "identifiant": group.name}
    if not group.model.membres:
        place = entry.at(*_WHERE, line.index, "repartition", on="key")
        related = Related(group.at(), N_("this party is declared here"))
        yield Finding("CMQ218", place, params, "no-group", related=(related,))
        return
    seen: set[str] = set()
    for n, part in enumerate(line.financement.repartition):
        place = entry.at(*_WHERE, line.index, "repartition", n, "organisme")
        named = {**params, "organisme": organismes.nom(part.organisme), "membres": group.model.membres}
        if part.organisme in seen:
            yield Finding("CMQ218", place, named, "twice")
        elif organismes.knows(part.organisme) and part.organisme not in group.model.membres:
            related = Related(group.at("membres"), N_("its members are declared here"))
            yield Finding("CMQ218", place, named, "stranger", related=(related,))
        seen.add(part.organisme)


def _sum(entry: Entry[Fiche], scene: Scene, line: LigneFinancee) -> Iterator[Finding]:
    repartition = line.financement.repartition
    empty = next(
        (n for n, part in enumerate(repartition) if part.montant is None and part.taux is None), None
    )
    parts = parts_du_groupe(line, repartition)
    brought = sum_montants(amount for _, amount in parts)
    rest = line.montant - brought
    organismes = scene.workspace.organismes
    params: dict[str, object] = {
        "financeur": organismes.nom(line.financement.financeur),
        "montant": line.montant,
        "somme": brought,
        "difference": abs(rest),
    }
    if empty is not None:
        named = {**params, "organisme": organismes.nom(repartition[empty].organisme)}
        variant = "no-amount" if rest > ZERO else "no-amount-left"
        yield Finding("CMQ218", entry.at(*_WHERE, line.index, "repartition", empty), named, variant)
        return
    rates = sum(
        (part.taux.valeur for part in repartition if part.montant is None and part.taux is not None),
        Decimal(0),
    )
    last = len(repartition) - 1
    at_line = Related(entry.at(*_WHERE, line.index, "montant"), N_("the group's line is here"))
    if rates > 100:
        place: Place = entry.at(*_WHERE, line.index, "repartition", last, "taux")
        yield Finding("CMQ218", place, {**params, "taux": Taux(rates)}, "rates", related=(at_line,))
    elif rest:
        key = "montant" if repartition[last].montant is not None else "taux"
        place = entry.at(*_WHERE, line.index, "repartition", last, key)
        named = {
            **params,
            "organisme": organismes.nom(repartition[last].organisme),
            "part": parts[last][1],
            "part_juste": parts[last][1] + rest,
        }
        by_amount = key == "montant" and parts[last][1] + rest >= ZERO
        variant = ("less" if rest > ZERO else "more") + ("" if by_amount else "-whole")
        yield Finding("CMQ218", place, named, variant, related=(at_line,))


_GROUPE = FILES[ORGANISMES] + (
    "cmq-bois-est: {nom: CMQ Bois Est, type: campus}\n"
    "les-cmq: {nom: Les deux CMQ, type: groupe, membres: [cmq-bois, cmq-bois-est]}\n"
)
_LESS = N_(
    "the parts of {financeur}’s members sum to {somme}, {difference} less than the {montant} of its line"
)
_MORE = N_(
    "the parts of {financeur}’s members sum to {somme}, {difference} more than the {montant} of its line"
)


def _shared(second: str) -> str:
    return money(f"""\
        total: 12 000 €
        financements:
          - financeur: les-cmq
            montant: 12 000 €
            repartition:
              - {{organisme: cmq-bois, montant: 7 000 €}}
              - {{organisme: cmq-bois-est, montant: {second}}}
        """)


RULE = Rule(
    code="CMQ218",
    slug="group-split",
    severity=Severity.ERROR,
    title=N_("A group's split doesn't fit its line"),
    messages={
        "less": _LESS,
        "less-whole": _LESS,
        "more": _MORE,
        "more-whole": _MORE,
        "rates": N_("the shares of {financeur}’s members make {taux} together, more than the whole line"),
        "no-amount": N_("{organisme} is named in the split of {financeur} without an amount or a share"),
        "no-amount-left": N_("{organisme} is named in the split of {financeur} without an amount or a share"),
        "no-group": N_("{financeur} is shared out among members, but it is declared without any"),
        "stranger": N_("{organisme} isn't a member of {financeur}"),
        "twice": N_("{organisme} stands twice in the split of {financeur}"),
    },
    helps={
        "less": N_(
            "if the line is right, a part lacks {difference} (the last one, {organisme}, would be {part_juste} instead of {part}); "
            "if the parts are right, the line is {somme}"
        ),
        "less-whole": N_(
            "raise a part by {difference} or name the member that brings it; if the parts are right, the line is {somme}"
        ),
        "more": N_(
            "if the line is right, a part is {difference} too high (the last one, {organisme}, would be {part_juste} instead of {part}); "
            "if the parts are right, the line is {somme}"
        ),
        "more-whole": N_(
            "bring the parts down by {difference} together; if they are right, the line is {somme}"
        ),
        "rates": N_("bring the shares down to 100 % together"),
        "no-amount": N_("write its amount; the other parts leave {difference}: “montant: {difference}”"),
        "no-amount-left": N_("write “montant: …”, or take it out: the other parts already make the line"),
        "no-group": N_("declare its members in organismes.yaml (“membres: […]”), or leave “repartition” out"),
        "stranger": N_("name one of its members ({membres}), or add this one to them in organismes.yaml"),
        "twice": N_("make one part of the two, or name another member"),
    },
    reason=N_(
        "A group's money comes from its members. Their parts are what each of them will be asked for, so they must make the line to the cent."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("Fiche 1.1 of the 2024 plan: 12 000 € of own funds brought by “the 4 CMQ” together"),
    ),
    failing=Example(FICHE, _shared("4 000 €"), line=12, others={ORGANISMES: _GROUPE}),
    passing=Example(FICHE, _shared("5 000 €"), others={ORGANISMES: _GROUPE}),
    fiche=check,
)
