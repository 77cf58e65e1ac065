"""CMQ605: a row that says what another one says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cmqplan.findings import Finding, Related
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, INFO, Rule, Said, Says, Scene, practice
from cmqplan.workspace.workspace import Entry

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
objectifs: {text}
"""

RULE = Rule(
    "CMQ605",
    "repeated-text",
    INFO,
    title=Said(
        "Un texte qui répète le titre ou une autre rubrique", "A text that repeats the title or another row"
    ),
    says={
        "title": Says(
            fr=(
                "« {key} » répète le titre et ne dit rien de plus",
                "écrivez ce que le titre ne dit pas, ou retirez la rubrique",
            ),
            en=(
                "“{key}” repeats the title and says nothing more",
                "write what the title doesn't say, or leave the row out",
            ),
        ),
        "": Says(
            fr=(
                "« {key} » dit mot pour mot ce que dit « {other} »",
                "chaque rubrique répond à sa question : quelle est la situation, que vise-t-on, comment, pour quel résultat",
            ),
            en=(
                "“{key}” says word for word what “{other}” says",
                "each row answers its own question: what is the situation, what is aimed at, how, with what result",
            ),
        ),
        "same-row": Says(
            fr=("« {key} » dit deux fois la même chose", "supprimez l'un des deux"),
            en=("“{key}” says the same thing twice", "remove one of the two"),
        ),
    },
    reason=Said(
        "Une rubrique remplie avec les mots d'une autre paraît complète et ne l'est pas ; le comité lit deux fois la même phrase.",
        "A row filled in with the words of another one looks complete and isn't; the committee reads the same sentence twice.",
    ),
    source=practice(
        "Les formulaires dont chaque rubrique est obligatoire se remplissent ainsi",
        "Forms whose every row must hold something get filled in so",
    ),
    fails=FICHE.saying(_FICHE.format(text="Forum des métiers")).at_line(4),
    passes=FICHE.saying(_FICHE.format(text="Donner envie d'apprendre un métier")),
)

_MARKS = " .;,!"

_ROWS = {
    "constats": "constats",
    "objectifs": "objectifs",
    "modalites": "modalites",
    "livrables": "textes_des_livrables",
}
"""Each row's key, and what has its texts."""


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterable[Finding]:
    """One finding a fiche: the first text that repeats the title, or that of an earlier row."""
    fiche = entry.model
    texts = (fiche.titre, *fiche.constats, *fiche.objectifs, *fiche.modalites, *fiche.textes_des_livrables)
    beginnings = list(map(beginning, texts))
    if len(set(beginnings)) == len(beginnings):
        return ()
    return _repeated(entry, {one for one in beginnings if beginnings.count(one) > 1})


def _repeated(entry: Entry[Fiche], beginnings: Collection[str]) -> Iterator[Finding]:
    """Looks at the texts that begin as another one does."""
    fiche = entry.model
    rows: list[tuple[Path, str]] = [(("titre",), fiche.titre)]
    rows += [((key, n), text) for key, name in _ROWS.items() for n, text in enumerate(getattr(fiche, name))]
    first: dict[str, Path] = {}
    for path, text in rows:
        if beginning(text) not in beginnings:
            continue
        earlier = first.setdefault(same(text), path)
        if earlier is not path:
            key = str(path[0])
            related = Related(entry.at(*earlier), Said("les mêmes mots sont ici", "the same words are here"))
            variant = "title" if earlier == ("titre",) else "same-row" if earlier[0] == key else ""
            yield RULE.found(entry.at(*path), variant, related, key=key, other=earlier[0])
            return


def same(text: str) -> str:
    """A text without what doesn't change what it says: case, spaces, the last mark."""
    return " ".join(text.casefold().split()).rstrip(_MARKS)


def beginning(text: str) -> str:
    """Three words of it at most, alike for texts that are the same."""
    return " ".join(text.split(None, 3)[:3]).casefold().rstrip(_MARKS)
