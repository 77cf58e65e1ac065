"""A fiche's split against its total: to the cent, with shares, refusals, help in kind, and what is still to be found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmqplan.amounts import Montant
from cmqplan.report.assemble import Located, report
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE, PLAN, money
from tests.rules.judging import judged, told


def split(total: str | None, *lines: str, reste: str | None = None, more: str = "") -> dict[str, str]:
    """A fiche with this total and these lines; the first line stands on the file's line 8 (7 without a total)."""
    text = f"total: {total}\n" if total else ""
    text += "financements:\n" + "".join(f"  - {{{line}}}\n" for line in lines) if lines else ""
    text += f"reste_a_financer: {reste}\n" if reste else ""
    return {FICHE.file: money(text + more).text}


def codes(folder: Path, files: dict[str, str]) -> list[str]:
    return sorted(item.rule.code for item in judged(folder, files) if item.rule.family == "CMQ2")


def one(folder: Path, files: dict[str, str], code: str) -> Located:
    (found,) = [item for item in judged(folder, files) if item.rule.family == "CMQ2"]
    assert found.rule.code == code
    return found


def euros(text: str) -> Montant:
    whole, _, cents = text.partition(",")
    return Montant(int(whole) * 100 + int(cents or 0))


@pytest.mark.parametrize(
    ("last", "variant", "difference", "juste"),
    [
        ("3 999,99 €", "missing", "0,01", "4000"),
        ("4 000,01 €", "excess", "0,01", "4000"),
        ("1 €", "missing", "3999", "4000"),
        ("14 000 €", "excess", "10000", "4000"),
    ],
)
def test_one_cent_is_enough_and_the_help_gives_the_line(
    last: str, variant: str, difference: str, juste: str, tmp_path: Path
) -> None:
    found = one(
        tmp_path,
        split(
            "10 000 €", "financeur: region, montant: 6 000 €", f"financeur: campus-exemple, montant: {last}"
        ),
        "CMQ201",
    )
    assert (found.finding.variant, found.site.span.line) == (variant, 9)
    assert found.finding.params["difference"] == euros(difference)
    assert found.finding.params["ligne_juste"] == euros(juste)
    assert found.finding.params["somme"] == euros("10000") + (
        euros(difference) if variant == "excess" else -euros(difference)
    )
    assert [site.span.line for site in found.related] == [6]


def test_a_last_line_too_small_to_mend_the_excess_is_not_proposed(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        split("1 000 €", "financeur: region, montant: 6 000 €", "financeur: campus-exemple, montant: 1 €"),
        "CMQ201",
    )
    assert found.finding.variant == "excess-beyond-last"
    assert "cmq" not in found.help.lower()


def test_the_last_line_is_one_in_cash(tmp_path: Path) -> None:
    files = split(
        "10 000 €",
        "financeur: region, montant: 6 000 €",
        "financeur: entreprise-exemple, montant: 500 €, nature: contribution en nature",
    )
    found = one(tmp_path, files, "CMQ201")
    assert found.site.span.line == 8
    assert found.finding.params["financeur"] == "Région Exemple"


def test_money_knowingly_to_be_found_completes_the_split(tmp_path: Path) -> None:
    assert codes(tmp_path, split("10 000 €", "financeur: region, montant: 6 000 €", reste="4 000 €")) == []


@pytest.mark.parametrize(
    ("reste", "variant", "juste"),
    [
        ("3 000 €", "missing-rest", "4000"),
        ("5 000 €", "excess-rest", "4000"),
        ("12 000 €", "excess-rest", "4000"),
    ],
)
def test_a_wrong_rest_is_corrected_at_the_rest(reste: str, variant: str, juste: str, tmp_path: Path) -> None:
    found = one(tmp_path, split("10 000 €", "financeur: region, montant: 6 000 €", reste=reste), "CMQ201")
    assert (found.finding.variant, found.site.span.line) == (variant, 9)
    assert found.finding.params["reste_juste"] == euros(juste)


