"""CMQ106: a SIRET that can't be one."""

from cmqplan.rules.declare import ERROR, ORGANISMES, Rule, Said, Says, law

RULE = Rule(
    "CMQ106",
    "siret",
    ERROR,
    title=Said("Un SIRET qui ne peut pas en être un", "A SIRET that can't be one"),
    says={
        "checksum": Says(
            fr=(
                "« {text} » n'est pas un SIRET : sa clé de contrôle ne s'accorde pas avec les autres chiffres",
                "un chiffre est faux, ou deux sont intervertis : recopiez-le depuis les papiers de l'organisme ou annuaire-entreprises.data.gouv.fr",
            ),
            en=(
                "“{text}” isn't a SIRET: its check digit doesn't agree with the others",
                "a digit is wrong, or two were swapped: copy it again from the body's own papers or from annuaire-entreprises.data.gouv.fr",
            ),
        ),
        "length": Says(
            "« {text} » n'est pas un SIRET : il a {length} chiffres au lieu de 14",
            "“{text}” isn't a SIRET: it has {length} digits instead of 14",
        ),
        "digits": Says(
            "« {text} » n'est pas un SIRET : il contient autre chose que des chiffres",
            "“{text}” isn't a SIRET: it holds something else than digits",
        ),
    },
    help=Said(
        "recopiez-le depuis les papiers de l'organisme ou annuaire-entreprises.data.gouv.fr",
        "copy it again from the body's own papers or from annuaire-entreprises.data.gouv.fr",
    ),
    reason=Said(
        "Un SIRET faux d'un chiffre ne désigne personne, ou quelqu'un d'autre : la publication de la subvention et son versement s'égareraient.",
        "A SIRET that is wrong by one digit names no one, or someone else: the subsidy's publication and its payment would go astray.",
    ),
    source=law(
        "Code de commerce, articles R123-220 et R123-221 : le numéro qui identifie un établissement (texte non lu)",
        "Code de commerce, articles R123-220 and R123-221: the number that identifies an establishment (text not read)",
    ),
    fails=ORGANISMES.replacing("type: entreprise", 'type: entreprise, siret: "732 829 320 00075"').at_line(5),
    passes=ORGANISMES.replacing("type: entreprise", 'type: entreprise, siret: "732 829 320 00074"'),
)
