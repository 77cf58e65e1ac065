"""A fiche as it was found → the values of its keys, and what stays to be placed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from cmqplan import periods
from cmqplan.amounts import MontantRefuse, format_typed, parse_taux
from cmqplan.beginnings.names import kind_of
from cmqplan.findings import fold
from cmqplan.findings.words import nearest
from cmqplan.intake import money
from cmqplan.intake.blocks import Cell
from cmqplan.intake.layouts.found import Draft, Entry, Fate, Ledger, Paid, Text
from cmqplan.intake.layouts.grids import AXES
from cmqplan.intake.parties import Parties, is_unknown, names
from cmqplan.intake.texts import items, joined, left, one_line, paragraphs
from cmqplan.intake.wordings import PERSON, REST, Wordings
from cmqplan.model.champs import TypeChamp
from cmqplan.model.fiche import ALSO_PRIORITE, ALSO_STATUT, Nature, Priorite, SousAction, Statut, StatutSuivi
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.source.yaml import Value
from cmqplan.workspace.persons import is_person, without_person

_PLACES = ("objectifs", "constats", "moyens.humains", "moyens.autres")
_LISTS = ("modalites", "livrables")
_PLACED = frozenset(
    {
        *_PLACES,
        *_LISTS,
        *AXES,
        PERSON,
        "porteurs",
        "pilotage.services",
        "sous_actions",
        "partenaires",
        "publics",
        "indicateurs",
        "calendrier",
        "debut",
        "fin",
    }
    | {"suivi.statut", "suivi.priorite", "total", "moyens.financiers", "financeurs"}
)
"""What has a place of its own; all else is for a person to place."""
_OF_A_PART = frozenset({"porteurs", "calendrier", "debut", "fin", "suivi.statut", "total"})
"""What a sub-action may say of its own."""
_SUBHEADING = re.compile(
    r"((?:autres\s+(?:moyens|ressources)|(?:moyens|ressources)\s+[\w ,]{3,40}?)(?:\s*:|\s+–(?=\s)))",
    re.IGNORECASE,
)  # « Moyens humains : … Moyens financiers : … » in one text
_SERVICE = re.compile(r"(?:l |la |le )?(?:service|direction|pole|mission|bureau|cellule|departement|unite)\b")
_PEOPLE = re.compile(
    r"\b(?:etp|temps|agent|animat|poste|charge|equipe|personnel|ingenierie|stagiaire|coordination)"
)


@dataclass(slots=True)
class Meaning:
    """What a fiche says: ``value`` by key, and remarks that stand above a key in its file."""

    value: dict[str, Value] = field(default_factory=dict)
    remarks: dict[str, list[str]] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    bases: set[str] = field(default_factory=set)


class Reader:
    """What gives texts their meaning: the organismes, the wordings, the year of what is written without one."""

    def __init__(self, parties: Parties, wordings: Wordings, ledger: Ledger, exercice: int | None) -> None:
        self.parties, self.wordings, self.ledger, self.exercice = parties, wordings, ledger, exercice

    def fiche(self, draft: Draft) -> Meaning:
        """All of a draft but its number and title."""
        made = Meaning()
        entries = [part for entry in draft.entries for part in self._parted(entry)]
        for entry in entries:
            if entry.key == PERSON:
                self._person(entry)
        for key in ("porteurs", "partenaires"):
            self._participants(key, entries, made)
        if "porteurs" not in made.value:
            made.value["porteurs"] = ["..."]
            made.lacks.append("porteurs")
        for key in (*_PLACES, *_LISTS):
            self._texts(key, entries, made)
        self._lists(entries, made)
        self._parts(entries, draft.parts, made)
        self._money(entries, draft.paid, made)
        self._indicators(entries, made)
        self._calendar(entries, made)
        self._follow_up(entries, made)
        own = self._champs(entries, made)
        for entry in entries:
            if entry.key not in _PLACED and entry.key not in own:
                self._rest(entry, made)
        return made

    def _champs(self, entries: Sequence[Entry], made: Meaning) -> set[str]:
        """The workspace's own keys; a word that one doesn't accept is left to a person."""
        done: set[str] = set()
        for nom, champ in self.wordings.champs.items():
            told = _of(nom, entries)
            listed = [name for entry in told for name in names(joined(entry.texts))]
            if not told:
                continue
            words = listed if champ.type is TypeChamp.LISTE else [one_line(t for e in told for t in e.texts)]
            accepted = {fold(choice): choice for choice in champ.choix}
            if champ.seul_choix and not all(fold(word) in accepted for word in words):
                continue
            found: list[Value] = [accepted.get(fold(word), word) for word in words]
            made.value[nom] = found if champ.type is TypeChamp.LISTE else found[0]
            self.ledger.put(Fate.KEY, *(cell for entry in told for cell in entry.cells))
            done.add(nom)
        return done

    def _person(self, entry: Entry) -> None:
        """A person is set aside; where a body or a service stands under a person's heading, it carries or steers."""
        listed = names(joined(entry.texts))
        if listed and all(self.parties.knows(name) for name in listed):
            entry.key = "porteurs"
        elif listed and all(_SERVICE.match(fold(name)) for name in listed):
            entry.key = "pilotage.services"
        else:
            self.ledger.put(Fate.PERSON, *entry.cells)

    def _rest(self, entry: Entry, made: Meaning) -> None:
        made.rest += left(entry)
        self.ledger.put(Fate.REST, *entry.cells)

    def _parted(self, entry: Entry) -> list[Entry]:
        """Means that one text tells by kinds, as entries of their own."""
        if entry.key != "moyens":
            return [entry]
        text = joined(entry.texts)
        first = entry.texts[0].cell if entry.texts else None
        parts = _SUBHEADING.split(text)
        pieces = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
        found: list[Entry] = []
        for head, words in pieces:
            if not words.strip() or first is None:
                continue
            told = self.wordings.field(head.rstrip(" :–")) if head else None
            if told is None or not told.startswith("moyens."):
                told = _kind_of_means(words)
            label = head.rstrip(" :–") if head else entry.label
            found.append(Entry(told, label, [Text(first._replace(text=words.strip()))]))
        self.ledger.put(Fate.KEY, *entry.cells)
        return found

    # Who

    def _participants(self, key: str, entries: Sequence[Entry], made: Meaning) -> None:
        found: list[Value] = []
        for entry in _of(key, entries):
            text = joined(entry.texts)
            asked = [name for name in names(text) if not is_unknown(name)]
            told = [without_person(name) for name in asked]
            if told != asked:
                self.ledger.put(Fate.PERSON, *entry.cells)
            listed = [name for name in told if self.parties.knows(name) or not is_person(name)]
            if len(listed) < len(told):
                self.ledger.put(Fate.PERSON, *entry.cells)
                if not listed:
                    continue
            named = [name if name == "..." else self.parties.named(name) for name in listed]
            if not listed or None in named:
                self._rest(entry, made)
                continue
            found += [name for name in named if name and name not in found]
            self.ledger.put(Fate.KEY, *entry.cells)
        if found:
            made.value[key] = found

    def _lists(self, entries: Sequence[Entry], made: Meaning) -> None:
        for key in ("publics", "pilotage.services"):
            found: list[Value] = []
            for entry in _of(key, entries):
                listed = names(joined(entry.texts))
                if not all(re.search(r"[^\W\d]{2}", name) for name in listed if name != "..."):
                    self._rest(entry, made)  # « Cible : 30 » is an indicator's, no public
                    continue
                found += [name for name in listed if name not in found]
                self.ledger.put(Fate.KEY, *entry.cells)
            if found:
                _put(made.value, key, found)

    def _parts(
        self, entries: Sequence[Entry], parts: Sequence[tuple[Cell, list[Entry]]], made: Meaning
    ) -> None:
        """Sub-actions, by their titles, and what the rows of their own say of them."""
        found: list[Value] = []
        for entry in _of("sous_actions", entries):
            found += [{"titre": text} for text in items(entry.texts)]
            self.ledger.put(Fate.KEY, *entry.cells)
        for title, told in parts:
            part = Meaning()
            self._participants("porteurs", told, part)
            self._calendar(told, part)
            self._follow_up(_of("suivi.statut", told), part)
            costs = [(entry, money.amount(one_line(entry.texts))) for entry in _of("total", told)]
            for entry, cost in costs:
                if cost is not None and "montant" not in part.value:
                    part.value["montant"] = cost
                    self.ledger.put(Fate.KEY, *entry.cells)
                else:
                    self._rest(entry, part)
            for entry in told:
                if entry.key not in _OF_A_PART:
                    self._rest(entry, part)
            suivi = part.value.pop("suivi", {})
            statut = suivi if isinstance(suivi, dict) else {}
            value = {"titre": " ".join(title.text.split()), **part.value, **statut}
            found.append({key: value[key] for key in SousAction.model_fields if key in value})
            self.ledger.put(Fate.KEY, title)
            made.rest += part.rest
            for said in part.remarks.values():
                made.remarks.setdefault("sous_actions", []).extend(said)
        if found:
            made.value["sous_actions"] = found

    # Texts

    def _texts(self, key: str, entries: Sequence[Entry], made: Meaning) -> None:
        """A key's texts; where several headings lead to one key, the later ones stand before their texts."""
        as_list = key in _LISTS
        found: list[str] = []
        for n, entry in enumerate(_of(key, entries)):
            texts = entry.texts
            if n and entry.label and texts:
                head = texts[0].cell._replace(text=f"{entry.label} :")
                texts = [Text(head), *texts]
            found += items(texts) if as_list else paragraphs(texts)
            self.ledger.put(Fate.KEY, *entry.cells)
        if not found:
            return
        value: Value = found[0] if len(found) == 1 and not as_list else [*found]
        _put(made.value, key, value)

    def _indicators(self, entries: Sequence[Entry], made: Meaning) -> None:
        found: list[Value] = []
        for entry in _of("indicateurs", entries):
            named = [part.strip() for text in items(entry.texts) for part in text.split(";")]
            found += [{"nom": name} for name in named if name]
            self.ledger.put(Fate.KEY, *entry.cells)
        if found:
            made.value["indicateurs"] = found

    # When, and how it goes

    def _calendar(self, entries: Sequence[Entry], made: Meaning) -> None:
        told = _of("calendrier", entries)
        ends = {
            key: day
            for key in ("debut", "fin")
            for entry in _of(key, entries)[:1]
            if (day := self._day(joined(entry.texts)))
        }
        value: Value | None = None
        for entry in told:
            read = self._periods(joined(entry.texts), made) if value is None else None
            if read is None:
                self._rest(entry, made)
            else:
                value = read
                self.ledger.put(Fate.KEY, *entry.cells)
        used = False
        if value is None and ends:
            text = _between(ends.get("debut", ""), ends.get("fin", ""))
            value = self._periods(text, made)
            used = value is not None
        for key in ("debut", "fin"):
            for n, entry in enumerate(_of(key, entries)):
                if used and n == 0 and key in ends:
                    self.ledger.put(Fate.KEY, *entry.cells)
                else:
                    self._rest(entry, made)
        if value is not None:
            made.value["calendrier"] = value

    def _day(self, text: str) -> str:
        """A moment at which a period begins or ends; of a workbook's number the day it counts. Empty where it is none."""
        if re.fullmatch(r"[2-6][0-9]{4}", text.strip()):
            return f"{date(1899, 12, 30) + timedelta(int(text)):%d/%m/%Y}"
        try:
            periods.parse(text.strip(), exercice=self.exercice)
        except periods.PeriodeRefusee:
            return ""
        return text.strip()

    def _periods(self, text: str, made: Meaning) -> Value | None:
        """A period or milestones; None, with what was refused said above the key, where the text is neither."""
        text = text.strip().rstrip(".")
        for _ in range(6):
            try:
                found = periods.parse_jalons(text, exercice=self.exercice)
            except periods.PeriodeRefusee as error:
                if error.kind == "missing-separator" and error.suggestion:
                    text = error.suggestion  # both periods are read: only a sign between them was missing
                    continue
                made.remarks.setdefault("import_reste", []).append(f"calendrier : {error} ; {error.advice}")
                return None
            if len(found) == 1 and found[0].nom is None:
                return " ".join(text.split())
            if any(jalon.nom is None for jalon in found):
                return [
                    str(jalon.periode) if jalon.nom is None else {jalon.nom: str(jalon.periode)}
                    for jalon in found
                ]
            return [{str(jalon.nom): str(jalon.periode)} for jalon in found]
        return None

    def _follow_up(self, entries: Sequence[Entry], made: Meaning) -> None:
        for key, words, also in (
            ("suivi.statut", [*StatutSuivi], ALSO_STATUT),
            ("suivi.priorite", [*Priorite], ALSO_PRIORITE),
        ):
            for entry in _of(key, entries):
                text = one_line(entry.texts)
                said = also.get(fold(text))
                near = said.value if said else nearest(text, [word.value for word in words], least=0.75)
                if near is None:
                    self._rest(entry, made)
                    continue
                _put(made.value, key, near)
                self.ledger.put(Fate.KEY, *entry.cells)

    # Money

    def _money(self, entries: Sequence[Entry], paid: Sequence[Paid], made: Meaning) -> None:
        total = objet = ""
        lignes: list[dict[str, Value]] = []
        notes: list[str] = []
        said: list[str] = []
        named: list[tuple[Entry, list[str]]] = []
        for entry in [e for key in ("total", "moyens.financiers", "financeurs") for e in _of(key, entries)]:
            text = money.in_unit(joined(entry.texts), money.unit(entry.label))
            self.ledger.put(Fate.KEY, *entry.cells)
            read = money.split(text, self.parties.knows, funders=entry.key == "financeurs")
            if read is None:
                listed = [name for name in names(text) if not is_unknown(name) and money.is_name(name)]
                if entry.key == "financeurs" and len(listed) == len(names(text)):
                    named.append((entry, listed))
                else:
                    notes.append(
                        f"{entry.label} : {one_line(entry.texts)}" if entry.label else one_line(entry.texts)
                    )
                continue
            made.bases |= {read.base} if read.base else set()
            meant = read.sure and all(self._funds(ligne, entry.key) for ligne in read.lignes)
            rows = [self._row(one, made) for one in read.lignes if one.nom != money.TO_FIND] if meant else []
            sure = meant and None not in rows
            if total and read.total and money.cents(total) != money.cents(read.total):
                sure, rows = False, []
            total, objet = total or read.total, objet or (read.objet if sure else "")
            if sure:
                lignes += [row for row in rows if row]
                said += [one.montant for one in read.lignes if one.nom == money.TO_FIND]
            else:
                notes.append(
                    f"{entry.label} : {one_line(entry.texts)}" if entry.label else one_line(entry.texts)
                )
                _propose(read, made)
        by_year: list[Value] = []
        whole = True
        for line in paid:
            amount = money.amount(line.amount.text)
            if amount and money.is_to_find(line.nom):
                said.append(amount)
                self.ledger.put(Fate.KEY, *line.cells)
                continue
            row = self._paid(line, made)
            if row is None:
                self._rest(Entry(REST, line.nom, [Text(cell) for cell in line.cells]), made)
                whole = False
                continue
            self.ledger.put(Fate.KEY, *line.cells)
            if line.nom:
                lignes.append(row)
            else:
                by_year.append(row)
        for entry, listed in named:
            asked = re.search("potentiel|pressenti|mobilisable|envisag", fold(entry.label)) is not None
            for name in listed:
                who = self.parties.named(name)
                if who and all(row["financeur"] != who for row in lignes):
                    lignes.append({"financeur": who, **({"statut": "à solliciter"} if asked else {})})
                elif who is None:
                    notes.append(name)
        found: dict[str, Value] = {}
        if total:
            found["total"] = total
        if objet:
            found["objet"] = objet
        if by_year:
            found["par_exercice"] = by_year
        if lignes:
            found["financements"] = [*lignes]
        rest = _to_find(total, lignes) if whole else ""
        if said:
            found["reste_a_financer"] = money.of_cents(sum(money.cents(text) or 0 for text in said))
        elif rest:
            found["reste_a_financer"] = rest
            made.remarks.setdefault("moyens", []).append(
                f"reste_a_financer : {rest}, le total moins les financements lus ; à vérifier"
            )
        if notes:
            found["note"] = " ; ".join(notes)
        if found:
            _put(made.value, "moyens.financiers", found)

    def _funds(self, ligne: money.Ligne, key: str) -> bool:
        """Whether a line's name is a funder's: under a heading that asks for none, « Travaux : 40 000 € » is spending."""
        name = ligne.nom
        told = (
            key == "financeurs"
            or name in ("", money.TO_FIND)
            or ligne.nature
            or ligne.statut
            or self.parties.knows(name)
        )
        return bool(told) or kind_of(name) is not TypeOrganisme.AUTRE

    def _row(self, ligne: money.Ligne, made: Meaning) -> dict[str, Value] | None:
        """A line of ``financements``; own money is the only carrier's. None where nobody is meant."""
        carriers = made.value.get("porteurs")
        only = (
            carriers[0]
            if isinstance(carriers, list) and len(carriers) == 1 and carriers[0] != "..."
            else None
        )
        who = self.parties.named(ligne.nom) if ligne.nom else only
        if not isinstance(who, str):
            return None
        told = {"montant": ligne.montant, "taux": ligne.taux, "nature": ligne.nature, "statut": ligne.statut}
        return {"financeur": who, **{key: text for key, text in told.items() if text}}

    def _paid(self, line: Paid, made: Meaning) -> dict[str, Value] | None:
        amount = money.amount(line.amount.text)
        taux = "" if amount else _taux(line.amount.text)
        if not amount and not taux:
            return None
        year: dict[str, Value] = {}
        if line.exercice:
            match = re.fullmatch(r"((?:19|20)[0-9]{2})(?:,0+)?", line.exercice.strip())
            if match is None:
                return None
            year = {"exercice": match[1]}
        if not line.nom:
            return {**year, "montant": amount} if amount else None
        payer = money.payer(line.nom, self.parties.knows)
        own = self._row(payer, made) if payer is not None and (not payer.nom or payer.nature) else None
        carriers_own = payer is not None and not payer.nom
        who = own["financeur"] if own else None if carriers_own else self._body(line.nom)
        if who is None:
            return None
        row: dict[str, Value] = {"financeur": who, "montant" if amount else "taux": amount or taux, **year}
        if own and "nature" in own:
            row["nature"] = own["nature"]
        for key, words in (("nature", [*Nature]), ("statut", [*Statut])):
            text = line.nature if key == "nature" else line.statut
            near = nearest(text, [word.value for word in words], least=0.75) if text.strip() else None
            if text.strip() and near is None:
                return None
            if near:
                row[key] = near
        return row

    def _body(self, text: str) -> str | None:
        """Who a cell names; several who bring one amount together are a group of them."""
        listed = names(text)
        if len(listed) < 2 or "..." in listed or self.parties.knows(text):
            return (
                self.parties.named(text) if money.is_name(text.strip()) or self.parties.knows(text) else None
            )
        members = [self.parties.named(name) for name in listed if money.is_name(name)]
        if len(members) < len(listed) or None in members:
            return None
        return self.parties.group(text, [member for member in members if member])