def test_a_rest_beside_lines_that_make_the_total_is_left_out(tmp_path: Path) -> None:
    found = one(tmp_path, split("6 000 €", "financeur: region, montant: 6 000 €", reste="1 000 €"), "CMQ201")
    assert found.finding.variant == "excess-no-rest"


def test_shares_make_the_total_without_losing_a_cent(tmp_path: Path) -> None:
    third = [f"financeur: {name}, taux: 33,33 %" for name in ("region", "metropole")]
    assert codes(tmp_path, split("100,01 €", *third, "financeur: campus-exemple, taux: 33,34 %")) == []
    assert (
        codes(
            tmp_path,
            split("10 000 €", "financeur: region, taux: 60 %", "financeur: campus-exemple, montant: 4 000 €"),
        )
        == []
    )


def test_shares_that_leave_a_part_are_said_in_euros(tmp_path: Path) -> None:
    found = one(tmp_path, split("10 000 €", "financeur: region, taux: 60 %"), "CMQ201")
    assert found.finding.variant == "missing-shares"
    assert found.finding.params["difference"] == euros("4000")


def test_shares_over_the_whole_are_said_once(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        split("10 000 €", "financeur: region, taux: 60 %", "financeur: campus-exemple, taux: 40,5 %"),
        "CMQ216",
    )
    assert str(found.finding.params["exces"]).replace("\u202f", " ") == "0,5 %"
    assert str(found.finding.params["taux_juste"]).replace("\u202f", " ") == "40 %"
    assert [site.span.line for site in found.related] == [8]
    assert (
        codes(
            tmp_path,
            split("10 000 €", "financeur: region, taux: 60 %", "financeur: campus-exemple, taux: 40 %"),
        )
        == []
    )


def test_a_line_without_an_amount_is_the_hole_itself(tmp_path: Path) -> None:
    files = split("10 000 €", "financeur: region, montant: 6 000 €", "financeur: metropole")
    assert "CMQ201" not in codes(tmp_path, files)
    assert told(tmp_path, files, "CMQ124") == [(FICHE.file, 9, "")]
    over = split("10 000 €", "financeur: region, montant: 16 000 €", "financeur: metropole")
    assert codes(tmp_path, over) == ["CMQ201"]


def test_refused_money_counts_until_somebody_replaces_it(tmp_path: Path) -> None:
    refused = "financeur: metropole, montant: 4 000 €, statut: refusé"
    region = "financeur: region, montant: 6 000 €"
    found = one(tmp_path, split("10 000 €", region, refused), "CMQ220")
    assert (found.site.span.line, found.finding.params["manque"]) == (9, euros("4000"))
    assert (
        codes(tmp_path, split("10 000 €", region, refused, "financeur: entreprise-exemple, montant: 4 000 €"))
        == []
    )
    assert codes(tmp_path, split("10 000 €", region, refused, reste="4 000 €")) == []
    assert codes(tmp_path, split("6 000 €", region, refused)) == []


def test_refused_money_replaced_in_part_is_a_split_that_is_off(tmp_path: Path) -> None:
    files = split(
        "10 000 €",
        "financeur: region, montant: 6 000 €",
        "financeur: metropole, montant: 4 000 €, statut: refusé",
        "financeur: entreprise-exemple, montant: 1 000 €",
    )
    assert codes(tmp_path, files) == ["CMQ201"]


def test_a_total_that_counts_help_in_kind_is_told_at_the_line_in_kind(tmp_path: Path) -> None:
    region = "financeur: region, montant: 6 000 €"
    in_kind = "financeur: lycee-exemple, montant: 4 000 €, nature: contribution en nature"
    found = one(tmp_path, split("10 000 €", region, in_kind), "CMQ204")
    assert (found.finding.variant, found.site.span.line) == ("in-total", 9)
    assert found.finding.params["total_juste"] == euros("6000")
    only = one(tmp_path, split("4 000 €", in_kind), "CMQ204")
    assert only.finding.params["total_juste"] == euros("0")
    assert codes(tmp_path, split("6 000 €", region, in_kind)) == []


