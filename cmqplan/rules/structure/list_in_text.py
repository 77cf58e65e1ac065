"""CMQ120: a list that YAML has read as one text."""

from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, file_format

_FICHE = "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\nmodalites:\n"

RULE = Rule(
    "CMQ120",
    "list-in-text",
    WARNING,
    title=Said("Une liste lue comme un seul texte", "A list that is read as one text"),
    says={
        "dash": Says(
            fr=(
                "le tiret n'est pas suivi d'une espace : ceci est lu comme un texte, et non comme un élément de liste",
                "écrivez {item}, avec une espace après le tiret",
            ),
            en=(
                "the dash has no space behind it: this is read as a text, not as an item of a list",
                "write {item}, with a space behind the dash",
            ),
        ),
        "folded": Says(
            fr=(
                "cette ligne est lue comme la suite du texte du dessus, et non comme un élément de liste",
                "donnez le même retrait à tous les éléments d'une liste, et ne laissez rien après le deux-points de sa clé",
            ),
            en=(
                "this line is read as the rest of the text above, not as an item of a list",
                "give every item of a list the same indentation, and leave nothing after the colon of its key",
            ),
        ),
        "bullet": Says(
            fr=(
                "« {bullet} » ne commence pas un élément de liste : le tout est lu comme un seul texte",
                "commencez chaque élément par un tiret et une espace : {item}",
            ),
            en=(
                "“{bullet}” begins no item of a list: all of it is read as one text",
                "begin each item with a dash and a space: {item}",
            ),
        ),
        "bullet-after-dash": Says(
            fr=("le tiret suffit : « {bullet} » figurera dans le texte", "écrivez {item}"),
            en=("the dash is enough: “{bullet}” will stand in the text", "write {item}"),
        ),
    },
    reason=Said(
        "Des éléments mis bout à bout font un seul paragraphe dans le document, avec des tirets perdus, et des partenaires que l'on ne distingue plus.",
        "Items that run together make one paragraph in the document, with stray dashes in it, and partners that can't be told apart.",
    ),
    source=file_format(
        "YAML 1.2, section 7.3.3 : un texte sans guillemets continue sur les lignes qui ont un retrait plus grand",
        "YAML 1.2, section 7.3.3: a plain text goes on over the lines that are indented further",
    ),
    fails=FICHE.saying(_FICHE + "  -Une journée par lycée\n  -Une visite d'entreprise\n").at_line(5),
    passes=FICHE.saying(_FICHE + "  - Une journée par lycée\n  - Une visite d'entreprise\n"),
    fixable=True,
)
