"""CMQ101: a key without which the rest means nothing."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, document, fiche

RULE = Rule(
    "CMQ101",
    "missing-key",
    ERROR,
    title=Said("Une clé qui ne peut pas manquer", "A key that can't be left out"),
    says={
        "": Says("il manque à « {parent} » : {keys}", "“{parent}” lacks {keys}"),
        "item": Says(
            "il manque à cet élément de « {parent} » : {keys}", "this item of “{parent}” lacks {keys}"
        ),
        "top": Says("il manque à ce fichier : {keys}", "this file lacks {keys}"),
    },
    help=Said("ajoutez {examples}", "add {examples}"),
    reason=Said(
        "Une fiche sans numéro ni titre, une ligne de financement sans financeur ne peuvent être ni vérifiées ni imprimées.",
        "A fiche without a number or a title, a funder's line without a funder can be neither checked nor printed.",
    ),
    source=document(
        "Chaque fiche des plans a un numéro, un titre et un porteur",
        "Every fiche of the plans has a number, a title and someone who carries it",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre: Forum des métiers\n").at_line(1),
    passes=fiche(),
)
