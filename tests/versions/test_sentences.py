"""What changed reads as sentences: each kind of change by its own, and nothing that differs is left untold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cmqplan.beginnings.first import EXAMPLE
from cmqplan.documents import french
from cmqplan.findings import fold
from cmqplan.model.lignes import ZERO
from cmqplan.rules.engine import examine
from cmqplan.versions.compare import Comparaison, Ecart, Etat, FicheComparee, Fichier
from cmqplan.versions.sentences import Phrase, Recit, recits
from cmqplan.versions.values import changes

PLAN = "plan-2026"
FORUM = "plans/plan-2026/1.1-forum-des-metiers.yaml"
FRAME = {
    "plan": "plans/plan-2026/plan.yaml", "convention": "plans/conventions/partenariat-2025-2027.yaml",
    "organismes": "plans/organismes.yaml", "campus": "plans/campus/exemple.yaml", "reglages": "cmqplan.yaml",
}  # fmt: skip
FILES = {"fiche": FORUM, **FRAME}


def held(file: str) -> Any:
    return yaml.load((EXAMPLE / file).read_text("utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="module")
def etat() -> Etat:
    return Etat(PLAN, examine(EXAMPLE, [PLAN], today=date(2026, 11, 27), keep=True).workspace, PLAN)


def told(etat: Etat, part: str, before: Any, after: Any) -> tuple[Phrase, ...]:
    """The sentences of one file that changed, of the example's plan."""
    file = Fichier(FILES[part], FILES[part], tuple(changes(before, after)), (before, after))
    nothing = Ecart("", "", ZERO, ZERO)
    entry = next(one for one in etat.workspace.fiches[PLAN] if one.file == FORUM)
    fiches = (FicheComparee(entry, entry, file, nothing, ()),) if part == "fiche" else ()
    found: list[Recit] = [
        *recits(Comparaison(etat, etat, nothing, {}, fiches, {} if fiches else {part: file}))
    ]
    assert len(found) == 1
    return found[0].phrases


