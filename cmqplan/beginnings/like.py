"""``--like``: a fiche or a whole plan begun again. Its structure stays, with its comments where the pen can keep them; what
was done is taken out, money is to be asked for again, and dates that are dates move by the years between the two plans."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from cmqplan import periods
from cmqplan.beginnings import reste
from cmqplan.beginnings.more import Where, put_fiche, resumes
from cmqplan.beginnings.names import Unfit
from cmqplan.beginnings.pages import Written, values
from cmqplan.beginnings.reste import Reste
from cmqplan.findings.finding import Path
from cmqplan.language.gettext import N_
from cmqplan.model.champs import AvecChamps, TypeChamp
from cmqplan.model.fiche import Fiche, Financement, Statut, StatutSuivi
from cmqplan.model.lignes import lignes_financees, somme, somme_depensee, total_de
from cmqplan.model.values import numero_key
from cmqplan.source.edits import Add, Change, Refusal, Remove, Set, apply
from cmqplan.source.yaml import LONGEST, Refused, Value
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.load import read_fiche
from cmqplan.workspace.workspace import Workspace

_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_OF_A_REQUEST = ("date", "reference", "demande", "accorde", "versements")
"""What a financement says of how its request went."""
_OF_A_VERSION = ("date", "version", "reference", "visas", "sous_titre", "import_reste")
"""What a plan says of one state of its document, and what an import left in it."""
_OF_ITS_YEAR = re.compile(r"ann[ée]e|\bvot|arrêtée|avenant", re.IGNORECASE)
_FOR_PROGRAMS = re.compile(r"#\s*(?:yaml-language-server|cmqplan)\s*:")


def moved(text: str, years: int) -> str:
    """A text with every year in it moved."""
    return _YEAR.sub(lambda match: str(int(match[0]) + years), text)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A date that no one can move for its author: « lundi 8 janvier 2024 » is a Wednesday a year later."""

    text: str


def _moved(value: Value, path: Path, years: int) -> Iterator[Change | _Kept]:
    """Every year in the texts below a path, moved where the days stay the same ones; keys stay."""
    if isinstance(value, str):
        after = moved(value, years)
        if after != value:
            yield Set(path, after) if _is_moved(value, after, years) else _Kept(value)
        return
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in steps:
        yield from _moved(item, (*path, step), years)


def _is_moved(before: str, after: str, years: int) -> bool:
    """Whether a text says so many years later what it said; a week and the end of February may differ by days."""
    old, new = _bounds(before), _bounds(after)
    if old is None:
        return True  # no period: a name, a title
    return new is not None and all(
        first == then if first is None or then is None else abs((then - first).days - 365.2425 * years) < 7
        for first, then in zip(old, new, strict=True)
    )


def _bounds(text: str) -> list[date | None] | None:
    """The first and last days of the periods that a text says; None where it says none."""
    try:
        found = periods.parse_jalons(text)
    except periods.PeriodeRefusee:
        return None
    return [day for one in found for day in (one.periode.debut, one.periode.fin)]


def _own_moved(model: AvecChamps, value: dict[str, Value], years: int) -> Iterator[Change | _Kept]:
    """Every year in the dates and periods of the workspace's own keys, moved."""
    for nom, champ in model.declares.items():
        if nom in value and champ.type in (TypeChamp.DATE, TypeChamp.PERIODE):
            yield from _moved(value[nom], (nom,), years)


def _mappings(owner: Value | None, key: str, path: Path) -> Iterator[tuple[Path, dict[str, Value]]]:
    """The mappings under a key, whether it holds one or a list of them."""
    value = owner.get(key) if isinstance(owner, dict) else None
    for step, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
        if isinstance(item, dict):
            yield (*path, key) if step is None else (*path, key, step), item


