"""CMQ123: a vote whose counts can't all be true."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention, Vote
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
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
        other = Related(entry.at("vote", larger), N_("“{key}” is written here"), {"key": larger})
        params = {"smaller": smaller, "larger": larger, "few": few, "many": many}
        yield Finding("CMQ123", entry.at("vote", smaller), params, variant, related=(other,))


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
        other = Related(entry.at("vote", "presents"), N_("“{key}” is written here"), {"key": "presents"})
        yield Finding("CMQ123", entry.at("vote", "pour"), params, "too-many", related=(other,))
    elif vote.suffrages < voters:
        params = {"suffrages": vote.suffrages, "votants": voters, "difference": voters - vote.suffrages}
        yield Finding("CMQ123", entry.at("vote", "pour"), params, "too-few")


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
    code="CMQ123",
    slug="vote-counts",
    severity=Severity.WARNING,
    title=N_("The counts of a vote don't fit together"),
    messages={
        "too-many": N_(
            "{suffrages} votes are counted for {votants} voters ({presents} present and {procurations} proxies)"
        ),
        "too-few": N_("{suffrages} votes are counted for {votants} voters: {difference} missing"),
        "order": N_("“{smaller}” ({few}) can't be more than “{larger}” ({many})"),
        "proxies": N_("{few} proxies are more than the {many} members present"),
    },
    helps={
        "too-many": N_(
            "check “pour”, “contre”, “abstentions” and “ne_se_prononce_pas” against the record of the decision"
        ),
        "too-few": N_(
            "add those that are missing to “contre”, “abstentions” or “ne_se_prononce_pas”, as the record of the decision says"
        ),
        "order": N_("check both against the record of the decision"),
        "proxies": N_(
            "check both against the record of the decision: a member present holds one proxy at most"
        ),
    },
    reason=N_(
        "The extract of a decision is sent to the state's control of legality: its counts must add up."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_(
            "The decision of 23 June 2022: 32 present and 5 proxies make the 37 votes; code général des collectivités territoriales, article L2121-20"
        ),
    ),
    failing=Example(CONVENTION, FILES[CONVENTION] + _VOTE.format(pour=38), line=16),
    passing=Example(CONVENTION, FILES[CONVENTION] + _VOTE.format(pour=37)),
    convention=check,
)
