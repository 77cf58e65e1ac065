"""CMQ107: an association's number that can't be one."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FILES, ORGANISMES
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ107",
    slug="rna",
    severity=Severity.ERROR,
    title=N_("An association's number that can't be one"),
    messages={"": N_("“{text}” isn't a number of the Répertoire national des associations")},
    helps={
        "": N_(
            "write the letter W and nine digits, as on the association's receipt: W212001234; the SIREN or SIRET has a key of its own"
        )
    },
    reason=N_(
        "The number tells associations of the same name apart; one that is mistyped leads to no association."
    ),
    source=Source(
        Origin.LAW, N_("Arrêté of 14 October 2009 that creates the Répertoire national des associations")
    ),
    failing=Example(
        ORGANISMES, FILES[ORGANISMES].replace("type: entreprise", "type: association, rna: W21200123"), line=5
    ),
    passing=Example(
        ORGANISMES, FILES[ORGANISMES].replace("type: entreprise", "type: association, rna: W212001234")
    ),
)
