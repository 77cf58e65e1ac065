"""Charts: true to the figures, readable without colour, and the same at every run."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from cmqplan.amounts import Montant
from cmqplan.documents.charts import bars, statuts, svg, timeline
from cmqplan.documents.dom import read_drawing
from cmqplan.documents.widths import measured, wrapped
from cmqplan.fonts import FONTS
from cmqplan.model.fiche import StatutSuivi

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


def test_kinds_differ_without_colour_and_are_named() -> None:
    parts = tuple((kind, Montant.of(amount)) for kind, amount in zip(bars.WORDS, (9, 9, 9, 1), strict=True))
    source = bars.draw("f", "t", "d", [bars.Bar("a", parts, "28 €")])
    looks = {
        (shape["fill"] == "none", shape["fill"] == shape["stroke"], shape.get("stroke-dasharray"))
        for shape in shapes(source, "rect")
    }
    assert len(looks) == 3, "full, tinted, empty within dashes"
    assert sum(shape["d"].count("L") == 2 for shape in shapes(source, "path")) == 2, (
        "what is refused is crossed out"
    )
    assert all(f">{word}<" in source for word in bars.WORDS.values())


def test_the_whole_plan_is_one_bar_that_tells_what_was_refused_of_what_is_to_be_found() -> None:
    parts = (
        ("acquis", Montant.of(40_000)),
        ("espere", Montant.of(0)),
        ("a_trouver", Montant.of(7_654)),
        ("refuse", Montant.of(60_000)),
    )
    source = bars.whole("f", "t", "d", bars.Bar("", parts, ""))
    widths = [float(shape["width"]) for shape in shapes(source, "rect") if shape["height"] == "30"]
    assert sum(widths) == pytest.approx(svg.WIDTH - 2, abs=0.2)
    texts = [text.text for text in ElementTree.fromstring(source).iter() if text.tag.endswith("}text")]
    assert texts == [
        "acquis · 40\u202fk€ · 37,2\u202f%",
        "à trouver · 67,7\u202fk€ · 62,8\u202f%",
        "dont refusé · 60\u202fk€",
    ]


@pytest.mark.parametrize(
    ("euros", "said"),
    [
        ("0", "0 €"), ("850.4", "850 €"), ("1000", "1 k€"), ("25000", "25 k€"), ("67654.33", "67,7 k€"),
        ("999999", "1000 k€"), ("1250000", "1,2 M€"), ("345678901", "346 M€"), ("999999999999", "1000 Md€"),
    ],
)  # fmt: skip
def test_an_amount_in_a_drawing_has_two_or_three_figures(euros: str, said: str) -> None:
    assert bars.compact(Montant.of(Decimal(euros))) == said.replace(" ", "\u202f")


def test_every_letter_is_nine_points_on_paper_and_no_label_is_wider_than_its_place() -> None:
    long = (
        "Accompagnement à la réponse volet 2 – AMI CMA PIA4, avec les lycées et les entreprises du territoire"
    )
    source = bars.draw("f", "t", "d", [bars.Bar(long, BARS[0].parts, "800 €")])
    sizes = {float(shape["font-size"]) for shape in shapes(source, "text")}
    assert min(sizes) * 0.75 >= 9
    shown = [text.text or "" for text in ElementTree.fromstring(source).iter() if text.tag.endswith("}text")]
    lines = [text for text in shown if text in long]
    assert " ".join(lines) == long
    assert all(svg.width_of(line) <= bars.LEFT - 12 for line in lines)


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
        tiles = [statuts.Tile(f"1.{n}", statuts.ORDER[n % 9]) for n in range(count)]
        source = statuts.strip("f", "t", "d", tiles)
        assert float(read_drawing(source).height) * 0.75 <= 235, "a third of a page"
        said = " ".join(
            text.text or "" for text in ElementTree.fromstring(source).iter() if text.tag.endswith("}text")
        )
        assert {tile.numero for tile in tiles} <= set(re.findall(r"1\.\d+", said))
        assert {tile.statut for tile in tiles} <= {word for word in statuts.ORDER if word in said}


def test_a_late_row_says_by_how_many_days() -> None:
    late = [timeline.Row("2.3 Finie", date(2024, 3, 1), date(2024, 3, 31), statut="en cours", late=23)]
    source = timeline.draw("f", "t", "d", late, EXTENT, today=date(2024, 4, 23))
    assert "retard\u00a0: 23\u202fj" in source
    assert svg.WARM in source


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
    assert [path.count("L") for path in paths] == [3, 3, 4]


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
