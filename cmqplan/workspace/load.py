"""Reading a workspace: first everything that frames the plans, then one fiche after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from pydantic import BaseModel

from cmqplan.findings import Finding, Place
from cmqplan.findings.finding import Path as KeyPath
from cmqplan.model.campus import Campus, Reseau
from cmqplan.model.champs import Champ, completed
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import ACQUIS, NATURES_PROCHES, Calendrier, Fiche
from cmqplan.model.lignes import LigneFinancee, lignes_financees, total_de
from cmqplan.model.organisme import Organisme
from cmqplan.model.plan import Plan
from cmqplan.model.settings import Settings
from cmqplan.model.values import NUMERO, NUMERO_LIBRE, Reperes, numero_key, slug
from cmqplan.source.remarks import holds_ignore
from cmqplan.workspace.files import ORGANISMES, discover
from cmqplan.workspace.mentions import named_in, names_in, texts_in
from cmqplan.workspace.own import Own
from cmqplan.workspace.read import build, read_as_nearest, read_bytes, read_mapping
from cmqplan.workspace.workspace import (
    Entry,
    Invitee,
    Ligne,
    Organismes,
    Resume,
    Workspace,
)

M = TypeVar("M", bound=BaseModel)

_IDENTIFIANT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMERO_OF_NAME = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){0,3})(?=[-_. ])")


def load_frame(
    root: Path,
    *,
    today: date | None = None,
    home: Path | None = None,
    unsaved: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[Workspace, list[Finding]]:
    """Everything of a workspace but its fiches. ``today`` is the current day unless given; ``home`` and ``unsaved`` as in
    ``discover``."""
    files = discover(root, home, unsaved)
    workspace = Workspace(files, today or date.today())
    reader = _Reader(workspace)
    findings = list(files.findings)
    if files.settings:
        _settings(workspace, reader, files.settings, findings)
    _organismes(workspace, reader, findings)
    reader.collection("campus", Campus, workspace.campus, findings)
    reader.collection("conventions", Convention, workspace.conventions, findings)
    reader.collection("reseaux", Reseau, workspace.reseaux, findings)
    model = completed(Plan, workspace.champs)
    for name, plan in files.plans.items():
        if plan.has_plan:
            read = reader.one(model, plan.plan_file, findings)
            if read is not None:
                workspace.plans[name] = Entry(name, plan.plan_file, read)
    return workspace, findings


def declared_champs(root: Path) -> Mapping[str, Champ]:
    """The keys that a workspace declares for itself, those without a mistake. Nothing else of it is read."""
    workspace = Workspace(discover(root), date.today())
    if workspace.files.settings:
        _settings(workspace, _Reader(workspace), workspace.files.settings, [])
    return {nom: champ for nom, champ in workspace.champs.items() if champ is not None}


def _settings(workspace: Workspace, reader: _Reader, file: str, findings: list[Finding]) -> None:
    """A mistake in the settings takes none of the workspace's own keys away: fiches that write them are right."""
    value = reader.mapping(file, findings, lambda _: own_of(workspace, file).lines(Settings), optional=True)
    if value is None:
        workspace.settings_read = False
        return
    read = build(Settings, value, file, own=partial(own_of, workspace, file))
    if isinstance(read, Settings):
        workspace.settings, workspace.champs = read, read.champs
        return
    findings += read
    declared = value.get("champs")
    items = declared.items() if isinstance(declared, dict) else ()
    built = {nom: build(Champ, item, file, ("champs", nom)) for nom, item in items}
    workspace.champs = {nom: champ if isinstance(champ, Champ) else None for nom, champ in built.items()}
    workspace.settings_read = declared is None or isinstance(declared, dict)


class _Reader:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def mapping(
        self,
        file: str,
        findings: list[Finding],
        example: Callable[[object], tuple[str, ...]],
        *,
        optional: bool = False,
    ) -> dict[str, Any] | None:
        """``optional``: a file of comments only says nothing wrong."""
        data = read_bytes(self.workspace.files, file)
        if isinstance(data, Finding):
            findings.append(data)
            return None
        self.workspace.checksums[file] = crc32(data)
        if holds_ignore(data):
            self.workspace.ignores.add(file)
        read = read_mapping(file, data, example)
        if optional and [finding.code for finding in read.findings] == ["CMQ003"]:
            return {}
        findings += read.findings
        return read.value

    def one(self, model: type[M], file: str, findings: list[Finding]) -> M | None:
        own = partial(own_of, self.workspace, file)
        value = self.mapping(file, findings, lambda _: own().lines(model))
        if value is None:
            return None
        read = build(model, value, file, context=Reperes(annee=self.workspace.today.year), own=own)
        if isinstance(read, list):
            findings += (
                read
                if self.workspace.settings_read
                else [finding for finding in read if model is not Plan or not _may_be_declared(finding)]
            )
            return None
        return read

    def collection(
        self, collection: str, model: type[M], target: dict[str, Entry[M]], findings: list[Finding]
    ) -> None:
        for name, file in self.workspace.files.collections[collection].items():
            if not _IDENTIFIANT.fullmatch(name):
                findings.append(
                    Finding("CMQ110", Place(file), {"text": name, "suggestion": slug(name)}, "file")
                )
            read = self.one(model, file, findings)
            if read is not None:
                target[name] = Entry(name, file, read)


