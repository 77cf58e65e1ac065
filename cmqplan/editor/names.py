"""What names what: the meaning, the place and the other mentions of what stands at a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from unicodedata import normalize

from cmqplan import amounts, periods
from cmqplan.editor.keys import alone, at
from cmqplan.finance.affectations import plan_of
from cmqplan.findings import Place
from cmqplan.language import template
from cmqplan.model import values
from cmqplan.model.fiche import read_calendrier
from cmqplan.model.keys import Cle
from cmqplan.report.assemble import Sources
from cmqplan.rules.catalogue import rules
from cmqplan.source.positions import Found, Positions
from cmqplan.workspace.files import kind_of
from cmqplan.workspace.workspace import Entry, Resume, Workspace

_AMOUNTS = (values.read_montant, values.read_chiffrage)
_PERIODS = (values.read_periode, values.read_jour, read_calendrier)


class Name(NamedTuple):
    """What a text names: the kind of thing (« organisme », « convention », « campus », « plan », « numero »), and its
    identifier; of a numero the plan it is one of, and the characters of the text that are the number."""

    of: str
    name: str
    plan: str = ""
    part: tuple[int, int] | None = None

    def same(self, other: Name) -> bool:
        """Whether both name one thing: 1.1 is 01.1."""
        if (self.of, self.plan) != (other.of, other.plan):
            return False
        return self.name == other.name or (
            self.of == NUMERO and values.numero_key(self.name) == values.numero_key(other.name)
        )


NUMERO = "numero"
HELD = ("convention", "campus", "plan")
"""Keys that name something of this kind; what else names something names an organisme."""
_NUMEROS = (values.read_numero_de_fiche, values.read_numero_libre)


def found_at(positions: Positions, offset: int) -> Found | None:
    """The innermost text around an offset, or nothing."""
    return next((one for one in positions.texts() if one.node.start <= offset <= one.node.end), None)


def named(workspace: Workspace, file: str, found: Found) -> Name | None:
    """What a text of a file names; nothing where it names nothing that is there."""
    kind, text = kind_of(file), normalize("NFC", (found.node.text or "").strip())
    if found.is_key:
        top = kind == "organisme" and len(found.path) == 1
        return Name("organisme", text) if top else None
    cle = _cle(workspace, kind, found)
    if kind is None or cle is None:
        return None
    if cle.lecteur in _NUMEROS or cle.nom == "aussi_dans":
        return _numero(workspace, file, kind, found, text)
    if cle.lecteur is not values.read_reference or cle.nom == "ligne_credit":
        return None
    of = cle.nom if cle.nom in HELD and cle.nom not in workspace.champs else "organisme"
    return Name(of, text) if text in held(workspace, of) else None


def _numero(workspace: Workspace, file: str, kind: str, found: Found, text: str) -> Name | None:
    """The action that a number stands for, in whichever plan it does."""
    top, own = found.path[0], file.split("/")[1]
    if top == "aussi_dans":
        plan, slash, text = text.rpartition("/")
        raw = found.node.text or ""
        return Name(NUMERO, text, plan, (raw.rindex("/") + 1, len(raw))) if slash else None
    if top == "liens":
        beside = found.around.children.get("plan") if found.around is not None else None
        return Name(NUMERO, text, (beside.text if beside is not None else None) or own)
    if kind != "convention":
        return Name(NUMERO, text, own)
    convention = next((one for one in workspace.conventions.values() if one.file == file), None)
    if convention is None:
        return None
    rank = (
        next((step for step in found.path if isinstance(step, int)), 0)
        if isinstance(found.path[1], int)
        else 0
    )
    of = plan_of(convention.name, convention.model.subventions[rank], workspace)
    return Name(NUMERO, text, of) if of else None


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


def action(workspace: Workspace, numero: Name) -> Resume | None:
    """The fiche that a number stands for, its own plan's or another's."""
    key = values.numero_key(numero.name)
    return next(
        (
            one
            for one in workspace.actions(numero.plan)
            if one.numero and values.numero_key(one.numero) == key
        ),
        None,
    )


def _cle(workspace: Workspace, kind: str | None, found: Found) -> Cle | None:
    cle = at(kind, workspace.champs, found.path).cle if kind is not None else None
    return alone(cle) if cle is not None else None


def meaning(workspace: Workspace, file: str, found: Found, exercice: int | None) -> str:
    """In Markdown, what stands there; empty where there is nothing to say. ``exercice``: the year of a month without one."""
    name = named(workspace, file, found)
    if name is not None and name.of == NUMERO:
        fiche = action(workspace, name)
        return f"**{fiche.titre}**" if fiche is not None and fiche.titre else ""
    if name is not None and name.of == "organisme" and name.name in workspace.organismes:
        one = workspace.organismes[name.name].model
        return " · ".join(
            filter(None, (f"**{one.nom}**", one.sigle, one.type, one.siret and f"SIRET {one.siret}"))
        )
    if name is not None and name.name in held(workspace, name.of):
        return f"**{called(held(workspace, name.of)[name.name])}**"
    kind = kind_of(file)
    if found.is_key and kind is not None:
        cle = at(kind, workspace.champs, found.path).cle
        return template(cle.sens).replace("``", "`") + f"\n\n`{cle.nom}: {cle.exemple}`" if cle else ""
    cle = _cle(workspace, kind, found)
    return _reading(cle, found.node.text or "", exercice) if cle is not None else ""


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


def declared(workspace: Workspace, name: Name) -> Place | None:
    """Where what is named is declared."""
    if name.of == NUMERO:
        fiche = action(workspace, name)
        return fiche.at("numero") if fiche is not None else None
    entry = held(workspace, name.of).get(name.name)
    if entry is None:
        return None
    return Place(entry.file, (name.name,), on="key") if name.of == "organisme" else Place(entry.file)


def places_of(workspace: Workspace, sources: Sources, name: Name) -> Iterator[Place]:
    """Everywhere in the files that something is named, its declaration too where that is a text."""
    may_name = _spelled(name)
    for file in workspace.files.read(workspace.selected):
        try:
            data = sources.read(file)
        except OSError:
            continue
        if not may_name.search(normalize("NFC", data.decode("utf-8", "replace"))):
            continue
        positions = sources.positions(file)
        for found in positions.texts() if positions is not None else ():
            if not may_name.search(normalize("NFC", found.node.text or "")):
                continue
            other = named(workspace, file, found)
            if other is not None and other.same(name):
                whole = (0, len(found.node.text or ""))
                yield Place(file, found.path, "key" if found.is_key else "value", other.part or whole)


def _spelled(name: Name) -> re.Pattern[str]:
    """What every text that names this looks like, and many that don't: only files that hold it are read closely."""
    if name.of != NUMERO:
        return re.compile(rf"{re.escape(name.name)}|\\")  # a text in quotes may spell a letter otherwise
    if not values.NUMERO.fullmatch(name.name):
        return re.compile("")
    return re.compile(r"\.".join(f"0*{int(part)}" for part in name.name.split(".")))
