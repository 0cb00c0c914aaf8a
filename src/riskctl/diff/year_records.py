"""What was recorded of the year, in two states: rows of logs and parts of papers that went, changed or came.

A log is only added to, a draw or a notice is written once; an inspection is filled in over days, and what it
says then stays. So what went or changed is told first of all changes, whatever file it stood in: which files
and fields there are is read off the records, and a new kind is seen without a word here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from riskctl.base.location import DataPath
from riskctl.base.messages import Pair, Said, Words, term
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.diff.change import Change, Kind, Value, at
from riskctl.diff.likeness import best_pairs, candidates
from riskctl.diff.moved_records import as_called_now, moved_since
from riskctl.diff.said_records import facts, in_words, subject_of_record, value_in_words, value_of
from riskctl.records.keys import field_word, spellings
from riskctl.records.kinds import kinds
from riskctl.records.log import Log
from riskctl.records.record import Record

YEAR = "cycles/{year}/"
SIGNOFFS = "signoffs"
LEAST = 0.5  # of what two records say; of those with less in common neither is the other, changed
WORDS: Words = {
    "order": ("这一行以后的先后次序改了", "the order of the rows from here on is another"),
    "rows": ("共 {n} 行", "{n} rows"),
}

Fate = Literal["removed", "changed", "added"]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record, or a field of one, that went, changed or came; `path` is in the state that has it.

    Of a whole one `record` is what it said or says; `field` is blank. Of a field `word` is what people call
    it. `shown` is before and after in words.
    """

    fate: Fate
    document: Document
    path: DataPath
    subject: str
    field: str = ""
    word: Pair | None = None
    before: Value = None
    after: Value = None
    shown: tuple[object, object] | None = None
    record: Record | None = None


def record_changes(old: Context, new: Context) -> Iterator[RecordChange]:
    """Yield what went, changed and came in the records of all years."""
    before, after = _recorded(old), _recorded(new)
    if since := moved_since(old, new):
        before = as_called_now(before, since)
    for file in sorted({*before, *after}):
        one, other = before.get(file), after.get(file)
        if one is None or other is None or one.text is None or one.text != other.text:
            yield from _file(one, other)


def half_read(old: Context, new: Context) -> list[str]:
    """Return the records of the year that changed and cannot be read whole now."""
    before = _recorded(old)
    return [
        file
        for file, document in sorted(_recorded(new).items())
        if document.faults and not (file in before and before[file].text == document.text)
    ]


def told_change(one: RecordChange) -> Change:
    """Return a change of a record as one of the comparison's."""
    kind: dict[Fate, Kind] = {"removed": "record-removed", "changed": "record-changed"}
    is_signoff = one.fate == "added" and one.document.kind == SIGNOFFS
    kind["added"] = "signoff-added" if is_signoff else "record-added"
    return Change(
        kind=kind[one.fate],
        subject=one.subject,
        place=at(one.document, one.path),
        before=one.before,
        after=one.after,
        field=one.field or None,
        signed_by=getattr(one.record, "by", None) if is_signoff else None,
        word=one.word,
        shown=one.shown,
    )


def _recorded(context: Context) -> dict[str, Document]:
    of_the_year = {kind.name for kind in kinds() if kind.example.startswith(YEAR)}
    return {file: document for file, document in context.documents.items() if document.kind in of_the_year}


@dataclass(frozen=True, slots=True)
class _Standing:
    """A record in one state, and where it stands there."""

    document: Document
    path: DataPath
    record: Record

    @property
    def subject(self) -> str:
        return subject_of_record(self.document, self.record)

    def below(self, record: Record, *steps: str | int) -> _Standing:
        return replace(self, path=(*self.path, *steps), record=record)

    def whole(self, fate: Fate) -> RecordChange:
        """The record as one that went or came."""
        said, words = facts(self.record), in_words(self.record)
        sides = ((said, None), (words, None)) if fate == "removed" else ((None, said), (None, words))
        (before, after), shown = sides
        found = RecordChange(fate, self.document, self.path, self.subject, record=self.record)
        return replace(found, before=before, after=after, shown=shown)


def _file(old: Document | None, new: Document | None) -> Iterator[RecordChange]:
    """What became of one file; of one that cannot be read nothing is known."""
    was, now = (_Standing(d, (), d.record) if d and d.record else None for d in (old, new))
    if was and now:
        yield from _fields(was, now, now.record.FILLED_IN)
    elif was and new is None:
        yield from (row.whole("removed") for row in _rows(was))
    elif now and isinstance(now.record, Log) and now.record.WRITTEN_ONCE:
        yield from _paper(now)
    elif now:
        yield from (row.whole("added") for row in _rows(now))


