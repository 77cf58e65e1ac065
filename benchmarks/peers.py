"""Equal work for the peers: the shape of a generated fiche as a JSON Schema and as a yamale schema, and a ledger of as many
transactions as there are fiches.

Neither checks that a split sums to its total, that a partner exists or that a period fits: they do less than ``validate``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_TEXT = {"type": "string", "minLength": 1}
_SCALAR = {"type": ["string", "number"]}
_TEXTS = {"type": "array", "items": _TEXT}


def _mapping(required: list[str], **keys: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "additionalProperties": False, "properties": keys}


def json_schema() -> str:
    line = _mapping(
        ["financeur", "montant"],
        financeur=_TEXT, montant=_SCALAR, nature={"enum": ["subvention", "fonds propres", "prestation", "mécénat", "autre"]},
        statut={"enum": ["à solliciter", "sollicité", "accordé", "notifié", "versé", "refusé"]}, date=_TEXT, reference=_TEXT,
    )  # fmt: skip
    spending = _mapping(["compte", "montant"], compte=_SCALAR, intitule=_TEXT, montant=_SCALAR)
    money = _mapping(
        ["total"],
        total=_SCALAR,
        financements={"type": "array", "items": line},
        depenses={"type": "array", "items": spending},
    )
    partner = {"anyOf": [_TEXT, _mapping(["organisme"], organisme=_TEXT, role=_TEXT)]}
    livrable = {"anyOf": [_TEXT, _mapping(["texte"], texte=_TEXT, remis=_TEXT)]}
    return json.dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **_mapping(
                ["numero", "titre", "porteurs"],
                numero={**_SCALAR}, titre=_TEXT, porteurs=_TEXTS, partenaires={"type": "array", "items": partner},
                constats=_TEXT, objectifs=_TEXT, modalites=_TEXTS, publics=_TEXTS,
                moyens=_mapping([], humains=_TEXT, autres=_TEXT, financiers=money), livrables={"type": "array", "items": livrable},
                indicateurs={"type": "array", "items": _mapping(["nom"], nom=_TEXT, unite=_TEXT, cible=_TEXT)},
                calendrier={"type": "array", "items": {"type": "object", "additionalProperties": _TEXT}},
                suivi=_mapping([], statut=_TEXT, priorite={"enum": ["élevée", "moyenne", "basse"]}),
            ),
        },
        ensure_ascii=False,
    )  # fmt: skip


YAMALE = """\
numero: any(num(), str())
titre: str(min=1)
porteurs: list(str())
partenaires: list(any(str(), include('partner')))
constats: str()
objectifs: str()
modalites: list(str())
publics: list(str())
moyens: include('means')
livrables: list(any(str(), include('livrable')))
indicateurs: list(include('indicator'))
calendrier: list(map(str(), key=str()))
suivi: include('follow-up')
---
partner:
  organisme: str()
  role: str(required=False)
livrable:
  texte: str()
  remis: day()
means:
  humains: str()
  autres: str()
  financiers: include('money')
money:
  total: any(str(), num())
  financements: list(include('line'))
  depenses: list(include('spending'))
line:
  financeur: str()
  montant: any(str(), num())
  nature: enum('subvention', 'fonds propres', 'prestation', 'mécénat', 'autre')
  statut: enum('à solliciter', 'sollicité', 'accordé', 'notifié', 'versé', 'refusé', required=False)
  date: day(required=False)
  reference: str(required=False)
spending:
  compte: num()
  intitule: str()
  montant: any(str(), num())
indicator:
  nom: str()
  unite: str()
  cible: str()
follow-up:
  statut: str()
  priorite: enum('élevée', 'moyenne', 'basse')
"""


def ledger(transactions: int) -> str:
    """A ledger that balances: a grant of three funders for each fiche, in four postings."""
    accounts = ["Income:Metropole", "Income:Region", "Income:Own", "Expenses:Actions"]
    lines = [f"2022-01-01 open {account} EUR" for account in accounts]
    for n in range(transactions):
        total = 1000 + n % 977
        own, metropole = total // 5, total * 2 // 5
        lines.append(f'2022-{n % 12 + 1:02}-{n % 28 + 1:02} * "Fiche {n}" "Financing plan"')
        lines.append(
            f"  Income:Metropole  -{metropole}.00 EUR\n  Income:Region  -{total - own - metropole}.00 EUR"
        )
        lines.append(f"  Income:Own  -{own}.00 EUR\n  Expenses:Actions  {total}.00 EUR")
    return "\n".join(lines) + "\n"


def write(folder: Path, fiches: int) -> None:
    """Write the peers' schemas and ledger."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fiche.schema.json").write_text(json_schema(), encoding="utf-8")
    (folder / "fiche.yamale.yaml").write_text(YAMALE, encoding="utf-8")
    (folder / "ledger.beancount").write_text(ledger(fiches), encoding="utf-8")
