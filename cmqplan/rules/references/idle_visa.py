"""CMQ424: a visa that counts for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, file_format
from cmqplan.versions.visas import parts_of, signataires
from cmqplan.workspace.workspace import Entry

_VISA = "visas: [{{organisme: {name}, date: 2024-02-12, calendrier: mars 2024}}]\n"

RULE = Rule(
    "CMQ424",
    "idle-visa",
    WARNING,
    title=Said("Un visa qui ne compte pas", "A visa that counts for nothing"),
    says={
        "outside": Says(
            fr=(
                "{nom} a donné son visa, mais ne porte cette fiche, ne la finance ni n'en est partenaire",
                "retirez ce visa, ou nommez « {organisme} » parmi les porteurs, les partenaires ou les financeurs ; ceux de la fiche : {known}",
            ),
            en=(
                "{nom} has signed, but neither carries, funds nor joins this fiche",
                "take this visa out, or name “{organisme}” among the porteurs, partenaires or financeurs; those of the fiche are: {known}",
            ),
        ),
        "empty": Says(
            fr=(
                "ce visa de {nom} ne porte sur rien",
                "dites sur quoi il porte, avec ce qui était écrit ce jour-là : « calendrier: … », « role: … » ou « argent: … »",
            ),
            en=(
                "this visa of {nom} is about nothing",
                "say what it is about, with what was written that day: “calendrier: …”, “role: …” or “argent: …”",
            ),
        ),
        "twice": Says(
            fr=("{nom} a donné deux fois le même visa, le {date}", "gardez l'un des deux"),
            en=("{nom} has given the same visa twice, on {date}", "keep one of the two"),
        ),
    },
    reason=Said(
        "Le tableau des visas et les documents ne montrent que ceux des organismes de la fiche : celui-ci se perdrait sans un mot.",
        "The list of visas and the documents show only those of the fiche's own parties: this one would be lost without a word.",
    ),
    source=file_format(
        "« cmqplan sign --list » montre qui a signé, fiche par fiche",
        "“cmqplan sign --list” shows who has signed, fiche by fiche",
    ),
    fails=FICHE.replacing(", entreprise-exemple]", "]")
    .plus(_VISA.format(name="entreprise-exemple"))
    .at_line(18),
    passes=FICHE.plus(_VISA.format(name="entreprise-exemple")),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    return _idle(entry, scene) if entry.model.visas else ()


def _idle(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    fiche, known = entry.model, signataires(entry.model)
    for rank, visa in enumerate(fiche.visas):
        said = {"nom": scene.workspace.organismes.nom_court(visa.organisme), "organisme": visa.organisme}
        if not scene.workspace.organismes.knows(visa.organisme):
            continue  # which is a mistake of its own
        if visa.organisme not in known:
            yield RULE.found(entry.at("visas", rank, "organisme"), "outside", **said, known=tuple(known))
        elif not parts_of(visa):
            yield RULE.found(entry.at("visas", rank), "empty", **said)
        elif visa in fiche.visas[:rank]:
            first = Related(
                entry.at("visas", fiche.visas.index(visa)),
                Said("le premier est ici", "the first one is here"),
            )
            yield RULE.found(entry.at("visas", rank), "twice", first, **said, date=visa.date)
