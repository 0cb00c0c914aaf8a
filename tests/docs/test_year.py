"""“A year with riskctl” is played from March to the roll-over, and prints what its pages show."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from riskctl.base.messages import Language
from riskctl.year.notice.working_days import is_working
from tests.docs.conftest import Script
from tests.docs.difference import BLOCK, first_change

ROOT = Path(__file__).parents[2]
EXAMPLE = "examples/jiuquan"
LOGS = ("preparation", "group", "suggestions", "signoffs")
PAGES: dict[Language, str] = {"zh": "year.zh-CN.md", "en": "year.md"}
_TODAY = re.compile(r"export RISKCTL_TODAY=(\d{4}-\d\d-\d\d)")
# What the status says on the day, of the Suzhou branch: the words of the zh page.
SEEN = [
    ("2010-03-31", "还缺", r"没有记录培训"),
    ("2010-04-20", "还缺", r"上级审议没有签 20 份"),
    ("2010-04-20", "已完成", r"交叉互查已签 19 份"),
    ("2010-05-07", "没有答复", r"公示意见 2 项"),
    ("2010-05-10", "还缺", r"评估审查签字后内容又改了 1 份：suzhou/registration/clerk#R01"),
    ("2010-06-03", "过期", r"风险点监控 1 个：suzhou/market/officer#R02（2010-06-01）"),
    ("2010-06-09", "接下来", r"随机抽查 3 个"),
    ("2010-06-11", "已完成", r"随机抽查 3 个"),
    ("2010-06-11", "已完成", r"公示意见 2 项"),
    ("2010-06-11", "接下来", r"风险预警通知书 1 份：suzhou/1（2010-06-18）"),
    ("2010-08-02", "过期", r"整改通知书 1 份：suzhou/1（2010-07-30）"),
    ("2010-08-16", "还缺", r"评估审查签字后内容又改了 1 份：suzhou/market/officer#R03"),
    ("2010-08-23", "接下来", r"正在公示 1 份：suzhou-2（2010-08-27）"),
    ("2010-08-23", "已完成", r"整改通知书 1 份"),
    ("2010-12-01", "过期", r"风险点监控 \d+ 个"),
    ("2011-01-10", "接下来", r"上年转入的风险点复核 \d+ 个"),
]


def page(language: Language) -> str:
    return (ROOT / "docs" / PAGES[language]).read_text("utf-8")


def files(folder: Path) -> dict[str, bytes]:
    found = (file for log in LOGS for file in (folder / "cycles/2010" / log).rglob("*.csv"))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def blocks(text: str) -> list[tuple[str, str, str]]:
    """Each block of commands with the day it ends on and what it prints."""
    today, found = "", []
    for block in BLOCK.finditer(text):
        today = [today, *_TODAY.findall(block[1])][-1]
        found.append((today, block[1], block[2] or ""))
    return found


def commands(script: Script, language: Language) -> list[Any]:
    return list(script("played").commands(page(language)))


def played(
    text: str, language: Language, script: Script, folder: Path, keep: Callable[[Path], None] | None = None
) -> tuple[str, list[Any]]:
    """Return a page as it is played on a copy of the example, and each line that was run."""
    ran: list[Any] = []
    shutil.copytree(ROOT / EXAMPLE, folder / EXAMPLE, ignore=shutil.ignore_patterns("rendered"))
    return script("played").played(text, folder, language, keep, ran), ran


@pytest.mark.parametrize("language", PAGES)
def test_the_year_prints_what_its_page_shows_and_leaves_the_example_as_it_is(
    language: Language, script: Script, tmp_path: Path
) -> None:
    kept: list[dict[str, bytes]] = []
    text, ran = played(page(language), language, script, tmp_path, lambda here: kept.append(files(here)))
    assert first_change(page(language), text, ran) == "", "run make regen"
    assert text == page(language), "run make regen"
    assert kept == [files(ROOT / EXAMPLE)], "run make regen"


def planted(old: str, new: str) -> str:
    """Return the first weeks of the page with another text in one place."""
    text = page("en").partition("**8 April**")[0]
    assert text.count(old) == 1
    return text.replace(old, new)


LEADERS = "2010-04-06 $ riskctl suggest suzhou/dongguan 管片员管一个片区多年，应当列为风险点 --from leaders"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Recorded as S58867f.",
            "Recorded as S000000.",
            f"{LEADERS}\n@@ -4 +4 @@\n-Recorded as S000000.\n+Recorded as S58867f.",
        ),
        (
            "The year 2010 on 2010-03-31\n",
            "The year 2010 on 2010-03-31\nEverything is done\n",
            "2010-03-31 $ riskctl status\n@@ -2 +1,0 @@\n-Everything is done",
        ),
        ("**6 April**", "**7 April**", ""),
    ],
)
def test_a_change_is_told_with_its_day_and_its_command(
    old: str, new: str, said: str, script: Script, tmp_path: Path
) -> None:
    text = planted(old, new)
    assert first_change(text, *played(text, "en", script, tmp_path)) == said


def test_a_command_that_ends_otherwise_is_told_with_its_day(script: Script, tmp_path: Path) -> None:
    text = planted("--from leaders", "--from leaders # → exit code 1")
    with pytest.raises(SystemExit, match=rf"^{re.escape(LEADERS)}\n[\s\S]*\nexit code 0$"):
        played(text, "en", script, tmp_path)


def test_both_languages_have_the_same_commands(script: Script) -> None:
    zh, en = commands(script, "zh"), commands(script, "en")
    assert zh == en and sum(line.startswith("riskctl ") for line in zh) > 90


@pytest.mark.parametrize(("day", "group", "line"), SEEN)
def test_what_happens_is_seen_in_the_status_on_its_day(day: str, group: str, line: str) -> None:
    shown = [out for today, done, out in blocks(page("zh")) if today == day and "riskctl status" in done]
    paragraphs = [part for out in shown for part in out.split("\n\n") if part.startswith(group)]
    assert any(re.search(line, part) for part in paragraphs), shown


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2010-04-13", "还没有“交叉互查”的签字"),
        ("2010-05-07", "公示期到 2010-05-10 才满"),
        ("2010-05-07", "还没有答复：只抽查十分之一"),
        ("2010-05-11", "等级没有降、措施没有少，不用再公示"),
        ("2010-05-10", r"以后改过：改了 R01"),
        ("2010-06-09", r"种子 [0-9a-f]{64}"),
        ("2010-06-09", "重算一致"),
        ("2010-08-02", "整改通知书 suzhou/1 要求 suzhou/market 在 2010-07-30 前整改，已过 3 天"),
        ("2010-09-10", "不只是一个外部文号"),
        ("2010-12-13", "失察，由 jiuquan/leading_group_office 负责"),
        ("2011-01-10", r"转入 +suzhou/office/chief#R01 +2011-01-10 已复核"),
        ("2011-01-10", r"等级变动 +suzhou/office/keeper#R01 +2 → 1"),
        ("2011-01-10", r"已关闭 +suzhou/office/chief#R03"),
        ("2011-01-10", r"新增 +suzhou/office/cashier#R03"),
        ("2011-01-10", r"有改动 +suzhou/market/chief#R02"),
    ],
)
def test_what_is_refused_or_found_is_said_on_its_day(day: str, said: str) -> None:
    assert any(re.search(said, out) for today, _, out in blocks(page("zh")) if today == day)


def test_every_day_of_the_year_is_a_working_day_and_none_goes_back() -> None:
    days = _TODAY.findall(page("zh"))
    assert (days[0][:7], days[-1][:4]) == ("2010-03", "2011")
    assert all(before <= after for before, after in pairwise(days))
    assert {day[:7] for day in days} >= {f"2010-{month:02}" for month in range(3, 13)}
    for day in {*days, *re.findall(r"--(?:on|due) (\d{4}-\d\d-\d\d)", page("zh"))}:
        assert is_working(date.fromisoformat(day)), day
