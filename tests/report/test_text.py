"""The report in the terminal: carets under the right characters, whole amounts, lines that fit, colours one can do without."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from cmqplan.findings import Severity
from cmqplan.report.assemble import Report, Selection, report
from cmqplan.report.formats.text import MOST_PLACES, _window, wrap, write
from cmqplan.rules.catalogue import rules
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE, PLAN
from cmqplan.rules.trial import run
from tests.conftest import DAY, lay

AMOUNT = re.compile(r"\d{1,3}(?:\u202f\d{3})*(?:,\d\d)?\u202f€")


def printed(result: Report, width: int = 80, *, infos: bool = False, **options: object) -> str:
    out = io.StringIO()
    write(result, Console(file=out, width=width, **{"color_system": None, **options}), infos=infos)  # type: ignore[arg-type]
    return out.getvalue()


def several(folder: Path, fiche: str, count: int) -> Report:
    """The report of ``count`` fiches that say the same."""
    files = {
        FICHE.file.replace("1.1-", f"1.{n}-"): fiche.replace("numero: 1.1", f"numero: 1.{n}")
        for n in range(1, count + 1)
    }
    return report(examine(lay(folder, files), today=DAY))


@pytest.mark.parametrize("count", [1, 2, 30])
def test_a_renamed_organisme_is_one_mistake_with_its_places(count: int, tmp_path: Path) -> None:
    result = several(tmp_path, FICHE.text.replace("metropole", "zzz"), count)
    wrong = [item for item in result.located if item.rule.code == "CMQ401"]
    assert len(wrong) >= count
    text = printed(result)
    assert text.count(" CMQ401 ") == 1
    assert text.count("to mend it: declare it in plans/organismes.yaml") == 1
    assert ("╰ and" in text) == (len(wrong) > MOST_PLACES + 1)
    assert f"{result.count(Severity.ERROR)} error" in text


def test_warnings_are_told_by_rule_and_infos_counted(tmp_path: Path) -> None:
    lines = FICHE.text.splitlines(keepends=True)
    several(tmp_path, "".join(line for line in lines if not line.startswith(("livrables", "indicateurs"))), 3)
    lay(tmp_path, {PLAN.file: PLAN.text.replace("campus: exemple", "campus: exempl")})
    wrong = FICHE.text.replace("metropole", "zzz").replace("numero: 1.1", "numero: 1.9")
    result = report(examine(lay(tmp_path, {FICHE.file.replace("1.1-", "1.9-"): wrong}), today=DAY))
    text = printed(result)
    codes = [item.rule.code for item in result.located if item.severity is Severity.WARNING]
    assert codes
    assert text.rindex(" error CMQ") < text.index(" warning CMQ")
    for code in codes:
        assert text.count(f" warning {code}") == 1, text
        assert text.count("╰") >= codes.count(code) - 1
    assert " info CMQ" not in text
    assert "(--infos shows them)" in text
    assert " info CMQ" in printed(result, infos=True)


def test_the_day_is_said_when_a_finding_depends_on_it(tmp_path: Path) -> None:
    dated = next(rule for rule in rules().values() if rule.dated)
    assert "deadlines judged on" in printed(report(run(dated.fails, tmp_path / "dated")))
    lay(tmp_path / "other", {})
    never = report(run(rules()["CMQ401"].fails, tmp_path / "other"), Selection(select=("CMQ401",)))
    assert "judged" not in printed(never)


def of(folder: Path, fiche: str, width: int = 80) -> str:
    return printed(report(examine(lay(folder, {FICHE.file: fiche}), today=DAY)), width)


def underlined(text: str, sign: str = "^") -> list[str]:
    """What stands above each row of carets, column for column as a terminal shows them."""
    lines = text.splitlines()
    found = []
    for above, line in pairwise(lines):
        marks = re.fullmatch(rf"( *│ *)({re.escape(sign)}+).*", line)
        if marks is not None:
            found.append(columns(above, cell_len(marks[1]), cell_len(marks[1] + marks[2])))
    return found


def columns(line: str, first: int, last: int) -> str:
    """The characters between two columns of a terminal."""
    taken, column = "", 0
    for character in line:
        taken += character if first <= column < last else ""
        column += cell_len(character)
    return taken


WRONG = FICHE.text.replace(
    "partenaires: [lycee-exemple, metropole, entreprise-exemple]", "partenaires: [lycee-exemple, {}]"
)


@pytest.mark.parametrize(
    "written",
    [
        "metropol",
        "'métropole !'",
        '"🎓, été", metropol',
        '"👩\u200d🔬", metropol',
        "metropole,\tentreprise-exemple,\t\tmetropol",
        "e\u0301cole",
        "漢字, metropol",
        '"' + "long, " * 60 + '", metropol',
    ],
)
def test_carets_stand_under_what_is_meant(written: str, tmp_path: Path) -> None:
    text = of(tmp_path, WRONG.replace("{}", written))
    of_names = [part for part in text.split("\n\n") if "CMQ401" in part or "CMQ402" in part]
    assert of_names
    for found in underlined("\n".join(of_names)):
        assert found.strip("'\"…") in written.replace("\t", "    ").replace("\u200d", "·")


def test_a_line_of_300_characters_is_cut_around_the_place(tmp_path: Path) -> None:
    fiche = FICHE.text.replace(
        "{financeur: campus-exemple, montant: 4 000 €",
        f"{{financeur: campus-exemple, note: {'mot ' * 75}, montant: 4 500 €",
    )
    text = of(tmp_path, fiche)
    shown = next(line for line in text.splitlines() if "mot mot" in line)
    assert "4 500 €" in underlined(text)
    assert shown.split("│ ")[1].startswith("…")
    assert cell_len(shown) <= 80


def test_two_places_of_one_line_are_shown_on_it_once(tmp_path: Path) -> None:
    text = printed(report(run(rules()["CMQ208"].fails, tmp_path)))
    granted = text.split("CMQ208", 1)[1].split("\n\n", 1)[0]
    assert granted.count("accorde: 6 000 €") == 1
    lines = [line for line in granted.splitlines() if "│" in line]
    assert underlined("\n".join(lines[:2])) == ["6 000 €"]
    assert underlined("\n".join([lines[0], lines[2]]), "-") == ["5 000 €"]


def test_places_of_other_files_are_named_and_shown(tmp_path: Path) -> None:
    text = of(tmp_path, FICHE.text.replace("calendrier: mars 2024", "calendrier: mars 2027"))
    assert "╰ plans/conventions/region-2024-2026.yaml:2:10" in text
    assert "2024-2026" in underlined(text, "-")


def test_what_is_said_of_a_file_itself_shows_no_line_of_it(tmp_path: Path) -> None:
    lay(tmp_path, {"plans/plan-exemple/1.2-visites.yml": "numero: 1.2\n"})
    text = printed(report(examine(tmp_path, today=DAY)))
    assert "plans/plan-exemple/1.2-visites.yml:1:1 error CMQ014" in text
    assert "numero" not in text


def test_nothing_wraps_an_amount_and_lines_fit(tmp_path: Path) -> None:
    seen = 0
    for code, rule in rules().items():
        result = report(run(rule.fails, tmp_path / code))
        whole = sorted(AMOUNT.findall(printed(result, 1000)))
        seen += len(whole)
        for width in (40, 60, 80, 120):
            text = printed(result, width)
            assert sorted(AMOUNT.findall(text)) == whole
            for line in text.splitlines():
                longest = max((cell_len(word) for word in line.split(" ")), default=0)
                heading = re.match(r"\S+:\d+:\d+ ", line) or "╰" in line
                assert cell_len(line) <= max(width, longest + 20) or heading, line
    assert seen > 60


def test_colour_adds_nothing_but_colour(tmp_path: Path) -> None:
    result = report(
        examine(lay(tmp_path, {PLAN.file: PLAN.text.replace("campus: exemple", "campus: exempl")}), today=DAY)
    )
    coloured = printed(result, color_system="standard", force_terminal=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(result)
    source = next(line for line in coloured.splitlines() if "campus: exempl" in line)
    assert not re.search(r"\x1b\[[0-9;]*\b2\b[0-9;]*m[^\x1b]*campus", source), "the file's own line is dimmed"


def test_a_dash_stays_with_its_item() -> None:
    assert wrap("begin each item so: “- campus-exemple”", 24) == ["begin each item so:", "“- campus-exemple”"]
    assert wrap("« - {nom: …} » et - x -", 20) == ["« - {nom: …} » et", "- x -"]


LETTERS = st.text(alphabet="abcé 😀漢\u0301\u202f,", min_size=1, max_size=160)


@given(LETTERS, st.data(), st.integers(20, 100))
def test_a_window_fits_and_shows_the_place(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece, shift = _window(text, start, end, room)
    assert cell_len(piece) <= room
    assert piece[start - shift] == text[start]
    if cell_len(text[start:end]) <= room - 5:
        assert piece[start - shift : end - shift] == text[start:end]
