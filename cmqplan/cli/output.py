"""What every command shares at the edge: saying something, stopping, writing a file, surviving a bug."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from cmqplan.cli import streams
from cmqplan.cli.streams import UNUSABLE
from cmqplan.language import N_, Plural, fill

if TYPE_CHECKING:
    from rich.console import Console

    from cmqplan.documents.errors import TemplateRefused


def say(message: str | Plural, /, **params: object) -> None:
    """One sentence on standard error, in the reader's language."""
    tell(fill(message, params))


def tell(text: str) -> None:
    """Words on standard error: in a terminal broken between words, elsewhere in one line."""
    if sys.stderr.isatty():
        from shutil import get_terminal_size

        from cmqplan.report.formats.text import wrap

        text = "\n".join(wrap(text, get_terminal_size().columns))
    sys.stderr.write(text + "\n")


def stop(message: str | Plural, /, code: int = UNUSABLE, **params: object) -> NoReturn:
    """Say why nothing more can be done, and exit."""
    say(message, **params)
    raise SystemExit(code)


def stop_at(error: TemplateRefused) -> NoReturn:
    """Say which template can't be used, and where, and exit."""
    where = f"templates/{error.origin.template}:{error.origin.line}: " if error.origin is not None else ""
    tell(f"{where}{fill(error.message, error.params)}")
    raise SystemExit(UNUSABLE) from error


def console(*, stderr: bool = False, **options: Any) -> Console:
    """A rich console that respects ``NO_COLOR``, pipes and the terminal's width, adds no markup of its own, and shows no
    character that steers."""
    from rich.console import Console
    from rich.segment import Segment

    from cmqplan.language.controls import visible

    class Screen(Console):
        def render(self, *shown: Any, **how: Any) -> Any:
            for segment in super().render(*shown, **how):
                yield segment if segment.control else Segment(visible(segment.text), segment.style)

    options = {"file": streams.coloured(stderr=stderr), **options}
    return Screen(highlight=False, markup=False, emoji=False, soft_wrap=False, **options)


def say_failure(error: Exception) -> None:
    """What stopped a command, in one line: no memory, a file, or a mistake of its own, whose report is saved."""
    if isinstance(error, MemoryError):
        error.__traceback__ = None  # it holds on to what took the memory
        say(N_("there is not enough memory for this"))
    elif isinstance(error, OSError):
        say_unusable(error)
    else:
        say(
            N_(
                "cmqplan has stopped on a mistake of its own ({kind}). Your files are untouched. A report is in {file}: please send it to who maintains cmqplan."
            ),
            kind=type(error).__name__,
            file=report_of(error),
        )


def say_unusable(error: OSError) -> None:
    """Which file can't be read or written, and why."""
    from cmqplan.workspace.disk import reason

    message = (
        N_("{file} can't be read or written: {reason}")
        if error.filename
        else N_("something can't be read or written: {reason}")
    )
    say(message, file=error.filename, reason=reason(error))


def report_of(error: Exception) -> str:
    """Save what is known of a mistake of ours; returns the file."""
    import platform
    import tempfile
    import traceback

    from cmqplan.version import __version__

    text = f"cmqplan {__version__}, Python {platform.python_version()}, {platform.system()}\n{' '.join(sys.argv[1:])}\n\n{''.join(traceback.format_exception(error))}"
    descriptor, name = tempfile.mkstemp(prefix="cmqplan-", suffix=".txt", text=True)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
    return name


def plan_names(root: Path, words: list[str], known: Collection[str]) -> list[str]:
    """The plans that words on the command line mean: a name, or the path of a plan's folder or of a file in it; the
    folder that holds all of them means each.

    An unknown one stops with the nearest known named.
    """
    from unicodedata import normalize

    from cmqplan.findings.words import nearest

    names: list[str] = []
    for word in words:
        # A name typed here and the same name from a Mac may differ in how their accents are made.
        name = normalize("NFC", word)
        path = Path(normalize("NFC", os.path.abspath(word)))  # noqa: PTH100 - « . » and « .. » go, links stay
        plans = Path(normalize("NFC", str(root / "plans")))
        here = path.relative_to(plans).parts[:1] if path.is_relative_to(plans) and Path(word).exists() else ()
        found = next((part for part in (name, *here, Path(name).name) if part in known), None)
        if found is not None:
            names.append(found)
            continue
        if path in (root, plans) and known:
            names += known
            continue
        if word.rpartition("/")[0] in known or word.replace(".", "").isdigit():
            stop(N_("“{name}” is a fiche: name one fiche alone, or plans only"), name=word)
        near = nearest(path.name, known)
        if near:
            stop(N_("there is no plan “{name}” here; did you mean “{near}”?"), name=word, near=near)
        if known:
            stop(N_("there is no plan “{name}” here; the plans are: {known}"), name=word, known=tuple(known))
        stop(
            N_(
                "there is no plan “{name}” here: the folder “plans” holds no plan yet; “cmqplan new plan” begins one"
            ),
            name=word,
        )
    return list(dict.fromkeys(names))


