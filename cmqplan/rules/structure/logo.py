"""CMQ121: a logo that can't be put in a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from cmqplan.findings import Finding, Place
from cmqplan.model.organisme import Logo
from cmqplan.rules.declare import CAMPUS, ERROR, Example, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

_CAMPUS = CAMPUS.plus("logos:\n  - {fichier: plans/logos/exemple.png, texte: Campus Exemple}\n")

RULE = Rule(
    "CMQ121",
    "logo",
    ERROR,
    title=Said("Un logo qui ne peut pas figurer dans un document", "A logo that can't be put in a document"),
    says={
        "missing": Says(
            fr=(
                "il n'y a pas de fichier « {fichier} »",
                "écrivez le chemin depuis le dossier qui contient « plans », avec des barres obliques : plans/logos/campus.png",
            ),
            en=(
                "there is no file “{fichier}”",
                "write the path from the folder that holds “plans”, with slashes: plans/logos/campus.png",
            ),
        ),
        "outside": Says(
            fr=(
                "« {fichier} » ne mène pas dans le dossier de travail",
                "copiez l'image à côté des plans et écrivez son chemin depuis le dossier qui contient « plans » : plans/logos/campus.png",
            ),
            en=(
                "“{fichier}” isn't a path inside the workspace",
                "copy the image beside the plans and write its path from the folder that holds “plans”: plans/logos/campus.png",
            ),
        ),
        "not-an-image": Says(
            fr=(
                "« {fichier} » n'est pas une image que les documents puissent montrer : {images}",
                "enregistrez le logo en PNG ou en SVG",
            ),
            en=(
                "“{fichier}” isn't an image that documents can show: {images}",
                "save the logo as PNG or SVG",
            ),
        ),
        "none": Says(
            fr=(
                "« {organisme} » n'a pas de logo à mettre à cette place",
                "écrivez son logo sous « logos », dans plans/organismes.yaml, ou retirez-le d'ici",
            ),
            en=(
                "“{organisme}” has no logo to put in this place",
                "write its logo under “logos”, in plans/organismes.yaml, or take it out of here",
            ),
        ),
    },
    reason=Said(
        "Tout document d'un partenariat porte les logos des partenaires : les conventions le demandent. Une image restée ailleurs sur un ordinateur manque à tous les autres.",
        "Every document of a partnership bears the partners' logos: the conventions ask for it. An image elsewhere on one computer is missing on all others.",
    ),
    source=document(
        "Le plan 2024 : les logos des partenaires figurent sur tous les documents du projet",
        "The 2024 plan: the partners' logos stand on every document of the project",
    ),
    fails=_CAMPUS.at_line(10),
    passes=_CAMPUS.beside(Example("plans/logos/exemple.png", "image")),
)

IMAGES = (".png", ".jpg", ".jpeg", ".svg")


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    for organisme in workspace.organismes.values():
        yield from _logos(organisme, organisme.model.logos, workspace.files.home)
    for campus in workspace.campus.values():
        yield from _logos(campus, campus.model.logos, workspace.files.home)
    yield from _in_order(workspace)


def _in_order(workspace: Workspace) -> Iterator[Finding]:
    """Those that the settings put first, and that have no logo."""
    settings = workspace.files.settings
    with_logo = {campus.model.organisme for campus in workspace.campus.values() if campus.model.logos}
    for n, name in enumerate(workspace.settings.apparence.logos):
        entry = workspace.organismes.get(name)
        if settings and entry and not entry.model.logos and name not in with_logo:
            yield RULE.found(Place(settings, ("apparence", "logos", n)), "none", organisme=name)


def _logos(entry: Entry, logos: Sequence[Logo], root: Path) -> Iterator[Finding]:  # type: ignore[type-arg]
    for n, logo in enumerate(logos):
        variant = _trouble(logo.fichier, root)
        if variant is not None:
            place = entry.at("logos", n, "fichier")
            yield RULE.found(place, variant, fichier=logo.fichier, images=IMAGES)


def _trouble(fichier: str, root: Path) -> str | None:
    """Why a logo's file can't be used; None when it can. The path is read from the workspace's folder."""
    path = PurePosixPath(fichier)
    if path.is_absolute() or ".." in path.parts or "\\" in fichier or ":" in fichier:
        return "outside"
    if path.suffix.lower() not in IMAGES:
        return "not-an-image"
    try:
        file = (root / path).resolve()
        inside = file.is_relative_to(root.resolve())
        return "missing" if not file.is_file() else None if inside else "outside"
    except (OSError, ValueError, RuntimeError):  # a null byte; links that lead round in a circle
        return "missing"
