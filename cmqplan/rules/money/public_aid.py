"""CMQ232: more public aid than a funder lets an action have."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import Certitude, share, sum_montants
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.fiche import Fiche, Nature
from cmqplan.model.lignes import LigneFinancee, base_ferme, lignes_financees
from cmqplan.rules.declare import ERROR, SETTINGS, Rule, Said, Says, Scene, money, practice
from cmqplan.rules.money.funder_cap import largest_share
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ232",
    "public-aid",
    ERROR,
    title=Said("Plus d'aides publiques qu'un financeur n'en admet", "More public aid than a funder admits"),
    says=Says(
        fr=(
            "les aides publiques font {montant} sur {total}, soit {taux} : plus que les {taux_maximum} que {financeur} admet",
            "ramenez-les à {plafond} en tout, {difference} de moins, et trouvez cet argent ailleurs ; sont comptées les lignes {aides}",
        ),
        en=(
            "public aid makes {montant} of {total}, that is {taux}: more than the {taux_maximum} that {financeur} admits",
            "bring it down to {plafond} together, {difference} less, and find that money elsewhere; counted are the lines {aides}",
        ),
    ),
    reason=Said(
        "Un programme européen n'aide pas une action que l'argent public paie presque toute : au-delà d'un taux, c'est sa propre aide qui est réduite. Sont comptées comme aides publiques les subventions et les fonds de concours d'organismes qui ne sont pas de droit privé.",
        "A European programme doesn't help an action that public money pays nearly all of: beyond a rate its own aid is cut. Subsidies and fonds de concours from parties that aren't of private law are counted as public aid.",
    ),
    source=practice(
        "Règlements d'attribution des programmes LEADER, qui bornent le taux d'aide publique",
        "Award rules of LEADER programmes, which bound the rate of public aid",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 400 €, nature: subvention}
              - {financeur: metropole, montant: 2 600 €, nature: subvention}
              - {financeur: campus-exemple, montant: 1 000 €, nature: fonds propres}
            """)
    .at_line(9)
    .beside(SETTINGS.saying("plafonds: [{financeur: region, taux_aide_publique_maximum: 80 %}]\n")),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 400 €, nature: subvention}
              - {financeur: metropole, montant: 1 600 €, nature: subvention}
              - {financeur: campus-exemple, montant: 2 000 €, nature: fonds propres}
            """).beside(
        SETTINGS.saying("plafonds: [{financeur: region, taux_aide_publique_maximum: 80 %}]\n")
    ),
)

_AIDES = (Nature.SUBVENTION, Nature.FONDS_DE_CONCOURS)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    workspace = scene.workspace
    caps = [(n, cap) for n, cap in enumerate(workspace.settings.plafonds) if cap.taux_aide_publique_maximum]
    base = base_ferme(financiers) if financiers is not None and caps else None
    if financiers is None or not base or workspace.files.settings is None:
        return
    aids = [line for line in lignes_financees(financiers) if _is_aid(line, workspace)]
    amount = sum_montants(line.tenu for line in aids)
    for n, cap in caps:
        rate = cap.taux_aide_publique_maximum
        most = largest_share(rate, base) if rate is not None else base
        if amount <= most or all(line.financement.financeur != cap.financeur for line in aids):
            continue
        related = Related(
            Place(workspace.files.settings, ("plafonds", n, "taux_aide_publique_maximum")),
            Said("ce qu'il admet au plus est déclaré ici", "the most it admits is declared here"),
        )
        yield RULE.found(
            entry.at("moyens", "financiers", "financements", aids[-1].index, "montant"),
            "",
            related,
            financeur=workspace.organismes.nom(cap.financeur),
            montant=amount,
            total=base,
            taux=share(amount, base),
            taux_maximum=rate,
            plafond=most,
            difference=amount - most,
            aides=tuple(workspace.organismes.nom(line.financement.financeur) for line in aids),
        )


def _is_aid(line: LigneFinancee, workspace: Workspace) -> bool:
    funder = workspace.organismes.get(line.financement.financeur)
    private = funder is not None and funder.model.est_de_droit_prive is True
    return (
        line.financement.nature in _AIDES
        and line.certitude is Certitude.FERME
        and bool(line.tenu)
        and not private
    )
