"""`organization.yaml` after a reorganisation: ids and names, what lies in what, and every reference in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.location import DataPath, value_at
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.merge.align import NotMergeable
from riskctl.merge.record import RecordMeaning
from riskctl.records.kinds.organization import Organization
from riskctl.reorganization.edits import DocumentEdits, edited_yaml
from riskctl.reorganization.reorganization import Reorganization
from riskctl.reorganization.words_followed import FollowedWords, WrittenIn
from riskctl.reorganization.yaml_blocks import ListEdits, headed, item_lines
from riskctl.sources.gate import encoded_as
from riskctl.sources.tree import Data
from riskctl.sources.yaml.emit import emit, scalar
from riskctl.sources.yaml.reader import DEEPEST, YamlTree, read

FILE = "organization.yaml"
LISTS = ("units", "departments", "posts")
WORDS: Words = {
    "by-hand": (
        "organization.yaml 的写法没法只改 {ref} 而不动别的，所以什么都没有写。",
        "organization.yaml cannot be changed for {ref} without touching something else, so nothing was "
        "written.",
    ),
    "by-hand-hint": (
        "把它的单位、部门、岗位各写成单独的一行（- id: …），再运行一次。",
        "Let each of its units, departments and posts begin a line of its own (- id: …) and run this again.",
    ),
}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A unit, department or post of the organisation's data, and where it stands there."""

    ref: str
    path: DataPath
    data: dict[str, Any]


def placed(data: Any, at: DataPath = (), above: str = "", depth: int = 0) -> Iterator[_Placed]:
    """Yield every unit, department and post of the organisation's data."""
    if depth < len(LISTS):
        for n, one in enumerate(data.get(LISTS[depth]) or ()):
            path, ref = (*at, LISTS[depth], n), f"{above}/{one['id']}".lstrip("/")
            yield _Placed(ref, path, one)
            yield from placed(one, path, ref, depth + 1)


