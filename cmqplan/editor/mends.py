"""Small changes that an editor proposes beside a finding, each in one place: the reader chooses, nothing is done unasked.

What ``--fix`` would do is proposed with them. Each is what the finding's own advice says to write; once it is written the
finding is gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cmqplan.amounts import Montant, format_typed
from cmqplan.editor.keys import at
from cmqplan.findings import N_, Finding, Severity
from cmqplan.findings.finding import Path
from cmqplan.language import fill
from cmqplan.model.fiche import MoyensFinanciers
from cmqplan.model.keys import keys_of
from cmqplan.model.lignes import ZERO
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.model.values import slug
from cmqplan.report.assemble import Sources
from cmqplan.rules.catalogue import rules
from cmqplan.rules.engine import keeping
from cmqplan.source.edits import Add, Change, Refusal, Remove, Rename, Set, apply
from cmqplan.source.yaml import Value, parse
from cmqplan.workspace.files import ORGANISMES, kind_of
from cmqplan.workspace.own import type_of
from cmqplan.workspace.workspace import Workspace

_MONEY, _REST = ("moyens", "financiers"), "reste_a_financer"
_NEAREST = (
    "CMQ105",
    "CMQ109",
    "CMQ110",
    "CMQ111",
    "CMQ122",
    "CMQ125",
    "CMQ215",
    "CMQ410",
    "CMQ411",
    "CMQ414",
    "CMQ417",
    "CMQ422",
)
"""The rules whose « suggestion » may stand as it is in the place of what is told."""
_SOMETIMES = (("CMQ102", "near"), ("CMQ401", "near"), ("CMQ401", "person-of"))
"""Those of which only a variant's may."""


class Mend(NamedTuple):
    """What it does, in the current language, and the changes of each file."""

    title: str
    changes: Mapping[str, Sequence[Change]]


def mends(workspace: Workspace, sources: Sources, finding: Finding) -> Iterator[Mend]:
    """What may be done about a finding, the likeliest first; nothing where only the reader knows."""
    file, params = finding.place.file, finding.params
    positions = sources.positions(file)
    if positions is None:
        return
    path, leads_further = positions.nearest(finding.place.path)
    suggestion = params.get("suggestion")
    if finding.code == "CMQ101":
        yield _lacking(workspace, finding, path)
    elif finding.code == "CMQ201":
        yield from _balanced(workspace, sources, finding)
    elif leads_further or not path:
        return
    elif isinstance(suggestion, str) and (
        finding.code in _NEAREST or (finding.code, finding.variant) in _SOMETIMES
    ):
        change = Rename(path, suggestion) if finding.place.on == "key" else Set(path, suggestion)
        yield Mend(fill(N_("Write “{text}”"), {"text": suggestion}), {file: (change,)})
    if finding.code == "CMQ401" and finding.variant in ("", "near"):
        yield from _declared(workspace, finding, path)


def _lacking(workspace: Workspace, finding: Finding, path: Path) -> Mend:
    """The keys that can't be missing, with what the advice writes under each."""
    file = finding.place.file
    kind = kind_of(file)
    model = at(kind, workspace.champs, path).modele if kind is not None else None
    added: dict[str, Value] = {}
    lines = finding.params["examples"]
    for line in lines if isinstance(lines, tuple) else ():
        read = parse(str(line).encode())
        added |= read if isinstance(read, dict) else {}
    changes = tuple(Add((*path, key), value, _order(model)) for key, value in added.items())
    return Mend(fill(N_("Add {keys}"), {"keys": finding.params["keys"]}), {file: changes})


def _order(model: type | None) -> tuple[str, ...]:
    """A model's keys, in the order in which they are written."""
    return tuple(cle.nom for cle in keys_of(model)) if model is not None else ()


def _balanced(workspace: Workspace, sources: Sources, finding: Finding) -> Iterator[Mend]:
    """The line, the total or what is still to be found, whichever is wrong: those of them with which nothing else is."""
    place, params = finding.place, finding.params
    asked: tuple[tuple[str, str, Path], ...] = (
        (N_("Correct the line: {montant}"), "ligne_juste", place.path),
        (N_("Correct the total: {montant}"), "total_juste", (*_MONEY, "total")),
        (N_("Say what is still to be found: {montant}"), "reste_juste", (*_MONEY, _REST)),
    )
    for said, key, path in asked:
        montant = params.get(key)
        if not isinstance(montant, Montant) or montant < ZERO or (key == "ligne_juste" and path[-1] == _REST):
            continue
        change: Change = Set(path, format_typed(montant))
        if path[-1] == _REST and place.path != path:
            change = Add(path, format_typed(montant), _order(MoyensFinanciers))
        elif path[-1] == _REST and montant == ZERO:
            said, change = N_("Take “reste_a_financer” out"), Remove(path)
        if _tried(workspace, sources, finding, change):
            yield Mend(fill(said, {"montant": montant}), {place.file: (change,)})


def _tried(workspace: Workspace, sources: Sources, finding: Finding, change: Change) -> bool:
    """Whether a fiche so changed has the finding no more, and no error that it hadn't."""
    file, files = finding.place.file, workspace.files
    data = apply(sources.read(file), (change,))
    if isinstance(data, Refusal):
        return False
    before = _errors(workspace, file)
    held, files.unsaved = files.unsaved, {**files.unsaved, file: data}
    try:
        after = _errors(workspace, file)
    finally:
        files.unsaved = held
    return after < before


def _errors(workspace: Workspace, file: str) -> Counter[str]:
    """The errors that a fiche has by itself, by code."""
    (checked,) = keeping(workspace, [(file.split("/")[1], file)])
    codes = (finding.code for finding in checked.findings)
    return Counter(code for code in codes if rules()[code].severity is Severity.ERROR)


def _declared(workspace: Workspace, finding: Finding, path: Path) -> Iterator[Mend]:
    """The organisme in the register, and its identifier where it is named."""
    text = str(finding.params["text"])
    identifier = slug(text)
    if not identifier or not workspace.files.organismes or workspace.organismes.knows(identifier):
        return
    entry: Value = {"nom": text, "type": str(type_of(text) or TypeOrganisme.ASSOCIATION)}
    here = (Set(path, identifier),) if text != identifier else ()
    there = (Add((identifier,), entry),)
    file = finding.place.file
    changes = {file: (*here, *there)} if file == ORGANISMES else {file: here, ORGANISMES: there}
    said = fill(N_("Declare “{identifier}” in {file}"), {"identifier": identifier, "file": ORGANISMES})
    yield Mend(said, changes)