def test_one_of_two_lines_in_kind_may_be_the_one_that_is_counted(tmp_path: Path) -> None:
    files = split(
        "10 000 €",
        "financeur: region, montant: 9 000 €",
        "financeur: lycee-exemple, montant: 4 000 €, nature: contribution en nature",
        "financeur: entreprise-exemple, montant: 1 000 €, nature: contribution en nature",
    )
    assert one(tmp_path, files, "CMQ204").site.span.line == 10


def test_a_total_without_funders_is_a_warning_unless_it_is_said_to_be_found(tmp_path: Path) -> None:
    found = one(tmp_path, split("15 000 €"), "CMQ202")
    assert (found.site.span.line, found.severity.value, found.finding.variant) == (6, "warning", "")
    assert codes(tmp_path, split("15 000 €", reste="15 000 €")) == []
    assert one(tmp_path, split("15 000 €", reste="14 999,99 €"), "CMQ202").finding.params[
        "difference"
    ] == euros("0,01")
    assert one(tmp_path, split("15 000 €", reste="15 000,01 €"), "CMQ201").finding.variant == "rest-alone"
    assert codes(tmp_path, split("0 €")) == []


def test_a_total_alone_is_pointed_at_however_it_is_written(tmp_path: Path) -> None:
    text = "numero: 1.1\ntitre: Forum\nporteurs: [campus-exemple]\nmoyens:\n  financiers: 15 000 €\n"
    assert told(tmp_path, {FICHE.file: text}, "CMQ202") == [(FICHE.file, 5, "")]


def test_lines_without_a_total_are_a_warning_with_the_sum_to_write(tmp_path: Path) -> None:
    lines = ("financeur: region, montant: 6 000 €", "financeur: campus-exemple, montant: 4 000,50 €")
    found = one(tmp_path, split(None, *lines, reste="1 000 €"), "CMQ221")
    assert found.finding.params["total_juste"] == euros("11000,50")
    assert (
        codes(
            tmp_path,
            split(None, "financeur: entreprise-exemple, montant: 1 €, nature: contribution en nature"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("second", "variants"),
    [("4 000 €", []), ("3 999,99 €", ["less"]), ("4 000,01 €", ["more"]), ("14 000 €", ["more"])],
)
def test_yearly_totals_make_the_total_to_the_cent(second: str, variants: list[str], tmp_path: Path) -> None:
    years = f"par_exercice:\n  - {{exercice: 2024, montant: 6 000 €}}\n  - {{exercice: 2025, montant: {second}}}\n"
    files = {
        **split("10 000 €", reste="10 000 €", more=years),
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]").text,
    }
    assert [variant for _, _, variant in told(tmp_path, files, "CMQ214")] == variants


def test_a_total_given_only_by_year_is_held_against_the_lines(tmp_path: Path) -> None:
    years = "par_exercice:\n  - {exercice: 2024, montant: 6 000 €}\n  - {exercice: 2025, montant: 4 000 €}\n"
    files = {
        **split(None, "financeur: region, montant: 9 000 €, exercice: 2024", more=years),
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]").text,
    }
    found = one(tmp_path, files, "CMQ201")
    assert found.finding.params["difference"] == euros("1000")
    assert [related.place.path[-1] for related in found.finding.related] == ["par_exercice"]


def test_a_plan_of_one_year_gives_it_to_lines_without_one(tmp_path: Path) -> None:
    years = "par_exercice: [{exercice: 2024, montant: 60 €}, {exercice: 2025, montant: 40 €}]\n"
    found = told(tmp_path, split("100 €", "financeur: region, montant: 100 €", more=years), "CMQ214")
    assert [variant for _, _, variant in found] == ["lines", "lines"]


@pytest.mark.parametrize(("spent", "found"), [("100 €", ["CMQ203"]), ("environ 100 €", [])])
def test_spending_that_is_an_estimate_need_not_make_the_total(
    spent: str, found: list[str], tmp_path: Path
) -> None:
    more = f"depenses: [{{compte: 60, montant: {spent}}}]\n"
    assert codes(tmp_path, split("120 €", "financeur: region, montant: 120 €", more=more)) == found


