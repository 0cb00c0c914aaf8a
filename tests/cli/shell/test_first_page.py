"""`riskctl` alone and `riskctl help WORD`: what to do next, and which command does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.cli.shell.commands import COMMANDS, PANELS, SUBCOMMANDS
from riskctl.cli.tools.plan_words import PLAN_WORDS
from tests.conftest import Call

JIUQUAN = Path(__file__).parents[3] / "examples/jiuquan"
ALL = {*COMMANDS} | {f"{name} {own}" for name, subcommands in SUBCOMMANDS.items() for own in subcommands}


def test_outside_a_repository_it_says_how_to_begin(tmp_path: Path, call: Call) -> None:
    zh, en = call(cwd=tmp_path), call(cwd=tmp_path, lang="en")
    assert zh.code == en.code == 0 and not zh.err + en.err
    assert zh.out.startswith("这里不是登记库。") and en.out.startswith("This is no register repository.")
    assert "riskctl init " in zh.out and "riskctl init " in en.out


def test_every_command_stands_in_the_panel_of_its_job(tmp_path: Path, call: Call) -> None:
    page = call(cwd=tmp_path).out
    places = [page.index(f"\n{title}") for title, _ in PANELS.values()]
    assert places == sorted(places)
    assert {*page[places[0] :].split()} >= {*COMMANDS}


def test_inside_it_begins_with_the_phase_and_the_next_step(call: Call) -> None:
    page, whole = call(cwd=JIUQUAN).out, call("status", cwd=JIUQUAN).out
    assert page.splitlines()[:3] == whole.splitlines()[:3]
    assert "先办：" in page.splitlines()[2] and "\n过期\n" not in page


def test_inside_it_names_what_is_overdue_and_how_much_more(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RISKCTL_TODAY", "2010-12-15")
    page = call("-C", str(JIUQUAN)).out
    overdue = page.partition("\n过期\n")[2].partition("\n\n")[0]
    assert overdue.count("：") >= 1 and len(page.splitlines()) < 30
    assert "  没有\n" not in page


def test_a_command_to_copy_stands_on_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    whole = call("status", cwd=JIUQUAN).out.splitlines()[2]
    assert whole in call(cwd=JIUQUAN).out.splitlines() and "：riskctl notice open jiuquan" in whole


def test_a_repository_that_is_named_has_to_be_there(tmp_path: Path, call: Call) -> None:
    ended = call("-C", str(tmp_path))
    assert ended.code == 2 and "没有 riskctl.yaml" in ended.err and not ended.out


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("公示", "notice open"),
        ("公示期", "notice"),
        ("自查", "sign self"),
        ("部门评查", "sign department"),
        ("交叉互查", "sign cross"),
        ("评估审查", "sign group"),
        ("动员", "prepare mobilization"),
        ("实施方案", "prepare plan"),
        ("培训", "prepare training"),
        ("查找", "new"),
        ("风险等级", "level"),
        ("登记表", "render"),
        ("前期预防", "record"),
        ("信息监测", "record"),
        ("中期监控", "due"),
        ("随机抽查", "sample"),
        ("后期处置", "rectify"),
        ("警示提醒", "warn"),
        ("诫勉纠错", "rectify"),
        ("责令整改", "rectify"),
        ("组织处理", "respond"),
        ("检查考核", "inspect"),
        ("检查考核", "assess"),
        ("民主评议", "tally"),
        ("动态管理", "rollover"),
        ("RECTIFICATION", "rectify"),
    ],
)
def test_a_word_of_the_plan_finds_its_command(call: Call, word: str, path: str) -> None:
    for language in ("zh", "en"):
        ended = call("help", word, lang=language)
        lines = [line.split("  ")[1] for line in ended.out.splitlines() if line.startswith("  riskctl")]
        assert ended.code == 0 and f"riskctl {path}" in lines


def test_a_word_that_nothing_does_is_refused(call: Call) -> None:
    ended = call("help", "天气预报")
    assert ended.code == 2 and "没有“天气预报”这个命令，也没有命令办这件事。" in ended.err
    assert "rollover" in call("help", "rolover").err


def test_every_word_is_of_a_command_that_is_there() -> None:
    assert {*PLAN_WORDS} <= ALL
