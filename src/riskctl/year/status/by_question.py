"""What is open in a unit or department, by the question of inspections and assessments that it bears on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from riskctl.base.messages import Said, Words
from riskctl.year.status.item import ItemKind, StatusItem
from riskctl.year.status.kinds import amount, what
from riskctl.year.status.status import Status, within
from riskctl.year.status.words import WORDS as GROUP_WORDS

QUESTIONS: Mapping[str, tuple[ItemKind, ...]] = {
    "identified": (
        *("no-head-register", "no-leader-register", "no-key-register", "no-unit-register"),
        *("no-department-register", "no-post-register", "unread-register", "empty-register"),
        *("ungraded", "uncovered-matter", "unanalysed-node"),
    ),
    "institutions": ("regulation",),
    "procedure": (
        *("signoff-missing", "signoff-returned", "signoff-stale", "signoff-new-holder"),
        *("no-notice", "not-issued", "comment", "suggestion"),
    ),
    "duties": ("no-owner",),
    "accountability": ("warning", "rectification"),
    "effective": ("check", "measure", "announced", "drawn", "carried"),
}
OPEN = ("overdue", "unanswered", "missing")
WORDS: Words = {
    "open": ("{group}：{what} {amount}", "{group}: {what}, {amount}"),
    "open-one": ("{group}：{what}", "{group}: {what}"),
}


def open_facts(found: Status, ref: str) -> dict[str, list[Said]]:
    """Return, for each question that anything open at or below `ref` bears on, how many of what."""
    items = [one for one in within(found, [ref]).items if one.group in OPEN]
    return {
        question: list(_counted([one for one in items if one.kind in kinds]))
        for question, kinds in QUESTIONS.items()
    }


def _counted(items: Sequence[StatusItem]) -> Iterator[Said]:
    for (group, kind, step), n in Counter((one.group, one.kind, one.step) for one in items).items():
        many = amount(kind, n)
        fields = {"group": Said(GROUP_WORDS[group]), "what": what(kind, step), "amount": many}
        yield Said(WORDS["open" if many else "open-one"], fields)
