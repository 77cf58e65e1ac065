"""Text → ``Montant``, ``Chiffrage`` or ``Taux``."""

from __future__ import annotations

from functools import lru_cache

from cmqplan.amounts import grammar
from cmqplan.amounts.chiffrage import Chiffrage
from cmqplan.amounts.montant import Montant, Taux


def parse(text: str) -> Montant:
    """The amount a person wrote; ``MontantRefuse`` when it can't be read, or can be read in two ways."""
    if len(text) > grammar.LONGEST:
        raise _too_long("too-long", text)
    return _parse(text)


def parse_chiffrage(text: str, annees: int | None = None) -> Chiffrage:
    """What a person wrote of a cost, firm or not; ``MontantRefuse`` when it can't be read, or can be read in two ways.

    ``annees``: how many years « 400 000 €/an » is for, where something around the text says so.
    """
    if len(text) > grammar.LONGEST:
        raise _too_long("too-long", text)
    return _parse_chiffrage(text, annees)


def parse_taux(text: str) -> Taux:
    """The share in percent a person wrote, from 0 to 100 %; ``MontantRefuse`` otherwise."""
    if len(text) > grammar.LONGEST:
        raise _too_long("rate-too-long", text)
    return _parse_taux(text)


@lru_cache(maxsize=1024)
def _parse(text: str) -> Montant:
    found = grammar.amount(text)
    if found is None:
        from cmqplan.amounts.diagnosis import amount_refusal

        raise amount_refusal(text)
    return found


@lru_cache(maxsize=1024)
def _parse_chiffrage(text: str, annees: int | None) -> Chiffrage:
    firm = grammar.amount(text)
    if firm is not None:
        return Chiffrage.firm(firm)
    from cmqplan.amounts import phrase

    found = phrase.chiffrage(text, annees)
    if found is None:
        from cmqplan.amounts.phrase_diagnosis import chiffrage_refusal

        raise chiffrage_refusal(text)
    return found


@lru_cache(maxsize=256)
def _parse_taux(text: str) -> Taux:
    found = grammar.rate(text)
    if found is None:
        from cmqplan.amounts.rate_diagnosis import rate_refusal

        raise rate_refusal(text)
    return found


def _too_long(kind: str, text: str) -> Exception:
    from cmqplan.amounts.refusals import EXAMPLE, RATE_EXAMPLE, refusal

    example = EXAMPLE if kind == "too-long" else RATE_EXAMPLE
    return refusal(kind, text[: grammar.LONGEST], 0, grammar.LONGEST, example=example, length=str(len(text)))
