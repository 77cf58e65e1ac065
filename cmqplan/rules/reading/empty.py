"""CMQ003: an empty file."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, practice

RULE = Rule(
    "CMQ003",
    "empty-file",
    ERROR,
    title=Said("Un fichier vide", "An empty file"),
    says=Says(
        fr=(
            "ce fichier est vide, ou ne contient que des commentaires",
            "écrivez ce qu'il doit contenir (une fiche commence par « numero: 1.1 » et « titre: … »), ou supprimez-le ; une ligne qui commence par « # » est un commentaire et ne compte pas",
        ),
        en=(
            "this file is empty, or holds only comments",
            "write what it is for (a fiche begins with “numero: 1.1” and “titre: …”), or delete it; a line that begins with “#” is a comment and counts for nothing",
        ),
    ),
    reason=Said(
        "Un fichier vide est une fiche commencée puis oubliée, ou dont le contenu s'est perdu à l'enregistrement.",
        "An empty file is a fiche begun and forgotten, or one whose content was lost when it was saved.",
    ),
    source=practice(
        "On crée d'abord le fichier, on le remplit ensuite", "A file is created first and filled in later"
    ),
    fails=FICHE.saying("# À écrire\n").at_line(1),
    passes=FICHE.saying("# À compléter\nnumero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n"),
)
