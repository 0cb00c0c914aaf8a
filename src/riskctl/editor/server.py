"""What an editor asks and is told, as the protocol has it; the answers are computed in the other files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from riskctl import __version__
from riskctl.base.errors import RiskctlError
from riskctl.base.location import Unit, utf8_bytes, utf16_units
from riskctl.base.messages import Language
from riskctl.check.locator import Located
from riskctl.corpus.repository import find_root
from riskctl.editor.cursor import Cursor, carried, cursor_at
from riskctl.editor.diagnostics import diagnostic
from riskctl.editor.hover import hover_text
from riskctl.editor.live_check import LoadedRepository
from riskctl.editor.session import Judging, OpenText, Session
from riskctl.editor.text_lines import Stretch, TextLines

NAME = "riskctl"
WATCHED = "**/*.{yaml,yml,csv}"
UNITS: dict[str, Unit] = {"utf-8": utf8_bytes, "utf-16": utf16_units, "utf-32": len}


@dataclass(frozen=True, slots=True)
class Asked:
    """A place that an editor asks about: its file in a repository that is open, and what stands there."""

    session: Session
    file: str
    on: LoadedRepository
    lines: TextLines  # of the text as it stands
    offset: int
    cursor: Cursor | None


class Service:
    """The repositories that an editor has open, and its questions about them."""

    def __init__(self, judging: Judging, language: Language) -> None:
        self.server = LanguageServer(
            NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.language = language
        self._judging = judging
        self._sessions: dict[Path, Session] = {}
        self._uris: dict[tuple[Path, str], str] = {}  # as the editor writes them
        for method, handler in self._handlers().items():
            self.server.feature(method)(_plain(handler))

    def serve(self) -> None:
        """Answer on standard input and output until the editor says goodbye."""
        self.server.start_io()

    def _handlers(self) -> dict[str, Callable[..., Any]]:
        return {
            types.INITIALIZED: self.initialized,
            types.TEXT_DOCUMENT_DID_OPEN: self.opened,
            types.TEXT_DOCUMENT_DID_CHANGE: self.changed,
            types.TEXT_DOCUMENT_DID_CLOSE: self.closed,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self.on_disk,
            types.TEXT_DOCUMENT_HOVER: self.hover,
        }

    def initialized(self, _: types.InitializedParams) -> None:
        """Open the repositories of the folders that the editor shows, and ask to be told of other changes."""
        folders = self.server.workspace.folders or {}
        for uri in (*folders, self.server.workspace.root_uri or ""):
            path = to_fs_path(uri)
            if path and (root := _root_of(Path(path))):
                self._session(root)
        self._watch()

    def _watch(self) -> None:
        workspace = self.server.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if not (watching and watching.dynamic_registration):
            return
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
        registration = types.Registration("watched", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        self.server.client_register_capability(types.RegistrationParams([registration]))

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Judge a file that was opened."""
        self._take(params.text_document.uri, params.text_document.text)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Judge a file that was changed."""
        self._take(params.text_document.uri, params.content_changes[-1].text)

    def _take(self, uri: str, text: str) -> None:
        if found := self._file(uri):
            session, file = found
            self._uris[session.root, file] = uri
            session.change(file, text)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Judge the file on disk again in its place."""
        if found := self._file(params.text_document.uri):
            found[0].close(found[1])

    def on_disk(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Judge what other programs wrote, made or deleted."""
        by_session: dict[Path, list[tuple[str, bool]]] = {}
        for change in params.changes:
            if found := self._file(change.uri):
                came_or_went = change.type != types.FileChangeType.Changed
                by_session.setdefault(found[0].root, []).append((found[1], came_or_went))
        for root, files in by_session.items():
            self._sessions[root].on_disk([file for file, _ in files], any(came for _, came in files))

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Tell how a level came about, or what a name means."""
        asked = await self._asked(params.text_document.uri, params.position)
        if asked is None or asked.cursor is None:
            return None
        text = hover_text(asked.cursor, asked.on.context, self.language)
        if not text:
            return None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), self._range(asked))

    def _range(self, asked: Asked) -> types.Range | None:
        """Where what is told of stands; nowhere while the text has changed since."""
        one = asked.session.open.get(asked.file)
        if asked.cursor is None or (one and not one.is_readable):
            return None
        return ranged(asked.lines.stretch(asked.cursor.span))

    async def _asked(self, uri: str, position: types.Position) -> Asked | None:
        found = self._file(uri)
        if found is None:
            return None
        session, file = found
        on = await session.loaded()
        documents = session.documents(file, on)
        text = next((one.text for one in documents if one.text is not None), "")
        one = session.open.get(file) or OpenText(text, text, 0)
        lines = TextLines(one.text, self._unit())
        offset = lines.offset(position.line, position.character)
        cursor = cursor_at(documents, carried(offset, one.text, text))
        return Asked(session, file, on, lines, offset, cursor)

    def _unit(self) -> Unit:
        return UNITS[
            str(
                getattr(
                    self.server.workspace.position_encoding, "value", self.server.workspace.position_encoding
                )
            )
        ]

    def _file(self, uri: str) -> tuple[Session, str] | None:
        """The session and the file in its repository; None of a file of no repository."""
        path = to_fs_path(uri)
        root = _root_of(Path(path).parent) if path else None
        if path is None or root is None:
            return None
        whole = Path(path).parent.resolve() / Path(path).name
        return self._session(root), whole.relative_to(root).as_posix()

    def _session(self, root: Path) -> Session:
        if root not in self._sessions:

            def publish(file: str, found: Sequence[Located]) -> None:
                self._publish(self._sessions[root], file, found)

            self._sessions[root] = Session(root, self._judging, publish, self._tell, self.server.thread_pool)
        return self._sessions[root]

    def _publish(self, session: Session, file: str, found: Sequence[Located]) -> None:
        texts: dict[str, TextLines] = {}

        def lines(other: str) -> TextLines:
            if other not in texts:
                texts[other] = TextLines(session.text(other), self._unit())
            return texts[other]

        def uri(other: str) -> str:
            return self._uri(session, other)

        told = [diagnostic(one, lines, uri, self.language) for one in found]
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri(file), told))

    def _uri(self, session: Session, file: str) -> str:
        return self._uris.get((session.root, file)) or (session.root / file).as_uri()

    def _tell(self, error: BaseException) -> None:
        """Tell the editor's log of a fault in what nobody asked for: there is no answer to put it into."""
        said = error.said.text(self.language) if isinstance(error, RiskctlError) else repr(error)
        self.server.window_log_message(types.LogMessageParams(types.MessageType.Error, said))


def _plain(handler: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function that does what a method does: the library writes upon what it is given."""
    if iscoroutinefunction(handler):

        async def answer(params: Any) -> Any:
            return await handler(params)

        return answer

    def tell(params: Any) -> Any:
        return handler(params)

    return tell


def _root_of(folder: Path) -> Path | None:
    """The root of the repository that a folder lies in; None where it lies in none, or is not there yet."""
    try:
        return find_root(folder)
    except RiskctlError:
        return None


def ranged(stretch: Stretch) -> types.Range:
    """Return a stretch of text as the protocol has it."""
    start, end = stretch
    return types.Range(types.Position(*start), types.Position(*end))
