"""Budgets drawn at random: whichever way money is cut, the command line shows as much of it, to the cent."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from cmqplan.amounts import Montant, format_french
from cmqplan.rules.examples import FILES
from tests.attack.trial import FICHE, Attempt, ran, started, workspace, wrong

CUTS = ("funder", "fiche", "axis", "year", "status", "credit-line", "nature", "plan", "convention")
FUNDERS = ("region", "metropole", "campus-exemple", "lycee-exemple", "entreprise-exemple")
STATES_OF_MONEY = ("acquis", "espere", "a_trouver")
STATES = ("à solliciter", "sollicité", "accordé", "notifié", "versé", "refusé")


def attempts(random: Random) -> Iterator[Attempt]:
    while True:
        seed = random.getrandbits(32)
        cuts = random.sample(CUTS, random.choice((1, 2)))
        yield Attempt(f"{seed} by {' × '.join(cuts)}", partial(_try, seed, cuts))


def _fiche(number: int, random: Random) -> tuple[str, int]:
    """A fiche whose lines make its total, or leave money to be found, and that total in cents."""
    lines = random.randint(1, 6)
    cents = [
        random.choice((random.randrange(1, 10**9), 1, 333_33, random.randrange(1, 10**5)))
        for _ in range(lines)
    ]
    funded = random.randint(1, lines)
    text = FILES[FICHE].split("moyens:")[0].replace("numero: 1.1", f"numero: 1.{number}")
    text = text.replace("Forum des métiers", f"Action {number}")
    text += f"moyens:\n  financiers:\n    total: {format_french(Montant(sum(cents)))}\n    financements:\n"
    for amount in cents[:funded]:
        text += f"      - {{financeur: {random.choice(FUNDERS)}, montant: {format_french(Montant(amount))}, statut: {random.choice(STATES)}}}\n"
    if funded < lines and random.random() < 0.5:
        text += f"    reste_a_financer: {format_french(Montant(sum(cents[funded:])))}\n"
    return text, sum(cents)


def _try(seed: int, cuts: list[str], folder: Path) -> Iterator[str]:
    random = Random(seed)
    made = {f"plans/plan-exemple/1.{n}-x.yaml": _fiche(n, random) for n in range(1, random.randint(2, 6))}
    workspace(folder, {FICHE: None, **{name: text for name, (text, _) in made.items()}})
    done = ran(started(("budget", *(f"--by-{cut}" for cut in cuts), "--format", "json"), folder))
    yield from wrong(done, folder)
    if not done or not done.out:
        yield f"no table: {done.said[:300] if done else ''!r}"
        return
    table = json.loads(done.out)
    yield from _conserved(table, sum(cents for _, cents in made.values()))


def _conserved(table: dict[str, Any], cents: int) -> Iterator[str]:
    total = table["total"]
    if _cents(total["total"]) != cents:
        yield f"the total is {total['total']}, the fiches make {cents} cents"
    lines = [total, *table["rangs"]]
    for line in itertools.chain(lines, *(line.get("cellules", ()) for line in lines)):
        if sum(_cents(line[state]) for state in STATES_OF_MONEY) != _cents(line["total"]):
            yield f"the states of {line['libelle']} don't make its total"
    for state in (*STATES_OF_MONEY, "total"):
        if sum(_cents(line[state]) for line in table["rangs"]) != _cents(total[state]):
            yield f"the rows don't make {state}"
        for line in lines if table["colonnes"] else ():
            if sum(_cents(cell[state]) for cell in line["cellules"]) != _cents(line[state]):
                yield f"the cells of {line['libelle']} don't make its {state}"
    if sum(round(float(line["part"]) * 10) for line in table["rangs"] if line["part"]) != 1000:
        yield f"the shares don't make 100 %: {[line['part'] for line in table['rangs']]}"


def _cents(euros: str) -> int:
    return int(Decimal(euros) * 100)
