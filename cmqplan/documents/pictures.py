"""The charts of a document, from its tables, each with what stands out of it. Short tables have none: they say it better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from cmqplan.amounts import Montant, share, sum_montants
from cmqplan.documents import french
from cmqplan.documents.charts import rows, statuts, svg, timeline
from cmqplan.documents.charts.svg import Sheet
from cmqplan.documents.delays import days_late, standings
from cmqplan.documents.views import (
    Figure,
    LigneCalendrier,
    Matrice,
    RangBilan,
    RangMontants,
    TableauBilan,
    VueFiche,
    few_rows,
)
from cmqplan.finance.ecritures import Sommes
from cmqplan.periods import Periode
from cmqplan.periods.words import MOIS
from cmqplan.periods.writing import of_month

LONGEST = 24
"""Rows of one chart: about half a page."""
SHORTEST = 3
"""Rows below which a table alone says it better."""
_SAID = 8
"""Rows that a chart says in words."""
T = TypeVar("T")


def figure(
    name: str, title: str, constat: str, words: Callable[[], str], draw: Callable[[Sheet], svg.Body]
) -> Figure:
    """A drawing: its name within the document, its title and what it shows in words for who can't see it."""
    return Figure(constat, lambda: svg.drawn(name, title, words(), draw))


def _in_words(shown: Sequence[T], say: Callable[[T], str], where: str) -> str:
    """What rows of bars show."""
    said = [say(row) for row in shown[:_SAID]]
    rest = len(shown) - _SAID
    said += [f"et {french.count(rest, 'autre')}"] if rest > 0 else []
    return f"Barres : {' ; '.join(said)}. {where}"


# Money by how sure it is


def amounts(name: str, title: str, constat: str, table: Matrice) -> Figure | None:
    """The rows of a table as bars; None where they are few, or hold no amount."""
    held = [row for row in table.rangs if row.total]
    if len(held) < SHORTEST:
        return None
    shown = few_rows(held, LONGEST, table.total.total)

    def draw(sheet: Sheet) -> svg.Body:
        drawn = [rows.Row(row.libelle, (_amount(row),)) for row in shown]
        return rows.draw(drawn, sheet)

    def words() -> str:
        return _in_words(
            shown,
            lambda row: f"{row.libelle}, {row.total}{_part(row)}",
            "Les montants sont dans le tableau qui suit.",
        )

    return figure(name, title, constat or title, words, draw)


def whole(name: str, sommes: Sommes) -> Figure | None:
    """The whole plan as one bar; None where it isn't cut in two at least."""
    parts = {kind: length for kind, length in _etats(sommes).items() if length > 0}
    if len(parts) < 2:
        return None
    by_kind = sommes.par_etat()
    total, refused = sommes.total, by_kind["refuse"]
    to_find = by_kind["a_trouver"] + refused
    said = [
        (kind, f"{kind.word} · {compact(amount)} · {share(amount, total)}")
        for kind, amount in (
            (rows.ACQUIS, by_kind["acquis"]),
            (rows.ESPERE, by_kind["espere"]),
            (rows.A_TROUVER, to_find),
        )
        if amount.centimes > 0
    ]
    said += [(rows.REFUSE, f"dont refusé · {compact(refused)}")] if refused else []
    words = " ; ".join(f"{rows.ETATS[kind].word} {part}" for kind, part in by_kind.items() if part)
    return figure(
        name,
        finding(sommes),
        finding(sommes),
        lambda: f"Barre : {words}.",
        lambda sheet: rows.whole(parts, said, sheet),
    )


def _amount(row: RangMontants) -> rows.Line:
    """A row's bar; of several rows together, what they come to: beside one of each its bar would say nothing."""
    text = f"{compact(row.total)}{_part(row)}"
    return rows.Line((), text) if row.ensemble else rows.stacked(_etats(row.sommes).items(), text)


