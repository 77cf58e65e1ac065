"""Templates: a workspace overrides and adds, the sandbox holds, and every mistake is shown where it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.documents.compose import safe_name
from cmqplan.documents.dom import text_of
from cmqplan.documents.errors import DocumentRefused, TemplateRefused
from cmqplan.documents.jobs import jobs, maker
from cmqplan.documents.render import Output, rendered
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.rules.engine import examine
from tests.conftest import run_here

TOP = "{#\ndescription: Essai\npour: plan\n#}\n<h1>Essai</h1>\n"


def put(root: Path, name: str, text: str | bytes) -> None:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def make(root: Path, kind: str = "essai", **asked: str):
    workspace = examine(root, keep=True).workspace
    made = maker(Request(workspace, "plan-exemple"), templates(workspace))
    return made.make(jobs(made, kinds(root)[kind], **asked)[0])[0]


def refusal(root: Path, kind: str = "essai") -> tuple[str, str]:
    """Where a template is refused, and what is said."""
    with pytest.raises(TemplateRefused) as refused:
        make(root, kind)
    origin = refused.value.origin
    assert origin is not None
    return f"{origin.template}:{origin.line}", refused.value.message.format(**refused.value.params)


def test_a_workspace_adds_a_document(example: Path) -> None:
    put(
        example,
        "essai/document.html.j2",
        TOP + "<p>{{ plan.titre }} – {{ fiches[0].fiche.porteurs[0].organisme|nom }}</p>",
    )
    kind = kinds(example)["essai"]
    assert (kind.description, kind.own) == ("Essai", True)
    assert "Plan d'action 2024 – Campus Exemple" in text_of(make(example).contents)


def test_a_name_that_a_template_writes_itself_is_today_s(example: Path) -> None:
    """Templates are compiled once a process; what is worked out while one is compiled doesn't outlive its run."""
    put(example, "essai/document.html.j2", TOP + "<p>{{ 'entreprise-exemple'|nom }}</p>")
    assert "Entreprise Exemple" in text_of(make(example).contents)
    path = example / "plans" / "organismes.yaml"
    path.write_text(path.read_text("utf-8").replace("Entreprise Exemple", "Scierie Exemple"), "utf-8")
    assert "Scierie Exemple" in text_of(make(example).contents)


def test_a_workspace_overrides_one_part_of_a_document(example: Path) -> None:
    put(example, "_parts/fiche.html.j2", "<p>Notre propre fiche {{ vue.numero }}</p>")
    put(example, "plan/_calendrier.html.j2", "<p>Notre calendrier</p>")
    text = text_of(make(example, "plan").contents)
    assert "Notre propre fiche 1.1" in text
    assert "Notre calendrier" in text
    assert "Financements" in text
    assert kinds(example)["plan"].own
    assert not kinds(example)["maquette"].own


def test_a_documents_own_markdown_takes_the_place_of_the_derived_one(example: Path) -> None:
    put(example, "essai/document.html.j2", TOP)
    put(
        example,
        "essai/document.md.j2",
        "# {{ plan.titre }}\n\n{% set texte = '*a* <b>' %}{{ texte }}\n\n{{ '**gras** <i>'|texte }}\n",
    )
    workspace = examine(example, keep=True).workspace
    ready = templates(workspace)
    made = maker(Request(workspace, "plan-exemple"), ready)
    document, context = made.make(jobs(made, kinds(example)["essai"])[0])
    text = rendered(document, Output.MARKDOWN, ready, context).decode()
    assert text == "# Plan d'action 2024\n\n\\*a\\* &lt;b&gt;\n\n**gras** &lt;i&gt;\n"


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("<p>a</p>\n<p>{{ plna.titre }}</p>", 7, "“plna” doesn't exist; did you mean “plan”"),
        ("<p>{{ plan.titer }}</p>", 6, "“titer” is no field of Plan; did you mean “titre”"),
        ("<p>{{ plan.titre.rien.du.tout }}</p>", 6, "“rien” can't be used on a text"),
        ("{% for vue in fiches %}\n<p>{{ vue.fiche.porteur }}</p>\n{% endfor %}", 7, "“porteurs”"),
        ("<p>a</p>\n\n<p>{% if %}</p>", 8, "can't be read"),
        ("<p>{{ plan.titre|montnt }}</p>", 6, "montnt"),
        ("<p>{{ plan.titre|date }}</p>", 6, "“date” takes a date"),
        ("<p>a</p>\n<marquee>{{ plan.titre }}</marquee>", 7, "marquee"),
        ("<section>\n<p>a</p>\n", 6, "isn't closed"),
        ("<p>\n<ul><li>a</li></ul></p>", 7, "<ul> can't stand directly in <p>"),
        ('{% include "_parts/absent.html.j2" %}', 6, "absent"),
        ("<p>{{ 1 // 0 }}</p>", 6, "zero"),
        ("<p>{{ ''.__class__.__mro__ }}</p>", 6, "__class__"),
        ("<p>{{ plan.model_config.clear() }}</p>", 6, "“model_config” is no field of Plan"),
        ("<p>{% for n in range(1000000000) %}x{% endfor %}</p>", 6, "more than 4\u202f000\u202f000 steps"),
    ],
)
def test_a_mistake_names_the_template_the_line_and_the_word(
    example: Path, body: str, line: int, says: str
) -> None:
    put(example, "essai/document.html.j2", TOP + body)
    where, text = refusal(example)
    assert where == f"essai/document.html.j2:{line}"
    assert says in text


