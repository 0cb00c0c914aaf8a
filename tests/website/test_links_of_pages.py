"""Links of a page as the site has them, and the check that fails a build for one that leads nowhere."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from website.link_check import broken
from website.pages import Page
from website.source_pages import source_page
from website.targets import Targets

WHOLE = '<link rel="stylesheet" href="a.css"><h1 id="top">A</h1><a href="https://example.org/">out</a>'


@pytest.mark.parametrize(
    ("page", "written", "led"),
    [
        ("docs/year.md", "[a](tour.md#x)", "[a](tour.md#x)"),
        ("docs/year.md", "[a](year.zh-CN.md)", "[a](other:../zh/year.html)"),
        ("docs/rules/RK101.md", "[a](../year.zh-CN.md#x)", "[a](other:../../zh/year.html#x)"),
        ("docs/year.md", "[a](../README.md)", "[a](index.md)"),
        ("docs/rules/RK101.md", "[a](README.md)", "[a](index.md)"),
        ("README.md", "[a](docs/rules/README.md)", "[a](rules/index.md)"),
        ("docs/plan.md", "[a](../tests/level/test_score.py)", "[a](files/tests/level/test_score.py.md)"),
        ("docs/gallery.md", "![a](gallery/flow.png)", "![a](gallery/flow.png)"),
        ("docs/year.md", "[a](#x) [b](https://example.org/a.md)", "[a](#x) [b](https://example.org/a.md)"),
        ("docs/year.md", "`[a](../README.md)`", "`[a](../README.md)`"),
        ("docs/year.md", "```\n[a](../README.md)\n```\n", "```\n[a](../README.md)\n```\n"),
        ("docs/year.md", "`` ` `` [a](../README.md)", "`` ` `` [a](index.md)"),
    ],
)
def test_a_link_leads_to_the_page_of_the_site(page: str, written: str, led: str) -> None:
    file = PurePosixPath(page)
    key = page.removeprefix("docs/").removesuffix(".md").replace("README", "index")
    assert Targets("en").led(Page(key, file), written) == led


def test_a_file_that_is_not_there_has_no_page() -> None:
    with pytest.raises(FileNotFoundError):
        source_page(PurePosixPath("tests/level/no_such_test.py"))


def test_a_whole_site_has_nothing_broken(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(WHOLE + '<a href="#top">a</a><a href="a.html#top">a</a>')
    (tmp_path / "a.css").write_text("body { background: url(data:image/png;base64,AA==) }")
    assert broken(tmp_path) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('<a href="b.html">', "no such file: b.html"),
        ('<img src="b.png">', "no such file: b.png"),
        ('<a href="#b">', "no such place: #b"),
        ('<a href="a.html#b">', "no such place: a.html#b"),
        ('<script src="https://example.org/b.js">', "asks another host: https://example.org/b.js"),
        ('<link href="//example.org/b.css">', "asks another host: //example.org/b.css"),
        ('<img src="https://example.org/b.png">', "asks another host"),
    ],
)
def test_what_is_broken_is_said(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "a.html").write_text(WHOLE + line)
    (tmp_path / "a.css").write_text("")
    (one,) = broken(tmp_path)
    assert one.startswith("a.html: ") and said in one


def test_a_style_that_asks_another_host_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(WHOLE)
    (tmp_path / "a.css").write_text(
        '@import "https://example.org/font.css"; p { background: url(//example.org/b) }'
    )
    assert len(broken(tmp_path)) == 2
