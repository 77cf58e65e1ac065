"""Templates: where they are, and the sandbox they run in.

A name is looked for in the workspace's own ``templates/`` first, then among the built-in ones, file by file: a
workspace overrides one part of a document, or adds a document, with a single file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cmqplan.amounts import Montant
from cmqplan.documents import french, texts
from cmqplan.documents.dom import ORIGIN_ATTRIBUTE
from cmqplan.documents.errors import Origin, TemplateRefused
from cmqplan.documents.files import builtin_folder, folders, found, text_of
from cmqplan.findings.words import nearest
from cmqplan.language.controls import visible
from cmqplan.language.gettext import N_

if TYPE_CHECKING:
    from jinja2.lexer import TokenStream
    from markupsafe import Markup

    from cmqplan.documents.sandbox import Sandbox
    from cmqplan.workspace.workspace import Workspace

DOCUMENT_FILE = "document.html.j2"
MARKDOWN_FILE = "document.md.j2"


@dataclass(frozen=True, slots=True)
class Kind:
    """A document that can be made. ``about`` is what one copy of it is about: ``plan``, ``fiche``, ``partenaire`` or
    ``reseau``; ``needs`` what must be there (``convention``, ``vote``) for it to be made."""

    name: str
    folder: Path
    own: bool
    """True when it, or a part of it, is the workspace's."""
    description: str
    english: str
    """What it is, in English; the description where its template says nothing in English."""
    about: str = "plan"
    needs: tuple[str, ...] = ()


_ABOUT = ("plan", "fiche", "partenaire", "reseau")
_HEADER = re.compile(r"\A\s*\{#-?(.*?)-?#\}", re.DOTALL)


