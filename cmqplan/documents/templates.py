"""Templates: where they are, and the sandbox they run in.

A name is looked for in the workspace's own ``templates/`` first, then among the built-in ones, file by file: a
workspace overrides one part of a document, or adds a document, with a single file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cmqplan.amounts import Montant
from cmqplan.documents import french, texts
from cmqplan.documents.dom import ORIGIN_ATTRIBUTE
from cmqplan.documents.errors import Origin, TemplateRefused
from cmqplan.findings.words import nearest
from cmqplan.language.gettext import N_

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.lexer import TokenStream
    from markupsafe import Markup

    from cmqplan.workspace.workspace import Workspace

DOCUMENT_FILE = "document.html.j2"
MARKDOWN_FILE = "document.md.j2"


def builtin_folder() -> Path:
    """The templates that come with the program: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for, in this order."""
    builtin = builtin_folder()
    own = root / "templates"
    if not own.is_dir() or own.resolve() == builtin.resolve():
        return (builtin,)
    return (own, builtin)


@dataclass(frozen=True, slots=True)
class Kind:
    """A document that can be made. ``about`` is what one copy of it is about: ``plan``, ``fiche``, ``partenaire`` or
    ``reseau``; ``needs`` what must be there (``convention``, ``vote``) for it to be made."""

    name: str
    folder: Path
    own: bool
    """True when it, or a part of it, is the workspace's."""
    description: str
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
                found[entry.name] = Kind(
                    known.name, known.folder, own, known.description, known.about, known.needs
                )
    order = {
        name: n
        for n, name in enumerate(
            (
                "plan",
                "fiche",
                "synthese",
                "maquette",
                "deliberation",
                "convention-annexe",
                "partenaire",
                "reseau",
            )
        )
    }
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def _kind(folder: Path, *, own: bool) -> Kind:
    """A document's folder, read from the comment at the top of its template: ``description``, ``pour``, ``exige``."""
    match = _HEADER.match((folder / DOCUMENT_FILE).read_text("utf-8", errors="replace"))
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
    return Kind(folder.name, folder, own, values.get("description", ""), about, needs)


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a workspace, ready to run. ``content`` for documents, ``page`` for what wraps them in HTML,
    ``markdown`` for a document that brings its own Markdown."""

    folders: tuple[Path, ...]
    content: Environment
    page: Environment
    markdown: Environment
    filters: Mapping[str, Callable[..., Any]]

    def has(self, name: str) -> bool:
        return any((folder / name).is_file() for folder in self.folders)


def templates(workspace: Workspace) -> Templates:
    """The templates of a workspace; its organismes and conventions give the filters the names of things."""
    from jinja2.ext import Extension
    from jinja2.lexer import Token

    class Marked(Extension):
        """Adds to each tag of a template where it stands, so that a mistake can be shown there."""

        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            for token in stream:
                if token.type == "data":
                    marked = _marked(token.value, stream.name or "", token.lineno)
                    yield Token(token.lineno, token.type, marked)
                else:
                    yield token

    where = folders(workspace.files.root)
    filters = _filters(workspace)
    return Templates(
        where,
        _environment(where, filters, extensions=[Marked]),
        _environment(where, filters),
        _environment(where, {**filters, **_markdown_filters()}, finalize=_as_markdown),
        filters,
    )


_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9]*(?=[\s/>])")


def _marked(text: str, name: str, line: int) -> str:
    def mark(match: re.Match[str]) -> str:
        return f'{match[0]} {ORIGIN_ATTRIBUTE}="{name}:{line + text.count(chr(10), 0, match.start())}"'

    return _TAG.sub(mark, text)


def _environment(
    where: Sequence[Path], filters: Mapping[str, Callable[..., Any]], **options: Any
) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.exceptions import UndefinedError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from jinja2.utils import missing

    class Unknown(UndefinedError):  # noqa: N818 - it becomes a TemplateRefused
        """A variable, or a field of one, that isn't there."""

        def __init__(
            self, message: str | None = None, *, owner: object = missing, name: object = None
        ) -> None:
            super().__init__(message)
            self.owner, self.name = owner, name

    class Strict(StrictUndefined):
        def __init__(
            self,
            hint: str | None = None,
            obj: Any = missing,
            name: str | None = None,
            exc: Any = UndefinedError,
        ) -> None:
            unknown: Any = partial(Unknown, owner=obj, name=name)
            super().__init__(hint, obj, name, unknown if exc is UndefinedError else exc)

    class Sandbox(ImmutableSandboxedEnvironment):
        """Jinja's own sandbox, that remembers what it answers: an object's type and the attribute's name decide alone."""

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.answers: dict[tuple[type, str], bool] = {}

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            asked = (type(obj), attr)
            if asked not in self.answers:
                self.answers[asked] = super().is_safe_attribute(obj, attr, value)
            return self.answers[asked]

    environment = Sandbox(
        auto_reload=False,  # the templates of one run are those it began with
        optimized=False,  # reckoning constants beforehand takes longer than it saves
        loader=FileSystemLoader([str(folder) for folder in where], encoding="utf-8"),
        undefined=Strict,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **options,
    )
    environment.filters.update(filters)
    return environment


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
        "periode": str,
        "date": _day,
        "duree": french.duration,
        "texte": lambda text: texts.blocks(str(text)),
        "ligne": lambda text: texts.inline(str(text)),
        "capitale": lambda text: french.capital(str(text)),
        "enumere": lambda items: french.joined([str(item) for item in items]),
        "compte": french.count,
    }


