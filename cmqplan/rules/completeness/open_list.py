"""CMQ604: a list that is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import OPEN, Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.mentions import named_in
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], _: Scene) -> Iterable[Finding]:
    fiche = entry.model
    words = map(str.strip, (*fiche.livrables, *fiche.modalites, *fiche.publics))
    return () if OPEN.isdisjoint(words) and OPEN.isdisjoint(named_in(fiche)) else _open(fiche, entry)


def _open(fiche: Fiche, entry: Entry[Fiche]) -> Iterator[Finding]:
    for key, words in (
        ("partenaires", [partner.organisme for partner in fiche.partenaires]),
        ("porteurs", [carrier.organisme for carrier in fiche.porteurs][1:]),
        ("livrables", list(fiche.livrables)),
        ("modalites", list(fiche.modalites)),
        ("publics", list(fiche.publics)),
    ):
        rank = next((n for n, word in enumerate(words) if word.strip() in OPEN), None)
        if rank is not None:
            index = rank + 1 if key == "porteurs" else rank
            yield Finding("CMQ604", entry.at(key, index), {"key": key, "text": words[rank]})
            return


_FICHE = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
partenaires:
  - metropole
"""

RULE = Rule(
    code="CMQ604",
    slug="open-list",
    severity=Severity.INFO,
    title=N_("A list that is still open"),
    messages={"": N_("the list “{key}” is still open: it ends with “{text}”")},
    helps={"": N_("name the others, or take “{text}” out once the list is complete")},
    reason=N_(
        "Before the vote an open list invites more partners. After it, nobody knows whether they were found."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_(
            "Three fiches of the 2024 plan end their list of partners with dots; the plan says that the lists will grow"
        ),
    ),
    failing=Example(FICHE, _FICHE + '  - "..."\n', line=6),
    passing=Example(FICHE, _FICHE),
    fiche=check,
)
