"""CMQ238: an amount written on another base than its plan's."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import Base, Chiffrage
from cmqplan.findings import Finding, Place, Related
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Fiche, MoyensFinanciers
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ238",
    "other-base",
    ERROR,
    title=Said("Un montant qui n'est pas sur la base du plan", "An amount that isn't on the plan's base"),
    says=Says(
        fr=(
            "« {montant} » est {base}, et les montants de ce plan sont {base_du_plan}",
            "écrivez le montant {base_du_plan}, ou corrigez « base » dans le plan si tous ses montants sont {base}",
        ),
        en=(
            "“{montant}” is {base}, and the amounts of this plan are {base_du_plan}",
            "write the amount {base_du_plan}, or correct “base” in the plan if all its amounts are {base}",
        ),
    ),
    reason=Said(
        "Des montants hors taxes et toutes taxes comprises ne s'additionnent pas : l'écart est celui de la taxe.",
        "Amounts with and without tax don't add up: they differ by the tax.",
    ),
    source=practice(
        "Un plan dit une fois si ses montants sont HT, TTC ou nets de taxe",
        "A plan says once whether its amounts are HT, TTC or net of tax",
    ),
    fails=money("""\
            total: 10 000 € HT
            financements:
              - {financeur: region, montant: 10 000 €}
            """).at_line(6),
    passes=money("""\
            total: 10 000 € TTC
            financements:
              - {financeur: region, montant: 10 000 €}
            """),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    base = scene.plan.model.base if scene.plan is not None else None
    if financiers is None or base is None or scene.plan is None:
        return
    for path, written in _amounts(financiers):
        if written.base is not None and written.base is not base:
            place = entry.at("moyens", "financiers", *path)
            yield _finding(place, written, base, scene.plan.at("base"))


def check_plan(scene: Scene, _: object) -> Iterator[Finding]:
    if scene.plan is None:
        return
    base, budget = scene.plan.model.base, scene.plan.model.budget
    if base is not None and budget is not None and budget.base not in (None, base):
        yield _finding(scene.plan.at("budget"), budget, base, scene.plan.at("base"))


def _amounts(financiers: MoyensFinanciers) -> Iterator[tuple[Path, Chiffrage]]:
    if financiers.total is not None:
        yield ("total",), financiers.total
    for n, part in enumerate(financiers.par_exercice):
        yield ("par_exercice", n, "montant"), part.montant
    for n, line in enumerate(financiers.financements):
        if line.montant is not None:
            yield ("financements", n, "montant"), line.montant
    for n, item in enumerate(financiers.depenses):
        yield ("depenses", n, "montant"), item.montant


def _finding(place: Place, written: Chiffrage, base: Base, declared: Place) -> Finding:
    related = Related(declared, Said("la base du plan est déclarée ici", "the plan's base is declared here"))
    own = written.base.value if written.base is not None else ""
    return RULE.found(place, "", related, montant=str(written), base=own, base_du_plan=base.value)