def _paper(one: _Standing) -> Iterator[RecordChange]:
    """A file that is written once, as one: its rows stand in it for who wants to read them."""
    rows = [*_rows(one)]
    subject = subject_of_record(one.document, one.record)  # the notice it is of, not its first row's register
    for first in rows[:1]:
        shown = (None, Said(WORDS["rows"], {"n": len(rows)}))
        yield replace(first.whole("added"), subject=subject, shown=shown, after=len(rows))


def _rows(one: _Standing) -> Iterator[_Standing]:
    """A log row by row, a paper as one."""
    if isinstance(one.record, Log):
        yield from (one.below(row, "rows", n) for n, row in enumerate(one.record.rows))
    else:
        yield one


def _fields(was: _Standing, now: _Standing, fills: bool) -> Iterator[RecordChange]:
    """What changed within a record that is on both sides; where it `fills`, blanks may be filled in."""
    for name, info in type(now.record).model_fields.items():
        one, other, key = getattr(was.record, name), getattr(now.record, name), spellings(name, info)[0]
        if one == other or name == "form":
            continue
        if _are_records(one) or _are_records(other):
            yield from _lists(was, now, key, fills)
        elif isinstance(one, Record) and isinstance(other, Record):
            yield from _fields(was.below(one, key), now.below(other, key), fills)
        else:
            yield _field(was, now, name, key, fills)


def _field(was: _Standing, now: _Standing, name: str, key: str, fills: bool) -> RecordChange:
    """One value that is another; what was blank in a paper that is filled in has come."""
    before, after = (value_of(getattr(side.record, name)) for side in (was, now))
    shown = value_in_words(was.record, name), value_in_words(now.record, name)
    listed = isinstance(before, tuple) and isinstance(after, tuple) and after[: len(before)] == before
    return RecordChange(
        "added" if fills and (before is None or listed) else "changed",
        now.document,
        (*now.path, key),
        now.subject,
        key,
        field_word(type(now.record), name),
        before,
        after,
        shown,
    )


def _lists(was: _Standing, now: _Standing, key: str, fills: bool) -> Iterator[RecordChange]:
    """Records of a list, or rows of a log: those that say the same on both sides are left alone; of several
    that say the same one is enough, and one more of them has come."""
    old, new = (_items(side, key) for side in (was, now))
    kept, known = {item.record for item in new}, Counter(item.record for item in old)
    gone, come = [item for item in old if item.record not in kept], []
    for item in new:
        known[item.record] -= 1
        come += [item] if known[item.record] < 0 else []
    close = list(candidates(gone, come, lambda item: facts(item.record)))
    pairs = best_pairs(gone, come, close, _alike, lambda item: f"{item.path[-1]:>9}")
    for one, other in pairs:
        yield from _fields(one, other, fills)
    paired = {id(item) for pair in pairs for item in pair}
    yield from (item.whole("removed") for item in gone if id(item) not in paired)
    yield from (item.whole("added") for item in come if id(item) not in paired)
    if isinstance(now.record, Log):
        yield from _order(old, new)


def _items(side: _Standing, key: str) -> list[_Standing]:
    name = next(n for n, info in type(side.record).model_fields.items() if spellings(n, info)[0] == key)
    return [side.below(record, key, n) for n, record in enumerate(getattr(side.record, name) or ())]


def _order(old: Sequence[_Standing], new: Sequence[_Standing]) -> Iterator[RecordChange]:
    """The first row that stands elsewhere among those that stayed: of two answers the later counts."""
    both = {item.record for item in old} & {item.record for item in new}
    before, after = (list({i.record: i for i in side if i.record in both}.values()) for side in (old, new))
    moved = next((b for a, b in zip(before, after, strict=True) if a.record != b.record), None)
    if moved:
        yield replace(moved.whole("changed"), before=None, shown=(None, term(WORDS["order"])))


def _are_records(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Record) for item in value)


def _alike(one: _Standing, other: _Standing) -> float:
    """How much of what two records say is the same; 0 where it is too little, or one is of another kind."""
    a, b = set(facts(one.record)), set(facts(other.record))
    share = len(a & b) / max(min(len(a), len(b)), 1)  # what was filled in since is no difference
    return share if share >= LEAST else 0.0
