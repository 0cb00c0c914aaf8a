"""The desk played in a real browser by the keyboard: the office's May, a department's month, a new point.

What is written is compared with the same command lines by hand, to the byte.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from riskctl.exchange.sheets import workbook
from riskctl.exchange.sheets.sheet import column_name
from tests import skips
from tests.cli.conftest import bare_environment
from tests.conftest import Call
from tests.desk.acts.conftest import held
from tests.desk.acts.test_workbook_pages import OTHER, REF, TITLE, edited_book
from tests.desk.conftest import EXAMPLE
from tests.desk.test_in_a_browser import LOOKS, VIOLATIONS, axe
from tests.exchange.workbook.books import place_of, refilled
from tests.render.html.browser import Browser

__all__ = ["axe"]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?token=[\w-]+")
CLERK = "suzhou/registration/clerk"
PATIENCE = 30.0  # seconds for a page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium with one page."""
    with Browser(skips.program("chromium", "fontconfig", "fonts-noto-cjk")) as one:
        yield one


class Seat:
    """Somebody before the browser, with a keyboard alone."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser, self.home = browser, home

    def go(self, path: str) -> None:
        """Open a page."""
        self.browser.visit(f"{self.home}{path}")

    def key(self, name: str, text: str = "") -> None:
        """Press a key."""
        code = {"Tab": 9, "Enter": 13, " ": 32}[name]
        more = {"text": text} if text else {}
        keys = {"key": name, "windowsVirtualKeyCode": code}
        self.browser.ask("Input.dispatchKeyEvent", type="keyDown", **keys, **more)
        self.browser.ask("Input.dispatchKeyEvent", type="keyUp", **keys)

    def tab_to(self, selector: str) -> None:
        """Press Tab until an element has the focus."""
        for _ in range(400):
            if self.browser.run(f"document.activeElement.matches({selector!r})"):
                return
            self.key("Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")

    def fill(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.tab_to(selector)
        self.browser.type(text)

    def drop(self, selector: str, file: Path) -> None:
        """Choose a file, as the window of the system would."""
        root = self.browser.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.browser.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.browser.ask("DOM.setFileInputFiles", files=[str(file)], nodeId=node)

    def enter(self, selector: str, heading: str) -> str:
        """Press a button by Enter, wait for the page of a heading; return what stands on it."""
        self.tab_to(selector)
        self.key("Enter", "\r")
        return self.wait("document.querySelector('h1') && document.querySelector('h1').innerText", heading)

    def press(self, selector: str, said: str) -> None:
        """Press a button; wait until the page says something."""
        self.tab_to(selector)
        self.key("Enter", "\r")
        self.wait("document.body.innerText", said)

    def wait(self, script: str, said: str) -> str:
        """Wait until what a script gives says something; return the words of the page."""
        end = time.monotonic() + PATIENCE
        seen = ""
        while time.monotonic() < end:
            try:
                seen = str(self.browser.run(script))
                if said in seen:
                    return str(self.browser.run("document.body.innerText"))
            except AssertionError:  # the page is just being left
                pass
            time.sleep(0.1)
        raise AssertionError((said, seen, self.browser.run("document.body.innerText")))


@contextmanager
def seated(browser: Browser, root: Path, day: str) -> Iterator[Seat]:
    """Open the desk of a repository on a day, and its page."""
    words = [sys.executable, "-m", "riskctl", "desk", str(root), "--no-browser", "--today", day]
    environment = bare_environment(PYTHONIOENCODING="utf-8", RISKCTL_LANG="zh")
    with subprocess.Popen(words, stderr=subprocess.PIPE, env=environment) as served:
        assert served.stderr
        address = ADDRESS.search(served.stderr.readline().decode())
        assert address
        try:
            browser.visit(address[0])
            yield Seat(browser, address[0].partition("/?")[0])
        finally:
            served.terminate()


def line_of(page: Seat) -> list[str]:
    """The command line that the page says does the same."""
    line = page.browser.run("document.querySelector('details.command code').textContent")
    return shlex.split(str(line))[1:]


def test_may_by_the_keyboard_is_may_by_hand(browser: Browser, call: Call, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "桌上"))
    by_hand = Path(shutil.copytree(EXAMPLE, tmp_path / "手工"))
    for day, slug, fields in (
        ("2010-05-04", "notice-open", {"unit": "suzhou", "channel": "办公网"}),
        ("2010-05-06", "notice-comment", {"notice": "suzhou", "channel": "意见箱", "text": "午休没有人"}),
        ("2010-05-07", "notice-answer", {"notice": "suzhou", "comment": "?", "adopted": "值班表已排"}),
        ("2010-05-11", "notice-issue", {"notice": "suzhou", "number": "肃工商发〔2010〕21号"}),
    ):
        with seated(browser, root, day) as seat:
            seat.go(f"/acts/{slug}")
            for name, text in fields.items():
                offered = "document.querySelector('#f-comment-list option').value"
                seat.fill(f"#f-{name}", str(browser.run(offered)) if text == "?" else text)
            seat.enter("button.go", "会写什么")
            line = line_of(seat)
            seat.enter("button.go", "办好了")
        assert call(*line, cwd=by_hand).code == 0
    assert held(root) == held(by_hand)


def test_a_departments_month_by_the_keyboard(browser: Browser, call: Call, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "桌上"))
    by_hand = Path(shutil.copytree(EXAMPLE, tmp_path / "手工"))
    with seated(browser, root, "2010-06-03") as seat:
        seat.go("/sheets/record?subject=suzhou&until=2010-06-30")
        for n in (0, 1):
            seat.tab_to(f'input[name="ticked"][value="{n}"]')
            seat.key(" ", " ")
        seat.fill('textarea[name="finding-1"]', "抽查二十件，都有复核签名")
        seat.enter("button.go", "会写什么")
        line = line_of(seat)
        table = browser.run(
            "fetch(document.querySelector('details.command a').href).then(a => a.text())"
            ".then(t => t.replace(/^\\ufeff/, ''))"
        )
        seat.enter("button.go", "办好了")
    (by_hand / line[line.index("--from") + 1]).write_bytes(b"\xef\xbb\xbf" + str(table).encode())
    assert call(*line, cwd=by_hand).code == 0
    (by_hand / line[line.index("--from") + 1]).unlink()
    assert held(root) == held(by_hand)
    assert "抽查二十件" in "".join(f.read_text("utf-8-sig") for f in root.glob("cycles/2010/checks/**/*.csv"))


def test_a_new_point_shows_its_level_while_it_is_written(browser: Browser, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "桌上"))
    with seated(browser, root, "2010-05-04") as seat:
        seat.go(f"/edit/{quote(CLERK)}")
        seat.wait("document.querySelector('.grading').innerText", "还缺")
        seat.fill('[name="title-0"]', "替熟人先办，后来的先拿照")
        for name, word in (("kind", "廉政风险"), ("category", "行政审批类"), ("probability", "高")):
            seat.fill(f'[name="{name}-0"]', "")
            choose = f"document.activeElement.value = {word!r}; document.activeElement.dispatchEvent("
            browser.run(f"{choose}new Event('input', {{ bubbles: true }}))")
        seat.tab_to('[name="severity-0"]')
        browser.run(
            "document.activeElement.value = '严重';"
            "document.activeElement.dispatchEvent(new Event('input', { bubbles: true }))"
        )
        seat.wait("document.querySelector('.grading').innerText", "三级")
        seat.fill('[name="measure-0"]', "叫号机按先后叫号，每周核对一次")
        said = seat.enter("button.go", "会写什么")
        assert "替熟人先办，后来的先拿照" in said
        seat.enter("button.go", "办好了")
    assert "叫号机按先后叫号" in (root / f"registers/{CLERK}.yaml").read_text()


def test_a_new_point_with_a_wrong_word_is_refused_at_its_field_and_mended(
    browser: Browser, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "桌上"))
    before = held(root)
    with seated(browser, root, "2010-05-04") as seat:
        seat.go(f"/edit/{quote(CLERK)}")
        seat.fill('[name="title-0"]', "替熟人先办，后来的先拿照")
        for name, word in (
            *(("kind", "廉政风险"), ("category", "行政审批类"), ("probability", "高"), ("severity", "严重")),
        ):
            seat.tab_to(f'[name="{name}-0"]')
            browser.run(f"document.activeElement.value = {word!r}")
        seat.fill('[name="measure-0"]', "叫号机按先后叫号，每周核对一次")
        seat.fill('[name="owner-0"]', "股长们")
        seat.press("button.go", "没有办")
        assert held(root) == before and "xlsx" not in str(browser.run("document.body.innerText"))
        marked = "[...document.querySelectorAll('[aria-invalid]')].map(one => one.name)"
        assert browser.run(marked) == ["owner-0"]
        described = "document.querySelector('[aria-invalid]').getAttribute('aria-describedby').split(' ')[0]"
        said = browser.run(f"document.getElementById({described}).innerText")
        assert "“股长们”不在“措施责任人”的列表里" in said
        assert browser.run("document.querySelector('[name=\"title-0\"]').value").startswith("替熟人先办")
        seat.tab_to('[name="owner-0"]')
        browser.run("document.activeElement.value = ''")
        seat.fill('[name="owner-0"]', "suzhou/office")
        seat.enter("button.go", "会写什么")
        seat.enter("button.go", "办好了")
    after = held(root)
    assert {file for file in after if after[file] != before.get(file)} == {f"registers/{CLERK}.yaml"}
    text = after[f"registers/{CLERK}.yaml"].decode()
    assert text.startswith(before[f"registers/{CLERK}.yaml"].decode())
    assert "title: 替熟人先办，后来的先拿照" in text and text.endswith("owner: office\n")


def test_a_workbook_by_the_keyboard_is_the_workbook_by_hand(
    browser: Browser, call: Call, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "桌上"))
    by_hand = Path(shutil.copytree(EXAMPLE, tmp_path / "手工"))
    sent, book = tmp_path / "发出.xlsx", tmp_path / "发回.xlsx"
    assert call("export", "--for", REF, "--to", "xlsx", "--output", str(sent), cwd=root).code == 0
    refilled(sent, book, edited_cells(sent))
    before = held(root)
    with seated(browser, root, "2010-05-04") as seat:
        seat.go("/workbook")
        seat.drop("#book", book)
        seat.enter("button.go", "会写什么")
        said = seat.browser.run("document.querySelector('table.answers').innerText")
        assert "未接受" in said and "新增：编号 R03" in said and held(root) == before
        seat.tab_to('[name="take"]')
        seat.key(" ", " ")
        seat.press("button.go", "还没有写：勾选和刚才看的不一样")  # at once, without looking again
        assert held(root) == before
        line = line_of(seat)
        seat.enter("button.go", "办好了")
    (by_hand / book.name).write_bytes(book.read_bytes())
    assert call(*line, cwd=by_hand).code == 1  # a row is to be mended
    for name in (book.name, "发回-答复.xlsx"):
        (by_hand / name).unlink()
    assert held(root) == held(by_hand)
    text, chief = (root / f"registers/{CLERK}.yaml").read_text(), f"registers/{REF}/chief.yaml"
    assert TITLE in text and OTHER in text and "换照时收会费" not in text  # left, and not accepted
    assert "先办熟人的，后来的先拿照" in (root / chief).read_text()


def edited_cells(sent: Path) -> dict[str, str]:
    """What a clerk types: two titles, of which one is taken, a word that is on no list, and a new point."""
    rows = workbook.read(sent.read_bytes())[0].rows
    heads, end = rows[2], max(n for n, row in enumerate(rows) if any(row)) + 2
    at = {head: column_name(n) for n, head in enumerate(heads)}
    kind = f"{at['风险性质']}{place_of(sent, OTHER).lstrip(at['风险点'])}"
    new = {
        **{"处理": "新增", "登记对象": "注册登记股股长", "风险点": "先办熟人的，后来的先拿照"},
        **{"风险性质": "廉政风险", "风险类别": "行政审批类", "发生概率": "低", "危害程度": "严重"},
        "防范措施": "叫号机按先后叫号，每周核对一次",
    }
    return {
        **{place_of(sent, TITLE): "一人受理又当场核准的换照", kind: "廉正风险"},
        **{f"{at[head]}{end}": text for head, text in new.items()},
    }


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_what_an_act_leads_to_is_for_everybody(
    browser: Browser, call: Call, axe: str, width: int, scheme: str, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "桌上"))
    book = tmp_path / "发回.xlsx"
    assert call("export", "--for", REF, "--to", "xlsx", "--output", str(book), cwd=root).code == 0
    book.write_bytes(edited_book(book.read_bytes(), {TITLE: "一人受理又当场核准的换照"}))
    browser.sized(width, 900).scheme(scheme).inside()
    try:
        with seated(browser, root, "2010-05-04") as seat:
            seat.go("/acts/notice-open")
            seat.press("button.go", "没有办")
            assert wrong(browser, axe) == []
            seat.go("/workbook")
            seat.drop("#book", book)
            seat.press("button.go", "会写什么")
            assert wrong(browser, axe) == []
            seat.tab_to('[name="take"]')
            seat.key(" ", " ")
            seat.press("button.go", "还没有写：勾选和刚才看的不一样")
            assert wrong(browser, axe) == []
            seat.go(f"/edit/{quote(CLERK)}")
            seat.fill('[name="owner-0"]', "股长们")
            seat.press("button.go", "没有办")
            assert wrong(browser, axe) == []
            seat.go("/sheets/done?subject=suzhou/registration")
            seat.press("button.go", "没有办")
            assert wrong(browser, axe) == []
            seat.tab_to('input[name="ticked"]')
            seat.key(" ", " ")
            seat.press("button.go", "就这样写")
            assert wrong(browser, axe) == []
            seat.press("button.go", "办好了")
            assert wrong(browser, axe) == []
    finally:
        browser.sized(1920, 1080).scheme("light")


def wrong(browser: Browser, axe: str) -> list[object]:
    """What the checker of accessibility says of the page, and whether it is wider than the window."""
    browser.run(f"{axe}; 0")
    wide = ["too wide"] if browser.run("document.documentElement.scrollWidth > innerWidth") else []
    return [*browser.run(VIOLATIONS), *wide]


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_acts_are_no_wider_than_the_window(browser: Browser, width: int, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "桌上"))
    browser.sized(width, 900)
    try:
        with seated(browser, root, "2010-06-03") as seat:
            for path in (
                "/acts",
                "/acts/notice-open",
                "/sheets/record?subject=suzhou",
                "/workbook",
                f"/edit/{CLERK}?point=R01",
            ):
                seat.go(path)
                wide = browser.run("document.documentElement.scrollWidth")
                assert wide <= width, (path, wide)
    finally:
        browser.sized(1920, 1080)
