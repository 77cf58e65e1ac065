"""A workspace: everything read, linked by identifiers, and what each fiche leaves behind for the checks between files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, Literal, NamedTuple, TypeVar

from pydantic import BaseModel

from cmqplan.amounts import Montant
from cmqplan.findings import Place, fold
from cmqplan.findings.finding import Path as KeyPath
from cmqplan.findings.finding import Step
from cmqplan.findings.words import Words
from cmqplan.model.campus import Campus, Reseau
from cmqplan.model.champs import Champ
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche, Nature, Statut
from cmqplan.model.liens import Lien
from cmqplan.model.organisme import Organisme, TypeOrganisme
from cmqplan.model.plan import Plan
from cmqplan.model.settings import Settings
from cmqplan.model.values import Exercice
from cmqplan.workspace.files import Files

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry(Generic[M]):
    """A model and where it was read: a file, and for one of several in a file the path to it."""

    name: str
    """Its identifier: an organisme's key, a campus's or a convention's file name, a plan's folder, a fiche's file."""
    file: str
    model: M
    prefix: KeyPath = ()

    def at(
        self, *path: Step, on: Literal["value", "key"] = "value", part: tuple[int, int] | None = None
    ) -> Place:
        """The place of something in it."""
        return Place(self.file, self.prefix + path, on, part)


class Ligne(NamedTuple):
    """A financing line as the checks between files need it. In euros.

    ``montant`` is what was granted, else what the line counts; ``annonce`` what it counts. ``exercice`` is the plan's
    own where the line names none; ``beneficiaire`` the fiche's only porteur where the line names none.
    """

    financeur: str
    montant: Montant | None
    exercice: Exercice | None
    convention: str | None
    ligne_credit: str | None
    acquis: bool
    file: str
    rang: int
    """Its file, and its rank among the fiche's ``financements``."""
    annonce: Montant | None = None
    nature: Nature | None = None
    statut: Statut | None = None
    beneficiaire: str | None = None

    @property
    def place(self) -> Place:
        return Place(self.file, ("moyens", "financiers", "financements", self.rang))


class Resume(NamedTuple):
    """What a fiche leaves behind once it is checked. A fiche that isn't valid leaves what could be read of it."""

    file: str
    plan: str
    valide: bool
    numero: str | None
    titre: str | None
    organismes: tuple[str, ...]
    """Every identifier it names, once: a set takes seven times as much memory."""
    lignes: tuple[Ligne, ...] = ()
    total: Montant | None = None
    debut: date | None = None
    fin: date | None = None
    holds_ignore: bool = False
    """Whether the file may hold a comment that silences a finding."""
    suivi: str | None = None
    """The statut of its follow-up."""
    premier: KeyPath = ()
    """Where, inside ``calendrier``, the dates stand that begin first; the milestone's path when there are several."""
    dernier: KeyPath = ()
    """Where the dates stand that end last."""
    checksum: int = 0
    """CRC-32 of the bytes that were read."""
    axe: str | None = None
    """The axe it says that it hangs from, where its number doesn't."""
    liens: tuple[Lien, ...] = ()
    aussi_dans: tuple[str, ...] = ()
    fin_exclue: bool = False
    """Whether ``fin`` was written as « avant » the day that follows it."""

    def at(self, *path: Step, on: Literal["value", "key"] = "value") -> Place:
        return Place(self.file, path, on)


class Invitee(NamedTuple):
    """An action of another plan that is one of this plan too: the number it has here, and what it left behind there, where
    its money is counted. ``entry`` is its model, where fiches were asked to be kept."""

    numero: str
    resume: Resume
    entry: Entry[Fiche] | None


