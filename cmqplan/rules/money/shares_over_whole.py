"""CMQ216: shares that make more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cmqplan.amounts import Taux
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.rules.declare import ERROR, Rule, Said, Scene, money, practice
from cmqplan.workspace.workspace import Entry

_BEYOND = Said(
    "les taux font {somme} ensemble, soit {exces} de plus que le tout",
    "the shares make {somme} together, {exces} more than the whole",
)

RULE = Rule(
    "CMQ216",
    "shares-over-whole",
    ERROR,
    title=Said("Des taux qui font plus que le tout", "Shares that make more than the whole"),
    says={
        "": _BEYOND.advising(
            Said(
                "baissez l'un d'eux de {exces} (le dernier, {financeur}, serait de {taux_juste} au lieu de {taux})",
                "bring one of them down by {exces} (the last one, {financeur}, would be {taux_juste} instead of {taux})",
            )
        ),
        "beyond-last": _BEYOND.advising(
            Said("baissez les taux de {exces} en tout", "bring the shares down by {exces} together")
        ),
    },
    reason=Said(
        "Ensemble, les financeurs ne peuvent pas apporter plus que tout ce que coûte une action.",
        "Funders together can't bring more than the whole of what an action costs.",
    ),
    source=practice(
        "Les cofinancements publics font au plus le coût de l'action",
        "Public co-financing is at most the cost of the action",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, taux: 70 %}
              - {financeur: campus-exemple, taux: 40 %}
            """).at_line(9),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, taux: 70 %}
              - {financeur: campus-exemple, taux: 30 %}
            """),
)

_WHERE = ("moyens", "financiers", "financements")

_WHOLE = Decimal(100)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
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
        Related(
            entry.at(*_WHERE, other, "taux"),
            Said("{taux} sont comptés ici", "{taux} are counted here"),
            {"taux": Taux(value)},
        )
        for other, _, value in shares[:-1]
    )
    yield RULE.found(entry.at(*_WHERE, n, "taux"), "" if last >= over else "beyond-last", *related, **params)
