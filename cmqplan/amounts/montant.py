"""Amounts of euros exact to the cent, shares in percent, and the arithmetic that loses nothing.

No float gets in: an operation with one is a ``TypeError``, never a rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import lcm

NARROW_SPACE = "\u202f"
MINUS = "\u2212"


@dataclass(frozen=True, slots=True, order=True)
class Montant:
    """An amount of euros, held as a whole number of cents.

    What a person writes is never negative; a difference may be. An amount is true unless it is zero.

    >>> str(Montant.of(50_000) - Montant.of(Decimal("9999.50"))).replace(NARROW_SPACE, " ")
    '40 000,50 €'
    """

    centimes: int

    def __post_init__(self) -> None:
        if type(self.centimes) is not int:
            raise TypeError(f"an amount is a whole number of cents, not {type(self.centimes).__name__}")

    @staticmethod
    def zero() -> Montant:
        return _ZERO

    @staticmethod
    def of(euros: Decimal | int) -> Montant:
        """This many euros. A part of a cent is a ``ValueError``; anything but a ``Decimal`` or an ``int`` a ``TypeError``."""
        if type(euros) is int:
            return Montant(euros * 100)
        if not isinstance(euros, Decimal):
            raise TypeError(f"euros are a Decimal or an int, not {type(euros).__name__}")
        if not euros.is_finite():
            raise ValueError(f"{euros} is no amount")
        numerator, denominator = euros.as_integer_ratio()
        cents, rest = divmod(numerator * 100, denominator)
        if rest:
            raise ValueError(f"{euros} has a part smaller than a cent")
        return Montant(cents)

    @property
    def euros(self) -> Decimal:
        """The amount with its two places: ``Decimal("50000.00")``."""
        return Decimal(format_plain(self))

    def __add__(self, other: Montant) -> Montant:
        return Montant(self.centimes + other.centimes) if isinstance(other, Montant) else NotImplemented

    def __sub__(self, other: Montant) -> Montant:
        return Montant(self.centimes - other.centimes) if isinstance(other, Montant) else NotImplemented

    def __mul__(self, times: int) -> Montant:
        return Montant(self.centimes * times) if type(times) is int else NotImplemented

    __rmul__ = __mul__

    def __neg__(self) -> Montant:
        return Montant(-self.centimes)

    def __abs__(self) -> Montant:
        return Montant(abs(self.centimes))

    def __bool__(self) -> bool:
        return self.centimes != 0

    def __str__(self) -> str:
        return format_french(self)


_ZERO = Montant(0)


@dataclass(frozen=True, slots=True, order=True)
class Taux:
    """A share in percent. One that is read is between 0 and 100; one that is worked out (``share``) may lie outside."""

    valeur: Decimal

    def __post_init__(self) -> None:
        if not isinstance(self.valeur, Decimal):
            raise TypeError(f"a share is a Decimal, not {type(self.valeur).__name__}")
        if not self.valeur.is_finite():
            raise ValueError(f"{self.valeur} is no share")

    def of(self, total: Montant) -> Montant:
        """This share of an amount, to the nearest cent (halves to the even one).

        Shares taken one by one may not add up to the whole: ``split`` is for that.
        """
        if not isinstance(total, Montant):
            raise TypeError(f"a share is taken of a Montant, not of {type(total).__name__}")
        numerator, denominator = self.valeur.as_integer_ratio()
        return Montant(_divide_half_even(total.centimes * numerator, denominator * 100))

    def __str__(self) -> str:
        whole, _, decimals = f"{abs(self.valeur):f}".partition(".")
        decimals = decimals.rstrip("0")
        sign = MINUS if self.valeur < 0 else ""
        return f"{sign}{_grouped(whole)}{',' if decimals else ''}{decimals}{NARROW_SPACE}%"


class Part(Taux):
    """A share shown among others: it says « < 1 % » where it is something and rounding says nothing, « > 99 % » where it
    isn't all and rounding says all."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{'>' if self.valeur else '<'} {99 if self.valeur else 1}{NARROW_SPACE}%"


def format_french(montant: Montant) -> str:
    """« 50 000 € », « 40 000,50 € », « −5 000 € », with narrow no-break spaces; cents show when there are some."""
    euros, cents = divmod(abs(montant.centimes), 100)
    sign = MINUS if montant.centimes < 0 else ""
    decimals = f",{cents:02}" if cents else ""
    return f"{sign}{_grouped(str(euros))}{decimals}{NARROW_SPACE}€"


