"""``cmqplan explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from cmqplan.language import translate as _

EXAMPLES = "cmqplan explain CMQ201\ncmqplan explain fiche"


def _complete(incomplete: str) -> list[str]:
    from cmqplan.model.keys import FILES
    from cmqplan.rules.catalogue import rules

    kinds = [kind for kind in FILES if kind.startswith(incomplete.lower())]
    return [*kinds, *(code for code in rules() if code.startswith(incomplete.upper()))]


def command(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE]...",
            help=_(
                "Rules to explain, by code or name, or a kind of file, such as fiche; a list of all rules when none is named."
            ),
            autocompletion=_complete,
        ),
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help=_("Write Markdown: the pages of the documentation."))
    ] = False,
) -> None:
    import sys

    from cmqplan.cli.options import declared_here
    from cmqplan.cli.output import console, stop
    from cmqplan.findings import N_
    from cmqplan.model.keys import FILES
    from cmqplan.report import pages, reference

    kinds = [word.lower() for word in codes or () if word.lower() in FILES]
    champs = declared_here() if kinds else {}
    for kind in kinds:
        if markdown:
            sys.stdout.write(reference.markdown(kind, champs))
        else:
            reference.show(kind, console(), champs)
    codes = [word for word in codes or () if word.lower() not in FILES]
    if kinds and not codes:
        return
    found = pages.find(codes)
    for word, near in found.unknown:
        stop(N_("“{word}” is no rule; did you mean {near}?"), word=word, near=near)
    if markdown:
        sys.stdout.write("\n".join(pages.markdown(rule) for rule in found.rules) if codes else pages.index())
    elif codes:
        pages.show(found.rules, console())
    else:
        pages.list_all(console())
