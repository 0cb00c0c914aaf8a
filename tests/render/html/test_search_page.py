"""The office net's page in a real browser: it finds, filters and prints what is meant; without a script
it is the plain table, and its policy lets no other script run."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from riskctl.base.messages import Language
from riskctl.check.example import CLERK
from riskctl.render.writers import html
from tests.render.build import DEPARTMENT, POINTS, Laid, Overlay, register
from tests.render.html.browser import Browser
from tests.render.writers.read import whole

Lay = Callable[[Overlay], Laid]
FIRST = "受理时对材料不齐的熟人企业先行受理"
LOWER = (
    POINTS.replace("R01", "R02")
    .replace(FIRST, "ＡＢＣ公司照顾办理")
    .replace("probability: 高", "probability: 低")
)
LOWER = (
    LOWER.replace("kind: integrity", "kind: regulatory")
    .replace("severity: 严重", "severity: 较严重")
    .replace("level: 3", "level: 2")
)
DIRECTOR = "registers/bureau/leadership/director.yaml"
THREE: Overlay = {
    CLERK: register("bureau/registration/clerk", POINTS + LOWER),
    DIRECTOR: register("bureau/leadership/director", POINTS.replace(FIRST, "一人说了算<b>")),
}
ALL = ["一人说了算<b>", FIRST, "ＡＢＣ公司照顾办理"]
ROWS = "[...document.querySelectorAll('tbody')].filter(b => b.getClientRects().length)"
LABEL = "[...document.querySelectorAll('label')].find(l => l.firstChild.textContent === {!r})"
TITLES = f"{ROWS}.map(b => b.rows[0].cells[4].querySelector('p').textContent)"
STATUS = "document.querySelector('output').textContent"


@pytest.fixture
def page(laid: Lay, browser: Browser, tmp_path: Path) -> Browser:
    browser.open(written(laid(THREE)), tmp_path)
    return browser


def written(laid: Laid, language: Language = "zh") -> bytes:
    (document,) = laid.made("office-net", edition="staff", language=language)
    return html.write(document)


def choose(page: Browser, name: str, value: str) -> None:
    """Choose a value of the filter with a label."""
    page.run(f"""(select => {{
      select.value = [...select.options].find(o => o.textContent === {value!r}).value;
      select.dispatchEvent(new Event('input', {{bubbles: true}}));
    }})({LABEL.format(name)}.querySelector('select'))""")


def options(page: Browser, name: str) -> list[str]:
    script = f"[...{LABEL.format(name)}.querySelectorAll('option')].map(o => o.textContent)"
    return list(page.run(script))


def test_filters_are_built_from_the_marked_columns(page: Browser) -> None:
    assert page.run("[...document.querySelectorAll('label')].map(l => l.firstChild.textContent.trim())") == [
        *("查找", "部门", "风险性质", "风险等级", "监控责任人（部门）")
    ]
    assert options(page, "部门") == ["全部", "局领导", "注册登记科"]
    assert options(page, "风险等级") == ["全部", "■ 三级", "△ 二级"]
    assert options(page, "监控责任人（部门）") == ["全部", "省局党组（省局）", "纪检组", "局党组", "副局长"]
    assert page.run(TITLES) == ALL and page.run(STATUS) == "共 3 条，显示 3 条"


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("部门", "注册登记科", ALL[1:]),
        ("风险性质", "监管风险", ALL[2:]),
        ("风险等级", "■ 三级", ALL[:2]),
        ("监控责任人（部门）", "纪检组", ALL[:2]),
        ("监控责任人（部门）", "副局长", ALL[2:]),
    ],
)
def test_a_filter_leaves_the_rows_meant(page: Browser, name: str, value: str, left: list[str]) -> None:
    choose(page, name, value)
    assert page.run(TITLES) == left
    assert page.run(STATUS) == f"共 3 条，显示 {len(left)} 条；{name}：{value}"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("熟人", [FIRST]),
        ("abc", ALL[2:]),
        ("ＡＢＣ　照顾", ALL[2:]),
        ("照顾 熟人", []),
        ("<b>", ALL[:1]),
        ("科长每周", ALL),
        ("  ", ALL),
    ],
)
def test_every_word_typed_is_looked_for(page: Browser, typed: str, left: list[str]) -> None:
    page.press("input")
    page.type(typed)
    assert page.run(TITLES) == left


def test_search_and_filters_count_together_and_can_be_cleared(page: Browser) -> None:
    choose(page, "部门", "注册登记科")
    choose(page, "风险等级", "■ 三级")
    page.press("input")
    page.type("受理")
    assert page.run(TITLES) == [FIRST]
    page.press("button[type=reset]")
    page.run("new Promise(done => setTimeout(done, 20))")
    assert page.run(TITLES) == ALL and page.run(STATUS) == "共 3 条，显示 3 条"


def test_what_is_filtered_is_printed_and_says_so(page: Browser) -> None:
    def shown(selector: str) -> bool:
        return bool(page.run(f"document.querySelector({selector!r}).getClientRects().length"))

    page.ask("Emulation.setEmulatedMedia", media="print")
    assert not shown(".tools input") and not shown("output")
    choose(page, "部门", "局领导")
    assert page.run(TITLES) == ALL[:1]
    assert not shown(".tools input") and not shown("button") and shown("output")


def test_nothing_of_a_register_becomes_an_element(page: Browser) -> None:
    assert page.run("document.querySelectorAll('b').length") == 0


def test_its_policy_lets_no_other_script_run(page: Browser, laid: Lay, tmp_path: Path) -> None:
    more = written(laid(THREE)).replace(b"</body>", b"<script>document.title = 'x'</script></body>")
    more = more.replace(b"<h1>", b"<h1 onclick=\"document.title = 'y'\">")
    page.open(more, tmp_path)
    page.press("h1")
    assert page.run("document.title") == "示例局2010年廉政风险点和防范措施"
    assert page.run(f"{ROWS}.length") == 3 and page.run("!document.querySelector('form').hidden")
    assert page.run("fetch('data:text/plain,x').then(() => 'out', () => 'in')") == "in"


def test_without_its_script_it_is_the_plain_table(laid: Lay, browser: Browser, tmp_path: Path) -> None:
    browser.open(written(laid(THREE)).replace(b'"use strict"', b'"changed"'), tmp_path)  # another hash
    assert browser.run(TITLES) == ALL
    assert not browser.run("document.querySelector('form').getClientRects().length")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_script_is_the_one_its_policy_names(laid: Lay, language: Language) -> None:
    page = whole(written(laid(THREE), language))
    (script,) = (element.text_content() for element in page.iter("script"))
    policies = [
        m.get("content") for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert policies == [
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    ]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function", script)
    (form,) = page.iter("form")
    assert form.get("data-shown") == {"zh": "共 {all} 条，显示 {n} 条", "en": "{n} of {all} shown"}[language]


def test_a_page_without_points_has_nothing_to_search(laid: Lay, browser: Browser, tmp_path: Path) -> None:
    browser.open(written(laid({CLERK: register("bureau/registration/clerk", "")})), tmp_path)
    assert browser.run("document.querySelector('form')") is None
    assert browser.run("document.body.innerText").count("没有风险点") == 1


def test_a_department_s_page_holds_its_points(laid: Lay) -> None:
    more = {**THREE, DEPARTMENT: register("bureau/registration")}
    (document,) = laid(more).made("office-net", "bureau/registration", edition="staff")
    assert len(list(whole(html.write(document)).iter("tbody"))) == 3
