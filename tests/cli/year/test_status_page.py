"""The status as a page with plots: the open things first, numbers as text, one unit alone where asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests import skips
from tests.conftest import Call

POINT = "bureau/registration/clerk#R01"


def page(call: Call, root: Path, *words: str, lang: str = "zh") -> html.HtmlElement:
    ended = call("status", *words, "--format", "html", "--today", "2010-06-15", cwd=root, lang=lang)
    assert ended.code == 0
    return html.document_fromstring(ended.out)


def test_what_is_open_comes_before_the_figures_and_what_is_done_after(repository: Path, call: Call) -> None:
    found = [heading.text_content() for heading in page(call, repository).iter("h2")]
    assert found == ["过期", "没有答复", "还缺", "接下来", "图", "已完成"]


def test_each_cell_of_the_matrix_has_its_level_and_count(repository: Path, call: Call) -> None:
    cells = [cell.text_content() for cell in page(call, repository).iter("td")]
    assert len(cells) == 9 and cells[0] == "■ 三级　1"
    assert sum(int(cell.split("　")[1]) for cell in cells) == 1


def test_measures_stand_under_their_month(repository: Path, call: Call) -> None:
    said = [svg.findtext("desc") for svg in page(call, repository).iter("svg")]
    assert "2010-05: 已落实 0, 过期 1, 没有到期 0" in said


def test_suggestions_stand_by_the_side_they_came_from(repository: Path, call: Call) -> None:
    log = repository / "cycles/2010/suggestions/bureau/registration.csv"
    log.parent.mkdir(parents=True)
    ref = POINT.partition("#")[0]
    rows = f"S1,2010-04-05,{ref},staff,窗口插号,adopted,,R01\nS2,2010-04-06,{ref},peers,一人经手,,,\n"
    log.write_text(f"id,day,subject,side,text,disposition,reason,point\n{rows}", "utf-8")
    said = [svg.findtext("desc") or "" for svg in page(call, repository).iter("svg")]
    assert any(one.startswith("群众帮: 采纳 1, 不采纳 0, 没有答复 0; 领导提:") for one in said)
    assert any(one.endswith("互查: 采纳 0, 不采纳 0, 没有答复 1") for one in said)


def test_points_carried_over_stand_beside_those_of_now(repository: Path, call: Call) -> None:
    log = repository / "cycles/2010/carried.csv"
    log.write_text(f"point,level,fingerprint\n{POINT},2,{'0' * 64}\n", "utf-8")
    said = [svg.findtext("desc") or "" for svg in page(call, repository).iter("svg")]
    assert any("三级，上年: 风险点 0; 三级，现在: 风险点 1; 二级，上年: 风险点 1" in one for one in said)


def test_what_was_estimated_stands_beside_what_the_year_showed(repository: Path, call: Call) -> None:
    assert not [one for one in captions(call, repository) if one.startswith("估计的发生概率")]
    log = repository / "cycles/2010/checks/bureau/registration.csv"
    log.parent.mkdir(parents=True)
    head = "day,method,point,by,finding,sign"
    log.write_text(f"{head}\n2010-06-10,spot_check,{POINT},bureau/discipline,看过,true\n", "utf-8")
    assert "估计的发生概率和 2010 年监控所见（只供复核时再看，不改等级）" in captions(call, repository)
    said = [svg.findtext("desc") or "" for svg in page(call, repository).iter("svg")]
    assert any(one.startswith("概率高: 有苗头或预警 1, 看过，没有苗头 0, 没有看 0; 概率低:") for one in said)


def captions(call: Call, root: Path) -> list[str]:
    return [one.text_content() for one in page(call, root).iter("figcaption")]


def test_a_department_has_its_own_figures(repository: Path, call: Call) -> None:
    cells = [cell.text_content() for cell in page(call, repository, "bureau/discipline").iter("td")]
    assert sum(int(cell.split("　")[1]) for cell in cells) == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_reaches_nowhere(repository: Path, call: Call, lang: str) -> None:
    made = page(call, repository, lang=lang)
    assert made.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    assert not [*made.iter("script"), *made.iter("img"), *made.iter("link")]


@pytest.mark.parametrize("format", ["text", "json", "md", "html"])
def test_a_file_asked_for_holds_what_is_printed_else(repository: Path, call: Call, format: str) -> None:
    printed = call("status", "--format", format, cwd=repository)
    for _ in range(2):  # the second time over the first
        ended = call("status", "--format", format, "--output", "进展", cwd=repository)
        assert (ended.code, ended.out) == (0, "") and "进展" in ended.err
        assert (repository / "进展").read_text("utf-8") == printed.out
    assert call("status", "--output", "没有/进展", cwd=repository).code == 2


@pytest.mark.parametrize(
    ("format", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("svg", b"<svg")]
)
def test_it_is_a_document_in_every_format(repository: Path, call: Call, format: str, begins: bytes) -> None:
    ended = call("status", "--format", format, "--output", f"进展.{format}", cwd=repository)
    if "riskctl[" in ended.err:
        pytest.skip(skips.missing(format, "make test"))
    assert ended.code == 0 and (repository / f"进展.{format}").read_bytes().startswith(begins)


@pytest.mark.parametrize("format", ["docx", "pdf", "xlsx"])
def test_what_no_terminal_shows_asks_for_a_file(repository: Path, call: Call, format: str) -> None:
    ended = call("status", "--format", format, cwd=repository)
    assert (ended.code, ended.out) == (2, "") and f"--output 文件名.{format}" in ended.err


def test_on_paper_stands_no_command(repository: Path, call: Call) -> None:
    assert "riskctl" in call("status", "--today", "2010-06-15", cwd=repository).out
    assert "riskctl" not in page(call, repository).text_content()
