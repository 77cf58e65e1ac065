"""``cmqplan new``: one more file, made from what the workspace knows, and what links to it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cmqplan.beginnings.names import Unfit, identifier, kind_of, unfit_text
from cmqplan.beginnings.pages import Written, changed, filled, model, values
from cmqplan.language.gettext import N_
from cmqplan.model.champs import AvecChamps, completed, in_order
from cmqplan.model.fiche import Fiche
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.model.plan import Axe, Plan
from cmqplan.model.values import NUMERO, NUMERO_LIBRE, numero_key, numero_of_rank, numero_rank
from cmqplan.rules.walk import nearest_organisme
from cmqplan.source.edits import Add, Change, Refusal, Remove, Rename, Set, apply
from cmqplan.source.yaml import Value
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.files import ORGANISMES
from cmqplan.workspace.load import own_of, read_fiche
from cmqplan.workspace.workspace import Resume, Workspace

_LONGEST_YAML = 5_000_000
_ORDER = tuple(Plan.model_fields)
_SAMPLES = ("porteur", "financeur")
"""The organismes of the model."""


# The files themselves


def organisme_entry(name: str, kind: str | None = None, sigle: str = "") -> Value:
    entry: dict[str, Value] = {"nom": name, "type": kind or kind_of(name).value}
    return {**entry, "sigle": sigle} if sigle else entry


def organismes_file(known: Mapping[str, str], campus: str) -> bytes:
    """The register of a first workspace: name → identifier, who carries and who funds first."""
    changes: list[Change] = []
    for rank, (name, made) in enumerate(known.items()):
        entry = organisme_entry(name, "campus" if name == campus else None)
        if rank < len(_SAMPLES):
            changes += [Rename((_SAMPLES[rank],), made), Set((made,), entry)]
        else:
            changes.append(Add((made,), entry))
    changes[:0] = [Remove((sample,)) for sample in _SAMPLES[len(known) :]]
    return filled("organismes.yaml", changes)


def plan_files(
    name: str, title: str, year: int, carrier: str, funder: str, *, campus: str = "", convention: str = ""
) -> Written:
    """A plan with one axe and one fiche."""
    links = [
        Add((key,), value, _ORDER) for key, value in (("campus", campus), ("convention", convention)) if value
    ]
    changes: list[Change] = [Set(("titre",), title), Set(("exercice",), str(year)), *links]
    data = filled("plan.yaml", changes, annee=year, suivante=year + 1)
    fiche = fiche_file(
        Where("1.1", "", "1", True), "Première action", year, carrier, funder, dated_line=False
    )
    return Written({f"plans/{name}/plan.yaml": data, f"plans/{name}/1.1-premiere-action.yaml": fiche})


def fiche_file(where: Where, title: str, year: int, carrier: str, funder: str, *, dated_line: bool) -> bytes:
    """``dated_line``: whether the money needs a year of its own, in a plan of several."""
    line = ("moyens", "financiers", "financements", 0)
    changes: list[Change] = [
        *where.changes(),
        Set(("titre",), title),
        Set(("porteurs", 0), carrier),
        Set((*line, "financeur"), funder),
        Set(("calendrier",), f"à partir de janvier {year}"),
    ]
    if carrier == funder:
        changes += [Remove(("partenaires",)), Set((*line, "nature"), "fonds propres")]
    else:
        changes.append(Set(("partenaires", 0), funder))
    if dated_line:
        changes.append(Add((*line, "exercice"), str(year)))
    return filled("fiche.yaml", changes, annee=year)


def with_required(workspace: Workspace, model: type[AvecChamps], data: bytes, year: int) -> bytes:
    """A new file with those keys, of the ones that the workspace declares, that it can't be without: an example of each."""
    made = completed(model, workspace.champs)
    own = own_of(workspace, "")._replace(exercice=year)
    lines = [f"{nom}: {own.sample(made, nom)}" for nom, champ in made.declares.items() if champ.obligatoire]
    examples = values("\n".join(lines).encode()) if lines else {}
    done = apply(data, [Add((nom,), value, in_order(made)) for nom, value in examples.items()])
    assert not isinstance(done, Refusal), done
    return done


