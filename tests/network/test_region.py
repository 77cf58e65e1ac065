"""The view of a whole region, against a count made apart while its 30 campuses and 90 plans were written."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from cmqplan.network.dimensions import ACADEMIE, CATEGORIE, DIMENSIONS, FILIERE, REGION, STADE, CoupeCampus
from cmqplan.network.view import Vue, groupes, vue
from cmqplan.report.assemble import report
from cmqplan.rules.engine import examine
from tests.conftest import run_here
from tests.network import region as made
from tests.network.region import TODAY, Region


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Region]:
    root = tmp_path_factory.mktemp("region")
    return root, made.write(root)


@pytest.fixture(scope="module")
def view(written: tuple[Path, Region]) -> Vue:
    examination = examine(written[0], today=TODAY, keep=True)
    assert not report(examination).has_errors
    return vue(examination.workspace)


def test_the_region_is_as_large_and_as_varied_as_it_should_be(written: tuple[Path, Region]) -> None:
    campuses = written[1].campuses.values()
    assert len(campuses) == 30
    assert sum(len(one.plans) for one in campuses) == 90
    assert {one.stage for one in campuses} == {"labellisé", "en renouvellement", "en projet", "étude", "échu"}
    assert any(one.months_left is not None and one.months_left < 0 for one in campuses)
    assert any(one.overdue for one in campuses)
    assert any(not one.overdue for one in campuses)


def test_every_campus_is_seen_as_it_was_written(written: tuple[Path, Region], view: Vue) -> None:
    region = written[1]
    assert {one.identifiant for one in view.campus} == set(region.campuses)
    for one in view.campus:
        counted = region.campuses[one.identifiant]
        assert one.campus.stade.value == counted.stage
        assert (one.fin, one.mois_restants) == (counted.label_end, counted.months_left), one.identifiant
        assert list(one.plans) == counted.plans
        assert one.sommes.total.centimes == counted.planned
        assert one.sommes.acquis.centimes == counted.secured
        assert one.en_retard == counted.overdue, one.identifiant
        assert one.fiches_en_retard == counted.late_fiches
        assert {
            part.financeur: part.sommes.total.centimes for part in one.financeurs if part.financeur
        } == counted.funders


def test_every_funder_brings_what_was_written(written: tuple[Path, Region], view: Vue) -> None:
    region = written[1]
    named = {part.financeur: part for part in view.financeurs}
    assert named[None].sommes.total.centimes == region.unfunded
    for funder, cents in region.funders.items():
        part = named[funder]
        assert part.sommes.total.centimes == cents
        assert part.sommes.acquis.centimes == region.secured_by[funder]
        assert set(part.campus) == region.campuses_of[funder]
    whole = sum(region.funders.values()) + region.unfunded
    assert view.sommes.total.centimes == whole == sum(one.planned for one in region.campuses.values())


@pytest.mark.parametrize("cut", DIMENSIONS)
def test_every_cut_counts_each_campus_where_it_belongs(
    cut: CoupeCampus, written: tuple[Path, Region], view: Vue
) -> None:
    region = written[1]
    expected: Counter[str | None] = Counter()
    for one in region.campuses.values():
        values: list[str | None] = {
            REGION: [one.region],
            ACADEMIE: [one.academie],
            FILIERE: list(one.filieres),
            STADE: [one.stage],
            CATEGORIE: [
                ("excellence" if one.excellence else "campus")
                if one.stage in ("labellisé", "en renouvellement")
                else None
            ],
        }.get(cut, [None])
        expected.update(values)
    assert {group.valeur: len(group.campus) for group in groupes(view, cut)} == expected


def test_the_counts_of_a_region_are_those_of_its_campuses(written: tuple[Path, Region], view: Vue) -> None:
    for group in groupes(view, REGION):
        own = [one for one in written[1].campuses.values() if one.region == group.valeur]
        assert group.compte.total == sum(1 for one in own if one.stage != "échu")
        assert group.compte.labellises == sum(
            1 for one in own if one.stage in ("labellisé", "en renouvellement")
        )
        assert group.compte.excellence == sum(1 for one in own if one.excellence)
        assert group.compte.en_projet == sum(1 for one in own if one.stage == "en projet")
        assert group.compte.etude == sum(1 for one in own if one.stage == "étude")
        assert group.compte.echus == sum(1 for one in own if one.stage == "échu")
        assert group.sommes.total.centimes == sum(one.planned for one in own)
        assert group.en_retard == sum(one.overdue for one in own)


def test_the_command_says_the_same(written: tuple[Path, Region]) -> None:
    root, region = written
    done = run_here("network", "--by", "region", "--date", TODAY.isoformat(), "--format", "json", cwd=root)
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    assert {one["campus"]: one["prevu"] for one in found["campus"]} == {
        name: f"{one.planned // 100}.{one.planned % 100:02}" for name, one in region.campuses.items()
    }
    assert {one["campus"]: len(one["obligations_en_retard"]) for one in found["campus"]} == {
        name: one.overdue for name, one in region.campuses.items()
    }
    assert {group["valeur"]: len(group["campus"]) for group in found["groupes"]["groupes"]} == Counter(
        one.region for one in region.campuses.values()
    )


def test_the_tables_lines_fit_the_terminal(written: tuple[Path, Region]) -> None:
    for width in ("80", "120"):
        for arguments in (("network",), ("network", "--by", "filiere"), ("obligations",)):
            done = run_here(*arguments, "--date", TODAY.isoformat(), cwd=written[0], env={"COLUMNS": width})
            assert done.code == 0
            assert done.out.count("\n") > 10
            assert max(len(line) for line in done.out.splitlines()) <= int(width)


def test_the_document_shows_every_campus(written: tuple[Path, Region], tmp_path: Path) -> None:
    file = tmp_path / "reseau.html"
    done = run_here(
        "network", "--date", TODAY.isoformat(), "--format", "html", "-o", str(file), cwd=written[0]
    )
    assert done.code == 0, done.err
    text = file.read_text(encoding="utf-8")
    assert all(f">Campus numéro {number}<" in text for number in range(30))
