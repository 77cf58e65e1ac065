"""CMQ314: a label whose renewal is due."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.language import NN_
from cmqplan.model.campus import Campus, Stade
from cmqplan.obligations.labels import debut_du_renouvellement, mois_restants
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    campus, today, label = entry.model, workspace.today, entry.model.dernier_label
    end = label.dernier_jour if label is not None else None
    if label is None or end is None or campus.stade is not Stade.LABELLISE:
        return  # already asked for, or not to be renewed
    if debut_du_renouvellement(end) <= today <= end:
        left = mois_restants(end, today)
        params = {
            "campus": campus.sigle or campus.nom,
            "fin": end,
            "count": left,
            "jours": (end - today).days,
            "today": today,
        }
        place = entry.at("labels", campus.labels.index(label))
        yield Finding("CMQ314", place, params, "months" if left else "days")


RULE = Rule(
    code="CMQ314",
    slug="label-renewal",
    severity=Severity.WARNING,
    title=N_("A label whose renewal is due"),
    messages={
        "months": NN_(
            "the label of {campus} ends on {fin}, in {count} month: its renewal is due",
            "the label of {campus} ends on {fin}, in {count} months: its renewal is due",
        ),
        "days": N_("the label of {campus} ends on {fin}, in less than a month: its renewal is due"),
    },
    helps={
        "": N_(
            "write “stade: en renouvellement” once it is asked for, and add the new award to “labels” when it is given"
        )
    },
    reason=N_(
        "A renewal takes a file, opinions and an arrêté. Asked for too late, it leaves the campus without a label for a while."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The académie de Nancy-Metz: the label is awarded for some years and can be renewed"),
    ),
    failing=Example(CAMPUS, FILES[CAMPUS], line=8, today="2026-12-31"),
    passing=Example(CAMPUS, FILES[CAMPUS], today="2026-12-30"),
    dated=True,
    campus=check,
)
