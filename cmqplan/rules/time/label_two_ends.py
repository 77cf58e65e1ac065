"""CMQ321: a label whose end and length disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cmqplan.findings import Finding, Related
from cmqplan.model.campus import Campus
from cmqplan.periods import add_months
from cmqplan.rules.declare import CAMPUS, WARNING, Example, Rule, Said, Says, practice
from cmqplan.rules.time.label_too_long import legal_maximum
from cmqplan.workspace.workspace import Entry, Workspace


def _campus(end: str) -> Example:
    return CAMPUS.replacing("duree: 5 ans", f"duree: 5 ans, fin: {end}")


RULE = Rule(
    "CMQ321",
    "label-end-and-length",
    WARNING,
    title=Said("Un label dont la fin et la durée ne concordent pas", "A label whose end and length disagree"),
    says={
        "": Says(
            fr=(
                "ce label se termine le {fin}, mais {duree} mois à partir du {debut} se terminent le {fin_juste}",
                "écrivez « fin: {iso} », ou retirez celle des deux que l'arrêté ne donne pas",
            ),
            en=(
                "this award ends on {fin}, but {duree} months from {debut} end on {fin_juste}",
                "write “fin: {iso}”, or leave out the one of the two that the arrêté doesn't state",
            ),
        ),
        "vague": Says(
            fr=(
                "ce label se termine le {fin}, mais {duree} mois à partir du {debut} se terminent un autre jour (le {fin_juste} au plus tôt)",
                "retirez celle des deux que l'arrêté ne donne pas",
            ),
            en=(
                "this award ends on {fin}, but {duree} months from {debut} end on another day ({fin_juste} at the earliest)",
                "leave out the one of the two that the arrêté doesn't state",
            ),
        ),
    },
    reason=Said(
        "La fin décide du moment de demander le renouvellement. Donnée deux fois et différemment, on se fiera à la mauvaise.",
        "The end decides when the renewal is due. Given twice and differently, one of the two will be trusted wrongly.",
    ),
    source=practice(
        "Un arrêté donne un premier jour et une durée, ou un dernier jour",
        "An arrêté states a first day and a length, or a last day",
    ),
    fails=_campus("31 décembre 2026").at_line(8),
    passes=_campus("31 décembre 2027"),
)


def check_campus(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
    for n, label in enumerate(entry.model.labels):
        first, latest = label.debut.debut, label.debut.fin
        if label.fin is None or label.duree is None or first is None or latest is None:
            continue
        one_day = timedelta(days=1)
        soonest, last = add_months(first, label.duree) - one_day, add_months(latest, label.duree) - one_day
        longest = add_months(latest, legal_maximum(latest)) - one_day
        if soonest <= label.fin <= last or label.fin > longest:
            continue  # they agree, or CMQ307 says that the end is beyond what the law allows
        params = {
            "fin": label.fin,
            "duree": label.duree,
            "fin_juste": soonest,
            "iso": soonest.isoformat(),
            "debut": first,
        }
        related = Related(
            entry.at("labels", n, "duree"), Said("sa durée est déclarée ici", "its length is declared here")
        )
        yield RULE.found(entry.at("labels", n, "fin"), "" if first == latest else "vague", related, **params)
