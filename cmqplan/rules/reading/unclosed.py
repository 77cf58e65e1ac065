"""CMQ006: a quote or a bracket that isn't closed, or closed too early."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ006",
    "unclosed",
    ERROR,
    title=Said(
        "Un guillemet, un crochet ou une accolade qui n'est pas fermé où il faut",
        "A quote or a bracket that isn't closed where it should be",
    ),
    says={
        "quote": Says(
            fr=(
                "le texte qui commence ici par {opener} n'est jamais fermé",
                "ajoutez le {closer} qui ferme, à la fin du texte",
            ),
            en=(
                "the text that begins with {opener} here is never closed",
                "add the closing {closer} at the end of the text",
            ),
        ),
        "quote-later": Says(
            fr=(
                "le texte qui commence ici par {opener} n'est fermé qu'à la ligne {line}",
                "ajoutez le {closer} qui ferme, à la fin de ce texte ; il en faut une paire à chaque texte",
            ),
            en=(
                "the text that begins with {opener} here is closed on line {line} only",
                "add the closing {closer} at the end of this text; each text in quotes needs its own pair",
            ),
        ),
        "bracket": Says(
            fr=(
                "le « {opener} » ouvert ici n'est pas fermé",
                "ajoutez « {closer} » après le dernier élément, et une virgule entre deux éléments",
            ),
            en=(
                "the “{opener}” opened here isn't closed",
                "add “{closer}” after the last item, and a comma between two items",
            ),
        ),
        "wrong-bracket": Says(
            fr=(
                "il y a ici « {found} », mais ce qui est ouvert par « {opener} » se ferme par « {closer} »",
                "écrivez « {closer} » ici ; une liste s'écrit [a, b], des clés {{clé: valeur, clé: valeur}}",
            ),
            en=(
                "“{found}” stands here, but what was opened with “{opener}” is closed with “{closer}”",
                "write “{closer}” here; a list is written [a, b], a mapping {{key: value, key: value}}",
            ),
        ),
        "comma": Says(
            fr=(
                "il manque une virgule avant « {text} »",
                "séparez deux éléments par une virgule ; un texte qui contient lui-même une virgule ou un deux-points se met entre guillemets droits",
            ),
            en=(
                "a comma is missing before “{text}”",
                "separate two items with a comma; a text that holds a comma or a colon of its own goes in quotes",
            ),
        ),
        "after-quote": Says(
            fr=(
                "le texte s'est terminé au {closer} juste avant : « {text} » vient trop tard",
                "mettez tout le texte entre une seule paire de guillemets droits, ou retirez les guillemets",
            ),
            en=(
                "the text ended at the {closer} just before: “{text}” comes too late",
                "put the whole text between one pair of quotes, or take the quotes out",
            ),
        ),
        "apostrophe": Says(
            fr=(
                "cette apostrophe termine le texte commencé par {opener}",
                'écrivez le texte entre guillemets droits : "…" ; les apostrophes n\'y gênent pas',
            ),
            en=(
                "this apostrophe ends the text that began with {opener}",
                'write the text between double quotes: "…"; apostrophes are then left alone',
            ),
        ),
        "after-bracket": Says(
            fr=(
                "le « {closer} » juste avant a terminé la liste ou les clés : « {text} » vient trop tard",
                "mettez le tout à l'intérieur des crochets, ou tout le texte entre guillemets droits",
            ),
            en=(
                "the “{closer}” just before ended the list or mapping: “{text}” comes too late",
                "put all of it inside the brackets, or put the whole text in double quotes",
            ),
        ),
        "no-opener": Says(
            fr=(
                "ce « {closer} » ne ferme rien",
                "retirez-le, ou mettez entre guillemets droits le texte qui le contient",
            ),
            en=(
                "this “{closer}” closes nothing",
                "take it out, or put the text that holds it in double quotes",
            ),
        ),
    },
    reason=Said(
        "Un texte entre guillemets et une liste entre crochets vont jusqu'au signe qui les ferme. Quand il manque, tout ce qui suit est avalé, et la gêne apparaît bien plus bas.",
        "A text in quotes and a list in brackets run until they are closed. When the closing mark is missing, everything that follows is swallowed, and the trouble shows much further down.",
    ),
    source=file_format(
        "YAML 1.2, sections 7.3 et 7.4 : textes entre guillemets, listes et clés entre crochets ou accolades",
        "YAML 1.2, sections 7.3 and 7.4: quoted texts, lists and mappings in brackets",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple\n").at_line(3),
    passes=fiche(),
    fixable=True,
)
