"""`riskctl dossier`: the year's files as they are, listed, with their sums, and no holder's name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from lxml import html

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, CYCLE, PEOPLE, REPOSITORY, changed
from riskctl.check.example_logs import SIGNED, signed
from tests.conftest import Call, lay

PREPARED = "cycles/2010/preparation/bureau.csv"


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A signed year with its plan."""
    return lay(tmp_path, {PREPARED: "kind,day,number\nplan,2010-04-02,示发〔2010〕1号\n"} | signed())


def test_the_evidence_is_copied_and_listed_with_its_sums(year: Path, call: Call) -> None:
    assert call("dossier", "2010", "--output", "迎检", cwd=year).code == 0
    folder = year / "迎检"
    for file in (CLERK, CYCLE, SIGNED, PREPARED, "organization.yaml"):
        assert (folder / file).read_bytes() == (year / file).read_bytes()
    listed = (folder / "卷内目录.md").read_text("utf-8")
    assert "| 示例局 方案、动员、培训记录 | 2010-04-02 | 示发〔2010〕1号 |" in listed
    assert "| 示例局 注册登记科 签字记录 | 2010-04-15 |" in listed
    assert "| 示例局 注册登记科 科员 岗位登记表 |" in listed
    assert "没有记录动员部署" in (folder / "年度进展和所缺.md").read_text("utf-8")
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, file = line.partition("  ")
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest


def test_it_tells_when_it_takes_names_along(year: Path, call: Call) -> None:
    lay(year, changed(CLERK, ("text: 科长每周", "text: 由孙丙三每周")))
    told = call("dossier", "2010", cwd=year).err
    assert f"其中 1 份里有任职人员的姓名，交出去以前请改成岗位，或确认对方可以看：{CLERK}\n" in told
    lay(year, {"cycles/2010/suggestions/赵甲一.csv": "编号\n"})
    ended = call("dossier", "2010", "--output", "再归", cwd=year)
    assert "其中" in ended.err and "赵甲一" not in ended.err


@pytest.mark.parametrize("lines", ["人: 1\n", f"{REPOSITORY[PEOPLE]}holders: {{}}\n", "甲: ["])
def test_where_names_cannot_be_known_nothing_is_gathered(year: Path, call: Call, lines: str) -> None:
    lay(year, {PEOPLE: lines})
    ended = call("dossier", "2010", cwd=year)
    assert (ended.code, ended.out) == (1, "") and "people.yaml" in ended.err
    assert not (year / "dossier-2010").exists()


def test_the_contents_can_be_printed(year: Path, call: Call) -> None:
    call("dossier", "2010", cwd=year)
    page = html.parse(year / "dossier-2010/卷内目录.html").getroot()
    rows = [[cell.text_content() for cell in row.iter("td")] for row in page.iter("tr")]
    files = [row[-1] for row in rows if row]
    assert CLERK in files and [row[0] for row in rows if row] == [str(n + 1) for n in range(len(files))]
    standing = html.parse(year / "dossier-2010/年度进展和所缺.html").getroot()
    assert "没有记录动员部署" in standing.text_content()


@pytest.mark.parametrize(
    ("lang", "file", "lacks"),
    [
        ("zh", "卷内目录", "还缺：没有记录动员部署：示例局"),
        ("en", "contents", "Missing: no mobilization recorded: 示例局"),
    ],
)
def test_below_the_contents_stands_what_is_missing(
    year: Path, call: Call, lang: str, file: str, lacks: str
) -> None:
    call("dossier", "2010", cwd=year, lang=lang)
    assert f"- {lacks}\n" in (year / f"dossier-2010/{file}.md").read_text("utf-8")


def test_a_notice_its_answers_and_an_inspection_are_listed_under_their_unit(year: Path, call: Call) -> None:
    inspection = "schema: riskctl/inspection/v1\nunit: bureau\nday: 2010-12-07\nby: province\nquestions: []\n"
    lay(year, {"cycles/2010/inspections/bureau-2010-12-07.yaml": inspection})
    notice = ("notice", "open", "bureau", "--channel", "办公网")
    assert call(*notice, "--today", "2010-05-04", cwd=year).code == 0
    comment = ("notice", "comment", "bureau", "--channel", "意见箱", "--text", "窗口插号")
    assert call(*comment, "--today", "2010-05-05", cwd=year).code == 0
    call("dossier", "2010", cwd=year)
    listed = (year / "dossier-2010/卷内目录.md").read_text("utf-8")
    for title in ("公示内容", "公示意见、答复和印发", "检查记录"):
        assert f"| 示例局 {title} |" in listed


def test_no_holder_s_name_leaves_the_repository(year: Path, call: Call) -> None:
    assert "赵甲一" in (year / PEOPLE).read_text("utf-8")
    call("dossier", "2010", cwd=year)
    files = [file for file in (year / "dossier-2010").rglob("*") if file.is_file()]
    assert files and not [file for file in files if "赵甲一".encode() in file.read_bytes()]


def test_last_year_is_still_gathered_after_the_roll_over(year: Path, call: Call) -> None:
    assert call("rollover", "2011", cwd=year).code == 0
    assert call("dossier", "2010", cwd=year, lang="en").code == 0
    listed = (year / "dossier-2010/contents.md").read_text("utf-8")
    assert "Contents of the file of 2010" in listed and "cycles/2011" not in listed
    assert "no mobilization recorded" in (year / "dossier-2010/standing.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2009",), "cycles/2009/"),
        (("2010", "--output", "cycles/2010/d"), "cycles"),
        (("2010", "--output", "."), "--output"),
        (("2010", "--output", "presets"), "presets"),
    ],
)
def test_a_wrong_call_writes_nothing(year: Path, call: Call, words: tuple[str, ...], said: str) -> None:
    (year / "presets").mkdir()
    (year / "presets/old.txt").write_text("old")
    before = sorted(year.rglob("*"))
    ended = call("dossier", *words, cwd=year)
    assert ended.code == 2 and said in ended.err
    assert sorted(year.rglob("*")) == before


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "riskctl.yaml 是一个文件，不是目录，所以什么都没有写。"),
        ("en", "riskctl.yaml is a file, not a folder; nothing was written."),
    ],
)
def test_a_file_is_no_folder(year: Path, call: Call, lang: Language, said: str) -> None:
    ended = call("dossier", "2010", "--output", "riskctl.yaml", cwd=year, lang=lang)
    assert ended.code == 2 and said in ended.err
