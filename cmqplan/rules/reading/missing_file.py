"""CMQ015: a file without which the others can't be understood."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE, ORGANISMES, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ015",
    slug="missing-file",
    severity=Severity.ERROR,
    title=N_("A plan without plan.yaml, or a workspace without organismes.yaml"),
    messages={
        "": N_("the folder “{name}” holds fiches, but no “plan.yaml”"),
        "no-organismes": N_("there is no “plans/organismes.yaml”, so that no party can be named"),
    },
    helps={
        "": N_(
            "add a “plan.yaml” to it, with titre, exercice and axes; the one of another plan is a good start"
        ),
        "no-organismes": N_(
            "make this file, with one entry for each party: edf: {{nom: EDF, type: entreprise}}"
        ),
    },
    reason=N_(
        "“plan.yaml” says which years the fiches are for and which axes they hang from; “organismes.yaml” says once "
        "who the parties are, so that every fiche speaks of the same ones."
    ),
    source=Source(
        Origin.FORMAT,
        N_("The files of a plan: plans/organismes.yaml, plans/<plan>/plan.yaml, then the fiches"),
    ),
    failing=Example(
        "plans/plan-2025/1.1-forum.yaml",
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n",
        line=1,
    ),
    passing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n",
        others={
            PLAN: "titre: Plan d'action 2024\nexercice: 2024\naxes: [{numero: 1, titre: Faire connaître les métiers}]\n",
            ORGANISMES: "cmq-bois: {nom: CMQ Bois, type: campus}\nlycee-arbois: {nom: Lycée d'Arbois, type: EPLE}\n"
            "region: {nom: Région, type: collectivité}\nscierie: {nom: Scierie du Val, type: entreprise}\n",
        },
    ),
)
