"""CMQ228: a statut that says less, or more, than the line's own figures."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import sum_montants
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.model.lignes import LigneFinancee, lignes_financees
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ228",
    "statut-behind",
    WARNING,
    title=Said("Un statut que contredit sa propre ligne", "A statut that its own line contradicts"),
    says={
        "granted-early": Says(
            "{financeur} a accordé {accorde}, et le statut est toujours « {statut} »",
            "{financeur} granted {accorde}, and the statut is still “{statut}”",
        ),
        "paid-early": Says(
            fr=(
                "{financeur} a versé {recu}, et le statut est toujours « {statut} »",
                "écrivez « statut: notifié », puis « statut: versé » une fois que tout est payé",
            ),
            en=(
                "{financeur} has paid {recu}, and the statut is still “{statut}”",
                "write “statut: notifié”, or “statut: versé” once all is paid",
            ),
        ),
        "paid-unsaid": Says(
            fr=(
                "{financeur} a versé {recu}, et rien ne dit ce qui est accordé",
                "écrivez « statut: notifié » (ou versé, une fois que tout est payé), et « accorde: … » si la décision donne un autre montant",
            ),
            en=(
                "{financeur} has paid {recu}, and nothing says what was granted",
                "write “statut: notifié” (or “versé”, once all is paid), and “accorde: …” if the decision gives another amount",
            ),
        ),
        "granted-refused": Says(
            "{financeur} a accordé {accorde}, et le statut est « {statut} »",
            "{financeur} granted {accorde}, and the statut is “{statut}”",
        ),
        "paid-refused": Says(
            fr=(
                "{financeur} a versé {recu}, et le statut est « {statut} »",
                "corrigez le statut, ou retirez le versement",
            ),
            en=(
                "{financeur} has paid {recu}, and the statut is “{statut}”",
                "correct the statut, or take the payment out",
            ),
        ),
        "not-all-paid": Says(
            fr=(
                "le statut est « {statut} », et {recu} sur {accorde} ont été reçus : {difference} sont attendus",
                "écrivez « statut: notifié » jusqu'à ce que {difference} soient reçus, ou ajoutez le versement (« recu: … »)",
            ),
            en=(
                "the statut is “{statut}”, and {recu} of {accorde} were received: {difference} are awaited",
                "write “statut: notifié” until {difference} are received, or add the payment (“recu: …”)",
            ),
        ),
        "all-paid": Says(
            fr=(
                "{financeur} a versé la totalité des {accorde}, et le statut est toujours « {statut} »",
                "écrivez « statut: versé »",
            ),
            en=(
                "{financeur} has paid all of the {accorde}, and the statut is still “{statut}”",
                "write “statut: versé”",
            ),
        ),
    },
    help=Said(
        "écrivez « statut: accordé » (ou notifié), ou retirez « accorde » tant que rien n'est décidé",
        "write “statut: accordé” (or notifié), or take “accorde” out while nothing is decided",
    ),
    reason=Said(
        "Les tableaux classent l'argent par statut : acquis ou espéré. Un statut en retard montre un budget pire, ou meilleur, que le vrai.",
        "The tables sort money by its statut: secured or hoped-for. One that lags behind shows a worse, or a better, budget than the real one.",
    ),
    source=practice(
        "Une ligne est sollicitée, puis accordée, notifiée, versée",
        "A line goes from requested to granted, notified, then paid",
    ),
    fails=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, accorde: 6 000 €, statut: sollicité}
            """).at_line(8),
    passes=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, accorde: 6 000 €, statut: accordé, date: 2024-03-01}
            """),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
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
        related = Related(
            entry.at(*_WHERE, line.index, key), Said("ceci dit autre chose", "this says otherwise")
        )
        where = "versements" if written.statut is None else "statut"
        yield RULE.found(entry.at(*_WHERE, line.index, where), variant, related, **params)


def _contradiction(line: LigneFinancee) -> tuple[str, str] | None:
    """The variant, and the key that contradicts the statut, or payments without one; None where all agrees."""
    written = line.financement
    if not written.versements and written.accorde is None:
        return None
    paid = sum_montants(item.montant for item in written.versements if item.recu)
    granted = written.accorde if written.accorde is not None else line.montant
    if written.statut is None:
        return ("paid-unsaid", "montant") if paid and written.accorde is None else None
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
