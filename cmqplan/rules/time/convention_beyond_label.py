"""CMQ306: a convention that the campus's label doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention
from cmqplan.rules.bounds import label_gap
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    campus = workspace.campus.get(entry.model.campus or "")
    periode = entry.model.periode
    gap = label_gap(campus.model, periode.debut, periode.fin) if campus is not None else None
    if campus is None or gap is None:
        return
    award = gap.avant or gap.apres
    params = {
        "campus": campus.model.sigle or campus.model.nom,
        "jour": gap.jour,
        "debut": periode.debut,
        "fin": periode.fin,
        "fin_label": gap.avant.dernier_jour if gap.avant else None,
        "debut_label": gap.apres.premier_jour if gap.apres else None,
    }
    related = (
        Related(campus.at("labels", campus.model.labels.index(award)), N_("the award is declared here"))
        if award
        else None
    )
    yield Finding("CMQ306", entry.at("periode"), params, gap.side, related=(related,) if related else ())


_HELP = N_(
    "if the label was renewed, add the new award to “labels”; otherwise provide in the convention for what happens then"
)

RULE = Rule(
    code="CMQ306",
    slug="convention-beyond-label",
    severity=Severity.WARNING,
    title=N_("A convention that the campus's label doesn't cover"),
    messages={
        "before": N_("the convention begins on {debut}, and the label of {campus} only on {debut_label}"),
        "after": N_("the convention goes on after the label of {campus} ends ({fin_label})"),
        "gap": N_("no label of {campus} covers the time from {jour}, until the next award ({debut_label})"),
    },
    helps={
        "before": N_("add the award that ran before to “labels”, or correct the dates"),
        "after": _HELP,
        "gap": N_("add the award that is missing to “labels”, or correct the dates"),
    },
    reason=N_(
        "A convention with a campus supposes that there is one. When the label lapses in between, so does what was agreed on."
    ),
    source=Source(Origin.DOCUMENT, N_("The convention 2022-2025 follows the renewal of the label in 2022")),
    failing=Example(
        CONVENTION, FILES[CONVENTION].replace("periode: 2024-2026", "periode: 2024-2028"), line=2
    ),
    passing=Example(CONVENTION, FILES[CONVENTION].replace("periode: 2024-2026", "periode: 2023-2027")),
    convention=check,
)
