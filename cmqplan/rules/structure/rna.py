"""CMQ107: an association's number that can't be one."""

from cmqplan.rules.declare import ERROR, ORGANISMES, Rule, Said, Says, law

RULE = Rule(
    "CMQ107",
    "rna",
    ERROR,
    title=Said(
        "Un numéro d'association qui ne peut pas en être un", "An association's number that can't be one"
    ),
    says=Says(
        fr=(
            "« {text} » n'est pas un numéro du Répertoire national des associations",
            "écrivez la lettre W et neuf chiffres, dont le deuxième peut être une lettre, comme sur le récépissé de l'association : W212001234 ; le SIREN ou le SIRET a sa propre clé",
        ),
        en=(
            "“{text}” isn't a number of the Répertoire national des associations",
            "write the letter W and nine digits, of which the second may be a letter, as on the association's receipt: W212001234; the SIREN or SIRET has a key of its own",
        ),
    ),
    reason=Said(
        "Le numéro distingue les associations de même nom ; mal tapé, il ne mène à aucune.",
        "The number tells associations of the same name apart; one that is mistyped leads to no association.",
    ),
    source=law(
        "Arrêté du 14 octobre 2009 portant création du Répertoire national des associations (texte non lu)",
        "Arrêté of 14 October 2009 that creates the Répertoire national des associations (text not read)",
    ),
    fails=ORGANISMES.replacing("type: entreprise", "type: association, rna: W21200123").at_line(5),
    passes=ORGANISMES.replacing("type: entreprise", "type: association, rna: W212001234"),
)