def _organismes(workspace: Workspace, reader: _Reader, findings: list[Finding]) -> None:
    file = workspace.files.organismes
    if file is None:
        workspace.organismes_read = False
        if ORGANISMES not in workspace.files.passed_over():
            findings.append(Finding("CMQ015", Place("plans"), {}, "no-organismes"))
        return
    own = partial(own_of, workspace, file)
    value = reader.mapping(file, findings, lambda given: own().register(given))
    if value is None:
        workspace.organismes_read = False
        return
    entries: list[Entry[Organisme]] = []
    broken: list[str] = []
    for identifier, item in value.items():
        if not _IDENTIFIANT.fullmatch(identifier):
            params = {"text": identifier, "suggestion": slug(identifier) or "mon-organisme"}
            findings.append(Finding("CMQ110", Place(file, (identifier,), on="key"), params))
            broken.append(slug(identifier))  # whoever writes it right isn't wrong
        read = build(Organisme, item, file, (identifier,), own=own)
        if isinstance(read, list):
            findings += read
            broken.append(identifier)
        else:
            entries.append(Entry(identifier, file, read, (identifier,)))
    workspace.organismes = Organismes(entries, broken=broken)


def own_of(workspace: Workspace, file: str, plan: str = "") -> Own:
    """What the examples in a file's messages are made of. Of a plan's year and numbers, where the file is one of its."""
    declared = workspace.plans.get(plan)
    fiches = workspace.files.plans[plan].fiches if plan else ()
    numeros = tuple(numero for other in fiches if other != file and (numero := numero_of_name(other)))
    year = declared.model.exercice[0] if declared else workspace.today.year
    axe = declared.model.axes[0].numero if declared and declared.model.axes else "1"
    return Own(file, workspace.organismes, year, numeros, axe)


class FicheRead(NamedTuple):
    """What came of reading one fiche: its model when it is valid, what it leaves behind in any case, what is wrong with its
    form."""

    entry: Entry[Fiche] | None
    resume: Resume
    findings: list[Finding]
    value: object = None
    """What the file holds: texts, lists and mappings of them."""


def read_fiche(workspace: Workspace, plan: str, file: str) -> FicheRead:
    """Read one fiche of a plan."""
    data = read_bytes(workspace.files, file)
    if isinstance(data, Finding):
        return FicheRead(None, _resume_of_broken(workspace, plan, file, None), [data])
    checksum = crc32(data)
    declared = workspace.plans.get(plan)
    exercice = declared.model.seul_exercice if declared else None
    own = partial(own_of, workspace, file, plan)
    fiche = completed(Fiche, workspace.champs)
    value, findings = read_mapping(file, data, lambda _: own().lines(fiche))
    holds = holds_ignore(data)
    if value is not None:
        years = Reperes(exercice, declared.model.exercice[0] if declared else None)
        model = build(fiche, value, file, context=years, own=own)
        if isinstance(model, Fiche):
            entry = Entry(file, file, model)
            if any(word.encode() in data.lower() for word in NATURES_PROCHES):
                findings += read_as_nearest(model, value, file)
            resume = resume_of(entry, plan, exercice, holds_ignore=holds)
            return FicheRead(entry, resume._replace(checksum=checksum), findings, value)
        # A month takes its year from the plan: without a plan that can be read, which is said, it lacks nothing.
        findings = findings + [
            finding
            for finding in model
            if (declared or (finding.code, finding.variant) != ("CMQ105", "missing-year"))
            and (workspace.settings_read or not _may_be_declared(finding))
        ]
    resume = _resume_of_broken(workspace, plan, file, value, holds_ignore=holds)
    return FicheRead(None, resume._replace(checksum=checksum), findings)


def _may_be_declared(finding: Finding) -> bool:
    """Whether an unknown key may be one that the settings declare."""
    return finding.code == "CMQ102" and len(finding.place.path) == 1 and finding.fix is None


