"""CMQ416: settings that name a rule that doesn't exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from cmqplan.findings import Finding, Place
from cmqplan.findings.finding import Path
from cmqplan.rules import catalogue
from cmqplan.rules.declare import ERROR, SETTINGS, Rule, Said, Says, file_format
from cmqplan.workspace.workspace import Workspace

RULE = Rule(
    "CMQ416",
    "unknown-rule",
    ERROR,
    title=Said(
        "Des réglages qui nomment une règle inexistante", "Settings that name a rule that doesn't exist"
    ),
    says={
        "": Says(
            fr=(
                "il n'y a pas de règle « {name} »",
                "écrivez le code d'une règle (CMQ202), ou le début de plusieurs (CMQ2) ; « cmqplan explain » les donne tous",
            ),
            en=(
                "there is no rule “{name}”",
                "write a rule's code (CMQ202), or the beginning of several (CMQ2); “cmqplan explain” lists them all",
            ),
        ),
        "near": Says(
            fr=(
                "il n'y a pas de règle « {name} » ; c'est sans doute « {suggestion} »",
                "écrivez « {suggestion} » ; « cmqplan explain » donne tous les codes",
            ),
            en=(
                "there is no rule “{name}”; it is probably “{suggestion}”",
                "write “{suggestion}”; “cmqplan explain” lists all the codes",
            ),
        ),
    },
    reason=Said(
        "Un réglage pour une règle inexistante ne fait rien, et personne ne le remarque : la règle voulue continue comme avant.",
        "A setting for a rule that isn't there does nothing, and nobody notices: the rule that was meant goes on as before.",
    ),
    source=file_format(
        "Une règle se nomme par son code, plusieurs par le début des leurs",
        "A rule is named by its code, several by the beginning of theirs",
    ),
    fails=SETTINGS.saying("regles:\n  CMQ602: aucune\n  CMQ999: info\n").at_line(3),
    passes=SETTINGS.saying("regles:\n  CMQ602: aucune\n  CMQ6: info\n"),
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
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
        yield RULE.found(place, "near" if suggestion else "", name=name, suggestion=suggestion)


def _begins_one(name: str, codes: Collection[str]) -> bool:
    return name.startswith("CMQ") and any(code.startswith(name) for code in codes)


def _meant(name: str, codes: Collection[str]) -> str | None:
    """The code that « cmq-201 », « 201 » or « CMQ2xx » mean."""
    digits = re.search(r"[0-9]{1,3}", name)
    code = f"CMQ{digits[0]}" if digits else ""
    if _begins_one(code, codes):
        return code
    return code[:4] if _begins_one(code[:4], codes) and len(code) > 4 else None
