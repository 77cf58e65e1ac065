"""What was found → the files of a plan: new ones, and what the pen adds to those that are there."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cmqplan.beginnings.names import LONGEST_IDENTIFIER, Unfit, identifier
from cmqplan.beginnings.pages import Written, changed, values
from cmqplan.findings import fold
from cmqplan.intake.blocks import Cell, Remark, Source
from cmqplan.intake.fiches import Meaning, Reader
from cmqplan.intake.layouts import find
from cmqplan.intake.layouts.found import Draft, Entry, Fate, Found, Ledger, Text
from cmqplan.intake.parties import Parties
from cmqplan.intake.texts import left, paragraphs
from cmqplan.intake.wordings import Wordings
from cmqplan.language.gettext import N_
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.model.values import NUMERO, numero_key
from cmqplan.source.edits import Add, Change, Refusal, Set, begun
from cmqplan.source.yaml import LONGEST, Value
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.files import ORGANISMES
from cmqplan.workspace.load import read_fiche
from cmqplan.workspace.workspace import Resume, Workspace

_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_FICHE_KEYS, _PLAN_KEYS = tuple(Fiche.model_fields), tuple(Plan.model_fields)
_LONGEST_REMARK = 400
_LONGEST_PLAN = 20
"""Years a plan may cover; two years further apart are no range of it."""


class Line(NamedTuple):
    """A fiche in the summary. ``state``: new, changed, same."""

    numero: str
    titre: str
    total: str
    funders: int
    state: str
    file: str


class Conflict(NamedTuple):
    """A key whose value in a file isn't what was read: the file's stays, what was read goes to ``import_reste``."""

    file: str
    key: str
    kept: str
    read: str


@dataclass(slots=True)
class Brought:
    """What an import would write, and what is to be known before it does."""

    plan: str
    written: Written
    ledger: Ledger
    lines: list[Line] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    new: dict[str, Value] = field(default_factory=dict)
    """The organismes it declares."""
    near: dict[str, str] = field(default_factory=dict)
    lacks: list[tuple[str, str]] = field(default_factory=list)
    """Fiche and key: what the files didn't say and a fiche needs."""
    remarks: tuple[Remark, ...] = ()


def years_told(sources: Sequence[Source], name: str) -> tuple[int, ...]:
    """The years a plan is for: those in its name, in its first lines or in the files' names, the first range that holds
    the first of them; else the one that the texts name most."""
    first = (cell.text for source in sources for cell in [*source.cells()][:3])
    ranges = [
        (found[0], found[-1])
        for text in (name, *first, *(source.name for source in sources))
        if (found := sorted(map(int, _YEAR.findall(text)))) and found[-1] - found[0] < _LONGEST_PLAN
    ]
    if ranges:
        start, end = next(
            (one for one in ranges if one[0] < one[1] and one[0] <= ranges[0][0] <= one[1]), ranges[0]
        )
        return tuple(range(start, end + 1))
    counted = Counter(
        int(year) for source in sources for cell in source.cells() for year in _YEAR.findall(cell.text)
    )
    return (counted.most_common(1)[0][0],) if counted else ()


