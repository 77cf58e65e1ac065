"""What changed between two states of a plan, in sentences that a decision could hold, for who never saw a file.

Each thing that differs in a file is told once, by what it means: a line of money beside the line it was, whatever its rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from cmqplan.amounts import Chiffrage, Montant
from cmqplan.findings import fold
from cmqplan.model import values
from cmqplan.model.campus import Campus, Etape
from cmqplan.model.convention import Convention, Engagement, VersementPrevu
from cmqplan.model.fiche import (
    OPEN,
    Calendrier,
    Etp,
    Fiche,
    Financement,
    Indicateur,
    Jalon,
    Livrable,
    MoyensFinanciers,
    Participant,
    SousAction,
    Versement,
    read_calendrier,
)
from cmqplan.model.keys import Cle, keys_of
from cmqplan.model.lignes import ZERO
from cmqplan.model.organisme import Organisme
from cmqplan.model.plan import Plan
from cmqplan.model.settings import Settings
from cmqplan.versions.compare import Comparaison, FicheComparee
from cmqplan.versions.items import CHOSES, moved, paired
from cmqplan.versions.naming import (
    CHIEF,
    Nom,
    Noms,
    capital,
    de,
    described,
    entitled,
    lower,
    mapped,
    name,
    several,
    shown,
    whole_of,
)
from cmqplan.versions.values import ABSENT, written_out
from cmqplan.versions.wording import Dit, amended, joined, listed, quoted, say


class Sorte(StrEnum):
    """What a change is about, in the order of an avenant's articles. The last two change nothing that was promised."""

    ARGENT = "argent"
    TEMPS = "temps"
    CONTENU = "contenu"
    CONSTAT = "constat"
    """What was done, granted, paid, signed since."""
    ECRITURE = "ecriture"
    """The same thing, written otherwise."""


class Phrase(NamedTuple):
    """A sentence, without its full stop."""

    sorte: Sorte
    dit: Dit


class Recit(NamedTuple):
    """What changed in a fiche; or in the part of the frame called ``nom``, where ``fiche`` is None."""

    nom: str
    fiche: FicheComparee | None
    phrases: tuple[Phrase, ...]


def recits(found: Comparaison) -> Iterator[Recit]:
    """All that differs, in sentences: the frame, then fiche by fiche, each by what it is about."""
    noms = Noms(found.avant, found.apres)
    for part, file in found.cadre.items():
        yield Recit(part, None, _in_order(_of_frame(_Lieu(noms), part, file.valeurs)))
    for one in found.fiches:
        yield Recit(one.numero, one, _in_order(_of_fiche(noms, one)))


def _in_order(phrases: Iterator[Phrase]) -> tuple[Phrase, ...]:
    order = [*Sorte]
    return tuple(sorted(phrases, key=lambda phrase: order.index(phrase.sorte)))


@dataclass(frozen=True, slots=True)
class _Lieu:
    """Where in a file a sentence is: what stands around, in words, and what changes there are about."""

    noms: Noms
    fiche: str = ""
    tete: tuple[Dit, ...] = ()
    chemin: tuple[str, ...] = ()
    sorte: Sorte | None = None
    sujet: Nom | None = None
    """The thing that a list holds here, with its article."""

    @property
    def du(self) -> Dit:
        """« de la fiche 1.1 » after a space; empty elsewhere than in a fiche."""
        return Dit(f" de la fiche {self.fiche}", f" of fiche {self.fiche}") if self.fiche else Dit("", "")

    @property
    def au(self) -> Dit:
        return Dit(f" à la fiche {self.fiche}", f" to fiche {self.fiche}") if self.fiche else Dit("", "")

    def under(self, *words: Dit) -> _Lieu:
        return replace(self, tete=(*self.tete, *(map(lower, words) if self.tete else words)))

    def phrase(self, dit: Dit, sorte: Sorte | None = None) -> Phrase:
        return Phrase(sorte or self.sorte or Sorte.CONTENU, capital(dit))

    def told(self, said: Dit, sorte: Sorte | None = None) -> Phrase:
        """« Indicateur « Élèves accueillis », source : … »."""
        return self.phrase(say("{tete} : {said}", "{tete}: {said}", tete=listed(self.tete), said=said), sorte)