class Organismes(Mapping[str, Entry[Organisme]]):
    """The register of parties: by identifier, and by any spelling."""

    def __init__(self, entries: Iterable[Entry[Organisme]] = (), *, broken: Iterable[str] = ()) -> None:
        self._entries = {entry.name: entry for entry in entries}
        self.broken = frozenset(broken)
        """Declared, but with mistakes: a reference to one is no mistake of its own."""
        self.single = frozenset(
            name for name, entry in self._entries.items() if entry.model.type is not TypeOrganisme.CATEGORIE
        )
        """The identifiers that stand for one party, or for a group of known ones."""
        self._written: dict[str, str] = {}
        for identifier, entry in self._entries.items():
            for word in entry.model.written():
                self._written.setdefault(word, identifier)
            self._written.setdefault(fold(identifier), identifier)

    @cached_property
    def spellings(self) -> Words:
        """Every way of writing a party, for what is like none of them."""
        return Words(self._written)

    def __getitem__(self, identifier: str) -> Entry[Organisme]:
        return self._entries[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def knows(self, reference: str) -> bool:
        return reference in self._entries or reference in self.broken

    def meant_by(self, text: str) -> str | None:
        """The identifier of the party that a spelling stands for, when one is declared."""
        return self._written.get(fold(text))

    def only_one_with(self, text: str) -> str | None:
        """The identifier of the only party that has all the words of a text in a spelling: « région » of « region-aurelie »."""
        words = set(fold(text).split())
        found = {
            identifier for word, identifier in self._written.items() if words and words.issubset(word.split())
        }
        return found.pop() if len(found) == 1 else None

    def nom(self, reference: str) -> str:
        """A party's name; the reference itself where none is declared under it."""
        entry = self._entries.get(reference)
        return entry.model.nom if entry else reference

    def nom_court(self, reference: str) -> str:
        entry = self._entries.get(reference)
        return entry.model.nom_court if entry else reference


@dataclass(slots=True)
class Workspace:
    """Everything read but the fiches, which come and go while they are checked."""

    files: Files
    today: date
    settings: Settings = field(default_factory=Settings)
    champs: Mapping[str, Champ | None] = field(default_factory=dict)
    """Name → what the settings declare under it; None for a declaration with a mistake."""
    settings_read: bool = True
    """False when the keys that the settings declare couldn't be read: then no key of a fiche or a plan is unknown."""
    organismes: Organismes = field(default_factory=Organismes)
    organismes_read: bool = True
    """False when ``organismes.yaml`` couldn't be read: then no reference can be judged."""
    campus: dict[str, Entry[Campus]] = field(default_factory=dict)
    conventions: dict[str, Entry[Convention]] = field(default_factory=dict)
    reseaux: dict[str, Entry[Reseau]] = field(default_factory=dict)
    plans: dict[str, Entry[Plan]] = field(default_factory=dict)
    selected: tuple[str, ...] = ()
    """The plans whose fiches are read."""
    resumes: dict[str, list[Resume]] = field(default_factory=dict)
    fiches: dict[str, list[Entry[Fiche]]] = field(default_factory=dict)
    """Plan → its valid fiches, only where they were asked to be kept."""
    invitees: dict[str, list[Invitee]] = field(default_factory=dict)
    """Plan → the actions of other plans that are its own too."""
    ignores: set[str] = field(default_factory=set)
    """The files that hold an ignore comment."""
    checksums: dict[str, int] = field(default_factory=dict)
    """CRC-32 of every file's bytes as they were read: what findings speak of."""

    @property
    def complete(self) -> bool:
        """True when every plan's fiches are read: then what is nowhere named is truly unused."""
        return set(self.selected) == set(self.files.plans)

    def actions(self, plan: str) -> Sequence[Resume]:
        """What a plan's fiches left behind, then the actions of other plans that are its own too, under their number here.
        Empty for a plan that isn't read."""
        if plan not in self.resumes:
            return ()
        shared = (one.resume._replace(numero=one.numero) for one in self.invitees.get(plan, ()))
        return (*self.resumes[plan], *shared)

    def titre_de(self, plan: str) -> str:
        """A plan's title; the name of its folder where it can't be read."""
        entry = self.plans.get(plan)
        return entry.model.titre if entry else plan

    def convention_of(self, plan: str) -> Entry[Convention] | None:
        entry = self.plans.get(plan)
        return self.conventions.get(entry.model.convention or "") if entry else None

    def campus_of(self, plan: str) -> Entry[Campus] | None:
        entry = self.plans.get(plan)
        return self.campus.get(entry.model.campus or "") if entry else None

    def concerning(self, plans: Collection[str]) -> Callable[[str], bool]:
        """Whether a file has to do with some plans: it lies in their folders, it is their convention or their campus, or
        it is for all (the register of organismes, the settings)."""
        folders = {self.files.plans[plan].folder for plan in plans}
        frames = {
            entry.file
            for plan in plans
            for entry in (self.convention_of(plan), self.campus_of(plan))
            if entry is not None
        }

        def concerns(file: str) -> bool:
            rest = file.partition("/")[2]
            folder = rest.partition("/")[0]
            return not rest or folder == "organismes.yaml" or f"plans/{folder}/" in folders or file in frames

        return concerns


def unread(workspace: Workspace) -> tuple[str, ...]:
    """The files of campuses, conventions, networks, plans and fiches that can't be read without a mistake."""
    files = workspace.files
    collections: Mapping[str, Collection[str]] = {
        "campus": workspace.campus,
        "conventions": workspace.conventions,
        "reseaux": workspace.reseaux,
    }
    return (
        *(
            file
            for collection, read in collections.items()
            for name, file in files.collections[collection].items()
            if name not in read
        ),
        *(
            plan.plan_file
            for name, plan in files.plans.items()
            if plan.has_plan and name not in workspace.plans
        ),
        *(resume.file for resumes in workspace.resumes.values() for resume in resumes if not resume.valide),
    )