def test_each_year_is_paid_for_by_its_own_lines(tmp_path: Path) -> None:
    years = "par_exercice:\n  - {exercice: 2024, montant: 6 000 €}\n  - {exercice: 2025, montant: 4 000 €}\n"
    right = (
        "financeur: region, montant: 6 000 €, exercice: 2024",
        "financeur: campus-exemple, montant: 4 000 €, exercice: 2025",
    )
    wrong = (
        "financeur: region, montant: 4 000 €, exercice: 2024",
        "financeur: campus-exemple, montant: 6 000 €, exercice: 2025",
    )
    several = {PLAN.file: PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]").text}
    assert told(tmp_path, {**split("10 000 €", *right, more=years), **several}, "CMQ214") == []
    assert told(tmp_path, {**split("10 000 €", *wrong, more=years), **several}, "CMQ214") == [
        (FICHE.file, 11, "lines"),
        (FICHE.file, 12, "lines"),
    ]


@pytest.mark.parametrize(
    ("years", "lines", "variants"),
    [
        (["exercice: 2024-2025, montant: 5 000 €, chaque: an"], [], []),
        (["exercice: 2024-2025, montant: 4 000 €, chaque: an"], [], ["less-beyond-last"]),
        (["exercice: 2024-2025, montant: 10 000 €"], [], []),
        (["exercice: 2024, montant: environ 6 000 €", "exercice: 2025, montant: 3 000 €"], [], []),
        (["exercice: 2024-2025, montant: 1 000 €, chaque: an", "exercice: 2025, montant: 8 000 €"], [], ["twice"]),
        (
            ["exercice: 2024, montant: 6 000 €, section: investissement", "exercice: 2024, montant: 4 000 €"],
            ["montant: 10 000 €, exercice: 2024"],
            [],
        ),
        (
            ["exercice: 2024, montant: 6 000 €, section: investissement", "exercice: 2024, montant: 3 000 €",
             "exercice: 2025, montant: 1 000 €"],
            ["montant: 10 000 €, exercice: 2024"],
            ["lines-of-several", "lines"],
        ),
        (["exercice: 2024, montant: 6 000 €", "exercice: 2025, montant: 4 000 €"], ["montant: 10 000 €, exercice: 2024-2025"], []),
    ],
)  # fmt: skip
def test_years_in_a_row_and_sections_in_the_yearly_totals(
    years: list[str], lines: list[str], variants: list[str], tmp_path: Path
) -> None:
    more = "par_exercice:\n" + "".join(f"  - {{{year}}}\n" for year in years)
    paid = [f"financeur: region, {line}" for line in lines]
    files = {
        **split("10 000 €", *paid, reste=None if lines else "10 000 €", more=more),
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: 2024-2025").text,
    }
    assert [variant for _, _, variant in told(tmp_path, files, "CMQ214")] == variants


def test_a_year_said_twice_is_said_once(tmp_path: Path) -> None:
    years = "par_exercice:\n  - {exercice: 2024, montant: 6 000 €}\n  - {exercice: 2024, montant: 1 000 €}\n"
    assert one(tmp_path, split("10 000 €", reste="10 000 €", more=years), "CMQ214").finding.variant == "twice"


SPENT = "depenses:\n  - {{compte: 60, montant: 3 000 €}}\n  - {{compte: 62, montant: {} €}}\n"


@pytest.mark.parametrize(
    ("second", "variants"), [("7 000", []), ("6 999,99", ["less"]), ("7 000,01", ["more"])]
)
def test_dépenses_make_the_total_to_the_cent(second: str, variants: list[str], tmp_path: Path) -> None:
    files = split("10 000 €", reste="10 000 €", more=SPENT.format(second))
    assert [
        item.finding.variant for item in judged(tmp_path, files) if item.rule.code == "CMQ203"
    ] == variants


