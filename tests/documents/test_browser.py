"""Every HTML document in a real browser: accessible by axe-core, valid by the Nu checker, at home on a phone and in the dark.

axe-core and the checker come through npm into a folder of the test run; without npm, a browser or Java the tests skip.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cmqplan import load
from cmqplan.documents.html import write
from cmqplan.documents.templates import templates
from tests.conftest import ROOT, run_here
from tests.documents.making import PLANS, document, real_document
from tests.documents.test_pages import DAY, write_plan

pytestmark = pytest.mark.browser

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
AXE = """async rules => {
    const found = await axe.run(document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]});
    return [found.passes.length, found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`)];
}"""
ROWS = """() => [...document.querySelectorAll(".matrix th[scope=row]")].map(name => {
    const box = name.closest(".scroll");
    box.scrollLeft = 200;
    return [name.getBoundingClientRect(), name.nextElementSibling.getBoundingClientRect(), box.getBoundingClientRect().left]
        .map(found => found.toJSON ? found.toJSON() : found);
})"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each document of both plans once, a draft, and amounts of billions."""
    folder = tmp_path_factory.mktemp("pages")
    whole = "plan,synthese,bilan,maquette,deliberation,convention-annexe"
    for words in (["--document", whole], ["--fiche", "1.2"], ["--partner", "dijon-metropole"]):
        done = run_here(
            "render", *PLANS, *words, "--to", "html", "--date", "2024-10-15", "-o", str(folder), cwd=ROOT
        )
        assert done.code == 0, done.err
    done = run_here("render", "plan-2024", "--draft", "--to", "html", "-o", str(folder / "draft"), cwd=ROOT)
    assert done.code == 0, done.err
    for plan, kind in (
        ("plan-2024", "avenant"),
        ("plan-2024", "lettre"),
        ("plan-2022", "compte-rendu-financier"),
    ):
        page = write(real_document(plan, kind), templates(load(ROOT, [plan])))
        (folder / f"{kind}.html").write_text(page, "utf-8")
    root = tmp_path_factory.mktemp("billions")
    write_plan(root, 4, 4, range(2024, 2026), thousands=10_000_000)
    for kind in ("synthese", "maquette", "bilan"):
        page = write(real_document("grand", kind, root=root, day=DAY), templates(load(root, ["grand"])))
        (folder / f"billions-{kind}.html").write_text(page, "utf-8")
    found = sorted(folder.rglob("*.html"))
    assert len(found) == 23
    return found


@pytest.fixture(scope="module")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with axe-core and the Nu checker."""
    if shutil.which("npm") is None:
        pytest.skip("npm isn't there to fetch axe-core and the Nu checker")
    folder = tmp_path_factory.mktemp("npm")
    done = subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "axe-core@4", "vnu-jar"],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip("npm couldn't fetch axe-core and the Nu checker")
    return folder / "node_modules"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium browser is installed")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.mark.parametrize(("width", "scheme"), [(1360, "light"), (390, "dark")])
def test_axe_finds_nothing(pages: list[Path], npm: Path, browser: Any, width: int, scheme: str) -> None:
    axe = (npm / "axe-core" / "axe.min.js").read_text("utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found: list[str] = []
    for path in pages:
        page = context.new_page()
        page.goto(path.as_uri())
        page.evaluate(axe)
        passed, violations = page.evaluate(AXE, RULES)
        assert passed, path.name
        found += [f"{path.name}: {one}" for one in violations]
        page.close()
    context.close()
    assert not found


@pytest.mark.parametrize("width", [320, 390, 768, 1360])
def test_no_page_scrolls_sideways(pages: list[Path], browser: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
    context.close()


def test_on_a_phone_a_matrix_names_its_rows_over_figures_that_scroll(pages: list[Path], browser: Any) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    seen = 0
    for path in pages:
        page.goto(path.as_uri())
        for name, figure, left in page.evaluate(ROWS):
            seen += 1
            assert name["bottom"] <= figure["top"] + 1, path.name
            assert left - 1 <= name["left"] < name["right"] <= left + 351, path.name
    context.close()
    assert seen > 20


def test_a_page_asks_the_network_for_nothing_and_runs_no_script(pages: list[Path], browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages:
        page.goto(path.as_uri())
    context.close()
    assert asked == [path.as_uri() for path in pages]


FACTS = """() => [...document.querySelectorAll(".facts > *")].map(one => [one.tagName, one.getBoundingClientRect().left])"""


@pytest.mark.parametrize("width", [390, 1280])
def test_each_value_stands_under_or_beside_its_label(browser: Any, tmp_path: Path, width: int) -> None:
    facts = "<dl class='facts'><dt>Subvention</dt><dd>2024</dd><dd>2025</dd><dt>Dates</dt><dd>mars</dd></dl>"
    (tmp_path / "p.html").write_text(write(document(facts), templates(load(ROOT, ["plan-2024"]))), "utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto((tmp_path / "p.html").as_uri())
    placed = page.evaluate(FACTS)
    context.close()
    labels, values = ({left for tag, left in placed if tag == name} for name in ("DT", "DD"))
    assert len(labels) == len(values) == 1
    assert (labels == values) is (width == 390)


PRINTED = {
    ("plan-2022", "plan"): 7,
    ("plan-2022", "synthese"): 2,
    ("plan-2024", "plan"): 10,
    ("plan-2024", "synthese"): 2,
    ("plan-2024", "maquette"): 3,
    ("plan-2024", "lettre"): 3,
    ((60, 12), "synthese"): 2,
    ((60, 12), "maquette"): 20,
    ((100, 25), "synthese"): 2,
}
"""How many pages a document may take when a browser prints it: about what its PDF takes."""


def test_a_page_prints_on_about_as_many_pages_as_the_pdf_has(browser: Any, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    context = browser.new_context()
    page = context.new_page()
    taken = {}
    for (plan, kind), most in PRINTED.items():
        root, name, day = ROOT, plan, {}
        if isinstance(plan, tuple):
            root, name, day = tmp_path / f"{plan[0]}-{plan[1]}", "grand", {"day": DAY}
            if not root.exists():
                write_plan(root, *plan, range(2024, 2028), title="Ouvrir les ateliers des lycées")
        made = real_document(name, kind, root=root, **day)
        (tmp_path / "p.html").write_text(write(made, templates(load(root, [name]))), "utf-8")
        page.goto((tmp_path / "p.html").as_uri())
        page.pdf(path=str(tmp_path / "p.pdf"), prefer_css_page_size=True)
        with pikepdf.open(tmp_path / "p.pdf") as printed:
            if len(printed.pages) > most:
                taken[plan, kind] = len(printed.pages)
    context.close()
    assert taken == {}


def test_the_nu_checker_finds_no_error(pages: list[Path], npm: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("the Nu checker needs Java")
    jar = next((npm / "vnu-jar").rglob("vnu.jar"))
    done = subprocess.run(
        # Quick to start: most of its time goes to compiling itself; less compiled, it takes more of the stack.
        ["java", "-XX:TieredStopAtLevel=1", "-Xss8m", "-jar", str(jar), "--errors-only", *map(str, pages)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[:2000]