def format_plain(montant: Montant) -> str:
    """``50000.00``, ``-5000.00``: what machines read."""
    euros, cents = divmod(abs(montant.centimes), 100)
    return f"{'-' if montant.centimes < 0 else ''}{euros}.{cents:02}"


def sum_montants(amounts: Iterable[Montant]) -> Montant:
    """The sum; zero of none. Anything but amounts is a ``TypeError``."""
    try:
        return Montant(sum(amount.centimes for amount in amounts))
    except AttributeError as error:
        raise TypeError("only amounts can be summed with amounts") from error


def split(total: Montant, weights: Sequence[Decimal | int | Taux]) -> tuple[Montant, ...]:
    """The total in parts proportional to the weights, to the cent, that add up to it exactly.

    Each part is first rounded down; the cents left over go one each to the parts that lost the most (largest
    remainder), the first among equals. A negative total is split as its opposite. Weights that are negative, all zero
    or missing are a ``ValueError``.

    >>> [part.centimes for part in split(Montant(100), [1, 1, 1])]
    [34, 33, 33]
    """
    if not isinstance(total, Montant):
        raise TypeError(f"a Montant is split, not {type(total).__name__}")
    if total.centimes < 0:
        return tuple(-part for part in split(-total, weights))
    shares = _whole_weights(weights)
    whole = sum(shares)
    if not whole:
        raise ValueError("an amount is split over at least one weight above zero")
    quotients = [divmod(total.centimes * share, whole) for share in shares]
    parts = [part for part, _ in quotients]
    left_over = total.centimes - sum(parts)
    by_loss = sorted(range(len(parts)), key=lambda n: -quotients[n][1])
    for n in by_loss[:left_over]:
        parts[n] += 1
    return tuple(map(Montant, parts))


def share(part: Montant, whole: Montant) -> Taux | None:
    """What a part is of a whole, in percent to one decimal (halves away from zero), for display; None of a zero whole."""
    if not (isinstance(part, Montant) and isinstance(whole, Montant)):
        raise TypeError("a share is one Montant of another")
    if not whole:
        return None
    tenths = (abs(part.centimes) * 2000 + abs(whole.centimes)) // (abs(whole.centimes) * 2)
    return Taux(Decimal(-tenths if part.centimes * whole.centimes < 0 else tenths).scaleb(-1))


def shares(amounts: Iterable[Montant]) -> tuple[Taux | None, ...]:
    """What each amount is of their sum, in percent to one decimal: the shares make 100 % (largest remainder, the first
    among equals). None, each, where the sum is zero.

    >>> [str(part.valeur) for part in shares([Montant(1), Montant(1), Montant(1)])]
    ['33.4', '33.3', '33.3']
    """
    cents = [amount.centimes for amount in amounts]
    whole = sum(cents)
    if not whole:
        return (None,) * len(cents)
    tenths = [divmod(part * 1000, whole) for part in cents]
    parts = [part for part, _ in tenths]
    by_loss = sorted(range(len(parts)), key=lambda n: -abs(tenths[n][1]))
    for n in by_loss[: 1000 - sum(parts)]:
        parts[n] += 1
    return tuple(_shown(part, own, whole) for part, own in zip(parts, cents, strict=True))


def _shown(tenths: int, part: int, whole: int) -> Taux:
    value = Decimal(tenths).scaleb(-1)
    hidden = (tenths == 0 and part != 0) or (tenths == 1000 and part != whole)
    return Part(value) if hidden else Taux(value)


def _whole_weights(weights: Sequence[Decimal | int | Taux]) -> list[int]:
    """Whole numbers in the same proportions."""
    ratios = []
    for weight in weights:
        value = weight.valeur if isinstance(weight, Taux) else weight
        if not (type(value) is int or isinstance(value, Decimal)):
            raise TypeError(f"a weight is a Decimal, an int or a Taux, not {type(weight).__name__}")
        if isinstance(value, Decimal) and not value.is_finite():
            raise ValueError(f"{value} is no weight")
        if value < 0:
            raise ValueError(f"a weight is not negative: {value}")
        ratios.append(value.as_integer_ratio())
    denominator = lcm(*(below for _, below in ratios))
    return [above * (denominator // below) for above, below in ratios]


def _divide_half_even(numerator: int, denominator: int) -> int:
    """The nearest whole number to the quotient; the even one of two as near. The denominator is positive."""
    quotient, rest = divmod(numerator, denominator)
    more = rest * 2 > denominator or (rest * 2 == denominator and quotient % 2 == 1)
    return quotient + more


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", NARROW_SPACE)
