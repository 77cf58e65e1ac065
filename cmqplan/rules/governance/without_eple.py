"""CMQ501: a campus without any établissement public local d'enseignement."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.campus import Campus
from cmqplan.model.fiche import OPEN
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.members import LABELLED, has_eple
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    campus, organismes = entry.model, workspace.organismes
    if campus.stade not in LABELLED or not campus.membres or not workspace.organismes_read:
        return
    judged = all(member.genre is not None or member.organisme in organismes for member in campus.membres)
    if not judged or has_eple(campus, organismes):
        return
    is_open = any(member.organisme in OPEN for member in campus.membres)
    if not is_open:
        yield Finding("CMQ501", entry.at("membres", on="key"), {"nom": campus.sigle or campus.nom})


RULE = Rule(
    code="CMQ501",
    slug="campus-without-eple",
    severity=Severity.WARNING,
    title=N_("A campus without any public secondary school (EPLE)"),
    messages={"": N_("no member of {nom} is an établissement public local d'enseignement (EPLE)")},
    helps={
        "": N_(
            "add the lycées of the campus to “membres”, declared with “type: EPLE” in organismes.yaml; "
            'end the list with “"..."” while it isn\'t complete'
        )
    },
    reason=N_(
        "A campus brings secondary and higher education together around one sector, and at least one of its schools is an EPLE: "
        "without one the label can't be asked for."
    ),
    source=Source(
        Origin.LAW,
        N_(
            "Code de l'éducation, articles D335-33 to D335-35; the académie de Nancy-Metz states it so: "
            "a campus has at least one établissement public local d'enseignement"
        ),
    ),
    failing=Example(
        CAMPUS,
        FILES[CAMPUS]
        .replace("etablissement_support: lycee-arbois\n", "")
        .replace("membres: [lycee-arbois, ", "membres: ["),
        line=5,
    ),
    passing=Example(CAMPUS, FILES[CAMPUS]),
    campus=check,
)
