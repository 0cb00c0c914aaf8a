"""The display turns its screens by itself, in a real browser: each is seen in its time, none scrolls."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.base.messages import Language
from riskctl.check.example import CLERK
from riskctl.render.html.board import REFRESH, SECONDS
from riskctl.render.writers import html
from tests.render.build import POINTS, Laid, Overlay, register
from tests.render.html.browser import Browser
from tests.render.writers.read import squeezed, whole

Lay = Callable[[Overlay], Laid]
FIRST = "受理时对材料不齐的熟人企业先行受理"
SECOND = POINTS.replace("R01", "R02").replace(FIRST, "核准时不看原件")
SHOWN = "[...document.querySelectorAll('section')].filter(s => getComputedStyle(s).visibility == 'visible')"
# Every animation stopped at a time: a busy machine is no slower in turning screens.
AT = "document.getAnimations().map(a => {a.pause(); a.currentTime = %d; return 0})"
# Of every screen: whether it holds more than fits, and whether its rows reach into what stands below.
CROWDED = """[...document.querySelectorAll('section')].filter(s => {
  const note = s.querySelector('.note'), inside = parseFloat(getComputedStyle(s).paddingBottom);
  const end = note ? note.getBoundingClientRect().top : s.getBoundingClientRect().bottom - inside;
  const rows = [...s.querySelectorAll('.rows *')].map(e => e.getBoundingClientRect());
  return s.scrollHeight > s.clientHeight || s.scrollWidth > s.clientWidth
    || rows.some(r => r.bottom > end + 1);
}).map(s => s.textContent)"""
LONG = {
    "中文": "经办人收受好处，对不符合条件的申请照样受理；" * 60,
    "一段": "无照经营谁都不查" * 120,
    "English": "The officer at the counter takes what he should refuse, and WRITES nothing down. " * 40,
    "长词": "Donaudampfschifffahrtsgesellschaft" * 20,
    "混排": "2010年5月ABC公司（Ltd.）“一照多址”，" * 60,
}


def board(laid: Laid, points: str = POINTS + SECOND, language: Language = "zh") -> bytes:
    made = Laid(laid.root, {CLERK: register("bureau/registration/clerk", points)})
    (document,) = made.made("board", edition="staff", language=language)
    return html.write(document)


def test_each_screen_is_seen_in_its_turn(laid: Lay, browser: Browser, tmp_path: Path) -> None:
    browser.open(board(laid({})), tmp_path)
    seen = []
    for turn in range(4):
        browser.run(AT % ((1 + turn * SECONDS) * 1000))
        seen.append([re.sub(r"\s+", " ", text) for text in browser.run(f"{SHOWN}.map(s => s.innerText)")])
    assert [len(texts) for texts in seen] == [1] * 4
    (cover,), (one,), (two,), (again,) = seen
    assert "共 2 个风险点" in cover and "1 / 3" in cover
    assert FIRST in one and "2 / 3" in one and "核准时不看原件" not in one
    assert "核准时不看原件" in two and "3 / 3" in two
    assert again == cover


def test_the_picture_changes_with_the_screen(laid: Lay, browser: Browser, tmp_path: Path) -> None:
    browser.open(board(laid({})), tmp_path)
    shown = []
    for at in (1, SECONDS - 1, SECONDS + 1):
        browser.run(AT % (at * 1000))
        shown.append(browser.picture())
    first, later, second = shown
    assert first == later != second


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (2560, 1080)])
@pytest.mark.parametrize("text", LONG, ids=str)
def test_nothing_scrolls_however_long_a_point_is(
    laid: Lay, browser: Browser, tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    long = POINTS.replace(FIRST, LONG[text][:300]).replace("科长每周抽查受理件的一成", LONG[text])
    browser.sized(*size)
    try:
        browser.open(board(laid({}), long + SECOND, "en" if text == "English" else "zh"), tmp_path)
        root = "document.documentElement"
        scrolls = browser.run(f"[{root}.scrollHeight, {root}.scrollWidth, {root}.clientWidth]")
        assert scrolls == [size[1], size[0], size[0]]
        assert browser.run(CROWDED) == []
    finally:
        browser.sized(1920, 1080)


@pytest.mark.parametrize("text", LONG, ids=str)
def test_nothing_is_lost_on_the_way_to_the_next_screen(laid: Lay, text: str) -> None:
    page = whole(board(laid({}), POINTS.replace("科长每周抽查受理件的一成", LONG[text])))
    parts = [p.text_content() for dd in page.iter("dd") for p in dd.iter("p")]
    assert squeezed(LONG[text]) in squeezed("".join(parts))
    assert "防范措施（续）" in [dt.text_content() for dt in page.iter("dt")]


def test_text_is_large_enough_to_read_from_afar(laid: Lay, browser: Browser, tmp_path: Path) -> None:
    browser.open(board(laid({})), tmp_path)
    size = "getComputedStyle(document.querySelector({!r})).fontSize"
    assert [browser.run(size.format(what)) for what in ("h1", "h2", "dd p", "dt")] == ["80px"] * 2 + [
        "44px"
    ] * 2


def test_who_wants_less_motion_gets_one_long_page(laid: Lay, browser: Browser, tmp_path: Path) -> None:
    browser.still(reduced=True)
    try:
        browser.open(board(laid({})), tmp_path)
        assert browser.run(f"{SHOWN}.length") == 3
        assert browser.run("document.documentElement.scrollHeight") > 3 * 1080 - 1
    finally:
        browser.still(reduced=False)


@pytest.mark.parametrize("points", [1, 2, 50])
def test_it_takes_a_new_edition_at_the_end_of_a_round(laid: Lay, points: int) -> None:
    many = "".join(POINTS.replace("R01", f"R{n:02}") for n in range(points))
    page = whole(board(laid({}), many))
    lap = (points + 1) * SECONDS
    (refresh,) = (int(meta.get("content") or 0) for meta in page.iter("meta") if meta.get("http-equiv"))
    assert refresh % lap == 0 and abs(refresh - REFRESH) <= max(lap, REFRESH) / 2
    (style,) = (element.text_content() for element in page.iter("style"))
    share = re.search(r"@keyframes turn \{ 0% \{ visibility: visible; \} ([\d.]+)% ", style)
    assert share and float(share[1]) == pytest.approx(100 / len(list(page.iter("section"))), abs=1e-5)
    assert "prefers-reduced-motion: no-preference" in style


def test_without_points_its_one_screen_stays(laid: Lay, browser: Browser, tmp_path: Path) -> None:
    browser.open(board(laid({}), ""), tmp_path)
    for wait in (1, 5 * SECONDS):
        browser.pass_time(wait)
        (text,) = browser.run(f"{SHOWN}.map(s => s.innerText)")
        assert "没有风险点" in text
