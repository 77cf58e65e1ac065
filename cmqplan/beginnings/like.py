"""``--like``: a fiche or a whole plan begun again. Its structure stays, with its comments where the pen can keep them; what
was done is taken out, money is to be asked for again, and dates that are dates move by the years between the two plans."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from cmqplan.beginnings.more import Where, put_fiche, resumes
from cmqplan.beginnings.names import Unfit
from cmqplan.beginnings.pages import Written, values
from cmqplan.findings.finding import Path
from cmqplan.language.gettext import N_
from cmqplan.model.fiche import Financement, Statut
from cmqplan.model.lignes import lignes_financees, somme, total_de
from cmqplan.model.values import numero_key
from cmqplan.source.edits import Add, Change, Refusal, Remove, Set, apply
from cmqplan.source.yaml import LONGEST, Refused, Value
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.load import read_fiche
from cmqplan.workspace.workspace import Workspace

_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_OF_A_REQUEST = ("date", "reference", "demande", "accorde", "versements")
"""What a financement says of how its request went."""
_OF_A_VERSION = ("date", "version", "visas")
"""What a plan says of one state of its document."""


def moved(text: str, years: int) -> str:
    """A text with every year in it moved."""
    return _YEAR.sub(lambda match: str(int(match[0]) + years), text)


def _moved(value: Value, path: Path, years: int) -> Iterator[Change]:
    """Every year in the texts below a path, moved; keys stay."""
    if isinstance(value, str):
        if moved(value, years) != value:
            yield Set(path, moved(value, years))
        return
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in steps:
        yield from _moved(item, (*path, step), years)


def _mappings(owner: Value | None, key: str, path: Path) -> Iterator[tuple[Path, dict[str, Value]]]:
    """The mappings under a key, whether it holds one or a list of them."""
    value = owner.get(key) if isinstance(owner, dict) else None
    for step, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
        if isinstance(item, dict):
            yield (*path, key) if step is None else (*path, key, step), item


def _again(value: dict[str, Value], years: int, lost: frozenset[int], *, bound: bool) -> Iterator[Change]:
    """What makes a fiche one that is yet to come. ``lost``: the lines that were refused and are made good by others;
    ``bound``: whether the convention still holds."""
    yield from (Remove((key,)) for key in ("suivi", "visas") if key in value)
    moyens = value.get("moyens")
    financiers = moyens.get("financiers") if isinstance(moyens, dict) else None
    base: Path = ("moyens", "financiers")
    for key in ("par_exercice", "depenses", "financements"):
        for path, item in _mappings(financiers, key, base):
            if "exercice" in item:
                yield from _moved(item["exercice"], (*path, "exercice"), years)
            if key == "financements":
                yield from _asked_again(item, path, bound=bound)
    for path, item in _mappings(value, "indicateurs", ()):
        if "valeurs" in item:
            yield Remove((*path, "valeurs"))
    calendrier = value.get("calendrier")
    if calendrier is not None:
        yield from _moved(calendrier, ("calendrier",), years)
        holder = calendrier if isinstance(calendrier, dict) and "jalons" in calendrier else value
        key, base_of = ("jalons", ("calendrier",)) if holder is calendrier else ("calendrier", ())
        for path, item in _mappings(holder, key, base_of):
            if "statut" in item and "nom" in item:
                yield Remove((*path, "statut"))
    yield from (Remove((*base, "financements", line)) for line in sorted(lost, reverse=True))


def _asked_again(line: dict[str, Value], path: Path, *, bound: bool) -> Iterator[Change]:
    order = tuple(Financement.model_fields)
    if "montant" not in line and "taux" not in line:
        amount = line.get("accorde", line.get("demande"))
        if amount is not None:
            yield Add((*path, "montant"), amount, order)
    again = Statut.A_SOLLICITER.value
    yield Set((*path, "statut"), again) if "statut" in line else Add((*path, "statut"), again, order)
    gone = _OF_A_REQUEST if bound else (*_OF_A_REQUEST, "convention", "ligne_credit")
    yield from (Remove((*path, key)) for key in gone if key in line)


def _begun_again(workspace: Workspace, plan: str, file: str, years: int, *, bound: bool) -> bytes | Unfit:
    read = read_fiche(workspace, plan, file)
    if read.entry is None:
        return _unread(file)
    data = read_file(workspace.files.root / file, LONGEST)
    financiers = read.entry.model.moyens.financiers
    lost: frozenset[int] = frozenset()
    if financiers is not None:
        lines = [line for line in lignes_financees(financiers) if not line.est_en_nature]
        kept = [line for line in lines if line.financement.statut is not Statut.REFUSE]
        rest = financiers.reste_a_financer
        brought = somme(kept) if rest is None else somme(kept) + rest
        if kept and brought == total_de(financiers):
            lost = frozenset(line.index for line in lines if line.financement.statut is Statut.REFUSE)
    done = apply(data, list(_again(values(data), years, lost, bound=bound)))
    return _unread(file) if isinstance(done, Refusal) else done


def _unread(file: str) -> Unfit:
    return Unfit(
        N_("{file} can't be copied as it stands; “cmqplan validate” says what is wrong with it"),
        {"file": file},
    )


def fiche_like(
    workspace: Workspace, plan: str, where: Where, title: str, source_plan: str, numero: str
) -> Written | Unfit:
    """A fiche begun as another one; ``title`` may be empty."""
    fiches = (one for one in resumes(workspace, source_plan) if one.numero)
    source = next((one for one in fiches if numero_key(one.numero or "") == numero_key(numero)), None)
    if source is None:
        return Unfit(N_("there is no fiche {numero} in {plan}"), {"numero": numero, "plan": source_plan})
    years = _years_between(workspace, source_plan, plan)
    data = _begun_again(
        workspace, source_plan, source.file, years, bound=workspace.convention_of(plan) is not None
    )
    if isinstance(data, Unfit):
        return data
    text = title or where.title or source.titre or ""
    done = apply(data, [*where.changes(values(data)), Set(("titre",), text)])
    return (
        _unread(source.file) if isinstance(done, Refusal) else put_fiche(workspace, plan, where, text, done)
    )


def _years_between(workspace: Workspace, source: str, plan: str) -> int:
    plans = workspace.plans
    known = source in plans and plan in plans
    return plans[plan].model.exercice[0] - plans[source].model.exercice[0] if known else 0


def plan_like(workspace: Workspace, name: str, title: str, year: int, source: str) -> Written | Unfit:
    """A plan begun as another one, for another first year; ``title`` may be empty."""
    declared = workspace.plans.get(source)
    if declared is None:
        return _unread(workspace.files.plans[source].plan_file)
    years = year - declared.model.exercice[0]
    data = read_file(workspace.files.root / declared.file, LONGEST)
    try:
        value = values(data)
    except Refused:
        return _unread(declared.file)
    convention = workspace.convention_of(source)
    end = convention.model.periode.fin if convention else None
    ends = [resume.fin for resume in resumes(workspace, source) if resume.fin is not None]
    last = max((f"{fin.year + years}-{fin:%m-%d}" for fin in ends), default="")
    bound = convention is not None and (
        end is None or max(last, f"{declared.model.exercice[-1] + years}-12-31") <= end.isoformat()
    )
    changes: list[Change] = []
    for key in ("titre", "sous_titre", "exercice"):
        if key == "titre" and title:
            changes.append(Set(("titre",), title))
        elif key in value:
            changes += _moved(value[key], (key,), years)
    gone = _OF_A_VERSION if bound else (*_OF_A_VERSION, "convention")
    changes += [Remove((key,)) for key in gone if key in value]
    done = apply(data, changes)
    if isinstance(done, Refusal):
        return _unread(declared.file)
    files = {f"plans/{name}/plan.yaml": done}
    for file in workspace.files.plans[source].fiches:
        again = _begun_again(workspace, source, file, years, bound=bound)
        if isinstance(again, Unfit):
            return again
        files[f"plans/{name}/{file.rpartition('/')[2]}"] = again
    there = next((file for file in files if os.path.lexists(workspace.files.root / file)), None)
    if there:
        return Unfit(
            N_("{file} is there already, and nothing is written over it; choose another name"),
            {"file": there},
        )
    hint = Unfit(
        N_("the convention “{name}” ends before this plan does: the plan doesn't name it"),
        {"name": declared.model.convention},
    )
    return Written(files, left=(hint,) if "convention" in value and not bound else ())
