"""``cmqplan schema``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cmqplan.cli.options import Output
from cmqplan.language import N_
from cmqplan.language import translate as _

EXAMPLES = "cmqplan schema fiche\ncmqplan schema --editor"
MORE = N_(
    "With --editor, an editor that knows YAML schemas (VS Code with its YAML extension) proposes keys and words, shows what "
    "each means, and underlines what no file may hold. Write them again after a change of champs in cmqplan.yaml. Whether an "
    "amount, a period or a name is right, only “cmqplan validate” says."
)


def _complete(incomplete: str) -> list[str]:
    from cmqplan.model.schema import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete.lower())]


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=_("[KIND]"),
            show_default=False,
            help=_("A kind of file: cmqplan, organisme, campus, convention, reseau, plan or fiche."),
            autocompletion=_complete,
        ),
    ] = "",
    editor: Annotated[
        bool,
        typer.Option("--editor", help=_("Write every schema and the editor's settings into .vscode/.")),
    ] = False,
    output: Output = "",
) -> None:
    from cmqplan.beginnings.editor import as_bytes
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.options import declared_here
    from cmqplan.cli.output import deliver, destination, stop
    from cmqplan.findings import nearest
    from cmqplan.model.schema import KINDS, schema

    if editor:
        if kind or output:
            stop(N_("--editor writes every schema where editors look for them: name no kind and no --output"))
        _for_editors(workspace_root())
    elif kind.lower() not in KINDS:
        if not kind:
            stop(N_("name a kind of file ({kinds}), or write --editor"), kinds=", ".join(KINDS))
        near = nearest(kind.lower(), KINDS) or "fiche"
        stop(N_("“{word}” is no kind of file; did you mean {near}?"), word=kind, near=near)
    else:
        file = destination(output, "json", workspace_root(), name=kind.lower()) if output else None
        deliver(as_bytes(schema(kind.lower(), declared_here())), file)


def _for_editors(root: Path) -> None:
    """Write what an editor reads; settings that a person has made already stay as they are."""
    from cmqplan.beginnings.editor import SETTINGS, editor_files
    from cmqplan.cli.beginning import EDITOR
    from cmqplan.cli.options import declared_here
    from cmqplan.cli.output import save, say, tell

    files = {root / name: data for name, data in editor_files(declared_here()).items()}
    kept = {file for file in files if file.exists() and file.parent == root / ".vscode"}
    save({file: data for file, data in files.items() if file not in kept})
    say(N_("written: {file}"), file=EDITOR)
    settings = root / SETTINGS
    if settings in kept and settings.read_bytes() != files[settings]:
        say(N_("{file} is there already and stays as it is; add to it what is below"), file=SETTINGS)
        tell(files[settings].decode())
