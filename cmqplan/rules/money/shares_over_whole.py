"""CMQ216: shares that make more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cmqplan.amounts import Taux
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")
_WHOLE = Decimal(100)


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    shares = [
        (n, line, line.taux.valeur)
        for n, line in enumerate(entry.model.financements)
        if line.taux is not None
        and line.montant is None
        and not line.est_en_nature
        and line.statut is not Statut.REFUSE
    ]
    whole = sum((value for _, _, value in shares), Decimal(0))
    if whole <= _WHOLE:
        return
    n, line, last = shares[-1]
    over = whole - _WHOLE
    params = {
        "somme": Taux(whole),
        "exces": Taux(over),
        "financeur": scene.workspace.organismes.nom(line.financeur),
        "taux": line.taux,
        "taux_juste": Taux(max(last - over, Decimal(0))),
    }
    related = tuple(
        Related(entry.at(*_WHERE, other, "taux"), N_("{taux} are counted here"), {"taux": Taux(value)})
        for other, _, value in shares[:-1]
    )
    yield Finding(
        "CMQ216", entry.at(*_WHERE, n, "taux"), params, "" if last >= over else "beyond-last", related=related
    )


RULE = Rule(
    code="CMQ216",
    slug="shares-over-whole",
    severity=Severity.ERROR,
    title=N_("Shares that make more than the whole"),
    messages={
        "": N_("the shares make {somme} together, {exces} more than the whole"),
        "beyond-last": N_("the shares make {somme} together, {exces} more than the whole"),
    },
    helps={
        "": N_(
            "bring one of them down by {exces} (the last one, {financeur}, would be {taux_juste} instead of {taux})"
        ),
        "beyond-last": N_("bring the shares down by {exces} together"),
    },
    reason=N_("Funders together can't bring more than the whole of what an action costs."),
    source=Source(Origin.PRACTICE, N_("Public co-financing is at most the cost of the action")),
    failing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, taux: 70 %}
              - {financeur: cmq-bois, taux: 40 %}
            """),
        line=9,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, taux: 70 %}
              - {financeur: cmq-bois, taux: 30 %}
            """),
    ),
    fiche=check,
)
