"""The documentation: the rules' pages are what the rules say, links lead somewhere, and what is shown as YAML is YAML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from cmqplan.report import pages
from cmqplan.rules.catalogue import rules
from tests.conftest import ROOT, golden, no_other

DOCS = ROOT / "docs"
RULES = DOCS / "rules"
WRITTEN = [ROOT / "README.md", *sorted(path for path in DOCS.rglob("*.md") if path.parent != RULES)]
"""The pages that people write; those of the rules are written from the rules."""

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```yaml[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def relative(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("code", rules())
def test_a_rules_page_is_what_the_rule_says(code: str) -> None:
    golden(RULES / f"{code}.md", pages.markdown(rules()[code]))


def test_the_list_of_rules_is_what_the_catalogue_holds() -> None:
    golden(RULES / "index.md", pages.index())


def test_no_page_outlives_its_rule() -> None:
    no_other(RULES, {"index.md", *(f"{code}.md" for code in rules())})


@pytest.mark.parametrize("code", rules())
def test_a_rules_page_shows_what_the_terminal_shows(code: str) -> None:
    text = (RULES / f"{code}.md").read_text(encoding="utf-8")
    assert f" {code} {rules()[code].slug}" in text.split("```text\n", 1)[1].split("```", 1)[0]


@pytest.mark.parametrize("page", WRITTEN, ids=relative)
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file of the project, and to a heading of it where one is named. Addresses are left alone."""
    assert [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not leads(link, page)] == []


def leads(link: str, page: Path) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    name, _, heading = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not (target.is_relative_to(ROOT) and target.exists()):
        return False
    return not heading or heading in anchors(target)


def anchors(page: Path) -> set[str]:
    """The names that headings can be reached by."""
    headings = re.findall(r"^#{1,6} (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", WRITTEN, ids=relative)
def test_every_yaml_block_parses(page: Path) -> None:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        assert yaml.safe_load(block) is not None, block


def test_the_rules_pages_show_passing_examples_that_parse() -> None:
    blocks = [BLOCK.findall((RULES / f"{code}.md").read_text(encoding="utf-8")) for code in rules()]
    assert {len(found) for found in blocks} == {2}
    for _, passing in blocks:
        assert yaml.safe_load(passing) is not None, passing


def test_there_are_links_and_blocks_to_look_at() -> None:
    texts = [page.read_text(encoding="utf-8") for page in WRITTEN]
    assert len(WRITTEN) > 4
    assert sum(len(LINK.findall(text)) for text in texts) > 8
    assert sum(len(BLOCK.findall(text)) for text in texts) > 2
