"""CMQ516: a person's name where a function is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmqplan.findings import Finding, Place, fold
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import CAMPUS, WARNING, Rule, Said, Says, Scene, law
from cmqplan.workspace.own import type_of
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

PERSON = re.compile(
    r"\b(?:M\.|MM\.|M[mM][eE]s?\b\.?|Mlle\b|Mr\b\.?|Monsieur|Madame|Dr\.)[ \u00a0\u202f]+"
    r"(?:[A-ZÀ-Ý][\w'’.-]*[ \u00a0\u202f]+){0,2}[A-ZÀ-Ý][\w'’-]{2,}"
)

_TITLE = r"(?:mm?|mr|mmes?|mlle|monsieur|madame|messieurs|mesdames|dr)"
_FUNCTION = (
    r"(?:maire|(?:vice )?president|directeur|directrice|proviseur|principale? du college|recteur|rectrice|prefete?|sous prefet|ministre"
    r"|elue?|adjointe?|cheff?e?|chargee?|coordinateur|coordinatrice|coordonnateur|coordonnatrice|referente?|conseillere?"
    r"|responsable|secretaire|delegue|deleguee|inspecteur|inspectrice|professeure?|enseignante?)"
)
_PERSON = re.compile(rf"{_TITLE} .+|(?:l |le |la |un |une )?{_FUNCTION}e?(?: .+)?")
"""In folded words: a title and what follows, or a function, whoever holds it. Several are a category: « Élus »."""

_GIVEN_NAMES = frozenset(
    """
    adele adrien agathe agnes alain albert alexandra alexandre alexis alice aline alix amandine amelie anais andre andrea anne
    annick annie antoine arnaud arthur aude audrey aurelie aurelien axel baptiste bastien beatrice benedicte benjamin benoit
    bernadette bernard brigitte bruno camille carine carole caroline catherine cecile cedric celine chantal charlene charles
    charlotte chloe christel christelle christian christiane christine christophe claire clara claude claudine clement
    clemence colette corinne cyril damien daniel danielle david deborah delphine denis denise didier dominique edith edouard
    eleonore elisabeth elise elodie eloise emilie emma emmanuel emmanuelle eric estelle etienne eugenie eva evelyne fabien
    fabienne fabrice fanny fatima felix fernand florence florent florian francis franck francois francoise frederic frederique
    gabriel gael gaelle genevieve georges gerald gerard germain ghislaine gilbert gilles ginette gregory guillaume gustave guy
    helene henri herve hubert hugo hugues ines irene isabelle jacqueline jacques jean jeanne jeremy jerome joelle johanna
    jonathan josephine josiane julie julien juliette justine karim karine laetitia laura laure laurence laurent lea leo leon
    lionel louis louise luc lucas lucie lucien ludovic lydie madeleine magali manon marc marcel margaux margot marguerite maria
    marianne marie marine marion marlene martial martin martine mathieu mathilde matthieu maud maurice maxime melanie michel
    michele mickael mireille mohamed monique morgane muriel myriam nadege nadia nadine natacha nathalie nathan nicolas nicole
    noemie olivia olivier pascal pascale patrice patricia patrick paul paulette pauline philippe pierre quentin rachel raphael
    raymond regine regis remi remy rene renee richard robert roger roland romain sabine sabrina samia samuel sandra sandrine
    sarah sebastien serge severine simon simone solange solene sophie stephane stephanie suzanne sylvain sylvie theo theophile
    therese thibaud thibault thierry thomas tristan valentin valerie veronique victor victoria vincent violaine virginie
    viviane xavier yann yannick yves yvette yvonne zoe
    """.split()  # noqa: SIM905 - as one reads it
)
_NAME = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’-]*|de|du|d'|la|le)(?:[ \u00a0\u202f]+(?:[A-ZÀ-Ý][\w'’.-]*|de|du|d'\w+|la|le)){1,3}|[a-z]+(?:-[a-z]+){1,2}"
)


def is_person(text: str) -> bool:
    """Whether a text seems to be nothing but a person: a title and a name, a function, an address, a first name beside
    another one. A body that bears somebody's name, « Lycée Jean Moulin », says what it is."""
    words = fold(text).split()
    if "@" in text or _PERSON.fullmatch(" ".join(words)):
        return True
    return _is_name(text)


def _is_name(text: str) -> bool:
    """Whether a text is nothing but somebody's name."""
    if not _NAME.fullmatch(text.strip()) or type_of(text) is not None:
        return False
    words = fold(text).split()
    return words[0] in _GIVEN_NAMES or (words[-1] in _GIVEN_NAMES and text.split()[0].isupper())


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
            if _is_name(text):
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
