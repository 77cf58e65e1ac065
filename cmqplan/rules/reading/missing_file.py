"""CMQ015: a file without which the others can't be understood."""

from cmqplan.rules.declare import ERROR, ORGANISMES, PLAN, Example, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ015",
    "missing-file",
    ERROR,
    title=Said(
        "Un plan sans plan.yaml, ou un dossier de travail sans organismes.yaml",
        "A plan without plan.yaml, or a workspace without organismes.yaml",
    ),
    says={
        "": Says(
            fr=(
                "le dossier « {name} » contient des fiches, mais pas de « plan.yaml »",
                "ajoutez-y un « plan.yaml », avec titre, exercice et axes ; celui d'un autre plan est un bon départ",
            ),
            en=(
                "the folder “{name}” holds fiches, but no “plan.yaml”",
                "add a “plan.yaml” to it, with titre, exercice and axes; the one of another plan is a good start",
            ),
        ),
        "no-organismes": Says(
            fr=(
                "il n'y a pas de « plans/organismes.yaml », si bien qu'aucun organisme ne peut être nommé",
                "créez ce fichier, avec une entrée par organisme : edf: {{nom: EDF, type: entreprise}}",
            ),
            en=(
                "there is no “plans/organismes.yaml”, so that no party can be named",
                "make this file, with one entry for each party: edf: {{nom: EDF, type: entreprise}}",
            ),
        ),
    },
    reason=Said(
        "« plan.yaml » dit pour quelles années valent les fiches et à quels axes elles se rattachent ; « organismes.yaml » dit une fois qui sont les organismes, pour que toutes les fiches parlent des mêmes.",
        "“plan.yaml” says which years the fiches are for and which axes they hang from; “organismes.yaml” says once who the parties are, so that every fiche speaks of the same ones.",
    ),
    source=file_format(
        "Les fichiers d'un plan : plans/organismes.yaml, plans/<plan>/plan.yaml, puis les fiches",
        "The files of a plan: plans/organismes.yaml, plans/<plan>/plan.yaml, then the fiches",
    ),
    fails=Example(
        "plans/plan-2025/1.1-forum.yaml",
        "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n",
    ).at_line(1),
    passes=fiche().beside(
        PLAN.saying(
            "titre: Plan d'action 2024\nexercice: 2024\naxes: [{numero: 1, titre: Faire connaître les métiers}]\n"
        ),
        ORGANISMES.saying(
            "campus-exemple: {nom: Campus Exemple, type: campus}\nlycee-exemple: {nom: Lycée d'Exempleville, type: EPLE}\n"
            "region: {nom: Région Exemple, type: collectivité}\nentreprise-exemple: {nom: Entreprise Exemple, type: entreprise}\n"
        ),
    ),
)
