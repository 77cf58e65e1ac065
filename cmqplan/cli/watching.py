"""``--watch``: something done once, then again at each change of a workspace, and what that changes in its findings."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cmqplan.cli.output import say
from cmqplan.cli.parts import demand
from cmqplan.language import N_, fill, translate
from cmqplan.language.controls import one_line

if TYPE_CHECKING:
    from cmqplan.report.assemble import Located, Report


def watch(root: Path, turn: Callable[[], None], said: str) -> None:
    """Take a turn, say what is watched, and take another one at each change, until interrupted."""
    demand("watchfiles")
    from watchfiles import watch as changes_in

    first = True
    while True:
        places, settings = _watched(root)
        just_set = True  # a turn comes once a watch is set, so that no change falls between the two
        for changes in changes_in(
            *places, debounce=300, step=50, rust_timeout=250, yield_on_timeout=True, raise_interrupt=True
        ):
            now = _watched(root)
            if just_set or changes or now != (places, settings):
                turn()
                gc.collect()  # a command leaves it to its end (see cmqplan.cli), which is far off here
            if first:
                say(said)
                first = False
            if now[0] != places:
                break  # templates/ has come or gone: watched anew
            settings, just_set = now[1], False


def _watched(root: Path) -> tuple[list[Path], int | None]:
    """The folders to watch, and when the settings were saved: editors replace that file, which a watch would lose."""
    from cmqplan.documents.files import folders
    from cmqplan.workspace.files import SETTINGS

    try:
        saved = (root / SETTINGS).stat().st_mtime_ns
    except OSError:
        saved = None
    return [path for path in (root / "plans", *folders(root)) if path.is_dir()], saved


def clock() -> str:
    """The time of day."""
    return datetime.now().astimezone().strftime("%H:%M:%S")


@dataclass(slots=True)
class Findings:
    """The errors and the warnings that were told last."""

    lines: dict[str, None] = field(default_factory=dict)
    told: bool = False

    def tell(self, report: Report, *, quiet: bool = False) -> None:
        """Say which have come and which have gone since; ``quiet``: only remember them."""
        from cmqplan.findings import Severity

        now = {_line(item): None for item in report.located if item.severity is not Severity.INFO}
        if not quiet:
            for line in now:
                if line not in self.lines:
                    sys.stderr.write(f"+ {line}\n")
            for line in self.lines:
                if line not in now:
                    sys.stderr.write(f"- {fill(N_('mended: {finding}'), {'finding': line})}\n")
        self.lines, self.told = now, True


def _line(item: Located) -> str:
    """A finding on one line."""
    from cmqplan.report.formats.text import WORDS

    place = f"{one_line(item.site.file)}:{item.site.span.line}"
    return f"{place}: {translate(WORDS[item.severity])} {item.rule.code} {item.message}"
