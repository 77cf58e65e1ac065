"""A region seen at once: every campus by what tells them apart, and what they bring together."""

from cmqplan.network.counts import Compte, decompte
from cmqplan.network.view import Coupe, Groupe, PartFinanceur, Vue, VueCampus, VueReseau, groupes, vue

__all__ = [
    "Compte",
    "Coupe",
    "Groupe",
    "PartFinanceur",
    "Vue",
    "VueCampus",
    "VueReseau",
    "decompte",
    "groupes",
    "vue",
]
