"""CMQ235: the financements don't sum to an estimate."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.balance import en_nature_comptee, equilibre, tombe_juste
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import ZERO
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ235",
    "split-estimate",
    WARNING,
    title=Said(
        "Les financements ne font pas le total estimé", "The financements don't sum to the estimated total"
    ),
    says={
        "missing": Says(
            fr=(
                "les financements font {somme}, soit {difference} de moins que le total de {total} ; l'un des deux est estimé",
                "écrivez « reste_a_financer: {reste_juste} » si cet argent reste à trouver, ou revoyez l'estimation : « total: environ {somme} »",
            ),
            en=(
                "the financements sum to {somme}, {difference} less than the total of {total}; one of the two is an estimate",
                "write “reste_a_financer: {reste_juste}” when that money is still to be found, or look at the estimate again: “total: environ {somme}”",
            ),
        ),
        "excess": Says(
            fr=(
                "les financements font {somme}, soit {difference} de plus que le total de {total} ; l'un des deux est estimé",
                "revoyez l'estimation, « total: environ {somme} », ou baissez une ligne de {difference}",
            ),
            en=(
                "the financements sum to {somme}, {difference} more than the total of {total}; one of the two is an estimate",
                "look at the estimate again, “total: environ {somme}”, or bring a line down by {difference}",
            ),
        ),
    },
    reason=Said(
        "Une estimation peut s'écarter de ce que les financeurs apportent, mais l'écart est à voir avant le vote. Un total donné par une fourchette n'est faux que si les financements en sortent : c'est alors CMQ201.",
        "An estimate may differ from what funders bring, but the gap is to be looked at before the vote. A total given as a range is wrong only where the financements leave it: then it is CMQ201.",
    ),
    source=practice(
        "Des plans climat et de santé estiment leurs coûts (« environ 15 000 € ») avant de les répartir",
        "Climate and health plans estimate their costs (« environ 15 000 € ») before they split them",
    ),
    fails=money("""\
            total: environ 15 000 €
            financements:
              - {financeur: region, montant: 10 000 €}
              - {financeur: campus-exemple, montant: 4 000 €}
            """).at_line(6),
    passes=money("""\
            total: environ 15 000 €
            financements:
              - {financeur: region, montant: 10 000 €}
              - {financeur: campus-exemple, montant: 5 000 €}
            """),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    if financiers is None or tombe_juste(financiers):
        return
    state = equilibre(financiers)
    if state is None or not state.estime or not state.ecart or not state.lignes or en_nature_comptee(state):
        return
    if state.ecart > ZERO and any(not line.chiffree for line in state.lignes):
        return  # the line without an amount is what is missing: CMQ124
    key = "total" if financiers.total is not None else "par_exercice"
    related = Related(
        entry.at("moyens", "financiers", "financements", on="key"),
        Said("les lignes sont ici", "the lines are here"),
    )
    yield RULE.found(
        entry.at("moyens", "financiers", key),
        "missing" if state.ecart > ZERO else "excess",
        related,
        total=state.borne,
        somme=state.trouve,
        difference=abs(state.ecart),
        reste_juste=state.reste + state.ecart,
    )
