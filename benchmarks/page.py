"""The page of benchmarks in both languages: its parts are measured apart, and each is replaced as a whole."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from measured import Cost

Pair = tuple[str, str]  # zh, en
DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = (DOCS / "benchmarks.zh-CN.md", DOCS / "benchmarks.md")
PEERS = ("yamale", "PyYAML", "check-jsonschema", "XlsxWriter", "python-calamine")
WIDTH = 40  # characters of the longest bar
BAR, TARGET = "█", "│"
MET, MISSED = ("达到", "met"), ("没达到", "missed")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what was measured, its cost, whose that is compared to, and the most it may be."""

    title: Pair
    cost: Cost
    peer: Cost
    target: float | None = None  # times the peer


def write(part: str, texts: Pair) -> None:
    """Put the text of a part between its marks on both pages."""
    for page, text in zip(PAGES, texts, strict=True):
        before, _, rest = page.read_text("utf-8").partition(f"<!-- bench {part} -->\n")
        _, _, after = rest.partition(f"<!-- /bench {part} -->\n")
        marked = f"<!-- bench {part} -->\n{text.rstrip()}\n<!-- /bench {part} -->\n"
        page.write_text(before + marked + after, encoding="utf-8", newline="\n")


def table(heads: Sequence[Pair], rows: Iterable[Row]) -> Pair:
    """Return the table in both languages; columns are what, seconds, times the peer, target, memory."""
    listed = list(rows)
    with_targets = any(row.target is not None for row in listed)
    zh, en = ("\n".join(_lines(heads, listed, n, with_targets)) for n in (0, 1))
    return zh, en


def _lines(heads: Sequence[Pair], rows: Sequence[Row], language: int, with_targets: bool) -> Iterable[str]:
    names = [head[language] for head in heads]
    target = [("目标", "target")[language]] if with_targets else []
    cells = [*names[:3], *target, *names[3:]]
    yield f"| {' | '.join(cells)} |"
    yield f"|{'---|' * len(cells)}"
    for row in rows:
        times = row.cost.seconds / row.peer.seconds
        said = [_target(row.target, times, language)] if with_targets else []
        figures = [f"{row.cost.seconds:.2f}", f"{times:.2f}", *said, f"{row.cost.megabytes:.0f}"]
        yield f"| {' | '.join([row.title[language], *figures])} |"


def _target(target: float | None, times: float, language: int) -> str:
    if target is None:
        return ""
    return f"≤ {target:g} {(MET if times <= target else MISSED)[language]}"


def plot(rows: Iterable[Row], measure: Callable[[Row], float] | None = None) -> Pair:
    """Return bars of how many times its peer each row takes, with a stroke at its target, or of another
    `measure`; they are text, so that a diff of the page shows what moved."""
    listed = [(row, measure(row) if measure else row.cost.seconds / row.peer.seconds) for row in rows]
    most = max(max(times, row.target or 0) for row, times in listed)
    zh, en = (
        "\n".join(["```text", *(_bar(row, times, most, n) for row, times in listed), "```"]) for n in (0, 1)
    )
    return zh, en


def _bar(row: Row, times: float, most: float, language: int) -> str:
    length = round(WIDTH * times / most)
    bar = (BAR * length).ljust(WIDTH)
    if row.target is not None:
        at = min(round(WIDTH * row.target / most), WIDTH - 1)
        bar = bar[:at] + TARGET + bar[at + 1 :]
    return f"{bar} {times:6.2f}  {row.title[language]}".rstrip()


def peers() -> str:
    """Return the versions of the peers, and of Python."""
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PEERS)])
