"""A workspace of fiches that each differ from a good one in one place, judged at once: what each is told, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cmqplan.report.assemble import Located
from cmqplan.rules.examples import FICHE
from tests.rules.judging import judged

KINDS: Mapping[str, Sequence[str]] = {
    r"[0-9][0-9 ]*(?:,[0-9]+)? €": ("{}|,01 €", "0 €", "environ {}", "à définir", "900 000 €"),
    r"[0-9]+ %": ("1 %", "99 %"),
    r"2 (?:mai|juillet) 2024": ("31 mai 2024", "1er juin 2024", "2 juin 2024", "31 décembre 2023", "1er janvier 2025"),
    r"(?<=statut: )\w+": ("sollicité", "accordé", "notifié", "versé", "refusé"),
    r"(?<=exercice: )2024": ("2023", "2025", "2024-2025"),
    r"(?<=nature: )[\w ]+": ("subvention", "fonds propres", "contribution en nature"),
    r"(?:(?<=financeur: )|(?<=beneficiaire: ))[\w-]+": ("entreprise-exemple", "metropole", "groupe"),
    r", \w+: [^,{}\[\]]+(?=[,}])": ("",),
    r"(?<=\n)[^\n]*\n": ("",),
}  # fmt: skip
"""What may be changed, and what is written in its place: « {} » is what stood there, without its unit before « | »."""


def slips(text: str, kinds: Mapping[str, Sequence[str]] = KINDS) -> Iterator[tuple[str, str]]:
    """What is done to a text, and the text then."""
    yield "", text
    for pattern, others in kinds.items():
        for match in re.finditer(pattern, text):
            for other in others:
                new = other.replace("{}|", match[0].removesuffix(" €").partition(",")[0]).replace(
                    "{}", match[0]
                )
                if new != match[0]:
                    line = text.count("\n", 0, match.start()) + 1
                    yield (
                        f"{line} {match[0].strip()} → {new}",
                        text[: match.start()] + new + text[match.end() :],
                    )


def fiches(texts: Sequence[str]) -> dict[str, tuple[str, str]]:
    """File → what is done to its text, and the file's text."""
    head, _, tail = FICHE.text.partition("moyens:\n")
    end = tail.partition("livrables:")[2].partition("suivi:")[0]
    found = dict.fromkeys(slip for text in texts for slip in slips(text))
    return {
        f"plans/plan-exemple/{n:03}.yaml": (
            done,
            head.replace("1.1", f"1.{n}").replace("Forum des", f"Forum {n} des") + f"livrables:{end}" + text,
        )
        for n, (done, text) in enumerate(found, 2)
    }


def said(folder: Path, family: str, texts: Sequence[str], others: Mapping[str, str]) -> str:
    """All that the rules of a family say of these fiches, in lines that can be read."""
    made = fiches(texts)
    files = {FICHE.file: None, **{name: text for name, (_, text) in made.items()}, **others}
    lines: dict[str, list[str]] = {}
    for item in judged(folder, files):
        if item.rule.family == family:
            lines.setdefault(item.site.file, []).append(told(item))
    order = [*made, *sorted(lines.keys() - made.keys())]
    return "".join(
        "\n".join([f"{name} {made[name][0] if name in made else ''}", *lines.get(name, ()), ""])
        for name in order
    )


def told(item: Located) -> str:
    """One finding: its place, its variant, what its sentences are given, and the places beside it."""
    params = " ".join(f"{name}={_shown(value)}" for name, value in sorted(item.finding.params.items()))
    near = " ".join(f"({site.span.line}:{site.span.column})" for site in item.related)
    span = item.site.span
    return f"    {span.line}:{span.column} {item.rule.code} {item.finding.variant} {params} {near}".rstrip()


def _shown(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(_shown, value))
    return str(value).replace("\u202f", " ")