def test_when_both_sides_agree_the_total_is_what_is_wrong(tmp_path: Path) -> None:
    files = split("11 000 €", "financeur: region, montant: 10 000 €", more=SPENT.format("7 000"))
    found = one(tmp_path, files, "CMQ201")
    assert [site.span.line for site in found.related] == [6, 9]


def test_without_a_total_dépenses_face_the_lines(tmp_path: Path) -> None:
    files = split(None, "financeur: region, montant: 9 000 €", more=SPENT.format("7 000"))
    assert [(v, line) for _, line, v in told(tmp_path, files, "CMQ203")] == [("more-resources", 8)]


def test_dépenses_that_need_account_86_to_make_the_total_count_help_in_kind(tmp_path: Path) -> None:
    spent = "depenses:\n  - {compte: 60, montant: 9 000 €}\n  - {compte: 86, montant: 1 000 €}\n"
    in_kind = "financeur: entreprise-exemple, montant: 1 000 €, nature: contribution en nature"
    files = split("10 000 €", "financeur: region, montant: 10 000 €", in_kind, more=spent)
    assert one(tmp_path, files, "CMQ204").finding.variant == "in-spending"


@pytest.mark.parametrize(
    ("brought", "used", "variant"),
    [
        ("1 000 €", "1 000 €", None),
        ("1 000 €", "999,99 €", "unequal"),
        ("1 000 €", None, "no-86"),
        (None, "1 000 €", "no-87"),
    ],
)
def test_help_in_kind_is_the_same_on_both_sides(
    brought: str | None, used: str | None, variant: str | None, tmp_path: Path
) -> None:
    lines = ["financeur: region, montant: 3 000 €"]
    if brought:
        lines.append(f"financeur: entreprise-exemple, montant: {brought}, nature: contribution en nature")
    spent = "depenses:\n  - {compte: 60, montant: 3 000 €}\n" + (
        f"  - {{compte: 86, montant: {used}}}\n" if used else ""
    )
    found = [v for _, _, v in told(tmp_path, split("3 000 €", *lines, more=spent), "CMQ204")]
    assert found == ([variant] if variant else [])


def test_help_in_kind_needs_no_other_side_where_no_dépense_is_listed(tmp_path: Path) -> None:
    files = split(
        "3 000 €",
        "financeur: region, montant: 3 000 €",
        "financeur: entreprise-exemple, montant: 1 €, nature: contribution en nature",
    )
    assert codes(tmp_path, files) == []


def test_dépenses_by_year_make_the_years(tmp_path: Path) -> None:
    more = (
        "par_exercice:\n  - {exercice: 2024, montant: 6 000 €}\n  - {exercice: 2025, montant: 4 000 €}\n"
        "depenses:\n  - {compte: 60, montant: 5 000 €, exercice: 2024}\n  - {compte: 62, montant: 5 000 €, exercice: 2025}\n"
    )
    files = {
        **split("10 000 €", reste="10 000 €", more=more),
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]").text,
    }
    assert told(tmp_path, files, "CMQ203") == [(FICHE.file, 9, "year"), (FICHE.file, 10, "year")]


def test_the_real_plans_have_no_error_and_two_totals_without_funders(real: Path) -> None:
    found = report(examine(real, today=date(2024, 3, 1))).located
    money_found = [
        (item.rule.code, item.site.file.rsplit("/", 1)[-1][:3])
        for item in found
        if item.rule.family == "CMQ2"
    ]
    assert sorted(money_found) == [("CMQ202", "2.2"), ("CMQ202", "2.3"), ("CMQ222", "pla"), ("CMQ222", "pla")]
    assert not [
        item for item in found if item.rule.family in ("CMQ2", "CMQ3") and item.severity.value == "error"
    ]


REFUSED = "financeur: metropole, montant: {}, statut: refusé"
HELD = "financeur: region, montant: {}"
GRANTED_LESS = (
    "financeur: region, montant: {}, accorde: {}, statut: accordé, date: 2024-03-01, nature: subvention"
)