def _again(
    value: dict[str, Value], years: int, lost: frozenset[int], *, bound: bool
) -> Iterator[Change | _Kept]:
    """What makes a fiche one that is yet to come. ``lost``: the lines that were refused and are made good by others;
    ``bound``: whether the convention still holds."""
    yield from (Remove((key,)) for key in ("suivi", "visas", "import_reste") if key in value)
    moyens = value.get("moyens")
    financiers = moyens.get("financiers") if isinstance(moyens, dict) else None
    base: Path = ("moyens", "financiers")
    for key in ("par_exercice", "depenses", "financements"):
        for path, item in _mappings(financiers, key, base):
            if "exercice" in item:
                yield from _moved(item["exercice"], (*path, "exercice"), years)
            if key == "financements":
                yield from _asked_again(item, path, bound=bound)
    for path, item in _mappings(moyens, "etp", ("moyens",)):
        if "exercice" in item:
            yield from _moved(item["exercice"], (*path, "exercice"), years)
        if "realise" in item:
            yield Remove((*path, "realise"))
    for path, item in _mappings(value, "indicateurs", ()):
        if "valeurs" in item:
            yield Remove((*path, "valeurs"))
        for aim, cible in _mappings(item, "cible", path):
            if "echeance" in cible:
                yield from _moved(cible["echeance"], (*aim, "echeance"), years)
    for path, item in _mappings(value, "livrables", ()):
        yield from (Remove((*path, key)) for key in ("remis", "lien") if key in item)
    for path, item in _mappings(value, "sous_actions", ()):
        if "statut" in item:
            yield Remove((*path, "statut"))
        yield from _planned_again(item, path, years)
    yield from _planned_again(value, (), years)
    yield from (Remove((*base, "financements", line)) for line in sorted(lost, reverse=True))


def _planned_again(value: dict[str, Value], path: Path, years: int) -> Iterator[Change | _Kept]:
    """The calendrier of a fiche, or of a part of it."""
    calendrier = value.get("calendrier")
    if calendrier is None:
        return
    here: Path = (*path, "calendrier")
    yield from _moved(calendrier, here, years)
    jalons = (
        _mappings(calendrier, "jalons", here)
        if isinstance(calendrier, dict) and "jalons" in calendrier
        else _mappings(value, "calendrier", path)
    )
    for jalon, item in jalons:
        if "nom" in item:
            yield from (Remove((*jalon, key)) for key in ("statut", "avancement") if key in item)


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


@dataclass(frozen=True, slots=True)
class _Begun:
    data: bytes
    kept: tuple[str, ...]
    before: Fiche
    reste: Reste | None = None
    """What its money is what is left of, where it goes on with that."""

    def hints(self, file: str) -> tuple[Unfit, ...]:
        """What is to be said of the dates that stay, in the file that holds them, and of an action that wasn't finished."""
        message = N_(
            "{file}: this date can't be moved by itself and stays as it was: {dates}; write the new one"
        )
        dates = (Unfit(message, {"file": file, "dates": self.kept}),) if self.kept else ()
        unfinished = _goes_on(self.reste, file) if self.reste else _unfinished(self.before, file)
        return dates if unfinished is None else (*dates, unfinished)


def _goes_on(left: Reste, file: str) -> Unfit:
    message = N_(
        "{file}: this action isn't finished: its total is what is neither paid nor committed, {rest} of {total}; the comment on top of the file says what to decide"
    )
    return Unfit(message, {"file": file, "rest": left.reste, "total": left.total})


def _unfinished(fiche: Fiche, file: str) -> Unfit | None:
    """What is left of an action that goes on, which its copy asks for whole; that it was given up, of one that was."""
    statut, financiers = fiche.suivi.statut, fiche.moyens.financiers
    if statut is StatutSuivi.ABANDONNE:
        return Unfit(
            N_("{file}: this action was given up; take the file away unless it is to be begun again"),
            {"file": file},
        )
    total = total_de(financiers) if financiers is not None else None
    spent = somme_depensee(fiche.suivi.depenses).engage
    if statut is StatutSuivi.REALISE or total is None or not spent:
        return None
    if spent >= total:
        message = N_(
            "{file}: this action isn't said to be finished, and all of its {total} is spent or committed; write what it still takes"
        )
    else:
        message = N_(
            "{file}: this action isn't finished, and {rest} of its {total} are neither paid nor committed; its total is copied whole: write what it still takes"
        )
    return Unfit(message, {"file": file, "rest": total - spent, "total": total})