def _etats(sommes: Sommes) -> dict[rows.Kind, int]:
    return {rows.ETATS[kind]: part.centimes for kind, part in sommes.par_etat().items()}


def _part(row: RangMontants) -> str:
    return f" · {row.part}" if row.part is not None else ""


# Money as it was planned, committed and done

PREVU = rows.Kind("prévu", {"fill": "none", "stroke": svg.SOFT})


def done(
    name: str, title: str, table: TableauBilan, where: str = "Les montants sont dans le tableau qui suit."
) -> Figure | None:
    """What is done within what is committed, within what was planned; None where rows are few, or nothing is done."""
    held = [row for row in table.rangs if row.prevu or row.engage or row.realise]
    if len(held) < SHORTEST or not (table.total.engage or table.total.realise):
        return None
    shown = _few(held)
    done_word, engaged_word = ("versé", "accordé") if table.recettes else ("payé", "engagé")
    engaged = rows.Kind(engaged_word, rows.ESPERE.look)
    over = rows.Kind(done_word, rows.ACQUIS.look, within=True)

    def draw(sheet: Sheet) -> svg.Body:
        drawn = []
        for row in shown:
            parts = ((PREVU, row.prevu), (engaged, row.engage), (over, row.realise))
            text = f"{compact(row.realise)} sur {compact(row.prevu)}" if row.prevu else compact(row.realise)
            lengths = () if row.ensemble else ((kind, amount.centimes) for kind, amount in parts)
            drawn.append(rows.Row(row.libelle, (rows.nested(lengths, text),)))
        return rows.draw(drawn, sheet)

    def words() -> str:
        def say(row: RangBilan) -> str:
            return f"{row.libelle}, {row.realise} {done_word}, {row.engage} {engaged_word}, {row.prevu} prévu"

        return _in_words(shown, say, where)

    return figure(name, title, f"{title} : {_progress(table.total, done_word, engaged_word)}", words, draw)


def _progress(total: RangBilan, done_word: str, engaged_word: str) -> str:
    """« 24 % du prévu est payé, 40 % engagé »."""
    paid, engaged = share(total.realise, total.prevu), share(total.engage, total.prevu)
    if paid is None:
        return f"{total.realise} {done_word}s, rien n'était prévu"
    if not total.realise:
        return f"rien n'est {done_word}, {engaged} du prévu est {engaged_word}"
    return f"{paid} du prévu est {done_word}" + (f", {engaged} {engaged_word}" if paid != engaged else "")


def _few(found: Sequence[RangBilan]) -> list[RangBilan]:
    """The rows; those for which least was planned are one, « 12 autres », where they are too many."""
    if len(found) <= LONGEST:
        return list(found)
    kept = set(
        map(id, sorted(found, key=lambda row: max(row.prevu, row.engage), reverse=True)[: LONGEST - 1])
    )
    rest = [row for row in found if id(row) not in kept]
    planned, engaged, paid = (
        sum_montants(amounts)
        for amounts in zip(*((row.prevu, row.engage, row.realise) for row in rest), strict=True)
    )
    others = RangBilan(
        f"{len(rest)} autres",
        planned,
        engaged,
        paid,
        paid - planned,
        share(paid - planned, planned),
        ensemble=True,
    )
    return [*(row for row in found if id(row) in kept), others]


# Where fiches stand, and when


def strip(name: str, fiches: Sequence[VueFiche]) -> Figure | None:
    """Where each fiche stands; None where there are too few to need a picture."""
    tiles = [statuts.Tile(view.numero, statut_of(view)) for view in fiches]
    if len(tiles) < SHORTEST:
        return None

    def words() -> str:
        said = (
            f"{statut} : {', '.join(tile.numero for tile in tiles if tile.statut == statut)}"
            for statut in statuts.ORDER
            if any(tile.statut == statut for tile in tiles)
        )
        return f"Vignettes : {' ; '.join(said)}."

    title = standing(fiches)
    return figure(name, title, title, words, lambda sheet: statuts.strip(tiles, sheet))


