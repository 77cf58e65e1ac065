"""CMQ019: an ignore comment that silences nothing."""

from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, practice

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
moyens:
  financiers:
    total: 10 000 €  {comment}
"""

RULE = Rule(
    "CMQ019",
    "useless-ignore",
    WARNING,
    title=Said("Un commentaire qui ne fait rien taire", "A comment that silences nothing"),
    says={
        "": Says(
            fr=(
                "ce commentaire fait taire {code}, qui n'est pas signalé sur cette ligne",
                "supprimez le commentaire",
            ),
            en=("this comment silences {code}, which isn't found on this line", "delete the comment"),
        ),
        "no-code": Says(
            fr=(
                "ce commentaire ne dit pas quelle règle il fait taire",
                "nommez la règle : # cmqplan: ignore[CMQ202]",
            ),
            en=(
                "this comment doesn't say which rule it silences",
                "name the rule: # cmqplan: ignore[CMQ202]",
            ),
        ),
        "unknown-code": Says(
            fr=(
                "ce commentaire fait taire {code}, qui n'est pas une règle",
                "« cmqplan explain » liste les règles ; écrivez le code de l'une d'elles, ou supprimez le commentaire",
            ),
            en=(
                "this comment silences {code}, which is no rule",
                "“cmqplan explain” lists the rules; write one's code, or delete the comment",
            ),
        ),
    },
    reason=Said(
        "Faire taire un signalement est une décision prise pour une ligne. Une fois la ligne corrigée, le commentaire ferait taire la prochaine erreur : il doit partir.",
        "A silenced finding is a decision someone took about one line. Once the line is mended, the comment would silence the next mistake made there, so it has to go.",
    ),
    source=practice(
        "Les outils de contrôle qui admettent des exceptions signalent celles qui ne servent plus",
        "Checkers that allow exceptions report those that are no longer needed",
    ),
    fails=FICHE.saying(_FICHE.format(comment="# cmqplan: ignore[CMQ201]")).at_line(6),
    passes=FICHE.saying(_FICHE.format(comment="# cmqplan: ignore[CMQ202]")),
)
