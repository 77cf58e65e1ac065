"""CMQ121: a logo that can't be put in a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.organisme import Logo
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace

IMAGES = (".png", ".jpg", ".jpeg", ".svg")


def check(workspace: Workspace) -> Iterator[Finding]:
    for organisme in workspace.organismes.values():
        yield from _logos(organisme, organisme.model.logos, workspace.files.root)
    for campus in workspace.campus.values():
        yield from _logos(campus, campus.model.logos, workspace.files.root)


def _logos(entry: Entry, logos: Sequence[Logo], root: Path) -> Iterator[Finding]:  # type: ignore[type-arg]
    for n, logo in enumerate(logos):
        variant = _trouble(logo.fichier, root)
        if variant is not None:
            place = entry.at("logos", n, "fichier")
            yield Finding("CMQ121", place, {"fichier": logo.fichier, "images": IMAGES}, variant)


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


_CAMPUS = FILES[CAMPUS] + "logos:\n  - {fichier: plans/logos/bois.png, texte: CMQ Bois}\n"

RULE = Rule(
    code="CMQ121",
    slug="logo",
    severity=Severity.ERROR,
    title=N_("A logo that can't be put in a document"),
    messages={
        "missing": N_("there is no file “{fichier}”"),
        "outside": N_("“{fichier}” isn't a path inside the workspace"),
        "not-an-image": N_("“{fichier}” isn't an image that documents can show: {images}"),
    },
    helps={
        "missing": N_(
            "write the path from the folder that holds “plans”, with slashes: plans/logos/campus.png"
        ),
        "outside": N_(
            "copy the image beside the plans and write its path from the folder that holds “plans”: plans/logos/campus.png"
        ),
        "not-an-image": N_("save the logo as PNG or SVG"),
    },
    reason=N_(
        "Every document of a partnership bears the partners' logos: the conventions ask for it. An image elsewhere on one computer is missing on all others."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The 2024 plan: the partners' logos stand on every document of the project")
    ),
    failing=Example(CAMPUS, _CAMPUS, line=10),
    passing=Example(CAMPUS, _CAMPUS, others={"plans/logos/bois.png": "image"}),
    workspace=check,
)
