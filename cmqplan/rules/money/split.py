"""CMQ201: the financements don't sum to the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.finance.balance import ZERO, Equilibre, en_nature_comptee, equilibre, tombe_juste
from cmqplan.findings import N_, Finding, Place, Related, Severity
from cmqplan.model.fiche import Fiche, MoyensFinanciers, Statut
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers")


def check(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None or tombe_juste(financiers):
        return ()
    return _unbalanced(entry, scene, financiers)


def _unbalanced(entry: Entry[Fiche], scene: Scene, financiers: MoyensFinanciers) -> Iterator[Finding]:
    state = equilibre(financiers)
    if state is None or not state.ecart or en_nature_comptee(state):
        return
    if not state.lignes:
        if state.reste > state.total:
            params = {"total": state.total, "reste": state.reste}
            place = entry.at(*_WHERE, "reste_a_financer")
            yield Finding("CMQ201", place, params, "rest-alone", related=(_at_total(entry, financiers),))
        return
    if state.ecart > ZERO and any(not line.chiffree for line in state.lignes):
        return  # the line without an amount is what is missing: CMQ124
    yield _finding(entry, scene, financiers, state)


def _finding(entry: Entry[Fiche], scene: Scene, financiers: MoyensFinanciers, state: Equilibre) -> Finding:
    missing = state.ecart
    counted = [
        line for line in state.lignes if not line.refuse and line.financement.statut is not Statut.REFUSE
    ]
    in_euros = [line for line in counted if line.financement.taux is None]
    last = (in_euros or counted or state.lignes)[-1]
    params = {
        "total": state.total,
        "somme": state.total - missing,
        "difference": abs(missing),
        "financeur": scene.workspace.organismes.nom(last.financement.financeur),
        "ligne": last.montant,
        "ligne_juste": last.montant + missing,
        "total_juste": state.total - missing,
        "reste": state.reste,
        "reste_juste": state.reste + missing,
    }
    place = entry.at(*_WHERE, "financements", last.index, "montant")
    variant = "missing" if missing > ZERO else "excess"
    if state.reste and state.reste + missing >= ZERO:
        variant += "-rest" if state.reste + missing else "-no-rest"
        variant += "-refused" if missing > ZERO and state.refuse else ""
        place = entry.at(*_WHERE, "reste_a_financer")
    elif missing > ZERO and state.refuse:
        variant += "-refused"
    elif len(in_euros) < len(counted):
        variant += "-shares"
    elif not counted or last.montant + missing < ZERO:
        variant += "-beyond-last"
    return Finding(
        "CMQ201", place, params, variant, related=(_at_total(entry, financiers), *_spending(entry, state))
    )


def _at_total(entry: Entry[Fiche], financiers: MoyensFinanciers) -> Related:
    if financiers.total is None:
        return Related(entry.at(*_WHERE, "par_exercice"), N_("the yearly totals are declared here"))
    return Related(entry.at(*_WHERE, "total"), N_("the total is declared here"))


def _spending(entry: Entry[Fiche], state: Equilibre) -> Iterator[Related]:
    """When the dépenses make the same sum as the lines, the total is what is wrong."""
    financiers = entry.model.moyens.financiers
    if financiers is None:
        return
    spent = sum((item.montant for item in financiers.depenses if not item.est_en_nature), start=ZERO)
    if spent and spent == state.total - state.ecart:
        place: Place = entry.at(*_WHERE, "depenses")
        yield Related(place, N_("the dépenses too make {somme}"), {"somme": spent})


_SUM_LESS = N_("the financements sum to {somme}, {difference} less than the total of {total}")
_SUM_MORE = N_("the financements sum to {somme}, {difference} more than the total of {total}")
_REST_LESS = N_(
    "the financements and what is still to be found sum to {somme}, {difference} less than the total of {total}"
)
_LESS_REFUSED = N_(
    "without what was refused, the financements sum to {somme}, {difference} less than the total of {total}"
)
_REST_LESS_REFUSED = N_(
    "without what was refused, the financements and what is still to be found sum to {somme}, {difference} less than the total of {total}"
)
_REST_MORE = N_(
    "the financements and what is still to be found sum to {somme}, {difference} more than the total of {total}"
)

RULE = Rule(
    code="CMQ201",
    slug="split-total",
    severity=Severity.ERROR,
    title=N_("The financements don't sum to the total"),
    messages={
        "missing": _SUM_LESS,
        "missing-shares": _SUM_LESS,
        "missing-rest": _REST_LESS,
        "missing-refused": _LESS_REFUSED,
        "missing-rest-refused": _REST_LESS_REFUSED,
        "excess": _SUM_MORE,
        "excess-shares": _SUM_MORE,
        "excess-rest": _REST_MORE,
        "excess-no-rest": _REST_MORE,
        "excess-beyond-last": _SUM_MORE,
        "rest-alone": N_("{reste} are said to be still to be found, more than the total of {total}"),
    },
    helps={
        "missing": N_(
            "if the total is right, a line lacks {difference} (the last one, {financeur}, would be {ligne_juste} instead of {ligne}), "
            "or write “reste_a_financer: {difference}” when that money is still to be found; "
            "if the lines are right, write “total: {total_juste}”"
        ),
        "missing-shares": N_(
            "raise a line by {difference}, add a line that brings it, or write “reste_a_financer: {reste_juste}” when that money is "
            "still to be found"
        ),
        "missing-rest": N_(
            "if the total and the lines are right, write “reste_a_financer: {reste_juste}” instead of {reste}; "
            "if the lines and what is to be found are right, write “total: {total_juste}”"
        ),
        "missing-refused": N_(
            "add a line that brings {difference}, or write “reste_a_financer: {reste_juste}”: what is still to be found, refused money "
            "included"
        ),
        "missing-rest-refused": N_(
            "what is still to be found includes refused money: write “reste_a_financer: {reste_juste}” instead of {reste}; "
            "if the lines and what is to be found are right, write “total: {total_juste}”"
        ),
        "excess": N_(
            "if the total is right, a line is {difference} too high (the last one, {financeur}, would be {ligne_juste} instead of {ligne}); "
            "if the lines are right, write “total: {total_juste}”"
        ),
        "excess-shares": N_(
            "bring the lines down by {difference} together; those given as a share follow the total"
        ),
        "excess-rest": N_(
            "if the total and the lines are right, write “reste_a_financer: {reste_juste}” instead of {reste}; "
            "if the lines and what is to be found are right, write “total: {total_juste}”"
        ),
        "excess-no-rest": N_(
            "the lines make the total by themselves: leave “reste_a_financer” out; "
            "if that money is still to be found, write “total: {total_juste}”"
        ),
        "excess-beyond-last": N_(
            "if the lines are right, write “total: {total_juste}”; if the total is right, the lines must come down by {difference} together"
        ),
        "rest-alone": N_("write “reste_a_financer: {total}” if nothing is found yet, or correct the total"),
    },
    reason=N_(
        "A funder reads the split before anything else: money that is announced and not shared out, or shared out twice, "
        "sends the file back. What the cash lines bring, with what is knowingly still to be found, must make the total to the cent. "
        "Refused money brings nothing and is to be found again: “reste_a_financer” includes it; without that key the refused lines "
        "stand for it."
    ),
    source=Source(
        Origin.DOCUMENT, N_("Every fiche of the 2024 plan that names its funders splits its total among them")
    ),
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
