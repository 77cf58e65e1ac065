"""What documents, forms and avenants call what stands under a key: in French, in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def title_of(keys: Sequence[str], *, many: bool = False) -> str:
    """By the last keys of a path, the most of them that have a title; ``many`` of a list of mappings."""
    titles = LISTS if many else SINGLE
    found = (titles.get(".".join(keys[start:])) for start in range(len(keys)))
    return next((title for title in found if title), keys[-1].replace("_", " ").capitalize())


SINGLE: Mapping[str, str] = {
    "numero": "N°", "titre": "Titre", "axe": "Axe", "pilotage.services": "Services pilotes", "pilotage.elus": "Élus référents (fonction)",
    "pilotage.referents": "Référents (fonction)", "constats": "Constats", "objectifs": "Objectifs stratégiques",
    "modalites": "Modalités de mise en œuvre", "publics": "Publics", "moyens.humains": "Moyens humains", "moyens.autres": "Autres moyens",
    "total": "Coût total", "credits_paiement": "Crédits de paiement", "assiette": "Coût éligible",
    "section": "Section", "objet": "Objet", "reste_a_financer": "Reste à financer", "financiers.note": "Remarque sur le financement",
    "livrables.texte": "Livrable", "ecarts": "Écarts expliqués", "references": "Textes de référence", "aussi_dans": "Aussi dans",
    "calendrier.periode": "Calendrier", "debut": "Début", "fin": "Fin", "duree": "Durée",
    "suivi.statut": "État d'avancement", "avancement": "Avancement", "priorite": "Priorité", "decisions": "Décisions attendues",
    "organisme": "Organisme", "role": "Rôle", "statut": "Statut", "financeur": "Financeur", "montant": "Montant", "taux": "Taux",
    "exercice": "Année", "nature": "Nature", "date": "Date", "reference": "Référence", "demande": "Montant demandé",
    "accorde": "Montant accordé", "ligne_credit": "Ligne de crédit", "convention": "Convention", "beneficiaire": "Bénéficiaire",
    "compte": "Compte", "notification_ue": "Notifié à l'Union européenne", "note": "Remarque", "recu": "Reçu le", "chaque": "Chaque",
    "versements.date": "Attendu le", "intitule": "Intitulé", "prevu": "Prévu (ETP)", "realise": "Réalisé (ETP)", "profil": "Fonction",
    "nom": "Nom", "unite": "Unité", "source": "Source", "valeur": "Valeur", "echeance": "Échéance", "periode": "Période",
    "frequence": "Fréquence", "texte": "Texte", "cible": "Cible", "plan": "Plan", "adresse": "Adresse", "calendrier": "Calendrier",
    "remis": "Remis le", "lien": "Lien", "motif": "Motif", "depuis": "Depuis le", "piece": "Pièce", "etat": "État",
    "sous_titre": "Sous-titre", "campus": "Campus", "base": "Base des montants", "budget": "Budget", "version": "Version",
    "principes": "Principes", "lignes_credit": "Lignes de crédit", "signataires": "Signataires", "membres": "Membres", "transversal": "Transversal",
    "import_reste": "Reste d'un import", "siret": "SIRET", "rna": "RNA", "alias": "Autres façons de l'écrire", "signature": "Date de signature",
    "en_exercice": "Membres en exercice", "presents": "Présents", "pour": "Voix pour", "vote.decisions": "Décisions", "contre": "Voix contre", "delai": "Délai", "id": "Identifiant",
    "region_academique": "Région académique", "academie": "Académie", "region": "Région", "departement": "Département", "filieres": "Filières",
    "etablissement_support": "Établissement support", "categorie": "Catégorie", "fait": "Fait le", "regles": "Gravité des règles",
    "ignorer": "Règles ignorées", "choisir": "Règles choisies", "seuil_convention": "Seuil de convention", "seuil_ecart": "Seuil d'écart",
    "taux_aide_publique_maximum": "Taux maximum d'aide publique", "importer": "Libellés reconnus à l'import",
}  # fmt: skip
"""The last keys of a path → the title of a value, or of some texts."""
LISTS: Mapping[str, str] = {
    "porteurs": "Porteurs", "partenaires": "Partenaires", "sous_actions": "Sous-actions", "sous_actions.porteurs": "Porteurs des sous-actions",
    "sous_actions.calendrier.jalons": "Jalons des sous-actions", "etp": "Temps de travail", "par_exercice": "Coût par année",
    "financements": "Financements", "versements": "Versements", "repartition": "Parts des membres", "financiers.depenses": "Dépenses prévues",
    "livrables": "Livrables", "indicateurs": "Indicateurs", "indicateurs.reference": "Valeurs de départ", "cible": "Valeurs visées",
    "valeurs": "Valeurs atteintes", "jalons": "Jalons", "liens": "Liens", "suivi.depenses": "Dépenses réalisées", "notes": "Notes",
    "cadrage": "Cadrage", "gouvernance": "Gouvernance", "presentation": "Présentation", "axes": "Axes", "axes.axes": "Sous-axes",
    "axes.axes.axes": "Sous-sous-axes", "actions": "Actions annoncées", "axes.axes.actions": "Actions des sous-axes",
    "axes.axes.axes.actions": "Actions des sous-sous-axes",
    "lignes_credit": "Lignes de crédit", "etapes": "Étapes",
}  # fmt: skip
"""The last keys of a path → the title of a list of mappings."""
