"""CMQ018: something beside a plan's files that is none of them."""

from cmqplan.rules.declare import WARNING, Example, Rule, Said, Says, fiche, practice

RULE = Rule(
    "CMQ018",
    "unknown-file",
    WARNING,
    title=Said(
        "Un fichier ou un dossier qui n'est pas un de ceux d'un plan",
        "A file or a folder that is none of a plan's",
    ),
    says={
        "": Says(
            fr=(
                "« {name} » n'est pas lu : ce n'est aucun des fichiers attendus ici ({expected})",
                "si c'est un des fichiers du plan, renommez-le pour que son nom finisse par « .yaml » ; sinon sortez-le de « plans »",
            ),
            en=(
                "“{name}” isn't read: it is none of the files expected here ({expected})",
                "if it is one of the plan's files, rename it so that it ends in “.yaml”; else move it out of “plans”",
            ),
        ),
        "paper": Says(
            fr=(
                "« {name} » n'est pas lu, et aucune fiche ici ne porte le numéro {numero}",
                "si c'est une fiche, écrivez-la dans un fichier YAML, « {suggestion} » ; sinon ôtez le numéro de son nom",
            ),
            en=(
                "“{name}” isn't read, and no fiche here has the number {numero}",
                "if it is a fiche, write it in a YAML file, “{suggestion}”; else take the number out of its name",
            ),
        ),
        "empty-folder": Says(
            fr=(
                "le dossier « {name} » ne contient ni « plan.yaml » ni fiche",
                "mettez-y un plan.yaml, avec titre, exercice et axes ; ou sortez le dossier de « plans »",
            ),
            en=(
                "the folder “{name}” holds neither a “plan.yaml” nor a fiche",
                "put a plan.yaml in it, with titre, exercice and axes; or move the folder out of “plans”",
            ),
        ),
    },
    reason=Said(
        "Un fichier que l'on croit lu, et qui ne l'est pas, passe inaperçu. Les documents et les images sont laissés en paix.",
        "A file that was meant to be read and isn't would be missed by nobody. Documents and images are left in peace.",
    ),
    source=practice(
        "Le dossier d'un plan recueille aussi ce que l'on y pose",
        "A plan's folder also gathers what people put there",
    ),
    fails=Example(
        "plans/plan-exemple/1.2-atelier", "numero: 1.2\ntitre: Atelier du soir\nporteurs: [campus-exemple]\n"
    ).at_line(1),
    passes=fiche().beside(
        Example("plans/plan-exemple/affiche.png", "image"),
        Example("plans/plan-exemple/LISEZMOI.md", "Le plan de 2024\n"),
    ),
)
