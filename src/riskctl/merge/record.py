"""Three states of a YAML file of a register repository: its plan, and what its text has to keep."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from riskctl.base.messages import Said
from riskctl.merge import words
from riskctl.merge.align import NotMergeable, refuse_twice
from riskctl.merge.cuts import breaks, line_break, with_breaks
from riskctl.merge.plan import Plan, plan_mappings, same
from riskctl.merge.record_cuts import cuts_of, lost_comments
from riskctl.merge.result import Merged
from riskctl.records.kinds import kinds
from riskctl.records.record import Record
from riskctl.sources.gate import BOM, Decoded, decode_yaml
from riskctl.sources.tree import Data
from riskctl.sources.yaml.reader import DEEPEST, YamlTree, read


class RecordMeaning:
    """A YAML file in three states; satisfies `Meaning`. Raises NotMergeable for one that is no record.

    With `only_changes` theirs brings values alone: how it writes what it did not change is nobody's.
    """

    def __init__(
        self, base: bytes, ours: bytes, theirs: bytes, file: str, only_changes: bool = False
    ) -> None:
        self.file, self.only_changes = file, only_changes
        self.form = _decoded(ours)
        self.base = _tree(_decoded(base).text) if base.strip() else None
        self.ours = _tree(self.form.text)
        self.theirs = _tree(with_breaks(_decoded(theirs).text, line_break(self.form.text)))
        self.model = _model(_mapping(self.ours.data))
        if self.model is not _model(_mapping(self.theirs.data)):
            raise NotMergeable

    @cached_property
    def plan(self) -> Plan:
        """What becomes of each part; raises NotMergeable where that cannot be told."""
        old = _mapping(self.base.data) if self.base else {}
        return plan_mappings(old, _mapping(self.ours.data), _mapping(self.theirs.data), self.model)

    @cached_property
    def conflicts(self) -> tuple[Said, ...]:
        """What is said of each conflict."""
        return tuple(words.conflicts(self.plan))

    def holds(self, data: bytes) -> bool:
        found = decode_yaml(data)
        if self.conflicts or not isinstance(found, Decoded) or found.bom != self.form.bom:
            return False
        after = read(found.text, DEEPEST)
        if not isinstance(after, YamlTree) or not same(after.data, self.plan.merged("ours")):
            return False
        return breaks(found.text) <= breaks(self.form.text)

    def merged(self) -> Merged:
        cuts = cuts_of(self.plan, self.base, self.ours, self.theirs, self.only_changes)
        after = read(cuts.written("ours"), DEEPEST)
        lost = lost_comments(self.base, self.theirs, after) if isinstance(after, YamlTree) else ()
        notes = tuple(words.said("comment", file=self.file, comment=text) for text in lost)
        text = cuts.marked() if self.conflicts else cuts.written("ours")
        data = (BOM if self.form.bom else b"") + text.encode()
        return Merged(data, self.conflicts, (*notes, *self._told()))

    def _told(self) -> tuple[Said, ...]:
        n = len(self.conflicts)
        return (words.said("marked", file=self.file, n=n),) if n else ()

    def is_sound(self, data: bytes) -> bool:
        try:
            refuse_twice(_tree(_decoded(data).text).data)
        except NotMergeable:
            return False
        return True


def _decoded(data: bytes) -> Decoded:
    found = decode_yaml(data)
    if not isinstance(found, Decoded):
        raise NotMergeable
    return found


def _tree(text: str) -> YamlTree:
    found = read(text, DEEPEST)
    if not isinstance(found, YamlTree):
        raise NotMergeable
    return found


def _mapping(data: Data) -> dict[str, Data]:
    if not isinstance(data, dict):
        raise NotMergeable
    return data


def _model(data: Mapping[str, Data]) -> type[Record]:
    """The record that a file says it holds."""
    for kind in kinds():
        if data.get("schema") == kind.schema:
            return kind.model
    raise NotMergeable
