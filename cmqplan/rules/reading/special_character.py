"""CMQ016: a character that can't stand where it does."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, file_format

RULE = Rule(
    "CMQ016",
    "special-character",
    ERROR,
    title=Said("Un caractère qui ne peut pas se trouver là", "A character that can't stand here"),
    says={
        "control": Says(
            fr=(
                "il y a ici un caractère de contrôle invisible ({character})",
                "supprimez-le ; il vient souvent avec un texte copié d'un autre logiciel",
            ),
            en=(
                "an invisible control character stands here ({character})",
                "delete it; it often comes along with text copied from another program",
            ),
        ),
        "direction": Says(
            fr=(
                "il y a ici une marque invisible qui change le sens de l'écriture ({character})",
                "supprimez-la ; ce qui la suit s'afficherait dans un autre ordre que celui où il est écrit",
            ),
            en=(
                "an invisible mark that turns the direction of writing stands here ({character})",
                "delete it; what follows it would show in another order than it is written in",
            ),
        ),
        "line-break": Says(
            fr=(
                "il y a ici un saut de ligne invisible ({character})",
                "mettez une espace à sa place, ou passez à la ligne avec la touche Entrée",
            ),
            en=(
                "an invisible line break stands here ({character})",
                "put a space in its place, or begin a new line with the Enter key",
            ),
        ),
        "bullet": Says(
            fr=(
                "« {character} » n'est pas une puce de liste en YAML",
                "commencez chaque élément par un tiret et une espace : « - {text} »",
            ),
            en=(
                "“{character}” isn't a list's bullet in YAML",
                "begin each item with a dash and a space: “- {text}”",
            ),
        ),
        "special": Says(
            fr=(
                "un texte ne peut pas commencer par « {character} » sans guillemets droits",
                'mettez le texte entre guillemets droits : "{text}"',
            ),
            en=(
                "a text can't begin with “{character}” unless it is in quotes",
                'put the text in double quotes: "{text}"',
            ),
        ),
        "backslash": Says(
            fr=(
                "« {character} » commence un code entre guillemets droits, et ce qui le suit ici n'en est pas un",
                "écrivez « \\\\ » pour une barre oblique inverse, ou mettez le texte entre apostrophes droites : '…'",
            ),
            en=(
                "“{character}” begins a code inside double quotes, and what follows it here is none",
                "write “\\\\” for a backslash, or put the text between single quotes: '…'",
            ),
        ),
    },
    reason=Said(
        "YAML se réserve certains signes au début d'un texte : * & ! % @ ` ? | > [ ] { } , et le tiret. Entre guillemets droits, chacun d'eux est une lettre comme une autre.",
        "YAML keeps some signs for itself at the beginning of a text: * & ! % @ ` ? | > [ ] { } , and the dash. In quotes each of them is a letter like any other.",
    ),
    source=file_format(
        "YAML 1.2, sections 5.1 et 5.3 : quels caractères ont un sens",
        "YAML 1.2, sections 5.1 and 5.3: which characters mean something",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre: Forum des métiers\nporteurs:\n  * campus-exemple\n").at_line(4),
    passes=FICHE.saying("numero: 1.1\ntitre: Forum des métiers\nporteurs:\n  - campus-exemple\n"),
    fixable=True,
)