def convention_file(title: str, first: int, last: int, carrier: str, funder: str, campus: str = "") -> bytes:
    parties: list[Value] = [carrier] if carrier == funder else [carrier, funder]
    changes: list[Change] = [
        Set(("titre",), title),
        Set(("periode",), f"{first}-{last}" if last > first else str(first)),
        Set(("parties",), parties),
        Set(("beneficiaire",), carrier),
    ]
    if campus:
        changes.append(Add(("campus",), campus, ("titre", "periode", "campus", "parties")))
    return filled("convention.yaml", changes, annee=first, financeur=funder)


def campus_file(name: str, organisme: str, region: str, members: Sequence[str]) -> bytes:
    changes: list[Change] = [Set(("nom",), name), Set(("organisme",), organisme), Set(("region",), region)]
    changes.append(Set(("membres",), [*members]) if members else Remove(("membres",)))
    return filled("campus.yaml", changes)


# What the workspace knows


def _party(workspace: Workspace, word: str) -> str | Unfit:
    """The organisme that a word names: its identifier, its name or another of its spellings."""
    known = workspace.organismes
    if word in known:
        return word
    meant = known.meant_by(word)
    if meant:
        return meant
    near = nearest_organisme(word, known)
    if near:
        return Unfit(
            N_("there is no organisme “{name}” here; did you mean “{near}”?"), {"name": word, "near": near}
        )
    return Unfit(
        N_('there is no organisme “{name}” here; declare it first: cmqplan new organisme "{name}"'),
        {"name": word},
    )


@dataclass(frozen=True, slots=True)
class Parties:
    carrier: str
    funder: str


def parties(workspace: Workspace, plan: str, carrier: str, funder: str) -> Parties | Unfit:
    """Who carries and who funds: who is named, else who does so most often in the plan, else what fits."""
    chosen: list[str] = []
    for word in (carrier, funder):
        found = _party(workspace, word) if word else ""
        if isinstance(found, Unfit):
            return found
        chosen.append(found)
    single = [name for name in workspace.organismes if name in workspace.organismes.single]
    if not single:
        return Unfit(
            N_(
                'no organisme is declared yet; declare one first, such as: cmqplan new organisme "Lycée Exemple"'
            ),
            {},
        )
    carriers, funders = _habits(workspace, plan)
    campus = workspace.campus_of(plan)
    who = chosen[0] or _first([campus.model.organisme if campus else None, *carriers, *single], single)
    public = [
        name
        for name in single
        if workspace.organismes[name].model.type in (TypeOrganisme.COLLECTIVITE, TypeOrganisme.ETAT)
    ]
    bound = workspace.convention_of(plan)
    signing = [party.organisme for party in bound.model.parties] if bound else []
    others = [name for name in (*funders, *signing, *public, *single) if name != who]
    return Parties(who, chosen[1] or _first([*others, who], single))


def _first(names: Iterable[str | None], known: Sequence[str]) -> str:
    return next(name for name in names if name in known and name is not None)


def _habits(workspace: Workspace, plan: str) -> tuple[list[str], list[str]]:
    """Who carries and who funds in a plan's fiches, most often first."""
    carriers: Counter[str] = Counter()
    funders: Counter[str] = Counter()
    for file in workspace.files.plans[plan].fiches if plan in workspace.files.plans else ():
        read = read_fiche(workspace, plan, file)
        if read.entry is not None:
            carriers.update(who.organisme for who in read.entry.model.porteurs)
            funders.update(line.financeur for line in read.entry.model.financements)
    return [name for name, _ in carriers.most_common()], [name for name, _ in funders.most_common()]


