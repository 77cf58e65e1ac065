"""A rule's page: in the terminal (``cmqplan explain``) and in Markdown (``docs/en/rules/``, ``docs/fr/regles/``), from the rule itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cmqplan.findings import N_, nearest
from cmqplan.language import Said, template, translate
from cmqplan.language.markdown import escape
from cmqplan.report.assemble import report
from cmqplan.report.formats.text import STYLES, WORDS, finding_lines, wrap
from cmqplan.rules.catalogue import FAMILIES, rules
from cmqplan.rules.declare import Example, Origin, Rule
from cmqplan.rules.trial import run

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_ORIGINS = {
    Origin.DOCUMENT: N_("a plan's own documents"),
    Origin.LAW: N_("law"),
    Origin.PRACTICE: N_("practice"),
    Origin.FORMAT: N_("the files' format"),
}
FAILS, PASSES = N_("This fails:"), N_("This passes:")
_SAYS = N_("What it says, and what to write")
_FIXABLE = N_("“cmqplan validate --fix” can mend it.")
_RULES = Said("Les règles", "Rules")
_WRITTEN = Said(
    "Cette page et celles des règles sont tirées des règles mêmes, comme « cmqplan explain CMQ201 » les montre.",
    "This page and those of the rules are written from the rules themselves, as “cmqplan explain CMQ201” shows them.",
)
_NAME, _WEIGHT = Said("nom", "name"), Said("gravité", "severity")
_FINDS = Said("ce qu'elle signale", "what it finds")
_DATED = N_("It depends on the day: today, or the one given with --date.")


@dataclass(frozen=True, slots=True)
class Found:
    """The rules that words name, and the words that name none, each with the nearest code."""

    rules: tuple[Rule, ...]
    unknown: tuple[tuple[str, str], ...]


def find(words: Sequence[str]) -> Found:
    """Rules by code, by name, or by the beginning of a code."""
    known = rules()
    found: list[Rule] = []
    unknown: list[tuple[str, str]] = []
    for word in words:
        matching = [
            rule for rule in known.values() if rule.code.startswith(word.upper()) or rule.slug == word.lower()
        ]
        found += matching
        if not matching:
            near = nearest(
                word, [name for rule in known.values() for name in (rule.code, rule.slug)], least=0.0
            )
            unknown.append((word, near or "CMQ201"))
    return Found(tuple({rule.code: rule for rule in found}.values()), tuple(unknown))


def show(chosen: Sequence[Rule], console: Console) -> None:
    """Print the pages of these rules."""
    from rich.text import Text

    for rule in chosen:
        head = Text(f"{rule.code} ", style="bold")
        head.append(f"{rule.slug} · ")
        head.append(translate(WORDS[rule.severity]), STYLES[rule.severity])
        console.print(head)
        for title, paragraphs in _parts(rule):
            console.print()
            if title:
                console.print(Text(translate(title), style="bold"))
            for paragraph in paragraphs:
                _hanging(console, "  ", paragraph)
        console.print()
        console.print(Text(translate(_SAYS), style="bold"))
        for message, helps in advice(rule):
            _hanging(console, "  – ", _named(message))
            for text in helps:
                _hanging(console, "    → ", _named(text))
        console.print()
        _example(console, FAILS, rule.fails)
        console.print()
        for line in _reported(rule, console.width - 2):
            console.print(Text("  ").append(line), soft_wrap=True)
        console.print()
        _example(console, PASSES, rule.passes)
        console.print()


def _hanging(console: Console, mark: str, text: str) -> None:
    from rich.text import Text

    for n, line in enumerate(wrap(text, console.width - len(mark))):
        console.print(Text((mark if n == 0 else " " * len(mark)) + line), soft_wrap=True)


def _example(console: Console, title: str, example: Example) -> None:
    from rich.text import Text

    console.print(Text(translate(title), style="bold"))
    console.print(Text(f"  # {example.file}", style="dim"), soft_wrap=True)
    for n, line in enumerate(_shown(example).splitlines(), 1):
        marked = title == FAILS and example.line == n
        console.print(Text(("> " if marked else "  ") + line, style="red" if marked else ""), soft_wrap=True)


def _parts(rule: Rule) -> list[tuple[str, list[str]]]:
    notes = [translate(_FIXABLE)] if rule.fixable else []
    notes += [translate(_DATED)] if rule.dated else []
    source = template(rule.source.text)
    if rule.source.origin is not Origin.LAW:
        source += f" ({translate(_ORIGINS[rule.source.origin])})"
    return [
        ("", [template(rule.title) + "."]),
        (N_("Why"), [template(rule.reason), *notes]),
        (N_("Who says so"), [source]),
    ]


def advice(rule: Rule) -> list[tuple[str, list[str]]]:
    """What a rule can say, in the current language, each once, with all that it may then advise. Parameters are names in
    braces."""
    found: dict[str, list[str]] = {}
    for variant in rule.variants:
        helps = found.setdefault(template(rule.message(variant)), [])
        text = template(rule.advice(variant))
        if text and text not in helps:
            helps.append(text)
    return list(found.items())


_BRACES = re.compile(r"\{\{|\}\}|\{([a-z_]+)\}")


def _named(text: str, before: str = "‹", after: str = "›") -> str:
    """A text for reading: its parameters marked as standing for something else, doubled braces single."""
    return _BRACES.sub(lambda found: f"{before}{found[1]}{after}" if found[1] else found[0][0], text)


def _reported(rule: Rule, width: int) -> list[Text]:
    """What is printed of the failing example; nothing where no file can be written."""
    try:
        with TemporaryDirectory() as folder:
            found = report(run(rule.fails, Path(folder)))
            items = [item for item in found.located if item.rule is rule]
            return [line for item in items for line in finding_lines(item, found, width)]
    except OSError:
        return []


def _shown(example: Example) -> str:
    """An example as a reader of UTF-8 sees it."""
    return example.data.decode(errors="replace")


def list_all(console: Console) -> None:
    from rich.text import Text

    column = 10 + max(len(translate(word)) for word in WORDS.values())
    for prefix, (_, title) in FAMILIES.items():
        console.print(Text(template(title), style="bold"))
        for rule in rules().values():
            if rule.family == prefix:
                line = Text(f"  {rule.code}  ")
                line.append(translate(WORDS[rule.severity]).ljust(column - 10), STYLES[rule.severity])
                first, *rest = wrap(template(rule.title), console.width - column - 1) or [""]
                line.append(" " + first)
                console.print(line, soft_wrap=True)
                for piece in rest:
                    console.print(Text(" " * (column + 1) + piece), soft_wrap=True)
        console.print()
    console.print(Text(translate(N_("“cmqplan explain CMQ201” says more of one."))))


def markdown(rule: Rule) -> str:
    """The page of a rule."""
    lines = [f"# {rule.code} {rule.slug}", "", f"**{translate(WORDS[rule.severity])}**"]
    for title, paragraphs in _parts(rule):
        lines += ["", f"## {translate(title)}"] if title else []
        for paragraph in paragraphs:
            lines += ["", escape(paragraph)]
    lines += ["", f"## {translate(_SAYS)}", ""]
    for message, helps in advice(rule):
        lines.append("- " + _named(escape(message), "*", "*"))
        lines += ["  - " + _named(escape(text), "*", "*") for text in helps]
    lines += [*_markdown_example(FAILS, rule.fails), "", "```text"]
    lines += [*(line.plain.rstrip() for line in _reported(rule, 100)), "```"]
    lines += _markdown_example(PASSES, rule.passes)
    return "\n".join(lines) + "\n"


def _markdown_example(title: str, example: Example) -> list[str]:
    return [
        "",
        f"## {translate(title).rstrip(':').rstrip()}",
        "",
        f"`{example.file}`",
        "",
        "```yaml",
        _shown(example).rstrip("\n"),
        "```",
    ]


def index() -> str:
    """The page that lists the rules, in the current language."""
    lines = [f"# {template(_RULES)}", "", template(_WRITTEN), ""]
    for prefix, (_, title) in FAMILIES.items():
        lines += [
            f"## {prefix}xx {template(title)}",
            "",
            f"| code | {template(_NAME)} | {template(_WEIGHT)} | {template(_FINDS)} |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.slug} | {translate(WORDS[rule.severity])} | {escape(template(rule.title))} |"
            for rule in rules().values()
            if rule.family == prefix
        ]
        lines.append("")
    return "\n".join(lines)
