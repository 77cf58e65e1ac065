"""A document, made and checked, ready for any format: what every renderer is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from cmqplan.documents import french
from cmqplan.documents.dom import Node
from cmqplan.documents.palette import Palette


@dataclass(frozen=True, slots=True)
class Image:
    """A logo's bytes."""

    data: bytes
    media_type: Literal["image/png", "image/jpeg", "image/svg+xml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document. ``contents`` keeps the promises of ``documents.dom``.

    ``name`` is its folder among the templates; ``stem`` the file name without its ending, safe on every system;
    ``running_title`` what stands at the top of each printed page; ``day`` the day it is dated from, None when nothing
    says it (a renderer then writes no date at all); ``version`` what its makers call this state of it. ``images`` are those
    that ``<img src>`` names. ``mention`` is what the running title ends with on every page, ``foot`` what stands at the foot
    of each, as settings say. ``of_plan``: the day and the version are those of the plan that it is made of.
    """

    name: str
    stem: str
    title: str
    running_title: str
    contents: tuple[Node, ...]
    author: str | None = None
    subject: str | None = None
    day: date | None = None
    version: str | None = None
    draft: bool = False
    language: str = "fr"
    images: Mapping[str, Image] = field(default_factory=dict)
    palette: Palette = field(default_factory=Palette)
    mention: str | None = None
    foot: str | None = None
    of_plan: bool = False

    @property
    def edition(self) -> str:
        """Which version of which day, for the foot of a page: « version 2 – 9 janvier 2024 », « Plan : version 2 – … » in a
        document made of it; empty where nothing says it."""
        said = [f"version {self.version}" if self.version else "", french.day(self.day) if self.day else ""]
        whole = " – ".join(filter(None, said))
        return f"Plan : {whole}" if whole and self.of_plan else whole
