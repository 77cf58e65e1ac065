"""CMQ110: an identifier with other characters than small letters, digits and hyphens."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FILES, ORGANISMES
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ110",
    slug="identifier",
    severity=Severity.ERROR,
    title=N_("An identifier that isn't one"),
    messages={
        "": N_("“{text}” isn't an identifier: small letters without accents, digits and hyphens"),
        "file": N_(
            "“{text}.yaml” names what the file holds, and “{text}” isn't an identifier: small letters without accents, digits and hyphens"
        ),
    },
    helps={
        "": N_(
            "write “{suggestion}”, here and wherever it is used; the name as people write it goes under “nom”"
        ),
        "file": N_("rename the file to “{suggestion}.yaml”, and write “{suggestion}” wherever it is used"),
    },
    reason=N_(
        "An identifier is typed again in every fiche and stands in file names and links, where capitals, accents and spaces come out differently."
    ),
    source=Source(Origin.FORMAT, N_("Identifiers of organismes, campus and conventions")),
    failing=Example(
        ORGANISMES,
        FILES[ORGANISMES] + "Office_Tourisme: {nom: Office de tourisme, type: association}\n",
        line=6,
    ),
    passing=Example(
        ORGANISMES, FILES[ORGANISMES] + "office-tourisme: {nom: Office de tourisme, type: association}\n"
    ),
)