def bring(
    workspace: Workspace, sources: Sequence[Source], plan: str, years: tuple[int, ...], wordings: Wordings
) -> Brought | Unfit:
    """What these files make of a plan of this name, which may be there already."""
    parties = Parties(workspace.organismes)
    sources = [source.as_shown() for source in sources]
    found = find(sources, wordings, parties.knows)
    declared = workspace.plans.get(plan)
    paid_years = {
        int(line.exercice) for draft in found.fiches for line in draft.paid if _YEAR.fullmatch(line.exercice)
    }
    covered = declared.model.exercice if declared else tuple(sorted({*years, *paid_years}))
    reader = Reader(parties, wordings, found.ledger, covered[0] if len(covered) == 1 else None)
    there = {resume.numero or "": resume.file for resume in _resumes(workspace, plan)}
    titles = {fold(resume.titre or ""): resume.numero or "" for resume in _resumes(workspace, plan)}
    axes = _Axes(found)
    if declared:
        axes.titles.update({axe.numero: axe.titre for axe in declared.model.tous_les_axes()})
    numbers = axes.place(found, set(there), titles)
    made = [(draft, reader.fiche(draft)) for draft in found.fiches]
    brought = Brought(plan, Written(), found.ledger, remarks=tuple(r for s in sources for r in s.remarks))
    names = ", ".join(source.name for source in sources)
    for (draft, meaning), (axe, numero) in zip(made, numbers, strict=True):
        titre = draft.titre or f"Action {numero}"
        if not draft.titre:
            brought.lacks.append((numero, "titre"))
        brought.lacks += [(numero, key) for key in meaning.lacks]
        head: dict[str, Value] = {"axe": axe} if axe else {}
        value: dict[str, Value] = {**head, "numero": numero, "titre": titre, **meaning.value}
        if meaning.rest:
            value["import_reste"] = [*meaning.rest]
        value = {key: value[key] for key in (*_FICHE_KEYS, *value) if key in value}
        kept = len(brought.conflicts)
        done = _put_fiche(workspace, brought, value, meaning, there.get(numero, ""), names)
        for conflict in brought.conflicts[kept:]:
            brought.ledger.put(Fate.REST, *_said_by(draft, conflict.key))
        if done is not None:
            return done
    bases = found.bases | {base for _, meaning in made for base in meaning.bases}
    odd = _put_plan(workspace, brought, found, axes, covered, bases, sources, names)
    if odd is not None:
        return odd
    organismes = put_organismes(workspace, parties.new)
    if isinstance(organismes, Unfit):
        return organismes
    brought.new, brought.near = parties.new, parties.near
    brought.written = brought.written.with_(organismes)
    return brought


def _resumes(workspace: Workspace, plan: str) -> list[Resume]:
    files = workspace.files.plans.get(plan)
    return [read_fiche(workspace, plan, file).resume for file in files.fiches] if files else []


# Axes and numbers


class _Axes:
    """The axes of a plan by their numbers, and what stands under each."""

    def __init__(self, found: Found) -> None:
        self.titles: dict[str, str] = {numero: cells[0].text for numero, cells in found.axes.items()}
        self.texts: dict[str, list[Text]] = {
            numero: [Text(cell) for cell in cells[1:]] for numero, cells in found.axes.items() if cells[1:]
        }
        self.actions: dict[str, list[tuple[str, str]]] = {}

    def place(self, found: Found, taken: set[str], titles: dict[str, str]) -> list[tuple[str, str]]:
        """For each fiche the axe it names (empty: its number says it) and its number."""
        numbers: list[tuple[str, str]] = []
        for draft in found.fiches:
            numero = draft.numero or titles.get(fold(draft.titre), "")
            known = draft.numero in taken or (numero and not draft.numero)
            if known and numero not in {n for _, n in numbers}:
                self._headed(draft, numero.rpartition(".")[0], found.ledger)
                numbers.append(("", numero))
                continue
            dotted = NUMERO.fullmatch(numero) is not None and "." in numero
            if dotted:
                axe = numero.rpartition(".")[0]
                self._named(axe, draft, found.ledger)
            else:
                axe = self._path(draft.axe)
                if draft.heading is not None:
                    found.ledger.put(Fate.KEY, draft.heading)
            used = taken | {n for _, n in numbers}
            if numero and numero in used:
                draft.entries.append(Entry("import_reste", "Numéro", [Text(Cell(numero, _place(draft)))]))
                numero = ""
            if not numero:
                free = next(
                    n for n in range(1, 1000) if f"{axe}.{n}" not in used and f"{axe}.{n}" not in self.titles
                )
                numero, dotted = f"{axe}.{free}", True
            numbers.append(("" if dotted else axe, numero))
        for numero, cell in found.actions.items():
            axe = numero.rpartition(".")[0]
            if axe in self.titles:
                found.ledger.put(Fate.KEY, cell)
                self.actions.setdefault(axe, []).append((numero, " ".join(cell.text.rstrip(" ;.").split())))
            else:
                found.rest.append(Entry("", "", [Text(cell)]))
        for (_, numero), draft in zip(numbers, found.fiches, strict=True):
            announced = self.actions.get(numero.rpartition(".")[0])
            if announced and all(numero != one for one, _ in announced):
                announced.append((numero, draft.titre or f"Action {numero}"))
        if not self.titles:
            self.titles["1"] = "Actions"
        for numero in [*self.titles]:
            for depth in range(1, numero.count(".") + 1):
                self.titles.setdefault(
                    ".".join(numero.split(".")[:depth]), f"Axe {'.'.join(numero.split('.')[:depth])}"
                )
        return numbers

    def _named(self, axe: str, draft: Draft, ledger: Ledger) -> None:
        """The axe that a number says, titled by what stands above the fiche where nothing else does."""
        if axe not in self.titles:
            title = draft.heading.text if draft.heading else (draft.axe[-1] if draft.axe else "")
            self.titles[axe] = _bare(title) or f"Axe {axe}"
            if draft.heading is not None:
                ledger.put(Fate.KEY, draft.heading)
        self._headed(draft, axe, ledger)

    def _headed(self, draft: Draft, axe: str, ledger: Ledger) -> None:
        """A title above a fiche that says no more than its axe's is its axe's; what says more stays, as a text of it."""
        if draft.heading is None:
            return
        if set(fold(_bare(draft.heading.text)).split()) <= set(fold(self.titles.get(axe, "")).split()):
            ledger.put(Fate.FORM, draft.heading)
        elif axe in self.titles:
            self.texts.setdefault(axe, []).append(Text(draft.heading))
            ledger.put(Fate.KEY, draft.heading)

    def _path(self, path: Sequence[str]) -> str:
        """The number of an axe told by the titles that lead to it."""
        above = ""
        for title in path or ("Actions",) * (not self.titles):
            within = f"{above}." if above else ""
            depth = within.count(".")
            beside = [one for one in self.titles if one.startswith(within) and one.count(".") == depth]
            same = next((one for one in beside if fold(self.titles[one]) == fold(_bare(title))), None)
            own = re.match(r"[0-9]{1,3}(?:\.[0-9]{1,3})*", title.removeprefix("Axe ").strip())
            given = own[0] if own and own[0].startswith(within) and own[0].count(".") == depth else ""
            if same is None and given and given not in self.titles:
                same = given
            if same is None:
                same = next(f"{within}{n}" for n in range(1, 1000) if f"{within}{n}" not in self.titles)
            self.titles.setdefault(same, _bare(title) or f"Axe {same}")
            above = same
        return above or next(iter(self.titles))

    def value(self, above: str = "") -> list[Value]:
        """The axes below one, as a plan writes them."""
        within = f"{above}." if above else ""
        found: list[Value] = []
        for numero in sorted(self.titles, key=numero_key):
            if not numero.startswith(within) or numero.count(".") != within.count("."):
                continue
            axe: dict[str, Value] = {"numero": numero, "titre": " ".join(self.titles[numero].split())}
            if numero in self.texts:
                axe["texte"] = "\n\n".join(paragraphs(self.texts[numero]))
            if numero in self.actions:
                axe["actions"] = [
                    {"numero": n, "titre": t}
                    for n, t in sorted(self.actions[numero], key=lambda a: numero_key(a[0]))
                ]
            below = self.value(numero)
            found.append({**axe, "axes": below} if below else axe)
        return found


