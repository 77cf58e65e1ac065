"""The README's own commands, run: what it shows is what they print."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, UPDATE, run_cmqplan

README = ROOT / "README.md"
BLOCK = re.compile(
    r"(?:<!-- edit (?P<file>\S+): (?P<old>.+?) -> (?P<new>.+?) -->\n)?```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```",
    re.DOTALL,
)


def _blocks() -> list[re.Match[str]]:
    return list(BLOCK.finditer(README.read_text(encoding="utf-8")))


def _run(block: re.Match[str], folder: Path) -> str:
    shutil.copytree(ROOT / "plans", folder / "plans")
    if block["file"]:
        path = folder / block["file"]
        text = path.read_text(encoding="utf-8")
        assert block["old"] in text
        path.write_text(text.replace(block["old"], block["new"], 1), encoding="utf-8")
    name, *arguments = shlex.split(block["command"])
    assert name == "cmqplan"
    environment = {"COLUMNS": "80", "CMQPLAN_NO_CACHE": "1", "SOURCE_DATE_EPOCH": "1719705600"}
    done = run_cmqplan(*arguments, cwd=folder, env=environment)
    assert done.code in (0, 1), done.err
    return re.sub(r"[ \t]+$", "", done.out + done.err, flags=re.MULTILINE)


@pytest.mark.parametrize("n", range(len(_blocks())))
def test_what_the_readme_shows_is_what_the_command_prints(n: int, tmp_path: Path) -> None:
    block = _blocks()[n]
    output = _run(block, tmp_path)
    if UPDATE:
        text = README.read_text(encoding="utf-8")
        start, end = block.span("output")
        README.write_text(text[:start] + output + text[end:], encoding="utf-8")
        return
    assert block["output"] == output


def test_the_readme_shows_every_kind_of_command() -> None:
    shown = {block["command"].split()[1] for block in _blocks()}
    assert shown >= {"validate", "render", "budget", "network", "obligations", "parse"}


def test_the_fiche_it_shows_is_valid(tmp_path: Path) -> None:
    from cmqplan.findings import Severity
    from cmqplan.rules.engine import examine
    from cmqplan.rules.examples import FICHE
    from tests.conftest import DAY, lay

    text = re.search(r"```yaml\n(numero:.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert text is not None
    from cmqplan.report.assemble import report

    found = report(examine(lay(tmp_path, {FICHE.file: text[1]}), today=DAY))
    assert [item for item in found.located if item.severity is not Severity.INFO] == []


def test_every_page_it_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []
