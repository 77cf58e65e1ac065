"""CMQ404: two fiches with one number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.values import numero_key
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Resume


def check(_: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    numbers = [numero_key(resume.numero) for resume in resumes if resume.numero is not None]
    first: dict[tuple[int, ...], Resume] = {}
    for resume in resumes:
        if resume.numero is None:
            continue
        key = numero_key(resume.numero)
        earlier = first.setdefault(key, resume)
        if earlier is resume:
            continue
        siblings = [number[-1] for number in numbers if number[:-1] == key[:-1]]
        free = ".".join(str(part) for part in (*key[:-1], max(siblings) + 1))
        yield Finding(
            "CMQ404",
            resume.at("numero"),
            {"numero": resume.numero, "other": earlier.file.rsplit("/", 1)[-1], "free": free},
            related=(Related(earlier.at("numero"), N_("it is already the number of this fiche")),),
        )


RULE = Rule(
    code="CMQ404",
    slug="same-number",
    severity=Severity.ERROR,
    title=N_("Two fiches of a plan have one number"),
    messages={"": N_("the number {numero} is already that of {other}")},
    helps={"": N_("give one of the two another number; {free} is free")},
    reason=N_(
        "Decisions, tables and credit lines name an action by its number. With one number for two actions nobody can say "
        "which of them a subsidy goes to."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The decision of 23 June 2022 shares its subsidy out by the actions' numbers")
    ),
    failing=Example(
        "plans/plan-exemple/1.2-visites.yaml",
        "numero: 1.1\ntitre: Visites de scieries\nporteurs: [cmq-bois]\n",
        line=1,
    ),
    passing=Example(
        "plans/plan-exemple/1.2-visites.yaml",
        "numero: 1.2\ntitre: Visites de scieries\nporteurs: [cmq-bois]\n",
    ),
    plan=check,
)