ENDINGS: Mapping[str, tuple[str, ...]] = {
    "table": (".txt",),
    "markdown": (".md", ".markdown"),
    "md": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "csv": (".csv", ".tsv", ".txt"),
    "json": (".json",),
    "xlsx": (".xlsx",),
    "docx": (".docx",),
    "pdf": (".pdf",),
    "ics": (".ics",),
}
"""Format → how the names of its files may end; the first is proposed."""
_OTHERS = (".xls", ".xlsm", ".ods", ".doc", ".odt", ".yaml", ".yml", ".zip", ".png", ".jpg", ".jpeg", ".svg")
"""How the names of files end that no command writes."""
BINARY = frozenset({"xlsx", "docx", "pdf"})


def destination(
    word: str, output_format: str, root: Path, *, name: str, choices: Collection[str] = ()
) -> Path | None:
    """Where --output leads: a file, or None for standard output (« - », or no word). What can't be right stops.

    ``choices``: the command's other formats; ``name``: an example of a file's.
    """
    example = name + ENDINGS[output_format][0]
    if word in ("", "-", "/dev/stdout"):
        if output_format in BINARY and (not word or sys.stdout.isatty()):
            stop(
                N_("this format needs a file: --format {format} --output {file}"),
                format=output_format,
                file=example,
            )
        return None
    path = at_home(word)
    if word.endswith(("/", os.sep)) or path.is_dir():
        stop(
            N_("{file} is a folder: name a file in it, such as {example}"),
            file=word,
            example=str(path / example),
        )
    ending = path.suffix.lower()
    other = next((known for known, endings in ENDINGS.items() if ending in endings), None)
    if ending not in ENDINGS[output_format] and (other or ending in _OTHERS):
        message = (
            N_(
                "{file} would hold {format} under the ending of something else: end its name in {right}, or write --format {other}"
            )
            if other in choices
            else N_("{file} would hold {format} under the ending of something else: end its name in {right}")
        )
        stop(message, file=word, format=output_format, right=ENDINGS[output_format][0], other=other)
    spare_sources(path, root)
    return path


def at_home(word: str) -> Path:
    """A path as the shell would have it: « ~ » is the home folder."""
    try:
        return Path(word).expanduser()
    except RuntimeError:
        stop(N_("{file} can't be found: nobody here has that home folder"), file=word)


def spare_sources(path: Path, root: Path, *others: Path) -> None:
    """Stop before a file is written that the workspace is made of: a YAML file or an image of plans/, a template, the
    settings, or one of ``others``."""
    from cmqplan.workspace.files import SETTINGS

    file, home = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    ours = {ending for endings in ENDINGS.values() for ending in endings}
    if (
        file == home / SETTINGS
        or file.is_relative_to(home / "templates")
        or (file.is_relative_to(home / "plans") and file.suffix.lower() not in ours)
        or file in map(Path, map(os.path.realpath, others))
    ):
        stop(
            N_("{file} is one of the files that plans are made from: nothing is written over it"),
            file=str(path),
        )


def save(files: Mapping[Path, bytes], before: Mapping[Path, bytes] | None = None) -> int:
    """``write_files``, which Ctrl+C lets put things right."""
    from cmqplan.workspace.disk import write_files

    with streams.tidying():
        return write_files(files, before)


def deliver(written: bytes | Callable[[Console], None], output: Path | None) -> None:
    """Print what was written, or put it whole into its file and say so."""
    if output is None:
        if isinstance(written, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(written)
        else:
            written(console())
        return
    if not isinstance(written, bytes):
        import io

        text = io.StringIO()
        written(console(file=text, width=120, color_system=None))
        written = text.getvalue().encode()
    save({output: written})
    say(N_("written: {file}"), file=str(output))
