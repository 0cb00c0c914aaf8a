"""What changed in the regulations that measures lean on: above all whether they hold."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.corpus.context import Context
from riskctl.diff.change import Change, FileLine, Kind, at
from riskctl.records.kinds.regulations import Regulation, Regulations
from riskctl.records.vocabulary import word

FILE = "regulations.yaml"
TEXTS = ("title", "number", "from_", "to", "owner", "due", "note")


def regulation_changes(old: Context, new: Context) -> Iterator[Change]:
    """Yield what changed; a regulation that is new or gone had or has no state."""
    before, after = old.regulations, new.regulations
    if before is None or after is None:
        return
    for id in {*before, *after}:
        was, now = before.get(id), after.get(id)
        for field in ("state", *TEXTS) if was and now else ("state",):
            values = [str(value) if (value := getattr(r, field, None)) else None for r in (was, now)]
            if values[0] != values[1]:
                kind: Kind = "regulation-state-changed" if field == "state" else "text-changed"
                said = [word("state", v) if field == "state" and v else v for v in values]
                found = now or before[id]
                yield Change(
                    kind=kind,
                    subject=id,
                    place=_place(id, field, new if now else old),
                    before=values[0],
                    after=values[1],
                    field=None if field == "state" else field.rstrip("_"),
                    title=found.title,
                    shown=(said[0], said[1]),
                )


def _place(id: str, field: str, context: Context) -> FileLine:
    document = context.documents.get(FILE)
    record = document.record if document else None
    listed: tuple[Regulation, ...] = record.regulations if isinstance(record, Regulations) else ()
    number = next((n for n, one in enumerate(listed) if one.id == id), 0)
    return at(document, ("regulations", number, field.rstrip("_"))) if document else FileLine(FILE, 1)
