"""CMQ516: a person's name where a function is enough."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Place
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import CAMPUS, WARNING, Rule, Said, Says, Scene, law
from cmqplan.workspace.persons import PERSON, is_name
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ516",
    "person-named",
    WARNING,
    title=Said(
        "Une personne est nommée là où une fonction suffit", "A person is named where a function is enough"
    ),
    says=Says(
        fr=(
            "« {text} » nomme une personne",
            "écrivez plutôt la fonction : « Proviseur du lycée », « Directrice du campus »",
        ),
        en=(
            "“{text}” names a person",
            "write the function instead: “Proviseur du lycée”, “Directrice du campus”",
        ),
    ),
    reason=Said(
        "Un plan se partage, se publie et se garde des années : une fonction reste vraie quand la personne change, et l'on ne diffuse pas de données personnelles dont nul n'a besoin.",
        "Plans are shared, published and kept for years: a function stays true when the person changes, and no personal data is spread that nobody needs.",
    ),
    source=law(
        "Règlement (UE) 2016/679 du 27 avril 2016 (RGPD), article 5, paragraphe 1, point c : des données limitées à ce qui est nécessaire (texte non lu)",
        "Regulation (EU) 2016/679 of 27 April 2016 (RGPD), article 5(1)(c): data limited to what is necessary (text not read)",
    ),
    fails=CAMPUS.plus("direction: Mme Jeanne Exemple\n").at_line(9),
    passes=CAMPUS.plus("direction: Directrice déléguée aux formations professionnelles\n"),
)

_KEYS = frozenset(
    {"direction", "role", "instance", "note", "objet", "texte", "membres", "decisions", "pilotage"}
)
"""Where people tend to be named."""

_NARRATIVE = frozenset({"axes", "cadrage", "moyens", "presentation", "suivi"})
"""Where a text may well quote one."""


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    """Who steers is a list of functions: a name alone stands there without « Mme »."""
    for key, texts in entry.model.pilotage or ():
        for n, text in enumerate(texts):
            if is_name(text):
                yield RULE.found(entry.at("pilotage", key, n), text=text)


def check_text(place: Place, text: str) -> Iterator[Finding]:
    first, *_ = place.path
    if place.path[-1] == "organisme" or (first == "gouvernance" and "membres" in place.path):
        return  # an identifier belongs there: CMQ401
    if first in _NARRATIVE or not (first in ("porteurs", "partenaires") or _KEYS & set(place.path)):
        return
    match = PERSON.search(text)
    if match is not None:
        yield RULE.found(place.within(match.span()), text=match[0])
