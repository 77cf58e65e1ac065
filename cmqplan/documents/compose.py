"""From a plan and a template to a document, checked and ready for any format."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from cmqplan.documents.context import Logo, context_of
from cmqplan.documents.document import Document, Image
from cmqplan.documents.dom import Element, Node, elements, numbered, parse, text_of
from cmqplan.documents.errors import DocumentRefused, TemplateRefused
from cmqplan.documents.images import LARGEST, is_reasonable
from cmqplan.documents.palette import Palette
from cmqplan.documents.templates import DOCUMENT_FILE, Kind, Templates, render
from cmqplan.documents.views import Request
from cmqplan.language.gettext import N_
from cmqplan.workspace.disk import TooLarge, read_file, reason
from cmqplan.workspace.files import DEVICES

BIGGEST_IMAGE = 5_000_000
"""Bytes of one logo."""


def compose(
    request: Request, kind: Kind, templates: Templates, context: Mapping[str, object] | None = None
) -> Document:
    """One document. ``context`` may hold what ``context_of`` has already made, and adds what it is about.

    Raises TemplateRefused and DocumentRefused.
    """
    variables = {**(context_of(request) if context is None else context), "nom_du_document": kind.name}
    settings = request.workspace.settings
    mention = settings.mention
    tree = numbered(parse(render(templates.content, f"{kind.name}/{DOCUMENT_FILE}", variables)))
    plan = request.workspace.plans[request.plan].model
    title = _title(tree, plan.titre, kind)
    tree = under(mention, tree)
    campus = request.workspace.campus_of(request.plan)
    return Document(
        name=kind.name,
        stem=stem_of(kind.name, variables),
        title=title,
        running_title=" – ".join(filter(None, (title, None if plan.titre in title else plan.titre, mention))),
        contents=tree,
        author=campus.model.sigle or campus.model.nom if campus else None,
        subject=plan.titre,
        day=plan.date,
        version=plan.version,
        draft=request.draft,
        images=_images(request.workspace.files.home, tree, variables.get("images")),
        palette=Palette.of(settings.apparence),
        mention=mention,
        foot=settings.apparence.pied,
        of_plan=kind.name != "plan",
    )


def under(mention: str | None, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """A document with the mention of the settings above its title: a cover has no running title that could show it."""
    if not mention:
        return tuple(nodes)
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag == "h1":
            found.append(Element("p", {"class": "kicker"}, (mention,)))
        elif isinstance(node, Element) and node.tag in ("section", "div"):
            node = replace(node, children=under(mention, node.children))
        found.append(node)
    return tuple(found)


def _title(tree: Sequence[Node], plan: str, kind: Kind) -> str:
    """The document's own title: what stands above it too, where it goes by the plan's."""
    title = text_of(next(elements(tree, "h1")).children)
    if title != plan or kind.name == "plan":
        return title
    above = next((text_of(p.children) for p in elements(tree, "p") if "kicker" in p.classes), "")
    return f"{above.partition(' – ')[0]} – {title}" if above else title


def stem_of(name: str, variables: Mapping[str, object]) -> str:
    """The file's name without its ending: the document's, and what it is about when there is one of each."""
    about = variables.get("sujet")
    return safe_name(f"{name}-{about}" if about else name)


def safe_name(text: str) -> str:
    """A name that any system takes for a file in this very folder: letters, digits, dots inside, hyphens."""
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", text).strip("-.")
    plain = re.sub(r"\.{2,}", ".", plain)[:100].strip("-.")
    first, dot, rest = plain.partition(".")
    return f"{first}-{dot}{rest}" if first.lower() in DEVICES else plain or "document"


def _images(root: Path, tree: Sequence[Node], logos: object) -> dict[str, Image]:
    known = {logo.image: logo for logo in logos if isinstance(logo, Logo)} if isinstance(logos, tuple) else {}
    found: dict[str, Image] = {}
    for element in elements(tree, "img"):
        name = element.attributes.get("src", "")
        logo = known.get(name)
        if logo is None:
            raise TemplateRefused(
                N_("<img> shows one of “images”, by its name: “{name}” is none; they are: {known}"),
                element.origin,
                name=name,
                known=tuple(known) or ("—",),
            )
        if name not in found:
            found[name] = _image(root, logo)
    return found


def _image(root: Path, logo: Logo) -> Image:
    path = Path(os.path.realpath(root / logo.fichier))  # links in a circle stop resolve()
    if not path.is_relative_to(root.resolve()):
        raise DocumentRefused(
            N_("the logo {file} lies outside the workspace; put the image inside it"), file=logo.fichier
        )
    try:
        data = read_file(path, BIGGEST_IMAGE)
    except TooLarge as error:
        raise DocumentRefused(N_("the logo {file} is too heavy: 5 MB at most"), file=logo.fichier) from error
    except OSError as error:
        raise DocumentRefused(
            N_("the logo {file} can't be read: {reason}"), file=logo.fichier, reason=reason(error)
        ) from error
    media_type = media_type_of(data)
    if media_type is None:
        raise DocumentRefused(N_("the logo {file} is no PNG, JPEG or SVG image"), file=logo.fichier)
    if not is_reasonable(data, media_type):
        raise DocumentRefused(
            N_(
                "the logo {file} is too large a picture once unpacked, too narrow, or its size can't be read; save it anew, {most} pixels wide and high at most"
            ),
            file=logo.fichier,
            most=LARGEST,
        )
    return Image(data, media_type)


def media_type_of(data: bytes) -> Literal["image/png", "image/jpeg", "image/svg+xml"] | None:
    """What an image's first bytes say it is."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if b"<svg" in data[:2000].lower():
        return "image/svg+xml"
    return None