def _of(key: str, entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.key == key and any(c.text.strip() for c in entry.cells)]


def _put(value: dict[str, Value], path: str, what: Value) -> None:
    outer, _, inner = path.partition(".")
    if not inner:
        value[outer] = what
        return
    below = value.setdefault(outer, {})
    assert isinstance(below, dict)
    below[inner] = what


def _kind_of_means(words: str) -> str:
    if re.search(r"[0-9]\s*(?:k?€|euros?)", words):
        return "moyens.financiers"
    return "moyens.humains" if _PEOPLE.search(fold(words)) else "moyens.autres"


def _between(debut: str, fin: str) -> str:
    if debut and fin:
        return f"{_of_a_day('d', debut)} {debut} {_of_a_day('à', fin)} {fin}"
    return f"à partir {_of_a_day('d', debut)} {debut}" if debut else f"jusqu'{_of_a_day('à', fin)} {fin}"


def _of_a_day(word: str, text: str) -> str:
    """« du » or « au » before a day, « de » or « à » before a month, a year, « fin 2027 »."""
    day = re.match(r"[0-9]{1,2}(?:er)?\b", text) is not None
    return {"d": ("de", "du"), "à": ("à", "au")}[word][day]


def _taux(text: str) -> str:
    try:
        return format_typed(parse_taux(text))
    except MontantRefuse:
        return ""


def _to_find(total: str, lignes: Sequence[dict[str, Value]]) -> str:
    """What the lines leave of a total, where each has its amount and they don't exceed it."""
    whole = money.cents(total) if total else None
    parts = [money.cents(str(row["montant"])) if "montant" in row else None for row in lignes]
    told = [part for part in parts if part is not None]
    if whole is None or len(told) < len(parts) or not told or sum(told) >= whole:
        return ""
    return money.of_cents(whole - sum(told))


def _propose(read: money.Split, made: Meaning) -> None:
    """What could be made of a text that isn't sure, for a person to look at."""
    lines = [
        "{"
        + ", ".join(
            f"{key}: {text}"
            for key, text in (("financeur", ligne.nom), ("montant", ligne.montant), ("nature", ligne.nature))
            if text
        )
        + "}"
        if ligne.nom != money.TO_FIND
        else f"{money.TO_FIND}: {ligne.montant}"
        for ligne in read.lignes
    ]
    told = "; ".join(lines)
    made.remarks.setdefault("moyens", []).append(
        "financements à vérifier, voir « note »" + (f" ; proposition : {told}" if told else "")
    )
