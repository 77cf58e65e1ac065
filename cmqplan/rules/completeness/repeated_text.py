"""CMQ605: a row that says what another one says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry

_MARKS = " .;,!"
_ROWS = ("constats", "objectifs", "modalites", "livrables")


def check(entry: Entry[Fiche], _: Scene) -> Iterable[Finding]:
    """One finding a fiche: the first text that repeats the title, or that of an earlier row."""
    fiche = entry.model
    texts = (fiche.titre, *fiche.constats, *fiche.objectifs, *fiche.modalites, *fiche.livrables)
    beginnings = list(map(beginning, texts))
    if len(set(beginnings)) == len(beginnings):
        return ()
    return _repeated(entry, {one for one in beginnings if beginnings.count(one) > 1})


def _repeated(entry: Entry[Fiche], beginnings: Collection[str]) -> Iterator[Finding]:
    """Looks at the texts that begin as another one does."""
    fiche = entry.model
    rows: list[tuple[Path, str]] = [(("titre",), fiche.titre)]
    rows += [((key, n), text) for key in _ROWS for n, text in enumerate(getattr(fiche, key))]
    first: dict[str, Path] = {}
    for path, text in rows:
        if beginning(text) not in beginnings:
            continue
        earlier = first.setdefault(same(text), path)
        if earlier is not path:
            key = str(path[0])
            related = (Related(entry.at(*earlier), N_("the same words are here")),)
            variant = "title" if earlier == ("titre",) else "same-row" if earlier[0] == key else ""
            yield Finding(
                "CMQ605", entry.at(*path), {"key": key, "other": earlier[0]}, variant, related=related
            )
            return


def same(text: str) -> str:
    """A text without what doesn't change what it says: case, spaces, the last mark."""
    return " ".join(text.casefold().split()).rstrip(_MARKS)


def beginning(text: str) -> str:
    """Three words of it at most, alike for texts that are the same."""
    return " ".join(text.split(None, 3)[:3]).casefold().rstrip(_MARKS)


_FICHE = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
objectifs: {text}
"""

RULE = Rule(
    code="CMQ605",
    slug="repeated-text",
    severity=Severity.INFO,
    title=N_("A text that repeats the title or another row"),
    messages={
        "title": N_("“{key}” repeats the title and says nothing more"),
        "": N_("“{key}” says word for word what “{other}” says"),
        "same-row": N_("“{key}” says the same thing twice"),
    },
    helps={
        "title": N_("write what the title doesn't say, or leave the row out"),
        "": N_(
            "each row answers its own question: what is the situation, what is aimed at, how, with what result"
        ),
        "same-row": N_("remove one of the two"),
    },
    reason=N_(
        "A row filled in with the words of another one looks complete and isn't; the committee reads the same sentence twice."
    ),
    source=Source(Origin.PRACTICE, N_("Forms whose every row must hold something get filled in so")),
    failing=Example(FICHE, _FICHE.format(text="Forum des métiers du bois"), line=4),
    passing=Example(FICHE, _FICHE.format(text="Donner envie d'apprendre un métier du bois")),
    fiche=check,
)
