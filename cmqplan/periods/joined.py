"""A period whose start, end or length are written apart from one another."""

from __future__ import annotations

from cmqplan.periods.grammar import make
from cmqplan.periods.lengths import Length
from cmqplan.periods.periode import Borne, Forme, Periode
from cmqplan.periods.reading import is_read, parse
from cmqplan.periods.refusals import PeriodeRefusee, example_of, refusal
from cmqplan.periods.writing import day_point, write_forme


def join(
    debut: Periode | None, fin: Periode | None, length: Length | None = None, *, annee: int | None = None
) -> Periode:
    """From the first day of one period to the last day of another; open where one of them is None.

    A length stands for the end, or must be that of the two. ``PeriodeRefusee`` of an end before its start, of a start or
    an end that is open, of a length that isn't theirs, with examples of ``annee``.
    """
    if debut is not None and fin is None and length is not None:
        return parse(f"{debut} pour {length.words}", annee=annee)
    if debut is not None and debut.debut is None:
        raise _refused("open-bound", debut, annee, key="debut")
    if fin is not None and fin.fin is None:
        raise _refused("open-bound", fin, annee, key="fin")
    if debut and fin and debut.debut and fin.fin and debut.debut > fin.fin:
        if debut.fin is None or fin.debut is None:
            raise _refused("end-before-start", fin, annee, debut=str(debut))
        raise _refused("bounds-swapped", fin, annee, debut=str(debut))
    if fin is not None and length is not None and not (debut and length.spans(_days(debut, fin))):
        raise _refused("bounds-differ", fin, annee, length=length.words)
    de = debut.forme.de if debut and debut.forme else None
    a = fin.forme.a if fin and fin.forme else None
    if a is not None and a.mot == "dès":
        a = Borne("jusque", a.point)
    forme = Forme(de, de) if de and a and de.point == a.point else Forme(de, a)
    words = write_forme(forme)
    return make(forme, words) if is_read(words, None) else _days(debut, fin)


def parse_start(text: str, *, exercice: int | None = None, annee: int | None = None) -> Periode:
    """As ``parse``, of what something starts with: no example of a refusal is without a start."""
    try:
        return parse(text, exercice=exercice, annee=annee)
    except PeriodeRefusee as error:
        if error.kind != "soon":
            raise
        example = example_of("no-start", annee or exercice or 2024)
        raise refusal("no-start", text, error.start, error.end, example=example) from None


def _days(debut: Periode | None, fin: Periode | None) -> Periode:
    """The same with its bounds as days: what « 2024 » to « juin 2024 » is, that no words say."""
    start = Borne("dès", day_point(debut.debut)) if debut and debut.debut else None
    end = Borne("jusque", day_point(fin.fin)) if fin and fin.fin else None
    forme = Forme(start, end)
    return make(forme, write_forme(forme))


def _refused(kind: str, periode: Periode, annee: int | None, **params: str) -> PeriodeRefusee:
    words = str(periode)
    return refusal(kind, words, 0, len(words), example=example_of(kind, annee or 2024), **params)