@pytest.mark.parametrize(
    ("lines", "reste", "variant", "manque", "juste"),
    [
        ([HELD.format("60 €"), REFUSED.format("40 €")], None, None, None, None),
        ([HELD.format("60 €"), REFUSED.format("40 €")], "40 €", None, None, None),
        ([HELD.format("100 €"), REFUSED.format("40 €")], None, None, None, None),
        ([HELD.format("100 €"), REFUSED.format("40 €")], "40 €", "excess-no-rest", "40", None),
        ([HELD.format("20 €"), REFUSED.format("60 €")], None, "missing-refused", "20", "80"),
        ([HELD.format("20 €"), REFUSED.format("79,99 €")], None, "missing-refused", "0,01", "80"),
        ([HELD.format("20 €"), REFUSED.format("80 €")], None, None, None, None),
        ([HELD.format("20 €"), REFUSED.format("80,01 €")], None, "missing-replaced", "80", "80"),
        ([HELD.format("50 €"), REFUSED.format("40 €")], "10 €", "missing-rest-refused", "40", "50"),
        ([HELD.format("50 €"), REFUSED.format("40 €")], "50 €", None, None, None),
        ([HELD.format("80 €"), REFUSED.format("40 €")], None, "missing-replaced", "20", "20"),
        ([HELD.format("80 €"), REFUSED.format("40 €")], "20 €", None, None, None),
        ([HELD.format("130 €"), REFUSED.format("40 €")], None, "excess", "30", None),
        ([REFUSED.format("40 €")], None, "missing-refused", "60", "100"),
        ([REFUSED.format("40 €"), REFUSED.format("50 €")], None, "missing-refused", "10", "100"),
        ([REFUSED.format("100 €")], None, None, None, None),
        ([REFUSED.format("140 €")], "100 €", None, None, None),
        ([GRANTED_LESS.format("100 €", "60 €")], None, None, None, None),
        ([GRANTED_LESS.format("100 €", "60 €")], "40 €", None, None, None),
        ([GRANTED_LESS.format("90 €", "60 €")], None, "missing-refused", "10", "40"),
        ([GRANTED_LESS.format("140 €", "120 €")], None, "excess-beyond-last", "20", None),
    ],
)
def test_refused_money_is_found_again_or_said_to_be_missing(
    lines: list[str],
    reste: str | None,
    variant: str | None,
    manque: str | None,
    juste: str | None,
    tmp_path: Path,
) -> None:
    """A split holds when what isn't refused, and ``reste_a_financer``, make the total; without that key what was refused
    stands for it: only what is missing beyond is told. Once other lines bring some of it, it no longer does."""
    found = [
        item.finding
        for item in judged(tmp_path, split("100 €", *lines, reste=reste))
        if item.rule.code == "CMQ201"
    ]
    assert [finding.variant for finding in found] == ([variant] if variant else [])
    if manque is not None:
        assert found[0].params["difference"] == euros(manque)
    if juste is not None:
        assert found[0].params["reste_juste"] == euros(juste)
        assert codes(tmp_path / "mended", split("100 €", *lines, reste=f"{juste} €")).count("CMQ201") == 0


def test_a_share_follows_the_yearly_totals_too(tmp_path: Path) -> None:
    years = "par_exercice: [{exercice: 2024, montant: 100 €}]\n"
    files = {
        FICHE.file: money(
            years
            + "financements: [{financeur: region, taux: 60 %}, {financeur: campus-exemple, taux: 40 %}]\n"
        ).text
    }
    assert [code for code in codes(tmp_path, files) if code in ("CMQ116", "CMQ201", "CMQ214")] == []


@pytest.mark.parametrize(("spent", "found"), [("80 €", []), ("70 €", ["CMQ203"])])
def test_spending_that_agrees_with_lines_and_rest_leaves_the_total_at_fault(
    spent: str, found: list[str], tmp_path: Path
) -> None:
    """The lines bring 70 €, 10 € are to be found, the total says 100 €: dépenses of 80 € are on the resources' side."""
    more = f"depenses: [{{compte: 60, montant: {spent}}}]\n"
    files = split("100 €", HELD.format("70 €"), reste="10 €", more=more)
    assert codes(tmp_path, files) == sorted(["CMQ201", *found])


