"""Why a document can't be made, as values the command line puts into words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the templates something was written. ``template`` as templates name one another: ``plan/_fiche.html.j2``.

    A Word template has no lines: ``line`` is 0.
    """

    template: str
    line: int


class TemplateRefused(Exception):  # noqa: N818 - the CLI says it in its own words
    """A template can't be used. ``message`` is an English template filled with ``params``."""

    def __init__(self, message: str, origin: Origin | None = None, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.origin = origin
        self.params = params


class DocumentRefused(Exception):  # noqa: N818 - the CLI says it in its own words
    """This document can't be made of this plan: something it is about isn't there."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


class LibraryStopped(Exception):  # noqa: N818 - as above
    """A library broke down over a document, where Python would let the whole program go."""
