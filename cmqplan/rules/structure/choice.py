"""CMQ109: a word that isn't in the list of choices."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, practice

RULE = Rule(
    "CMQ109",
    "not-a-choice",
    ERROR,
    title=Said("Un mot qui n'est pas dans la liste des choix", "A word that isn't among the choices"),
    says={
        "": Says(
            "« {text} » n'est pas un des choix de « {key} »", "“{text}” isn't among the choices for “{key}”"
        ),
        "near": Says(
            fr=(
                "« {text} » n'est pas un des choix de « {key} » ; vouliez-vous dire « {suggestion} » ?",
                "écrivez « {key}: {suggestion} », ou un autre de ces mots : {choices}",
            ),
            en=(
                "“{text}” isn't among the choices for “{key}”; did you mean “{suggestion}”?",
                "write “{key}: {suggestion}”, or another of these: {choices}",
            ),
        ),
        "either": Says(
            fr=(
                "« {text} » n'est pas un des choix de « {key} », et peut en désigner deux",
                "écrivez « {key}: {first} » ou « {key}: {second} », selon le cas",
            ),
            en=(
                "“{text}” isn't among the choices for “{key}”, and may be two of them",
                "write “{key}: {first}” or “{key}: {second}”, whichever it is",
            ),
        ),
        "filiere": Says(
            fr=(
                "« {text} » n'est pas une des douze filières",
                "écrivez l'une de celles-ci entre guillemets droits, ou {{autre: …}} pour une autre : {choices}",
            ),
            en=(
                "“{text}” isn't one of the twelve filières",
                "write one of these in double quotes, or {{autre: …}} for another one: {choices}",
            ),
        ),
        "filiere-near": Says(
            fr=(
                "« {text} » n'est pas une des douze filières ; vouliez-vous dire « {suggestion} » ?",
                'écrivez "{suggestion}" entre guillemets droits, ou {{autre: "{text}"}} si c\'en est une autre',
            ),
            en=(
                "“{text}” isn't one of the twelve filières; did you mean “{suggestion}”?",
                'write "{suggestion}" in double quotes, or {{autre: "{text}"}} if it is another one',
            ),
        ),
    },
    help=Said("écrivez l'un de ces mots : {choices}", "write one of these: {choices}"),
    reason=Said(
        "Les statuts, natures et types sont des listes fermées, pour que le budget distingue l'argent accordé de l'argent espéré et que l'on puisse additionner les plans de toute une région. Un mot d'une autre liste ne serait compté nulle part.",
        "Statuses, natures and types are closed lists, so that the budget can tell money granted from money hoped for and the plans of a whole region can be added up. A word of another list would be counted nowhere.",
    ),
    source=practice(
        "Le vocabulaire des plans et des plateformes qui les suivent",
        "The vocabulary of the plans and of the platforms that follow them",
    ),
    fails=FICHE.saying(
        "numero: 1.1\ntitre: Forum des métiers\nporteurs:\n  - {organisme: campus-exemple, statut: envisagé}\n"
    ).at_line(4),
    passes=FICHE.saying(
        "numero: 1.1\ntitre: Forum des métiers\nporteurs:\n  - {organisme: campus-exemple, statut: confirmé}\n"
    ),
    fixable=True,
)