def changed(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    """A copy with something else at a path; without what stands there where that is None."""
    value = deepcopy(value)
    *above, last = path
    holder = value
    for step in above:
        holder = holder[step]
    if new is None:
        del holder[last]
    elif isinstance(holder, list) and last == len(holder):
        holder.append(new)
    else:
        holder[last] = new
    return value


LINES = ("moyens", "financiers", "financements")
A, T, C, F, E = "argent", "temps", "contenu", "constat", "ecriture"


@pytest.mark.parametrize(
    ("part", "path", "new", "sorte", "said"),
    [
        ("fiche", (*LINES, 0, "montant"), "3 000 €", A,
         "La subvention de Région Exemple à la fiche 1.1 passe de 4 000 € à 3 000 €, soit 1 000 € de moins"),
        ("fiche", (*LINES, 4), {"financeur": "association-exemple", "montant": "500 €", "nature": "recettes", "statut": "sollicité"}, A,
         "Les recettes d'Association Exemple à la fiche 1.1 sont ajoutées, pour 500 € (statut : « sollicité »)"),
        ("fiche", (*LINES, 3), None, A, "Les fonds propres de Lycée d'Exempleville à la fiche 1.1 sont supprimés, pour 1 000 €"),
        ("fiche", (*LINES, 2, "statut"), "refusé", A, "Le mécénat d'Entreprises partenaires, statut : « accordé » devient « refusé »"),
        ("fiche", (*LINES, 2, "statut"), "versé", F, "Le mécénat d'Entreprises partenaires, statut : « accordé » devient « versé »"),
        ("fiche", (*LINES, 3, "statut"), "accordé", F, "Les fonds propres de Lycée d'Exempleville, statut : « accordé »"),
        ("fiche", (*LINES, 0, "exercice"), "2027", A, "La subvention de Région Exemple, année : 2027 (non précisé jusqu'ici)"),
        ("fiche", (*LINES, 1, "versements"), [{"montant": "3 000 €", "recu": "2026-06-01"}], F,
         "La subvention de MEX, versement de 3 000 € : reçu le 1er juin 2026"),
        ("fiche", ("moyens", "financiers", "total"), "13 000 €", A,
         "Le coût total de la fiche 1.1 passe de 12 000 € à 13 000 €, soit 1 000 € de plus"),
        ("fiche", ("moyens", "financiers", "total"), "12000", E, "Coût total : « 12 000 € » s'écrit « 12000 »"),
        ("fiche", ("moyens", "financiers", "depenses", 0, "montant"), "7 000 €", A,
         "La dépense « Location de la halle » (au compte 61) de la fiche 1.1 passe de 7 200 € à 7 000 €, soit 200 € de moins"),
        ("fiche", ("calendrier",), "juin 2026", T, "Calendrier : juin 2026 (non précisé jusqu'ici)"),
        ("fiche", ("calendrier", 0), {"Choix des stands": "27 janvier 2026"}, T,
         "Le jalon « Choix des stands » de la fiche 1.1 passe du 20 janvier 2026 au 27 janvier 2026"),
        ("fiche", ("partenaires", 3), {"organisme": "region", "role": "prête la halle"}, C,
         "Région Exemple (rôle : « prête la halle ») devient partenaire"),
        ("fiche", ("partenaires",), ["metropole"], C, "Entreprises partenaires et Collèges du bassin ne sont plus partenaires"),
        ("fiche", ("objectifs",), "Donner envie d'apprendre un métier du bois, et en parler en famille.", C,
         "Objectifs stratégiques : le mot « bâtiment » est remplacé par « bois » ; les mots « à la maison » sont remplacés par « en famille »"),
        ("fiche", ("numero",), "1.4", C, ""),
        ("fiche", ("indicateurs", 0, "cible"), "400", C,
         "Indicateur « Élèves accueillis » : la valeur visée passe de 350 à 400"),
        ("fiche", ("indicateurs", 1), None, C, "L'indicateur « Familles accueillies » est supprimé (valeurs visées : valeur visée (80))"),
        ("fiche", ("indicateurs", 0, "cible"), {"valeur": "350", "echeance": "fin 2026"}, T,
         "Indicateur « Élèves accueillis », valeur visée, échéance : « fin 2026 » (non précisé jusqu'ici)"),
        ("fiche", ("partenaires", 3), "...", C, "La liste des partenaires reste ouverte"),
        ("fiche", ("modalites",), ["Une journée"], C,
         "Modalités de mise en œuvre : « Deux journées de rencontres dans la halle, dont un samedi » devient « Une journée »"),
        ("fiche", ("livrables", 0, "texte"), "Affiche du forum", C,
         "Livrable : « Programme du forum » devient « Affiche du forum »"),
        ("convention", ("periode",), "2025-2028", T, "La période de la convention passe de 2025-2027 à 2025-2028"),
        ("convention", ("vote", "pour"), "75", C, "Vote, voix pour : 74 devient 75"),
        ("convention", ("engagements", 0, "delai"), "2 mois", T,
         "Engagement « Le comité de suivi se réunit. » (« comité »), délai : « 3 mois » devient « 2 mois »"),
        ("convention", ("engagements", 2), None, C,
         "L'engagement « Le partenariat est évalué. » (« évaluation ») est supprimé (fréquence : « fin de convention »)"),
        ("fiche", ("livrables", 0, "lien"), "https://www.example.org/p", F, "Livrable « Programme du forum », lien : « https://www.example.org/p »"),
        ("fiche", ("suivi", "statut"), "abandonné", F, "État d'avancement : « réalisé » devient « abandonné »"),
        ("fiche", ("territoire",), "Villeneuve", C, "Territoire : « Exempleville » devient « Villeneuve »"),
        ("plan", ("axes", 0, "titre"), "Faire aimer les métiers", C, "Axe 1, titre : « Faire connaître les métiers » devient « Faire aimer les métiers »"),
        ("plan", ("exercice",), "2026-2027", T, "L'exercice du plan passe de 2026 à 2026-2027"),
        ("organismes", ("metropole", "sigle"), "ME", C, "Organisme « Métropole d'Exempleville », sigle : « MEX » devient « ME »"),
        ("organismes", ("region",), None, C, ""),
        ("convention", ("subventions", 0, "montant"), "9 000 €", A,
         "La subvention de MEX (2025) passe de 8 400 € à 9 000 €, soit 600 € de plus"),
        ("reglages", ("seuil_ecart",), "20 %", F, ""),
    ],
)  # fmt: skip
def test_each_kind_of_change_has_its_sentence(
    etat: Etat, part: str, path: tuple[str | int, ...], new: Any, sorte: str, said: str
) -> None:
    before = held(FILES[part])
    found = told(etat, part, before, changed(before, path, new))
    assert not said or (sorte, said) in [(phrase.sorte.value, spaced(phrase.dit.fr)) for phrase in found], (
        found
    )


def spaced(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield (*path, step)
        yield from places(item, (*path, step))


def marked(value: Any, mark: str) -> Any:
    """The same with each of its texts changed."""
    if isinstance(value, dict):
        return {key: marked(item, mark) for key, item in value.items()}
    if isinstance(value, list):
        return [marked(item, mark) for item in value]
    return f"{value} {mark}"


def edited(value: Any, data: st.DataObject) -> Any:
    """A file with some changes made: texts rewritten, things added, dropped, put in another order, of another shape."""
    value = deepcopy(value)
    for n in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(sorted(places(value), key=str)))
        *above, last = path
        holder = value
        for step in above:
            holder = holder[step]
        change = data.draw(st.sampled_from(["mark", "new", "drop", "add", "turn", "shape"]))
        if change == "mark":
            holder[last] = marked(holder[last], f"zz{n}")
        elif change == "new":
            holder[last] = (
                marked(holder[last], f"zz{n}") if isinstance(holder[last], dict | list) else f"zz{n}"
            )
        elif change == "shape":
            holder[last] = data.draw(st.sampled_from([f"zz{n}", [f"zz{n}"], {f"zz{n}": f"zz{n}"}]))
        elif change == "drop" and len(holder) > 1:
            del holder[last]
        elif change == "add" and isinstance(holder, list):
            holder.insert(last, marked(holder[last], f"zz{n}"))
        elif isinstance(holder, list):
            holder.reverse()
        elif isinstance(holder[last], list):
            holder[last].reverse()
    return value


def words(etat: Etat, value: Any) -> set[str]:
    """The words of all that a file says, as a reader is told them: a party by its name, a day in words."""
    return {word for leaf in leaves(value) for word in _WORDS.findall(fold(in_words(etat, leaf)))}


_WORDS = re.compile(r"\w+")
NOTHING = {"en", "nature", "subvention", "mecenat", "fonds", "propres"}
"""Words that a line's name says in its own way."""


def in_words(etat: Etat, leaf: str) -> str:
    workspace = etat.workspace
    lines = workspace.conventions["partenariat-2025-2027"].model.lignes_credit
    if leaf in lines:
        return lines[leaf].nom
    if leaf in workspace.organismes:
        return workspace.organismes.nom_court(leaf)
    named = {**workspace.plans, **workspace.conventions, **workspace.campus}
    if leaf in named:
        return str(getattr(named[leaf].model, "titre", "") or named[leaf].model.nom)  # type: ignore[attr-defined]
    return french.day(date.fromisoformat(leaf)) if re.fullmatch(r"\d{4}-\d\d-\d\d", leaf) else leaf


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_every_word_that_comes_or_goes_is_told(etat: Etat, part: str, data: st.DataObject) -> None:
    before = held(FILES[part])
    after = edited(before, data)
    if part == "fiche":
        after["numero"] = before["numero"]  # told by what the fiche is, not by its file
    if before == after:
        return
    found = told(etat, part, before, after)
    assert found
    gone_or_new = words(etat, before) ^ words(etat, after)
    told_in = [
        {*_WORDS.findall(fold(" ".join(getattr(phrase.dit, tongue) for phrase in found)))}
        for tongue in ("fr", "en")
    ]
    assert not gone_or_new - told_in[0] - NOTHING, (gone_or_new, found)
    assert not {word for word in gone_or_new - told_in[1] if word.startswith("zz")}, found