def kinds(root: Path) -> dict[str, Kind]:
    """The documents that exist here, by name; those of the program in its own order come first."""
    found: dict[str, Kind] = {}
    for folder in reversed(folders(root)):
        own = folder != builtin_folder()
        for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
            if entry.name.startswith(("_", ".")) or not entry.is_dir():
                continue
            if (entry / DOCUMENT_FILE).is_file():
                found[entry.name] = _kind(entry, own=own)
            elif entry.name in found and any(entry.iterdir()):
                known = found[entry.name]
                found[entry.name] = replace(known, own=own)
    order = {
        name: n
        for n, name in enumerate(
            (
                "plan",
                "fiche",
                "synthese",
                "bilan",
                "maquette",
                "deliberation",
                "avenant",
                "lettre",
                "compte-rendu-financier",
                "convention-annexe",
                "partenaire",
                "reseau",
            )
        )
    }
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def _kind(folder: Path, *, own: bool) -> Kind:
    """A document's folder, read from the comment at the top of its template: ``description``, ``english``, ``pour``, ``exige``."""
    match = _HEADER.match(text_of(folder / DOCUMENT_FILE, f"{folder.name}/{DOCUMENT_FILE}"))
    said = dict(line.split(":", 1) for line in (match[1] if match else "").splitlines() if ":" in line)
    values = {key.strip(): " ".join(value.split()) for key, value in said.items()}
    about = values.get("pour", "plan")
    if about not in _ABOUT:
        raise TemplateRefused(
            N_("“pour: {about}” is not known at the top of a document; write one of: {known}"),
            Origin(f"{folder.name}/{DOCUMENT_FILE}", 1),
            about=about,
            known=_ABOUT,
        )
    needs = tuple(word for word in values.get("exige", "").replace(",", " ").split() if word)
    description = values.get("description", "")
    return Kind(folder.name, folder, own, description, values.get("english", description), about, needs)


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a workspace, ready to run. ``content`` for documents, ``page`` for what wraps them in HTML,
    ``markdown`` for a document that brings its own Markdown."""

    folders: tuple[Path, ...]
    content: Sandbox
    page: Sandbox
    markdown: Sandbox
    filters: Mapping[str, Callable[..., Any]]
    empty: dict[tuple[Origin | None, str], None]
    """What was to be written and holds nothing, in the order in which it was met: where, and how the template says it."""

    def has(self, name: str) -> bool:
        return found(self.folders, name) is not None


def templates(workspace: Workspace) -> Templates:
    """The templates of a workspace; its organismes and conventions give the filters the names of things."""
    from jinja2.ext import Extension
    from jinja2.lexer import Token

    from cmqplan.documents.sandbox import COMPILED, Files, Sandbox
    from cmqplan.language.markdown import escape

    class Marked(Extension):
        """Adds to each tag of a template where it stands, so that a mistake can be shown there."""

        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            for token in stream:
                if token.type == "data":
                    marked = _marked(token.value, stream.name or "", token.lineno)
                    yield Token(token.lineno, token.type, marked)
                else:
                    yield token

    where = folders(workspace.files.home)
    filters = _filters(workspace)
    empty: dict[tuple[Origin | None, str], None] = {}

    def sandbox(form: str, more: Mapping[str, Callable[..., Any]] | None = None, **options: Any) -> Sandbox:
        return Sandbox(
            {**filters, **(more or {})},
            empty,
            loader=Files(where),
            bytecode_cache=COMPILED[form],
            auto_reload=False,  # the templates of one run are those it began with
            trim_blocks=True,
            lstrip_blocks=True,
            **options,
        )

    return Templates(
        where,
        sandbox("content", extensions=[Marked]),
        sandbox("page"),
        sandbox("markdown", {"texte": _markdown, "ligne": _markdown}, escaped=escape),
        filters,
        empty,
    )


_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9]*(?=[\s/>])")


def _marked(text: str, name: str, line: int) -> str:
    def mark(match: re.Match[str]) -> str:
        return f'{match[0]} {ORIGIN_ATTRIBUTE}="{name}:{line + text.count(chr(10), 0, match.start())}"'

    return _TAG.sub(mark, text)


def _filters(workspace: Workspace) -> dict[str, Callable[..., Any]]:
    def nom(reference: object) -> str:
        return workspace.organismes.nom(str(reference))

    def nom_court(reference: object) -> str:
        return workspace.organismes.nom_court(str(reference))

    def ligne_credit(reference: object, convention: object) -> str:
        declared = workspace.conventions.get(str(convention))
        line = declared.model.lignes_credit.get(str(reference)) if declared else None
        return line.nom if line else str(reference)

    return {
        "nom": nom,
        "nom_court": nom_court,
        "ligne_credit": ligne_credit,
        "montant": str,
        "euros": lambda euros: str(Montant.of(int(euros))),
        "taux": str,
        "nombre": french.decimal,
        "periode": str,
        "date": _day,
        "duree": french.duration,
        "texte": lambda text: texts.blocks(str(text)),
        "ligne": lambda text: texts.inline(str(text)),
        "lien": lambda address: texts.link(str(address)),
        "capitale": lambda text: french.capital(str(text)),
        "enumere": lambda items: french.joined([str(item) for item in items]),
        "compte": french.count,
    }


def _day(value: object) -> str:
    if not isinstance(value, date):
        raise TemplateRefused(
            N_("the filter “date” takes a date, not {value}"),
            value=value[:40] if isinstance(value, str) and value else type(value).__name__,
        )
    return french.day(value)


def _markdown(text: object) -> Markup:
    from markupsafe import Markup

    from cmqplan.documents.markdown import of_text

    return Markup(of_text(str(text)))  # noqa: S704 - escaped


def render(environment: Sandbox, name: str, context: Mapping[str, object]) -> str:
    """A template's text, without a character that steers. Raises TemplateRefused with the template, the line and what is
    wrong."""
    from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError

    from cmqplan.documents.sandbox import seen

    environment.begin()
    try:
        return visible(environment.get_template(name).render(seen(context)))
    except TemplateRefused as error:
        error.origin = error.origin or _where(environment, error)
        raise
    except TemplateSyntaxError as error:
        missing = re.match(r"No (filter|test) named '(.+?)'", error.message or "")
        if missing is not None:
            known = environment.filters if missing[1] == "filter" else environment.tests
            raise TemplateRefused(
                N_("templates have no “{name}” after a | or an is; they have: {known}"),
                Origin(error.name or name, error.lineno),
                name=missing[2],
                known=tuple(sorted(word for word in known if word.isidentifier())),
            ) from error
        raise TemplateRefused(
            N_("the template can't be read: {reason}"),
            Origin(error.name or name, error.lineno),
            reason=error.message or "",
        ) from error
    except TemplateNotFound as error:
        message = N_("the template “{name}” isn't there")
        raise TemplateRefused(message, _where(environment, error), name=error.name or str(error)) from error
    except UndefinedError as error:
        raise unknown(error, _where(environment, error), context) from error
    except SecurityError as error:
        raise TemplateRefused(
            N_("a template may not do this: {reason}"), _where(environment, error), reason=str(error)
        ) from error
    except RecursionError as error:
        raise TemplateRefused(
            N_("templates, macros or brackets stand inside one another too deep, or without end"),
            Origin(name, 1),
        ) from error
    except Exception as error:
        raise TemplateRefused(
            N_("the template stops here: {reason}"),
            _where(environment, error) or Origin(name, 1),
            reason=str(error) or type(error).__name__,
        ) from error


def unknown(error: Any, origin: Origin | None, context: Mapping[str, object]) -> TemplateRefused:
    """What a template names and isn't there, with the nearest that is."""
    owner, name = getattr(error, "owner", None), str(getattr(error, "name", "") or "")
    from jinja2.utils import missing

    if not name:
        return TemplateRefused(N_("the template stops here: {reason}"), origin, reason=str(error))
    if owner is missing or owner is None:
        near = nearest(name, context)
        message = (
            N_("the variable “{name}” doesn't exist; did you mean “{near}”?")
            if near
            else N_("the variable “{name}” doesn't exist")
        )
        return TemplateRefused(message, origin, name=name, near=near)
    owner_name, known = _told(owner)
    near = nearest(name, known)
    message = (
        N_("“{name}” is no field of {owner}; did you mean “{near}”?")
        if near
        else N_("“{name}” is no field of {owner}; what it has: {known}")
        if known
        else N_(
            "“{name}” can't be used on a text, a list or a number; the filters are in docs/en/templates.md"
        )
    )
    return TemplateRefused(message, origin, name=name, near=near, owner=owner_name, known=tuple(known))


def _told(owner: object) -> tuple[str, list[str]]:
    """What a value of a template is called, and the names it tells."""
    from cmqplan.documents.sandbox import Seen, told_by

    if isinstance(owner, Mapping):
        return "table", [str(key) for key in owner]
    kind = owner.kind if isinstance(owner, Seen) else type(owner)
    return kind.__name__, sorted(told_by(owner))


def _where(environment: Sandbox, error: BaseException) -> Origin | None:
    """The innermost line of a template that an error passed through."""
    import traceback

    loader: Any = environment.loader
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        for folder in loader.folders:
            path = Path(frame.filename)
            if frame.lineno and path.suffix == ".j2" and path.is_relative_to(folder):
                return Origin(path.relative_to(folder).as_posix(), frame.lineno)
    return None
