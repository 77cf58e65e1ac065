"""README, its French twin and the guides, followed step by step: what they show is what the commands print.

A page is walked from top to bottom. Comments that a reader of the page doesn't see say what else is done:

    <!-- begin: plans -->            in a new folder with the project's own plans (or ``nothing``)
    <!-- begin: nothing on DAY -->   as on that day, which ``--date`` tells the commands that judge from one
    <!-- run: cmqplan … -->          a command whose answer isn't shown
    <!-- edit: FILE: old -> new -->   a change that the text tells in words
    <!-- write: FILE -->             the YAML block that follows is this file
    <!-- more: FILE -->              the YAML block that follows is put at the end of this file

A shown answer whose last line is « […] » goes on. ``python -m tests.dev regenerate`` writes the answers anew. Each command of
the front pages is a process of its own.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT, UPDATE, Done, run_cmqplan, run_here

PAGES = {
    ROOT / "README.md": "en",
    ROOT / "LISEZMOI.md": "fr",
    **{
        page: language
        for language in ("en", "fr")
        for page in sorted((ROOT / "docs" / language / "guide").glob("*.md"))
    },
}
STEP = re.compile(
    r"""^<!--\ (?P<order>begin|run|edit|write|more):\ (?P<words>.+?)\ -->$
      | ^```console\n\$\ (?P<command>[^\n]+)\n(?P<answer>.*?)^```$
      | ^```yaml\n(?P<yaml>.*?)^```$""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
MORE = "[…]\n"
JUDGING = ("validate", "obligations", "network")


@dataclass
class Walk:
    """Where a walk is."""

    language: str
    home: Path
    answering: Callable[..., Done]
    folder: Path = Path()
    day: str = ""
    awaits: tuple[str, Path] | None = None
    """What the next YAML block is: written to a file, or put at its end."""
    begun: int = field(default=0)

    def run(self, line: str) -> Done:
        name, *arguments = shlex.split(line)
        assert name == "cmqplan", line
        if self.day and arguments[0] in JUDGING and "--date" not in arguments:
            arguments += ["--date", self.day]
        environment = {"COLUMNS": "80", "SOURCE_DATE_EPOCH": "1719705600", "CMQPLAN_LANG": self.language}
        return self.answering(*arguments, cwd=self.folder, env=environment)

    def obey(self, order: str, words: str) -> None:
        if order == "begin":
            start, _, self.day = words.partition(" on ")
            self.begun += 1
            self.folder = self.home / str(self.begun)
            self.folder.mkdir()
            if start != "nothing":
                shutil.copytree(ROOT / start, self.folder / start)
        elif order == "run":
            done = self.run(words)
            assert done.code == 0, (words, done.out, done.err)
        elif order == "edit":
            file, _, change = words.partition(": ")
            old, _, new = change.partition(" -> ")
            text = (self.folder / file).read_text(encoding="utf-8")
            assert old in text, words
            (self.folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        else:
            self.awaits = (order, self.folder / words)

    def hold(self, text: str) -> None:
        """Take a YAML block that is a file, or the end of one."""
        if self.awaits is not None:
            (order, path), self.awaits = self.awaits, None
            before = path.read_text(encoding="utf-8") if order == "more" else ""
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(before + text, encoding="utf-8")

    def answer(self, command: str, shown: str) -> str:
        """What a command prints, cut where the page cuts it."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            assert self.folder.is_dir(), command
            return ""
        done = self.run(command)
        assert done.code in (0, 1), (command, done.err)
        answer = re.sub(r"[ \t]+$", "", done.out + done.err, flags=re.MULTILINE)
        if shown.endswith(MORE):
            lines = answer.splitlines(keepends=True)[: shown.count("\n") - 1]
            return "".join(lines) + MORE
        return answer


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_shows_is_what_its_commands_print(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    walk = Walk(PAGES[page], tmp_path, run_cmqplan if page.parent == ROOT else run_here)
    answered, end = "", 0
    for step in STEP.finditer(text):
        if step["order"]:
            walk.obey(step["order"], step["words"])
        elif step["yaml"] is not None:
            walk.hold(step["yaml"])
        else:
            answered += text[end : step.start("answer")] + walk.answer(step["command"], step["answer"])
            end = step.end("answer")
    answered += text[end:]
    assert walk.begun, "no step to follow"
    if UPDATE:
        page.write_text(answered, encoding="utf-8", newline="\n")
    assert answered == text or UPDATE


def test_the_first_pages_show_every_kind_of_command_and_are_short() -> None:
    for name in ("README.md", "LISEZMOI.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert {step["command"].split()[1] for step in STEP.finditer(text) if step["command"]} >= {
            "validate", "render", "budget", "network", "obligations",
        }  # fmt: skip
        assert text.count("\n") <= 150


def test_each_page_of_the_guide_has_its_twin() -> None:
    counts = {
        language: sorted((ROOT / "docs" / language / "guide").glob("*.md")) for language in ("en", "fr")
    }
    assert len(counts["en"]) == len(counts["fr"]) > 5
