"""What an editor asks and is told, as the protocol has it; the answers are computed in the other files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
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
from riskctl.editor.answers import EditorAnswers, Refusal
from riskctl.editor.asked import Asked
from riskctl.editor.cursor import carried, cursor_at
from riskctl.editor.diagnostics import diagnostic
from riskctl.editor.open_texts import OpenText
from riskctl.editor.session import Judging, Session
from riskctl.editor.text_lines import TextLines

NAME = "riskctl"
WATCHED = "**/*.{yaml,yml,csv}"
UNITS: dict[str, Unit] = {"utf-8": utf8_bytes, "utf-16": utf16_units, "utf-32": len}


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
        for method, answer, options in EditorAnswers(self).handlers():
            self.server.feature(method, options)(_plain(answer))

    def serve(self) -> None:
        """Answer on standard input and output until the editor says goodbye."""
        logging.getLogger("pygls").addFilter(_is_fault)
        for name in ("pygls.protocol.json_rpc", "pygls.protocol", "pygls.server"):
            logging.getLogger(name).addFilter(_is_fault)
        self.server.start_io()

    def _handlers(self) -> dict[str, Callable[..., Any]]:
        return {
            types.INITIALIZED: self.initialized,
            types.TEXT_DOCUMENT_DID_OPEN: self.opened,
            types.TEXT_DOCUMENT_DID_CHANGE: self.changed,
            types.TEXT_DOCUMENT_DID_CLOSE: self.closed,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self.on_disk,
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
        if found := self.file(uri):
            session, file = found
            self._uris[session.open.root, file] = uri
            session.change(file, text)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Judge the file on disk again in its place."""
        if found := self.file(params.text_document.uri):
            found[0].close(found[1])

    def on_disk(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Judge what other programs wrote, made or deleted."""
        by_session: dict[Path, list[tuple[str, bool]]] = {}
        for change in params.changes:
            if found := self.file(change.uri):
                came_or_went = change.type != types.FileChangeType.Changed
                by_session.setdefault(found[0].open.root, []).append((found[1], came_or_went))
        for root, files in by_session.items():
            self._sessions[root].on_disk([file for file, _ in files], any(came for _, came in files))

    async def asked(self, uri: str, position: types.Position) -> Asked | None:
        """Return what stands at a place that the editor asks about; None in a file of no repository."""
        found = self.file(uri)
        if found is None:
            return None
        session, file = found
        on = await session.loaded()
        session.settle(file)
        documents = session.documents(file, on)
        text = next((one.text for one in documents if one.text is not None), "")
        one = session.open.get(file) or OpenText(text, text)
        lines = TextLines(one.text, self.unit())
        offset = lines.offset(position.line, position.character)
        cursor = cursor_at(documents, carried(offset, one.text, text))
        return Asked(session, file, on, documents, lines, offset, cursor)

    def unit(self) -> Unit:
        """Return in what the editor counts the characters of a line."""
        agreed = self.server.workspace.position_encoding
        return UNITS[str(getattr(agreed, "value", agreed))]

    def file(self, uri: str) -> tuple[Session, str] | None:
        """Return the session and the file in its repository; None of a file of no repository."""
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
                texts[other] = TextLines(session.open.text(other), self.unit())
            return texts[other]

        def uri(other: str) -> str:
            return self.uri(session, other)

        told = [diagnostic(one, lines, uri, self.language) for one in found]
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri(file), told))

    def uri(self, session: Session, file: str) -> str:
        """Return the address of a file, as the editor writes it where it opened it."""
        return self._uris.get((session.open.root, file)) or (session.open.root / file).as_uri()

    def _tell(self, error: BaseException) -> None:
        """Tell the editor's log of a fault in what nobody asked for: there is no answer to put it into."""
        said = error.said.text(self.language) if isinstance(error, RiskctlError) else repr(error)
        self.server.window_log_message(types.LogMessageParams(types.MessageType.Error, said))


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether a line of the library's log tells of a fault: to refuse with a reason is an answer."""
    return not (record.exc_info and isinstance(record.exc_info[1], Refusal))


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