def test_a_mistake_in_a_part_names_the_part(example: Path) -> None:
    put(example, "essai/document.html.j2", TOP + '{% include "_parts/mien.html.j2" %}')
    put(example, "_parts/mien.html.j2", "<p>a</p>\n<p>{{ inconnu }}</p>")
    assert refusal(example)[0] == "_parts/mien.html.j2:2"


def test_parts_that_include_one_another_are_stopped(example: Path) -> None:
    put(example, "essai/document.html.j2", TOP + '{% include "essai/document.html.j2" %}')
    assert "without end" in refusal(example)[1]


def test_a_template_that_isnt_utf8_is_named(example: Path) -> None:
    put(example, "essai/document.html.j2", (TOP + "<p>été</p>").encode("latin-1"))
    assert refusal(example)[0] == "essai/document.html.j2:6"


def test_nothing_outside_the_templates_can_be_read(example: Path) -> None:
    (example / "secret.txt").write_text("secret")
    put(example, "essai/document.html.j2", TOP + '{% include "../../secret.txt" %}')
    assert "secret.txt" in refusal(example)[1]


def test_what_a_document_is_about_must_be_known(example: Path) -> None:
    put(example, "essai/document.html.j2", "{#\npour: tout\n#}\n<h1>x</h1>")
    with pytest.raises(TemplateRefused) as refused:
        kinds(example)
    assert refused.value.params["about"] == "tout"


def test_what_a_document_needs_must_be_there(example: Path) -> None:
    with pytest.raises(DocumentRefused) as refused:
        make(example, "deliberation")
    assert refused.value.params["need"] == "convention.vote"


def test_a_logo_stays_in_the_workspace(example: Path) -> None:
    campus = example / "plans/campus/exemple.yaml"
    campus.write_text(campus.read_text() + "logos: [{fichier: ../logo.png, texte: Logo}]\n")
    with pytest.raises(DocumentRefused) as refused:
        make(example, "plan")
    assert refused.value.params["file"] == "../logo.png"


def test_a_logo_is_part_of_the_page(example: Path) -> None:
    from cmqplan.documents.html import body

    logo = Path(__file__).parent / "pdf" / "logo.png"
    (example / "logo.png").write_bytes(logo.read_bytes())
    campus = example / "plans/campus/exemple.yaml"
    campus.write_text(campus.read_text() + "logos: [{fichier: logo.png, texte: Logo du campus}]\n")
    assert 'src="data:image/png;base64,' in body(make(example, "plan"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fiche-1.1", "fiche-1.1"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d", "a-b-c-d"),
        ("CON", "CON-"),
        ("aux.2024", "aux-.2024"),
        ("...", "document"),
        ("é" * 300, "document"),
        ("x" * 300, "x" * 100),
        ("-rf", "rf"),
    ],
)
def test_a_file_name_stays_in_its_folder(text: str, name: str) -> None:
    assert safe_name(text) == name


@pytest.mark.parametrize(
    ("written", "name", "one"),
    [('"x"|center(9)', "center", "capitale"), ("1 is twice", "twice", "defined")],
)
def test_a_filter_that_is_not_there_is_answered_with_those_that_are(
    real: Path, written: str, name: str, one: str
) -> None:
    own = real / "templates" / "lettre"
    own.mkdir(parents=True)
    (own / "document.html.j2").write_text(f"<h1>x</h1>\n<p>{{{{ {written} }}}}</p>", "utf-8")
    done = run_here("render", "plan-2024", "--document", "lettre", "--stdout", "--to", "md", cwd=real)
    assert done.code == 2
    assert "templates/lettre/document.html.j2:2" in done.err
    assert f"no “{name}”" in done.err
    assert one in done.err