def resumes(workspace: Workspace, plan: str) -> list[Resume]:
    """What each fiche of a plan leaves behind."""
    return [read_fiche(workspace, plan, file).resume for file in workspace.files.plans[plan].fiches]


def leaves(plan: Plan) -> list[Axe]:
    """The axes that fiches hang from: those without axes below them."""
    return [axe for axe in plan.tous_les_axes() if not axe.axes]


# One more of each


def new_organisme(
    workspace: Workspace, name: str, *, given: str = "", kind: str = "", sigle: str = ""
) -> Written | Unfit:
    """An entry of ``organismes.yaml``."""
    odd = unfit_text(name) or (unfit_text(sigle) if sigle else None)
    made = odd or identifier(given or name)
    if isinstance(made, Unfit):
        return made
    meant = made if workspace.organismes.knows(made) else workspace.organismes.meant_by(name)
    if meant:
        return Unfit(N_("“{name}” is there already, as “{known}”"), {"name": name, "known": meant})
    kinds = [one.value for one in TypeOrganisme]
    if kind and kind not in kinds:
        return Unfit(
            N_("“{kind}” is no type of organisme; the types are: {known}"),
            {"kind": kind, "known": tuple(kinds)},
        )
    root = workspace.files.root
    if workspace.files.organismes is None:
        entry = organisme_entry(name, kind or None, sigle)
        only: list[Change] = [Remove((_SAMPLES[1],)), Rename((_SAMPLES[0],), made), Set((made,), entry)]
        return Written({ORGANISMES: filled("organismes.yaml", only)})
    return changed(root, ORGANISMES, [Add((made,), organisme_entry(name, kind or None, sigle))])


def new_fiche(
    workspace: Workspace,
    plan: str,
    numero: str,
    title: str,
    *,
    axe: str = "",
    carrier: str = "",
    funder: str = "",
) -> Written | Unfit:
    """A fiche under an axe of a plan: the number asked for, else the next one."""
    declared = workspace.plans.get(plan)
    if declared is None:
        return Unfit(
            N_("the plan.yaml of “{plan}” can't be read; “cmqplan validate” says why"), {"plan": plan}
        )
    odd = unfit_text(title) if title else None
    where = odd or place(workspace, plan, numero, axe)
    if isinstance(where, Unfit):
        return where
    who = parties(workspace, plan, carrier, funder)
    if isinstance(who, Unfit):
        return who
    years = declared.model.exercice
    year = min((one for one in years if one >= workspace.today.year), default=years[0])
    text = title or where.title or "Nouvelle action"
    data = fiche_file(where, text, year, who.carrier, who.funder, dated_line=len(years) > 1)
    return put_fiche(workspace, plan, where, text, with_required(workspace, Fiche, data, year))


@dataclass(frozen=True, slots=True)
class Where:
    """Where a fiche goes: its number, the title the plan announces, and how many actions that axe announces."""

    numero: str
    title: str
    axe: str
    announced: bool

    def changes(self, said: Collection[str] = ()) -> Iterator[Change]:
        """What gives a fiche its number, and its axe where the number doesn't say it. ``said``: the keys it has."""
        yield Set(("numero",), self.numero)
        if _under(self.numero, self.axe):
            yield from (Remove(("axe",)) for key in said if key == "axe")
        else:
            yield Set(("axe",), self.axe) if "axe" in said else Add(("axe",), self.axe, ("numero", "axe"))


