"""What an editor may do about the findings of a place, as the protocol has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from riskctl.base.messages import Language
from riskctl.check.locator import Located
from riskctl.corpus.document import Document
from riskctl.editor.diagnostics import spot_range
from riskctl.editor.fix_actions import FixAction, fix_of_all, fixes
from riskctl.editor.text_lines import TextLines

KINDS = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]


def code_actions(
    found: Sequence[Located],
    documents: Sequence[Document],
    lines: TextLines,
    params: types.CodeActionParams,
    language: Language,
) -> list[types.CodeAction]:
    """Return what mends those of the findings of a file that the editor asks about, and what mends all."""
    here = [one for one in found if _touches(spot_range(one.spot, lines), params.range)]
    offered = [(types.CodeActionKind.QuickFix, one) for one in fixes(here, documents)]
    if whole := fix_of_all(found, documents):
        offered.append((types.CodeActionKind.SourceFixAll, whole))
    wanted = params.context.only or [""]
    return [_action(fix, kind, params, lines, language) for kind, fix in offered if _wants(wanted, kind)]


def _action(
    fix: FixAction,
    kind: types.CodeActionKind,
    params: types.CodeActionParams,
    lines: TextLines,
    language: Language,
) -> types.CodeAction:
    """A fix as an editor offers it, with the findings of those it was told that are mended by it."""
    document = types.OptionalVersionedTextDocumentIdentifier(params.text_document.uri)
    edit = types.TextDocumentEdit(document, [types.TextEdit(spot_range(fix.spot, lines), fix.text)])
    told = params.context.diagnostics
    return types.CodeAction(
        fix.said.text(language),
        kind=kind,
        diagnostics=[one for one in told if one.data and one.data == fix.fingerprint] or None,
        is_preferred=fix.is_sure and bool(fix.fingerprint),
        edit=types.WorkspaceEdit(document_changes=[edit]),
    )


def _wants(wanted: Iterable[str], kind: types.CodeActionKind) -> bool:
    return any(not one or kind == one or kind.startswith(f"{one}.") for one in wanted)


def _touches(one: types.Range, other: types.Range) -> bool:
    return _before(one.start, other.end) and _before(other.start, one.end)


def _before(one: types.Position, other: types.Position) -> bool:
    return (one.line, one.character) <= (other.line, other.character)
