"""CMQ001: a file that can't be opened or is far too large."""

from cmqplan.rules.declare import ERROR, Example, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ001",
    "unreadable-file",
    ERROR,
    title=Said("Un fichier qui ne peut pas être lu", "A file that can't be read"),
    says={
        "": Says(
            fr=(
                "lecture impossible : {reason}",
                "vérifiez que le fichier existe, que vous avez le droit de le lire et qu'aucun autre programme ne le tient ouvert",
            ),
            en=(
                "this can't be read: {reason}",
                "check that the file exists, that you may read it and that no other program holds it open",
            ),
        ),
        "forbidden": Says(
            fr=(
                "vous n'avez pas le droit de lire « {name} »",
                "demandez à qui l'a créé le droit de le lire, ou copiez-le dans un fichier à vous",
            ),
            en=(
                "“{name}” may not be read by you",
                "ask whoever made it for the right to read it, or copy it into a file of your own",
            ),
        ),
        "too-large": Says(
            fr=(
                "ce fichier pèse {size} octets ; au-delà de {most}, il n'est pas lu",
                "une fiche tient en quelques pages : vérifiez que ce n'est pas un autre fichier sous un nom en .yaml",
            ),
            en=(
                "this file has {size} bytes; at most {most} are read",
                "a fiche takes a few pages: check that this isn't another kind of file under a .yaml name",
            ),
        ),
        "folder": Says(
            fr=(
                "« {name} » est un dossier, là où il faut un fichier",
                "déplacez le dossier, ou retirez « .yaml » de son nom",
            ),
            en=(
                "“{name}” is a folder, where a file belongs",
                "move the folder elsewhere, or take “.yaml” out of its name",
            ),
        ),
        "special": Says(
            fr=("« {name} » n'est pas un fichier ordinaire", "mettez ici un fichier ordinaire de ce nom"),
            en=("“{name}” isn't an ordinary file", "put an ordinary file of that name here"),
        ),
        "broken-link": Says(
            fr=(
                "« {name} » est un lien vers un fichier qui n'existe pas",
                "mettez ici le fichier lui-même au lieu du lien",
            ),
            en=(
                "“{name}” is a link to a file that doesn't exist",
                "put the file itself here instead of the link",
            ),
        ),
    },
    reason=Said(
        "Un fichier qui ne peut pas être lu laisse un trou dans le plan : son action, et son argent, manqueraient sans un mot.",
        "A file that can't be read leaves a hole in the plan: its action, and its money, would be missing without a word.",
    ),
    source=file_format(
        "Un fichier par fiche, par campus et par convention",
        "One file for each fiche, each campus and each convention",
    ),
    fails=Example("plans/plan-exemple/1.2-dossier.yaml/note.txt", "Notes de réunion\n").at_line(1),
    passes=fiche(),
)
