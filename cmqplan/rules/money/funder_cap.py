"""CMQ211: a funder counted for more than it accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cmqplan.amounts import Certitude, Montant, Taux, share
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.model.lignes import ZERO, LigneFinancee, base_ferme, lignes_financees, parts_du_groupe
from cmqplan.model.settings import Plafond
from cmqplan.rules.declare import ERROR, SETTINGS, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ211",
    "funder-cap",
    ERROR,
    title=Said("Un financeur compté pour plus qu'il n'accepte", "A funder counted for more than it accepts"),
    says={
        "rate": Says(
            "{financeur} apporte {montant} sur {total}, soit {taux} : plus que les {taux_maximum} qu'il accepte",
            "{financeur} brings {montant} of {total}, that is {taux}: more than the {taux_maximum} it accepts",
        ),
        "amount": Says(
            "{financeur} apporte {montant} à cette action, plus que les {plafond} qu'il accepte",
            "{financeur} brings {montant} to this action, more than the {plafond} it accepts",
        ),
    },
    help=Said(
        "ramenez son apport à {plafond} au plus, et trouvez {difference} ailleurs",
        "bring it down to {plafond} at most, and find {difference} elsewhere",
    ),
    reason=Said(
        "La plupart des financeurs paient une part d'une action, sans plus. Au-delà, la demande est réduite ou renvoyée, et le reste manque.",
        "Most funders pay a share of an action and no more. Above it the request is cut or sent back, and the rest is missing.",
    ),
    source=practice(
        "Règles propres aux financeurs, telles que cmqplan.yaml les déclare sous « plafonds »",
        "Funders' own rules, as cmqplan.yaml declares them under “plafonds”",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 8 500 €}
              - {financeur: campus-exemple, montant: 1 500 €}
            """)
    .at_line(8)
    .beside(SETTINGS.saying("plafonds: [{financeur: region, taux_maximum: 80 %}]\n")),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 8 000 €}
              - {financeur: campus-exemple, montant: 2 000 €}
            """).beside(SETTINGS.saying("plafonds: [{financeur: region, taux_maximum: 80 %}]\n")),
)


class Capped(NamedTuple):
    """What a funder with rules of its own brings to a fiche, in euros."""

    cap: Plafond
    amount: Montant
    total: Montant | None
    """What its rates are of; None where that isn't firm."""
    place: Place
    """Its last line."""
    settings: str
    rank: int

    def declared(self, key: str, said: Said) -> Related:
        """Where the settings say this of it."""
        return Related(Place(self.settings, ("plafonds", self.rank, key)), said)


def capped(entry: Entry[Fiche], scene: Scene) -> Iterator[Capped]:
    """What each funder that the settings cap brings to a fiche; zero where it brings nothing."""
    financiers = entry.model.moyens.financiers
    caps = scene.workspace.settings.plafonds
    settings = scene.workspace.files.settings
    if financiers is None or not caps or settings is None:
        return
    total = base_ferme(financiers)
    brought = apports(lignes_financees(financiers))
    for rank, cap in enumerate(caps):
        amount, last = brought.get(cap.financeur, (ZERO, 0))
        place = entry.at("moyens", "financiers", "financements", last, "montant")
        yield Capped(cap, amount, total, place, settings, rank)


_MOST = Said("ce qu'il accepte au plus est déclaré ici", "the most it accepts is declared here")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for found in capped(entry, scene):
        cap, amount, total = found.cap, found.amount, found.total
        most: dict[str, Montant] = {}
        rate: dict[str, object] = {}
        if cap.montant_maximum is not None:
            most["amount"] = cap.montant_maximum
        if cap.taux_maximum is not None and total:
            most["rate"] = largest_share(cap.taux_maximum, total)
            rate = {"taux": share(amount, total), "taux_maximum": cap.taux_maximum}
        for variant, limit in most.items():
            if amount > limit:
                yield RULE.found(
                    found.place,
                    variant,
                    found.declared("montant_maximum" if variant == "amount" else "taux_maximum", _MOST),
                    financeur=scene.workspace.organismes.nom(cap.financeur),
                    montant=amount,
                    total=total,
                    plafond=limit,
                    difference=amount - limit,
                    **(rate if variant == "rate" else {}),
                )


def largest_share(rate: Taux, total: Montant) -> Montant:
    """The most that a share of a total can be, in euros: rounded up to the cent, so that a split share never exceeds it."""
    numerator, denominator = rate.valeur.as_integer_ratio()
    return Montant(-(-total.centimes * numerator // (denominator * 100)))


def apports(lines: tuple[LigneFinancee, ...]) -> Mapping[str, tuple[Montant, int]]:
    """Funder → the firm cash it brings (refused lines left out), a group's member with its own part; and its last line."""
    found: dict[str, tuple[Montant, int]] = {}
    for line in lines:
        if (
            line.est_en_nature
            or line.certitude is not Certitude.FERME
            or line.financement.statut is Statut.REFUSE
        ):
            continue
        parts = parts_du_groupe(line, line.financement.repartition)
        for organisme, amount in ((line.financement.financeur, line.montant), *parts):
            known, _ = found.get(organisme, (ZERO, 0))
            found[organisme] = (known + amount, line.index)
    return found
