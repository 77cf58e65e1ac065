"""The language server: an editor's questions, answered over its standard streams."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from cmqplan.editor.mends import mends
from cmqplan.editor.names import Name, declared, found_at, meaning, named, places_of, rule_at
from cmqplan.editor.opened import Opened
from cmqplan.editor.outline import Branch, hints, outline
from cmqplan.editor.proposals import proposals
from cmqplan.editor.renaming import RENAMED, Refused, renaming
from cmqplan.editor.spot import spot
from cmqplan.findings import Place, Severity, Span
from cmqplan.language import current, fill, use
from cmqplan.report.assemble import Located, Report, Site, Sources
from cmqplan.report.fixes import mended
from cmqplan.rules.engine import Examination
from cmqplan.source.edits import Change, apply
from cmqplan.source.edits import Refusal as EditRefusal
from cmqplan.source.lines import Lines, split_lines
from cmqplan.source.positions import Found, Positions
from cmqplan.version import __version__
from cmqplan.workspace.files import NoWorkspace, find_root, kind_of

if TYPE_CHECKING:
    from cmqplan.workspace.workspace import Workspace

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_KINDS = {
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "name": types.CompletionItemKind.Reference,
    "code": types.CompletionItemKind.Constant,
}
_REST = 0.01
"""Seconds without a key struck after which a change is looked at."""


class Desk:
    """An open workspace, what was found in it last, and what the editor was told of each file."""

    def __init__(self, root: Path, today: date | None) -> None:
        self.opened = Opened(root)
        self.today = today
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.changes = 0
        self.examination: Examination | None = None
        self.report: Report | None = None

    @property
    def root(self) -> Path:
        return self.opened.root

    def judge(self) -> Report:
        self.examination = self.opened.examine(self.today)
        self.report = self.opened.report(self.examination)
        return self.report

    @property
    def workspace(self) -> Workspace:
        if self.examination is None:
            self.judge()
        assert self.examination is not None
        return self.examination.workspace

    @property
    def sources(self) -> Sources:
        """The texts as they are now."""
        return self.opened.sources


class Server(LanguageServer):
    """One for each editor; the workspaces of the files that it opens."""

    def __init__(self, today: date | None = None) -> None:
        super().__init__(
            "cmqplan", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental
        )
        self.today = today
        self.language = current()
        self.moves_files = False
        """Whether the editor gives files other names when it is asked to."""
        self.is_told_of_files = False
        """Whether the editor tells of changes to files that it doesn't hold, once asked."""
        self.desks: dict[Path, Desk] = {}

    def desk(self, uri: str) -> tuple[Desk, str] | None:
        """The workspace that a file lies in and its path from there; None of a file in none.

        From here on the editor's language is spoken: each question is answered in a context of its own.
        """
        use(self.language)
        path = path_of(uri)
        if path is None:
            return None
        try:
            root = find_root(path.parent)
        except NoWorkspace:
            return None
        return self.desks.setdefault(root, Desk(root, self.today)), path.relative_to(root).as_posix()

    # places, in the units that the editor counts in

    def range(self, lines: Sequence[str], span: Span) -> types.Range:
        return types.Range(
            self.position(lines, span.line, span.column),
            self.position(lines, span.end_line, span.end_column),
        )

    def position(self, lines: Sequence[str], line: int, column: int) -> types.Position:
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        return types.Position(
            max(line - 1, 0), self.workspace.position_codec.client_num_units(text[: column - 1])
        )

    def column(self, line: str, position: types.Position) -> int:
        """Characters before a position of a line; all of it for one past its end."""
        codec = self.workspace.position_codec
        here = types.Position(0, min(position.character, codec.client_num_units(line)))
        return codec.position_from_client_units([line], here).character

    def location(self, desk: Desk, place: Place) -> types.Location:
        lines = desk.sources.lines(place.file)
        return types.Location(uri_of(desk.root / place.file), self.range(lines, desk.sources.span(place)))

    def text(self, uri: str) -> str:
        """What the editor holds, or the disk; empty where neither has a text."""
        try:
            return self.workspace.get_text_document(uri).source
        except (OSError, ValueError):
            return ""

    # findings

    async def changed(self, uri: str) -> None:
        """Look again once nobody types."""
        found = self.desk(uri)
        if found is None:
            return
        desk, _file = found
        desk.changes += 1
        now = desk.changes
        await asyncio.sleep(_REST)
        if desk.changes == now:
            self.tell(desk)

    def tell(self, desk: Desk) -> None:
        """Say of each file what is found in it now, where that isn't what was said last."""
        report = desk.judge()
        found: dict[str, list[types.Diagnostic]] = {file: [] for file in (*desk.opened.unsaved, *desk.told)}
        for item in report.located:
            found.setdefault(item.site.file, []).append(self._diagnostic(desk, report, item))
        for file, diagnostics in found.items():
            if desk.told.get(file) != diagnostics:
                self.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(uri_of(desk.root / file), diagnostics)
                )
        desk.told = {
            file: diagnostics
            for file, diagnostics in found.items()
            if diagnostics or file in desk.opened.unsaved
        }

    def _diagnostic(self, desk: Desk, report: Report, item: Located) -> types.Diagnostic:
        def related(site: Site) -> types.DiagnosticRelatedInformation:
            place = types.Location(
                uri_of(desk.root / site.file), self.range(report.sources.lines(site.file), site.span)
            )
            return types.DiagnosticRelatedInformation(place, site.note)

        message = item.message[:1].upper() + item.message[1:]
        return types.Diagnostic(
            self.range(report.sources.lines(item.site.file), item.site.span),
            f"{message}\n→ {item.help}" if item.help else message,
            severity=_SEVERITIES[item.severity],
            code=item.rule.code,
            source="cmqplan",
            related_information=[related(site) for site in item.related] or None,
        )

    def found(self, uri: str, position: types.Position) -> tuple[Desk, str, Found] | None:
        """The workspace, the file, and the text at a place of it."""
        at = self.desk(uri)
        if at is None or kind_of(at[1]) is None:
            return None
        text = self.text(uri)
        lines = split_lines(text)
        if position.line >= len(lines):
            return None
        offset = Lines(text).offset(position.line + 1, self.column(lines[position.line], position) + 1)
        found = found_at(Positions(text), offset)
        return (*at, found) if found else None

    def named(self, uri: str, position: types.Position) -> tuple[Desk, Place, Name] | None:
        """What is named at a place, and the characters that name it."""
        found = self.found(uri, position)
        if found is None:
            return None
        desk, file, text = found
        name = named(desk.workspace, file, text)
        if name is None:
            return None
        part = name.part or (0, len(text.node.text or ""))
        return desk, Place(file, text.path, "key" if text.is_key else "value", part), name


