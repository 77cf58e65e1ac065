"""Running a command, and wrong usage told in the reader's language.

The library says these things in English only, so its errors are told apart by their kind and worded here.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import typer
from typer import _click as click
from typer._click import exceptions
from typer.core import TyperGroup

from cmqplan.language import N_, fill, translate


class Commands(TyperGroup):
    """A group of commands: an unknown one is answered with the nearest known."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None:
            from cmqplan.cli.french import meant

            near = meant(name, [*self.commands, "--help"])
            message = (
                N_("there is no command “{name}”; did you mean “{group} {near}”?")
                if near
                else N_("there is no command “{name}”; “{group} --help” lists them")
            )
            ctx.fail(fill(message, {"name": name, "near": near, "group": ctx.command_path}))
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        """Each command with its first line of help, whole."""
        with formatter.section(translate("Commands")):
            formatter.write_dl(
                [(name, (below.help or "").partition("\n")[0]) for name, below in self.commands.items()]
            )


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Without the library's braces around what must be written, which read as if they were to be typed."""
        args = args.replace("{", "").replace("}", "")
        super().write_usage(prog, args, prefix or translate(N_("Usage:")) + " ")

    def write_heading(self, heading: str) -> None:
        self.write(fill(N_("{heading}:"), {"heading": heading}) + "\n")


class _Context(click.Context):
    formatter_class = _Formatter

    def get_help(self) -> str:
        """With what the command's module says, in ``here``, of the workspace that it is asked in."""
        option = self.command.get_help_option(self)
        if option is not None:
            option.help = translate(N_("Show this message and stop."))
        text = super().get_help()
        here = getattr(sys.modules.get(getattr(self.command.callback, "__module__", "")), "here", None)
        more = here() if here is not None else ""
        if more:
            formatter = self.make_formatter()
            formatter.write_text(more)
            text += f"\n\n{formatter.getvalue().rstrip()}"
        return text


_KINDS = {"str": N_("TEXT"), "int": N_("NUMBER"), "int range": N_("NUMBER")}
"""What the library calls a kind of value → how help shows that one is to be written."""
_COMPLETION = {
    "install_completion": N_("Install the completion of plan names and options for this shell."),
    "show_completion": N_("Show that completion, to copy it or change it."),
}


def prepare(command: Any) -> None:
    """Let a command and those below it make contexts that speak the reader's language, and end their help with examples:
    the lines of ``epilog``, each a command that works."""
    command.context_class = _Context
    command.format_epilog = partial(_examples, command.epilog)
    for param in command.params:
        if param.param_type_name == "option" and param.metavar is None and param.type.name in _KINDS:
            param.metavar = translate(_KINDS[param.type.name])
        if param.name in _COMPLETION:
            param.help = translate(_COMPLETION[param.name])
            param.callback = _complete
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = translate(N_("COMMAND [ARGS]..."))
        for below in command.commands.values():
            prepare(below)


def _complete(context: Any, param: Any, asked: Any) -> None:
    """Install the completion for the shell that runs this, or for the one named; or show it."""
    if not asked or context.resilient_parsing:
        return
    from typer import _completion_shared as completion

    from cmqplan.cli.output import say, stop

    shell = asked if isinstance(asked, str) else completion._get_shell_name()
    if shell not in completion._completion_scripts:
        stop(
            N_("completion is made for these shells: {shells}; run this command in one of them"),
            shells=tuple(completion._completion_scripts),
        )
    if param.name == "show_completion":
        script = completion.get_completion_script(
            prog_name="cmqplan", complete_var="_CMQPLAN_COMPLETE", shell=shell
        )
        sys.stdout.write(script + "\n")
    else:
        _, file = completion.install(shell=shell, prog_name="cmqplan", complete_var="_CMQPLAN_COMPLETE")
        say(N_("completion is written in {file}; it works in the next terminal you open"), file=str(file))
    raise SystemExit(0)


def _examples(lines: str, _context: Any, formatter: Any) -> None:
    with formatter.section(translate(N_("Examples"))):
        for line in lines.splitlines():
            formatter.write(f"  {line}\n")


def run_command(command: Any, arguments: list[str]) -> None:
    """Run and exit: with the code the command asks for, or 2 after saying what is wrong with its words."""
    from cmqplan.cli.output import tell

    prepare(command)
    try:
        code = command.main(args=arguments, prog_name="cmqplan", standalone_mode=False)
    except exceptions.NoArgsIsHelpError as error:
        sys.stdout.write(error.format_message() + "\n")
        raise SystemExit(2) from None
    except exceptions.ClickException as error:
        context = getattr(error, "ctx", None)
        if context is not None:
            hint = fill(
                N_("“{command} --help” shows what can be written."), {"command": context.command_path}
            )
            sys.stderr.write(f"{context.get_usage()}\n{hint}\n\n")
        tell(explain(error))
        raise SystemExit(2) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    raise SystemExit(code if isinstance(code, int) else 0)


def explain(error: Any) -> str:
    """What is wrong with the words given, and what to write instead."""
    context = getattr(error, "ctx", None)
    if isinstance(error, exceptions.NoSuchOption):
        from cmqplan.cli.french import meant

        known = (
            [name for param in context.command.get_params(context) for name in param.opts] if context else []
        )
        near = meant(error.option_name, [name for name in known if name.startswith("--")])
        message = (
            N_("there is no option “{name}”; did you mean “{near}”?")
            if near
            else N_("there is no option “{name}”")
        )
        return fill(message, {"name": error.option_name, "near": near})
    if isinstance(error, exceptions.BadOptionUsage):
        flag = error.message.endswith("does not take a value.")
        message = (
            N_("the option “{name}” takes no value")
            if flag
            else N_("the option “{name}” needs a value after it")
        )
        return fill(message, {"name": error.option_name})
    if isinstance(error, exceptions.MissingParameter):
        return fill(N_("“{name}” is missing"), {"name": _name(error.param)})
    if isinstance(error, exceptions.BadParameter):
        choices = getattr(getattr(error.param, "type", None), "choices", None)
        if choices:
            words = tuple(str(getattr(choice, "value", choice)) for choice in choices)
            return fill(
                N_("“{name}” takes one of these words: {words}"), {"name": _name(error.param), "words": words}
            )
        kind = str(getattr(getattr(error.param, "type", None), "name", ""))
        if kind == "int range":
            kept: Any = error.param
            bounds = {"first": kept.type.min, "last": kept.type.max}
            return fill(
                N_("“{name}” takes a whole number from {first} to {last}"),
                {"name": _name(kept), **bounds},
            )
        return fill(
            N_("the value of “{name}” can't be used: {reason}"),
            {"name": _name(error.param), "reason": error.message},
        )
    unexpected = _between_brackets(error.format_message())
    if (
        type(error) is exceptions.UsageError
        and error.message.startswith("Got unexpected extra")
        and unexpected
    ):
        return fill(N_("nothing was expected here: {words}"), {"words": unexpected})
    return str(error.format_message())


def _name(param: Any) -> str:
    if param is None:
        return "?"
    long = [name for name in param.opts if name.startswith("--")]
    return str(long[0] if long else param.metavar or param.name)


def _between_brackets(text: str) -> str:
    return text.partition("(s) (")[2].rpartition(")")[0]
