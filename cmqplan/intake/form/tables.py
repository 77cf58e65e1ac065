"""A file's values in rows and columns: a sheet for each list that it may hold, and who may write which cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from cmqplan.intake.form.cells import shown
from cmqplan.intake.form.formes import Forme, Keys, Kind, Steps, at, forme_of, normal
from cmqplan.model.champs import AvecChamps
from cmqplan.model.titles import title_of
from cmqplan.source.yaml import Value
from cmqplan.workspace.workspace import Organismes


@dataclass(frozen=True, slots=True)
class Column:
    """A single value of each row. ``keys`` lead to it from the row's own mapping."""

    keys: Keys
    forme: Forme
    title: str

    @property
    def name(self) -> str:
        return ".".join(self.keys)


@dataclass(frozen=True, slots=True)
class Table:
    """A list that each file may hold; the first of a model, whose ``keys`` are empty, has a row for each file."""

    keys: Keys
    forme: Forme
    title: str
    columns: tuple[Column, ...]
    above: Table | None = None
    """The table whose rows hold this one's lists."""

    @property
    def name(self) -> str:
        return ".".join(self.keys)

    @property
    def own(self) -> Keys:
        """The keys from the row above to this list."""
        return self.keys[len(self.above.keys) :] if self.above else self.keys

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


@cache
def tables_of(model: type[AvecChamps]) -> tuple[Table, ...]:
    """The tables of a kind of file, each after the one that its rows hang from."""
    champs = {name: champ.titre for name, champ in model.declares.items()}
    return tuple(_tables((), forme_of(model), None, champs))


def _tables(keys: Keys, forme: Forme, above: Table | None, champs: Mapping[str, str]) -> Iterator[Table]:
    columns = tuple(
        Column(path, leaf, champs.get(".".join(path)) or _head(path, leaf)) for path, leaf in _leaves(forme)
    )
    table = Table(keys, forme, title_of(keys, many=True) if keys else "Actions", columns, above)
    yield table
    for path, inner in _lists(forme):
        yield from _tables((*keys, *path), inner, table, {})


def _leaves(forme: Forme) -> Iterator[tuple[Keys, Forme]]:
    for key in forme.keys:
        if key.kind is not None:
            yield (key.name,), key
        elif not key.many:
            yield from (((key.name, *path), leaf) for path, leaf in _leaves(key))


def _lists(forme: Forme) -> Iterator[tuple[Keys, Forme]]:
    for key in forme.keys:
        if key.kind is None and key.many:
            yield (key.name,), key
        elif key.kind is None:
            yield from (((key.name, *path), inner) for path, inner in _lists(key))


def _head(path: Keys, leaf: Forme) -> str:
    """The head of a column: a value's title, and what it is counted in."""
    unit = {Kind.AMOUNT: " (€)", Kind.RATE: " (%)"}.get(leaf.kind or Kind.LINE, "")
    return f"{title_of(path)}{unit}"


_RARE = frozenset(
    {
        "axe", "services", "elus", "referents", "credits_paiement", "assiette", "section", "objet", "references", "aussi_dans",
        "debut", "fin", "duree", "ligne_credit", "convention", "beneficiaire", "compte", "notification_ue", "chaque", "source",
        "frequence", "priorite", "decisions", "note", "demande", "plan", "transversal", "sous_titre", "campus", "version",
    }
)  # fmt: skip
"""Keys that have a column only where something is written under them."""
_USUAL = frozenset(
    {
        "", "porteurs", "partenaires", "moyens.financiers.financements", "moyens.financiers.financements.versements", "livrables",
        "indicateurs", "indicateurs.cible", "indicateurs.valeurs", "calendrier.jalons", "suivi.depenses", "suivi.notes",
    }
)  # fmt: skip
"""The lists that have a sheet even where nothing is written in them yet."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the plan: its fiche, or (``numero`` empty) ``plan.yaml``. ``value`` is in the one form."""

    file: str
    model: type[AvecChamps]
    value: Value
    numero: str = ""
    titre: str = ""

    @property
    def label(self) -> str:
        return f"{self.numero} {self.titre}".strip()

    def at(self, steps: Steps) -> Value | None:
        return at(self.value, steps)


