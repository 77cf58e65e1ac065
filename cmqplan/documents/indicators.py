"""Indicators as bars: what was reached, year by year, within what was aimed at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cmqplan.documents import french
from cmqplan.documents.charts import rows, svg
from cmqplan.documents.charts.svg import Sheet
from cmqplan.documents.pictures import LONGEST, SHORTEST, figure
from cmqplan.documents.views import Figure, VueFiche
from cmqplan.model.fiche import Cible, Indicateur

_NUMBER = re.compile(
    r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,15})(?:[.,](\d{1,4}))?(?![\d.,])(.*)", re.DOTALL
)
_OTHER_NUMBER = re.compile(r"\d")

CIBLE = rows.Kind("cible", {"fill": "none", "stroke": svg.SOFT})
ATTEINT = rows.Kind("atteint", rows.ACQUIS.look, within=True)
DEPART = rows.Kind("départ", {"fill": svg.BAND, "stroke": svg.SOFT}, within=True)


@dataclass(frozen=True, slots=True)
class _Step:
    """A value reached in a year, and the target it is judged by; a target alone, or where it all began."""

    reached: str | None
    target: Cible | None
    year: str
    depart: bool = False


def number_in(text: str) -> Decimal | None:
    """The one number that a value begins with: « 1 250 », « 12,5 % », « 300 élèves »; None for any other."""
    found = _NUMBER.match(text.strip())
    if found is None or _OTHER_NUMBER.search(found[3]):
        return None
    whole = re.sub(r"\D", "", found[1])
    return Decimal(f"{whole}.{found[2] or 0}")


def indicators(views: Sequence[VueFiche]) -> Figure | None:
    """The indicators whose values are numbers, those farthest from their target where they aren't all shown; None where
    they are few. It is said how many aren't in the picture."""
    known = [(view.numero, one) for view in views if view.fiche for one in view.fiche.indicateurs]
    measured = [(numero, one) for numero, one in known if one.valeurs and _is_drawn(one)]
    if len(measured) < SHORTEST:
        return None
    shown = _farthest(measured)
    aimed = [one for _, one in measured if _judged(one)]
    reached = sum(_is_reached(one) for one in aimed)
    said = [
        f"{french.count(reached, 'cible atteinte', 'cibles atteintes') if reached else 'Aucune cible atteinte'} sur {len(aimed)}"
        if aimed
        else french.count(len(measured), "indicateur mesuré", "indicateurs mesurés")
    ]
    if len(shown) < len(measured):
        which = "indicateurs les plus loin de leur cible" if reached < len(aimed) else "premiers indicateurs"
        said.append(f"ici, les {len(shown)} {which}")
    left = len(known) - len(shown)
    if left:
        said.append(
            french.count(left, "autre est dans les tableaux", "autres sont dans les tableaux")
            + " des actions"
        )

    def draw(sheet: Sheet) -> svg.Body:
        return rows.draw([_row(numero, one) for numero, one in shown], sheet)

    def words() -> str:
        named = (f"{one.nom}, {', '.join(_said(step) for step in _steps(one))}" for _, one in shown[:8])
        return f"Barres : {' ; '.join(named)}. Les valeurs sont dans les tableaux des actions."

    return figure("figure-indicateurs", "Indicateurs : atteint et cible", " ; ".join(said), words, draw)


def _farthest(measured: Sequence[tuple[str, Indicateur]]) -> list[tuple[str, Indicateur]]:
    """As many as one picture holds, in the order of the plan."""
    kept: set[int] = set()
    lines = 0
    for n, (_, one) in sorted(enumerate(measured), key=lambda found: _progress(found[1][1])):
        lines += sum(1 for _ in _steps(one))
        if lines > LONGEST and kept:
            break
        kept.add(n)
    return [found for n, found in enumerate(measured) if n in kept]


def _progress(one: Indicateur) -> Decimal:
    """How much of the way to its target an indicator has made: 1 where it is there, or has none."""
    judged = _judged(one)
    if judged is None or _is_reached(one):
        return Decimal(1)
    value, aim = judged
    start = _number(one.reference[-1].valeur) if one.reference else Decimal(0)
    return (value - start) / (aim - start) if aim != start else Decimal(1)


def _is_drawn(one: Indicateur) -> bool:
    """True where all that it says is a number."""
    said = (part.valeur for parts in (one.reference, one.cible, one.valeurs) for part in parts)
    return all(number_in(text) is not None for text in said)


def _number(text: str) -> Decimal:
    return number_in(text) or Decimal(0)


def _judged(one: Indicateur) -> tuple[Decimal, Decimal] | None:
    """Its last value and the target of that year; None without a target."""
    last = max(one.valeurs, key=lambda value: value.exercice)
    target = _target(one, last.exercice)
    return (_number(last.valeur), _number(target.valeur)) if target else None


def _is_reached(one: Indicateur) -> bool:
    """Whether its last value is as good as its target: as high, or as low where it was to fall."""
    judged = _judged(one)
    if judged is None:
        return False
    value, aim = judged
    falls = any(_number(start.valeur) > aim for start in one.reference)
    return value <= aim if falls else value >= aim


def _target(one: Indicateur, year: int) -> Cible | None:
    """The target that a year is judged by: the next one due, else the last."""
    dated = sorted((cible for cible in one.cible if _year(cible)), key=lambda cible: _year(cible))
    following = [cible for cible in dated if _year(cible) >= year]
    return next(iter([*following, *reversed(dated), *one.cible]), None)


def _year(cible: Cible) -> int:
    end = cible.echeance.fin if cible.echeance else None
    return end.year if end else 0


def _steps(one: Indicateur) -> Iterator[_Step]:
    for start in one.reference:
        yield _Step(start.valeur, None, str(start.exercice or ""), depart=True)
    values = sorted(one.valeurs, key=lambda value: value.exercice)
    targets = [_target(one, value.exercice) for value in values]
    for value, target in zip(values, targets, strict=True):
        yield _Step(value.valeur, target, str(value.exercice))
    for cible in one.cible:
        if not any(cible is target for target in targets):
            yield _Step(None, cible, str(cible.echeance) if cible.echeance else "")


def _row(numero: str, one: Indicateur) -> rows.Row:
    steps = list(_steps(one))
    numbers = [_number(part.valeur) for parts in (one.reference, one.cible, one.valeurs) for part in parts]
    largest = max(numbers) or Decimal(1)
    lines = []
    for step in steps:
        parts = []
        if step.target is not None:
            parts.append((CIBLE, _number(step.target.valeur)))
        if step.reached is not None:
            parts.append((DEPART if step.depart else ATTEINT, _number(step.reached)))
        lines.append(rows.nested(parts, _said(step), largest))
    unit = f" ({one.unite})" if one.unite else ""
    return rows.Row(f"{numero} {one.nom}{unit}", tuple(lines))


def _said(step: _Step) -> str:
    """« 280 sur 300 · 2024 », « cible 320 · fin 2025 », « départ 120 · 2015 »."""
    when = f" · {step.year}" if step.year else ""
    if step.reached is None and step.target is not None:
        return f"cible {step.target.valeur}{when}"
    if step.depart:
        return f"départ {step.reached}{when}"
    aim = f" sur {step.target.valeur}" if step.target is not None else ""
    return f"{step.reached}{aim}{when}"
