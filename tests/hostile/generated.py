"""Registers as many hands would write them, made from a seed: each style of YAML and of tables that people
and programs leave behind, in any mixture. They say nothing sensible; they are only to be edited."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

WORDS = (
    "受理",
    "一人受理又审查",
    "a: b 的写法",
    "100% 复核",
    "“双人”核查",
    "it's",
    "否",
    "012",
    "𠀀é",
    "甲，乙；丙",
)
COMMENTS = ("# 注", "#", "# a: [b", "# - x: 'y", "# 等级：三级")
KEYS = ("id", "title", "manifestations", "kind", "category", "概率", "severity", "level", "measures", "备注")
CELLS = ("", "一级", " 三级 ", '说"好"', "甲,乙", "两\n行", "012", "=1+1", "否", "文" * 40, "-", "　")


class RegisterWriter:
    """Writes one YAML register, drawing each choice from `chance`."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.step = chance.choice((1, 2, 2, 2, 3, 4))
        self.lines: list[str] = []

    def text(self) -> str:
        """Return a register: the line ends, the mark at its start and the end of the file are its own."""
        draw = self.chance
        if draw.random() < 0.1:
            self.lines.append(draw.choice(("---", "--- # 登记表")))
        self.noise("")
        self.mapping(0, 3, "")
        end = draw.choice(("\n", "\n", "\r\n"))
        text = end.join(self.lines) + draw.choice(("", end, end, end * 2))
        return draw.choice(("", "", "\ufeff")) + text

    def noise(self, indent: str) -> None:
        """Blank lines and comments, at this column or another."""
        while self.chance.random() < 0.2:
            blank = self.chance.choice(("", indent, " "))
            self.lines.append(blank + self.chance.choice(("", "", *COMMENTS)))

    def line(self, text: str, comment: bool = True) -> None:
        """A line with what may stand behind its value."""
        if comment and self.chance.random() < 0.2:
            text += self.chance.choice((" ", "   ")) + self.chance.choice(COMMENTS)
        elif comment and self.chance.random() < 0.1:
            text += "  "
        self.lines.append(text)

    def mapping(self, column: int, deeper: int, lead: str) -> None:
        """A key a line; the first behind `lead`, a dash."""
        indent = " " * column
        for key in self.chance.sample(KEYS, self.chance.randint(1, 5)):
            start = (lead or indent) + key + self.chance.choice((":", ":", ":", " :"))
            lead = ""
            self.value(start, column, deeper - 1)
            self.noise(indent)

    def value(self, start: str, column: int, deeper: int) -> None:
        """What stands behind a key or a dash."""
        kinds: list[Callable[[str, int, int], None]] = [self.scalar, self.scalar, self.block, self.flow]
        if deeper:
            kinds += [self.nested, self.items, self.items]
        self.chance.choice(kinds)(start, column, deeper)

    def scalar(self, start: str, column: int, deeper: int) -> None:
        word = self.chance.choice(WORDS)
        plain = word if ": " not in word else "受理"
        double = word.replace("\\", "\\\\").replace('"', '\\"')
        lines = f"{plain}\n{' ' * (column + 2)}{plain}"
        styles = (plain, plain, "'" + word.replace("'", "''") + "'", f'"{double}"', "", "~", lines)
        anchored = "&a " if self.chance.random() < 0.01 else ""
        shown = self.chance.choice(styles)
        first, *more = f"{start} {anchored}{shown}".rstrip().split("\n")
        self.line(first, comment=not more)
        self.lines += more

    def block(self, start: str, column: int, deeper: int) -> None:
        sign = self.chance.choice(("|", "|", ">", "|-", ">-", "|+", "|2"))
        indent = " " * (column + 2)
        self.line(f"{start} {sign}")
        for n in range(self.chance.randint(1, 3)):
            self.lines.append(
                indent + ("  " if n and self.chance.random() < 0.2 else "") + self.chance.choice(WORDS)
            )
            if self.chance.random() < 0.15:
                self.lines.append("")

    def flow(self, start: str, column: int, deeper: int) -> None:
        words = [
            f"'{word}'" if set(word) & set(":,'，[]{}") else word for word in self.chance.sample(WORDS, 2)
        ]
        words = [word.replace("it's", "it''s") for word in words]
        pair = ", ".join(f"{key}: {word}" for key, word in zip(("id", "备注"), words, strict=True))
        broken = f"[{words[0]}, # 注\n{' ' * (column + 4)}{words[1]},]"
        shown = self.chance.choice(
            (f"[{', '.join(words)}]", "[]", "{}", f"{{{pair}}}", f"{{ {pair} }}", broken)
        )
        first, *more = f"{start} {shown}".split("\n")
        self.line(first, comment=not more)
        self.lines += more

    def nested(self, start: str, column: int, deeper: int) -> None:
        self.line(start)
        self.mapping(column + self.step, deeper, "")

    def items(self, start: str, column: int, deeper: int) -> None:
        self.line(start)
        own = column + (0 if start.strip() != "-" and self.chance.random() < 0.3 else self.step)
        for _ in range(self.chance.randint(1, 3)):
            dash = " " * own + "-"
            if self.chance.random() < 0.5:
                gap = " " * self.chance.choice((1, 1, 3))
                self.mapping(own + 1 + len(gap), deeper, dash + gap)
            else:
                self.scalar(dash, own, deeper)


def register(seed: int) -> str:
    """Return the YAML register that follows from `seed`."""
    return RegisterWriter(Random(seed)).text()


def table(seed: int) -> str:
    """Return the table that follows from `seed`: quotes, line ends and blanks as programs and people leave
    them."""
    draw = Random(seed)
    width, end = draw.randint(2, 6), draw.choice(("\n", "\r\n", "\r\n"))
    headings = draw.sample(("编号", "风险点", "level", "概率", "备注", "措施 ", '"类别"'), width)
    rows = [[_cell(draw, end) for _ in range(width)] for _ in range(draw.randint(1, 8))]
    if draw.random() < 0.2:
        rows.insert(draw.randrange(len(rows) + 1), [""] * width)
    lines = [",".join(row) for row in (headings, *rows)]
    return draw.choice(("", "\ufeff")) + end.join(lines) + draw.choice(("", end, end, end * 2))


def _cell(draw: Random, end: str) -> str:
    cell = draw.choice(CELLS).replace("\n", end)
    if set(cell) & set('",\r\n') or draw.random() < 0.2:
        return '"' + cell.replace('"', '""') + '"'
    return cell
