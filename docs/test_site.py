"""The site that ``python docs/site.py`` has built, in a real browser: ``python -m pytest docs/test_site.py``.

It isn't part of the suite: it looks at ``build/site/html``.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.documents.test_browser import RULES
from tests.documents.test_browser import browser as browser
from tests.documents.test_browser import npm as npm

HTML = Path(__file__).parent.parent / "build" / "site" / "html"
LOOKED_AT = (
    "index.html",
    "galerie.html",
    "pages.html",
    "guide/1-premier-plan.html",
    "cles/fiche.html",
    "regles/index.html",
    "regles/CMQ201.html",
    "en/index.html",
    "en/keys/fiche.html",
    "en/rules/CMQ201.html",
)


class Page(HTMLParser):
    """What a page links to, and what may be linked to in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.names: set[str] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names |= {given[key] or "" for key in ("id", "name") if key in given}
        self.links |= {given[key] or "" for key in ("href", "src") if key in given}


@pytest.fixture(scope="module")
def pages() -> dict[Path, Page]:
    found = {}
    for file in sorted(HTML.rglob("*.html")):
        if file.name == "404.html":  # its addresses are those of a server
            continue
        found[file] = Page()
        found[file].feed(file.read_text("utf-8"))
    assert len(found) > 200, "“python docs/site.py” builds the site"
    return found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    handler = partial(SimpleHTTPRequestHandler, directory=str(HTML))
    handler.func.log_message = lambda *_: None  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_every_link_leads_somewhere(pages: dict[Path, Page]) -> None:
    lost = []
    for file, page in pages.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            name, _, anchor = unquote(link).partition("#")
            target = (file.parent / name).resolve() if name else file
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (anchor and target in pages and anchor not in pages[target].names):
                lost.append((file.relative_to(HTML).as_posix(), link))
    assert lost == []


def test_a_page_says_its_language(pages: dict[Path, Page]) -> None:
    for file in pages:
        language = "en" if file.is_relative_to(HTML / "en") else "fr"
        assert f'<html lang="{language}"' in file.read_text("utf-8"), file


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1360, "light"), (390, "dark")])
def test_axe_finds_nothing_and_no_other_host_is_asked(
    address: str,
    npm: Path,
    browser: Any,
    width: int,
    scheme: str,
) -> None:
    axe = (npm / "axe-core" / "axe.min.js").read_text("utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found: list[str] = []
    for name in LOOKED_AT:
        page.goto(address + name, wait_until="networkidle")
        page.evaluate(axe)
        result = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
        assert result["passes"], name
        found += [f"{name}: {v['id']}: {v['nodes'][0]['html'][:200]}" for v in result["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()
    assert [one for one in asked if not one.startswith((address, "data:", "blob:"))] == []
    assert not found, "\n".join(found)


@pytest.mark.browser
@pytest.mark.parametrize(("page_name", "words"), [("index.html", "convention"), ("en/index.html", "agenda")])
def test_the_search_finds(address: str, browser: Any, page_name: str, words: str) -> None:
    page = browser.new_page()
    page.goto(address + page_name, wait_until="networkidle")
    page.locator(".md-search__button").click()
    page.keyboard.type(words)
    page.get_by_role("option").filter(has_text=words).first.wait_for()
    page.close()
