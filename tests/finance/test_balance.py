"""Whether a fiche's split makes its total."""

from __future__ import annotations

from typing import Any

import pytest

from cmqplan.finance.balance import tombe_juste
from cmqplan.model.fiche import MoyensFinanciers

FIRST = {"financeur": "region", "montant": "60 €"}


@pytest.mark.parametrize(
    ("second", "others", "plain"),
    [
        ({"montant": "40 €"}, {}, True),
        ({"montant": "39,99 €"}, {}, False),
        ({"montant": "39 €"}, {"reste_a_financer": "1 €"}, True),
        ({"montant": "39 €"}, {"reste_a_financer": "2 €"}, False),
        ({"montant": "40 €", "statut": "accordé"}, {}, True),
        ({"montant": "40 €", "statut": "refusé"}, {}, False),
        ({"montant": "40 €", "accorde": "40 €"}, {}, False),
        ({"montant": "40 €", "nature": "contribution en nature"}, {}, False),
        ({"taux": "40 %"}, {}, False),
        ({"montant": "40 €"}, {"total": None}, False),
    ],
)
def test_the_plainest_split_is_known_at_once(
    second: dict[str, Any], others: dict[str, Any], plain: bool
) -> None:
    lines = [FIRST, {"financeur": "metropole", **second}]
    money = {"total": "100 €", "financements": lines, **others}
    assert tombe_juste(MoyensFinanciers.model_validate(money)) is plain
