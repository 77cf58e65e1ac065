"""CMQ110: an identifier with other characters than small letters, digits and hyphens."""

from cmqplan.rules.declare import ERROR, ORGANISMES, Rule, Said, Says, file_format

RULE = Rule(
    "CMQ110",
    "identifier",
    ERROR,
    title=Said("Un identifiant qui n'en est pas un", "An identifier that isn't one"),
    says={
        "": Says(
            fr=(
                "« {text} » n'est pas un identifiant : minuscules sans accents, chiffres et traits d'union",
                "écrivez « {suggestion} », ici et partout où il sert ; le nom tel qu'on l'écrit va sous « nom »",
            ),
            en=(
                "“{text}” isn't an identifier: small letters without accents, digits and hyphens",
                "write “{suggestion}”, here and wherever it is used; the name as people write it goes under “nom”",
            ),
        ),
        "file": Says(
            fr=(
                "« {text}.yaml » nomme ce que contient le fichier, et « {text} » n'est pas un identifiant : minuscules sans accents, chiffres et traits d'union",
                "renommez le fichier en « {suggestion}.yaml », et écrivez « {suggestion} » partout où il sert",
            ),
            en=(
                "“{text}.yaml” names what the file holds, and “{text}” isn't an identifier: small letters without accents, digits and hyphens",
                "rename the file to “{suggestion}.yaml”, and write “{suggestion}” wherever it is used",
            ),
        ),
    },
    reason=Said(
        "Un identifiant se retape dans chaque fiche et figure dans des noms de fichiers et des liens, où majuscules, accents et espaces ne ressortent pas tous pareils.",
        "An identifier is typed again in every fiche and stands in file names and links, where capitals, accents and spaces come out differently.",
    ),
    source=file_format(
        "Identifiants des organismes, des campus et des conventions",
        "Identifiers of organismes, campus and conventions",
    ),
    fails=ORGANISMES.plus("Office_Tourisme: {nom: Office de tourisme, type: association}\n").at_line(6),
    passes=ORGANISMES.plus("office-tourisme: {nom: Office de tourisme, type: association}\n"),
)
