"""What rules import from here until they have their new shape: see ``model.lignes``."""

from cmqplan.model.lignes import LigneFinancee as LigneFinancee
from cmqplan.model.lignes import lignes_financees as lignes_financees
from cmqplan.model.lignes import parts_du_groupe as parts_du_groupe
from cmqplan.model.lignes import somme as somme