def _bare(title: str) -> str:
    """An axe's title without its number: « 1.1. Informer : » → « Informer »."""
    text = re.sub(
        r"^\s*(?:axe\s*)?(?:n\s?[°ºo]\s*)?[0-9]{1,3}(?:\.[0-9]{1,3})*\s*[.):–—-]*\s+",
        "",
        title,
        flags=re.IGNORECASE,
    )
    return " ".join(text.strip(" :*_").split())


def _said_by(draft: Draft, key: str) -> Iterator[Cell]:
    """The texts that a key of a fiche was made of."""
    paid = key.startswith("moyens.financiers")
    for entry in draft.entries:
        whole = f"{entry.key}.".startswith(f"{key}.") or f"{key}.".startswith(f"{entry.key}.")
        if (entry.key and whole) or (paid and entry.key in ("total", "financeurs")):
            yield from entry.cells
    for line in draft.paid if paid else ():
        yield from line.cells
    if key == "titre":
        yield from draft.title_cells


def _place(draft: Draft) -> str:
    return next((cell.place for cell in draft.title_cells if cell.text.strip()), "")


# Files


def _put_fiche(
    workspace: Workspace, brought: Brought, value: dict[str, Value], meaning: Meaning, file: str, names: str
) -> Unfit | None:
    """A fiche's file, new or changed; a sentence where the file that is there can't be changed."""
    numero, titre = str(value["numero"]), str(value["titre"])
    state = "new"
    if file:
        before = read_file(workspace.files.root / file, LONGEST)
        changes = [*_merged(values(before), value, file, names, brought)]
        done = changed(workspace.files.root, file, changes)
        if isinstance(done, Unfit):
            return done
        state = "changed" if done.files[file] != before else "same"
        if state == "changed":
            brought.written = brought.written.with_(done)
    else:
        named = identifier(titre[:LONGEST_IDENTIFIER])
        name = f"{numero}-{named if isinstance(named, str) else 'action'}.yaml"
        file = f"plans/{brought.plan}/{name}"
        head = f"# Fiche importée de {names}."
        if "import_reste" in value:
            head += "\n# « import_reste » garde ce qui reste à placer : aucun document ne le montre."
        data = _page(head, value, meaning.remarks)
        if os.path.lexists(workspace.files.root / file):
            return Unfit(
                N_("{file} is there already, and nothing is written over it; choose another name"),
                {"file": file},
            )
        brought.written = brought.written.with_(Written({file: data}))
    moyens = meaning.value.get("moyens")
    financiers = moyens.get("financiers") if isinstance(moyens, dict) else None
    told = financiers if isinstance(financiers, dict) else {}
    lines = told.get("financements")
    brought.lines.append(
        Line(
            numero,
            titre,
            str(told.get("total", "")),
            len(lines) if isinstance(lines, list) else 0,
            state,
            file,
        )
    )
    return None


