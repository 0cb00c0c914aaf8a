"""An editor's questions and their answers: hover, completion, definition, references, fixes, renaming."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import islice
from typing import Any, Protocol, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from riskctl.base.errors import RiskctlError
from riskctl.base.location import Unit
from riskctl.base.messages import Language, Phrase, Said
from riskctl.editor.asked import Asked
from riskctl.editor.code_actions import KINDS, code_actions
from riskctl.editor.completion import TRIGGERS, completions
from riskctl.editor.hover import hover_text
from riskctl.editor.mentions import mention_span
from riskctl.editor.places import PlacedMention, declared, everywhere
from riskctl.editor.renaming import renameable, renamed
from riskctl.editor.session import Session
from riskctl.editor.text_lines import TextLines

T = TypeVar("T")
MOST_PLACES = 1000  # listed of one name; nobody reads on
REFUSED = -32803  # as the protocol numbers a request that was understood and cannot be done


class WORDS:
    """What is said beside an answer."""

    many = Phrase(
        "只列出前 {n} 处；用 riskctl list 查全部。",
        "The first {n} places are listed; riskctl list finds all.",
    )


class AskedServer(Protocol):
    """What answers need of the server."""

    server: LanguageServer
    language: Language

    async def asked(self, uri: str, position: types.Position) -> Asked | None:
        """Return what stands at a place; None in a file of no repository."""

    def file(self, uri: str) -> tuple[Session, str] | None:
        """Return the session and the file of an address."""

    def uri(self, session: Session, file: str) -> str:
        """Return the address of a file."""

    def unit(self) -> Unit:
        """Return in what characters are counted."""


class Refusal(JsonRpcException):
    """A request that was understood and is not done, with the reason for the person who asked."""

    CODE = REFUSED


class EditorAnswers:
    """Answers what an editor asks of the service behind the `server`."""

    def __init__(self, server: AskedServer) -> None:
        self._server = server

    def handlers(self) -> list[tuple[str, Callable[[Any], Any], Any]]:
        """Return each question with who answers it, and what the editor is told of it beforehand."""
        return [
            (types.TEXT_DOCUMENT_HOVER, self.hover, None),
            (types.TEXT_DOCUMENT_COMPLETION, self.complete, types.CompletionOptions(TRIGGERS)),
            (types.TEXT_DOCUMENT_DEFINITION, self.define, None),
            (types.TEXT_DOCUMENT_REFERENCES, self.refer, None),
            (types.TEXT_DOCUMENT_PREPARE_RENAME, self.prepare_rename, None),
            (types.TEXT_DOCUMENT_RENAME, self.rename, types.RenameOptions(prepare_provider=True)),
            (types.TEXT_DOCUMENT_CODE_ACTION, self.act, types.CodeActionOptions(KINDS)),
        ]

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Tell how a level came about, or what a name means."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        if asked is None or asked.cursor is None:
            return None
        text = hover_text(asked.cursor, asked.placed(), asked.on.context, self._server.language)
        if not text:
            return None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), asked.range())

    async def complete(self, params: types.CompletionParams) -> types.CompletionList | None:
        """Offer what may be written where somebody types."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        return completions(asked, self._server.language) if asked else None

    async def define(self, params: types.DefinitionParams) -> types.Location | None:
        """Lead to where a thing is declared."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        placed = asked.placed() if asked else None
        if asked is None or placed is None:
            return None
        found = declared(placed.mention.thing, asked.on, asked.session.open.texts())
        return self._location(asked.session, found) if found else None

    async def refer(self, params: types.ReferenceParams) -> list[types.Location] | None:
        """List where a thing is named."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        placed = asked.placed() if asked else None
        if asked is None or placed is None:
            return None
        thing, session = placed.mention.thing, asked.session
        on, texts = await session.indexed(), session.open.texts()

        def found() -> list[types.Location]:
            declares = params.context.include_declaration
            told = (one for one in everywhere(thing, on, texts) if declares or not one.mention.declares)
            return [self._location(session, one) for one in islice(told, MOST_PLACES)]

        listed = await self._apart(found)
        if len(listed) == MOST_PLACES:
            self._tell(WORDS.many(n=MOST_PLACES))
        return listed

    async def prepare_rename(self, params: types.PrepareRenameParams) -> types.Range | None:
        """Tell which id would be renamed, or why none can be."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        if asked is None:
            return None
        try:
            span = renameable(asked.placed(), asked.on, asked.session.open.texts())
        except RiskctlError as error:
            raise Refusal(error.said.text(self._server.language)) from error
        return asked.lines.range(span)

    async def rename(self, params: types.RenameParams) -> types.WorkspaceEdit | None:
        """Return what has to change, file by file, for a thing to have another id."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        if asked is None:
            return None
        on, placed = await asked.session.indexed(), asked.placed()
        texts = asked.session.open.texts()
        try:
            renameable(placed, on, texts)
            assert placed is not None
            words = (placed.mention.thing, params.new_name, on, texts, self._renames_files())
            found = await self._apart(lambda: renamed(*words))
        except RiskctlError as error:
            raise Refusal(error.said.text(self._server.language)) from error
        by_file: dict[str, list[types.TextEdit]] = {}
        for change in found.changes:
            lines = TextLines(change.document.text or "", self._server.unit())
            edit = types.TextEdit(lines.range(change.span), change.text)
            by_file.setdefault(change.document.file, []).append(edit)
        session, uri = asked.session, self._server.uri
        moved = [types.RenameFile(uri(session, old), uri(session, new)) for old, new in found.moved]
        return types.WorkspaceEdit(document_changes=[*self._edits(session, by_file), *moved])

    async def act(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        """Offer what mends the findings of a place, and what mends all that is sure in the file."""
        place = self._server.file(params.text_document.uri)
        if place is None:
            return None
        session, file = place
        on = await session.loaded()
        session.settle(file)
        documents = session.documents(file, on)
        lines = TextLines(session.open.text(file), self._server.unit())
        found = session.findings.get(file, ())
        return code_actions(found, documents, lines, params, self._server.language)

    async def _apart(self, work: Callable[[], T]) -> T:
        """What takes longer than a word, done while other questions are answered."""
        return await asyncio.get_running_loop().run_in_executor(self._server.server.thread_pool, work)

    def _tell(self, said: Said) -> None:
        params = types.ShowMessageParams(types.MessageType.Info, said.text(self._server.language))
        self._server.server.window_show_message(params)

    def _edits(
        self, session: Session, by_file: dict[str, list[types.TextEdit]]
    ) -> list[types.TextDocumentEdit]:
        found = []
        for file, edits in by_file.items():
            document = types.OptionalVersionedTextDocumentIdentifier(self._server.uri(session, file))
            found.append(types.TextDocumentEdit(document, [*edits]))
        return found

    def _location(self, session: Session, placed: PlacedMention) -> types.Location:
        lines = TextLines(placed.document.text or "", self._server.unit())
        at = lines.range(mention_span(placed.document, placed.mention))
        return types.Location(self._server.uri(session, placed.document.file), at)

    def _renames_files(self) -> bool:
        workspace = self._server.server.client_capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        return bool(edit and types.ResourceOperationKind.Rename in (edit.resource_operations or ()))