# Files

_FRAME: Mapping[str, type] = {
    "convention": Convention,
    "campus": Campus,
    "reglages": Settings,
    "organismes": Organisme,
}


def _of_frame(lieu: _Lieu, part: str, sides: tuple[Any, Any]) -> Iterator[Phrase]:
    before, after = map(_as_mapping, sides)
    if part == "organismes":
        yield from _things(replace(lieu, chemin=(part,)), part, Organisme, before, after)
    elif part == "plan":
        etats = (lieu.noms.avant, lieu.noms.apres)
        models = tuple(type(etat.workspace.plans[etat.plan].model) for etat in etats)
        yield from _mapping(lieu, models, before, after)
    else:
        sorte = Sorte.CONSTAT if part == "reglages" else None
        yield from _mapping(replace(lieu, sorte=sorte), (_FRAME[part],), before, after)


def _as_mapping(side: Any) -> dict[str, Any]:
    return side if isinstance(side, dict) else {}


def _of_fiche(noms: Noms, one: FicheComparee) -> Iterator[Phrase]:
    if one.avant is None or one.apres is None:
        yield _come_or_gone(_Lieu(noms), one)
        return
    was, now = one.avant.model.numero, one.apres.model.numero
    lieu = _Lieu(noms, now)
    if was != now:
        yield lieu.phrase(
            say("la fiche {was} devient la fiche {now}", "fiche {was} becomes fiche {now}", was=was, now=now)
        )
    before, after = ({**_as_mapping(side), "numero": now} for side in one.fichier.valeurs)
    yield from _mapping(lieu, (type(one.avant.model), type(one.apres.model)), before, after)
    yield from _counted(lieu, one, before, after)


def _come_or_gone(lieu: _Lieu, one: FicheComparee) -> Phrase:
    """A fiche that wasn't there, or that isn't any more, with its money."""
    new = one.avant is None
    total = one.total.apres if new else one.total.avant
    lines = listed([Dit(f"{row.libelle} : {amount}", f"{row.libelle}: {amount}")
                    for row in one.lignes if (amount := row.apres if new else row.avant)], apart=True)  # fmt: skip
    money = Dit("", "")
    if total:
        money = say(", pour {total}" if new else " ; elle y comptait pour {total}",
                    ", for {total}" if new else "; it counted for {total} in it", total=str(total))  # fmt: skip
    return lieu.phrase(
        say(
            "la fiche {numero} {titre} est ajoutée au plan{money}{lines}" if new
            else "la fiche {numero} {titre} est retirée du plan{money}{lines}",
            "fiche {numero} {titre} is added to the plan{money}{lines}" if new
            else "fiche {numero} {titre} is dropped from the plan{money}{lines}",
            numero=one.numero, titre=quoted(one.titre), money=money,
            lines=say(" ({x})", " ({x})", x=lines) if lines.fr else lines,
        )
    )  # fmt: skip


def _counted(lieu: _Lieu, one: FicheComparee, before: Any, after: Any) -> Iterator[Phrase]:
    """What a fiche's money becomes where no amount that it writes says so: a share of another total, a smaller grant."""
    alone = [
        str(etat.workspace.plans[etat.plan].model.seul_exercice or "")
        for etat in (lieu.noms.avant, lieu.noms.apres)
    ]
    written = [_written(side, year) for side, year in zip((before, after), alone, strict=True)]
    for row in one.lignes:
        one_side, other_side = (side.get(row.cle, []) for side in written)
        if row.libelle.startswith("à trouver"):
            head = say(
                "ce qui reste à trouver pour la fiche {numero}",
                "what is to be found for fiche {numero}",
                numero=lieu.fiche,
            )
            if _financiers(before).get("reste_a_financer") == _financiers(after).get("reste_a_financer"):
                yield lieu.phrase(_passes(Nom(head), row.avant, row.apres), Sorte.ARGENT)
        elif one_side == other_side or "" in (*one_side, *other_side):
            head = say(
                "ce qu'apporte {nom}{au}",
                "what {nom} brings{au}",
                nom=_with_year(row.libelle),
                au=lieu.au,
            )
            yield lieu.phrase(_passes(Nom(head), row.avant, row.apres), Sorte.ARGENT)
    if one.total.ecart and _financiers(before).get("total") == _financiers(after).get("total"):
        head = say("le montant{du}", "the amount{du}", du=lieu.du)
        yield lieu.phrase(_passes(Nom(head), one.total.avant, one.total.apres), Sorte.ARGENT)


