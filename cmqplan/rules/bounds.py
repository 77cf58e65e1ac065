"""Dates against dates: a period against what it must lie in, a label against what it must cover. Bounds are inclusive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from cmqplan.findings import Related
from cmqplan.language import Said
from cmqplan.model.campus import Campus, Label
from cmqplan.model.convention import Convention
from cmqplan.model.memo import asked_again
from cmqplan.model.plan import Plan
from cmqplan.periods import Periode, add_months
from cmqplan.workspace.workspace import Entry

Side: TypeAlias = Literal["before", "after", "around"]
"""How a period leaves its frame: begins before it, ends after it, or both."""


def outside(debut: date | None, fin: date | None, first: date | None, last: date | None) -> Side | None:
    """How days from ``debut`` to ``fin`` leave those from ``first`` to ``last``; None when they don't.

    An open end (None) of the frame limits nothing; one of the period is only judged by its other end.
    """
    start, end = debut or fin, fin or debut
    before = first is not None and start is not None and start < first
    after = last is not None and end is not None and end > last
    if before and after:
        return "around"
    return "before" if before else "after" if after else None


def apart(debut: date | None, fin: date | None, first: date | None, last: date | None) -> bool:
    """True when no day is common to both."""
    ends_before = fin is not None and first is not None and fin < first
    return ends_before or (debut is not None and last is not None and debut > last)


def year(exercice: int) -> tuple[date, date]:
    """Its first and last day."""
    return date(exercice, 1, 1), date(exercice, 12, 31)


def days_of(plan: Plan) -> tuple[date, date]:
    """The first day of a plan's first year and the last day of its last one."""
    return year(min(plan.exercice))[0], year(max(plan.exercice))[1]


@asked_again
def years_outside(plan: Plan, periode: Periode) -> tuple[int, ...]:
    """The years of a plan that have no day in a period."""
    return tuple(one for one in plan.exercice if apart(*year(one), periode.debut, periode.fin))


def at_period(convention: Entry[Convention]) -> Related:
    """The place that says how long a convention runs."""
    periode = convention.model.periode
    if periode.debut is None:
        note = Said("la convention court jusqu'au {fin}", "the convention runs until {fin}")
    elif periode.fin is None:
        note = Said("la convention court à partir du {debut}", "the convention runs from {debut}")
    else:
        note = Said("la convention court du {debut} au {fin}", "the convention runs from {debut} to {fin}")
    return Related(convention.at("periode"), note, {"debut": periode.debut, "fin": periode.fin})


class Gap(NamedTuple):
    """The first day that no label covers, the award that ended before it and the one that begins after it."""

    jour: date
    avant: Label | None
    apres: Label | None

    @property
    def side(self) -> Literal["before", "after", "gap"]:
        if self.avant is None:
            return "before"
        return "gap" if self.apres else "after"


def label_gap(campus: Campus, debut: date | None, fin: date | None) -> Gap | None:
    """Where a label doesn't cover the days from ``debut`` to ``fin``; None where it does, or may: an award whose end isn't
    known runs on, and one known by its year or month may begin and end as late as that allows."""
    if not campus.labels or debut is None:
        return None
    awards = sorted(campus.labels, key=lambda label: label.premier_jour or date.min)
    day = debut
    for label in awards:
        end = last_possible_day(label)
        if (label.premier_jour or date.min) <= day and (end is None or day <= end):
            if end is None:
                return None
            day = end + timedelta(days=1)
    if fin is not None and day > fin:
        return None
    return Gap(day, *_around(awards, day))


def _around(awards: Sequence[Label], day: date) -> tuple[Label | None, Label | None]:
    earlier = [label for label in awards if (label.premier_jour or date.min) <= day]
    later = [label for label in awards if label.premier_jour is not None and label.premier_jour > day]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def last_possible_day(label: Label) -> date | None:
    """The last day an award may run to; None when nothing says it."""
    if label.fin is not None:
        return label.fin
    start = label.debut.fin or label.debut.debut
    if label.duree is None or start is None:
        return None
    return add_months(start, label.duree) - timedelta(days=1)
