"""CMQ122: a link that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from cmqplan.findings import Finding, Place
from cmqplan.model.champs import TypeChamp
from cmqplan.model.fiche import Fiche
from cmqplan.model.liens import BARE
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, file_format
from cmqplan.workspace.workspace import Entry, Resume, Workspace

_FICHE = (
    "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\nconstats: Voir [le site]({link}).\n"
)

RULE = Rule(
    "CMQ122",
    "link",
    WARNING,
    title=Said("Un lien qui ne mène nulle part", "A link that leads nowhere"),
    says={
        "": Says(
            fr=(
                "« {target} » n'est pas une adresse où un lien puisse mener",
                "écrivez une adresse qui commence par https:// (ou mailto: pour une adresse de courriel)",
            ),
            en=(
                "“{target}” isn't an address that a link can lead to",
                "write an address that begins with https:// (or mailto: for a mail address)",
            ),
        ),
        "near": Says(
            fr=("« {target} » n'est pas une adresse complète", "écrivez « {suggestion} »"),
            en=("“{target}” isn't a full address", "write “{suggestion}”"),
        ),
    },
    reason=Said(
        "Les documents se lisent loin du dossier où ils ont été faits : seule une adresse complète, web ou de courriel, mène quelque part. Tout autre lien s'affiche comme un simple texte.",
        "Documents are read far from the folder they were made in: only a full web or mail address leads somewhere. Any other link is shown as plain text.",
    ),
    source=file_format(
        "Les liens des textes sont en http, https ou mailto", "Links in texts are http, https or mailto"
    ),
    fails=FICHE.saying(_FICHE.format(link="www.example.org/forum")).at_line(4),
    passes=FICHE.saying(_FICHE.format(link="https://www.example.org/forum")),
)

_LINK = re.compile(r"(?<!\\)\[[^\[\]\n]*\]\(\s*<?([^()\s<>]+)")

_GOOD = re.compile(r"https?://[^/\s]|mailto:[^@\s]+@", re.IGNORECASE)


def check_text(place: Place, text: str) -> Iterator[Finding]:
    if "](" in text:
        for match in _LINK.finditer(text):
            yield from _judge(match[1], place.within(match.span(1)))


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.organismes.values():
        if entry.model.site is not None:
            yield from _judge(entry.model.site, entry.at("site"))


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    yield from _of_links(entry)
    for n, livrable in enumerate(entry.model.livrables):
        if livrable.lien is not None:
            yield from _judge(livrable.lien, entry.at("livrables", n, "lien"))


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:  # noqa: ARG001
    return _of_links(scene.plan) if scene.plan is not None else iter(())


def _of_links(entry: Entry[Any]) -> Iterator[Finding]:
    for n, link in enumerate(entry.model.liens):
        if link.adresse is not None:
            yield from _judge(link.adresse, entry.at("liens", n, "adresse"))
    for nom, champ in entry.model.declares.items():
        target = getattr(entry.model, nom)
        if champ.type is TypeChamp.LIEN and target is not None:
            yield from _judge(target, entry.at(nom))


def _judge(target: str, place: Place) -> Iterator[Finding]:
    if _GOOD.match(target):
        return
    if "@" in target and ":" not in target:
        yield RULE.found(place, "near", target=target, suggestion=f"mailto:{target}")
    elif BARE.fullmatch(target):
        yield RULE.found(place, "near", target=target, suggestion=f"https://{target}")
    else:
        yield RULE.found(place, target=target[:80])
