"""CMQ517: a fiche that changed since a party agreed to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, practice
from cmqplan.versions.visas import Part, changes, in_force, signataires, visa_of
from cmqplan.workspace.workspace import Entry

_VISA = """\
visas:
  - organisme: region
    date: 2024-02-12
    argent: {total: 10 000 €, lignes: [{montant: 6 000 €, exercice: 2024, nature: subvention}]}
    calendrier: mars 2024
"""

RULE = Rule(
    "CMQ517",
    "changed-since-visa",
    WARNING,
    title=Said("Une fiche changée depuis un visa", "A fiche that changed since a visa"),
    says={
        "total": Says(
            "{nom} a donné son visa le {date} sur un total de {avant}, et le total est maintenant de {apres}",
            "{nom} signed on {date} for a total of {avant}, and the total is {apres} now",
        ),
        "total-gone": Says(
            "{nom} a donné son visa le {date} sur un total de {avant}, et la fiche n'en dit plus rien",
            "{nom} signed on {date} for a total of {avant}, and the fiche states none now",
        ),
        "total-new": Says(
            "{nom} a donné son visa le {date} sans qu'il y ait de total, et il est maintenant de {apres}",
            "{nom} signed on {date} when there was no total, and it is {apres} now",
        ),
        "lignes": Says(
            "{nom} a donné son visa le {date} pour {avant}, et ses lignes disent maintenant {apres}",
            "{nom} signed on {date} for {avant}, and its lines say {apres} now",
        ),
        "lignes-gone": Says(
            "{nom} a donné son visa le {date} pour {avant}, et n'a plus de ligne dans cette fiche",
            "{nom} signed on {date} for {avant}, and has no line in this fiche any more",
        ),
        "lignes-new": Says(
            "{nom} a donné son visa le {date} sans rien apporter, et ses lignes disent maintenant {apres}",
            "{nom} signed on {date} without bringing anything, and its lines say {apres} now",
        ),
        "calendrier": Says(
            "{nom} a donné son visa le {date} sur le calendrier « {avant} », et c'est maintenant « {apres} »",
            "{nom} signed on {date} for the calendar “{avant}”, and it is “{apres}” now",
        ),
        "calendrier-gone": Says(
            "{nom} a donné son visa le {date} sur le calendrier « {avant} », et la fiche n'en a plus",
            "{nom} signed on {date} for the calendar “{avant}”, and the fiche has none now",
        ),
        "role": Says(
            "{nom} a donné son visa le {date} sur son rôle, « {avant} », et c'est maintenant « {apres} »",
            "{nom} signed on {date} for its role, “{avant}”, and it is “{apres}” now",
        ),
    },
    help=Said(
        "demandez-lui un nouveau visa, et gardez-le : « cmqplan sign {fiche} --partner {organisme} --date … » ; ou remettez ce qui était",
        "ask it to sign again, and keep its visa: “cmqplan sign {fiche} --partner {organisme} --date …”; or put back what was there",
    ),
    reason=Said(
        "Un organisme n'est engagé que par ce qu'il a signé. Ce qui a changé depuis n'a l'accord de personne.",
        "A party is bound by what it signed alone. Nobody has agreed to what changed since.",
    ),
    source=practice(
        "Une convention signée se modifie par un avenant, signé des mêmes",
        "A signed convention is changed by an amendment that the same parties sign",
    ),
    fails=FICHE.plus(_VISA.replace("6 000 €", "5 000 €")).at_line(21),
    passes=FICHE.plus(_VISA),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    return _changed(entry, scene) if entry.model.visas else ()


def _changed(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    fiche = entry.model
    exercice = scene.plan.model.seul_exercice if scene.plan else None
    counting = in_force(fiche)
    for name in signataires(fiche):
        now = visa_of(fiche, name, scene.workspace.today, exercice)
        for rank in sorted({counting[name, part] for part in Part if (name, part) in counting}):
            kept = fiche.visas[rank]
            for ecart in changes(kept, now, exercice):
                if counting[name, ecart.part] != rank:
                    continue
                yield RULE.found(
                    entry.at("visas", rank, *ecart.chemin),
                    f"{ecart.chemin[-1]}{'' if ecart.avant and ecart.apres else '-gone' if ecart.avant else '-new'}",
                    nom=scene.workspace.organismes.nom_court(name),
                    organisme=name,
                    date=kept.date,
                    avant=ecart.avant,
                    apres=ecart.apres,
                    fiche=f"{scene.nom}/{fiche.numero}",
                )
