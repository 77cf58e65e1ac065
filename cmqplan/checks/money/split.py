"""CMQ201: the financements don't sum to the total."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.checks.example import FICHE
from cmqplan.checks.rule import Example, Origin, Rule, Scene, Source
from cmqplan.finance.lines import lignes_financees, reste
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None or financiers.total is None or not financiers.financements:
        return
    lines = lignes_financees(financiers)
    missing = reste(financiers, lines)
    if financiers.reste_a_financer is not None:
        missing -= financiers.reste_a_financer
    if not missing:
        return
    last = lines[-1]
    params = {
        "total": financiers.total,
        "somme": financiers.total - missing,
        "difference": abs(missing),
        "financeur": scene.workspace.organismes.nom(last.financement.financeur),
        "ligne": last.montant,
        "ligne_juste": last.montant + missing,
        "total_juste": financiers.total - missing,
    }
    at_total = Related(entry.at("moyens", "financiers", "total"), N_("the total is declared here"))
    variant = "missing" if missing > missing.zero() else "excess"
    if variant == "excess" and last.montant + missing < missing.zero():
        variant = "excess-beyond-last"
    yield Finding(
        "CMQ201",
        entry.at("moyens", "financiers", "financements", last.index, "montant"),
        params,
        variant,
        related=(at_total,),
    )


RULE = Rule(
    code="CMQ201",
    slug="split-total",
    severity=Severity.ERROR,
    title=N_("The financements don't sum to the total"),
    messages={
        "missing": N_("the financements sum to {somme}, {difference} less than the total of {total}"),
        "excess": N_("the financements sum to {somme}, {difference} more than the total of {total}"),
        "excess-beyond-last": N_("the financements sum to {somme}, {difference} more than the total of {total}"),
    },
    helps={
        "missing": N_(
            "if the total is right, a line lacks {difference} (the last one, {financeur}, would be {ligne_juste} instead of {ligne}), "
            "or write “reste_a_financer: {difference}” when that money is still to be found; "
            "if the lines are right, write “total: {total_juste}”"
        ),
        "excess": N_(
            "if the total is right, a line is {difference} too high (the last one, {financeur}, would be {ligne_juste} instead of {ligne}); "
            "if the lines are right, write “total: {total_juste}”"
        ),
        "excess-beyond-last": N_(
            "if the lines are right, write “total: {total_juste}”; if the total is right, the lines must come down by {difference} together"
        ),
    },
    reason=N_(
        "A funder reads the split before anything else: money that is announced and not shared out, or shared out twice, "
        "sends the file back. The cash lines, with what is knowingly still to be found, must make the total to the cent."
    ),
    source=Source(Origin.DOCUMENT, N_("Every fiche of the 2024 plan that names its funders splits its total among them")),
    failing=Example(
        FICHE,
        """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €}
      - {financeur: cmq-bois, montant: 4 500 €}
""",
        line=9,
    ),
    passing=Example(
        FICHE,
        """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €}
      - {financeur: cmq-bois, montant: 4 000 €}
""",
    ),
    fiche=check,
)
