"""Each kind of change has its mirror: what one way shows, the other way shows too, the other way round."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import given

from riskctl.base.messages import Words
from riskctl.diff.change import Cause, Change, Kind
from riskctl.diff.words import CAUSES, KINDS, section
from tests.diff.build import comparison
from tests.diff.generated import Register, registers, yaml

MIRRORS: dict[str, set[str]] = {
    "level-raised": {"level-lowered"},
    "level-lowered": {"level-raised"},
    "point-added": {"point-removed"},
    "point-removed": {"point-added"},
    "override-added": {"override-removed"},
    "override-removed": {"override-added"},
    "measure-added": {"measure-removed"},
    "measure-removed": {"measure-added"},
    "measure-changed": {"measure-changed", "measure-weakened"},
    "coverage-lost": {"coverage-gained"},
    "coverage-gained": {"coverage-lost"},
    "record-added": {"record-removed", "record-changed"},
    "record-removed": {"record-added", "signoff-added"},
    "signoff-added": {"record-removed"},
    "record-changed": {"record-changed", "record-added"},
    **{
        kind: {kind}
        for kind in (
            *("point-moved", "probability-changed", "severity-changed", "text-changed", "category-changed"),
            *("matter-changed", "flow-changed", "monitor-changed", "regulation-state-changed"),
            *("policy-changed", "organization-changed", "ignore-changed", "programme-changed"),
            "guard-changed",
        )
    },
}
WAIVED = {
    "measure-weakened": "what makes a measure stronger needs no warning: it is measure-changed",
    "signoff-stale": "a sign-off grows stale by an edit and is made again by signing",
}


def test_every_kind_has_a_mirror_or_a_reason_for_none() -> None:
    assert {*MIRRORS, *WAIVED} == {*get_args(Kind)} and not {*MIRRORS} & {*WAIVED}
    assert all(kind in MIRRORS[mirror] for kind, found in MIRRORS.items() for mirror in found - {*WAIVED})
    assert all(WAIVED.values())


def test_every_kind_and_cause_has_its_words_and_its_section() -> None:
    words: list[tuple[Words, Any]] = [(KINDS, Kind), (CAUSES, Cause)]
    assert all([*known] == [*get_args(named)] or {*known} == {*get_args(named)} for known, named in words)
    for kind in get_args(Kind):
        assert section(Change(kind=kind, subject="", place=None))  # type: ignore[arg-type]


@given(registers(), registers())
def test_backwards_everything_is_the_other_way_round(old: Register, new: Register) -> None:
    forth, back = comparison(yaml(old), yaml(new)).changes, comparison(yaml(new), yaml(old)).changes
    allowed = {**MIRRORS, "measure-weakened": {"measure-changed", "measure-weakened"}}
    left, moved = list(back), {c.after: c.before for c in forth if c.kind == "point-moved"}
    for change in forth:
        whole = change.kind in ("point-added", "point-removed")
        subject = change.subject if whole else moved.get(change.subject, change.subject)
        turned = subject, change.after, change.before, change.field
        of_kind = [c for c in left if c.kind in allowed[change.kind]]
        mirror = next(c for c in of_kind if (c.subject, c.before, c.after, c.field) == turned)
        left.remove(mirror)
    assert left == []
