"""What names what: the meaning, the place and the other mentions of what stands at a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cmqplan import amounts, periods
from cmqplan.editor.keys import alone, at
from cmqplan.findings import Place
from cmqplan.findings.finding import Path
from cmqplan.language import template
from cmqplan.model import values
from cmqplan.model.fiche import Fiche, read_calendrier
from cmqplan.model.keys import Cle
from cmqplan.rules.catalogue import rules
from cmqplan.source.positions import Node, Positions
from cmqplan.workspace.mentions import mentions, named_in_frame, placed
from cmqplan.workspace.workspace import Entry, Workspace

_AMOUNTS = (values.read_montant, values.read_chiffrage)
_PERIODS = (values.read_periode, values.read_jour, read_calendrier)


NOWHERE: Path = ()


class Found(NamedTuple):
    """The text that stands at an offset: its path, and whether it is a key."""

    path: Path
    node: Node
    is_key: bool


def found_at(positions: Positions, offset: int) -> Found | None:
    """The innermost text around an offset, or nothing."""
    node, path = positions.root, NOWHERE
    while node is not None:
        for step, key in node.keys.items():
            if key.start <= offset <= key.end:
                return Found((*path, step), key, True)
        inside = next(
            ((step, one) for step, one in node.children.items() if one.start <= offset <= one.end), None
        )
        if inside is None:
            return Found(path, node, False) if node.text is not None else None
        path, node = (*path, inside[0]), inside[1]
    return None


def named(workspace: Workspace, kind: str, found: Found) -> tuple[str, str] | None:
    """What kind of thing a text names (« organisme », « convention », « campus », « plan »), and its identifier."""
    text = found.node.text or ""
    if found.is_key:
        top = kind == "organisme" and len(found.path) == 1
        return ("organisme", text) if top else None
    cle = _cle(workspace, kind, found)
    if cle is None or cle.lecteur is not values.read_reference:
        return None
    of = cle.nom if cle.nom in HELD else "organisme"
    return (of, text) if text in held(workspace, of) else None


HELD = ("convention", "campus", "plan")
"""Keys that name something of this kind; what else names something names an organisme."""


def held(workspace: Workspace, of: str) -> Mapping[str, Entry[Any]]:
    """Everything of a kind that can be named, by identifier."""
    match of:
        case "convention":
            return workspace.conventions
        case "campus":
            return workspace.campus
        case "plan":
            return workspace.plans
    return workspace.organismes


def called(entry: Entry[Any]) -> str:
    """What people call it."""
    titre = getattr(entry.model, "titre", None) or getattr(entry.model, "nom", entry.name)
    return str(titre)


def _cle(workspace: Workspace, kind: str, found: Found) -> Cle | None:
    cle = at(kind, workspace.champs, found.path).cle
    return alone(cle) if cle is not None else None


def meaning(workspace: Workspace, kind: str, found: Found, exercice: int | None) -> str:
    """In Markdown, what stands there; empty where there is nothing to say. ``exercice``: the year of a month without one."""
    name = named(workspace, kind, found)
    text = found.node.text or ""
    if name is not None and name[0] == "organisme" and name[1] in workspace.organismes:
        one = workspace.organismes[name[1]].model
        return " · ".join(
            filter(None, (f"**{one.nom}**", one.sigle, one.type, one.siret and f"SIRET {one.siret}"))
        )
    if name is not None:
        return f"**{called(held(workspace, name[0])[name[1]])}**"
    if found.is_key:
        cle = at(kind, workspace.champs, found.path).cle
        return template(cle.sens).replace("``", "`") + f"\n\n`{cle.nom}: {cle.exemple}`" if cle else ""
    cle = _cle(workspace, kind, found)
    return _reading(cle, text, exercice) if cle is not None else ""


def _reading(cle: Cle, text: str, exercice: int | None) -> str:
    """How an amount or a period is read; why not where it isn't."""
    try:
        if cle.lecteur in _AMOUNTS:
            amount = amounts.parse_chiffrage(text)
            bounds = {str(one) for one in (amount.minimum, amount.montant) if one is not None}
            return f"{' – '.join(sorted(bounds, key=len)) or '–'} ({amount.certitude.value})"
        if cle.lecteur in _PERIODS:
            milestones = periods.parse_jalons(text, exercice=exercice)
            return "; ".join(periods.describe_bounds(one.periode) for one in milestones)
    except (amounts.MontantRefuse, periods.PeriodeRefusee) as error:
        return str(error)
    return ""


def rule_at(line: str, column: int) -> str:
    """The title and the reason of a rule whose code stands at a column of a line; empty where none does."""
    for code, rule in rules().items():
        start = line.find(code)
        if 0 <= start <= column <= start + len(code):
            return f"**{code}** {template(rule.title)}\n\n{template(rule.reason)}"
    return ""


def places_of(workspace: Workspace, fiches: Mapping[str, Entry[Fiche]], organisme: str) -> Iterator[Place]:
    """Everywhere an organisme is named: its declaration first."""
    entry = workspace.organismes.get(organisme)
    if entry is not None:
        yield Place(entry.file, (organisme,), on="key")
    for name, place in named_in_frame(workspace):
        if name == organisme:
            yield place
    for fiche in fiches.values():
        for name, place in placed(mentions(fiche.model), fiche):
            if name == organisme:
                yield place


def declared(workspace: Workspace, name: tuple[str, str]) -> Place | None:
    """Where what is named is declared."""
    of, identifier = name
    entry = held(workspace, of).get(identifier)
    if entry is None:
        return None
    return Place(entry.file, (identifier,), on="key") if of == "organisme" else Place(entry.file)
