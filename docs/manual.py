"""The manual page, from the commands' own help: ``python docs/manual.py fr`` prints it in that language.

A wheel carries both: ``hatch_build.py`` asks for them. What is here in words is what no command's help says.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "fr")

WORDS = {
    "en": {
        "name": "NAME", "synopsis": "SYNOPSIS", "options": "OPTIONS", "commands": "COMMANDS", "examples": "Examples:",
        "status": "EXIT STATUS", "environment": "ENVIRONMENT", "files": "FILES",
        "0": "All is fine.",
        "1": "There are findings: errors; with --strict, warnings too.",
        "2": "The command was written wrongly, or something can't be read or written.",
        "130": "The command was interrupted.",
        "CMQPLAN_LANG": "The language of messages, en or fr, where --lang isn't given.",
        "NO_COLOR": "No colour, whatever its value.",
        "cmqplan.yaml": "The settings of the workspace.",
        "plans/": "The plans: one folder each, one file for each fiche.",
        "templates/": "The workspace's own documents, and its own versions of ours.",
    },
    "fr": {
        "name": "NOM", "synopsis": "SYNOPSIS", "options": "OPTIONS", "commands": "COMMANDES", "examples": "Exemples :",
        "status": "CODE DE RETOUR", "environment": "ENVIRONNEMENT", "files": "FICHIERS",
        "0": "Tout est bon.",
        "1": "Il y a des signalements : des erreurs ; avec --strict, aussi des avertissements.",
        "2": "La commande est mal écrite, ou quelque chose ne peut pas être lu ou écrit.",
        "130": "La commande a été interrompue.",
        "CMQPLAN_LANG": "La langue des messages, en ou fr, quand --lang n'est pas donné.",
        "NO_COLOR": "Pas de couleur, quelle qu'en soit la valeur.",
        "cmqplan.yaml": "Les réglages de l'espace de travail.",
        "plans/": "Les plans : un dossier chacun, un fichier par fiche.",
        "templates/": "Les documents propres à l'espace de travail, et ses versions des nôtres.",
    },
}  # fmt: skip


def manual(language: str) -> str:
    """The whole page, as man(7) reads it; one language in a process."""
    from cmqplan.cli.app import program
    from cmqplan.version import __version__

    words = WORDS[language]
    command = program(language)
    context = command.make_context("cmqplan", [], resilient_parsing=True)
    lines = [
        f'.TH CMQPLAN 1 "" "cmqplan {__version__}"',
        f".SH {words['name']}",
        rf"cmqplan \- {_text(command.help.rstrip('.'))}",
        f".SH {words['synopsis']}",
        *_usage(context),
        f".SH {words['options']}",
        *_parameters(context),
        f".SH {words['commands']}",
        *_commands(command, context, words),
    ]
    for section, names in {
        "status": ("0", "1", "2", "130"),
        "environment": ("CMQPLAN_LANG", "NO_COLOR"),
        "files": ("cmqplan.yaml", "plans/", "templates/"),
    }.items():
        lines.append(f".SH {words[section]}")
        for name in names:
            lines += [".TP", rf"\fB{_text(name)}\fR", _text(words[name])]
    return "\n".join(lines) + "\n"


def _commands(group: Any, context: Any, words: dict[str, str]) -> Iterator[str]:
    """Each command of a group, and each below it, in the order of their help."""
    for name, command in group.commands.items():
        inside = command.make_context(name, [], parent=context, resilient_parsing=True)
        yield f".SS {_text(inside.command_path.removeprefix('cmqplan '))}"
        yield from _usage(inside)
        for paragraph in (command.help or "").split("\n\n"):
            yield from (".PP", _text(" ".join(paragraph.split())))
        yield from _parameters(inside)
        if hasattr(command, "commands"):
            yield from _commands(command, inside, words)
        if command.epilog:
            yield from (".PP", _text(words["examples"]), ".RS 4", ".nf")
            yield from (_text(line) for line in command.epilog.splitlines())
            yield from (".fi", ".RE")


def _usage(context: Any) -> Iterator[str]:
    pieces = " ".join(context.command.collect_usage_pieces(context)).replace("{", "").replace("}", "")
    yield rf"\fB{_text(context.command_path)}\fR {_text(pieces)}"


def _parameters(context: Any) -> Iterator[str]:
    """What is written after a command, as its help records it: arguments first; --help once, for all of them."""
    context.get_help()
    params = context.command.get_params(context)
    for param in sorted(params, key=lambda one: one.param_type_name != "argument"):
        record = param.get_help_record(context)
        if record is None or (param.name == "help" and context.parent is not None):
            continue
        yield from (".TP", rf"\fB{_text(record[0])}\fR", _text(record[1]))


def _text(words: str) -> str:
    """Words as man(7) takes them: none of their signs is a command, and hyphens can be copied."""
    signs = {"\\": r"\e", "-": r"\-", "\u00a0": r"\~", "\u202f": r"\~"}
    safe = words.translate(str.maketrans(signs))
    return rf"\&{safe}" if safe.startswith((".", "'")) else safe


def write(language: str, folder: Path) -> Path:
    """Write the page where ``man`` looks for that language's, below ``folder``."""
    root = Path(__file__).resolve().parent.parent
    environment = {**os.environ, "CMQPLAN_LANG": language, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, __file__, language], cwd=root, env=environment, check=True, capture_output=True
    )
    page = folder / ("man1" if language == "en" else f"{language}/man1") / "cmqplan.1"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(done.stdout)
    return page


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.stdout.buffer.write(manual(sys.argv[1]).encode())
