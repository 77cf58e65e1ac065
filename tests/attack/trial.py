"""One attempt: a command run for real within limits, and what is always wrong of what came of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cmqplan.rules import examples
from cmqplan.rules.examples import FILES
from tests.conftest import ROOT

SECONDS = 30
"""No attempt may take longer, on a machine that is busy with others."""
MEMORY = 2_500_000
"""What a process may reserve, in KiB; Typst alone reserves more than a gigabyte that it never touches."""

UNPRIVILEGED = ("setpriv", "--bounding-set", "-all", "--inh-caps", "-all") if os.getuid() == 0 else ()
"""Root may read and write everything: what root tries is tried without that right."""

DAY = "2024-06-01"
COMMANDS: dict[str, Sequence[str]] = {
    "validate": ("validate", "--date", DAY),
    "validate json": ("validate", "--date", DAY, "--format", "json"),
    "validate sarif": ("validate", "--date", DAY, "--format", "sarif"),
    "validate github": ("validate", "--date", DAY, "--format", "github"),
    "validate gitlab": ("validate", "--date", DAY, "--format", "gitlab"),
    "validate junit": ("validate", "--date", DAY, "--format", "junit"),
    "validate concise": ("validate", "--date", DAY, "--format", "concise"),
    "validate --fix": ("validate", "--date", DAY, "--fix"),
    "validate --diff": ("validate", "--date", DAY, "--diff"),
    "render": ("render", "--date", DAY, "--document", "all", "--draft"),
    "render pdf": ("render", "--date", DAY, "--to", "pdf", "--draft"),
    "render docx": ("render", "--date", DAY, "--to", "docx", "--draft"),
    "render --stdout": ("render", "plan-exemple", "--date", DAY, "--to", "md", "--stdout", "--draft"),
    "render --list": ("render", "--list"),
    "budget": ("budget", "--by-funder"),
    "budget matrix": ("budget", "--by-fiche", "--by-funder"),
    "budget csv": ("budget", "--by-fiche", "--format", "csv"),
    "budget json": ("budget", "--by-fiche", "--format", "json"),
    "budget markdown": ("budget", "--by-funder", "--format", "markdown"),
    "budget xlsx": ("budget", "--by-funder", "--format", "xlsx", "-o", "out/budget.xlsx"),
    "network": ("network", "--date", DAY),
    "network csv": ("network", "--date", DAY, "--format", "csv"),
    "network html": ("network", "--date", DAY, "--format", "html", "-o", "out/network.html"),
    "obligations": ("obligations", "--date", DAY),
    "obligations ics": ("obligations", "--date", DAY, "--format", "ics"),
    "obligations json": ("obligations", "--date", DAY, "--format", "json"),
    "agenda": ("agenda", "--date", DAY),
    "agenda ics": ("agenda", "--date", DAY, "--format", "ics", "--remind", "15j"),
    "export scdl": ("export", "scdl"),
    "explain": ("explain", "CMQ201"),
    "parse": ("parse", "period", "mars 2024"),
    "version": ("--version",),
    "help": ("--help",),
}
"""What attacks are tried on, by a short name. ``plan-exemple`` is the plan of ``workspace``."""

FICHE, PLAN, ORGANISMES = examples.FICHE.file, examples.PLAN.file, examples.ORGANISMES.file
CAMPUS, CONVENTION, SETTINGS = examples.CAMPUS.file, examples.CONVENTION.file, examples.SETTINGS.file
RESEAU = "plans/reseaux/est.yaml"
LOGO = "plans/logos/exemple.svg"
TEMPLATE = "templates/lettre/document.html.j2"
STYLE = "templates/_page/style.css"
EXTRAS = {
    RESEAU: "nom: Réseau de l'Est\norganisme: campus-exemple\nperimetre: {region: Région Exemple}\neffectifs: {total: 3}\ndate: mai 2024\n",
    LOGO: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>\n',
    TEMPLATE: "<h1>{{ plan.titre }}</h1>\n<p>Madame, Monsieur,</p>\n",
    STYLE: "body { color: black }\n",
    "out/README": "What commands write comes here.\n",
}


def workspace(folder: Path, changed: dict[str, str | bytes | None] | None = None) -> Path:
    """A small valid workspace with every kind of file that is read; changed files lie over it, None leaves one out."""
    files: dict[str, str | bytes | None] = {**FILES, **EXTRAS, **(changed or {})}
    logo = f"logos: [{{fichier: {LOGO}, texte: Le logo du campus}}]\n"
    if files[CAMPUS] == FILES[CAMPUS]:
        files[CAMPUS] = FILES[CAMPUS] + logo
    for name, text in files.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@dataclass(frozen=True)
class Attempt:
    """Something to try in an empty folder; what it yields went wrong."""

    name: str
    run: Callable[[Path], Iterable[str]]


@dataclass(frozen=True)
class Ran:
    """A command that ended: its code (negative: the signal that ended it), and what it printed."""

    code: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        return (self.out + b"\n" + self.err).decode(errors="replace")


def started(
    arguments: Sequence[str],
    folder: Path,
    *,
    redirected: str = "",
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    stdout: int | IO[bytes] = subprocess.PIPE,
    stderr: int | IO[bytes] = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    """A command begun in this folder, within the limits; ``redirected`` is the shell's (``>&-``)."""
    script = f'ulimit -v {MEMORY}; ulimit -c 0; exec "$@" {redirected}'
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(folder), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1", "CMQPLAN_LANG": "en", "COLUMNS": "100",
    }  # fmt: skip
    return subprocess.Popen(
        ["sh", "-c", script, "sh", *UNPRIVILEGED, sys.executable, "-m", "cmqplan", *arguments],
        cwd=folder, env=environment, stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=True,
    )  # fmt: skip


def ran(process: subprocess.Popen[bytes]) -> Ran | None:
    """What a command came to; None when its time was over."""
    try:
        out, err = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.communicate()
        return None
    return Ran(process.returncode, out or b"", err or b"")


STEERS = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What steers a terminal or a reader instead of being read."""


def wrong(done: Ran | None, folder: Path, codes: Sequence[int] = (0, 1, 2)) -> Iterator[str]:
    """What is wrong whatever was tried: too long, an unknown end, a crash, a report of a bug, something left behind."""
    if done is None:
        yield f"took more than {SECONDS} s"
        return
    if done.code not in codes:
        yield f"exit code {done.code}, not one of {codes}: {done.said[-300:]!r}"
    for sign in (
        "Traceback",
        "mistake of its own",
        "PanicException",
        "Fatal Python error",
        "Exception ignored",
    ):
        if sign in done.said:
            yield f"{sign}: {done.said[:300]!r}{_report(folder)}"
    if done.code and not (done.out or done.err):
        yield f"exit code {done.code} without a word"
    for stream, data in (("stdout", done.out), ("stderr", done.err)):
        if found := STEERS.search(data.decode(errors="replace")):
            yield f"{found.group()!r} on {stream}"


def _report(folder: Path) -> str:
    found = next(folder.glob("cmqplan-*.txt"), None)
    return f" {found.read_text(encoding='utf-8')[-500:]!r}" if found else ""


def temporary(folder: Path) -> list[str]:
    """Temporary files that a command left behind."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if re.search(r"\.tmp\b|~$", path.name)
    )
