"""CMQ614: what an import left to be placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.rules.declare import FICHE, INFO, Plural, Rule, Said, Says, Scene, practice
from cmqplan.workspace.workspace import Entry, Resume

RULE = Rule(
    "CMQ614",
    "import-rest",
    INFO,
    title=Said("Des textes importés restent à placer", "Imported texts are still to be placed"),
    says=Says(
        fr=(
            Plural(
                "{count} texte importé reste à placer : aucun document ne le montre",
                "{count} textes importés restent à placer : aucun document ne les montre",
            ),
            "déplacez chaque texte sous la clé qui lui convient, ou supprimez-le ; supprimez « import_reste » quand il est vide",
        ),
        en=(
            Plural(
                "{count} imported text is still to be placed: no document shows it",
                "{count} imported texts are still to be placed: no document shows them",
            ),
            "move each text under the key that suits it, or delete it; delete “import_reste” once it is empty",
        ),
    ),
    reason=Said(
        "L'import garde tout ce qu'il lit. Ce qu'il n'a pas su ranger attend sous « import_reste » qu'une personne en décide.",
        "An import keeps all it reads. What it could not file waits under “import_reste” for a person to decide.",
    ),
    source=practice(
        "Une information perdue à la reprise d'un document ne se remarque que des mois plus tard",
        "Information lost when a document is taken over is only missed months later",
    ),
    fails=FICHE.plus('import_reste: ["Lieu (fiche.docx, tableau 1, ligne 9) : Dole"]\n').at_line(18),
    passes=FICHE,
)


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    yield from _left(entry)


def check_plan(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None:
        yield from _left(scene.plan)


def _left(entry: Entry[Fiche] | Entry[Plan]) -> Iterator[Finding]:
    if entry.model.import_reste:
        yield RULE.found(entry.at("import_reste", on="key"), count=len(entry.model.import_reste))
