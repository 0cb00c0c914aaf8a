"""Plays the year that docs/year tells on a copy of the example: what the pages show, and the example's logs.

The example holds the logs as they stand on the day up to which the page says so. They are made by nothing but
the page's commands, so that the fingerprints in them stay true when a register changes.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from pages.played import played

from riskctl.base.messages import Language

HERE = Path(__file__).resolve().parents[1]
EXAMPLE = "examples/jiuquan"
LOGS = ("preparation", "group", "suggestions", "signoffs")
PAGES: dict[Language, str] = {"en": "year.md", "zh": "year.zh-CN.md"}


def main() -> None:
    """Bring both pages and the logs of the example up to date."""
    for language, name in PAGES.items():
        page = HERE / "docs" / name
        text = play(page.read_text(encoding="utf-8"), language, kept if language == "zh" else None)
        page.write_text(text, encoding="utf-8", newline="\n")


def play(page: str, language: Language, keep: Callable[[Path], None] | None) -> str:
    """Return the page with what its commands print now, played where the example is at its place."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(HERE / EXAMPLE, Path(place) / EXAMPLE, ignore=shutil.ignore_patterns("rendered"))
        return played(page, Path(place), language, keep)


def kept(folder: Path) -> None:
    """Take the logs of `folder` into the example."""
    for name in LOGS:
        there = HERE / EXAMPLE / "cycles/2010" / name
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(folder / "cycles/2010" / name, there)


if __name__ == "__main__":
    main()
