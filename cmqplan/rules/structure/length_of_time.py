"""CMQ118: a length of time that can't be read."""

from cmqplan.rules.declare import CAMPUS, ERROR, Rule, Said, Says, document

RULE = Rule(
    "CMQ118",
    "length-of-time",
    ERROR,
    title=Said("Une durée qui ne peut pas être lue", "A length of time that can't be read"),
    says=Says(
        fr=(
            "« {text} » n'est pas une durée que l'on puisse compter en mois",
            "écrivez des années ou des mois en chiffres : {key}: 3 ans, ou {key}: 18 mois",
        ),
        en=(
            "“{text}” isn't a length of time that can be counted in months",
            "write years or months in figures: {key}: 3 ans, or {key}: 18 mois",
        ),
    ),
    reason=Said(
        "On en déduit la fin d'un label et le jour où un compte rendu est dû.",
        "The end of a label and the day a report is due are worked out from it.",
    ),
    source=document(
        "Les labels durent des années, les comptes rendus sont dus dans les trois mois suivant leur réalisation",
        "Labels run for years, reports are due within three months of their completion",
    ),
    fails=CAMPUS.replacing("5 ans", "plusieurs années").at_line(8),
    passes=CAMPUS.replacing("5 ans", "60 mois"),
)
