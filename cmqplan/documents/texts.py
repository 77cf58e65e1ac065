"""Users' texts: a light Markdown (paragraphs, lists, bold, italic, code, links) as the tags a document may hold.

Anything else, raw HTML first of all, stays the very characters that were written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cmqplan.documents.dom import is_safe_link
from cmqplan.model.texte import markdown_leger

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markupsafe import Markup


@cache
def _parser() -> MarkdownIt:
    parser = markdown_leger()
    parser.validateLink = _is_outside_link  # type: ignore[method-assign, assignment]
    return parser


def _is_outside_link(address: str) -> bool:
    return is_safe_link(address) and not address.startswith("#")


_PLAIN = re.compile(r"[^\W\d_][^*_\[`\\&\n\r\0]*(?<!\s)")
"""A text that says nothing in Markdown: one line from a letter to something else than a space, without any of the
characters that mean something. Most texts are such."""


def blocks(text: str) -> Markup:
    """A text as paragraphs and lists."""
    from markupsafe import Markup, escape

    if _PLAIN.fullmatch(text):
        return Markup(f"<p>{escape(text)}</p>")  # noqa: S704 - escaped
    return Markup("".join(_written(_parser().parse(text))))  # noqa: S704 - every piece is escaped or one of our own tags


def inline(text: str) -> Markup:
    """A text of one line: emphasis, code and links, without a paragraph around it."""
    from markupsafe import Markup, escape

    if _PLAIN.fullmatch(text):
        return escape(text)
    return Markup("".join(_written(_parser().parseInline(text))))  # noqa: S704 - as above


def link(address: str) -> Markup:
    """A link that shows its address; the address alone where it leads nowhere outside."""
    from markupsafe import Markup, escape

    shown = escape(address)
    return Markup(f'<a href="{shown}">{shown}</a>') if _is_outside_link(address) else shown  # noqa: S704 - escaped


_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "strong": "strong",
    "em": "em",
}


def _written(tokens: list[Token]) -> list[str]:
    from markupsafe import escape

    out: list[str] = []
    for token in tokens:
        if token.hidden:
            out.append(" ")
        elif token.type == "inline":
            out += _written(token.children or [])
        elif token.type in ("text", "text_special"):
            out.append(str(escape(token.content)))
        elif token.type == "softbreak":
            out.append(" ")
        elif token.type == "hardbreak":
            out.append("<br>")
        elif token.type == "code_inline":
            out.append(f"<code>{escape(token.content)}</code>")
        elif token.type == "link_open":
            href = escape(str(token.attrs.get("href", "")))
            title = f' title="{escape(str(token.attrs["title"]))}"' if token.attrs.get("title") else ""
            out.append(f'<a href="{href}"{title}>')
        elif token.type == "link_close":
            out.append("</a>")
        else:
            kind, _, side = token.type.rpartition("_")
            start = f' start="{token.attrs["start"]}"' if side == "open" and "start" in token.attrs else ""
            out.append(f"<{'' if side == 'open' else '/'}{_TAGS[kind]}{start}>")
    return out
