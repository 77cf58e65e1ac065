"""CMQ020: a character that a document can't show."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, file_format

RULE = Rule(
    "CMQ020",
    "unshown-character",
    ERROR,
    title=Said(
        "Un caractère qu'un document ne peut pas montrer",
        "A character that a document can't show",
    ),
    says={
        "unshown": Says(
            fr=(
                "aucune police de nos documents ne dessine « {text} » ({codes})",
                "écrivez un mot à la place",
            ),
            en=("none of our documents' fonts draws “{text}” ({codes})", "write a word instead"),
        ),
        "private": Says(
            fr=(
                "il y a ici un caractère propre à une police de signes ({codes}) : ailleurs, personne ne sait ce qu'il montre",
                "écrivez le signe ou le mot qu'il montrait ; il vient souvent avec un texte copié d'un traitement de texte",
            ),
            en=(
                "a character of some font of signs stands here ({codes}): elsewhere nobody knows what it shows",
                "write the sign or the word that it showed; it often comes along with text copied from a word processor",
            ),
        ),
        "private-known": Says(
            fr=(
                "il y a ici un signe propre à une police de traitement de texte ({codes}) : ailleurs, il ne montre rien",
                "écrivez « {right} » à la place",
            ),
            en=(
                "a sign of a word processor's own font stands here ({codes}): elsewhere it shows nothing",
                "write “{right}” instead",
            ),
        ),
    },
    reason=Said(
        "Un PDF fait pour être archivé et lu à voix haute n'admet que des caractères que ses polices dessinent et dont le sens est connu. Tout autre se verrait comme une case vide, ou empêcherait de faire le PDF.",
        "A PDF made to be archived and read aloud holds only characters that its fonts draw and whose meaning is known. Any other would show as an empty box, or keep the PDF from being made.",
    ),
    source=file_format(
        "PDF/UA-1 (ISO 14289-1) et PDF/A-2 (ISO 19005-2) : chaque caractère a un dessin et un sens",
        "PDF/UA-1 (ISO 14289-1) and PDF/A-2 (ISO 19005-2): each character has a shape and a meaning",
    ),
    fails=FICHE.saying(
        "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\nmodalites:\n  - Une journée \uf0e0 deux visites\n"
    ).at_line(5),
    passes=FICHE.saying(
        "numero: 1.1\ntitre: Forum des métiers ✓\nporteurs: [campus-exemple]\nmodalites:\n  - Une journée\n"
    ),
    fixable=True,
)
