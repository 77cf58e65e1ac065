"""The commands, each from its own module, imported only when it is the one asked for (or when help lists them all)."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from cmqplan.cli.usage import Commands, prepare, run_command
from cmqplan.language import N_, translate, use
from cmqplan.language.gettext import catalogue_folder, wanted

COMMANDS: Mapping[str, tuple[str, str]] = {
    "init": ("cmqplan.cli.init", N_("Begin: a small workspace that is valid at once, in an empty folder.")),
    "new": (
        "cmqplan.cli.new",
        N_("Add one more plan, fiche, organisme, convention, campus or document, valid as it is written."),
    ),
    "import": (
        "cmqplan.cli.intake",
        N_(
            "Bring in what you have: a plan in Word, Excel, LibreOffice, CSV or plain text becomes YAML; nothing is lost."
        ),
    ),
    "validate": (
        "cmqplan.cli.validate",
        N_("Check every file: splits, deadlines, references; show each mistake and how to mend it."),
    ),
    "render": ("cmqplan.cli.render", N_("Write a plan's documents: Markdown, HTML, PDF, Word.")),
    "budget": (
        "cmqplan.cli.budget",
        N_("Show who funds what: by funder, fiche, axis, year, status, credit line."),
    ),
    "freeze": ("cmqplan.cli.freeze", N_("Keep a plan as it stands: voted, sent, signed.")),
    "versions": ("cmqplan.cli.versions", N_("List the versions of a plan that are kept.")),
    "compare": (
        "cmqplan.cli.compare",
        N_("Show what changed between two versions or two plans: money, texts, fiches."),
    ),
    "sign": (
        "cmqplan.cli.sign",
        N_("Keep who agreed to what in a fiche, and on which day; list who is still to sign."),
    ),
    "network": ("cmqplan.cli.network", N_("Show every campus: stage, label, plans, money.")),
    "obligations": (
        "cmqplan.cli.obligations",
        N_("List what conventions and labels make due, overdue first."),
    ),
    "agenda": (
        "cmqplan.cli.agenda",
        N_("Show what is due month by month: fiches, milestones, obligations, payments; as a calendar too."),
    ),
    "parse": ("cmqplan.cli.parse", N_("Show how a period or an amount is read, or why it is refused.")),
    "export": ("cmqplan.cli.export", N_("Write open data and other systems' formats.")),
    "schema": (
        "cmqplan.cli.schema",
        N_("Write the JSON Schema of a kind of file, or all of them where editors look for them."),
    ),
    "lsp": ("cmqplan.cli.lsp", N_("Answer an editor: findings, proposals and meanings while one types.")),
    "explain": (
        "cmqplan.cli.explain",
        N_("Explain a rule: why it is, who says so, what fails and what passes."),
    ),
}
"""Name → the module that has its ``command`` (a function, or a Typer for a group), and its one line of help."""


def _languages(incomplete: str) -> list[str]:
    return [language for language in ("en", "fr") if language.startswith(incomplete)]


def _build(names: Sequence[str]) -> typer.Typer:
    app = typer.Typer(
        name="cmqplan",
        cls=Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        help=translate("Compile action plans from YAML: check them, budget them, render them."),
        context_settings={"help_option_names": ["--help", "-h"]},
        epilog="cmqplan init --year 2027\ncmqplan new fiche --help",
    )

    @app.callback()
    def options(
        version: bool = typer.Option(
            False,
            "--version",
            "-V",
            help=translate(
                "Print the version and stop; with --verbose, all that a report of a mistake should say."
            ),
        ),
        lang: str = typer.Option(
            None,
            "--lang",
            autocompletion=_languages,
            help=translate("The language of messages: en or fr. Also read from CMQPLAN_LANG."),
        ),
        directory: str = typer.Option(
            None,
            "--directory",
            "-C",
            help=translate("The workspace's folder; by default the nearest one, upwards, that holds plans/."),
        ),
    ) -> None:
        pass

    for name in names:
        module_name, help_line = COMMANDS[name]
        module = importlib.import_module(module_name)
        if isinstance(module.command, typer.Typer):
            app.add_typer(module.command, name=name, help=translate(help_line))
        else:
            app.command(name, help=translate(help_line) + _more(module), epilog=module.EXAMPLES)(
                module.command
            )
    return app


def _more(module: Any) -> str:
    """What a command's own ``MORE`` adds below the one line that the list of commands shows."""
    more = getattr(module, "MORE", "")
    return "\n\n" + translate(more) if more else ""


def run(arguments: list[str]) -> None:
    """Run the command line on these words and exit."""
    arguments, language, directory = _general(arguments)
    use(wanted(language))
    _speak_click(wanted(language))
    if language is not None and wanted(language) != language[:2].lower():
        from cmqplan.cli.output import stop

        stop(N_("“{language}” is no language spoken here; write --lang en or --lang fr"), language=language)
    if directory is not None:
        try:
            os.chdir(directory)
        except (OSError, ValueError) as error:
            from cmqplan.cli.output import stop
            from cmqplan.workspace.disk import reason

            stop(
                N_("the folder “{folder}” can't be opened: {reason}"),
                folder=directory,
                reason=reason(error) if isinstance(error, OSError) else str(error),
            )
    if arguments in (["--version"], ["-V"]):
        from cmqplan.version import __version__

        sys.stdout.write(f"cmqplan {__version__}\n")
        return
    if {*arguments} in ({"--version", "--verbose"}, {"-V", "--verbose"}):
        from cmqplan.cli.about import about

        sys.stdout.write(about())
        return
    asked = next((word for word in arguments if not word.startswith("-")), None)
    names = (
        [asked]
        if asked is not None and asked in COMMANDS and "_CMQPLAN_COMPLETE" not in os.environ
        else list(COMMANDS)
    )
    app = _build(names)
    run_command(typer.main.get_command(app), arguments)


def program(language: str) -> Any:
    """The whole command line as its help shows it, in this language: the first one that is asked for in a process."""
    use(language)
    _speak_click(language)
    command = typer.main.get_command(_build(list(COMMANDS)))
    prepare(command)
    return command


def _general(arguments: list[str]) -> tuple[list[str], str | None, str | None]:
    """Take --lang and --directory out of the words, wherever they stand: they hold for every command."""
    rest: list[str] = []
    found: dict[str, str] = {}
    names = {"--lang": "lang", "--directory": "directory", "-C": "directory"}
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
            break
        name, equals, value = word.partition("=")
        if name in names and (equals or name != "-C"):
            given = value if equals else next(words, None)
        elif word in names:
            given = next(words, None)
        else:
            rest.append(word)
            continue
        if given is None:
            rest.append(word)
        else:
            found[names[name]] = given
    return rest, found.get("lang"), found.get("directory")


def _speak_click(language: str) -> None:
    """Let the command line's own words (« Usage », « Options ») come from our catalogue too."""
    import gettext

    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("cmqplan", str(catalogue_folder()))
    gettext.textdomain("cmqplan")


def workspace_root() -> Path:
    """The workspace's folder, or a message and exit code 2."""
    from cmqplan.cli.output import stop
    from cmqplan.workspace.files import NoWorkspace, find_root

    try:
        return find_root(Path.cwd())
    except NoWorkspace as error:
        stop(
            N_(
                "no “plans” folder in {folder} or above it; go to the folder that holds “plans”, name it (cmqplan -C FOLDER …), or begin with: cmqplan init"
            ),
            folder=str(error),
        )