def piece_of(file: str, model: type[AvecChamps], raw: Value, numero: str = "", titre: str = "") -> Piece:
    return Piece(file, model, normal(raw, forme_of(model)), numero, titre)


def rows(table: Table, value: Value) -> Iterator[Steps]:
    """The paths of a table's rows in a file's value."""
    if table.above is None:
        yield ()
        return
    for above in rows(table.above, value):
        items = at(value, (*above, *table.own))
        yield from ((*above, *table.own, n) for n in range(len(items) if isinstance(items, list) else 0))


def row_label(table: Table, item: Value | None, organismes: Organismes) -> str:
    """What a row is called where another one hangs from it: « Métropole, 2024 »."""
    named = [column for column in table.columns if column.forme.needed][:2] or table.columns[:1]
    year = table.column("exercice")
    parts = [
        shown(at(item, column.keys), column.forme, organismes)
        for column in (*named, *([year] if year else ()))
    ]
    return ", ".join(dict.fromkeys(str(part) for part in parts if part != ""))


def is_open(column: Column, values: Sequence[Value | None]) -> bool:
    """Whether a column is shown: one that is rare only where it holds something."""
    return column.keys[-1] not in _RARE or any(value is not None for value in values)


def is_usual(table: Table) -> bool:
    return table.name in _USUAL


# Who may write what


@dataclass(frozen=True, slots=True)
class Rights:
    """What one organisme may write in a plan's fiches; without a ``partner`` everything."""

    partner: str = ""
    groups: frozenset[str] = field(default_factory=frozenset)
    """The groups that it is a member of."""

    def carries(self, piece: Piece) -> bool:
        return self._among(piece.at(("porteurs",)))

    def _among(self, participants: Value | None) -> bool:
        names = (
            {at(item, ("organisme",)) for item in participants} if isinstance(participants, list) else set()
        )
        return not names.isdisjoint({self.partner, *self.groups})

    def writes(self, piece: Piece, steps: Steps, column: Column) -> bool:
        """Whether it may change a cell of a row that is there."""
        if len(str(shown(piece.at((*steps, *column.keys)), column.forme, Organismes()))) > LONGEST:
            return False
        if not self.partner:
            return True
        if column.name in ("organisme", "financeur") or (not steps and column.keys[0] in _IDENTITY):
            return False
        return self.removes(piece, steps)

    def removes(self, piece: Piece, steps: Steps) -> bool:
        """Whether a row is its own, or a part of an action that it carries."""
        own = self._own(piece, steps)
        return not self.partner or (self.carries(piece) if own is None else own)

    def adds(self, piece: Piece, table: Table, above: Steps) -> bool:
        """Whether it may add a row of this table under a row that is there: of financements, a line of its own."""
        if table.name == "porteurs":
            return not self.partner
        return table.keys[-1:] == ("financements",) or self.removes(piece, above)

    def _own(self, piece: Piece, steps: Steps) -> bool | None:
        """Whether the innermost thing on a path that is somebody's is its own; None where nothing on it is anybody's."""
        for depth in range(len(steps), 0, -1):
            if not isinstance(steps[depth - 1], int):
                continue
            item = piece.at(steps[:depth])
            who = at(item, ("organisme",)) or at(item, ("financeur",))
            if who is not None:
                return who == self.partner or (steps[0] == "partenaires" and self.carries(piece))
            carriers = at(item, ("porteurs",))
            if carriers is not None:
                return self._among(carriers) or self.carries(piece)
        return None


LONGEST = 32_000
"""Characters that a cell holds; a longer text can be read in it, up to there, and not be changed."""
_IDENTITY = frozenset({"axe", "numero", "titre", "aussi_dans"})


def concerns(piece: Piece, names: frozenset[str]) -> bool:
    """Whether a fiche names one of these organismes, anywhere."""
    return any(
        column.forme.kind is Kind.PARTY
        and not names.isdisjoint(_listed(at(piece.value, (*steps, *column.keys))))
        for table in tables_of(piece.model)
        for column in table.columns
        for steps in (rows(table, piece.value) if column.forme.kind is Kind.PARTY else ())
    )


def _listed(value: Value | None) -> list[Value | None]:
    return [*value] if isinstance(value, list) else [value]