class ReorganizedFile:
    """The file before and after; `after` is the organisation that it will hold, its references apart."""

    def __init__(self, document: Document, act: Reorganization) -> None:
        assert isinstance(document.tree, YamlTree)
        self.document, self.act, self.tree = document, act, document.tree
        self.known = {one.ref: one for one in placed(self.tree.data)}
        self.after = OrganizationIndex(Organization.model_validate(self._structure(self.tree.data)))

    def data(self, data: bytes, words: FollowedWords) -> bytes:
        """Return the bytes `data` of the file as they are afterwards; raises RiskctlError, Unspliceable."""
        refs = DocumentEdits(self.document, dict(self._references(words)))
        stays = {old: one.path for old, one in self.known.items() if not self._leaves(old)}
        named = {old: path for old, path in stays.items() if self._is_touched(old)}
        for old, path in named.items():
            refs.values.update(self._head(old, path))
        data = edited_yaml(refs, data)
        return self._rearranged(data)

    def _is_touched(self, old: str) -> bool:
        return old in self.act.names or any(one.was == old for one in self.act.mapping.renamings)

    def _leaves(self, old: str) -> bool:
        """Whether what is called `old` comes to lie in something else, or goes."""
        if old in self.act.removed:
            return True
        new = self._new(old)
        above = old.rpartition("/")[0]
        if above in self.act.removed:
            return True
        is_named = any(one.was == old for one in self.act.mapping.renamings)
        return is_named and self.act.mapping.subject(above) != new.rpartition("/")[0]

    def _goes(self, old: str) -> bool:
        """Whether what is called `old` is no more: it, or all that it lies in, is removed and not renamed."""
        if old in self.act.removed:
            return True
        is_below = any(old.startswith(f"{one}/") for one in self.act.removed)
        return is_below and self._new(old) == old

    def _new(self, old: str) -> str:
        return self.act.mapping.subject(old)

    def _head(self, old: str, path: DataPath) -> Iterator[tuple[DataPath, str]]:
        """The id and the name of what is renamed, where they are others."""
        id, name = self._new(old).rpartition("/")[2], self.act.names.get(old, "")
        if id != old.rpartition("/")[2]:
            yield (*path, "id"), id
        if name and name != self.known[old].data.get("name"):
            yield (*path, "name"), name

    def _structure(self, data: Data) -> dict[str, Any]:
        """The `data` with ids and names as they will be, and everything where it will lie."""
        whole: Any = deepcopy(data)
        by_ref = dict(zip(self.known, (one for one in placed(whole)), strict=True))
        moving = [(old, one) for old, one in by_ref.items() if self._leaves(old)]
        homes = [(value_at(whole, one.path[:-1]), one.data) for _, one in moving]
        for old, one in by_ref.items():
            if self._is_touched(old) and old not in self.act.removed:
                one.data["id"] = self._new(old).rpartition("/")[2]
                one.data["name"] = self.act.names.get(old) or one.data["name"]
        for home, data in homes:
            home[:] = [each for each in home if each is not data]
        later = {one.ref: one.data for one in placed(whole)} | {"": whole}
        for old, one in moving:
            if not self._goes(old):
                above, _, _ = self._new(old).rpartition("/")
                later[above].setdefault(str(one.path[-2]), []).append(one.data)
        for ref, name in self.act.added.items():
            above, _, id = ref.rpartition("/")
            later[above].setdefault(LISTS[ref.count("/")], []).append({"id": id, "name": name})
        return _without_empty(whole)

    def _rearranged(self, data: bytes) -> bytes:
        """The text with what goes taken out, what comes to lie elsewhere there, and what is new put in."""
        moving = [old for old in self.known if self._leaves(old)]
        if not moving and not self.act.added:
            return data
        text = data.decode("utf-8-sig")
        tree = read(text, DEEPEST)
        assert isinstance(tree, YamlTree)
        try:
            return encoded_as(self._moved(tree, moving), data)
        except NotMergeable:
            return self._in_brackets(tree, data)

    def _in_brackets(self, tree: YamlTree, data: bytes) -> bytes:
        """The same where items stand in brackets, or a comment in the way: by the data that is wanted."""
        wanted = emit(self._structure(tree.data)).encode()
        try:
            merged = RecordMeaning(emit(_mapping(tree.data)).encode(), data, wanted, FILE, True).merged()
        except NotMergeable:
            merged = None
        if merged is None or merged.data is None or merged.conflicts:
            fields = {"ref": self.act.steps[0].old}
            raise RiskctlError(Said(WORDS["by-hand"], fields), Said(WORDS["by-hand-hint"])) from None
        return merged.data

    def _moved(self, tree: YamlTree, moving: list[str]) -> str:
        edits = ListEdits(tree)
        later = {self._new(one.ref): one.path for one in self.known.values() if one.ref not in moving}
        for old in moving:
            path = self.known[old].path
            is_within = old.rpartition("/")[0] in self.act.removed  # whose lines go with its department's
            lines, value = (
                edits.lines(path) if is_within else edits.take(path),
                deepcopy(value_at(tree.data, path)),
            )
            if self._goes(old):
                continue
            new, name = self._new(old), self.act.names.get(old, "")
            said = {"id": new.rpartition("/")[2]} | ({"name": name} if name else {})
            lines, value = headed(lines, value, said)
            edits.put(later[new.rpartition("/")[0]], LISTS[new.count("/")], lines, value)
        for ref, name in self.act.added.items():
            above, _, id = ref.rpartition("/")
            lines = item_lines((("id", scalar(id)), ("name", scalar(name))))
            edits.put(later.get(above, ()), LISTS[ref.count("/")], lines, {"id": id, "name": name})
        return edits.text()

    def _references(self, words: FollowedWords) -> Iterator[tuple[DataPath, str]]:
        """Every reference of the file that reads otherwise afterwards."""
        for one in self.known.values():
            if self._goes(one.ref):
                continue
            home, later = _home(one.ref), _home(self._new(one.ref))
            for keys in _reference_keys(one):
                written = value_at(one.data, keys)
                reads = words.word(written, home, later) if isinstance(written, str) and written else written
                if reads != written:
                    yield (*one.path, *keys), reads


def _reference_keys(one: _Placed) -> Iterator[tuple[str, ...]]:
    plain = {0: ("parent", "supervised_by", "head"), 1: ("head", "leader_in_charge"), 2: ("responsible",)}
    for key in plain[one.ref.count("/")]:
        if key in one.data:
            yield (key,)
    for code in OFFICES if "/" not in one.ref else ():
        if isinstance(one.data.get(code), dict) and "department" in one.data[code]:
            yield code, "department"


def _home(ref: str) -> WrittenIn:
    return WrittenIn(*ref.split("/")[:2])


def _without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data without the lists that nothing is left in."""
    found = {}
    for key, value in data.items():
        if key in LISTS and isinstance(value, list):
            value = [_without_empty(one) for one in value]
            if not value:
                continue
        found[key] = value
    return found


def _mapping(data: Data) -> dict[str, Data]:
    assert isinstance(data, dict)
    return data
