"""CMQ214: the yearly totals don't make the total, or a year's lines don't make the year's total."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import Certitude, sum_montants
from cmqplan.finance.balance import ecart, tient
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche, MoyensFinanciers, SectionBudgetaire, Statut
from cmqplan.model.lignes import (
    ZERO,
    doute,
    euros,
    le_moins_sur,
    lignes_financees,
    parts_annuelles,
    total_par_exercice,
)
from cmqplan.model.values import Etendue, Exercice
from cmqplan.rules.declare import ERROR, PLAN, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

_FAILING = """\
    total: 10 000 €
    par_exercice:
      - {exercice: 2024, montant: 6 000 €}
      - {exercice: 2025, montant: 3 000 €}
    reste_a_financer: 10 000 €
    """

_LESS = Said(
    "les totaux annuels font {somme}, soit {difference} de moins que le total de {total}",
    "the yearly totals sum to {somme}, {difference} less than the total of {total}",
)
_LINES = Said(
    "les financements de {exercice} font {somme}, mais {annee} sont annoncés pour cette année",
    "the financements of {exercice} sum to {somme}, but {annee} are announced for that year",
)
_MORE = Said(
    "les totaux annuels font {somme}, soit {difference} de plus que le total de {total}",
    "the yearly totals sum to {somme}, {difference} more than the total of {total}",
)

RULE = Rule(
    "CMQ214",
    "yearly-totals",
    ERROR,
    title=Said("Les totaux annuels ne tombent pas juste", "The yearly totals don't add up"),
    says={
        "less": _LESS.advising(
            Said(
                "si le total est juste, il manque {difference} à une année ({exercice} serait de {annee_juste} au lieu de {annee}) ; si les années sont justes, écrivez « total: {somme} » et ramenez-y les financements",
                "if the total is right, a year lacks {difference} ({exercice} would be {annee_juste} instead of {annee}); if the years are right, write “total: {somme}” and bring the financements to it",
            )
        ),
        "less-beyond-last": _LESS.advising(
            Said(
                "si les années sont justes, écrivez « total: {somme} » et ramenez-y les financements ; si le total est juste, il leur manque {difference} en tout",
                "if the years are right, write “total: {somme}” and bring the financements to it; if the total is right, they lack {difference} together",
            )
        ),
        "more": _MORE.advising(
            Said(
                "si le total est juste, une année est trop forte de {difference} ({exercice} serait de {annee_juste} au lieu de {annee}) ; si les années sont justes, écrivez « total: {somme} » et ramenez-y les financements",
                "if the total is right, a year is {difference} too high ({exercice} would be {annee_juste} instead of {annee}); if the years are right, write “total: {somme}” and bring the financements to it",
            )
        ),
        "more-beyond-last": _MORE.advising(
            Said(
                "si les années sont justes, écrivez « total: {somme} » et ramenez-y les financements ; si le total est juste, elles doivent baisser de {difference} en tout",
                "if the years are right, write “total: {somme}” and bring the financements to it; if the total is right, they must come down by {difference} together",
            )
        ),
        "lines": _LINES.advising(
            Said(
                "si les lignes sont justes, écrivez ici « montant: {somme} » ; sinon, déplacez {difference} de financements vers la bonne année",
                "if the lines are right, write “montant: {somme}” here; otherwise move {difference} of financements to the right year",
            )
        ),
        "lines-of-several": _LINES.advising(
            Said(
                "si les lignes sont justes, ramenez à {somme} ce qui est annoncé pour {exercice} ; sinon, déplacez {difference} de financements vers la bonne année",
                "if the lines are right, bring what is announced for {exercice} to {somme}; otherwise move {difference} of financements to the right year",
            )
        ),
        "twice": Says(
            fr=(
                "l'année {exercice} figure deux fois",
                "faites une seule ligne des deux, ou corrigez l'une des années",
            ),
            en=("the year {exercice} stands twice", "make one line of the two, or correct one of the years"),
        ),
    },
    reason=Said(
        "Les financeurs votent année par année. Un total étalé sur plusieurs années doit s'y retrouver en entier, et chaque année doit être payée.",
        "Funders vote year by year. A total spread over the years must be found again whole, and each year must be paid for.",
    ),
    source=practice(
        "Les subventions sont votées par exercice (les comptes publics sont annuels)",
        "Subsidies are voted per exercice (public accounts are yearly)",
    ),
    fails=money(_FAILING).at_line(9).beside(PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]")),
    passes=money(_FAILING.replace("3 000", "4 000")).beside(
        PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]")
    ),
)

_WHERE = ("moyens", "financiers")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None or not financiers.par_exercice:
        return
    twice = _twice(financiers)
    if twice is not None:
        first, again, exercice = twice
        related = Related(
            entry.at(*_WHERE, "par_exercice", first), Said("le premier est ici", "the first one is here")
        )
        yield RULE.found(
            entry.at(*_WHERE, "par_exercice", again, "exercice"), "twice", related, exercice=exercice
        )
        return
    total = total_par_exercice(financiers)
    declared = euros(financiers.total)
    if declared is not None and total != declared:
        sure, marge = doute(financiers.total)
        less_sure, less = le_moins_sur((part.certitude, part.marge) for part in parts_annuelles(financiers))
        gap = ecart(declared, marge, total, less)
        if not gap or Certitude.ESTIME in (sure, less_sure):
            return
        last = financiers.par_exercice[-1]
        annee = euros(last.montant) or ZERO
        params = {
            "total": declared,
            "somme": total,
            "difference": abs(gap),
            "exercice": last.exercice,
            "annee": annee,
            "annee_juste": annee + gap,
        }
        place = entry.at(*_WHERE, "par_exercice", len(financiers.par_exercice) - 1, "montant")
        related = Related(
            entry.at(*_WHERE, "total"), Said("le total est déclaré ici", "the total is declared here")
        )
        beyond = len(last.exercices) > 1 or annee + gap < ZERO
        variant = ("less" if gap > ZERO else "more") + ("-beyond-last" if beyond else "")
        yield RULE.found(place, variant, related, **params)
    elif tient(financiers):
        yield from _lines(entry, scene, financiers)


def _twice(financiers: MoyensFinanciers) -> tuple[int, int, Exercice] | None:
    """The ranks of two items that say one year of one section, and that year."""
    seen: dict[tuple[Exercice, SectionBudgetaire | None], int] = {}
    for n, item in enumerate(financiers.par_exercice):
        for year in item.exercices:
            first = seen.setdefault((year, item.section or financiers.section), n)
            if first != n:
                return first, n, year
    return None


def _lines(entry: Entry[Fiche], scene: Scene, financiers: MoyensFinanciers) -> Iterator[Finding]:
    """A year's lines against its total, where every cash line says its year and all money is found."""
    exercice = scene.plan.model.seul_exercice if scene.plan else None
    cash = [line for line in lignes_financees(financiers, exercice) if not line.est_en_nature]
    years = parts_annuelles(financiers)
    known = {year.exercice for year in years}
    unsure = any(year.certitude is not Certitude.FERME for year in years) or any(
        line.exercice is None
        or (isinstance(line.exercice, Etendue) and line.exercice not in known)
        or not line.chiffree
        or line.certitude is not Certitude.FERME
        or line.financement.statut is Statut.REFUSE
        for line in cash
    )
    if not cash or unsure or financiers.reste_a_financer:
        return
    for year in years:
        own = [line for line in cash if line.exercice == year.exercice]
        brought = sum_montants(line.montant for line in own)
        if brought != year.montant:
            params = {
                "exercice": year.exercice,
                "somme": brought,
                "annee": year.montant,
                "difference": abs(brought - year.montant),
            }
            place = entry.at(*_WHERE, "par_exercice", year.rang, "montant")
            related = tuple(
                Related(
                    entry.at(*_WHERE, "financements", line.index),
                    Said("cette ligne compte pour {exercice}", "this line counts for {exercice}"),
                    {"exercice": year.exercice},
                )
                for line in own
            )
            item = financiers.par_exercice[year.rang]
            alone = item.chaque is None and euros(item.montant) == year.montant
            yield RULE.found(place, "lines" if alone else "lines-of-several", *related, **params)