def _page(head: str, value: dict[str, Value], remarks: dict[str, list[str]]) -> bytes:
    """A new file: its head, then its keys, with what is to be looked at above them."""
    done = begun(_comment(head), value)
    assert not isinstance(done, Refusal), done
    lines = done.decode().splitlines(keepends=True)
    for key, said in remarks.items():
        at = next((n for n, line in enumerate(lines) if line.startswith(f"{key}:")), len(lines))
        lines[at:at] = [f"# À vérifier : {' '.join(text.split())[:_LONGEST_REMARK]}\n" for text in said]
    return "".join(lines).encode()


def _comment(text: str) -> str:
    """A text as comments hold it: nothing that a reader of YAML refuses."""
    return "\n".join("".join(sign for sign in line if sign.isprintable()) for line in text.split("\n"))


def _merged(
    old: dict[str, Value], new: dict[str, Value], file: str, names: str, brought: Brought
) -> Iterator[Change]:
    """What a fiche that is there lacks. A key it has keeps its value: another one that was read waits to be placed."""
    waiting = _listed(new.get("import_reste"))
    kept = _listed(old.get("import_reste"))
    known = {fold(_shown(text)) for text in kept}
    read = {key: item for key, item in new.items() if key not in ("axe", "numero", "import_reste")}
    for path, mine, theirs in _differences(old, read):
        if mine is None:
            yield Add(path, theirs, _FICHE_KEYS)
            continue
        conflict = Conflict(file, ".".join(path), _shown(mine), _shown(theirs))
        said = f"{conflict.key} ({names}) : {conflict.read}"
        waiting = [*waiting, said]
        if fold(said) not in known:
            brought.conflicts.append(conflict)
    fresh = [text for text in waiting if fold(_shown(text)) not in known]
    if fresh:
        yield (
            Set(("import_reste",), [*kept, *fresh]) if kept else Add(("import_reste",), [*fresh], _FICHE_KEYS)
        )


def _differences(
    old: dict[str, Value], new: dict[str, Value], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Value | None, Value]]:
    """Where one says something that the other doesn't: the path, what the first says there (None: nothing), the second."""
    for key, item in new.items():
        mine = old.get(key)
        if isinstance(mine, dict) and isinstance(item, dict):
            yield from _differences(mine, item, (*path, key))
        elif _words(mine) != _words(item):
            yield (*path, key), mine, item


def _listed(value: Value | None) -> list[Value]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _words(value: Value | None) -> str:
    """A value's words, whichever way they are laid out."""
    if isinstance(value, dict):
        return " ".join(f"{key} {_words(item)}" for key, item in sorted(value.items()))
    return " ".join(map(_words, value)) if isinstance(value, list) else fold(value or "")


def _shown(value: Value | None) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(item)}" for key, item in value.items())
    return " ; ".join(map(_shown, value)) if isinstance(value, list) else " ".join((value or "").split())


