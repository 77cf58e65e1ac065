"""Why a text isn't an amount: loaded only when one is refused."""

from __future__ import annotations

from cmqplan.amounts.refusals import RATE_EXAMPLE, MontantRefuse, refusal


def amount_refusal(text: str) -> MontantRefuse:
    if not text.strip():
        return refusal("empty", text, 0, len(text))
    return refusal("not-understood", text, 0, len(text))


def rate_refusal(text: str) -> MontantRefuse:
    if not text.strip():
        return refusal("rate-empty", text, 0, len(text), example=RATE_EXAMPLE)
    return refusal("rate-not-understood", text, 0, len(text), example=RATE_EXAMPLE)
