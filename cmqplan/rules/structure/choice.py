"""CMQ109: a word that isn't in the list of choices."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ109",
    slug="not-a-choice",
    severity=Severity.ERROR,
    title=N_("A word that isn't among the choices"),
    messages={
        "": N_("“{text}” isn't among the choices for “{key}”"),
        "near": N_("“{text}” isn't among the choices for “{key}”; did you mean “{suggestion}”?"),
        "filiere": N_("“{text}” isn't one of the twelve filières"),
        "filiere-near": N_("“{text}” isn't one of the twelve filières; did you mean “{suggestion}”?"),
    },
    helps={
        "": N_("write one of these: {choices}"),
        "filiere": N_("write one of these in double quotes, or {{autre: …}} for another one: {choices}"),
        "filiere-near": N_(
            'write "{suggestion}" in double quotes, or {{autre: "{text}"}} if it is another one'
        ),
    },
    reason=N_(
        "Statuses, natures and types are closed lists, so that the budget can tell money granted from money hoped for and the "
        "plans of a whole region can be added up. A word of another list would be counted nowhere."
    ),
    source=Source(Origin.PRACTICE, N_("The vocabulary of the plans and of the platforms that follow them")),
    failing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs:\n  - {organisme: cmq-bois, statut: envisagé}\n",
        line=4,
    ),
    passing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs:\n  - {organisme: cmq-bois, statut: confirmé}\n",
    ),
    fixable=True,
)
