"""An editor's questions and their answers: hover, completion, definition, references, fixes, renaming."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from riskctl.base.errors import RiskctlError
from riskctl.base.location import Unit
from riskctl.base.messages import Language, Phrase, Said
from riskctl.corpus.document import Document
from riskctl.corpus.tables import is_table
from riskctl.editor.cursor import Cursor
from riskctl.editor.diagnostics import spot_range
from riskctl.editor.fix_actions import FixAction, fix_of_all, fixes
from riskctl.editor.hover import hover_text
from riskctl.editor.live_check import LoadedRepository
from riskctl.editor.mentions import NAMED, home_of, mention_span
from riskctl.editor.offers import Offer, offers, value_offers
from riskctl.editor.places import PlacedMention, declared, everywhere, mention_at
from riskctl.editor.renaming import renameable, renamed
from riskctl.editor.session import Session
from riskctl.editor.text_lines import Stretch, TextLines
from riskctl.editor.typed_field import TypedField, rows_subject, typed_in_table, typed_in_yaml
from riskctl.records.kinds import REGISTERS

T = TypeVar("T")
MOST_PLACES = 1000  # listed of one name; nobody reads on
SUBJECT_FIELDS = (("unit",), ("department",), ("post",))
TRIGGERS = [" ", "/", ",", "；"]
REFUSED = -32803  # as the protocol numbers a request that was understood and cannot be done


class WORDS:
    """What is said beside an answer."""

    many = Phrase(
        "只列出前 {n} 处；用 riskctl list 查全部。",
        "The first {n} places are listed; riskctl list finds all.",
    )


ITEM_KINDS = {
    "unit": types.CompletionItemKind.Module,
    "department": types.CompletionItemKind.Folder,
    "post": types.CompletionItemKind.Class,
    "office": types.CompletionItemKind.Interface,
    "matter": types.CompletionItemKind.Event,
    "node": types.CompletionItemKind.Function,
    "regulation": types.CompletionItemKind.Reference,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A place that an editor asks about: its file in a repository that is open, and what stands there."""

    session: Session
    file: str
    on: LoadedRepository
    documents: Sequence[Document]  # as the file was last readable
    lines: TextLines  # of the text as it stands
    offset: int
    cursor: Cursor | None

    def placed(self) -> PlacedMention | None:
        """Return the mention that stands there, None where nothing is named."""
        if self.cursor is None:
            return None
        found = mention_at(self.cursor.document, self.cursor.path, self.cursor.part, self.on)
        return PlacedMention(self.cursor.document, found) if found else None


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
    """EditorAnswers what an editor asks of the service behind the `server`."""

    def __init__(self, server: AskedServer) -> None:
        self._server = server

    def handlers(self) -> list[tuple[str, Callable[[Any], Any], Any]]:
        """Return each question with who answers it, and what the editor is told of it beforehand."""
        kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        return [
            (types.TEXT_DOCUMENT_HOVER, self.hover, None),
            (
                types.TEXT_DOCUMENT_COMPLETION,
                self.complete,
                types.CompletionOptions([":", "/", ",", "；", " "]),
            ),
            (types.TEXT_DOCUMENT_DEFINITION, self.define, None),
            (types.TEXT_DOCUMENT_REFERENCES, self.refer, None),
            (types.TEXT_DOCUMENT_PREPARE_RENAME, self.prepare_rename, None),
            (types.TEXT_DOCUMENT_RENAME, self.rename, types.RenameOptions(prepare_provider=True)),
            (types.TEXT_DOCUMENT_CODE_ACTION, self.act, types.CodeActionOptions(kinds)),
        ]

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Tell how a level came about, or what a name means."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        if asked is None or asked.cursor is None:
            return None
        text = hover_text(asked.cursor, asked.placed(), asked.on.context, self._server.language)
        if not text:
            return None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), _range(asked))

    async def complete(self, params: types.CompletionParams) -> types.CompletionList | None:
        """Offer what may be written where somebody types."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        typed = _typed(asked) if asked else None
        if asked is None or typed is None:
            return None
        found = _offers(asked, typed, self._server.language)
        if not found:
            return None
        at = ranged(asked.lines.stretch(typed.span))
        items = [_item(one, at, self._server.language) for one in found]
        return types.CompletionList(is_incomplete="/" in typed.word or len(items) > 1, items=items)

    async def define(self, params: types.DefinitionParams) -> types.Location | None:
        """Lead to where a thing is declared."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        placed = asked.placed() if asked else None
        if asked is None or placed is None:
            return None
        found = declared(placed.mention.thing, asked.on, asked.session.texts())
        return self._location(asked.session, found) if found else None

    async def refer(self, params: types.ReferenceParams) -> list[types.Location] | None:
        """List where a thing is named."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        placed = asked.placed() if asked else None
        if asked is None or placed is None:
            return None
        thing, session = placed.mention.thing, asked.session
        on, texts = await session.indexed(), session.texts()

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
            span = renameable(asked.placed(), asked.on, asked.session.texts())
        except RiskctlError as error:
            raise Refusal(error.said.text(self._server.language)) from error
        return ranged(asked.lines.stretch(span))

    async def rename(self, params: types.RenameParams) -> types.WorkspaceEdit | None:
        """Return what has to change, file by file, for a thing to have another id."""
        asked = await self._server.asked(params.text_document.uri, params.position)
        if asked is None:
            return None
        on, placed = await asked.session.indexed(), asked.placed()
        texts = asked.session.texts()
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
            edit = types.TextEdit(ranged(lines.stretch(change.span)), change.text)
            by_file.setdefault(change.document.file, []).append(edit)
        moved = [types.RenameFile(self._uri(asked, old), self._uri(asked, new)) for old, new in found.moved]
        return types.WorkspaceEdit(document_changes=[*self._edits(asked.session, by_file), *moved])

    async def act(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        """Offer what mends the findings of a place, and what mends all that is sure in the file."""
        place = self._server.file(params.text_document.uri)
        if place is None:
            return None
        session, file = place
        on = await session.loaded()
        session.settle(file)
        documents = session.documents(file, on)
        lines, found = TextLines(session.text(file), self._server.unit()), session.findings.get(file, ())
        here = [one for one in found if _touches(spot_range(one.spot, lines), params.range)]
        offered = [(types.CodeActionKind.QuickFix, one) for one in fixes(here, documents)]
        if whole := fix_of_all(found, documents):
            offered.append((types.CodeActionKind.SourceFixAll, whole))
        wanted = params.context.only or [""]
        told, uri, language = params.context.diagnostics, params.text_document.uri, self._server.language
        return [
            _action(fix, kind, told, lines, uri, language) for kind, fix in offered if _wants(wanted, kind)
        ]

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
        at = ranged(lines.stretch(mention_span(placed.document, placed.mention)))
        return types.Location(self._server.uri(session, placed.document.file), at)

    def _uri(self, asked: Asked, file: str) -> str:
        return self._server.uri(asked.session, file)

    def _renames_files(self) -> bool:
        workspace = self._server.server.client_capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        return bool(edit and types.ResourceOperationKind.Rename in (edit.resource_operations or ()))


def _typed(asked: Asked) -> TypedField | None:
    text = asked.lines.text
    if is_table(asked.file):
        return typed_in_table(text, asked.offset)
    return None if asked.file.endswith(".csv") else typed_in_yaml(asked.file, text, asked.offset)


def _offers(asked: Asked, typed: TypedField, language: Language) -> list[Offer]:
    """What may be written in a field, by the kind of the file that it is in."""
    context = asked.on.context
    document = typed.document or next(iter(asked.documents), None)
    if is_table(asked.file):
        document = rows_subject(asked.documents, asked.lines.text, asked.offset)
    if document is None:
        return []
    if typed.codes[:1] == ("risk_points",) and (values := value_offers(typed.codes[-1], context, language)):
        return values
    record = document.kind if document.kind in NAMED else "person" if is_table(asked.file) else ""
    wants = NAMED.get(record, {}).get(typed.codes)
    if wants is None:
        return []
    path = typed.path or (asked.cursor.path if asked.cursor else ())
    home = home_of(document, path)
    found = offers(wants, home, typed.word, not typed.key.isascii(), context)
    own = f"{document.where.get('flow', '')}/" if record == "flow" and wants == ("node",) else ""
    bare = (
        typed.codes in SUBJECT_FIELDS and record in REGISTERS
    )  # whose register it is: a step below the one above
    return [one.without(own) for one in found if one.text.startswith(own) and not (bare and "/" in one.text)]


def _item(offer: Offer, at: types.Range, language: Language) -> types.CompletionItem:
    return types.CompletionItem(
        label=offer.text,
        label_details=types.CompletionItemLabelDetails(description=offer.name or None),
        kind=ITEM_KINDS.get(offer.kind, types.CompletionItemKind.EnumMember),
        detail=" · ".join(word for word in (offer.kind_word(language), offer.name, offer.more) if word),
        filter_text=f"{offer.text} {offer.name}".strip(),
        sort_text=f"{offer.rank}{offer.text}",
        text_edit=types.TextEdit(at, offer.text),
    )


def _action(
    fix: FixAction,
    kind: types.CodeActionKind,
    told: Sequence[types.Diagnostic],
    lines: TextLines,
    uri: str,
    language: Language,
) -> types.CodeAction:
    """A fix as an editor offers it, with the findings of those it was told that are mended by it."""
    document = types.OptionalVersionedTextDocumentIdentifier(uri)
    edit = types.TextDocumentEdit(document, [types.TextEdit(spot_range(fix.spot, lines), fix.text)])
    return types.CodeAction(
        fix.said.text(language),
        kind=kind,
        diagnostics=[one for one in told if one.data and one.data == fix.fingerprint] or None,
        is_preferred=fix.is_sure and bool(fix.fingerprint),
        edit=types.WorkspaceEdit(document_changes=[edit]),
    )


def _range(asked: Asked) -> types.Range | None:
    """Where what is told of stands; nowhere while the text has changed since."""
    one = asked.session.open.get(asked.file)
    if asked.cursor is None or (one and not one.is_readable):
        return None
    return ranged(asked.lines.stretch(asked.cursor.span))


def _wants(wanted: Iterable[str], kind: types.CodeActionKind) -> bool:
    return any(not one or kind == one or kind.startswith(f"{one}.") for one in wanted)


def _touches(one: types.Range, other: types.Range) -> bool:
    return _before(one.start, other.end) and _before(other.start, one.end)


def _before(one: types.Position, other: types.Position) -> bool:
    return (one.line, one.character) <= (other.line, other.character)


def ranged(stretch: Stretch) -> types.Range:
    """Return a stretch of text as the protocol has it."""
    start, end = stretch
    return types.Range(types.Position(*start), types.Position(*end))
