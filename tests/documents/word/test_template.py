"""A partner's own Word template: filled letter for letter, and refused in words when it can't be."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("docxtpl", reason="the docx-template extra isn't installed")

import docx
from markupsafe import Markup

from cmqplan.documents.errors import DocumentRefused, TemplateRefused
from cmqplan.documents.word import fill
from cmqplan.language import fill as in_words

HOSTILE = "R&D <b>gras</b> <w:t> {{ 7*7 }} {% if x %} #set ]]> &amp; 🎉 fin"


def template(folder: Path, *paragraphs: str, rows: list[list[str]] | None = None) -> Path:
    written = docx.Document()
    for text in paragraphs:
        written.add_paragraph(text)
    if rows:
        table = written.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    path = folder / "partenaire.docx"
    written.save(str(path))
    return path


def shown(file: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(file)).paragraphs]


def refusal(path: Path, **context: object) -> str:
    with pytest.raises((DocumentRefused, TemplateRefused)) as refused:
        fill(path, context)
    error = refused.value
    where = error.origin.template if isinstance(error, TemplateRefused) and error.origin else ""
    return f"{where}: {in_words(error.message, error.params)}"


def test_fills_fields_and_repeats_rows(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "Plan : {{ titre }}",
        rows=[["{%tr for f in fiches %}", ""], ["{{ f }}", "{{ loop.index }}"], ["{%tr endfor %}", ""]],
    )
    file = fill(path, {"titre": "Green City", "fiches": ["A & B", "<C>"]})
    assert shown(file) == ["Plan : Green City"]
    assert [[cell.text for cell in row.cells] for row in docx.Document(BytesIO(file)).tables[0].rows] == [
        ["A & B", "1"],
        ["<C>", "2"],
    ]


@pytest.mark.parametrize(
    "field",
    ["{{ x }}", "{% autoescape false %}{{ x }}{% endautoescape %}", "{{ x|string }}", "{{ [x]|join }}"],
)
def test_hostile_text_comes_out_whole(tmp_path: Path, field: str) -> None:
    path = template(tmp_path, f"avant {field} après", "suite")
    for value in (HOSTILE, Markup(HOSTILE)):
        assert shown(fill(path, {"x": value})) == [f"avant {HOSTILE} après", "suite"]


def test_what_xml_cannot_hold_is_shown_as_replaced(tmp_path: Path) -> None:
    assert shown(fill(template(tmp_path, "{{ x }}", "suite"), {"x": "a\x00b"})) == ["a·b", "suite"]


def test_a_text_in_light_markdown_becomes_plain_lines(tmp_path: Path) -> None:
    text = "Un **plan** avec [un lien](https://example.org)\n\n- a\n- b & c"
    assert shown(fill(template(tmp_path, "{{ x|texte }}"), {"x": text})) == [
        "Un plan avec un lien\n– a\n– b & c"
    ]


def test_takes_the_filters_of_the_other_templates(tmp_path: Path) -> None:
    assert shown(fill(template(tmp_path, "{{ x|nom }}"), {"x": "edf"}, {"nom": str.upper})) == ["EDF"]


def test_is_the_same_at_every_run(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x }}")
    assert fill(path, {"x": "a"}) == fill(path, {"x": "a"})


@pytest.mark.parametrize(
    "code", ["{{ ''.__class__.__mro__ }}", "{{ x.append(1) }}", "{{ range(1000000000)|list }}"]
)
def test_runs_nothing_but_the_template(tmp_path: Path, code: str) -> None:
    assert "partenaire.docx" in refusal(template(tmp_path, code), x=[])


def test_names_an_unknown_variable_and_the_nearest(tmp_path: Path) -> None:
    message = refusal(template(tmp_path, "{{ plann }}"), plan="x")
    assert "“plann”" in message
    assert "“plan”" in message


def test_names_the_field_that_is_badly_written(tmp_path: Path) -> None:
    assert "{% for a in b %}" in refusal(template(tmp_path, "{% for a in b %}"), b=[])
    assert "{{ x|safe }}" in refusal(template(tmp_path, "{{ x|safe }}"), x="")


def test_refuses_a_template_whose_tags_cut_a_table(tmp_path: Path) -> None:
    """docxtpl would leave out, in silence, what comes after."""
    assert "partenaire.docx" in refusal(
        template(tmp_path, "{% if a %}", rows=[["{% endif %}", "z"]]), a=False
    )


def test_refuses_what_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "faux.docx"
    path.write_text("texte")
    assert "faux.docx" in refusal(path)
    assert "absent.docx" in refusal(tmp_path / "absent.docx")
    assert tmp_path.name in refusal(tmp_path)
