"""Persons in texts: a title and a name, a function, a first name beside another one."""

from __future__ import annotations

import re

from cmqplan.findings import fold
from cmqplan.workspace.own import type_of

PERSON = re.compile(
    r"\b(?:M\.|MM\.|M[mM][eE]s?\b\.?|Mlle\b|Mr\b\.?|Monsieur|Madame|Dr\.)[ \u00a0\u202f]+"
    r"(?:[A-ZÀ-Ý][\w'’.-]*[ \u00a0\u202f]+){0,2}[A-ZÀ-Ý][\w'’-]{2,}"
)

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
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
    return is_name(text)


def is_name(text: str) -> bool:
    """Whether a text is nothing but somebody's name."""
    if not _NAME.fullmatch(text.strip()) or type_of(text) is not None:
        return False
    words = fold(text).split()
    return words[0] in _GIVEN_NAMES or (words[-1] in _GIVEN_NAMES and text.split()[0].isupper())


def names_someone(text: str) -> bool:
    """Whether a text holds somebody's name, with a title or alone."""
    return PERSON.search(text) is not None or is_name(text)


def without_person(text: str) -> str:
    """A body's name without the person that stands beside it: in brackets, or behind a dash or a colon."""
    kept = _BRACKETS.sub(lambda match: "" if PERSON.search(match[0]) or "@" in match[0] else match[0], text)
    person = re.search(rf"\s*(?:\s[–—-]|:)\s+(?:[^–—:]*\W)?{PERSON.pattern}.*", kept, re.DOTALL)
    kept = kept[: person.start()] if person else kept
    return kept if kept.strip() else text
