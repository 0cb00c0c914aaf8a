"""The organisation or the holders where they stand in one file a unit: one text while a reorganisation is
carried through it, then one file a unit again."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document, document_of
from riskctl.corpus.part_entries import LISTS, PartText, cut_by_unit
from riskctl.corpus.parts import OF
from riskctl.records.kinds import kind_named
from riskctl.reorganization.by_data import data_of, tree_of
from riskctl.reorganization.draft import RepositoryDraft
from riskctl.reorganization.mapping import NameMapping
from riskctl.sources.gate import BOM, Limits

WORDS: Words = {
    "by-hand": (
        "{file} 不能按行合分而不动别的，所以什么都没有写。",
        "{file} cannot be cut at its lines without touching something else, so nothing was written.",
    ),
    "by-hand-hint": (
        "{list} 放在文件最后，每一项另起一行，同一类文件缩进一样，再运行一次。",
        "Let {list} come last in it, each entry on lines of its own, indented as in the other files, and run "
        "this again.",
    ),
}


class UnitFiles:
    """The files that tell `part` together; in the draft they are one from here until `part_again`.

    Raises RiskctlError where one of them cannot be cut at its lines.
    """

    def __init__(self, part: str, told: Sequence[Document], draft: RepositoryDraft) -> None:
        self._part, self._draft, self._kind = part, draft, kind_named(part)
        self._before = {one.file: draft.text(one.file) for one in told}
        self._cut = {file: self._cut_of(file, data) for file, data in self._before.items()}
        head = next(iter(self._cut.values())).head
        lines = (entry.lines for text in self._cut.values() for entry in text.entries)
        joined = (head + "".join(lines)).encode()
        for file in self._before:
            draft.remove(file)
        draft.put(self._kind.example, joined)
        self.document = document_of(joined, self._kind.example, self._kind, {}, Limits())
        if self.document.faults or self.document.record is None:
            raise self._by_hand(next(iter(self._before)))

    def part_again(self, mapping: NameMapping) -> None:
        """Let each unit have its file again; one that has another id a file of that name."""
        single = self._kind.example
        after = self._draft.text(single)
        cut = cut_by_unit(tree_of(after), self._part)
        if cut is None:
            raise self._by_hand(single)
        self._draft.remove(single)
        homes = self._homes(mapping)
        by_file: dict[tuple[str, str], list[str]] = {}
        for entry in cut.entries:
            by_file.setdefault(homes.get(entry.unit, ("", self._file(entry.unit))), []).append(entry.lines)
        for (old, new), lines in by_file.items():
            self._put(old, new, "".join(lines), cut.head)
        self._refuse_other(after, [new for _, new in by_file])

    def _homes(self, mapping: NameMapping) -> dict[str, tuple[str, str]]:
        """By its id afterwards, which file told each unit and which will."""
        told = {entry.unit: file for file, text in self._cut.items() for entry in text.entries}
        homes: dict[str, tuple[str, str]] = {}
        stay_first = sorted(told, key=lambda unit: mapping.subject(unit) != unit)  # others join them
        for unit in stay_first:
            new = mapping.subject(unit)
            later = self._file(new) if told[unit] == self._file(unit) else told[unit]
            homes.setdefault(new, (told[unit], later))
        return homes

    def _file(self, unit: str) -> str:
        return self._kind.parts.format(**{OF: unit})

    def _put(self, old: str, new: str, lines: str, head: str) -> None:
        before = self._before.get(old)
        if before is None and self._draft.read(new) is not None:
            raise self._by_hand(new)  # it says nothing of anybody yet, but may have words of its own
        if before is not None:
            self._draft.put(old, before)
            head = self._cut[old].head
        if before is not None and old != new:
            self._draft.move(old, new)
        mark = BOM if before and before.startswith(BOM) else b""
        self._draft.put(new, mark + (head + lines).encode())

    def _refuse_other(self, joined: bytes, files: Sequence[str]) -> None:
        """Raise RiskctlError where the files do not say together what was to be said."""
        said = [entry for file in files for entry in self._entries(self._draft.text(file))]
        if sorted(map(repr, said)) != sorted(map(repr, self._entries(joined))):
            raise self._by_hand(files[0])

    def _entries(self, data: bytes) -> list[object]:
        told = data_of(data)[LISTS[self._part]]
        return [*told.items()] if isinstance(told, dict) else [*told] if isinstance(told, list) else []

    def _cut_of(self, file: str, data: bytes) -> PartText:
        cut = cut_by_unit(tree_of(data), self._part)
        if cut is None:
            raise self._by_hand(file)
        return cut

    def _by_hand(self, file: str) -> RiskctlError:
        fields = {"file": file, "list": LISTS[self._part]}
        return RiskctlError(Said(WORDS["by-hand"], fields), Said(WORDS["by-hand-hint"], fields))
