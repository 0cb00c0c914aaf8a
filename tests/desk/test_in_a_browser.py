"""The desk in a real browser: what a checker of accessibility says of every page, and the keyboard alone."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, REPOSITORY
from riskctl.cli.shell import language, streams
from riskctl.desk.page import _engine
from riskctl.desk.server import Served
from riskctl.desk.visit import DeskSettings
from tests import skips
from tests.conftest import lay
from tests.desk.conftest import EXAMPLE
from tests.render.html.browser import Browser

AXE = Path(sys.prefix) / "editor/node_modules/axe-core/axe.min.js"  # by the Makefile, for `make test`
LOOKS = ((1280, "light"), (640, "dark"), (390, "light"))  # 640 is 1280 at 200 %
POINT = f"/point?id={quote('suzhou/registration/clerk#R01')}"
PAGES = (
    *("/", "/registers", "/registers?level=x", POINT, "/documents", "/documents?kind=annex-5", "/nothing"),
    *("/acts", "/acts/notice-open", "/sheets/record?subject=suzhou&until=2010-06-30", "/workbook"),
    *("/sheets/sign-department?subject=suzhou/registration", "/edit/suzhou/registration/clerk?point=R01"),
    *(f"/sheets/{one}?subject=suzhou" for one in ("done", "review", "assess", "respond")),
    *("/sheets/review", "/acts/respond", "/acts/tally", "/edit/suzhou/registration/clerk"),
)
VIOLATIONS = """
axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.map(
  one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")}`))
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium, and fonts for what stands on its pages."""
    with Browser(skips.program("chromium", "fontconfig", "fonts-noto-cjk")) as one:
        yield one.inside()


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of the checker."""
    if not AXE.is_file():
        pytest.skip(skips.missing("axe-core", "make test"))
    return AXE.read_text("utf-8")


def served(root: Path, lang: Language) -> Iterator[Served]:
    before = language.current()
    language.use(lang)
    _engine.cache_clear()
    one = Served(DeskSettings(root))
    run = threading.Thread(target=one.run)
    run.start()
    yield one
    one.life.end()
    run.join(10)
    language.use(before)
    _engine.cache_clear()
    streams.veil_with(None)


@pytest.fixture(scope="module", params=["zh", "en"])
def desk(request: pytest.FixtureRequest) -> Iterator[Served]:
    yield from served(EXAMPLE, request.param)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The desk of a repository with a finding."""
    files = {CLERK: REPOSITORY[CLERK].replace("level: 3", "level: 1", 1)}
    yield from served(lay(tmp_path_factory.mktemp("broken"), files), "zh")


def looked_at(browser: Browser, one: Served, path: str, axe: str) -> list[str]:
    """What is wrong with a page, wide and narrow, light and dark."""
    wrong = []
    browser.visit(one.gate.address)
    for width, scheme in LOOKS:
        browser.sized(width, 900).scheme(scheme).visit(f"http://{one.gate.host}{path}")
        browser.run(f"{axe}; 0")
        wrong += [f"{width} {scheme} {each}" for each in browser.run(VIOLATIONS)]
        if browser.run("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{width}: wider than the window")
    return wrong


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(browser: Browser, desk: Served, axe: str, path: str) -> None:
    assert not looked_at(browser, desk, path, axe)


@pytest.mark.parametrize("path", ["/findings", f"/findings?file={CLERK}"])
def test_findings_are_for_everybody(browser: Browser, broken: Served, axe: str, path: str) -> None:
    assert not looked_at(browser, broken, path, axe)


def test_the_checker_sees_what_is_wrong(browser: Browser, axe: str, tmp_path: Path) -> None:
    browser.open(b"<title>x</title><main><img src=x><input></main>", tmp_path)
    browser.run(f"{axe}; 0")
    assert {one.partition(":")[0] for one in browser.run(VIOLATIONS)} >= {"image-alt", "label"}


def test_the_keyboard_alone_is_enough(browser: Browser, desk: Served) -> None:
    browser.sized(1280, 900).scheme("light").visit(desk.gate.address)
    browser.visit(f"http://{desk.gate.host}/registers")
    browser.key("Tab", 9)
    assert browser.run("document.activeElement.getAttribute('href')") == "#main"
    browser.key("Enter", 13)
    assert browser.run("location.hash") == "#main"
    reached = []
    for _ in range(12):
        browser.key("Tab", 9)
        reached.append(browser.run("document.activeElement.name || document.activeElement.tagName"))
    wanted = ["subject", "level", "monitor", "matter", "regulation", "owner", "due", "words"]
    assert [one for one in dict.fromkeys(reached) if one in wanted] == wanted


def test_what_is_searched_stands_in_the_address(browser: Browser, desk: Served) -> None:
    browser.sized(1280, 900).visit(desk.gate.address)
    browser.visit(f"http://{desk.gate.host}/registers?subject=suzhou")
    browser.run("document.querySelector('#f-words').focus()")
    browser.type("熟人")
    browser.key("Enter", 13)
    for _ in range(50):
        if "words" in browser.run("location.search"):
            break
    asked = browser.run("location.search")
    assert "subject=suzhou" in asked and quote("熟人") in asked
