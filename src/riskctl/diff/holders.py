"""Who holds a post, and since when: people are told apart and never named, since a diff is published.

Each of those a post had or has is a number, in the order in which they took it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.corpus.people import PeopleIndex
from riskctl.diff.change import Change, FileLine, Value, at
from riskctl.diff.renames import Renamed
from riskctl.records.kinds.people import PATTERN, Holder

WORDS: Words = {
    "holder": ("第{n}人", "holder {n}"),
    "from": ("第{n}人（{first} 起）", "holder {n} (from {first})"),
    "to": ("第{n}人（至 {last}）", "holder {n} (until {last})"),
    "between": ("第{n}人（{first} 至 {last}）", "holder {n} ({first} to {last})"),
    "ambiguous": (
        "{holder}，姓名当作普通的词（ambiguous），少查",
        "{holder}, the name taken for a common word (ambiguous) and looked for less",
    ),
}


def holder_changes(old: Context, new: Context, renamed: Renamed) -> Iterator[Change]:
    """Yield the posts whose holders are others, or hold them from or to another day."""
    before = {renamed(ref): holders for ref, holders in _holders(old.people).items()}
    after = _holders(new.people)
    for ref in {*before, *after}:
        was, now = before.get(ref, ()), after.get(ref, ())
        if set(was) != set(now):
            numbers = _numbered((*was, *now))
            yield Change(
                kind="organization-changed",
                subject=ref,
                place=_place(ref, new if ref in after else old),
                before=_terms(was, numbers),
                after=_terms(now, numbers),
                field="holders",
                title=_title(ref, new) or _title(ref, old),
                shown=(_in_words(was, numbers), _in_words(now, numbers)),
            )


def _holders(people: PeopleIndex | None) -> dict[str, Sequence[Holder]]:
    return {ref: tuple(holders) for ref, holders in people.record.holders.items()} if people else {}


def _numbered(holders: Sequence[Holder]) -> dict[tuple[str, str], int]:
    """A number for each person, which does not depend on the side they were found on."""
    ordered = sorted(holders, key=lambda holder: (str(holder.from_ or ""), holder.person or holder.name))
    return {key: n for n, key in enumerate(dict.fromkeys(map(_person, ordered)), 1)}


def _person(holder: Holder) -> tuple[str, str]:
    return holder.name, holder.person


def _terms(holders: Sequence[Holder], numbers: dict[tuple[str, str], int]) -> Value:
    return tuple(sorted({_term(holder, numbers[_person(holder)]) for holder in holders})) or None


def _term(holder: Holder, number: int) -> str:
    """One holder's time in the post; a name that is also an ordinary word is marked, since it is looked
    for less."""
    mark = "~" if holder.ambiguous else ""
    return f"#{number}{mark} {holder.from_ or ''}/{holder.to or ''}".rstrip("/ ")


def _in_words(holders: Sequence[Holder], numbers: dict[tuple[str, str], int]) -> object:
    """The same for people to read."""
    ordered = sorted(holders, key=lambda holder: (numbers[_person(holder)], str(holder.from_ or "")))
    said: list[object] = []
    for holder in ordered:
        first, last = str(holder.from_ or ""), str(holder.to or "")
        key = "between" if first and last else "from" if first else "to" if last else "holder"
        fields = {"n": numbers[_person(holder)], "first": first, "last": last}
        one = Said(WORDS[key], fields)
        said.append(Said(WORDS["ambiguous"], {"holder": one}) if holder.ambiguous else one)
    return listed(said) if said else None


def _place(ref: str, context: Context) -> FileLine:
    file = context.people.place(ref)[0] if context.people else PATTERN
    document = context.documents.get(file)
    return at(document, ("holders", ref)) if document else FileLine(file, 1)


def _title(ref: str, context: Context) -> str:
    seat = context.organization.seats.get(ref) if context.organization else None
    return seat.post.name if seat else ""