def _resume_of_broken(
    workspace: Workspace, plan: str, file: str, value: dict[str, Any] | None, *, holds_ignore: bool = False
) -> Resume:
    """What a fiche without a model leaves behind: its number, and every party that it may name."""
    numero, axe, names = numero_of_name(file), None, set[str]()
    if value is not None:
        axe = _numero_in(value.get("axe"), NUMERO)
        numero = _numero_in(value.get("numero"), NUMERO_LIBRE if axe else NUMERO) or numero
        names = names_in(value) | {text for text in texts_in(value) if workspace.organismes.knows(text)}
    return Resume(file, plan, False, numero, None, tuple(sorted(names)), holds_ignore=holds_ignore, axe=axe)


def _numero_in(written: object, form: re.Pattern[str]) -> str | None:
    return written if isinstance(written, str) and form.fullmatch(written) else None


def numero_of_name(file: str) -> str | None:
    match = _NUMERO_OF_NAME.match(file.rsplit("/", 1)[-1])
    return match[1] if match else None


def resume_of(entry: Entry[Fiche], plan: str, exercice: int | None, *, holds_ignore: bool) -> Resume:
    fiche = entry.model
    porteurs = [porteur.organisme for porteur in fiche.porteurs if not porteur.est_ouverture]
    financiers = fiche.moyens.financiers
    lignes = (
        tuple([_ligne(line, exercice, porteurs, entry.file) for line in lignes_financees(financiers)])
        if financiers is not None
        else ()
    )
    calendrier = fiche.calendrier
    return Resume(
        entry.file,
        plan,
        True,
        fiche.numero,
        fiche.titre,
        named_in(fiche),
        lignes,
        total_de(financiers) if financiers is not None else None,
        calendrier.debut if calendrier else None,
        calendrier.fin if calendrier else None,
        holds_ignore,
        fiche.suivi.statut.value if fiche.suivi.statut else None,
        *_edges(calendrier),
        axe=fiche.axe,
        liens=fiche.liens,
        aussi_dans=fiche.aussi_dans,
        fin_exclue=calendrier is not None and calendrier.fin_exclue,
    )


def _edges(calendrier: Calendrier | None) -> tuple[KeyPath, KeyPath]:
    """The paths, inside ``calendrier``, of the period that begins first and of the one that ends last."""
    if calendrier is None or calendrier.periode is not None or len(calendrier.jalons) < 2:
        return (), ()
    first = min(calendrier.jalons, key=lambda jalon: jalon.periode.debut or date.min)
    last = max(calendrier.jalons, key=lambda jalon: jalon.periode.fin or date.max)
    return first.path, last.path


def _ligne(line: LigneFinancee, exercice: int | None, porteurs: Sequence[str], file: str) -> Ligne:
    written = line.financement
    counted = line.montant if line.chiffree else None
    return Ligne(
        written.financeur,
        counted if written.accorde is None else written.accorde,
        line.exercice or exercice,
        written.convention,
        written.ligne_credit,
        written.statut in ACQUIS,
        file,
        line.index,
        counted,
        written.nature,
        written.statut,
        written.beneficiaire or (porteurs[0] if len(porteurs) == 1 else None),
    )


def keep_fiches(workspace: Workspace, entries: Sequence[Entry[Fiche]], plan: str) -> None:
    """Keep a plan's fiches, in the order of their numbers."""
    workspace.fiches[plan] = sorted(entries, key=lambda entry: (numero_key(entry.model.numero), entry.file))


def invite(workspace: Workspace) -> None:
    """Find the actions of other plans that say to be of the selected ones too. The fiches of plans that aren't selected are
    opened for it, and read only where they name another plan."""
    entries = {entry.file: entry for kept in workspace.fiches.values() for entry in kept}
    resumes = [
        (one, entries.get(one.file)) for read in workspace.resumes.values() for one in read if one.aussi_dans
    ]
    others = (plan for plan in workspace.files.plans if plan not in workspace.selected)
    for plan in others:
        for file in workspace.files.plans[plan].fiches:
            data = read_bytes(workspace.files, file)
            if not isinstance(data, Finding) and b"aussi_dans" in data:
                read = read_fiche(workspace, plan, file)
                resumes.append((read.resume, read.entry))
    for resume, entry in resumes:
        for plan, _, numero in (text.rpartition("/") for text in resume.aussi_dans):
            if plan in workspace.selected and plan != resume.plan and NUMERO_LIBRE.fullmatch(numero):
                workspace.invitees.setdefault(plan, []).append(Invitee(numero, resume, entry))