def _with_year(label: str) -> str:
    """« Région Exemple (2026) », of « Région Exemple, 2026 »."""
    who, _comma, year = label.rpartition(", ")
    return f"{who} ({year})" if who and year[:4].isdigit() else label


def _financiers(fiche: Any) -> dict[str, Any]:
    moyens = fiche.get("moyens", {})
    found = moyens.get("financiers", {}) if isinstance(moyens, dict) else {}
    return found if isinstance(found, dict) else {"total": found}


def _written(fiche: Any, year: str) -> dict[str, list[str]]:
    """Funder and year, as a comparison names them → the amounts that lines write, empty where they write none."""
    found: dict[str, list[str]] = {}
    lines = _financiers(fiche).get("financements", [])
    for line in lines if isinstance(lines, list) else [lines]:
        if isinstance(line, dict):
            key = f"{line.get('financeur', '')} {line.get('exercice', year)}".strip()
            found.setdefault(key, []).append(str(line.get("montant", "")))
    return found


# What is said of a value

_FAITS: Mapping[type, frozenset[str]] = {
    Fiche: frozenset({"suivi", "visas", "import_reste"}),
    Plan: frozenset({"import_reste"}),
    Financement: frozenset({"accorde", "date", "reference"}),
    Versement: frozenset({"recu", "reference"}),
    VersementPrevu: frozenset({"recu", "reference"}),
    Jalon: frozenset({"statut", "avancement"}),
    SousAction: frozenset({"statut"}),
    Livrable: frozenset({"remis", "lien"}),
    Indicateur: frozenset({"valeurs"}),
    Etp: frozenset({"realise"}),
    Engagement: frozenset({"tenus"}),
    Convention: frozenset({"signature"}),
    Etape: frozenset({"fait"}),
}
"""The keys under which stands what was done, granted, paid or signed: facts, and no promise."""
_ARGENT = frozenset({values.read_montant, values.read_chiffrage, values.read_taux})
_TEMPS = frozenset({values.read_periode, values.read_duree, values.read_annees, read_calendrier})


def _facts(model: type) -> frozenset[str]:
    return next((keys for one, keys in _FAITS.items() if issubclass(model, one)), frozenset())


def _promised(model: type, item: dict[str, Any]) -> dict[str, Any]:
    """A thing without the facts in it; a payment that came unannounced is one whole."""
    cles = {cle.nom: cle for cle in keys_of(model)}
    found: dict[str, Any] = {}
    for key, value in item.items():
        cle = cles.get(key)
        if key in _facts(model):
            continue
        if cle is None or cle.modele is None or "mapping" in cle.plusieurs:
            found[key] = value
        elif not cle.plusieurs:
            found[key] = _promised(cle.modele, mapped(value, cle))
        else:
            below = [one for one in several(value, cle) if "recu" not in one or "date" in one]
            if below:
                found[key] = [_promised(cle.modele, one) for one in below]
    return found


def _about(model: type, cle: Cle, before: Any, after: Any) -> Sorte | None:
    """What a change under a key is about; None where what stands below says it. A line's statut is a fact, until it is
    refused or no longer is."""
    statut = model is Financement and cle.nom == "statut"
    if cle.nom in _facts(model) or (statut and "refuse" not in map(fold, map(written_out, (before, after)))):
        return Sorte.CONSTAT
    if cle.modele is MoyensFinanciers or cle.nom == "subventions" or cle.lecteur in _ARGENT:
        return Sorte.ARGENT
    return Sorte.TEMPS if cle.lecteur in _TEMPS or cle.modele is Calendrier else None


