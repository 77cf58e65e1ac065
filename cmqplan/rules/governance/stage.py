"""CMQ508: a stage that the label's dates contradict."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.campus import Campus, Stade
from cmqplan.obligations.labels import label_du_jour
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.members import LABELLED
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    campus, today = entry.model, workspace.today
    last = campus.dernier_label
    if last is None:
        return
    running = label_du_jour(campus, today)
    shown = running or last
    params = {
        "stade": campus.stade.value,
        "fin": shown.dernier_jour,
        "debut": shown.premier_jour,
        "today": today,
    }
    related = (Related(entry.at("labels", campus.labels.index(shown)), N_("the award is declared here")),)
    variant = None
    if campus.stade in LABELLED and running is None:
        begins = last.premier_jour is not None and last.premier_jour > today
        variant = "not-begun" if begins and len(campus.labels) == 1 else None if begins else "ended"
    elif campus.stade is Stade.ECHU and running is not None:
        variant = "runs" if running.dernier_jour is not None else "runs-without-end"
    elif campus.stade in (Stade.ETUDE, Stade.PROJET) and running is not None:
        variant = "awarded"
    if variant is not None:
        yield Finding("CMQ508", entry.at("stade"), params, variant, related=related)


RULE = Rule(
    code="CMQ508",
    slug="stage-against-label",
    severity=Severity.WARNING,
    title=N_("A campus's stage that the dates of its label contradict"),
    messages={
        "ended": N_("the stage is “{stade}”, and the last label ended on {fin}"),
        "not-begun": N_("the stage is “{stade}”, and the label begins on {debut}"),
        "runs": N_("the stage is “{stade}”, and the label runs until {fin}"),
        "runs-without-end": N_("the stage is “{stade}”, and nothing says when the label ended"),
        "awarded": N_("the stage is “{stade}”, and a label has been running since {debut}"),
    },
    helps={
        "ended": N_("write “stade: échu”, or add the new award to “labels”"),
        "not-begun": N_("write “stade: en projet” until then, or correct “debut”"),
        "runs": N_("write “stade: labellisé”, or correct the dates of the label"),
        "runs-without-end": N_("give the award its “duree” or its “fin”"),
        "awarded": N_("write “stade: labellisé”, or take the award out of “labels” until it is decided"),
    },
    reason=N_(
        "Networks are counted by stage. A stage that nobody changed when the label began or ended makes the counts wrong, and a lapsed label look valid."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_(
            "The Région Île-de-France counts its campuses by stage; the académie de Nancy-Metz says how long a label is valid"
        ),
    ),
    failing=Example(CAMPUS, FILES[CAMPUS], line=4, today="2028-06-01"),
    passing=Example(CAMPUS, FILES[CAMPUS], today="2024-06-01"),
    dated=True,
    campus=check,
)