def place(workspace: Workspace, plan: str, numero: str, axe: str) -> Where | Unfit:
    """The number of a new fiche, free and under an axe of the plan."""
    axes = workspace.plans[plan].model
    known = {one.numero: one for one in axes.tous_les_axes()}
    fiches = resumes(workspace, plan)
    taken = {fiche.numero for fiche in fiches if fiche.numero}
    if axe and axe not in known:
        return Unfit(
            N_("there is no axe “{axe}” in {plan}; its axes are: {known}"),
            {"axe": axe, "plan": plan, "known": tuple(known)},
        )
    if not numero:
        branch = known[axe] if axe else leaves(axes)[0]
        waiting = [action for action in branch.actions if action.numero not in taken]
        if waiting:
            return Where(waiting[0].numero, waiting[0].titre or "", branch.numero, True)
        if any(fiche.axe for fiche in fiches):  # numbers go through the whole plan
            latest = max(taken, key=numero_key)
            following = numero_of_rank(latest, numero_rank(latest)[1] + 1)
            return Where(following, "", branch.numero, not branch.actions)
        last = max(
            (numero_key(one)[len(numero_key(branch.numero))] for one in taken if _under(one, branch.numero)),
            default=0,
        )
        return Where(f"{branch.numero}.{last + 1}", "", branch.numero, not branch.actions)
    if not (NUMERO_LIBRE if axe else NUMERO).fullmatch(numero):
        return Unfit(N_("“{numero}” is no number of a fiche; write it like 1.2"), {"numero": numero})
    if numero_key(numero) in map(numero_key, taken):
        return Unfit(N_("there is a fiche {numero} in {plan} already"), {"numero": numero, "plan": plan})
    over = [axe] if axe and "." not in numero else [one for one in known if _under(numero, one)]
    if not over or (axe and axe not in over):
        return Unfit(
            N_("the fiche {numero} would hang from no axe of {plan}; its axes are: {known}"),
            {"numero": numero, "plan": plan, "known": tuple(known)},
        )
    branch = known[max(over, key=len)]
    title = next((action.titre for action in branch.actions if action.numero == numero), None)
    announced = not branch.actions or any(action.numero == numero for action in branch.actions)
    return Where(numero, title or "", branch.numero, announced)


def _under(numero: str, axe: str) -> bool:
    """Whether a number says that it hangs from an axe."""
    return bool(NUMERO.fullmatch(numero)) and numero.startswith(f"{axe}.")


def put_fiche(workspace: Workspace, plan: str, where: Where, title: str, data: bytes) -> Written | Unfit:
    """A fiche's file; where its axe announces its actions, it is announced too."""
    named = identifier(title)
    if isinstance(named, Unfit):
        return named
    files = workspace.files.plans[plan]
    path = f"{files.folder}{where.numero}-{named}.yaml"
    if os.path.lexists(workspace.files.root / path):
        return _there(path)
    written = Written({path: data})
    if where.announced:
        return written
    raw = values(read_file(workspace.files.root / files.plan_file, _LONGEST_YAML))
    actions = _actions(raw.get("axes"), where.axe, ("axes",))
    if actions is None:
        return written
    spot, count = actions
    link = changed(
        workspace.files.root, files.plan_file, [Add((*spot, count), {"numero": where.numero, "titre": title})]
    )
    return link if isinstance(link, Unfit) else written.with_(link)


def _actions(
    value: Value | None, axe: str, path: tuple[str | int, ...]
) -> tuple[tuple[str | int, ...], int] | None:
    """The path of the list of actions that an axe announces, and how many they are."""
    items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
    for index, item in items:
        here = path if index is None else (*path, index)
        if not isinstance(item, dict):
            continue
        actions = item.get("actions")
        if item.get("numero") == axe:
            return ((*here, "actions"), len(actions)) if isinstance(actions, list) else None
        found = _actions(item.get("axes"), axe, (*here, "axes"))
        if found is not None:
            return found
    return None


def _there(path: str) -> Unfit:
    return Unfit(
        N_("{file} is there already, and nothing is written over it; choose another name"), {"file": path}
    )