def _passes(subject: Nom, before: Montant, after: Montant) -> Dit:
    """« la subvention … passe de 12 000 € à 10 000 €, soit 2 000 € de moins »."""
    more, many = after.centimes > before.centimes, subject.plusieurs
    return say(
        f"{{head}} {'passent' if many else 'passe'} de {{b}} à {{a}}, soit {{d}} de {'plus' if more else 'moins'}",
        f"{{head}} {'go' if many else 'goes'} from {{b}} to {{a}}, {{d}} {'more' if more else 'less'}",
        head=subject.dit, b=str(before), a=str(after), d=str(after - before if more else before - after),
    )  # fmt: skip


def _amount(value: Any) -> Montant | None:
    """A firm amount, in euros; None of anything else."""
    with suppress(PydanticCustomError):
        read = values.read_chiffrage(value)
        if read == Chiffrage.firm(read.montant or ZERO):
            return read.montant
    return None


def _value(lieu: _Lieu, cle: Cle | None, before: Any, after: Any) -> Phrase:
    """A single value that was stated, in a sentence that names what it is the value of."""
    noms = lieu.noms
    if before is ABSENT:
        return lieu.told(shown(noms, cle, after))
    if after is ABSENT:
        return lieu.under(Dit("retrait", "dropped")).told(shown(noms, cle, before))
    one, other = shown(noms, cle, before), shown(noms, cle, after)
    if one == other:
        said = say(
            "{b} s'écrit {a}",
            "{b} is written {a}",
            b=quoted(written_out(before)),
            a=quoted(written_out(after)),
        )
        return lieu.told(said, Sorte.ECRITURE)
    if cle is not None and (subject := _subject(lieu, cle, one, other)) is not None:
        return lieu.phrase(_becomes(lieu, subject, cle, before, after))
    if cle is not None and cle.lecteur in (values.read_texte, values.read_texte_court):
        said = amended(written_out(before), written_out(after))
        if (
            lieu.sujet is not None
            and lieu.chemin[-2] in CHOSES
            and cle.nom in CHOSES[lieu.chemin[-2]].cles[:1]
        ):
            return _named_anew(lieu, said)
        return lieu.told(said)
    return lieu.told(say("{b} devient {a}", "{b} becomes {a}", b=one, a=other))


def _named_anew(lieu: _Lieu, said: Dit) -> Phrase:
    """What tells a thing from others changes: « Livrable : « Douze lettres » devient « Onze lettres » »."""
    chose = CHOSES[lieu.chemin[-2]]
    known = Dit(chose.fr, chose.en) if said.fr.startswith("«") else lieu.tete[-2]
    return replace(lieu, tete=lieu.tete[:-2]).under(known).told(said)


_SUBJECTS: Mapping[tuple[str, ...], Dit] = {
    ("moyens", "financiers", "total"): Dit("le coût total", "the total cost"),
    ("moyens", "financiers", "reste_a_financer"): Dit("le reste à financer", "what is still to be found"),
    ("budget",): Dit("le budget du plan", "the plan's budget"),
    ("exercice",): Dit("l'exercice du plan", "the plan's exercice"),
    ("periode",): Dit("la période de la convention", "the convention's period"),
}


def _subject(lieu: _Lieu, cle: Cle, before: Dit, after: Dit) -> Nom | None:
    """What goes from one value to the other, where it is more than its title."""
    if lieu.sujet is not None and cle.nom in CHIEF:
        around = listed(lieu.tete[:-2])
        place = Dit("", "") if around.fr else lieu.du
        if lieu.chemin[-2:-1] == ("financements",):
            place = lieu.au
        named = say("{nom}{place}", "{nom}{place}", nom=lieu.sujet.dit, place=place)
        if around.fr:
            named = say("{around} : {named}", "{around}: {named}", around=around, named=named)
        return replace(lieu.sujet, dit=named)
    if lieu.chemin in _SUBJECTS:
        return Nom(say("{it}{du}", "{it}{du}", it=_SUBJECTS[lieu.chemin], du=lieu.du))
    if lieu.chemin == ("calendrier", "periode"):
        dated = "«" not in before.fr + after.fr
        it = Dit("l'échéance", "the deadline") if dated else Dit("le calendrier", "the calendar")
        return Nom(say("{it}{du}", "{it}{du}", it=it, du=lieu.du))
    return None


