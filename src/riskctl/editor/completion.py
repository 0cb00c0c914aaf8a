"""What may be written where somebody types, as an editor lists it."""

from __future__ import annotations

from lsprotocol import types

from riskctl.base.messages import Language
from riskctl.corpus.tables import is_table
from riskctl.editor.asked import Asked
from riskctl.editor.mentions import NAMED, home_of
from riskctl.editor.offers import Offer, offers, value_offers
from riskctl.editor.typed_field import TypedField, rows_subject, typed_in_table, typed_in_yaml
from riskctl.records.kinds import REGISTERS

SUBJECT_FIELDS = (("unit",), ("department",), ("post",))
TRIGGERS = [":", "/", ",", "；", " "]  # what somebody types before a value
ITEM_KINDS = {
    "unit": types.CompletionItemKind.Module,
    "department": types.CompletionItemKind.Folder,
    "post": types.CompletionItemKind.Class,
    "office": types.CompletionItemKind.Interface,
    "matter": types.CompletionItemKind.Event,
    "node": types.CompletionItemKind.Function,
    "regulation": types.CompletionItemKind.Reference,
}


def completions(asked: Asked, language: Language) -> types.CompletionList | None:
    """Return what may be written at the place, None where nothing is known of it."""
    typed = _typed(asked)
    found = _offers(asked, typed, language) if typed else []
    if typed is None or not found:
        return None
    at = asked.lines.range(typed.span)
    items = [_item(one, at, language) for one in found]
    return types.CompletionList(is_incomplete="/" in typed.word or len(items) > 1, items=items)


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
