"""How the field calls what a fiche holds: under which heading a text stands, whatever its wording, number or case."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cmqplan.findings import fold
from cmqplan.findings.words import Words
from cmqplan.model.champs import Sur
from cmqplan.model.settings import Settings

REST = "import_reste"
PERSON = "personne"
"""Headings under which persons are named, who have no place in a plan."""

WORDINGS: Mapping[str, str] = {
    "numero": "numéro | n° | code | n° d'ordre | numéro de fiche | n° action",
    "titre": "titre | intitulé | nom | libellé | action | fiche action | nom du projet | projet | intitulé du projet | opération",
    "axe": "axe | axe stratégique | orientation | orientation stratégique | axe du plan | volet | axe de travail",
    "sous_axe": "sous-axe | objectif de l'axe",
    "sous_sous_axe": "sous-sous-axe | sous-sous axe",
    "sous_actions": "sous-action | titre de la sous-action",
    "porteurs": "porteur | porteur de projet | structure porteuse | organisme porteur | pilote | structure pilote | pilotage"
    " | maître d'ouvrage | maîtrise d'ouvrage | chef de file | structure responsable | portage | porteur principal"
    " | porteur et pilote | pilote et porteur | organisme pilote | maître d'ouvrage pressenti | porteur pressenti | opérateur",
    "pilotage.services": "direction ou service pilote | service pilote | direction pilote | service responsable | service référent"
    " | service porteur | direction responsable | services concernés",
    "partenaires": "partenaire | partenaire mobilisé | partenaire associé | partenaire potentiel | partenaire pressenti"
    " | partenariat | acteur associé | acteur concerné | acteur mobilisé | structure associée | partenaire technique"
    " | partenaire à mobiliser | partenaires et acteurs | partenaires impliqués | acteurs",
    "constats": "constat | constat justifiant la réalisation de l'action | contexte | diagnostic | enjeu | problématique"
    " | contexte et enjeux | justification | état des lieux | constats et enjeux | pourquoi | contexte et constats"
    " | éléments de contexte | constat de départ | contexte et problématique",
    "objectifs": "objectif | objectif stratégique | objectif opérationnel | finalité | but | résultat attendu | objectif visé"
    " | ambition | objectif général | objectif spécifique | objectifs et résultats attendus | effets attendus | finalités et objectifs",
    "modalites": "modalité | modalité de mise en œuvre | modalités de réalisation | méthodologie | description | descriptif"
    " | contenu | étape | déroulement | mise en œuvre | comment | contenu de l'action | description de l'action"
    " | étapes de mise en œuvre | actions à mener | présentation de l'action | phases | descriptif détaillé"
    " | description détaillée | description synthétique | descriptif synthétique | modalités pratiques | contenu et étapes",
    "publics": "public | public cible | public visé | bénéficiaire | cible | public concerné | destinataire | public bénéficiaire",
    "moyens": "moyen | moyen prévisionnel | moyen nécessaire | moyen à mobiliser | ressource | ressource mobilisée"
    " | moyens mobilisés | ressources nécessaires | moyens et ressources",
    "moyens.humains": "moyens humains | moyens humains et techniques | ressources humaines | moyens humains nécessaires"
    " | moyens humains prévisionnels | moyens humains mobilisés",
    "moyens.autres": "autres moyens | moyens matériels | moyens techniques | moyens logistiques | moyens matériels et techniques"
    " | autres ressources | moyens techniques et matériels",
    "moyens.financiers": "moyens financiers | financement | plan de financement | ressources financières"
    " | financement prévisionnel | plan de financement prévisionnel | moyens financiers prévisionnels | modalités de financement"
    " | dispositif financier | budget et financement | coût et financement",
    "total": "coût | coût total | coût estimatif | coût estimé | coût prévisionnel | budget | budget prévisionnel | budget total"
    " | budget prévisionnel total | montant total | total | enveloppe | estimation financière | chiffrage | coût global"
    " | budget estimé | budget estimatif | coût prévisionnel total | coût total prévisionnel | dépense prévisionnelle | montant global"
    " | montant prévisionnel | montant estimé | enveloppe financière | coût de l'action",
    "financeurs": "financeur | financeur potentiel | cofinanceur | source de financement | financeur mobilisable"
    " | financeur pressenti | financement mobilisable | financeur sollicité | partenaire financier | financement potentiel"
    " | partenaires financiers potentiels",
    "montant": "montant | participation | part | montant demandé | montant prévu | montant de la participation | contribution",
    "taux": "taux | taux d'intervention | part en % | taux de financement",
    "exercice": "année | exercice | millésime",
    "ligne.statut": "statut du financement | état de la demande | statut de la demande",
    "ligne.nature": "nature du financement | nature | type de financement",
    "livrables": "livrable | production attendue | livrable attendu | réalisation attendue | production | livrables et productions",
    "indicateurs": "indicateur | indicateur de suivi | indicateur d'évaluation | indicateur de résultat | indicateur de réalisation"
    " | critère d'évaluation | évaluation | indicateur lié | indicateurs de suivi et d'évaluation | indicateurs de réussite"
    " | suivi et évaluation | modalités d'évaluation | indicateurs d'impact | critères de réussite",
    "calendrier": "calendrier | échéance | échéancier | planning | date | période | calendrier prévisionnel | date de réalisation"
    " | délai | quand | calendrier de réalisation | dates clés | temporalité | calendrier de mise en œuvre | échéance prévisionnelle"
    " | période de réalisation | planning prévisionnel | durée et calendrier | date prévisionnelle | calendrier de l'action",
    "debut": "date de début | début | démarrage | date de démarrage | date de lancement",
    "fin": "date de fin | fin | échéance de fin | date d'achèvement",
    "suivi.statut": "statut | état d'avancement | avancement | état | statut de l'action",
    "suivi.priorite": "priorité | niveau de priorité | degré de priorité",
    PERSON: "personne pilote | élu référent | élue référente | élu·e référent·e | élu pilote | référent | référente"
    " | référent technique | contact | chef de projet | cheffe de projet | interlocuteur | correspondant | rédacteur"
    " | personne ressource | personne référente | personne à contacter | nom du référent | nom et prénom | nom prénom | prénom"
    " | coordonnées | courriel | mail | e-mail | téléphone | nom du contact | référent administratif | élu responsable"
    " | personne responsable | responsable | responsable de l'action | créé par | créée par | modifié par | modifiée par | auteur | autrice | agent référent | référent de l'action | contacts | nom du responsable | chargé de mission",
    REST: "instance de gouvernance | gouvernance | note | remarque | observation"
    " | commentaire | territoire | localisation | lieu | périmètre | participation citoyenne | documents et liens"
    " | mesures liées | actions liées | fiches liées | notes de suivi | notes complémentaires | freins | leviers | points de vigilance"
    " | articulation | lien avec d'autres actions | conditions de réussite | risques | action en amélioration continue"
    " | références réglementaires | thématique | compétence | plus-value | freins et leviers | bilan | communication",
}
"""Where a text belongs → how its heading is worded."""

_LITTLE = frozenset(
    [
        "de",
        "d",
        "du",
        "des",
        "la",
        "le",
        "l",
        "les",
        "un",
        "une",
        "a",
        "au",
        "aux",
        "en",
        "son",
        "sa",
        "ses",
        "pour",
        "cette",
        "ce",
        "qu",
        "que",
        "action",
        "fiche",
        "eur",
        "euro",
        "ht",
        "ttc",
        "projet",
        "visee",
    ]
)
"""Words that make no difference to a heading."""
_LONGEST = 90
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERING = re.compile(r"^\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?|[a-hA-H][.)]|[IVX]{1,4}[.)-])\s+")
_INCLUSIVE = re.compile(r"[·.](?:e|s|es|x)(?:[·.]s)?\b|\((?:e|s|es|x)\)")


def wording(text: str) -> str:
    """A heading without what makes no difference: « 3. Porteur(s) de l'action : » → « porteur »."""
    text = _BRACKETS.sub(" ", _INCLUSIVE.sub("", _NUMBERING.sub("", text.strip("*_# \t"))))
    words = [_one(word) for word in fold(text.replace("°", "o ")).split()]
    kept = [word for word in words if word not in _LITTLE]
    return " ".join(kept or words)


