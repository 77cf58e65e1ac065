"""CMQ125: a key of the workspace's own that can't be used as it is declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cmqplan.findings import Finding, Place, fold, nearest
from cmqplan.findings.words import one_slip
from cmqplan.model.champs import AvecChamps, Champ, Sur, TypeChamp, is_free, rubriques
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.rules.declare import ERROR, SETTINGS, Rule, Said, Says, practice
from cmqplan.workspace.workspace import Workspace

_DECLARED = SETTINGS.saying(
    """\
champs:
  thematiques:
    titre: Thématiques
    sur: fiche
    type: liste
    choix: [Énergie, Mobilité, Eau]
    rubrique: objectifs
"""
)

RULE = Rule(
    "CMQ125",
    "own-key",
    ERROR,
    title=Said(
        "Un champ propre au dossier qui ne peut pas servir tel qu'il est déclaré",
        "A key of the workspace's own that can't be used as it is declared",
    ),
    says={
        "ours": Says(
            fr=(
                "« {name} » a déjà un sens dans une fiche ou un plan",
                "donnez un autre nom à ce champ, par exemple « {suggestion}: », dans ce fichier et dans ceux qui l'écrivent",
            ),
            en=(
                "“{name}” means something already in a fiche or a plan",
                "give this key another name, such as “{suggestion}:”, in this file and in those that write it",
            ),
        ),
        "near": Says(
            fr=(
                "« {name} » se confond avec « {known} »",
                "donnez à ce champ un nom qui s'en distingue, par exemple « {suggestion}: », dans ce fichier et dans ceux qui l'écrivent",
            ),
            en=(
                "“{name}” is easily taken for “{known}”",
                "give this key a name that stands apart, such as “{suggestion}:”, in this file and in those that write it",
            ),
        ),
        "name": Says(
            fr=(
                "« {name} » ne peut pas nommer un champ : un nom est fait de minuscules sans accent, de chiffres et de « _ »",
                "écrivez « {suggestion}: », dans ce fichier et dans ceux qui l'écrivent ; « titre » garde le nom entier",
            ),
            en=(
                "“{name}” can't name a key: a name is made of small letters without accents, figures and “_”",
                "write “{suggestion}:”, in this file and in those that write it; “titre” keeps the full name",
            ),
        ),
        "no-choix": Says(
            fr=(
                "« {name} » est un choix, et rien ne dit entre quels mots",
                "ajoutez « choix: [un mot, un autre mot] », ou écrivez « type: texte »",
            ),
            en=(
                "“{name}” is a choice, and nothing says among which words",
                "add “choix: [un mot, un autre mot]”, or write “type: texte”",
            ),
        ),
        "choix-unused": Says(
            fr=(
                "« choix » ne sert à rien ici : « {name} » est de type « {type} »",
                "écrivez « type: choix » (un seul de ces mots) ou « type: liste » (plusieurs), ou retirez « choix »",
            ),
            en=(
                "“choix” is of no use here: “{name}” is of type “{type}”",
                "write “type: choix” (one of these words) or “type: liste” (several), or take “choix” out",
            ),
        ),
        "same-choix": Says(
            fr=("« {word} » est le même mot que « {other} »", "retirez l'un des deux"),
            en=("“{word}” is the same word as “{other}”", "take one of the two out"),
        ),
        "rubrique": Says(
            fr=(
                "« {text} » n'est pas une clé après laquelle « {name} » puisse être montré",
                "écrivez l'une de ces clés, ou retirez « rubrique » : {known}",
            ),
            en=(
                "“{text}” isn't a key after which “{name}” could be shown",
                "write one of these keys, or take “rubrique” out: {known}",
            ),
        ),
        "rubrique-near": Says(
            fr=(
                "« {text} » n'est pas une clé après laquelle « {name} » puisse être montré ; vouliez-vous dire « {suggestion} » ?",
                "écrivez « rubrique: {suggestion} »",
            ),
            en=(
                "“{text}” isn't a key after which “{name}” could be shown; did you mean “{suggestion}”?",
                "write “rubrique: {suggestion}”",
            ),
        ),
    },
    reason=Said(
        "Une clé qui porte le nom d'une autre, ou presque, recevrait ce qui était destiné à l'autre ; un champ mal déclaré ne contrôle rien.",
        "A key that has the name of another, or nearly, would be given what was meant for the other; a key declared badly checks nothing.",
    ),
    source=practice(
        "Onze plans publics : thématiques, territoire, élu référent, effets attendus… chacun a les siens",
        "Eleven public plans written as YAML: thématiques, territoire, élu référent, effets attendus… are each plan's own",
    ),
    fails=_DECLARED.replacing("rubrique: objectifs", "rubrique: objectif").at_line(7),
    passes=_DECLARED,
)

_MODELS: Mapping[Sur, type[AvecChamps]] = {Sur.FICHE: Fiche, Sur.PLAN: Plan}


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    before: list[str] = []
    for nom, champ in workspace.champs.items():
        path = ("champs", nom)
        yield from _name(nom, champ, before, Place(workspace.files.settings or "", path, on="key"))
        if champ is not None:
            yield from _choix(nom, champ, Place(workspace.files.settings or "", path))
            yield from _rubrique(nom, champ, Place(workspace.files.settings or "", (*path, "rubrique")))
        before.append(nom)


def _keys(champ: Champ | None) -> tuple[str, ...]:
    """The keys of ours that stand where this one is to stand."""
    return tuple(
        dict.fromkeys(key for sur in (champ.sur if champ else Sur) for key in _MODELS[sur].model_fields)
    )


def _name(nom: str, champ: Champ | None, before: list[str], place: Place) -> Iterator[Finding]:
    made = fold(nom).replace(" ", "_")
    plain = made if made[:1].isalpha() else f"champ_{made}".rstrip("_")
    ours = _keys(champ)
    if made in ours or not all(is_free(_MODELS[sur], nom) for sur in (champ.sur if champ else Sur)):
        suggestion = f"notre_{plain}" if made in ours or nom == plain else plain
        variant = "ours" if made in ours or nom == plain else "name"
        yield RULE.found(place, variant, name=nom, suggestion=suggestion)
        return
    known = next((key for key in (*ours, *before) if made == key or one_slip(made, key)), None)
    if known is not None:
        yield RULE.found(place, "near", name=nom, known=known, suggestion=f"notre_{plain}")
    elif nom != plain:
        yield RULE.found(place, "name", name=nom, suggestion=plain)


def _choix(nom: str, champ: Champ, place: Place) -> Iterator[Finding]:
    if champ.type is TypeChamp.CHOIX and not champ.choix:
        yield RULE.found(place._replace(path=(*place.path, "type")), "no-choix", name=nom)
    if champ.choix and not champ.seul_choix:
        at = place._replace(path=(*place.path, "choix"), on="key")
        yield RULE.found(at, "choix-unused", name=nom, type=champ.type.value)
    first: dict[str, int] = {}
    for n, word in enumerate(champ.choix):
        before = first.setdefault(fold(word), n)
        if before != n:
            other = champ.choix[before]
            yield RULE.found(
                place._replace(path=(*place.path, "choix", n)), "same-choix", word=word, other=other
            )


def _rubrique(nom: str, champ: Champ, place: Place) -> Iterator[Finding]:
    known = tuple(dict.fromkeys(key for sur in champ.sur for key in rubriques(_MODELS[sur])))
    if champ.rubrique is None or champ.rubrique in known:
        return
    near = nearest(champ.rubrique, known)
    params = {"text": champ.rubrique, "name": nom, "suggestion": near, "known": known}
    yield RULE.found(place, "rubrique-near" if near else "rubrique", **params)
