"""CMQ123: a vote whose counts can't all be true."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.convention import Convention, Vote
from cmqplan.rules.declare import CONVENTION, WARNING, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

_VOTE = """\
vote:
  date: 12 mars 2024
  organisme: region
  membres: 44
  en_exercice: 44
  presents: 32
  procurations: 5
  pour: {pour}
"""

RULE = Rule(
    "CMQ123",
    "vote-counts",
    WARNING,
    title=Said("Les nombres d'un vote ne s'accordent pas", "The counts of a vote don't fit together"),
    says={
        "too-many": Says(
            fr=(
                "{suffrages} suffrages sont comptés pour {votants} votants ({presents} présents et {procurations} procurations)",
                "vérifiez « pour », « contre », « abstentions » et « ne_se_prononce_pas » d'après le registre des délibérations",
            ),
            en=(
                "{suffrages} votes are counted for {votants} voters ({presents} present and {procurations} proxies)",
                "check “pour”, “contre”, “abstentions” and “ne_se_prononce_pas” against the record of the decision",
            ),
        ),
        "too-few": Says(
            fr=(
                "{suffrages} suffrages sont comptés pour {votants} votants : il en manque {difference}",
                "ajoutez ceux qui manquent à « contre », « abstentions » ou « ne_se_prononce_pas », selon le registre des délibérations",
            ),
            en=(
                "{suffrages} votes are counted for {votants} voters: {difference} missing",
                "add those that are missing to “contre”, “abstentions” or “ne_se_prononce_pas”, as the record of the decision says",
            ),
        ),
        "order": Says(
            fr=(
                "« {smaller} » ({few}) ne peut dépasser « {larger} » ({many})",
                "vérifiez les deux d'après le registre des délibérations",
            ),
            en=(
                "“{smaller}” ({few}) can't be more than “{larger}” ({many})",
                "check both against the record of the decision",
            ),
        ),
        "proxies": Says(
            fr=(
                "{few} procurations, c'est plus que les {many} membres présents",
                "vérifiez les deux d'après le registre des délibérations : un membre présent a une procuration au plus",
            ),
            en=(
                "{few} proxies are more than the {many} members present",
                "check both against the record of the decision: a member present holds one proxy at most",
            ),
        ),
    },
    reason=Said(
        "L'extrait d'une délibération est transmis au contrôle de légalité : ses nombres doivent concorder.",
        "The extract of a decision is sent to the state's control of legality: its counts must add up.",
    ),
    source=document(
        "La délibération du 23 juin 2022 : 32 présents et 5 procurations font les 37 suffrages ; code général des collectivités territoriales, article L2121-20",
        "The decision of 23 June 2022: 32 present and 5 proxies make the 37 votes; code général des collectivités territoriales, article L2121-20",
    ),
    fails=CONVENTION.plus(_VOTE.format(pour=38)).at_line(16),
    passes=CONVENTION.plus(_VOTE.format(pour=37)),
)


def check_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    vote = entry.model.vote
    if vote is None:
        return
    yield from _cast(entry, vote)
    for smaller, larger in (
        ("presents", "en_exercice"),
        ("presents", "membres"),
        ("en_exercice", "membres"),
        ("procurations", "presents"),
    ):
        few, many = getattr(vote, smaller), getattr(vote, larger)
        if few is None or many is None or few <= many:
            continue
        if (smaller, larger) == ("presents", "membres") and vote.en_exercice is not None:
            continue
        variant = "proxies" if smaller == "procurations" else "order"
        other = Related(
            entry.at("vote", larger),
            Said("« {key} » est écrit ici", "“{key}” is written here"),
            {"key": larger},
        )
        params = {"smaller": smaller, "larger": larger, "few": few, "many": many}
        yield RULE.found(entry.at("vote", smaller), variant, other, **params)


def _cast(entry: Entry[Convention], vote: Vote) -> Iterator[Finding]:
    """More votes than voters; or fewer, which a member who doesn't take part in the vote can explain."""
    if vote.presents is None:
        return
    voters = vote.presents + (vote.procurations or 0)
    if vote.suffrages > voters:
        params = {
            "suffrages": vote.suffrages,
            "votants": voters,
            "presents": vote.presents,
            "procurations": vote.procurations or 0,
        }
        other = Related(
            entry.at("vote", "presents"),
            Said("« {key} » est écrit ici", "“{key}” is written here"),
            {"key": "presents"},
        )
        yield RULE.found(entry.at("vote", "pour"), "too-many", other, **params)
    elif vote.suffrages < voters:
        params = {"suffrages": vote.suffrages, "votants": voters, "difference": voters - vote.suffrages}
        yield RULE.found(entry.at("vote", "pour"), "too-few", **params)
