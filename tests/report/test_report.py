"""What is reported of what is found: settings, choices on the command line, comments, the plans asked for."""

from __future__ import annotations

from pathlib import Path

from cmqplan.findings import Severity
from cmqplan.report.assemble import Report, Selection, report, unknown_codes
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE, SETTINGS
from tests.conftest import DAY, lay

OVER = FICHE.text.replace("montant: 4 000 €", "montant: 4 500 €")
LINE = "      - {financeur: campus-exemple, montant: 4 500 €, nature: fonds propres}"


def _report(folder: Path, choice: Selection | None = None, **files: str) -> Report:
    lay(folder, {name.replace("__", "/"): text for name, text in files.items()})
    return report(examine(folder, today=DAY), choice or Selection())


def _codes(result: Report) -> list[str]:
    return [item.rule.code for item in result.located]


def test_the_example_workspace_has_nothing_to_report(tmp_path: Path) -> None:
    assert _codes(_report(tmp_path)) == []


def test_a_rule_is_chosen_by_its_code_or_its_beginning(tmp_path: Path) -> None:
    lay(tmp_path, {FICHE.file: OVER})
    found = examine(tmp_path, today=DAY)
    assert _codes(report(found, Selection(select=("CMQ2",)))) == ["CMQ201"]
    assert _codes(report(found, Selection(select=("CMQ3",)))) == []
    assert _codes(report(found, Selection(ignore=("CMQ201",)))) == []
    assert _codes(report(found, Selection(select=("CMQ2",), ignore=("cmq2",)))) == []


def test_words_that_name_no_rule_are_told(tmp_path: Path) -> None:
    assert unknown_codes(["CMQ201", "CMQ2", "CMQ", "CMQ999", "XYZ"]) == ["CMQ999", "XYZ"]


def test_settings_regrade_and_switch_off(tmp_path: Path) -> None:
    lay(tmp_path, {FICHE.file: OVER, SETTINGS.file: "regles: {CMQ201: avertissement}\n"})
    result = report(examine(tmp_path, today=DAY))
    assert [item.severity for item in result.located] == [Severity.WARNING]
    assert not result.has_errors
    assert result.fails(strict=True)
    lay(tmp_path, {FICHE.file: OVER, SETTINGS.file: "regles: {CMQ2: aucune}\n"})
    assert _codes(report(examine(tmp_path, today=DAY))) == []
    lay(tmp_path, {FICHE.file: OVER, SETTINGS.file: "regles: {CMQ2: aucune, CMQ201: info}\n"})
    assert [item.severity for item in report(examine(tmp_path, today=DAY)).located] == [Severity.INFO]
    lay(tmp_path, {FICHE.file: OVER, SETTINGS.file: "ignorer: CMQ201\n"})
    assert _codes(report(examine(tmp_path, today=DAY))) == []


def test_a_list_read_as_one_text_is_one_finding_with_the_weight_of_what_it_causes(tmp_path: Path) -> None:
    glued = "partenaires:\n  -lycee-exemple\n  -metropole"
    text = FICHE.text.replace("partenaires: [lycee-exemple, metropole, entreprise-exemple]", glued)
    result = _report(tmp_path, **{FICHE.file: text})
    assert [item.rule.code for item in result.located if item.severity is Severity.ERROR] == ["CMQ120"]
    found = examine(tmp_path, today=DAY)
    assert "CMQ401" in _codes(report(found, Selection(ignore=("CMQ120",))))


def test_a_comment_silences_its_line(tmp_path: Path) -> None:
    result = _report(tmp_path, **{FICHE.file: OVER.replace(LINE, LINE + "  # cmqplan: ignore[CMQ201]")})
    assert _codes(result) == []
    assert result.silenced == 1


def test_a_comment_on_its_own_line_silences_the_next(tmp_path: Path) -> None:
    result = _report(tmp_path, **{FICHE.file: OVER.replace(LINE, "      # cmqplan: ignore[CMQ2]\n" + LINE)})
    assert _codes(result) == []


def test_a_comment_that_silences_nothing_is_reported(tmp_path: Path) -> None:
    result = _report(tmp_path, **{FICHE.file: FICHE.text + "# cmqplan: ignore[CMQ201]\n"})
    assert _codes(result) == ["CMQ019"]
    result = _report(tmp_path, **{FICHE.file: FICHE.text + "# cmqplan: ignore\n"})
    assert [item.finding.variant for item in result.located] == ["no-code"]
    result = _report(tmp_path, **{FICHE.file: FICHE.text + "# cmqplan: ignore[CMQ999]\n"})
    assert [item.finding.variant for item in result.located] == ["unknown-code"]


def test_a_comment_for_a_rule_that_is_off_is_left_alone(tmp_path: Path) -> None:
    files = {FICHE.file: FICHE.text + "# cmqplan: ignore[CMQ201]\n", SETTINGS.file: "ignorer: CMQ201\n"}
    assert _codes(_report(tmp_path, **files)) == []


def test_with_one_plan_asked_for_the_others_stay_out(tmp_path: Path) -> None:
    other = "plans/autre-plan/plan.yaml"
    lay(
        tmp_path,
        {
            FICHE.file: OVER,
            other: "titre: Un autre\nexercice: 2024\naxes: [{numero: 1, titre: A}]\nclef: x\n",
        },
    )
    everything = {item.site.file for item in report(examine(tmp_path, today=DAY)).located}
    assert {FICHE.file, other} <= everything
    assert {item.site.file for item in report(examine(tmp_path, ["plan-exemple"], today=DAY)).located} == {
        FICHE.file
    }


def test_no_finding_appears_twice(real: Path) -> None:
    result = report(examine(real))
    keys = [(item.rule.code, item.site, item.message) for item in result.located]
    assert len(keys) > 3
    assert len(keys) == len(set(keys))