def calendar(
    name: str,
    lines: Sequence[LigneCalendrier],
    years: Sequence[int],
    convention: Periode | None,
    today: date | None,
    *,
    most_lines: int = svg.MOST_LINES,
    where: str = "Les dates sont dans le tableau qui suit.",
) -> tuple[Figure, ...]:
    """The Gantt chart, in as many pictures as it takes; milestones stay with their fiche, which heads each picture that
    shows some of them. Lateness is shown where ``today`` is. None where there is but one row."""
    days = [day for line in lines for day in (line.debut, line.fin) if day is not None]
    if not days or len(lines) < 2:
        return ()
    bounds = [*days, *(date(year, 1, 1) for year in years), *(date(year, 12, 31) for year in years)]
    extent = timeline.extent(bounds)
    top = (
        [timeline.Row(f"Convention {convention}", convention.debut, convention.fin, "frame")]
        if convention
        else []
    )
    pages = _pages(lines, today)

    def one(number: int, page: Sequence[timeline.Row]) -> Figure:
        part = f" ({number} sur {len(pages)})" if len(pages) > 1 else ""
        title = f"Calendrier des actions{part}"

        def words() -> str:
            delayed = sum(bool(row.late) for row in page)
            return (
                f"Diagramme de Gantt du {french.day(extent.first)} au {french.day(extent.last)} : "
                f"{_counted(page)}{f', dont {delayed} en retard' if delayed else ''}. {where}"
            )

        return figure(
            f"{name}-{number}",
            title,
            f"{_counted(page)}, {_months(days)}{part}",
            words,
            lambda sheet: timeline.draw([*top, *page], extent, sheet, today=today, lines=most_lines),
        )

    return tuple(one(number, page) for number, page in enumerate(pages, 1))


def _counted(page: Sequence[timeline.Row]) -> str:
    """« 5 actions et 1 jalon »."""
    milestones = sum(row.kind == "jalon" for row in page)
    actions = french.count(len(page) - milestones, "action")
    return f"{actions} et {french.count(milestones, 'jalon')}" if milestones else actions


def _months(days: Sequence[date]) -> str:
    """« de mars 2024 à juin 2025 »."""
    first, last = (f"{MOIS[day.month - 1]} {day.year}" for day in (min(days), max(days)))
    return f"en {first}" if first == last else f"{of_month(first)} à {last}"


def _pages(lines: Sequence[LigneCalendrier], today: date | None) -> list[list[timeline.Row]]:
    stand = standings(lines)
    followed = any(line.statut for line in lines)
    groups: list[list[timeline.Row]] = []
    for line, standing_ in zip(lines, stand, strict=True):
        kind = "jalon" if line.jalon else "span" if line.par_jalons else "fiche"
        statut = line.statut or (statuts.UNSAID if followed and not line.jalon else None)
        label = line.jalon or f"{line.numero} {line.titre}"
        late = days_late(line, standing_, today) if today else 0
        drawn = timeline.Row(label, line.debut, line.fin, kind, line.moments, statut, late)
        if line.jalon:
            groups[-1].append(drawn)
        else:
            groups.append([drawn])
    pages: list[list[timeline.Row]] = [[]]
    for action, *milestones in groups:
        for first in range(0, max(len(milestones), 1), LONGEST - 1):
            piece = [action, *milestones[first : first + LONGEST - 1]]
            if pages[-1] and len(pages[-1]) + len(piece) > LONGEST:
                pages.append([])
            pages[-1] += piece
    return pages


# What stands out


