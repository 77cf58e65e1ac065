"""CMQ228: a statut that says less, or more, than the line's own figures."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import sum_montants
from cmqplan.finance.lines import LigneFinancee, lignes_financees
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    for line in lignes_financees(financiers) if financiers is not None else ():
        found = _contradiction(line)
        if found is None:
            continue
        variant, key = found
        written = line.financement
        paid = sum_montants(item.montant for item in written.versements if item.recu)
        granted = written.accorde if written.accorde is not None else line.montant
        params = {
            "financeur": scene.workspace.organismes.nom(written.financeur),
            "statut": written.statut.value if written.statut else None,
            "accorde": granted,
            "recu": paid,
            "difference": abs(granted - paid),
        }
        related = Related(entry.at(*_WHERE, line.index, key), N_("this says otherwise"))
        yield Finding("CMQ228", entry.at(*_WHERE, line.index, "statut"), params, variant, related=(related,))


def _contradiction(line: LigneFinancee) -> tuple[str, str] | None:
    """The variant, and the key that contradicts the statut; None where all agrees."""
    written = line.financement
    paid = sum_montants(item.montant for item in written.versements if item.recu)
    granted = written.accorde if written.accorde is not None else line.montant
    if written.statut in (Statut.A_SOLLICITER, Statut.SOLLICITE):
        if paid:
            return "paid-early", "versements"
        return ("granted-early", "accorde") if written.accorde else None
    if written.statut is Statut.REFUSE:
        if paid:
            return "paid-refused", "versements"
        return ("granted-refused", "accorde") if written.accorde else None
    if written.statut is Statut.VERSE and written.versements and paid < granted:
        return "not-all-paid", "versements"
    if written.statut in (Statut.ACCORDE, Statut.NOTIFIE) and granted and paid >= granted:
        return "all-paid", "versements"
    return None


_GRANTED = N_("write “statut: accordé” (or notifié), or take “accorde” out while nothing is decided")

RULE = Rule(
    code="CMQ228",
    slug="statut-behind",
    severity=Severity.WARNING,
    title=N_("A statut that its own line contradicts"),
    messages={
        "granted-early": N_("{financeur} granted {accorde}, and the statut is still “{statut}”"),
        "paid-early": N_("{financeur} has paid {recu}, and the statut is still “{statut}”"),
        "granted-refused": N_("{financeur} granted {accorde}, and the statut is “{statut}”"),
        "paid-refused": N_("{financeur} has paid {recu}, and the statut is “{statut}”"),
        "not-all-paid": N_(
            "the statut is “{statut}”, and {recu} of {accorde} were received: {difference} are awaited"
        ),
        "all-paid": N_("{financeur} has paid all of the {accorde}, and the statut is still “{statut}”"),
    },
    helps={
        "granted-early": _GRANTED,
        "paid-early": N_("write “statut: notifié”, or “statut: versé” once all is paid"),
        "granted-refused": _GRANTED,
        "paid-refused": N_("correct the statut, or take the payment out"),
        "not-all-paid": N_(
            "write “statut: notifié” until {difference} are received, or add the payment (“recu: …”)"
        ),
        "all-paid": N_("write “statut: versé”"),
    },
    reason=N_(
        "The tables sort money by its statut: secured or hoped-for. One that lags behind shows a worse, or a better, budget than the real one."
    ),
    source=Source(Origin.PRACTICE, N_("A line goes from requested to granted, notified, then paid")),
    failing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, accorde: 6 000 €, statut: sollicité}
            """),
        line=8,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, accorde: 6 000 €, statut: accordé, date: 2024-03-01}
            """),
    ),
    fiche=check,
)
