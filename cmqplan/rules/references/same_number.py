"""CMQ404: two fiches with one number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Related
from cmqplan.model.values import numero_key, numero_of_rank, numero_rank
from cmqplan.rules.declare import ERROR, Example, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Resume

RULE = Rule(
    "CMQ404",
    "same-number",
    ERROR,
    title=Said("Deux fiches d'un plan ont le même numéro", "Two fiches of a plan have one number"),
    says={
        "": Says(
            fr=(
                "le numéro {numero} est déjà celui de {other}",
                "donnez un autre numéro à l'une des deux ; {free} est libre",
            ),
            en=(
                "the number {numero} is already that of {other}",
                "give one of the two another number; {free} is free",
            ),
        ),
        "copy": Says(
            fr=(
                "le numéro {numero} est déjà celui de {other}, dont ce fichier semble une copie",
                "supprimez « {name} » s'il est de trop ; s'il devient une autre fiche, donnez-lui le numéro {free}, libre",
            ),
            en=(
                "the number {numero} is already that of {other}, of which this file seems a copy",
                "delete “{name}” if it is one too many; if it becomes another fiche, give it the number {free}, which is free",
            ),
        ),
    },
    reason=Said(
        "Délibérations, tableaux et lignes de crédit désignent une action par son numéro. Avec un numéro pour deux actions, nul ne peut dire à laquelle va une subvention.",
        "Decisions, tables and credit lines name an action by its number. With one number for two actions nobody can say which of them a subsidy goes to.",
    ),
    source=document(
        "La délibération du 23 juin 2022 répartit sa subvention par numéros d'action",
        "The decision of 23 June 2022 shares its subsidy out by the actions' numbers",
    ),
    fails=Example(
        "plans/plan-exemple/1.2-visites.yaml",
        "numero: 1.1\ntitre: Visites d'entreprises\nporteurs: [campus-exemple]\n",
    ).at_line(1),
    passes=Example(
        "plans/plan-exemple/1.2-visites.yaml",
        "numero: 1.2\ntitre: Visites d'entreprises\nporteurs: [campus-exemple]\n",
    ),
)


def check_plan(_: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    last: dict[tuple[int, ...], int] = {}
    for resume in resumes:
        if resume.numero is not None:
            above, rank = numero_rank(resume.numero)
            last[above] = max(last.get(above, 0), rank)
    first: dict[tuple[int, ...], Resume] = {}
    for resume in resumes:
        numero = resume.numero
        if numero is None:
            continue
        key = numero_key(numero)
        earlier = first.setdefault(key, resume)
        if earlier is resume:
            continue
        if _is_copy(earlier) and not _is_copy(resume):
            first[key], resume, earlier = resume, earlier, resume
        yield RULE.found(
            resume.at("numero"),
            "copy" if _is_copy(resume) else "",
            Related(
                earlier.at("numero"),
                Said("c'est déjà le numéro de cette fiche", "it is already the number of this fiche"),
            ),
            numero=numero,
            other=earlier.file.rsplit("/", 1)[-1],
            free=numero_of_rank(numero, last[numero_rank(numero)[0]] + 1),
            name=resume.file.rsplit("/", 1)[-1],
        )


def _is_copy(resume: Resume) -> bool:
    """Whether the file's name says that it is a copy: « 1.1-forum - Copie.yaml », « 1.1-forum (2).yaml »."""
    return re.search(r"\b(?:copie|copy)\b|\(\d+\)", resume.file.rsplit("/", 1)[-1], re.IGNORECASE) is not None
