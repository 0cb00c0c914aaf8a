"""Writes what “Review a change” shows: what its commands print, the comment and the document as pictures."""

import hashlib
import re
import shutil
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from pages.pictures import Picture, keep
from pages.played import played

from riskctl.base.messages import Language

HERE = Path(__file__).resolve().parents[1]
EXAMPLE = "examples/jiuquan"
PAGES: dict[Language, str] = {"en": "review.md", "zh": "review.zh-CN.md"}  # the pictures show the last
PICTURES = (
    Picture("comment.png", "comment.html", 1060, 690),
    Picture("changes.png", "changes.html", 1060, 700),
)
_COMMIT = re.compile(r"(?<=[（>])[0-9a-f]{8}(?=[）（])")
_DAY = re.compile(r"20[2-9]\d年\d+月\d+日")  # of no day of the example
STYLE = """\
body { font: 14px/1.5 "Noto Sans CJK SC", sans-serif; color: #1f2328; margin: 24px; }
table { border-collapse: collapse; } th, td { border: 1px solid #d1d9e0; padding: 5px 10px; }
td:first-child { white-space: nowrap; }
code { background: #eff1f3; border-radius: 5px; padding: 1px 4px; font-size: 12px; }
blockquote { border-left: 4px solid #d1d9e0; margin: 0; padding: 0 12px; }
"""


def main() -> None:
    """Bring both pages and the pictures up to date."""
    with tempfile.TemporaryDirectory() as place:
        for language, name in PAGES.items():
            folder = Path(place) / language
            shutil.copytree(HERE / EXAMPLE, folder / EXAMPLE, ignore=shutil.ignore_patterns("rendered"))
            page = HERE / "docs" / name
            text = played(page.read_text(encoding="utf-8"), folder, language)
            page.write_text(text, encoding="utf-8", newline="\n")
        keep(PICTURES, _documents(folder / EXAMPLE), HERE / "docs" / "review")


def _documents(folder: Path) -> Path:
    """The comment as a host shows it, and the document, side by side."""
    comment = MarkdownIt("commonmark", {"html": True}).enable("table")
    shown = comment.render((folder / "comment.md").read_text("utf-8"))
    html = f'<!DOCTYPE html><meta charset="utf-8"><style>{STYLE}</style>{shown}'
    (folder / "comment.html").write_text(_the_same_each_time(html), encoding="utf-8")
    document = (folder / "rendered/changes/suzhou.html").read_text("utf-8")
    (folder / "changes.html").write_text(_the_same_each_time(document), encoding="utf-8")
    return folder


def _the_same_each_time(html: str) -> str:
    """A page with other names and days for its commits, which differ from run to run."""
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        number = str(len(names)).encode()
        return names.setdefault(found[0], hashlib.sha256(number).hexdigest()[:8])

    return _DAY.sub("2010年4月28日", _COMMIT.sub(name, html))


if __name__ == "__main__":
    main()
