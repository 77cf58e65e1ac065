"""CMQ501: a campus without any établissement public local d'enseignement."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.campus import Campus
from cmqplan.model.fiche import OPEN
from cmqplan.rules.declare import CAMPUS, WARNING, Rule, Said, Says, law
from cmqplan.rules.members import LABELLED, has_eple
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ501",
    "campus-without-eple",
    WARNING,
    title=Said(
        "Un campus sans aucun établissement public local d'enseignement (EPLE)",
        "A campus without any public secondary school (EPLE)",
    ),
    says=Says(
        fr=(
            "aucun membre de {nom} n'est un établissement public local d'enseignement (EPLE)",
            "ajoutez les lycées du campus aux « membres », déclarés avec « type: EPLE » dans organismes.yaml ; terminez la liste par « \"...\" » tant qu'elle n'est pas complète",
        ),
        en=(
            "no member of {nom} is an établissement public local d'enseignement (EPLE)",
            'add the lycées of the campus to “membres”, declared with “type: EPLE” in organismes.yaml; end the list with “"..."” while it isn\'t complete',
        ),
    ),
    reason=Said(
        "Un campus réunit l'enseignement secondaire et supérieur autour d'une filière : au moins un EPLE et un établissement public à caractère scientifique, culturel et professionnel (EPSCP). Seul l'EPLE est vérifié : rien ne dit d'un établissement supérieur s'il est un EPSCP.",
        "A campus brings secondary and higher education together around one sector: at least one EPLE and one public university-level institution (EPSCP). Only the EPLE is checked: nothing says of a higher education institution whether it is an EPSCP.",
    ),
    source=law(
        "Code de l'éducation, article D335-33, texte de 2014 : au moins un EPLE et un EPSCP ; le texte en vigueur n'a pas été lu. L'académie de Nancy-Metz écrit qu'un campus comprend au moins un EPLE",
        "Code de l'éducation, article D335-33, text of 2014: at least one EPLE and one EPSCP; the present text wasn't read. The académie de Nancy-Metz writes that a campus has at least one EPLE",
    ),
    fails=CAMPUS.without("etablissement_support")
    .replacing("membres: [lycee-exemple, ", "membres: [")
    .at_line(5),
    passes=CAMPUS,
)


def check_campus(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    campus, organismes = entry.model, workspace.organismes
    if campus.stade not in LABELLED or not campus.membres or not workspace.organismes_read:
        return
    judged = all(member.genre is not None or member.organisme in organismes for member in campus.membres)
    if not judged or has_eple(campus, organismes):
        return
    is_open = any(member.organisme in OPEN for member in campus.membres)
    if not is_open:
        yield RULE.found(entry.at("membres", on="key"), nom=campus.sigle or campus.nom)