def _day(value: object) -> str:
    if not isinstance(value, date):
        raise TemplateRefused(
            N_("the filter “date” takes a date, not {value}"), value=str(value)[:40] or type(value).__name__
        )
    return french.day(value)


def _as_markdown(value: object) -> object:
    """What ``{{ … }}`` writes in a Markdown template: letter for letter, unless a filter has made Markdown of it."""
    from markupsafe import Markup

    from cmqplan.documents.markdown import escape

    return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 - escaped


def _markdown_filters() -> dict[str, Callable[..., Any]]:
    def texte(text: object) -> Markup:
        from markupsafe import Markup

        from cmqplan.documents.markdown import of_text

        return Markup(of_text(str(text)))  # noqa: S704 - escaped

    return {"texte": texte, "ligne": texte}


def render(environment: Environment, name: str, context: Mapping[str, object]) -> str:
    """A template's text. Raises TemplateRefused with the template, the line and what is wrong."""
    from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError

    try:
        return environment.get_template(name).render(context)
    except TemplateRefused as error:
        error.origin = error.origin or _where(environment, error)
        raise
    except TemplateSyntaxError as error:
        raise TemplateRefused(
            N_("the template can't be read: {reason}"),
            Origin(error.name or name, error.lineno),
            reason=error.message or "",
        ) from error
    except TemplateNotFound as error:
        message = N_("the template “{name}” isn't there")
        raise TemplateRefused(message, _where(environment, error), name=error.name or str(error)) from error
    except UndefinedError as error:
        raise _unknown(error, _where(environment, error), context) from error
    except SecurityError as error:
        raise TemplateRefused(
            N_("a template may not do this: {reason}"), _where(environment, error), reason=str(error)
        ) from error
    except UnicodeDecodeError as error:
        raise TemplateRefused(
            N_("the template isn't UTF-8 text (byte {position}); save it as UTF-8"),
            Origin(name, 1),
            position=error.start,
        ) from error
    except RecursionError as error:
        raise TemplateRefused(N_("templates include one another without end"), Origin(name, 1)) from error
    except Exception as error:
        raise TemplateRefused(
            N_("the template stops here: {reason}"),
            _where(environment, error) or Origin(name, 1),
            reason=str(error) or type(error).__name__,
        ) from error


def _unknown(error: Any, origin: Origin | None, context: Mapping[str, object]) -> TemplateRefused:
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
    near = nearest(name, _fields(owner))
    message = (
        N_("“{name}” is no field of {owner}; did you mean “{near}”?")
        if near
        else N_("“{name}” is no field of {owner}")
    )
    return TemplateRefused(message, origin, name=name, near=near, owner=type(owner).__name__)


def _fields(owner: object) -> list[str]:
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    return [name for name in dir(type(owner)) if not name.startswith(("_", "model_"))] + list(
        getattr(type(owner), "model_fields", ())
    )


def _where(environment: Environment, error: BaseException) -> Origin | None:
    """The innermost line of a template that an error passed through."""
    import traceback

    loader: Any = environment.loader
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        for folder in loader.searchpath:
            path = Path(frame.filename)
            if frame.lineno and path.suffix == ".j2" and path.is_relative_to(folder):
                return Origin(path.relative_to(folder).as_posix(), frame.lineno)
    return None