def _becomes(lieu: _Lieu, subject: Nom, cle: Cle, before: Any, after: Any) -> Dit:
    """« … passe de 12 000 € à 10 000 €, soit 2 000 € de moins », « … passe de juin 2025 à décembre 2025 »."""
    one, other = shown(lieu.noms, cle, before), shown(lieu.noms, cle, after)
    money = (_amount(before), _amount(after)) if cle.lecteur in _ARGENT else (None, None)
    if money[0] is not None and money[1] is not None:
        return _passes(subject, money[0], money[1])
    return say(
        f"{{nom}} {'passent' if subject.plusieurs else 'passe'} {{de}} {{a}}",
        f"{{nom}} {'go' if subject.plusieurs else 'goes'} {{de}} {{a}}",
        nom=subject.dit, de=Dit(_from(one.fr), f"from {one.en}"), a=Dit(_to(other.fr), f"to {other.en}"),
    )  # fmt: skip


_DAY = re.compile(r"(?:1er|\d{1,2}) [a-zéû]+ \d{4}")


def _from(text: str) -> str:
    return f"du {text}" if _DAY.fullmatch(text) else de(text)


def _to(text: str) -> str:
    return f"au {text}" if _DAY.fullmatch(text) else f"à {text}"


_ENOUGH = 60
"""Characters by which a text is known that doesn't change, and beyond which one that does has a sentence of its own."""


def _values(lieu: _Lieu, cle: Cle, before: Any, after: Any) -> Iterator[Phrase]:
    """One value, or a list of them."""
    if "list" not in cle.plusieurs and not isinstance(before, list) and not isinstance(after, list):
        yield _value(lieu, cle, before, after)
        return
    sides = [[] if side is ABSENT else side if isinstance(side, list) else [side] for side in (before, after)]
    couples = paired((), *sides)
    changed = [(sides[0][m], sides[1][n]) for m, n in couples if m is not None and n is not None]
    for one, other in changed:
        if one != other:
            yield _value(lieu, cle, one, other)
    new = [shown(lieu.noms, cle, sides[1][n]) for m, n in couples if m is None and n is not None]
    gone = [shown(lieu.noms, cle, sides[0][m]) for m, n in couples if n is None and m is not None]
    for words, items in ((Dit("ajout", "added"), new), (Dit("retrait", "dropped"), gone)):
        short = all(len(item.fr) <= _ENOUGH for item in items)
        for some in [items] if short and items else [[item] for item in items]:
            yield lieu.under(words).told(listed(some, apart=True))
    if moved(couples):
        order = listed([_begun(shown(lieu.noms, cle, item)) for item in sides[1]], apart=True)
        yield lieu.told(say("l'ordre devient {order}", "the order becomes {order}", order=order))


def _begun(said: Dit) -> Dit:
    return Dit(*(text if len(text) <= _ENOUGH else f"{text[:_ENOUGH]}…" for text in said))


# Mappings and lists


def _mapping(lieu: _Lieu, models: Sequence[type], before: Any, after: Any) -> Iterator[Phrase]:
    """What differs under the keys of a mapping; ``models`` are those that read it, before and after."""
    cles = {cle.nom: cle for model in models for cle in keys_of(model)}
    new: dict[Sorte | None, list[Dit]] = {}
    for key in dict.fromkeys((*cles, *before, *after)):
        one, other = before.get(key, ABSENT), after.get(key, ABSENT)
        if one == other:
            continue
        cle = cles.get(key)
        about = None if cle is None else _about(models[0], cle, one, other)
        sorte = lieu.sorte if lieu.sorte is Sorte.CONSTAT else about or lieu.sorte
        here = replace(lieu, chemin=(*lieu.chemin, key), sorte=sorte)
        if (
            one is ABSENT
            and not isinstance(other, list)
            and (cle is None or not (cle.modele or cle.plusieurs))
        ):
            new.setdefault(sorte, []).append(
                entitled(lieu.noms.title(here.chemin), shown(lieu.noms, cle, other))
            )
        elif cle is None:
            yield _value(here.under(lieu.noms.title((key,))), None, one, other)
        else:
            yield from _key(here, cle, one, other)
    for sorte, said in new.items():
        yield _stated(replace(lieu, sorte=sorte), said)