def new_plan(
    workspace: Workspace, name: str, title: str, year: int, *, carrier: str = "", funder: str = ""
) -> Written | Unfit:
    """A plan with one axe and one fiche."""
    odd = unfit_text(title) if title else None
    who = odd or parties(workspace, name, carrier, funder)
    if isinstance(who, Unfit):
        return who
    if os.path.lexists(workspace.files.root / "plans" / name / "plan.yaml"):
        return _there(f"plans/{name}/plan.yaml")
    campus = next(iter(workspace.campus)) if len(workspace.campus) == 1 else ""
    made = plan_files(name, title or f"Plan d'action {year}", year, who.carrier, who.funder, campus=campus)
    files = {
        path: with_required(workspace, Plan if path.endswith("/plan.yaml") else Fiche, data, year)
        for path, data in made.files.items()
    }
    return replace(made, files=files)


def new_convention(
    workspace: Workspace, title: str, plan: str, *, year: int = 0, carrier: str = "", funder: str = ""
) -> Written | Unfit:
    """A convention, and the line of a plan that names it; ``plan`` may be empty."""
    made = identifier(title)
    who = made if isinstance(made, Unfit) else parties(workspace, plan, carrier, funder)
    if isinstance(made, Unfit):
        return made
    if isinstance(who, Unfit):
        return who
    path = f"plans/conventions/{made}.yaml"
    if os.path.lexists(workspace.files.root / path):
        return _there(path)
    entry = workspace.plans.get(plan)
    years = (year,) if year else entry.model.exercice if entry else (workspace.today.year,)
    campus = (entry.model.campus or "") if entry else ""
    campus = campus if campus in workspace.campus else ""
    data = convention_file(title, years[0], max(years[-1], years[0] + 2), who.carrier, who.funder, campus)
    return _linked(workspace, Written({path: data}), plan, "convention", made)


def new_campus(workspace: Workspace, name: str, plan: str, region: str) -> Written | Unfit:
    """A campus, the organisme that stands for it, and the line of a plan that names it; ``plan`` may be empty."""
    made = identifier(name)
    if isinstance(made, Unfit):
        return made
    odd = unfit_text(region) if region else None
    if odd:
        return odd
    path = f"plans/campus/{made}.yaml"
    if os.path.lexists(workspace.files.root / path):
        return _there(path)
    meant = made if workspace.organismes.knows(made) else workspace.organismes.meant_by(name)
    members = [one for one in workspace.organismes if one in workspace.organismes.single and one != meant][:2]
    regions = Counter(entry.model.region for entry in workspace.campus.values())
    where = region or next((one for one, _ in regions.most_common(1)), "France")
    written = Written({path: campus_file(name, meant or made, where, members)})
    if not meant:
        declared = new_organisme(workspace, name, kind="campus")
        if isinstance(declared, Unfit):
            return declared
        written = written.with_(declared)
    return _linked(workspace, written, plan, "campus", made)


def _linked(workspace: Workspace, written: Written, plan: str, key: str, name: str) -> Written | Unfit:
    """With the line of ``plan.yaml`` that names a new file; a plan that names another one keeps it."""
    declared = workspace.plans.get(plan)
    if declared is None or getattr(declared.model, key):
        file = declared.file if declared else "plan.yaml"
        hint = Unfit(
            N_("for a plan to name it, write in {file}: {line}"), {"file": file, "line": f"{key}: {name}"}
        )
        return written.with_(Written(left=(hint,)))
    link = changed(workspace.files.root, declared.file, [Add((key,), name, _ORDER)])
    return link if isinstance(link, Unfit) else written.with_(link)


def new_document(workspace: Workspace, name: str, title: str, known: Iterable[str]) -> Written | Unfit:
    """A document's template, which renders as it is."""
    made = identifier(name)
    if isinstance(made, Unfit):
        return made
    odd = unfit_text(title) if title else None
    path = f"templates/{made}/document.html.j2"
    if odd:
        return odd
    if made in known or os.path.lexists(workspace.files.root / path):
        return Unfit(N_("there is a document “{name}” already"), {"name": made})
    text = title or name[:1].upper() + name[1:]
    data = model("document.html.j2").decode()
    return Written({path: data.replace("DESCRIPTION", text.replace("#}", "")).encode()})