@pytest.mark.parametrize(
    ("total", "lines", "reste", "found"),
    [
        ("environ 100 €", ["100 €"], None, []),
        ("environ 100 €", ["90 €"], None, ["CMQ235"]),
        ("environ 100 €", ["110 €"], None, ["CMQ235"]),
        ("environ 100 €", ["90 €"], "10 €", []),
        ("100 €", ["environ 90 €"], None, ["CMQ235"]),
        ("entre 80 € et 100 €", ["80 €"], None, []),
        ("entre 80 € et 100 €", ["100 €"], None, []),
        ("entre 80 € et 100 €", ["79,99 €"], None, ["CMQ201"]),
        ("entre 80 € et 100 €", ["100,01 €"], None, ["CMQ201"]),
        ("jusqu'à 100 €", ["20 €"], None, []),
        ("jusqu'à 100 €", ["101 €"], None, ["CMQ201"]),
        ("100 €", ["entre 40 € et 60 €", "50 €"], None, []),
        ("100 €", ["entre 40 € et 60 €", "30 €"], None, ["CMQ201"]),
        ("à définir", ["90 €"], None, []),
        ("100 €", ["à définir"], None, ["CMQ124"]),
    ],
)
def test_a_split_against_an_estimate_is_a_warning_against_a_range_an_error_outside_it(
    total: str, lines: list[str], reste: str | None, found: list[str], tmp_path: Path
) -> None:
    files = split(
        f'"{total}"',
        *[f"financeur: region, montant: '{line}', reference: {n}" for n, line in enumerate(lines)],
        reste=reste,
    )
    kept = ("CMQ124", "CMQ201", "CMQ202", "CMQ221", "CMQ235")
    assert [item.rule.code for item in judged(tmp_path, files) if item.rule.code in kept] == found


@pytest.mark.parametrize(
    ("total", "lines", "said"),
    [
        ("entre 80 € et 100 €", ["64 €"], ("64 €", "16 €", "80 €")),
        ("entre 80 € et 100 €", ["116,40 €"], ("116,40 €", "16,40 €", "100 €")),
        ("jusqu'à 100 €", ["101 €"], ("101 €", "1 €", "100 €")),
        ("100 €", ["entre 40 € et 60 €", "30 €"], ("90 €", "10 €", "100 €")),
        ("100 €", ["entre 80 € et 90 €", "30 €"], ("110 €", "10 €", "100 €")),
    ],
)
def test_a_gap_is_told_from_the_bound_that_is_missed(
    total: str, lines: list[str], said: tuple[str, str, str], tmp_path: Path
) -> None:
    files = split(
        f'"{total}"',
        *[f"financeur: region, montant: '{line}', reference: {n}" for n, line in enumerate(lines)],
    )
    (found,) = (item.finding.params for item in judged(tmp_path, files) if item.rule.code == "CMQ201")
    assert tuple(str(found[key]).replace("\u202f", " ") for key in ("somme", "difference", "total")) == said


@pytest.mark.parametrize(
    ("base", "amount", "found"),
    [
        ("base: TTC\n", "100 € TTC", []),
        ("base: TTC\n", "100 € HT", ["CMQ238"]),
        ("base: HT\n", "environ 100 € HT", []),
        ("", "100 € HT", ["CMQ222"]),
        ("base: TTC\nbudget: 100 € HT\n", "100 €", ["CMQ238"]),
        ("base: TTC\nbudget: 100 € TTC\n", "100 €", []),
        ("budget: 100 € TTC\n", "100 €", ["CMQ222"]),
    ],
)
def test_what_an_amount_says_of_taxes_is_what_the_plan_says(
    base: str, amount: str, found: list[str], tmp_path: Path
) -> None:
    files = {
        **split(amount, "financeur: region, montant: 100 €"),
        PLAN.file: PLAN.without("base").plus(base).text,
    }
    assert [
        item.rule.code for item in judged(tmp_path, files) if item.rule.code in ("CMQ222", "CMQ238")
    ] == found