def _stated(lieu: _Lieu, said: Sequence[Dit]) -> Phrase:
    """What wasn't stated, and is. Of a fact nobody asks what was said before it."""
    first, *rest = said
    whole = listed([lower(first) if lieu.tete else first, *map(lower, rest)], apart=True)
    if lieu.sorte is not Sorte.CONSTAT:
        whole = say("{whole} (non précisé jusqu'ici)", "{whole} (not stated until now)", whole=whole)
    return lieu.phrase(
        say("{x}, {whole}", "{x}, {whole}", x=listed(lieu.tete), whole=whole) if lieu.tete else whole
    )


def _key(lieu: _Lieu, cle: Cle, before: Any, after: Any) -> Iterator[Phrase]:
    if "mapping" in cle.plusieurs:
        if not all(side is ABSENT or isinstance(side, dict) for side in (before, after)):
            yield _value(lieu.under(lieu.noms.title(lieu.chemin)), None, before, after)
            return
        one, other = map(_as_mapping, (before, after))
        if cle.modele is not None:
            yield from _things(lieu, cle.nom, cle.modele, one, other)
            return
        for word in dict.fromkeys((*one, *other)):
            sides = one.get(word, ABSENT), other.get(word, ABSENT)
            if sides[0] != sides[1]:
                yield from _values(lieu.under(lieu.noms.title(lieu.chemin), quoted(word)), cle, *sides)
    elif cle.modele is None:
        yield from _values(lieu.under(lieu.noms.title(lieu.chemin)), cle, before, after)
    elif cle.plusieurs:
        yield from _list(lieu, cle, several(before, cle), several(after, cle))
    else:
        around = (lieu.noms.title(lieu.chemin),) if cle.nom in ("vote", "argent") else ()
        yield from _mapping(lieu.under(*around), (cle.modele,), mapped(before, cle), mapped(after, cle))


def _things(lieu: _Lieu, key: str, model: type, before: Any, after: Any) -> Iterator[Phrase]:
    """Mappings, each under an identifier of its own."""
    for word in dict.fromkeys((*before, *after)):
        if before.get(word) != after.get(word):
            yield from _thing(lieu, key, model, before.get(word), after.get(word))


def _list(lieu: _Lieu, cle: Cle, before: list[Any], after: list[Any]) -> Iterator[Phrase]:
    """A list of mappings: what becomes of each, then their order."""
    assert cle.modele is not None
    couples = paired(CHOSES[cle.nom].cles, before, after)
    sides = [(None if m is None else before[m], None if n is None else after[n]) for m, n in couples]
    if cle.modele is Participant:
        yield from _joining(lieu, cle, sides)
        sides = [(one, other) for one, other in sides if one is not None and other is not None]
    for one, other in sides:
        if one != other:
            yield from _thing(lieu, cle.nom, cle.modele, one, other)
    if moved(couples):
        order = [_begun(name(lieu.noms, cle.nom, cle.modele, item, article=False).dit) for item in after]
        yield lieu.under(lieu.noms.title(lieu.chemin, many=True)).told(
            say("l'ordre devient {order}", "the order becomes {order}", order=listed(order, apart=True))
        )


