"""What a template tries and doesn't get: every way out we know of, through the command, in each kind of template."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from cmqplan.documents.jobs import maker
from cmqplan.documents.sandbox import FILTERS, LOOP, TESTS, TEXT_FILTERS
from cmqplan.documents.templates import templates
from cmqplan.documents.views import Request
from cmqplan.rules.engine import examine
from tests.conftest import ROOT, lay, run_here

pytest.importorskip("docxtpl", reason="the docx-template extra isn't installed")

import docx

TOP = "{#\npour: plan\n#}\n<h1>Essai</h1>\n"

ATTACKS = (
    # programs and files through the models
    """{{ plan.parse_raw("cos\\nsystem\\n(S'id > pwned.txt'\\ntR.", content_type="application/pickle", allow_pickle=True) }}""",
    '{{ plan.parse_file("secret.txt", content_type="application/json") }}',
    '{{ plan["parse_raw"]("1") }}',
    "{{ plan.model_construct(titre='x') }}",
    "{{ plan.model_dump() }}",
    "{{ plan.copy() }}",
    "{{ plan() }}",
    "{{ fiches() }}",
    "{{ absent() }}",
    "{{ plan.__class__ }}",
    "{{ plan['__class__'] }}",
    "{{ plan._value }}",
    "{{ plan.tell('titre') }}",
    "{{ plan.kind }}",
    "{{ fiches[0].fiche.parse_raw('1') }}",
    "{{ fiches[0].fiche.calendrier }}",
    "{{ fiches[0].fiche.porteurs }}",
    "{{ finances.total.of(1) }}",
    "{{ finances.total.__class__ }}",
    "{{ plan.date.fromtimestamp(0) }}",
    "{{ organismes.values().__class__ }}",
    "{{ organismes.pop('x') }}",
    "{{ organismes.clear() }}",
    # through Python's own values
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ()|attr('__class__') }}",
    "{{ [plan]|map(attribute='__class__')|join }}",
    "{{ ([plan]|map(attribute='parse_raw')|first)('1') }}",
    "{{ [plan]|map('attr', '__class__')|list|length }}",
    "{{ ([plan]|groupby('__class__')|first).grouper }}",
    "{{ [plan, plan]|sort(attribute='__class__')|length }}",
    "{{ [plan]|sum(attribute='__class__') }}",
    "{{ [plan]|unique(attribute='__class__')|list|length }}",
    "{{ [plan, plan]|max(attribute='__class__') }}",
    "{{ [plan]|selectattr('__class__')|list|length }}",
    "{{ [plan]|selectattr('titre.__class__')|list|length }}",
    "{{ [plan]|rejectattr('parse_raw')|list|length }}",
    "{{ [plan]|join(', ', attribute='__class__') }}",
    "{{ '{0.__class__}'.format(plan) }}",
    "{{ '{0.__class__}'.format_map(plan) }}",
    "{{ '%s'|format(plan) }}",
    "{{ '%s' % plan }}",
    "{{ plan ~ '' }}",
    "{{ [plan] ~ '' }}",
    "{{ plan|string }}",
    "{{ [plan]|join }}",
    "{{ plan|upper }}",
    "{{ 'x'|replace('x', plan) }}",
    "{{ plan|nom }}",
    "{{ plan|montant }}",
    "{{ plan|texte }}",
    "{{ fiches|enumere }}",
    "{{ plan|pprint }}",
    "{{ plan|tojson }}",
    "{{ plan|xmlattr }}",
    "{{ plan|list }}",
    "{{ '<script>'|safe }}",
    "{{ 'a b'|urlize }}",
    "{{ 'x'.encode() }}",
    "{{ 1 .__class__ }}",
    # through Jinja's own values
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{% block b %}{{ super.__class__ }}{% endblock %}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner }}",
    "{{ dict(a=1) }}",
    "{{ lipsum() }}",
    "{{ lipsum.__globals__.os }}",
    "{{ namespace.__init__ }}",
    "{{ namespace(a=1) }}",
    "{% set n = namespace(a=1) %}{{ n.__class__ }}",
    "{% set n = namespace(a=1) %}{{ n._Namespace__attrs }}",
    "{{ range.__class__ }}",
    "{{ range }}",
    "{% macro m() %}{% endmacro %}{{ m }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__init__ }}",
    "{% macro m() %}{{ caller.__class__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m(1) }}",
    "{% for a in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for a in [1] %}{{ loop }}{% endfor %}",
    "{% for a in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% for a in [1] %}{{ loop.cycle.__func__ }}{% endfor %}",
    "{{ absent }}",
    "{{ absent.__class__ }}",
    "{{ true.__class__ }}",
    "{{ none.__class__ }}",
    "{{ plan is callable }}",
    "{% include plan %}",
    "{% include '../../secret.txt' %}",
    "{% include '/etc/passwd' %}",
    "{% import '../../secret.txt' as x %}",
    "{% extends '../../secret.txt' %}",
    "{% do plan.clear() %}",
    "{% debug %}",
)  # fmt: skip

BOMBS = (
    "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
    "{% for a in range(1000000000000) %}{% endfor %}",
    "{{ range(10000000)|list|length }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [0] * 1000000000 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{% set n = namespace(x=3) %}{% for a in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x=[1]) %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = n.x|replace('', n.x) %}{% endfor %}",
    "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = [n.x, n.x]|join(n.x) %}{% endfor %}",
    "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
    "{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% set l = range(100000)|list %}{% for a in range(4000000) %}{% if a in l %}{% endif %}{% endfor %}",
    "{% set l = range(100000)|list %}{% for a in l if l|select('eq', a)|list %}{% endfor %}",
    "{{ 'a'|center(1000000000) }}",
    "{{ 'a b'|wordwrap(1) }}",
    "{{ 'a'|indent(1000000000) }}",
    "{{ 1.5|round(1000000000, 'ceil') }}",
    "{{ [1]|batch(1000000000)|list|length }}",
    "{{ 'a'.ljust(1000000000) }}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{% if 1 %}" * 300 + "{% endif %}" * 300,
)  # fmt: skip


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))


MANY = """
import sys
from pathlib import Path
from cmqplan.documents.errors import DocumentRefused, TemplateRefused
from cmqplan.documents.jobs import Job, maker
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.documents.word import fill
from cmqplan.language import fill as words
from cmqplan.rules.engine import examine
from cmqplan.documents import sandbox
sandbox.MOST_STEPS //= 10  # as well as the whole, and sooner
sandbox.MOST_CHARACTERS //= 10
root = Path.cwd()
workspace = examine(root, keep=True).workspace
ready = templates(workspace)
made = maker(Request(workspace, "plan-exemple"), ready)
for number in range(int(sys.argv[1])):
    try:
        if Path(f"{number}.docx").exists():
            fill(Path(f"{number}.docx"), made.context, ready.filters)
        else:
            made.make(Job(kinds(root)[f"essai-{number}"]))
    except (DocumentRefused, TemplateRefused) as error:
        line = words(error.message, error.params).replace(chr(10), " ")
    else:
        line = "WRITTEN"
    print(number, line)