def path_of(uri: str) -> Path | None:
    """The file that an editor names; None of what is in no folder: a text without a name, another version in git."""
    path = to_fs_path(uri)
    return Path(path) if path else None


def uri_of(path: Path) -> str:
    return path.as_uri()


def made(today: date | None = None) -> Server:
    """A server that answers everything; ``today``: the day that deadlines are judged from."""
    server = Server(today)

    @server.feature(types.INITIALIZE)
    def begun(params: types.InitializeParams) -> None:
        """What the editor can do, and its language unless the environment asks for one."""
        able = params.capabilities.workspace
        edits = able.workspace_edit if able else None
        operations = edits.resource_operations if edits else None
        server.moves_files = types.ResourceOperationKind.Rename in (operations or ())
        if params.locale and "CMQPLAN_LANG" not in os.environ:
            server.language = "fr" if params.locale.lower().startswith("fr") else "en"

        files = able.did_change_watched_files if able else None
        server.is_told_of_files = bool(files and files.dynamic_registration)

    @server.feature(types.INITIALIZED)
    async def ready(_params: types.InitializedParams) -> None:
        """What changes outside the editor counts too."""
        if server.is_told_of_files:
            watched = [types.FileSystemWatcher(pattern) for pattern in ("**/*.yaml", "**/*.yml")]
            asked = types.Registration(
                "files",
                types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                types.DidChangeWatchedFilesRegistrationOptions(watched),
            )
            await server.client_register_capability_async(types.RegistrationParams([asked]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await _holds(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await _holds(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        at = server.desk(params.text_document.uri)
        if at is not None:
            at[0].opened.unsaved.pop(at[1], None)
            await server.changed(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: types.DidChangeWatchedFilesParams) -> None:
        for uri in {
            desk[0].root: change.uri for change in params.changes if (desk := server.desk(change.uri))
        }.values():
            await server.changed(uri)

    async def _holds(uri: str) -> None:
        at = server.desk(uri)
        if at is not None:
            at[0].opened.unsaved[at[1]] = server.text(uri).encode("utf-8", "surrogatepass")
            await server.changed(uri)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", "{", ",", "-"])
    )
    def complete(params: types.CompletionParams) -> types.CompletionList:
        at = server.desk(params.text_document.uri)
        kind = kind_of(at[1]) if at else None
        if at is None or kind is None:
            return types.CompletionList(is_incomplete=False, items=[])
        lines = split_lines(server.text(params.text_document.uri))
        here = params.position
        line = lines[here.line] if here.line < len(lines) else ""
        column = server.column(line, here)
        where = spot(lines, here.line, column)
        start = server.position(lines, here.line + 1, column - len(where.word) + 1)
        items = [
            types.CompletionItem(
                label=one.label,
                kind=_KINDS[one.kind],
                detail=one.detail or None,
                documentation=types.MarkupContent(types.MarkupKind.Markdown, one.meaning)
                if one.meaning
                else None,
                filter_text=one.found_by or None,
                sort_text=f"{n:04}",
                text_edit=types.TextEdit(types.Range(start, here), one.text),
            )
            for n, one in enumerate(proposals(at[0].workspace, kind, where, line[:column]))
        ]
        return types.CompletionList(is_incomplete=False, items=items)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        found = server.found(params.text_document.uri, params.position)
        lines = split_lines(server.text(params.text_document.uri))
        line = lines[params.position.line] if params.position.line < len(lines) else ""
        said = rule_at(line, server.column(line, params.position))
        if found is not None and not said:
            desk, file, what = found
            plan = desk.workspace.plans.get(file.split("/")[1]) if kind_of(file) == "fiche" else None
            said = meaning(desk.workspace, file, what, plan.model.seul_exercice if plan else None)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said)) if said else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        found = server.named(params.text_document.uri, params.position)
        place = declared(found[0].workspace, found[2]) if found else None
        return server.location(found[0], place) if found and place else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        found = server.named(params.text_document.uri, params.position)
        if found is None:
            return []
        desk, _here, name = found
        return [server.location(desk, place) for place in places_of(desk.workspace, desk.sources, name)]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def renameable(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        found = server.named(params.text_document.uri, params.position)
        if found is None or found[2].of not in RENAMED:
            return None
        desk, here, name = found
        return types.PrepareRenamePlaceholder(server.location(desk, here).range, name.name)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        found = server.named(params.text_document.uri, params.position)
        if found is None or found[2].of not in RENAMED:
            return None
        desk, _here, name = found
        desk.judge()  # a file may have changed on the disk since it was last looked at
        try:
            made = renaming(
                desk.workspace, desk.sources, name, params.new_name, moves_files=server.moves_files
            )
        except Refused as error:
            said = fill(error.said, error.params)
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, said))
            return None
        edits: dict[str, list[types.TextEdit]] = {}
        for place in made.places:
            at = server.location(desk, place)
            edits.setdefault(at.uri, []).append(types.TextEdit(at.range, params.new_name))
        if not made.moved:
            return types.WorkspaceEdit(changes=edits)
        return types.WorkspaceEdit(
            document_changes=[
                *(
                    types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), found)
                    for uri, found in edits.items()
                ),
                *(
                    types.RenameFile(uri_of(desk.root / old), uri_of(desk.root / new))
                    for old, new in made.moved
                ),
            ]
        )

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        at = server.desk(params.text_document.uri)
        report = at[0].report if at else None
        return [*_fixes(at[0], report, at[1], params.range)] if at and report else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        text = server.text(params.text_document.uri)
        return [_symbol(server, Lines(text), one) for one in outline(Positions(text))]

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folds(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        text = server.text(params.text_document.uri)
        return [*_folds(Lines(text), outline(Positions(text)))]

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def inlays(params: types.InlayHintParams) -> list[types.InlayHint]:
        at = server.desk(params.text_document.uri)
        entry = at[0].opened.fiches.get(at[1]) if at else None
        if at is None or entry is None:
            return []
        found = []
        for place, said in hints(entry):
            end = server.location(at[0], place).range.end
            found.append(types.InlayHint(end, said, padding_left=True))
        return found

    return server


def _fixes(desk: Desk, report: Report, file: str, wanted: types.Range) -> Iterator[types.CodeAction]:
    """What mends the findings that touch some lines."""
    for item in report.located:
        if item.site.file != file or not (
            item.site.span.line - 1 <= wanted.end.line and wanted.start.line <= item.site.span.end_line - 1
        ):
            continue
        safe = {made.file: (made.before, made.after) for made in mended(replace(report, located=(item,)))}
        if safe:
            yield _action(desk, item.help or item.message, safe, is_preferred=True)
        for mend in mends(desk.workspace, desk.sources, item.finding) if not safe else ():
            done = {
                name: _changed(desk.sources.read(name), changes) for name, changes in mend.changes.items()
            }
            pairs = {name: pair for name, pair in done.items() if pair is not None}
            if len(pairs) == len(done):
                yield _action(desk, mend.title, pairs, is_preferred=False)


def _changed(before: bytes, changes: Iterable[Change]) -> tuple[bytes, bytes] | None:
    """A file before and after some changes; None where they can't be made."""
    after = apply(before, changes)
    return None if isinstance(after, EditRefusal) else (before, after)


def _action(
    desk: Desk, title: str, files: Mapping[str, tuple[bytes, bytes]], *, is_preferred: bool
) -> types.CodeAction:
    changes = {
        uri_of(desk.root / file): [_difference(before.decode("utf-8-sig"), after.decode("utf-8-sig"))]
        for file, (before, after) in files.items()
        if before != after
    }
    return types.CodeAction(
        title=title[:1].upper() + title[1:],
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(changes=changes),
        is_preferred=is_preferred,
    )


def _difference(before: str, after: str) -> types.TextEdit:
    """One edit of whole lines that makes a text of another."""
    old, new = (
        [text[start:end] for start, end in pairwise((*Lines(text).starts, len(text)))]
        for text in (before, after)
    )
    shared = min(len(old), len(new))
    first = next((n for n in range(shared) if old[n] != new[n]), shared)
    last = next((n for n in range(shared - first) if old[-1 - n] != new[-1 - n]), shared - first)
    place = types.Range(types.Position(first, 0), types.Position(len(old) - last, 0))
    return types.TextEdit(place, "".join(new[first : len(new) - last]))


def _symbol(server: Server, lines: Lines, one: Branch) -> types.DocumentSymbol:
    def place(start: int, end: int) -> types.Range:
        return server.range(lines.lines, lines.span(start, end))

    return types.DocumentSymbol(
        name=one.name or "–",
        detail=one.detail or None,
        kind=types.SymbolKind.Object if one.below else types.SymbolKind.Field,
        range=place(one.start, one.end),
        selection_range=place(one.name_start, one.name_end),
        children=[_symbol(server, lines, below) for below in one.below] or None,
    )


def _folds(lines: Lines, branches: Iterable[Branch]) -> Iterator[types.FoldingRange]:
    """Each key over several lines."""
    for one in branches:
        first, last = lines.number(one.start) - 1, lines.number(max(one.end - 1, one.start)) - 1
        if last > first:
            yield types.FoldingRange(first, last)
        yield from _folds(lines, one.below)
