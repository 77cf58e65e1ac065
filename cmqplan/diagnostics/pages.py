"""A rule's page: in the terminal (``cmqplan explain``) and in Markdown (``docs/rules/``), from the rule itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmqplan.checks.catalogue import FAMILIES, rules
from cmqplan.checks.rule import Example, Message, Origin, Rule
from cmqplan.diagnostics.formats.text import STYLES, WORDS, wrap
from cmqplan.findings import N_, nearest
from cmqplan.language import Plural, translate, translate_plural

if TYPE_CHECKING:
    from rich.console import Console

_ORIGINS = {
    Origin.DOCUMENT: N_("a plan's own documents"),
    Origin.LAW: N_("law"),
    Origin.PRACTICE: N_("practice"),
    Origin.FORMAT: N_("the files' format"),
}
_FIXABLE = N_("“cmqplan validate --fix” can mend it.")
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
                for line in wrap(paragraph, console.width - 2):
                    console.print(Text("  " + line), soft_wrap=True)
        for title, example in ((N_("This fails:"), rule.failing), (N_("This passes:"), rule.passing)):
            console.print()
            console.print(Text(translate(title), style="bold"))
            console.print(Text(f"  # {example.file}", style="dim"), soft_wrap=True)
            for n, line in enumerate(example_text(example).splitlines(), 1):
                marked = example.line == n and title == N_("This fails:")
                console.print(
                    Text(("> " if marked else "  ") + line, style="red" if marked else ""), soft_wrap=True
                )
        console.print()


def _parts(rule: Rule) -> list[tuple[str, list[str]]]:
    notes = [translate(_FIXABLE)] if rule.fixable else []
    notes += [translate(_DATED)] if rule.dated else []
    return [
        ("", [translate(rule.title) + "."]),
        (N_("Why"), [translate(rule.reason), *notes]),
        (N_("Who says so"), [f"{translate(_ORIGINS[rule.source.origin])}: {translate(rule.source.text)}"]),
        (N_("What it says"), [f"– {text}" for text in templates(rule.messages)]),
        (N_("What to write"), [f"– {text}" for text in templates(rule.helps)]),
    ]


def templates(messages: Mapping[str, Message]) -> list[str]:
    """The templates in the current language, each once, with their parameters' names."""
    found = [translate_plural(m, 2) if isinstance(m, Plural) else translate(m) for m in messages.values()]
    return [text for text in dict.fromkeys(found) if text]


def example_text(example: Example) -> str:
    """An example as text; bytes that aren't UTF-8 as the replacement character."""
    return example.text.decode("utf-8", errors="replace") if isinstance(example.text, bytes) else example.text


def list_all(console: Console) -> None:
    from rich.text import Text

    for prefix, (_, title) in FAMILIES.items():
        console.print(Text(translate(title), style="bold"))
        for rule in rules().values():
            if rule.family == prefix:
                line = Text(f"  {rule.code}  ")
                line.append(f"{translate(WORDS[rule.severity]):<13}", STYLES[rule.severity])
                first, *rest = wrap(translate(rule.title), console.width - 24) or [""]
                line.append(" " + first)
                console.print(line, soft_wrap=True)
                for piece in rest:
                    console.print(Text(" " * 24 + piece), soft_wrap=True)
        console.print()
    console.print(Text(translate(N_("“cmqplan explain CMQ201” says more of one."))))


def markdown(rule: Rule) -> str:
    """The page of a rule."""
    lines = [f"# {rule.code} {rule.slug}", "", f"**{translate(WORDS[rule.severity])}**"]
    for title, paragraphs in _parts(rule):
        lines += ["", f"## {translate(title)}"] if title else []
        for paragraph in paragraphs:
            bullet = paragraph.startswith("– ")
            lines += (
                [f"- {escape(paragraph[2:])}"]
                if bullet and lines[-1].startswith("- ")
                else ["", f"- {escape(paragraph[2:])}" if bullet else escape(paragraph)]
            )
    for title, example in ((N_("This fails:"), rule.failing), (N_("This passes:"), rule.passing)):
        mark = f" (line {example.line})" if example is rule.failing else ""
        lines += [
            "",
            f"## {translate(title).rstrip(':').rstrip()}",
            "",
            f"`{example.file}`{mark}",
            "",
            "```yaml",
            example_text(example).rstrip("\n"),
            "```",
        ]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Text that Markdown would read as markup, kept as it is."""
    return "".join("\\" + c if c in "*_<>[]`#" else c for c in text)


def index() -> str:
    """The page that lists the rules."""
    lines = ["# Rules", "", "Written from the rules themselves by `cmqplan explain --markdown`.", ""]
    for prefix, (_, title) in FAMILIES.items():
        lines += [
            f"## {prefix}xx {translate(title)}",
            "",
            "| code | name | severity | |",
            "| --- | --- | --- | --- |",
        ]
        for rule in rules().values():
            if rule.family == prefix:
                lines.append(
                    f"| [{rule.code}]({rule.code}.md) | {rule.slug} | {rule.severity.value} | {escape(translate(rule.title))} |"
                )
        lines.append("")
    return "\n".join(lines)
