"""Charts: true to the figures, readable without colour, and the same at every run."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from cmqplan.amounts import Montant
from cmqplan.documents.charts import rows, statuts, svg, timeline
from cmqplan.documents.charts.svg import PAPER, PHONE, Sheet
from cmqplan.documents.dom import read_drawing
from cmqplan.documents.indicators import number_in
from cmqplan.documents.pictures import compact
from cmqplan.documents.widths import measured, wrapped
from cmqplan.fonts import FONTS
from cmqplan.model.fiche import StatutSuivi

SHEETS = (PAPER, PHONE)
LONG = "Accompagnement à la réponse volet 2 – AMI CMA PIA4, avec les lycées et les entreprises du territoire"
BARS = [
    rows.Row("Région <&>", (rows.stacked([(rows.ACQUIS, 600), (rows.ESPERE, 200)], "800 €"),)),
    rows.Row(LONG, (rows.stacked([(rows.A_TROUVER, 400)], "400 €"),)),
    rows.Row("Rien", (rows.stacked([(rows.ACQUIS, 0), (rows.REFUSE, -5)], "0 €"),)),
]
ROWS = [
    timeline.Row("Convention", date(2022, 1, 1), date(2025, 12, 31), "frame"),
    timeline.Row("1.1 Une action", date(2024, 3, 1), date(2024, 5, 31)),
    timeline.Row("Jalon", date(2024, 4, 9), date(2024, 4, 10), "jalon"),
    timeline.Row("1.2 Sans dates", None, None),
    timeline.Row("1.3 Ouverte", date(2024, 6, 1), None),
]
EXTENT = timeline.extent([date(2024, 1, 1), date(2024, 12, 31)])
TILES = [statuts.Tile(f"1.{n}", statuts.ORDER[n % 9]) for n in range(100)]


def bars(shown: Sequence[rows.Row] = BARS, sheet: Sheet = PAPER) -> str:
    return one(lambda on: rows.draw(shown, on), sheet)


def gantt(
    shown: Sequence[timeline.Row] = ROWS,
    months: timeline.Extent = EXTENT,
    today: date | None = None,
    sheet: Sheet = PAPER,
) -> str:
    return one(lambda on: timeline.draw(shown, months, on, today=today), sheet)


def one(draw: Callable[[Sheet], svg.Body], sheet: Sheet = PAPER) -> str:
    """One of the two pictures that are drawn."""
    both = re.findall(r"<svg.*?</svg>", svg.drawn("f", "Titre & <b>", "Dit", draw))
    return str(both[SHEETS.index(sheet)])


def texts(source: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(source).iter() if text.tag.endswith("}text")]


def shapes(source: str, name: str) -> list[dict[str, str]]:
    return [
        dict(element.attrib)
        for element in ElementTree.fromstring(source).iter()
        if element.tag.endswith("}" + name)
    ]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_chart_says_in_words_what_it_shows(sheet: Sheet) -> None:
    for source in (
        bars(sheet=sheet),
        gantt(sheet=sheet),
        one(lambda on: statuts.strip(TILES[:9], on), sheet),
    ):
        drawing = read_drawing(source)
        assert (drawing.title, drawing.description, drawing.width) == ("Titre & <b>", "Dit", sheet.width)
        assert 'role="img"' in source


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_bar_is_as_long_as_its_amount(sheet: Sheet) -> None:
    drawn = [
        float(shape["width"]) for shape in shapes(bars(sheet=sheet), "rect") if shape.get("height") == "18"
    ]
    room = drawn[0] + drawn[1]
    assert drawn == pytest.approx([room * 0.75, room * 0.25, room * 0.5], abs=0.2)
    assert room > sheet.width / 2


def test_kinds_differ_without_colour_and_are_named() -> None:
    line = rows.stacked(zip(rows.ETATS.values(), (9, 9, 9, 1), strict=True), "28 €")
    source = bars([rows.Row("a", (line,))])
    looks = {
        (shape["fill"] == "none", shape["fill"] == shape["stroke"], shape.get("stroke-dasharray"))
        for shape in shapes(source, "rect")
    }
    assert len(looks) == 3, "full, tinted, empty within dashes"
    assert sum(shape["d"].count("L") == 2 for shape in shapes(source, "path")) == 2, (
        "what is refused is crossed out"
    )
    assert {kind.word for kind in rows.ETATS.values()} <= set(texts(source))


def test_what_is_done_stands_within_what_was_planned() -> None:
    planned = rows.Kind("prévu", {"fill": "none"})
    done = rows.Kind("payé", {"fill": svg.ACCENT}, within=True)
    source = bars([rows.Row("1.1", (rows.nested([(planned, 200), (done, 50)], "50 € sur 200 €"),))])
    key, other, outer, inner = shapes(source, "rect")
    assert (outer["x"], float(outer["width"])) == (
        inner["x"],
        pytest.approx(float(inner["width"]) * 4, abs=0.2),
    )
    assert float(inner["height"]) < float(outer["height"])
    assert texts(source)[:2] == ["prévu", "payé"], "no word fits inside: a key above says both"
    assert key["height"] != other["height"]


def test_the_whole_plan_is_one_bar() -> None:
    said = [(rows.ACQUIS, "acquis · 40"), (rows.A_TROUVER, "à trouver · 60")]
    for sheet in SHEETS:
        source = one(lambda on: rows.whole({rows.ACQUIS: 40, rows.REFUSE: 60}, said, on), sheet)
        widths = [float(shape["width"]) for shape in shapes(source, "rect") if shape["height"] == "30"]
        assert sum(widths) == pytest.approx(sheet.width - 2, abs=0.2)
        assert texts(source) == [text for _, text in said]


@pytest.mark.parametrize(
    ("euros", "said"),
    [
        ("0", "0 €"), ("850.4", "850 €"), ("850.5", "851 €"), ("1000", "1 k€"), ("25000", "25 k€"),
        ("67654.33", "67,7 k€"), ("999999", "1 M€"), ("999.6", "1 k€"), ("999.4", "999 €"), ("999499", "999 k€"), ("1250000", "1,3 M€"), ("345678901", "346 M€"),
        ("999999999999", "1 000 Md€"), ("999600000", "1 Md€"), ("1231337500000", "1 231 Md€"), ("99950", "100 k€"), ("123500", "124 k€"),
    ],
)  # fmt: skip
def test_an_amount_in_a_drawing_has_two_or_three_figures(euros: str, said: str) -> None:
    assert compact(Montant.of(Decimal(euros))) == said.replace(" ", "\u202f")
    below = Montant.zero() - Montant.of(Decimal(euros))
    assert compact(below) == ("-" if below else "") + said.replace(" ", "\u202f")


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("draw", [bars, gantt])
def test_every_letter_is_nine_points_and_every_label_whole_in_its_place(
    draw: Callable[..., str], sheet: Sheet
) -> None:
    shown = [timeline.Row(LONG, date(2024, 3, 1), date(2024, 5, 31))] if draw is gantt else BARS
    source = draw(shown, sheet=sheet)
    sizes = {float(shape["font-size"]) for shape in shapes(source, "text")}
    assert min(sizes) * 0.75 >= 9
    room = sheet.width if sheet.narrow else {bars: rows.LEFT, gantt: timeline.LEFT}[draw]
    lines = [text for text in texts(source) if text in LONG and len(text) > 6]
    assert " ".join(lines) == LONG
    assert all(svg.width_of(line) <= room for line in lines)
    for shape, text in zip(shapes(source, "text"), texts(source), strict=True):
        x, wide = float(shape["x"]), svg.width_of(text, bold="font-weight" in shape)
        start = {"end": x - wide, "middle": x - wide / 2}.get(shape.get("text-anchor", ""), x)
        assert start >= -1
        assert start + wide <= sheet.width + 6, text


@pytest.mark.parametrize("count", [1, 8, 24])
def test_a_picture_stands_on_a_page_however_long_its_labels(count: int) -> None:
    label = LONG
    line = rows.stacked([(rows.ACQUIS, 1)], "1 €")
    spans = [timeline.Row(label, date(2024, 3, 1), date(2024, 5, 31))] * count
    for source in (bars([rows.Row(label, (line,))] * count), gantt(spans)):
        assert read_drawing(source).height <= 960
        words = " ".join(texts(source))
        assert words.count("Accompagnement") >= count
        assert (count == 24) == ("…" in words)


def test_the_widths_are_those_of_the_fonts() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools isn't installed")
    for file in ("SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf"):
        font = ttlib.TTFont(FONTS / file)
        advance, names, em = font["hmtx"], font.getBestCmap(), font["head"].unitsPerEm
        for character in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèàçœ€ ,.;:-–’%()":
            assert advance[names[ord(character)]][0] * 1000 / em <= measured(character, 1000)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Un titre court", ["Un titre court"]),
        ("Une école-entreprise ouverte", ["Une école-", "entreprise", "ouverte"]),
        ("Anticonstitutionnellement", ["Anticonstituti", "onnellement"]),
        ("", []),
    ],
)
def test_a_label_takes_as_many_lines_as_it_needs(text: str, lines: list[str]) -> None:
    assert wrapped(text, 80, 12) == lines


def test_each_statut_has_a_shape_of_its_own_and_each_fiche_its_tile() -> None:
    signs = {statuts.sign(statut, 0, 0) for statut in statuts.ORDER}
    assert len(signs) == len(statuts.ORDER) == len(StatutSuivi) + 1
    for count in (1, 60, 100):
        for sheet in SHEETS:
            tiles = TILES[:count]
            source = one(lambda on, tiles=tiles: statuts.strip(tiles, on), sheet)
            assert sheet.narrow or float(read_drawing(source).height) * 0.75 <= 235, "a third of a page"
            said = " ".join(texts(source))
            assert {tile.numero for tile in tiles} <= set(re.findall(r"1\.\d+", said))
            assert {tile.statut for tile in tiles} <= {word for word in statuts.ORDER if word in said}


def test_a_late_row_says_by_how_many_days() -> None:
    late = [timeline.Row("2.3 Finie", date(2024, 3, 1), date(2024, 3, 31), statut="en cours", late=23)]
    for sheet in SHEETS:
        source = gantt(late, today=date(2024, 4, 23), sheet=sheet)
        assert "retard\u00a0: 23\u202fj" in " ".join(texts(source))
        assert svg.WARM in source


@pytest.mark.parametrize("day", [date(2024, 4, 3), date(2024, 4, 23), date(2024, 7, 1), date(2024, 12, 20)])
def test_the_line_of_today_strikes_no_delay_through(day: date) -> None:
    late = [timeline.Row("2.3 Finie", date(2024, 3, 1), date(2024, 3, 31), statut="en cours", late=23)]
    source = gantt(late, today=day)
    (line,) = (float(one["x1"]) for one in shapes(source, "line") if one["stroke"] == svg.MARK)
    (delay,) = (one for one in shapes(source, "text") if one.get("fill") == svg.MARK and one["y"] < "60")
    start, wide = float(delay["x"]), svg.width_of("retard : 23 j", bold=True)
    assert delay.get("text-anchor", "start") == "start"
    assert not start < line < start + wide


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("months", [(1, 2), (6, 7), (11, 12), (1, 12)])
def test_a_delay_stands_beside_its_bar_or_on_it_never_on_the_labels(
    months: tuple[int, int], sheet: Sheet
) -> None:
    first, last = months
    row = timeline.Row("2.3 Finie", date(2024, first, 1), date(2024, last, 28), statut="en cours", late=231)
    source = gantt([row], sheet=sheet)
    (delay,) = [
        shape for shape, text in zip(shapes(source, "text"), texts(source), strict=True) if "retard" in text
    ]
    wide = svg.width_of("retard\u00a0: 231\u202fj", bold=True)
    left = float(delay["x"]) - (wide if delay["text-anchor"] == "end" else 0)
    assert (0 if sheet.narrow else timeline.LEFT) <= left <= sheet.width - wide


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_year_is_named_where_its_name_has_room(sheet: Sheet) -> None:
    days = [date(2019, 9, 1), date(2028, 1, 31)]
    source = gantt([timeline.Row("CEX", *days)], timeline.extent(days), sheet=sheet)
    years = {text: shape for shape, text in zip(shapes(source, "text"), texts(source), strict=True)}
    assert "2019" not in years
    assert "2028" not in years
    named = [float(shape["x"]) - 4 for text, shape in years.items() if text.isdecimal()]
    tops = {float(shape["x1"]): float(shape["y1"]) for shape in shapes(source, "line")}
    struck = [x for x, top in tops.items() if top < 16 and any(start + 1 < x < start + 30 for start in named)]
    assert not struck


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (
            date(2019, 9, 1),
            date(2028, 12, 31),
            range(2020, 2029),
        ),  # the four months of 2019 have no room for its name
        (date(2019, 1, 1), date(2028, 12, 31), range(2019, 2029)),
        (date(2024, 11, 1), date(2025, 3, 31), range(2024, 2026)),
    ],
)
def test_a_few_months_of_a_first_year_take_no_name_from_the_next(
    first: date, last: date, named: range
) -> None:
    source = gantt([timeline.Row("CEX", first, last)], timeline.extent([first, last]))
    assert [text for text in texts(source) if re.fullmatch("20[0-9]{2}", text)] == [*map(str, named)]


def test_two_moments_are_two_bars_and_nothing_between() -> None:
    moments = ((date(2024, 3, 1), date(2024, 3, 31)), (date(2024, 9, 1), date(2024, 9, 30)))
    row = timeline.Row("1.1 Deux sessions", date(2024, 3, 1), date(2024, 9, 30), moments=moments)
    drawn = shapes(gantt([row]), "path")
    starts = [
        Decimal(re.match(r"M([0-9.]+)", shape["d"])[1]) for shape in drawn if shape.get("fill") == svg.ACCENT
    ]  # type: ignore[index]
    assert starts == [round(SCALE.x(first), 1) for first, _ in moments]


SCALE = timeline.Scale(EXTENT.first, EXTENT.last, timeline.LEFT, PAPER.width - timeline.RIGHT)


def test_bounds_are_inclusive_days() -> None:
    assert SCALE.x(date(2024, 1, 1)) == SCALE.left
    assert SCALE.x(date(2025, 1, 1)) == SCALE.right


def test_an_open_end_is_an_arrow_and_no_date_is_said_in_words() -> None:
    source = gantt()
    assert "calendrier à préciser" in source
    paths = [shape["d"] for shape in shapes(source, "path") if shape.get("fill") == svg.ACCENT]
    assert [path.count("L") for path in paths] == [3, 3, 4]


def test_today_is_marked_only_where_it_lies_inside() -> None:
    inside = gantt(today=date(2024, 6, 30))
    assert "au 30\u00a0juin 2024" in inside
    assert "2030" not in gantt(today=date(2030, 1, 1))


def test_a_drawing_needs_nothing_from_elsewhere() -> None:
    for source in (bars(), gantt(), gantt(sheet=PHONE)):
        assert not re.search(r"var\(|\sstyle=|href|<script|https?://(?!www\.w3\.org/2000/svg)", source)
        assert source == source.encode().decode()


def test_many_years_show_quarters_then_years() -> None:
    years = gantt(ROWS, timeline.extent([date(2010, 1, 1), date(2030, 12, 31)]))
    quarters = gantt(ROWS, timeline.extent([date(2022, 1, 1), date(2025, 12, 31)]))
    assert ">T2<" in quarters
    assert ">T2<" not in years
    assert ">2020<" in years


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("300", 300), ("1 250", 1250), ("1\u202f250,5", Decimal("1250.5")), ("12,5 %", Decimal("12.5")), ("80 élèves", 80),
        ("0", 0), ("10 à 12", None), ("1 sur 3", None), ("+10", None), ("environ 300", None), ("", None), ("12.500.000", None),
    ],
)  # fmt: skip
def test_an_indicator_is_drawn_where_its_values_are_numbers(text: str, number: Decimal | int | None) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("sheet", [PAPER, PHONE])
@pytest.mark.parametrize("numero", ["1.1", "1.2.1.3", "12.10.11.12"])
def test_what_a_tile_says_fits_in_it(sheet: Sheet, numero: str) -> None:
    _, body = statuts.strip([statuts.Tile(numero, "abandonné") for _ in range(7)], sheet)
    drawn = "".join(body)
    (first, *_) = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawn)
    said = re.search(r'<text x="([\d.]+)"[^>]*>abandonné', drawn)
    assert said is not None
    assert float(said[1]) + svg.width_of("abandonné") < float(first[0]) + float(first[1])
