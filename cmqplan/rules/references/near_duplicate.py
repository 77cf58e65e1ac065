"""CMQ403: two organismes that look like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cmqplan.findings import Finding, Related, fold
from cmqplan.findings.words import one_slip
from cmqplan.model.organisme import Organisme
from cmqplan.rules.declare import ORGANISMES, WARNING, Rule, Said, Says, practice
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ403",
    "near-duplicate-organismes",
    WARNING,
    title=Said("Deux organismes qui ressemblent à un seul", "Two organismes that look like one party"),
    says={
        "same": Says(
            fr=(
                "« {second} » et « {first} » ont en commun le nom « {word} »",
                "s'il s'agit d'un seul organisme, gardez-en un et mettez le nom de l'autre dans ses « alias » ; s'il y en a deux, donnez à chacun un nom à lui",
            ),
            en=(
                "“{second}” and “{first}” share the name “{word}”",
                "if they are one party, keep one of them and move the other's name to its “alias”; if they are two, give each a name of its own",
            ),
        ),
        "near": Says(
            fr=(
                "« {second} » et « {first} » ont presque le même nom : {word}",
                "s'il s'agit d'un seul organisme, gardez-en un et mettez le nom de l'autre dans ses « alias » ; s'il y en a deux, leurs SIRET les distingueront",
            ),
            en=(
                "“{second}” and “{first}” have nearly the same name: {word}",
                "if they are one party, keep one of them and move the other's name to its “alias”; if they are two, their SIRET will tell them apart",
            ),
        ),
        "siret": Says(
            fr=(
                "« {second} » et « {first} » ont le même numéro d'immatriculation {word}",
                "un numéro SIRET ou RNA appartient à un seul organisme : gardez l'un des deux, ou corrigez le numéro",
            ),
            en=(
                "“{second}” and “{first}” have the same registration number {word}",
                "a SIRET or RNA number belongs to one party: keep one of the two, or correct the number",
            ),
        ),
    },
    reason=Said(
        "Un organisme déclaré deux fois compte deux fois : son argent est partagé entre deux lignes, et aucune ne dit ce qu'il apporte vraiment.",
        "A party declared twice is counted twice: its money is split over two rows, and neither row is what it really brings.",
    ),
    source=practice(
        "Les listes d'organismes remplies à plusieurs finissent par contenir deux fois le même",
        "Registers of parties that several people fill in end up with the same one twice",
    ),
    fails=ORGANISMES.saying("""\
campus-exemple: {nom: Campus Exemple, type: campus}
lycee-exemple: {nom: Lycée d'Exempleville, type: EPLE}
region: {nom: Région, type: collectivité}
metropole: {nom: Métropole, type: collectivité}
entreprise-exemple: {nom: Entreprise Exemple, type: entreprise}
entreprise-exemples: {nom: Entreprise Exemples, type: entreprise}
""").at_line(6),
    passes=ORGANISMES.saying("""\
campus-exemple: {nom: Campus Exemple, type: campus}
lycee-exemple: {nom: Lycée d'Exempleville, type: EPLE}
region: {nom: Région, type: collectivité}
metropole: {nom: Métropole, type: collectivité}
entreprise-exemple: {nom: Entreprise Exemple, type: entreprise, alias: [Entreprise Exemples]}
"""),
)

_SMALL_WORDS = frozenset(["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"])


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    told: set[frozenset[str]] = set()
    near: set[str] = set()  # of those that a party nearly bears the name of, one is enough
    for variant, pairs in (
        ("siret", _same_siret(workspace)),
        ("same", _same_word(workspace)),
        ("near", _near(workspace)),
    ):
        for first, second, word in pairs:
            pair = frozenset((first.name, second.name))
            if (
                pair in told
                or second.name in near
                or (variant != "siret" and _certainly_two(first.model, second.model))
            ):
                continue
            told.add(pair)
            near |= {second.name} if variant == "near" else set()
            yield RULE.found(
                second.at(on="key"),
                variant,
                Related(
                    first.at(on="key"),
                    Said("« {first} » est déclaré ici", "“{first}” is declared here"),
                    {"first": first.name},
                ),
                first=first.name,
                second=second.name,
                word=word,
            )


Pair = tuple[Entry[Organisme], Entry[Organisme], str]
"""Two entries in the order written, and the word that brings them together."""


def _certainly_two(first: Organisme, second: Organisme) -> bool:
    numbers = (first.siret, second.siret), (first.rna, second.rna)
    return any(one is not None and other is not None and one != other for one, other in numbers)


def _same_siret(workspace: Workspace) -> Iterator[Pair]:
    seen: dict[str, Entry[Organisme]] = {}
    for entry in workspace.organismes.values():
        for number in (entry.model.siret, entry.model.rna):
            if number is not None:
                first = seen.setdefault(number, entry)
                if first is not entry:
                    yield first, entry, number


def _same_word(workspace: Workspace) -> Iterator[Pair]:
    seen: dict[str, Entry[Organisme]] = {}
    for entry in workspace.organismes.values():
        model = entry.model
        for word in (model.nom, model.sigle, *model.alias):
            if word is not None and fold(word):
                first = seen.setdefault(fold(word), entry)
                if first is not entry:
                    yield first, entry, word


def _near(workspace: Workspace) -> Iterator[Pair]:
    """Names that differ by small words, an order of words, or one letter of a long word; never by a figure."""
    squeezed: dict[str, Entry[Organisme]] = {}
    same_words: dict[tuple[str, ...], Entry[Organisme]] = {}
    but_one: dict[tuple[int, tuple[str, ...]], dict[str, Entry[Organisme]]] = defaultdict(dict)
    for entry in workspace.organismes.values():
        for word in filter(None, (entry.model.nom, entry.model.sigle)):
            first = squeezed.setdefault(fold(word).replace(" ", ""), entry)  # « E.D.F. » and « EDF »
            if first is not entry:
                yield first, entry, word
        words = tuple(word for word in fold(entry.model.nom).split() if word not in _SMALL_WORDS)
        first = same_words.setdefault(tuple(sorted(words)), entry)
        if words and first is not entry:
            yield first, entry, entry.model.nom
        for n, word in enumerate(words):
            if len(word) < 6 or not word.isalpha():
                continue
            # words one letter apart are the same once the right letter is left out of each
            for cut in (word, *(word[:at] + word[at + 1 :] for at in range(len(word)))):
                others = but_one[n, (*words[:n], cut, *words[n + 1 :])]
                for other, earlier in others.items():
                    if earlier is not entry and one_slip(other, word):
                        yield earlier, entry, entry.model.nom
                others.setdefault(word, entry)
