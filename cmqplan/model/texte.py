"""The light Markdown that people's texts are written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def markdown_leger() -> MarkdownIt:
    """What reads it: paragraphs, lists, bold, italic, code, links; anything else, raw HTML first of all, stays text."""
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis", "link", "list", "backticks", "escape", "entity", "newline"])
