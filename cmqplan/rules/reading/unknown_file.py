"""CMQ018: something beside a plan's files that is none of them."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ018",
    slug="unknown-file",
    severity=Severity.WARNING,
    title=N_("A file or a folder that is none of a plan's"),
    messages={
        "": N_("“{name}” isn't read: it is none of the files expected here ({expected})"),
        "empty-folder": N_("the folder “{name}” holds neither a “plan.yaml” nor a fiche"),
    },
    helps={
        "": N_(
            "if it is one of the plan's files, rename it so that it ends in “.yaml”; else move it out of “plans”"
        ),
        "empty-folder": N_(
            "put a plan.yaml in it, with titre, exercice and axes; or move the folder out of “plans”"
        ),
    },
    reason=N_(
        "A file that was meant to be read and isn't would be missed by nobody. Documents and images are left in peace."
    ),
    source=Source(Origin.PRACTICE, N_("A plan's folder also gathers what people put there")),
    failing=Example("plans/plan-exemple/1.2-atelier", "numero: 1.2\ntitre: Atelier du bois\n", line=1),
    passing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n",
        others={
            "plans/plan-exemple/affiche.png": "image",
            "plans/plan-exemple/LISEZMOI.md": "Le plan de 2024\n",
        },
    ),
)