"""


def said_of_each(root: Path, count: int) -> list[str]:
    """What the command says of each template of a workspace: all of them in one process, for the time it takes to start."""
    done = subprocess.run(
        [sys.executable, "-c", MANY, str(count)],
        cwd=root, capture_output=True, text=True, timeout=240, check=False, preexec_fn=_bounded,
        env={"CMQPLAN_LANG": "en", "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line.split(" ", 1)[1] for line in done.stdout.splitlines()]
    assert len(lines) == count
    return lines


def workspace(folder: Path, kind: str, texts: tuple[str, ...]) -> Path:
    root = lay(folder, {})
    (root / "secret.txt").write_text("le secret")
    for number, text in enumerate(texts):
        if kind == "docx":
            written = docx.Document()
            written.add_paragraph(text)
            written.save(str(root / f"{number}.docx"))
        else:
            path = root / "templates" / f"essai-{number}" / "document.html.j2"
            path.parent.mkdir(parents=True)
            path.write_text(f"{TOP}<p>{text}</p>")
    return root


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize("texts", [ATTACKS, BOMBS], ids=["attacks", "bombs"])
def test_no_way_out(tmp_path: Path, kind: str, texts: tuple[str, ...]) -> None:
    root = workspace(tmp_path, kind, texts)
    before = sorted(path.name for path in root.iterdir())
    said = said_of_each(root, len(texts))
    written = [text for text, line in zip(texts, said, strict=True) if line == "WRITTEN"]
    assert not written, written
    for text, line in zip(texts, said, strict=True):
        assert not re.search(r"le secret|Traceback|<(?:function|class|bound|module)| at 0x|root:", line), (
            text,
            line,
        )
    assert sorted(path.name for path in root.iterdir() if path.name != "out") == before


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_the_command_runs_no_program(tmp_path: Path, kind: str) -> None:
    root = workspace(tmp_path, kind, ATTACKS[:1])
    word = ("--docx-template", "0.docx") if kind == "docx" else ("--document", "essai-0")
    done = run_here("render", *word, cwd=root)
    assert done.code == 2
    assert "“parse_raw” is no field of Plan" in done.err
    assert not (root / "pwned.txt").exists()


def test_filters_and_tests_are_those_that_are_listed(example: Path) -> None:
    """A new release of Jinja brings a template nothing that nobody looked at."""
    ready = templates(examine(example, keep=True).workspace)
    own = {name for name in ready.filters if not name.startswith(" ")}
    assert {name for name in ready.content.filters if not name.startswith(" ")} == (
        FILTERS | TEXT_FILTERS | {"join", "replace", "string"} | own
    )
    assert set(ready.content.tests) == TESTS
    assert set(ready.content.globals) == {"range", "namespace"}


def test_what_is_empty_writes_nothing_and_is_said(example: Path) -> None:
    put = example / "templates" / "lettre" / "document.html.j2"
    put.parent.mkdir(parents=True)
    put.write_text(
        f"{TOP}<p>vote [{{{{ convention.vote }}}}], brouillon {{{{ brouillon }}}}, {{{{ 'a' ~ none }}}}</p>"
    )
    done = run_here("render", "--document", "lettre", "--stdout", "--to", "md", cwd=example)
    assert (done.code, done.out) == (0, "# Essai\n\nvote \\[\\], brouillon non, a\n")
    assert "templates/lettre/document.html.j2:5: convention.vote" in done.err


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            "convention.parties",
            "“convention.parties” is a list, not a text; write “{% for element in convention.parties %}”",
        ),
        ("fiches[0].fiche", "“fiches[0].fiche” is a whole Fiche, not a text; write one of its fields: "),
        ("organismes", "“organismes” is a table, not a text"),
        ("plan.axes[0] ~ ''", "“plan.axes[0]” is a whole Axe"),
    ],
)
def test_what_is_no_text_says_what_to_write(example: Path, written: str, says: str) -> None:
    put = example / "templates" / "lettre" / "document.html.j2"
    put.parent.mkdir(parents=True)
    put.write_text(f"{TOP}<p>{{{{ {written} }}}}</p>")
    done = run_here("render", "--document", "lettre", cwd=example)
    assert done.code == 2
    assert f"templates/lettre/document.html.j2:5: {says}" in done.err


@pytest.mark.parametrize(
    ("name", "filters", "functions"),
    [("en/templates.md", "Jinja's filters", "Functions"), ("fr/modeles.md", "Filtres de Jinja", "Fonctions")],
)
def test_the_documentation_lists_what_a_template_may_use(
    example: Path, name: str, filters: str, functions: str
) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")

    def listed(head: str) -> set[str]:
        line = next(line for line in page.splitlines() if line.startswith(head))
        return set(re.findall(r"`([^`]+)`", line))

    ready = templates(examine(example, keep=True).workspace)
    assert listed(f"- **{filters}**") == FILTERS | TEXT_FILTERS | {"join", "replace", "string"}
    assert listed("- **Tests**") == TESTS
    assert listed(f"- **{functions}**") == LOOP | {"range", "namespace", "loop"}
    for known in ready.filters:
        assert f"`{known}" in page, known
    for variable in maker(Request(examine(example, keep=True).workspace, "plan-exemple"), ready).context:
        assert f"`{variable}`" in page, variable
