"""The package stands alone: it could be a library of its own. Its page says what it does."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cmqplan.periods
from cmqplan.language import current, template, use
from cmqplan.periods import REFUSALS, Periode, PeriodeRefusee, parse
from cmqplan.periods.reading import LONGEST

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "en" / "periods.md", "fr": DOCS / "fr" / "periodes.md"}
SOURCES = sorted(Path(cmqplan.periods.__file__).parent.glob("*.py"))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", SOURCES, ids=[path.name for path in SOURCES])
def test_imports_the_standard_library_and_itself_only(path: Path) -> None:
    for name in imported(path):
        assert (
            name.startswith(("cmqplan.periods", "cmqplan.language"))
            or name.split(".")[0] in sys.stdlib_module_names
        ), name


def test_has_sources_to_look_at() -> None:
    assert len(SOURCES) > 5


def test_is_imported_alone_and_without_what_only_errors_need() -> None:
    program = "import sys, cmqplan.periods; print(*(name for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "cmqplan.periods" in loaded
    assert "difflib" not in loaded
    assert (
        not {
            name for name in loaded if name.startswith("cmqplan.") and not name.startswith("cmqplan.language")
        }
        - {f"cmqplan.periods.{path.stem}" for path in SOURCES}
        - {"cmqplan.periods", "cmqplan.version"}
    )


def test_a_reading_is_remembered_but_never_its_caller_s_string() -> None:
    class Scalar(str):
        __slots__ = ("line",)

    periode = parse(Scalar("mars 2024"))
    assert type(periode.texte) is str
    assert parse("mars 2024") is periode


def test_a_period_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        parse("mars 2024").debut = None  # type: ignore[misc]
    assert not hasattr(parse("mars 2024"), "__dict__")


@pytest.mark.parametrize("language", PAGES)
def test_the_page_names_every_refusal_and_its_message(language: str) -> None:
    page = PAGES[language].read_text(encoding="utf-8")
    before = current()
    use(language)
    try:
        for kind, says in REFUSALS.items():
            assert f"| `{kind}` | {template(says.message)} | {template(says.help)} |" in page, kind
    finally:
        use(before)


REFUSED = ("refused", "refusé")


def examples(page: Path = PAGES["en"]) -> list[tuple[str, str]]:
    """The rows ``| `text` | bounds |`` of the page's tables of forms."""
    found = []
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 2 and cells[0].startswith("`") and (" – " in cells[1] or cells[1] in REFUSED):
            found += [(text.strip("`"), cells[1]) for text in cells[0].split("`, `")]
    return found


def test_the_pages_have_the_same_examples() -> None:
    assert len(examples()) > 60
    french = [(text, bounds.replace("refusé", "refused")) for text, bounds in examples(PAGES["fr"])]
    assert french == examples()


@pytest.mark.parametrize(("text", "bounds"), examples())
def test_the_examples_of_the_page_are_true(text: str, bounds: str) -> None:
    if bounds in REFUSED:
        with pytest.raises(PeriodeRefusee):
            parse(text)
        return
    first, last = bounds.split(" – ")
    periode: Periode = parse(text)
    assert (str(periode.debut or ".."), str(periode.fin or "..")) == (first, last)


def test_the_page_says_the_longest_text() -> None:
    assert f"{LONGEST} characters" in PAGES["en"].read_text(encoding="utf-8")
    assert f"{LONGEST} caractères" in PAGES["fr"].read_text(encoding="utf-8").replace("\u00a0", " ")
