"""CMQ416: settings that name a rule that doesn't exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from cmqplan.findings import N_, Finding, Place, Severity
from cmqplan.findings.finding import Path
from cmqplan.rules import catalogue
from cmqplan.rules.example import SETTINGS
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    settings, file = workspace.settings, workspace.files.settings
    if file is None:
        return
    names: list[tuple[str, Path]] = [(name, ("regles", name)) for name in settings.regles]
    names += [(name, ("ignorer", n)) for n, name in enumerate(settings.ignorer)]
    names += [(name, ("choisir", n)) for n, name in enumerate(settings.choisir)]
    slugs = {rule.slug: code for code, rule in catalogue.rules().items()}
    codes = {*slugs.values(), *catalogue.FAMILIES}
    for name, path in names:
        if _begins_one(name if path[0] == "regles" else name.upper(), codes):
            continue
        suggestion = slugs.get(name.lower()) or _meant(name, codes)
        place = Place(file, path, on="key" if path[0] == "regles" else "value")
        yield Finding("CMQ416", place, {"name": name, "suggestion": suggestion}, "near" if suggestion else "")


def _begins_one(name: str, codes: Collection[str]) -> bool:
    return name.startswith("CMQ") and any(code.startswith(name) for code in codes)


def _meant(name: str, codes: Collection[str]) -> str | None:
    """The code that « cmq-201 », « 201 » or « CMQ2xx » mean."""
    digits = re.search(r"[0-9]{1,3}", name)
    code = f"CMQ{digits[0]}" if digits else ""
    if _begins_one(code, codes):
        return code
    return code[:4] if _begins_one(code[:4], codes) and len(code) > 4 else None


RULE = Rule(
    code="CMQ416",
    slug="unknown-rule",
    severity=Severity.ERROR,
    title=N_("Settings that name a rule that doesn't exist"),
    messages={
        "": N_("there is no rule “{name}”"),
        "near": N_("there is no rule “{name}”; it is probably “{suggestion}”"),
    },
    helps={
        "": N_(
            "write a rule's code (CMQ202), or the beginning of several (CMQ2); “cmqplan explain” lists them all"
        ),
        "near": N_("write “{suggestion}”; “cmqplan explain” lists all the codes"),
    },
    reason=N_(
        "A setting for a rule that isn't there does nothing, and nobody notices: the rule that was meant goes on as before."
    ),
    source=Source(Origin.FORMAT, N_("A rule is named by its code, several by the beginning of theirs")),
    failing=Example(SETTINGS, "regles:\n  CMQ602: aucune\n  CMQ999: info\n", line=3),
    passing=Example(SETTINGS, "regles:\n  CMQ602: aucune\n  CMQ6: info\n"),
    workspace=check,
)