def _put_plan(
    workspace: Workspace,
    brought: Brought,
    found: Found,
    axes: _Axes,
    years: Sequence[int],
    bases: set[str],
    sources: Sequence[Source],
    names: str,
) -> Unfit | None:
    ledger = found.ledger
    cadrage: list[Value] = []
    for part in found.parts:
        titre = (
            " – ".join(" ".join(cell.text.strip(" :*_").split()) for cell in part.titles) or "Introduction"
        )
        texts = paragraphs(part.texts)
        if texts:
            cadrage.append({"titre": titre, "texte": texts[0] if len(texts) == 1 else [*texts]})
        ledger.put(Fate.KEY, *part.titles, *(text.cell for text in part.texts))
    for entry in found.rest:
        ledger.put(Fate.REST, *entry.cells)
    lost = [cell for source in sources for cell in source.cells() if cell.place not in ledger]
    ledger.put(Fate.REST, *lost)
    rest = [
        text
        for entry in [*found.rest, *(Entry("", "", [Text(cell)]) for cell in lost)]
        for text in left(entry)
    ]
    declared = workspace.plans.get(brought.plan)
    if declared is None:
        titre = (
            " ".join(found.titre.text.strip(" *_").split()) if found.titre else f"Plan d'action {years[0]}"
        )
        value: dict[str, Value] = {"titre": titre, "exercice": _exercice(years)}
        if len(bases) == 1:
            value["base"] = next(iter(bases))
        if cadrage:
            value["cadrage"] = cadrage
        value["axes"] = axes.value()
        if rest:
            value["import_reste"] = [*rest]
        path = f"plans/{brought.plan}/plan.yaml"
        if os.path.lexists(workspace.files.root / path):
            return Unfit(
                N_("{file} can't be changed as it stands; “cmqplan validate” says what is wrong with it"),
                {"file": path},
            )
        page = _page(f"# Plan importé de {names}.", value, {})
        brought.written = Written({path: page}).with_(brought.written)
        return None
    raw = values(read_file(workspace.files.root / declared.file, LONGEST))
    changes: list[Change] = []
    grown = _with_axes(_listed(raw.get("axes")), axes.value())
    if _words(grown) != _words(raw.get("axes")):
        changes.append(Set(("axes",), grown))
    here = _words(raw.get("cadrage")) + " " + _words(raw.get("presentation"))
    fresh = [part for part in cadrage if isinstance(part, dict) and _words(part["texte"]) not in here]
    kept = _listed(raw.get("import_reste"))
    known = {fold(str(text)) for text in kept}
    more = [text for text in rest if fold(text) not in known]
    if found.titre is not None and fold(found.titre.text) != fold(str(raw.get("titre", ""))):
        more += [text for text in left(Entry("", "titre", [Text(found.titre)])) if fold(text) not in known]
    for key, old, new in (("cadrage", _listed(raw.get("cadrage")), fresh), ("import_reste", kept, more)):
        if new:
            changes.append(Set((key,), [*old, *new]) if old else Add((key,), [*new], _PLAN_KEYS))
    done = changed(workspace.files.root, declared.file, changes) if changes else Written()
    if isinstance(done, Unfit):
        return done
    brought.written = done.with_(brought.written)
    return None


def _with_axes(old: list[Value], new: Iterable[Value]) -> list[Value]:
    """The axes that are there, with those and the actions that they lack."""
    found = [*old]
    for axe in new:
        assert isinstance(axe, dict)
        at = next(
            (
                n
                for n, one in enumerate(found)
                if isinstance(one, dict) and one.get("numero") == axe["numero"]
            ),
            None,
        )
        if at is None:
            found.append(axe)
            continue
        here = found[at]
        assert isinstance(here, dict)
        grown = dict(here)
        if "axes" in axe:
            grown["axes"] = _with_axes(_listed(here.get("axes")), _listed(axe["axes"]))
        told = _listed(here.get("actions"))
        if told:
            known = {str(one.get("numero")) if isinstance(one, dict) else str(one) for one in told}
            more = [
                one
                for one in _listed(axe.get("actions"))
                if isinstance(one, dict) and one["numero"] not in known
            ]
            grown["actions"] = [*told, *more]
        found[at] = grown
    return found


def _exercice(years: Sequence[int]) -> Value:
    return str(years[0]) if len(years) == 1 else [str(year) for year in range(years[0], years[-1] + 1)]


def put_organismes(workspace: Workspace, new: dict[str, Value]) -> Written | Unfit:
    """The register with these organismes, by their identifiers."""
    if not new:
        return Written()
    if workspace.files.organismes is None:
        head = "# Les organismes : chacun est déclaré une fois, sous l'identifiant que les fiches emploient."
        return Written({ORGANISMES: _page(head, new, {})})
    return changed(workspace.files.root, ORGANISMES, [Add((name,), entry) for name, entry in new.items()])
