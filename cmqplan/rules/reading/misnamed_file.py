"""CMQ014: a file that looks like one of a plan's, under a name or in a place that isn't read."""

from cmqplan.rules.declare import ERROR, Example, Rule, Said, Says, fiche, practice

RULE = Rule(
    "CMQ014",
    "misnamed-file",
    ERROR,
    title=Said(
        "Un fichier de plan sous un nom ou à un endroit qui n'est pas lu",
        "A file of a plan under a name or in a place that isn't read",
    ),
    says={
        "extension": Says(
            fr=(
                "« {name} » n'est pas lu : le nom d'un fichier de plan finit par « .yaml »",
                "renommez-le en « {suggestion} » (Windows cache la fin des noms : affichez d'abord les extensions)",
            ),
            en=(
                "“{name}” isn't read: the name of a file of a plan ends in “.yaml”",
                "rename it to “{suggestion}” (Windows hides the end of names: show the extensions first)",
            ),
        ),
        "beside": Says(
            fr=(
                "« {name} » n'est pas lu : « {suggestion} » est là, et c'est lui qui est lu",
                "comparez les deux, gardez ce qui est juste dans « {suggestion} », puis supprimez « {name} »",
            ),
            en=(
                "“{name}” isn't read: “{suggestion}” is there, and is the one that is read",
                "compare the two, keep what is right in “{suggestion}”, then delete “{name}”",
            ),
        ),
        "belongs": Says(
            fr=(
                "« {name} » n'est pas lu ici, ou pas sous ce nom",
                "sa place est {goes} : déplacez-le, ou renommez-le",
            ),
            en=(
                "“{name}” isn't read here, or not under this name",
                "its place is {goes}: move it, or rename it",
            ),
        ),
        "belongs-fiche": Says(
            fr=(
                "« {name} » est une fiche, et n'est pas lu ici",
                "déplacez-le dans le dossier de son plan : {goes}",
            ),
            en=("“{name}” is a fiche, and isn't read here", "move it into its plan's folder: {goes}"),
        ),
        "above": Says(
            fr=(
                "« {name} » n'est pas lu : il est à côté du dossier « plans »",
                "mettez une fiche ou un plan.yaml dans le dossier de son plan, dans « plans », et organismes.yaml dans « plans » même",
            ),
            en=(
                "“{name}” isn't read: it lies beside the folder “plans”",
                "move a fiche or a plan.yaml into its plan's folder in “plans”, and organismes.yaml into “plans” itself",
            ),
        ),
        "misplaced": Says(
            fr=(
                "« {name} » n'est pas lu ici ; on y attend : {expected}",
                "si c'est « {suggestion} », donnez-lui ce nom ; sinon déplacez-le dans le dossier où est sa place",
            ),
            en=(
                "“{name}” isn't read here; expected: {expected}",
                "if it is “{suggestion}”, give it that name; else move it to the folder where it belongs",
            ),
        ),
        "too-deep": Says(
            fr=(
                "le dossier « {name} » contient des fichiers YAML et n'est pas lu : {parent} n'a pas de sous-dossiers",
                "remontez ces fichiers d'un dossier",
            ),
            en=(
                "the folder “{name}” holds YAML files, and isn't read: {parent} has no folders inside",
                "move these files up, out of this folder",
            ),
        ),
        "file-not-folder": Says(
            fr=(
                "« {name} » est un fichier, là où il faut un dossier",
                "déplacez ce fichier et créez un dossier de ce nom, avec un fichier pour chaque chose",
            ),
            en=(
                "“{name}” is a file, where a folder belongs",
                "move this file elsewhere and make a folder of that name, with one file for each thing",
            ),
        ),
    },
    reason=Said(
        "Ce qui n'est pas lu n'est ni vérifié ni compté : une action manquerait au document, et son argent au budget.",
        "What isn't read is neither checked nor counted: an action would be missing from the document and its money from the budget.",
    ),
    source=practice(
        "C'est par « .yml », « .yaml.txt » et un dossier de trop que des fichiers se perdent",
        "“.yml”, “.yaml.txt” and a folder too many are how files get lost",
    ),
    fails=Example(
        "plans/plan-exemple/1.2-atelier.yml",
        "numero: 1.2\ntitre: Atelier du soir\nporteurs: [campus-exemple]\n",
    ).at_line(1),
    passes=fiche().beside(Example("plans/plan-exemple/compte-rendu.pdf", "%PDF-1.7\n")),
)
