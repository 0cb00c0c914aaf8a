"""A point of a register filled in on a page: as its department's workbook, to the byte, level and all."""

from __future__ import annotations

import difflib
import json
import re
from datetime import date
from html import unescape

from tests.desk.acts.conftest import AtDesk, SitDown

CLERK = "suzhou/registration/clerk"
FILE = f"registers/{CLERK}.yaml"
DRAFT = re.compile(r'name="draft" value="([\w-]+)"')


def opened(desk: AtDesk, point: str = "") -> dict[str, object]:
    """Open the form of a point; return what stands in its fields."""
    page = desk.text(f"/edit/{CLERK}?point={point}")
    key = DRAFT.search(page)
    assert key, page
    return {"draft": key[1]}


def wrong(page: str) -> list[str]:
    """The names of the fields that are marked, each with its reason where its description says it stands."""
    names = re.findall(r'name="([\w-]+)"[^>]* aria-invalid="true" aria-describedby="\1-wrong[ "]', page)
    assert names == re.findall(r'class="wrong" id="([\w-]+)-wrong"', page)
    return names


def test_a_reason_stands_at_each_cell_that_it_is_of_and_only_there(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    values = opened(desk, "R01") | {"kind-0": "廉正风险", "owner-1": "股长们"}
    page = desk.send(f"/edit/{CLERK}", **values)
    assert wrong(page) == ["kind-0", "owner-1"], page
    assert (
        page.count("“股长们”不在“措施责任人”的列表里") == page.count("“廉正风险”不在“风险性质”的列表里") == 2
    )
    page = desk.send(f"/edit/{CLERK}", **opened(desk, "R01"), **{"title-0": ""})
    assert wrong(page) == ["title-0"], page


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """The lines that went and came."""
    found = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in found if line[:1] in "+-"]


def test_one_cell_changed_is_one_line_changed(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    before = (desk.root / FILE).read_bytes()
    page = desk.do(f"/edit/{CLERK}", **opened(desk, "R01"), **{"title-0": "一人受理又当场核准的换照"})
    assert "办好了" in page
    lines = changed_lines(before, (desk.root / FILE).read_bytes())
    assert len(lines) == 2 and lines[1].endswith("一人受理又当场核准的换照"), lines


def test_a_new_point_with_a_wrong_word_says_what_may_be_written_and_keeps_the_rest(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    before = desk.held()
    values = opened(desk) | {
        **{"title-0": "替熟人先办，后来的先拿照", "kind-0": "廉政风险", "category-0": "行政审批类"},
        **{"probability-0": "经常", "severity-0": "严重", "measure-0": "叫号机按先后叫号，每周核对"},
    }
    page = desk.send(f"/edit/{CLERK}", **values)
    assert 'role="alert"' in page and "经常" in page and "替熟人先办" in page
    assert wrong(page) == ["probability-0"]
    assert desk.held() == before
    page = desk.do(f"/edit/{CLERK}", **{**values, "probability-0": "高"})
    assert "办好了" in page
    text = (desk.root / FILE).read_text()
    assert "替熟人先办，后来的先拿照" in text and "叫号机按先后叫号" in text


def test_the_level_is_shown_while_one_writes_and_by_a_button(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    values = opened(desk) | {"probability-0": "高", "severity-0": "严重", "category-0": "行政审批类"}
    lines = json.loads(desk.sitting.post(f"/edit/{CLERK}", values | {"only": "script"}).data)
    assert any("三级" in line for line in lines), lines
    page = unescape(desk.sitting.post(f"/edit/{CLERK}", values | {"only": "level"}).text)
    assert lines[0] in page and 'name="severity-0"' in page
    less = values | {"probability-0": ""}
    assert "还缺" in json.loads(desk.sitting.post(f"/edit/{CLERK}", less | {"only": "script"}).data)[0]


def test_who_wrote_the_cell_meanwhile_is_not_written_over(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    values = opened(desk, "R01") | {"title-0": "一人受理又当场核准的换照"}
    text = (desk.root / FILE).read_text()
    title = re.search(r"title: (.+)", text)
    assert title
    (desk.root / FILE).write_text(text.replace(title[1], "别人改的名称", 1))
    pulled = desk.held()
    page = desk.send(f"/edit/{CLERK}", **values)
    assert 'role="alert"' in page and desk.held() == pulled


def test_a_measure_more(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = desk.text(f"/edit/{CLERK}?point=R01")
    last = max(int(n) for n in re.findall(r'name="measure-(\d+)"', page))
    before = (desk.root / FILE).read_bytes()
    key = DRAFT.search(page)
    assert key
    shown = desk.do(f"/edit/{CLERK}", draft=key[1], **{f"measure-{last}": "每月由股长抽查两件并登记"})
    assert "办好了" in shown
    lines = changed_lines(before, (desk.root / FILE).read_bytes())
    assert all(line.startswith("+") for line in lines) and any("每月由股长抽查两件" in line for line in lines)


def test_a_point_that_is_not_there_and_a_post_that_is_not(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    assert "没有风险点 R99" in desk.sitting.get(f"/edit/{CLERK}?point=R99").text
    assert "Traceback" not in desk.sitting.get("/edit/suzhou/registration/nobody").text


def test_from_a_point_one_comes_to_what_can_be_done_for_it(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = desk.text("/acts?point=suzhou/registration/clerk%23R01")
    for address in (f"/edit/{CLERK}?point=R01", "/acts/record?subject=suzhou/registration/clerk%23R01"):
        assert address in page, page
        assert 'role="alert"' not in desk.text(address)
    led = desk.sitting.get("/edit?subject=suzhou/registration/clerk")
    assert (led.status_code, led.headers["Location"]) == (303, f"/edit/{CLERK}")
