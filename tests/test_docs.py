"""The documentation: the pages of rules and keys are what rules and models say, links lead somewhere, YAML is YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cmqplan.language import current, use
from cmqplan.model.keys import FILES
from cmqplan.report import pages, reference
from cmqplan.rules.catalogue import rules
from tests.conftest import ROOT, golden, no_other

DOCS = ROOT / "docs"
RULES = {"en": DOCS / "en" / "rules", "fr": DOCS / "fr" / "regles"}
KEYS = {"en": DOCS / "en" / "keys", "fr": DOCS / "fr" / "cles"}
MADE = {*RULES.values(), *KEYS.values()}
"""The folders of pages that are written from the rules and from the models."""
WRITTEN = [
    *sorted(ROOT.glob("*.md")),
    *sorted(path for path in DOCS.rglob("*.md") if path.parent not in MADE),
]
"""The pages that people write."""

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```yaml[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def relative(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(params=RULES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = current()
    use(request.param)
    yield request.param
    use(before)


@pytest.mark.parametrize("code", rules())
def test_a_rules_page_is_what_the_rule_says(code: str, language: str) -> None:
    page = pages.markdown(rules()[code])
    assert f" {code} {rules()[code].slug}" in page.split("```text\n", 1)[1].split("```", 1)[0]
    golden(RULES[language] / f"{code}.md", page)


@pytest.mark.parametrize("kind", FILES)
def test_a_kind_of_files_page_is_what_its_models_say(kind: str, language: str) -> None:
    golden(KEYS[language] / f"{kind}.md", reference.markdown(kind))


def test_the_lists_of_pages_are_what_there_is(language: str) -> None:
    golden(RULES[language] / "index.md", pages.index())
    golden(KEYS[language] / "index.md", reference.index())
    no_other(RULES[language], {"index.md", *(f"{code}.md" for code in rules())})
    no_other(KEYS[language], {"index.md", *(f"{kind}.md" for kind in FILES)})


@pytest.mark.parametrize(
    "page",
    [*WRITTEN, *sorted(folder / "index.md" for folder in MADE), *sorted(KEYS["fr"].glob("*.md"))],
    ids=relative,
)
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


@pytest.mark.parametrize("language", RULES)
def test_every_page_is_in_the_list_of_all_pages(language: str) -> None:
    """It is the site's navigation too."""
    index = DOCS / language / "index.md"
    listed = {(index.parent / link).resolve() for link in LINK.findall(index.read_text(encoding="utf-8"))}
    written = {page for page in WRITTEN if page.is_relative_to(index.parent) and page != index}
    assert len(written) > 15
    assert written - listed == set()


@pytest.mark.parametrize("page", WRITTEN, ids=relative)
def test_every_yaml_block_parses(page: Path) -> None:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        assert yaml.safe_load(block) is not None, block


def test_the_rules_pages_show_passing_examples_that_parse() -> None:
    blocks = [BLOCK.findall((RULES["en"] / f"{code}.md").read_text(encoding="utf-8")) for code in rules()]
    assert {len(found) for found in blocks} == {2}
    for _, passing in blocks:
        assert yaml.safe_load(passing) is not None, passing


def test_there_are_links_and_blocks_to_look_at() -> None:
    texts = [page.read_text(encoding="utf-8") for page in WRITTEN]
    assert len(WRITTEN) > 8
    assert sum(len(LINK.findall(text)) for text in texts) > 8
    assert sum(len(BLOCK.findall(text)) for text in texts) > 2


FRENCH = [page for page in WRITTEN if page.name == "LISEZMOI.md" or page.is_relative_to(DOCS / "fr")]
NOT_PROSE = re.compile(
    r"```.*?^ *```$|<!--.*?-->|`[^`\n]*`|\]\([^)]*\)|<https?:[^>]*>", re.DOTALL | re.MULTILINE
)


@pytest.mark.parametrize("page", FRENCH, ids=relative)
def test_french_prose_has_its_no_break_spaces(page: Path) -> None:
    prose = NOT_PROSE.sub("x", page.read_text(encoding="utf-8"))
    assert re.findall(r".{0,30}(?: [:;!?»](?!-)|« ).{0,10}", prose) == []
