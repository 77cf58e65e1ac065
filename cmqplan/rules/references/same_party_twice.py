"""CMQ412: the same party twice in one list, or as carrier and partner of one fiche."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cmqplan.findings import Finding, Related
from cmqplan.findings.finding import Path
from cmqplan.model.campus import Campus
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.model.organisme import Organisme
from cmqplan.model.plan import Plan
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, document, fiche
from cmqplan.workspace.mentions import Mention
from cmqplan.workspace.workspace import Entry, Resume, Workspace

RULE = Rule(
    "CMQ412",
    "same-party-twice",
    WARNING,
    title=Said(
        "Un organisme nommé deux fois là où une fois suffit", "A party is named twice where once is enough"
    ),
    says={
        "": Says(
            fr=("{nom} est nommé deux fois dans « {list} »", "supprimez l'un des deux"),
            en=("{nom} is named twice in “{list}”", "remove one of the two"),
        ),
        "carrier-and-partner": Says(
            fr=(
                "{nom} porte cette action et en est aussi partenaire",
                "gardez-le dans « porteurs » : qui porte une action y participe de toute façon",
            ),
            en=(
                "{nom} carries this action and is one of its partners too",
                "keep it in “porteurs”: who carries an action takes part in it anyway",
            ),
        ),
    },
    reason=Said(
        "On compte les partenaires, on leur demande de signer ou de répondre. Un organisme nommé deux fois est compté et sollicité deux fois.",
        "Partners are counted, and asked to sign or to answer. A party named twice is counted and asked twice.",
    ),
    source=document(
        "Dans le plan 2024, aucun porteur ne figure parmi ses propres partenaires",
        "In the 2024 plan no carrier is among its own partners",
    ),
    fails=fiche("""\
partenaires:
  - metropole
  - campus-exemple
""").at_line(6),
    passes=fiche("""\
partenaires:
  - metropole
"""),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    fiche = entry.model
    taking_part = (*fiche.porteurs, *fiche.partenaires)
    names = {participant.organisme for participant in taking_part}
    if len(names) == len(taking_part) and scene.workspace.organismes.single.issuperset(names):
        return ()
    mentions: list[Mention] = [
        (participant.organisme, (key, n, "organisme"))
        for key, participants in (("porteurs", fiche.porteurs), ("partenaires", fiche.partenaires))
        for n, participant in enumerate(participants)
        if not participant.est_ouverture
    ]
    return _twice(mentions, entry, scene.workspace)


def check_plan(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None:
        plan: Entry[Plan] = scene.plan
        lists: list[list[Mention]] = [
            [(name, ("signataires", n)) for n, name in enumerate(plan.model.signataires)]
        ]
        for rank, body in enumerate(plan.model.gouvernance):
            lists.append([(name, ("gouvernance", rank, "membres", n)) for n, name in enumerate(body.membres)])
        for mentions in lists:
            yield from _twice(mentions, plan, scene.workspace)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    parties = [(party.organisme, ("parties", n, "organisme")) for n, party in enumerate(entry.model.parties)]
    yield from _twice(parties, entry, workspace)
    for rank, owed in enumerate(entry.model.engagements):
        owing = [(name, ("engagements", rank, "organismes", n)) for n, name in enumerate(owed.organismes)]
        yield from _twice(owing, entry, workspace)


def check_campus(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    members = [
        (member.organisme, ("membres", n, "organisme")) for n, member in enumerate(entry.model.membres)
    ]
    yield from _twice(members, entry, workspace)
    for rank, step in enumerate(entry.model.etapes):
        taking_part = [
            (name, ("etapes", rank, "participants", n)) for n, name in enumerate(step.participants)
        ]
        yield from _twice(taking_part, entry, workspace)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.organismes.values():
        yield from _twice(
            [(name, ("membres", n)) for n, name in enumerate(entry.model.membres)], entry, workspace
        )


def _twice(
    mentions: Iterable[Mention],
    entry: Entry[Fiche] | Entry[Plan] | Entry[Convention] | Entry[Campus] | Entry[Organisme],
    workspace: Workspace,
) -> Iterator[Finding]:
    organismes = workspace.organismes
    first: dict[str, Mention] = {}
    for text, path in mentions:
        party = text if organismes.knows(text) else organismes.meant_by(text) or text
        _, earlier = first.setdefault(party, (text, path))
        if earlier is path:
            continue
        same_list = earlier[0] == path[0]
        yield RULE.found(
            entry.at(*path),
            "" if same_list else "carrier-and-partner",
            Related(entry.at(*earlier), Said("il est déjà nommé ici", "it is already named here")),
            nom=organismes.nom(party),
            list=_list_of(path),
        )


def _list_of(path: Path) -> str:
    """The key of the list that a path leads into."""
    return [step for step in path if isinstance(step, str) and step != "organisme"][-1]
