"""CMQ127: a word read as the nearest of ours."""

from cmqplan.rules.declare import INFO, Rule, Said, Says, fiche, practice

_FICHE = """\
    moyens:
      financiers:
        total: 6 000 €
        financements:
          - {{financeur: region, montant: 6 000 €, nature: {}}}
    """

RULE = Rule(
    "CMQ127",
    "nearest-word",
    INFO,
    title=Said("Un mot lu comme le plus proche des nôtres", "A word read as the nearest of ours"),
    says=Says(
        fr=(
            "« {text} » est lu comme « {suggestion} », le plus proche des choix de « {key} »",
            "écrivez « {key}: {suggestion} », ou un autre de ces mots s'il est plus juste : {choices}",
        ),
        en=(
            "“{text}” is read as “{suggestion}”, the nearest of the choices for “{key}”",
            "write “{key}: {suggestion}”, or another of these if it is truer: {choices}",
        ),
    ),
    reason=Said(
        "Un cofinancement est le plus souvent une subvention, mais peut être un prêt ou un apport en nature, qui ne se comptent pas de même : ce qui a été compris est dit. Un mot qui a exactement le sens d'un des nôtres (autofinancement, terminé) est lu sans le dire.",
        "A cofinancement is mostly a subsidy, but may be a loan or help in kind, which aren't counted alike: what was understood is said. A word that means just the same as one of ours (autofinancement, terminé) is read without a word.",
    ),
    source=practice(
        "Les plans de financement publics écrivent « cofinancement » pour toute part qui n'est pas celle du porteur",
        "Public financing plans write “cofinancement” for any part that isn't the carrier's own",
    ),
    fails=fiche(_FICHE.format("cofinancement")).at_line(8),
    passes=fiche(_FICHE.format("subvention")),
    fixable=True,
)