def compact(amount: Montant) -> str:
    """An amount in two or three figures: « 850 € », « 25 k€ », « 1,25 M€ »; beyond « 999 Md€ » in as many as it takes."""
    cents = abs(amount.centimes)
    whole, tenth, sign = (cents + 50) // 100, 0, "€"
    for unit, larger in ((10**3, "k€"), (10**6, "M€"), (10**9, "Md€")):
        if whole < 1000:
            break
        whole, tenth, sign = (cents + unit * 50) // (unit * 100), 0, larger
        if cents < unit * 9995:
            whole, tenth = divmod((cents * 10 + unit * 50) // (unit * 100), 10)
    figures = f"{whole:,}".replace(",", "\u202f") + (f",{tenth}" if tenth else "")
    return f"{'-' if amount.centimes < 0 else ''}{figures}\u202f{sign}"


def statut_of(view: VueFiche) -> str:
    """Where a fiche stands, in a word."""
    statut = view.fiche.suivi.statut if view.fiche else None
    return statut.value if statut else statuts.UNSAID


def standing(fiches: Sequence[VueFiche]) -> str:
    """How many fiches stand where: « En retard : 1, en cours : 3 »."""
    tiles = [statuts.Tile(view.numero, statut_of(view)) for view in fiches]
    return french.capital(", ".join(statuts.counted(tiles)))


def finding(sommes: Sommes) -> str:
    """What stands out of amounts: « Rien n'est acquis : 80 % espéré, 20 % à trouver »."""
    whole = sommes.total
    if whole.centimes <= 0:
        return "Aucun montant n'est encore indiqué"
    if sommes.acquis == whole:
        return "Tout le financement est acquis"
    if sommes.espere == whole:
        return "Rien n'est acquis, tout est espéré"
    if sommes.a_trouver == whole:
        return "Tout le financement est à trouver"
    kinds = ((sommes.acquis, "acquis"), (sommes.espere, "espéré"), (sommes.a_trouver, "à trouver"))
    said = [f"{share(part, whole)} {word}" for part, word in kinds if part.centimes > 0]
    start = "" if sommes.acquis.centimes > 0 else "Rien n'est acquis : "
    return start + french.joined(said) if start else french.capital(french.joined(said))


def most(table: Matrice) -> str:
    """Who brings the most: « Dijon Métropole apporte le plus, 25 k€ (25 %) »; empty where nobody does."""
    first = _first(table)
    if not first:
        return ""
    each = compact(first[0].total)
    if len(first) > 3:
        return f"{len(first)} financeurs apportent le plus, {each} chacun"
    if len(first) > 1:
        return f"{french.joined([row.libelle for row in first])} apportent le plus, {each} chacun"
    return f"{first[0].libelle} apporte le plus, {each}{_of_whole(first[0])}"


def heaviest(table: Matrice, what: str) -> str:
    """Which axe, or which year, weighs most: « L'axe 1 pèse le plus, 60 k€ (60 %) »; empty where none does, or two do."""
    first = _first(table)
    if len(first) != 1 or len(table.rangs) < 2:
        return ""
    name = first[0].libelle.partition(" ")[0]
    return f"L'{what} {name} pèse le plus, {compact(first[0].total)}{_of_whole(first[0])}"


def least_secured(table: Matrice) -> str:
    """From which year on nothing is secured, or which weighs most: « Rien n'est acquis à partir de 2026 »."""
    said = [row for row in table.rangs if row.precise and row.total.centimes > 0]
    bare = next((n for n in range(len(said)) if not any(row.sommes.acquis for row in said[n:])), None)
    if bare:
        when = f"en {said[bare].libelle}" if bare == len(said) - 1 else f"à partir de {said[bare].libelle}"
        return f"Rien n'est acquis {when}"
    return heaviest(table, "année")


def _of_whole(row: RangMontants) -> str:
    return f" ({row.part})" if row.part is not None else ""


def _first(table: Matrice) -> list[RangMontants]:
    """The rows that weigh most."""
    said = [row for row in table.rangs if row.precise and row.total.centimes > 0]
    most = max((row.total for row in said), default=None)
    return [row for row in said if row.total == most]
