"""CMQ106: a SIRET that can't be one."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FILES, ORGANISMES
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ106",
    slug="siret",
    severity=Severity.ERROR,
    title=N_("A SIRET that can't be one"),
    messages={
        "checksum": N_("“{text}” isn't a SIRET: its check digit doesn't agree with the others"),
        "length": N_("“{text}” isn't a SIRET: it has {length} digits instead of 14"),
        "digits": N_("“{text}” isn't a SIRET: it holds something else than digits"),
    },
    helps={
        "": N_("copy it again from the body's own papers or from annuaire-entreprises.data.gouv.fr"),
        "checksum": N_(
            "a digit is wrong, or two were swapped: copy it again from the body's own papers or from annuaire-entreprises.data.gouv.fr"
        ),
    },
    reason=N_(
        "A SIRET that is wrong by one digit names no one, or someone else: the subsidy's publication and its payment would go astray."
    ),
    source=Source(
        Origin.LAW,
        N_("Code de commerce, articles R123-220 and R123-221: the number that identifies an establishment"),
    ),
    failing=Example(
        ORGANISMES,
        FILES[ORGANISMES].replace("type: entreprise", 'type: entreprise, siret: "732 829 320 00075"'),
        line=5,
    ),
    passing=Example(
        ORGANISMES,
        FILES[ORGANISMES].replace("type: entreprise", 'type: entreprise, siret: "732 829 320 00074"'),
    ),
)
