"""What rules import from here until they have their new shape: see ``model.memo``."""

from cmqplan.model.memo import asked_again as asked_again
