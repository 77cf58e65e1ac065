"""CMQ014: a file that looks like one of a plan's, under a name or in a place that isn't read."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ014",
    slug="misnamed-file",
    severity=Severity.ERROR,
    title=N_("A file of a plan under a name or in a place that isn't read"),
    messages={
        "extension": N_("“{name}” isn't read: the name of a file of a plan ends in “.yaml”"),
        "misplaced": N_("“{name}” isn't read here; expected: {expected}"),
        "too-deep": N_(
            "the folder “{name}” holds YAML files, and isn't read: {parent} has no folders inside"
        ),
        "file-not-folder": N_("“{name}” is a file, where a folder belongs"),
    },
    helps={
        "extension": N_(
            "rename it to “{suggestion}” (Windows hides the end of names: show the extensions first)"
        ),
        "misplaced": N_(
            "if it is “{suggestion}”, give it that name; else move it to the folder where it belongs"
        ),
        "too-deep": N_("move these files up, out of this folder"),
        "file-not-folder": N_(
            "move this file elsewhere and make a folder of that name, with one file for each thing"
        ),
    },
    reason=N_(
        "What isn't read is neither checked nor counted: an action would be missing from the document and its money from the budget."
    ),
    source=Source(Origin.PRACTICE, N_("“.yml”, “.yaml.txt” and a folder too many are how files get lost")),
    failing=Example(
        "plans/plan-exemple/1.2-atelier.yml",
        "numero: 1.2\ntitre: Atelier du bois\nporteurs: [cmq-bois]\n",
        line=1,
    ),
    passing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n",
        others={"plans/plan-exemple/compte-rendu.pdf": "%PDF-1.7\n"},
    ),
)
