"""CMQ007: indentation, colons and dashes that don't fit together."""

from cmqplan.rules.declare import ERROR, FICHE, Plural, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ007",
    "layout",
    ERROR,
    title=Said(
        "Un retrait, un deux-points ou un tiret mal placé", "An indentation, a colon or a dash out of place"
    ),
    says={
        "no-colon": Says(
            fr=(
                "« {text} » est seul sur sa ligne : ce n'est ni une clé avec son deux-points, ni un élément de liste avec son tiret",
                "si c'est une clé, écrivez « clé: valeur » ; si c'est la suite du texte du dessus, donnez-lui un retrait plus grand que celui de sa clé ; si c'est un élément de liste, commencez par « - »",
            ),
            en=(
                "“{text}” stands here alone: neither a key with its colon, nor an item with its dash",
                "if it is a key, write “key: value”; if it goes on with the text above, indent it further than its key; if it is an item of a list, begin it with “- ”",
            ),
        ),
        "no-space-after-colon": Says(
            fr=("le deux-points après « {key} » n'est pas suivi d'une espace", "écrivez « {key}: {value} »"),
            en=("the colon after “{key}” has no space behind it", "write “{key}: {value}”"),
        ),
        "deeper": Says(
            fr=(
                Plural(
                    "« {key} » a un retrait de {spaces} espace, plus grand que ce qui précède ne le permet",
                    "« {key} » a un retrait de {spaces} espaces, plus grand que ce qui précède ne le permet",
                    "spaces",
                ),
                "donnez-lui le même retrait que la clé du dessus à côté de laquelle elle se range ; si la ligne du dessus est un texte, mettez ce texte entre guillemets droits",
            ),
            en=(
                Plural(
                    "“{key}” is indented by {spaces} space, deeper than what stands above it allows",
                    "“{key}” is indented by {spaces} spaces, deeper than what stands above it allows",
                    "spaces",
                ),
                "give it the same indentation as the key above that it stands beside; if the line above is a text, put that text in quotes",
            ),
        ),
        "deeper-dash": Says(
            fr=(
                "ce tiret a un retrait plus grand que ce qui précède ne le permet",
                "donnez-lui le même retrait qu'aux autres éléments de la liste ; la clé d'une liste n'a rien après son deux-points",
            ),
            en=(
                "this dash is indented deeper than what stands above it allows",
                "give it the same indentation as the items it belongs with; the key of a list has nothing after its colon",
            ),
        ),
        "between": Says(
            fr=(
                Plural(
                    "cette ligne a un retrait de {spaces} espace, qui n'est aucun de ceux ouverts au-dessus : {levels}",
                    "cette ligne a un retrait de {spaces} espaces, qui n'est aucun de ceux ouverts au-dessus : {levels}",
                    "spaces",
                ),
                "donnez-lui le même retrait qu'aux clés à côté desquelles elle se range : {levels} espaces",
            ),
            en=(
                Plural(
                    "this line is indented by {spaces} space, which is no level opened above: {levels}",
                    "this line is indented by {spaces} spaces, which is no level opened above: {levels}",
                    "spaces",
                ),
                "give it the same indentation as the keys that it stands beside: {levels} spaces",
            ),
        ),
        "dash-among-keys": Says(
            fr=(
                "ce tiret commence un élément de liste parmi des clés",
                "mettez une clé au-dessus de la liste, « clé: », ou faites de l'élément « clé: valeur »",
            ),
            en=(
                "this dash begins a list item among keys",
                "put a key above the list, “key:”, or turn the item into “key: value”",
            ),
        ),
        "dash-after-key": Says(
            fr=(
                "la liste de « {key} » ne peut pas commencer sur la ligne de sa clé",
                "mettez le premier élément à la ligne suivante, en retrait : «   - … » ; ou écrivez la liste entre crochets : {key}: [a, b]",
            ),
            en=(
                "the list of “{key}” can't begin on the same line as its key",
                "put the first item on the next line, indented: “  - …”; or write the list in brackets: {key}: [a, b]",
            ),
        ),
        "lone-dash": Says(
            fr=(
                "le tiret après « {key} » commence une liste où il n'y a rien",
                "retirez « {key} » s'il n'y a rien à dire ; un tiret voulu comme texte se met entre guillemets droits",
            ),
            en=(
                "the dash after “{key}” begins a list with nothing in it",
                "take “{key}” out when there is nothing to say; a dash that is meant as a text goes in quotes",
            ),
        ),
        "key-among-dashes": Says(
            fr=(
                "« {key} » se trouve parmi les éléments d'une liste, sans tiret",
                "commencez par « - » si c'est un élément de plus ; sinon donnez-lui le retrait des clés au-dessus de la liste",
            ),
            en=(
                "“{key}” stands among the items of a list, without a dash",
                "begin it with “- ” if it is one more item; else give it the indentation of the keys above the list",
            ),
        ),
        "text-not-indented": Says(
            fr=(
                "le texte de « {key} » doit être en retrait sous sa clé",
                "commencez chacune de ses lignes par deux espaces de plus que sa clé",
            ),
            en=(
                "the text of “{key}” must be indented under its key",
                "begin each of its lines with two spaces more than its key",
            ),
        ),
        "text-less-indented": Says(
            fr=(
                "cette ligne du texte de « {key} » a un retrait plus petit que la première",
                "donnez à chaque ligne du texte au moins le retrait de sa première ligne",
            ),
            en=(
                "this line of the text of “{key}” is indented less than the first one",
                "give every line of the text at least the indentation of its first line",
            ),
        ),
        "text-after-bar": Says(
            fr=(
                "le texte de « {key} » ne peut pas commencer sur la même ligne que « {bar} »",
                "allez à la ligne après « {bar} » et mettez le texte en retrait ; ou retirez « {bar} » pour un texte d'une ligne",
            ),
            en=(
                "the text of “{key}” can't begin on the same line as “{bar}”",
                "go to the next line after “{bar}” and indent the text; or take “{bar}” out for a text of one line",
            ),
        ),
        "no-key": Says(
            fr=(
                "il y a ici un deux-points sans clé devant lui",
                "écrivez la clé avant le deux-points, ou mettez le texte entre guillemets droits",
            ),
            en=(
                "a colon stands here with no key before it",
                "write the key before the colon, or put the text in quotes",
            ),
        ),
        "no-space-after-dash": Says(
            fr=(
                "le tiret n'est pas suivi d'une espace",
                "écrivez « - », avec une espace avant le texte de l'élément",
            ),
            en=("the dash has no space behind it", "write “- ” with a space before the text of the item"),
        ),
    },
    reason=Said(
        "YAML ne sait ce qui dépend de quoi que par trois choses : le retrait, le deux-points suivi d'une espace et le tiret suivi d'une espace. Une espace de trop ou de moins change le sens, ou n'en laisse aucun.",
        "YAML knows what belongs to what by three things only: the indentation, the colon with a space after it, and the dash with a space after it. One space too many or too few changes the meaning, or leaves none.",
    ),
    source=file_format(
        "YAML 1.2, section 8.2 : listes et clés par le retrait",
        "YAML 1.2, section 8.2: lists and mappings by indentation",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre:Forum des métiers\nporteurs: [campus-exemple]\n").at_line(2),
    passes=fiche(),
    fixable=True,
)
