"""CMQ507: a convention with one party."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.convention import Convention
from cmqplan.rules.declare import CONVENTION, ERROR, Rule, Said, Says, law
from cmqplan.rules.members import identifier
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ507",
    "convention-parties",
    ERROR,
    title=Said("Une convention à laquelle il manque une partie", "A convention that lacks a party"),
    says={
        "": Says(
            fr=(
                "{nom} signe seul cette convention",
                "nommez tous ceux qui la signent : « parties: [region, campus-exemple] »",
            ),
            en=(
                "{nom} signs this convention alone",
                "name everyone who signs it: “parties: [region, campus-exemple]”",
            ),
        ),
        "stranger-pays": Says(
            fr=(
                "{nom} verse une subvention de cette convention et n'y est pas partie",
                "ajoutez-le aux « parties », ou corrigez le « financeur » de la subvention",
            ),
            en=(
                "{nom} pays a subsidy of this convention and isn't a party to it",
                "add it to “parties”, or correct the “financeur” of the subsidy",
            ),
        ),
    },
    reason=Said(
        "Une convention lie ceux qui la signent, et il en faut deux. Une subvention est versée par l'un d'eux.",
        "A convention binds those who sign it, and it takes two. A subsidy is paid by one of them.",
    ),
    source=law(
        "Code civil, article 1101 : un contrat est un accord entre deux ou plusieurs personnes (texte non lu)",
        "Code civil, article 1101: a contract is an agreement of two or more persons (text not read)",
    ),
    fails=CONVENTION.replacing("[region, campus-exemple]", "[region]").at_line(4),
    passes=CONVENTION,
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    convention, organismes = entry.model, workspace.organismes
    parties = {identifier(party.organisme, organismes) for party in convention.parties}
    if len(parties) < 2:
        if not all(party in organismes for party in parties):
            return  # it may well stand for two: CMQ401
        yield RULE.found(entry.at("parties", on="key"), nom=organismes.nom(next(iter(parties))))
        return
    if not all(party in organismes for party in parties):
        return  # a party that isn't known may well be the funder: CMQ401
    signatures = Related(
        entry.at("parties", on="key"), Said("les parties sont énumérées ici", "the parties are listed here")
    )
    for n, subsidy in enumerate(convention.subventions):
        funder = identifier(subsidy.financeur, organismes)
        if funder not in parties and funder in organismes:
            place = entry.at("subventions", n, "financeur")
            yield RULE.found(place, "stranger-pays", signatures, nom=organismes.nom(funder))
