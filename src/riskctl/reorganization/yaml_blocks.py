"""Items of lists taken out of a YAML text, put into another list or put in anew, by the lines they stand on.

Comments on and above an item go where it goes. What comes out is read back, and refused where the data is not
what it should be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from riskctl.base.location import DataPath, value_at
from riskctl.merge.align import NotMergeable
from riskctl.merge.blocks import Block, Blocks, shifted
from riskctl.merge.cuts import Cuts, line_break
from riskctl.sources.tree import Data
from riskctl.sources.yaml.reader import DEEPEST, YamlTree, read
from riskctl.sources.yaml.splice import Edit, splice


class ListEdits:
    """The items of one text that go elsewhere, go altogether or come; made together by `text`.

    Raises NotMergeable, from each, where an item does not stand on lines of its own.
    """

    def __init__(self, tree: YamlTree) -> None:
        self.tree, self.blocks = tree, Blocks(tree)
        self.cuts = Cuts(tree.text, line_break(tree.text))
        self.wanted: Any = deepcopy(tree.data)
        self._gone: list[DataPath] = []
        self._begun: set[DataPath] = set()

    def lines(self, path: DataPath) -> str:
        """Return the lines of the item at `path`, as they would stand by themselves."""
        block = self.blocks.block(path)
        return shifted(self.blocks.lines(block), -block.column)

    def take(self, path: DataPath) -> str:
        """Take out the item at `path`, with its list where that is left without any; return its lines."""
        self._gone.append(path)
        return self.lines(path)

    def put(self, home: DataPath, key: str, lines: str, value: Data) -> None:
        """Put an item of a list in as the last of the list `key` of the mapping at `home`."""
        here = value_at(self.tree.data, home)
        known = here.get(key) if isinstance(here, dict) else None
        if known:
            last = self.blocks.block((*home, key, len(known) - 1))
            at, column = last.end, last.column
        else:
            block = self._field_above(home)
            at, column = block.end, block.column + 2
            if (*home, key) not in self._begun:
                self._begun.add((*home, key))
                lines, column = f"{key}:\n{shifted(lines, 2)}", block.column
        self.cuts.put(at, at, self._ended(shifted(lines, column)), None)
        value_at(self.wanted, home).setdefault(key, []).append(value)

    def text(self) -> str:
        """Return the text with all of it made."""
        for path in self._gone:
            self._cut(path)
        for path in sorted(self._gone, reverse=True, key=lambda one: [str(step).zfill(9) for step in one]):
            home = value_at(self.wanted, path[:-1])
            del home[path[-1]]
            if not home:
                del value_at(self.wanted, path[:-2])[path[-2]]
        found = read(self.cuts.written("ours"), DEEPEST)
        if not isinstance(found, YamlTree) or found.data != self.wanted:
            raise NotMergeable
        return found.text

    def _cut(self, path: DataPath) -> None:
        """Cut the lines of an item; those of its list where none is left, once."""
        every = range(len(value_at(self.tree.data, path[:-1])))
        if all((*path[:-1], n) in self._gone for n in every):
            if path[-1] != 0:
                return
            path = path[:-1]
        block = self.blocks.block(path)
        self.cuts.put(block.gap, block.end, "", None)

    def _field_above(self, home: DataPath) -> Block:
        """The last field of a mapping, below which a new one comes."""
        return self.blocks.block((*home, list(value_at(self.tree.data, home))[-1]))

    def _ended(self, lines: str) -> str:
        ended = lines if lines.endswith(("\n", "\r")) else lines + "\n"
        return ended.replace("\r\n", "\n").replace("\n", self.cuts.line_break)


def item_lines(pairs: Sequence[tuple[str, str]]) -> str:
    """Return an item of a list as one line in brackets, as organisations write posts."""
    return "- {" + ", ".join(f"{key}: {text}" for key, text in pairs) + "}"


def headed(lines: str, value: dict[str, Any], said: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """Return the lines of an item, and its data, with what is `said` of it in place of what stands there."""
    tree = read(f"x:\n{lines}", DEEPEST)
    if not isinstance(tree, YamlTree):
        raise NotMergeable
    others = [Edit(("x", 0, key), text) for key, text in said.items() if value.get(key) != text]
    text = splice(tree, others) if others else tree.text
    return text.removeprefix("x:\n"), {**value, **said}
