"""CMQ128: a colour that can't be read, or in which nobody reads."""

from cmqplan.rules.declare import ERROR, SETTINGS, Rule, Said, Says, practice

RULE = Rule(
    "CMQ128",
    "colour",
    ERROR,
    title=Said("Une couleur illisible", "A colour that can't be read"),
    says={
        "": Says(
            fr=(
                "« {text} » n'est pas une couleur",
                'écrivez-la entre guillemets, un « # » puis six chiffres ou lettres de a à f, comme dans votre charte graphique : "#0f5c66"',
            ),
            en=(
                "“{text}” isn't a colour",
                'write it in quotes, a “#”, then six digits or letters from a to f, as in your style guide: "#0f5c66"',
            ),
        ),
        "pale": Says(
            fr=(
                "des titres en « {text} » se liraient mal : leur contraste est de {contrast}, il en faut 4,5",
                'écrivez "{suggestion}", la même couleur en plus foncé',
            ),
            en=(
                "titles in “{text}” would be hard to read: their contrast is {contrast}, and 4,5 is needed",
                'write "{suggestion}", the same colour made darker',
            ),
        ),
    },
    reason=Said(
        "Titres, têtes de tableaux et liens prennent cette couleur. Trop pâle, elle les rend illisibles à beaucoup de lecteurs, et à tous une fois photocopiés.",
        "Titles, heads of tables and links take this colour. Too pale, it makes them illegible to many readers, and to all of them once photocopied.",
    ),
    source=practice(
        "RGAA 4.1, critère 3.2, et WCAG 2.2, critère 1.4.3 : un contraste d'au moins 4,5 entre un texte et son fond",
        "RGAA 4.1, criterion 3.2, and WCAG 2.2, criterion 1.4.3: a contrast of 4.5 at least between a text and its ground",
    ),
    fails=SETTINGS.saying('apparence:\n  couleur: "#5bb5c0"\n').at_line(2),
    passes=SETTINGS.saying('apparence:\n  couleur: "#0f5c66"\n'),
)
