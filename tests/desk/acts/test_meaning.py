"""What an act changes stands in words above the lines that change."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said
from riskctl.cli.workspace import opened
from riskctl.desk.acts.meaning import ActMeaning, meaning
from riskctl.sources.proposal import ProposedFile
from tests.desk.acts.conftest import AtDesk, SitDown
from tests.desk.conftest import EXAMPLE

CLERK = "suzhou/registration/clerk"
FILE = f"registers/{CLERK}.yaml"


def filled(desk: AtDesk, **changed: str) -> dict[str, str]:
    """The form of the first point as it stands, with some cells changed."""
    page = desk.text(f"/edit/{CLERK}?point=R01")
    found = dict(re.findall(r'<input [^>]*name="([\w-]+)" value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea [^>]*name="([\w-]+)"[^>]*>([^<]*)</textarea>', page))
    for name, options in re.findall(r'<select [^>]*name="([\w-]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r"<option selected>([^<]*)<", options)
        found[name] = chosen[1] if chosen else ""
    return {name: text for name, text in found.items() if name != "token"} | changed


def test_a_level_that_falls_says_so_and_whose_signatures_hold_no_more(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = desk.send(f"/edit/{CLERK}", **filled(desk, **{"probability-0": "低"}))
    meant, _, lines = page.partition('<details class="lines">')
    for said in (
        "改变的是",
        "等级降低",
        "三级 → 二级",
        "监控责任人变动",
        "签字失效",
        "发生概率改动",
        "高 → 低",
    ):
        assert said in meant, said
    assert "+    probability: 低" in lines and "+    probability" not in meant


def test_a_record_of_the_year_is_told_as_what_it_is(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = desk.send("/acts/notice-open", unit="suzhou", channel="办公网")
    meant, _, lines = page.partition('<details class="lines">')
    assert re.search(r"<h3>[^<]*记录[^<]*</h3>", meant) and "suzhou" in meant and lines


def test_what_could_not_be_compared_is_said_and_not_that_nothing_changes(
    sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = ActMeaning(notes=[Said(("有 1 个文件读不全", "1 file is read in part"))])
    monkeypatch.setattr("riskctl.desk.acts.step_pages.meaning", lambda *_: half)
    desk = sit_down(today=date(2010, 5, 4))
    page = desk.send("/acts/notice-open", unit="suzhou", channel="办公网")
    assert "有 1 个文件读不全" in page and "都没有变" not in page and '<details class="lines">' not in page


def test_why_it_cannot_be_told_stands_on_the_page(sit_down: SitDown, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise RiskctlError(Said(("太大", "too large")))

    monkeypatch.setattr("riskctl.desk.acts.meaning.proposed", refused)
    desk = sit_down(today=date(2010, 5, 4))
    page = desk.send("/acts/notice-open", unit="suzhou", channel="办公网")
    assert "这里说不出来：太大" in page and '<details class="lines">' not in page
    assert "就这样写" in page and "+++" not in page and 'class="patch"' in page


def test_a_comment_changes_nothing_and_a_file_that_goes_does(tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "酒泉"))
    one = opened(None, root, date(2010, 5, 4), None)
    before = (root / FILE).read_bytes()
    comment = meaning(one, [ProposedFile(root, FILE, before, before + "# 已核对\n".encode())], None)
    assert not comment.sections and comment.refused is None
    gone = meaning(one, [ProposedFile(root, FILE, before, None)], None)
    assert [str(name.text("en")) for name, _ in gone.sections]
