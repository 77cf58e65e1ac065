"""CMQ218: a group's internal split that doesn't fit its line, or names who isn't in the group."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cmqplan.amounts import Taux, sum_montants
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import ZERO, LigneFinancee, lignes_financees, parts_du_groupe
from cmqplan.rules.declare import ERROR, ORGANISMES, Example, Rule, Said, Says, Scene, document, money
from cmqplan.workspace.workspace import Entry

_GROUPE = ORGANISMES.plus(
    "campus-exemple-est: {nom: Campus Exemple Est, type: campus}\n"
    "les-cmq: {nom: Les deux CMQ, type: groupe, membres: [campus-exemple, campus-exemple-est]}\n"
)


def _shared(second: str) -> Example:
    return money(f"""\
        total: 12 000 €
        financements:
          - financeur: les-cmq
            montant: 12 000 €
            repartition:
              - {{organisme: campus-exemple, montant: 7 000 €}}
              - {{organisme: campus-exemple-est, montant: {second}}}
        """)


_LESS = Said(
    "les parts des membres de {financeur} font {somme}, soit {difference} de moins que les {montant} de sa ligne",
    "the parts of {financeur}’s members sum to {somme}, {difference} less than the {montant} of its line",
)
_MORE = Said(
    "les parts des membres de {financeur} font {somme}, soit {difference} de plus que les {montant} de sa ligne",
    "the parts of {financeur}’s members sum to {somme}, {difference} more than the {montant} of its line",
)
_WITHOUT_AMOUNT = Said(
    "{organisme} est nommé dans la répartition de {financeur} sans montant ni taux",
    "{organisme} is named in the split of {financeur} without an amount or a share",
)

RULE = Rule(
    "CMQ218",
    "group-split",
    ERROR,
    title=Said("La répartition d'un groupe ne fait pas sa ligne", "A group's split doesn't fit its line"),
    says={
        "less": _LESS.advising(
            Said(
                "si la ligne est juste, il manque {difference} à une part (la dernière, {organisme}, serait de {part_juste} au lieu de {part}) ; si les parts sont justes, la ligne est de {somme}",
                "if the line is right, a part lacks {difference} (the last one, {organisme}, would be {part_juste} instead of {part}); if the parts are right, the line is {somme}",
            )
        ),
        "less-whole": _LESS.advising(
            Said(
                "relevez une part de {difference} ou nommez le membre qui les apporte ; si les parts sont justes, la ligne est de {somme}",
                "raise a part by {difference} or name the member that brings it; if the parts are right, the line is {somme}",
            )
        ),
        "more": _MORE.advising(
            Said(
                "si la ligne est juste, une part est trop forte de {difference} (la dernière, {organisme}, serait de {part_juste} au lieu de {part}) ; si les parts sont justes, la ligne est de {somme}",
                "if the line is right, a part is {difference} too high (the last one, {organisme}, would be {part_juste} instead of {part}); if the parts are right, the line is {somme}",
            )
        ),
        "more-whole": _MORE.advising(
            Said(
                "baissez les parts de {difference} en tout ; si elles sont justes, la ligne est de {somme}",
                "bring the parts down by {difference} together; if they are right, the line is {somme}",
            )
        ),
        "rates": Says(
            fr=(
                "les taux des membres de {financeur} font {taux} ensemble, plus que toute la ligne",
                "ramenez les taux à 100 % ensemble",
            ),
            en=(
                "the shares of {financeur}’s members make {taux} together, more than the whole line",
                "bring the shares down to 100 % together",
            ),
        ),
        "no-amount": _WITHOUT_AMOUNT.advising(
            Said(
                "écrivez son montant ; les autres parts laissent {difference} : « montant: {difference} »",
                "write its amount; the other parts leave {difference}: “montant: {difference}”",
            )
        ),
        "no-amount-left": _WITHOUT_AMOUNT.advising(
            Said(
                "écrivez « montant: … », ou retirez-le : les autres parts font déjà la ligne",
                "write “montant: …”, or take it out: the other parts already make the line",
            )
        ),
        "no-group": Says(
            fr=(
                "{financeur} est réparti entre des membres, mais il est déclaré sans aucun membre",
                "déclarez ses membres dans organismes.yaml (« membres: […] »), ou retirez « repartition »",
            ),
            en=(
                "{financeur} is shared out among members, but it is declared without any",
                "declare its members in organismes.yaml (“membres: […]”), or leave “repartition” out",
            ),
        ),
        "stranger": Says(
            fr=(
                "{organisme} n'est pas membre de {financeur}",
                "nommez un de ses membres ({membres}), ou ajoutez celui-ci à ses membres dans organismes.yaml",
            ),
            en=(
                "{organisme} isn't a member of {financeur}",
                "name one of its members ({membres}), or add this one to them in organismes.yaml",
            ),
        ),
        "twice": Says(
            fr=(
                "{organisme} figure deux fois dans la répartition de {financeur}",
                "faites-en une seule part, ou nommez un autre membre",
            ),
            en=(
                "{organisme} stands twice in the split of {financeur}",
                "make one part of the two, or name another member",
            ),
        ),
    },
    reason=Said(
        "L'argent d'un groupe vient de ses membres. Leurs parts sont ce qui sera demandé à chacun : elles doivent faire la ligne au centime près.",
        "A group's money comes from its members. Their parts are what each of them will be asked for, so they must make the line to the cent.",
    ),
    source=document(
        "Fiche 1.1 du plan 2024 : 12 000 € de fonds propres apportés ensemble par « les 4 CMQ »",
        "Fiche 1.1 of the 2024 plan: 12 000 € of own funds brought by “the 4 CMQ” together",
    ),
    fails=_shared("4 000 €").at_line(12).beside(_GROUPE),
    passes=_shared("5 000 €").beside(_GROUPE),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
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
        related = Related(group.at(), Said("cet organisme est déclaré ici", "this party is declared here"))
        yield RULE.found(place, "no-group", related, **params)
        return
    seen: set[str] = set()
    for n, part in enumerate(line.financement.repartition):
        place = entry.at(*_WHERE, line.index, "repartition", n, "organisme")
        named = {**params, "organisme": organismes.nom(part.organisme), "membres": group.model.membres}
        if part.organisme in seen:
            yield RULE.found(place, "twice", **named)
        elif organismes.knows(part.organisme) and part.organisme not in group.model.membres:
            related = Related(
                group.at("membres"), Said("ses membres sont déclarés ici", "its members are declared here")
            )
            yield RULE.found(place, "stranger", related, **named)
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
        yield RULE.found(entry.at(*_WHERE, line.index, "repartition", empty), variant, **named)
        return
    rates = sum(
        (part.taux.valeur for part in repartition if part.montant is None and part.taux is not None),
        Decimal(0),
    )
    last = len(repartition) - 1
    at_line = Related(
        entry.at(*_WHERE, line.index, "montant"),
        Said("la ligne du groupe est ici", "the group's line is here"),
    )
    if rates > 100:
        place: Place = entry.at(*_WHERE, line.index, "repartition", last, "taux")
        yield RULE.found(place, "rates", at_line, **params, taux=Taux(rates))
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
        yield RULE.found(place, variant, at_line, **named)
