"""YAML written with random data in random style, with the place of everything written on record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from riskctl.base.location import DataPath, Span
from riskctl.sources.tree import Data

_LETTERS = "abx09 甲乙，𠀀e\u0301\u3000'#:"
_PLAIN_LETTERS = "abx09甲乙，𠀀e\u0301"
_KEYS = ("id", "title", "单位", "风险点", "a b", "level", "é𠀀")


@dataclass
class Written:
    """A text, what it says, and where each key and value stands."""

    text: str = ""
    data: Data = None
    values: dict[DataPath, Span] = field(default_factory=dict)
    keys: dict[DataPath, Span] = field(default_factory=dict)


class _Writer:
    """Writes one text, drawing each choice."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.end: str = draw(st.sampled_from(["\n", "\r\n"]))
        self.out = Written()

    def chance(self, of: int) -> bool:
        return bool(self.draw(st.integers(0, of)) == of)

    def put(self, text: str) -> Span:
        start = len(self.out.text)
        self.out.text += text
        return Span(start, start + len(text))

    def line_end(self, comment: bool = True) -> None:
        if comment and self.chance(3):
            self.put(self.draw(st.sampled_from([" # 注", "  #", " # a: [b"])))
        self.put(self.end)
        while self.chance(4):
            self.put(self.draw(st.sampled_from(["", "# 注 - x: y", " # 缩进"])) + self.end)

    def scalar(self, path: DataPath, block: str | None) -> Data:
        """Write a scalar after its key; `block` is the indentation a block scalar would take."""
        styles = ["plain", "plain", "single", "double", "empty", "null"]
        style = self.draw(st.sampled_from(styles if block is None else [*styles, "block"]))
        if style == "empty" and block is not None:
            self.out.values[path] = self.put("")
            return None
        self.put(" " * self.draw(st.integers(1, 2)))
        if style == "block":
            return self.block(path, block or "")
        letters = _PLAIN_LETTERS if style == "plain" else _LETTERS
        value: str = self.draw(st.text(letters, min_size=style == "plain", max_size=6))
        quoted = "'" + value.replace("'", "''") + "'"
        shown = {"plain": value, "single": quoted, "double": f'"{value}"'}.get(style, "~")
        self.out.values[path] = self.put(shown)
        return value if shown != "~" else None

    def block(self, path: DataPath, indent: str) -> str:
        lines: list[str] = self.draw(st.lists(st.text(_PLAIN_LETTERS, min_size=1), min_size=1, max_size=3))
        shown = f"|-{self.end}" + self.end.join(indent + line for line in lines)
        self.out.values[path] = self.put(shown)
        return "\n".join(lines)

    def flow(self, path: DataPath, deeper: int) -> Data:
        """Write a value within brackets, after its key or comma."""
        if not deeper or self.chance(1):
            return self.scalar(path, None)
        start = self.put(" ").end
        keys = self.draw(st.lists(st.sampled_from(_KEYS), unique=True, max_size=3))
        is_map = self.chance(1)
        self.put("{" if is_map else "[")
        found: dict[str, Data] = {}
        for n, key in enumerate(keys):
            if n:
                self.put("," + (f"{self.end} # 注{self.end} " if self.chance(5) else " "))
            part = (*path, key if is_map else n)
            if is_map:
                self.out.keys[part] = self.put(key)
                self.put(":")
            found[key] = self.flow(part, deeper - 1)
        end = self.put("}" if is_map else "]").end
        self.out.values[path] = Span(start, end)
        return found if is_map else list(found.values())

    def after(self, path: DataPath, indent: int, deeper: int) -> Data:
        """Write a value after its key or dash, and the end of its line."""
        kind = self.draw(st.sampled_from(["scalar", "scalar", "flow", "map", "list"]))
        if not deeper or kind in ("scalar", "flow"):
            value = self.flow(path, deeper) if kind == "flow" else self.scalar(path, " " * (indent + 2))
            self.line_end(comment=self.out.text[self.out.values[path].start :][:1] != "|")
            return value
        self.line_end()
        step = self.draw(st.integers(1, 3))
        return (
            self.mapping(path, indent + step, deeper)
            if kind == "map"
            else self.items(path, indent + step, deeper)
        )

    def mapping(self, path: DataPath, indent: int, deeper: int, within: bool = False) -> Data:
        """Write a mapping a key a line; `within` a list its first key stands behind the dash."""
        found: dict[str, Data] = {}
        start = None
        for key in self.draw(st.lists(st.sampled_from(_KEYS), unique=True, min_size=1, max_size=4)):
            self.put("" if within and start is None else " " * indent)
            span = self.out.keys[*path, key] = self.put(key)
            start = span.start if start is None else start
            self.put(":")
            found[key] = self.after((*path, key), indent, deeper - 1)
            last = self.out.values[*path, key].end
        self.out.values[path] = Span(start or 0, last)
        return found

    def items(self, path: DataPath, indent: int, deeper: int) -> Data:
        """Write a list an item a line."""
        found: list[Data] = []
        start = None
        for n in range(self.draw(st.integers(1, 3))):
            self.put(" " * indent)
            dash = self.put("-")
            start = dash.start if start is None else start
            if deeper > 1 and self.chance(1):
                self.put(" ")
                found.append(self.mapping((*path, n), indent + 2, deeper - 1, within=True))
            else:
                found.append(self.after((*path, n), indent, deeper - 1))
        self.out.values[path] = Span(start or 0, self.out.values[*path, len(found) - 1].end)
        return found


@st.composite
def registers(draw: st.DrawFn) -> Written:
    """Texts with a mapping at the root, with LF or CRLF, some without a final line break."""
    writer = _Writer(draw)
    if writer.chance(3):
        writer.line_end()
    writer.out.data = writer.mapping((), 0, 3)
    if writer.chance(3):
        writer.out.text = writer.out.text.rstrip("\r\n")
    return writer.out