def _thing(lieu: _Lieu, key: str, model: type, one: Any, other: Any) -> Iterator[Phrase]:
    """What becomes of a thing: added, dropped, changed."""
    if not all(side is None or isinstance(side, dict) for side in (one, other)):
        sides = (quoted(written_out(ABSENT if side is None else side)) for side in (one, other))
        yield lieu.phrase(say("{b} devient {a}", "{b} becomes {a}", **dict(zip("ba", sides, strict=True))))
        return
    item = other if one is None else one
    named = name(lieu.noms, key, model, item)
    kept = {
        word: value
        for word, value in item.items()
        if None in (one, other) or one.get(word) == other.get(word)
    }
    known = kept if {*CHOSES[key].cles} & {*kept} else item
    around = named.dit if model is Financement else name(lieu.noms, key, model, known, article=False).dit
    here = replace(lieu, sujet=named).under(around)
    if one is None or other is None:
        if lieu.sorte is Sorte.CONSTAT or "recu" in _facts(model) & {*item}:
            if one is not None:
                yield lieu.phrase(_comes(lieu, key, model, item, named, new=False), Sorte.CONSTAT)
            elif (said := described(lieu.noms, lieu.chemin, model, item, but=CHOSES[key].cles)).fr:
                yield here.told(said, Sorte.CONSTAT)
            else:
                yield here.phrase(listed(here.tete), Sorte.CONSTAT)
            return
        promised = _promised(model, item)
        yield lieu.phrase(_comes(lieu, key, model, promised, named, new=one is None))
        yield from _mapping(here, (model,), *((promised, item) if one is None else (item, promised)))
        return
    yield from _mapping(here, (model,), one, other)


def _comes(lieu: _Lieu, key: str, model: type, item: Any, named: Nom, *, new: bool) -> Dit:
    """« la subvention de la Région à la fiche 1.1 est ajoutée, pour 5 000 € (statut : « sollicité ») »."""
    leaving = {*CHOSES[key].cles} | ({"nature"} if model is Financement else set())
    amount = Dit("", "")
    if "montant" in item and "montant" not in leaving:
        leaving.add("montant")
        read = next(cle for cle in keys_of(model) if cle.nom == "montant")
        amount = say(", pour {x}", ", for {x}", x=shown(lieu.noms, read, item["montant"]))
    more = described(lieu.noms, lieu.chemin, model, item, but=[*leaving])
    ending = ("e" if named.feminin else "") + ("s" if named.plusieurs else "")
    around = listed(lieu.tete)
    return say(
        f"{{around}}{{nom}}{{au}} {'sont' if named.plusieurs else 'est'} {'ajouté' if new else 'supprimé'}{ending}{{amount}}{{more}}",
        f"{{around}}{{nom}}{{au}} {'are' if named.plusieurs else 'is'} {'added' if new else 'dropped'}{{amount}}{{more}}",
        around=say("{x} : ", "{x}: ", x=around) if around.fr else around,
        nom=named.dit, au=lieu.au if model is Financement else Dit("", ""), amount=amount,
        more=say(" ({x})", " ({x})", x=more) if more.fr else more,
    )  # fmt: skip


def _joining(lieu: _Lieu, cle: Cle, sides: Sequence[tuple[Any, Any]]) -> Iterator[Phrase]:
    """Who comes to carry a fiche or to take part in it, and who leaves."""
    chose = CHOSES[cle.nom]
    for new in (True, False):
        found = [other if new else one for one, other in sides if (one if new else other) is None]
        if any(str(item.get("organisme")) in OPEN for item in found):
            verb = Dit("reste", "is still") if new else Dit("n'est plus", "is no longer")
            whose = Dit(chose.fr, chose.en)
            yield lieu.phrase(
                say(
                    "la liste des {whose}s {verb} ouverte",
                    "the list of {whose}s {verb} open",
                    whose=whose,
                    verb=verb,
                )
            )
            found = [item for item in found if str(item.get("organisme")) not in OPEN]
        if not found:
            continue
        many = len(found) > 1
        role = Dit(f"{chose.fr}{'s' if many else ''}", f"{chose.en}s" if many else f"a {chose.en}")
        come = ("deviennent" if many else "devient", "become" if many else "becomes")
        leave = ("ne sont plus" if many else "n'est plus", "are no longer" if many else "is no longer")
        verb = Dit(*(come if new else leave))
        around = say("{x} : ", "{x}: ", x=listed(lieu.tete)) if lieu.tete else Dit("", "")
        who = joined([whole_of(lieu.noms, lieu.chemin, cle, item) for item in found])
        words = "{around}{who} {verb} {role}"
        yield lieu.phrase(say(words, words, around=around, who=who, verb=verb, role=role))
