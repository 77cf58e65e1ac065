"""Whatever users write comes out as they wrote it, in every field, in HTML and in Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from cmqplan.documents.dom import text_of
from cmqplan.documents.html import write
from cmqplan.documents.jobs import jobs, maker
from cmqplan.documents.markdown import write as markdown
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.language.controls import visible
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE, ORGANISMES, PLAN
from tests.conftest import lay
from tests.documents.test_markdown import read

TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror='alert(1)'>",
    "link": "[cliquez](javascript:alert(1)) javascript:alert(1)",
    "jinja": "{{ 7*7 }} {% include '/etc/passwd' %} {# rien #}",
    "typst": "#set text(size: 99pt) @ref <label>",
    "ampersand": "R&D <b> &amp;lt;",
    "emoji": "👩‍🎓 ✅ 🇫🇷",
    "right to left": "שלום, العربية",
    "comment": "--> ]]> <!-- <?php ?>",
    "table": "a | b || c |",
    "style": "</style></title></svg><style>*{display:none}",
}


class _Page(HTMLParser):
    """The text a browser shows, and the elements it builds."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags, self.names = "", set[str](), set[str]()
        self.quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.quiet += tag in ("style", "title", "desc", "svg")

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in ("style", "title", "desc", "svg")

    def handle_data(self, data: str) -> None:
        self.text += data if not self.quiet else ""


def hostile_workspace(folder: Path, text: str) -> Path:
    """The example workspace with the text in every place a free text fits."""
    fiche = yaml.load(FICHE.text, yaml.BaseLoader)
    for key in ("titre", "constats", "objectifs"):
        fiche[key] = f"{key} {text} fin"
    fiche["modalites"] = [f"modalite {text} fin", "autre"]
    fiche["livrables"] = [f"livrable {text} fin"]
    fiche["publics"] = [f"public {text} fin"]
    fiche["indicateurs"] = [{"nom": f"indicateur {text} fin", "cible": "3"}]
    fiche["moyens"]["humains"] = f"humains {text} fin"
    fiche["moyens"]["financiers"]["note"] = f"note {text} fin"
    fiche["calendrier"] = [{f"jalon {text} fin": "mars 2024"}]
    plan = yaml.load(PLAN.text, yaml.BaseLoader)
    plan["titre"] = f"plan {text} fin"
    plan["principes"] = f"principe {text} fin"
    plan["cadrage"] = [{"titre": f"section {text} fin", "texte": f"cadrage {text} fin"}]
    organismes = yaml.load(ORGANISMES.text, yaml.BaseLoader)
    organismes["entreprise-exemple"]["nom"] = f"entreprise-exemple {text} fin"

    def dump(value: object) -> str:
        return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)

    return lay(folder, {FICHE.file: dump(fiche), PLAN.file: dump(plan), ORGANISMES.file: dump(organismes)})


def bare(text: str) -> str:
    return re.sub(r"\s+", " ", text)


WORDS = (
    "titre", "constats", "objectifs", "modalite", "livrable", "public", "indicateur", "humains", "note", "jalon", "plan", "principe",
    "section", "cadrage", "entreprise-exemple",
)  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_every_field_shows_it_literally(name: str, tmp_path: Path) -> None:
    text = TEXTS[name]
    root = hostile_workspace(tmp_path, text)
    workspace = examine(root, keep=True).workspace
    made = maker(Request(workspace, "plan-exemple"), templates(workspace))
    (job,) = jobs(made, kinds(root)["plan"])
    document, _ = made.make(job)
    page = _Page()
    page.feed(write(document, made.templates))
    shown = {
        "dom": bare(text_of(document.contents)),
        "html": bare(page.text),
        "markdown": bare(read(markdown(document)).text),
    }
    # In light Markdown, « &amp; » is the way to write « & ».
    for output, whole in shown.items():
        for word in WORDS:
            written, meant = f"{word} {text} fin", f"{word} {text.replace('&amp;', '&')} fin"
            assert bare(written) in whole or bare(meant) in whole, (output, word)
    assert not page.tags & {"script", "img", "b", "label", "iframe"}
    assert not [attribute for attribute in page.names if attribute.startswith("on")]
    assert page.tags.isdisjoint({"object", "embed", "link", "form"})


@pytest.mark.parametrize("sign", ["\x1b]0;pris\x07", "\x9b31m", "\u202e", "\u2066", "\u2028", "\x7f"])
def test_what_steers_reaches_no_document(sign: str, tmp_path: Path) -> None:
    root = lay(
        tmp_path, {"templates/lettre/document.html.j2": f"<h1>Lettre {sign}</h1>\n<p>Bonjour {sign}</p>"}
    )
    workspace = examine(root, keep=True).workspace
    made = maker(Request(workspace, "plan-exemple"), templates(workspace))
    document, _ = made.make(jobs(made, kinds(root)["lettre"])[0])
    for output in (write(document, made.templates), markdown(document)):
        assert "Bonjour" in output
        assert visible(output) == output


def test_a_very_long_text_is_whole(tmp_path: Path) -> None:
    text = ("mot " * 4_990).strip()
    root = hostile_workspace(tmp_path, text)
    workspace = examine(root, keep=True).workspace
    made = maker(Request(workspace, "plan-exemple"), templates(workspace))
    (job,) = jobs(made, kinds(root)["plan"])
    document, _ = made.make(job)
    assert f"constats {text} fin" in text_of(document.contents)
    assert f"constats {text} fin" in markdown(document)


def test_deeply_nested_emphasis_and_lists_are_no_trap(tmp_path: Path) -> None:
    for text in ("*" * 10_000, "[" * 10_000, "- " * 2_000, "`" * 9_999, "\\" * 9_999, "&" * 9_999):
        from cmqplan.documents.texts import blocks

        assert blocks(text) is not None
