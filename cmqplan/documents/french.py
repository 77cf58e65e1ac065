"""Values as a French document writes them, whatever language its maker reads messages in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cmqplan.periods.words import MOIS

NO_BREAK = "\u00a0"


def day(value: date) -> str:
    """« 9 janvier 2024 », « 1er mars 2024 »."""
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number}{NO_BREAK}{MOIS[value.month - 1]} {value.year}"


def joined(items: list[str] | tuple[str, ...]) -> str:
    """« a, b et c »."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} et {items[-1]}" if items else ""


def count(number: int, one: str, many: str = "") -> str:
    """« 1 fiche », « 5 fiches », « 1 427 jours »; in French zero takes the singular."""
    word = one if number < 2 else many or f"{one}s"
    return f"{decimal(Decimal(number))}{NO_BREAK}{word}"


def decimal(number: Decimal) -> str:
    """« 3,5 », « 7 », « 12 000 »."""
    text = f"{number:,f}".replace(",", "\u202f").replace(".", ",")
    return text.rstrip("0").rstrip(",") if "," in text else text


def capital(text: str) -> str:
    """With a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def duration(months: int) -> str:
    """« 4 ans », « 18 mois »."""
    years, rest = divmod(months, 12)
    return count(months, "mois", "mois") if rest or not years else count(years, "an")
