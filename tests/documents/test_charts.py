"""Charts: true to the figures, readable without colour, and the same at every run."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

from cmqplan.amounts import Montant
from cmqplan.documents.charts import bars, svg, timeline
from cmqplan.documents.dom import read_drawing

BARS = [
    bars.Bar("Région <&>", (("acquis", Montant.of(600)), ("espere", Montant.of(200))), "800 €"),
    bars.Bar(
        "Un nom d'organisme si long qu'il lui faut deux lignes et même davantage encore",
        (("a_trouver", Montant.of(400)),),
        "400 €",
    ),
    bars.Bar("Rien", (("acquis", Montant.of(0)), ("refuse", Montant.of(-5))), "0 €"),
]
ROWS = [
    timeline.Row("Convention", date(2022, 1, 1), date(2025, 12, 31), "frame"),
    timeline.Row("1.1 Une action", date(2024, 3, 1), date(2024, 5, 31)),
    timeline.Row("Jalon", date(2024, 4, 9), date(2024, 4, 10), "jalon"),
    timeline.Row("1.2 Sans dates", None, None),
    timeline.Row("1.3 Ouverte", date(2024, 6, 1), None),
]
EXTENT = timeline.scale([date(2024, 1, 1), date(2024, 12, 31)])


def shapes(source: str, name: str) -> list[dict[str, str]]:
    return [
        dict(element.attrib)
        for element in ElementTree.fromstring(source).iter()
        if element.tag.endswith("}" + name)
    ]


def test_a_chart_says_in_words_what_it_shows() -> None:
    for source in (
        bars.draw("f", "Titre & <b>", "Dit", BARS),
        timeline.draw("f", "Titre & <b>", "Dit", ROWS, EXTENT),
    ):
        drawing = read_drawing(source)
        assert (drawing.title, drawing.description) == ("Titre & <b>", "Dit")
        assert 'role="img"' in source


def test_a_bar_is_as_long_as_its_amount() -> None:
    source = bars.draw("f", "t", "d", BARS)
    drawn = [float(shape["width"]) for shape in shapes(source, "rect") if shape.get("height") == "18"]
    room = svg.WIDTH - bars.LEFT - bars.RIGHT
    assert drawn == [round(room * 0.75, 1), round(room * 0.25, 1), round(room * 0.5, 1)]


def test_kinds_differ_by_pattern_and_are_named() -> None:
    source = bars.draw("f", "t", "d", BARS)
    fills = {shape["fill"] for shape in shapes(source, "rect") if shape.get("height") == "18"}
    assert len(fills) == 3
    assert sum(fill.startswith("url(#f-") for fill in fills) == 2
    for word in ("acquis", "espéré", "à trouver"):
        assert f">{word}<" in source


def test_two_moments_are_two_bars_and_nothing_between() -> None:
    moments = ((date(2024, 3, 1), date(2024, 3, 31)), (date(2024, 9, 1), date(2024, 9, 30)))
    row = timeline.Row("1.1 Deux sessions", date(2024, 3, 1), date(2024, 9, 30), moments=moments)
    drawn = shapes(timeline.draw("f", "t", "d", [row], EXTENT), "path")
    starts = [
        Decimal(re.match(r"M([0-9.]+)", shape["d"])[1]) for shape in drawn if shape.get("fill") == svg.ACCENT
    ]  # type: ignore[index]
    assert starts == [round(EXTENT.x(first), 1) for first, _ in moments]


def test_bounds_are_inclusive_days() -> None:
    assert EXTENT.x(date(2024, 1, 1)) == timeline.LEFT
    assert EXTENT.x(date(2025, 1, 1)) == Decimal(svg.WIDTH - timeline.RIGHT)


def test_an_open_end_is_an_arrow_and_no_date_is_said_in_words() -> None:
    source = timeline.draw("f", "t", "d", ROWS, EXTENT)
    assert "calendrier à préciser" in source
    paths = [shape["d"] for shape in shapes(source, "path") if shape.get("fill") == svg.ACCENT]
    assert [path.count("L") for path in paths] == [3, 4]


def test_today_is_marked_only_where_it_lies_inside() -> None:
    inside = timeline.draw("f", "t", "d", ROWS, EXTENT, today=date(2024, 6, 30))
    assert "au 30\u00a0juin 2024" in inside
    assert "2030" not in timeline.draw("f", "t", "d", ROWS, EXTENT, today=date(2030, 1, 1))


def test_a_drawing_needs_nothing_from_elsewhere() -> None:
    for source in (bars.draw("f", "t", "d", BARS), timeline.draw("f", "t", "d", ROWS, EXTENT)):
        assert not re.search(
            r"var\(|\sstyle=|\sclass=|href|<script|https?://(?!www\.w3\.org/2000/svg)", source
        )
        assert source == source.encode().decode()


def test_many_years_show_quarters_then_years() -> None:
    years = timeline.draw("f", "t", "d", ROWS, timeline.scale([date(2010, 1, 1), date(2030, 12, 31)]))
    quarters = timeline.draw("f", "t", "d", ROWS, timeline.scale([date(2022, 1, 1), date(2025, 12, 31)]))
    assert ">T2<" in quarters
    assert ">T2<" not in years
    assert ">2020<" in years