def _begun_again(
    workspace: Workspace, plan: str, file: str, years: int, *, bound: bool, goes_on: bool = False
) -> _Begun | Unfit:
    """``goes_on``: what isn't finished is taken up with what is left of its money."""
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
    value = values(data)
    found = [*_again(value, years, lost, bound=bound), *_own_moved(read.entry.model, value, years)]
    done = apply(data, [change for change in found if not isinstance(change, _Kept)])
    if isinstance(done, Refusal):
        return _unread(file)
    kept_dates = tuple(one.text for one in found if isinstance(one, _Kept))
    if not goes_on:
        return _Begun(done, kept_dates, read.entry.model)
    done = _without_its_year(done, workspace, plan)
    left = reste.reste_of(read.entry.model)
    if left is None:
        return _Begun(done, kept_dates, read.entry.model)
    ranks = {
        old: new
        for new, old in enumerate(n for n in range(len(left.financiers.financements)) if n not in lost)
    }
    written = apply(done, [*reste.changes(values(done), left, ranks)])
    if isinstance(written, Refusal):
        return _unread(file)
    top = reste.comment(value, left, plan).encode()
    mark = codecs.BOM_UTF8 if written.startswith(codecs.BOM_UTF8) else b""
    return _Begun(mark + top + written.removeprefix(mark), kept_dates, read.entry.model, left)


def _without_its_year(data: bytes, workspace: Workspace, plan: str) -> bytes:
    """A file without the comment on its top, where that speaks of the plan's own year; what programs read in it stays."""
    lines = data.decode().splitlines(keepends=True)
    head = list(takewhile(lambda line: line.startswith("#"), lines))
    years = map(str, workspace.plans[plan].model.exercice)
    text = "".join(line for line in head if not _FOR_PROGRAMS.match(line))
    if not (plan in text or _OF_ITS_YEAR.search(text) or any(year in text for year in years)):
        return data
    kept = [line for line in head if _FOR_PROGRAMS.match(line)]
    return "".join((*kept, *lines[len(head) :])).lstrip("\n").encode()


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
    begun = _begun_again(
        workspace, source_plan, source.file, years, bound=workspace.convention_of(plan) is not None
    )
    if isinstance(begun, Unfit):
        return begun
    text = title or where.title or source.titre or ""
    done = apply(begun.data, [*where.changes(values(begun.data)), Set(("titre",), text)])
    if isinstance(done, Refusal):
        return _unread(source.file)
    written = put_fiche(workspace, plan, where, text, done)
    if isinstance(written, Unfit):
        return written
    return written.with_(Written(left=begun.hints(next(iter(written.files)))))


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
    for key in ("titre", "exercice"):
        if key == "titre" and title:
            changes.append(Set(("titre",), title))
        elif key in value:
            changes += [one for one in _moved(value[key], (key,), years) if not isinstance(one, _Kept)]
    own = _own_moved(declared.model, value, years)
    changes += [one for one in own if not isinstance(one, _Kept)]
    gone = _OF_A_VERSION if bound else (*_OF_A_VERSION, "convention")
    changes += [Remove((key,)) for key in gone if key in value]
    done = apply(data, changes)
    if isinstance(done, Refusal):
        return _unread(declared.file)
    files = {f"plans/{name}/plan.yaml": _without_its_year(done, workspace, source)}
    left: list[Unfit] = []
    for file in workspace.files.plans[source].fiches:
        again = _begun_again(workspace, source, file, years, bound=bound, goes_on=years > 0)
        if isinstance(again, Unfit):
            return again
        copy = f"plans/{name}/{file.rpartition('/')[2]}"
        files[copy] = again.data
        left += again.hints(copy)
    there = next((file for file in files if os.path.lexists(workspace.files.root / file)), None)
    if there:
        return Unfit(
            N_("{file} is there already, and nothing is written over it; choose another name"),
            {"file": there},
        )
    if "convention" in value and not bound:
        message = N_("the convention “{name}” ends before this plan does: the plan doesn't name it")
        left.append(Unfit(message, {"name": declared.model.convention}))
    return Written(files, left=tuple(left))
