"""The mistakes, a module for each family of rules."""

from __future__ import annotations

from tests.mutations.mutation import Mutation
from tests.mutations.slips import completeness, governance, money, reading, references, structure, time

FAMILIES = (reading, structure, money, time, references, governance, completeness)


def mutations() -> list[Mutation]:
    """Every mutation, in an order that never changes."""
    return [mutation for family in FAMILIES for mutation in family.slips()]