def _one(word: str) -> str:
    """A word in the singular, near enough to compare."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


class Wordings:
    """The field's wordings, and a workspace's own, which come first: those of ``importer``, and the titles of ``champs``."""

    def __init__(self, settings: Settings) -> None:
        self._fields: dict[str, str] = {}
        self.champs = {nom: champ for nom, champ in settings.champs.items() if Sur.FICHE in champ.sur}
        for field, texts in settings.importer.items():
            for text in texts:
                self._fields.setdefault(wording(text), field)
        for nom, champ in self.champs.items():
            for text in (champ.titre, nom):
                self._fields.setdefault(wording(text), nom)
        for field, listed in WORDINGS.items():
            for text in listed.split("|"):
                self._fields.setdefault(wording(text), field)
        self._near = Words(word for word in self._fields if len(word) > 6)

    def field(self, text: str) -> str | None:
        """What a heading announces; None where it is no heading that is known."""
        if (
            not text
            or len(text) > _LONGEST
            or "\n" in text.strip()
            or text.rstrip().endswith((".", "!", "?", ","))
        ):
            return None
        word = wording(text)
        found = self._fields.get(word) or self._fields.get(re.sub(r" [0-9]$", "", word))
        if found is None and len(word) > 6:
            near = self._near.nearest(word, least=0.9)
            found = self._fields.get(near) if near else None
        return found

    def split(self, text: str) -> tuple[str, str, str] | None:
        """A heading and what stands behind its colon on the same line: field, heading, the rest, maybe empty."""
        head, colon, rest = text.partition(":")
        if colon and (field := self.field(head)):
            return (
                field,
                head.strip(" *_"),
                rest.strip(" *_") if not rest.strip(" *_") else rest.strip().removeprefix("**").strip(),
            )
        field = self.field(text)
        return (field, text.strip(" *_"), "") if field else None
