"""`riskctl dossier`: the year's files as they are, listed, with their sums, and no holder's name."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, CYCLE, PEOPLE, REPOSITORY, changed
from riskctl.check.example_logs import SIGNED, signed
from tests import skips
from tests.conftest import Call, lay

PREPARED = "cycles/2010/preparation/bureau.csv"


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A signed year with its plan."""
    return lay(tmp_path, {PREPARED: "kind,day,number\nplan,2010-04-02,示发〔2010〕1号\n"} | signed())


def listed(folder: Path, page: str = "示例局/卷内目录.md") -> str:
    return (folder / page).read_text("utf-8")


def test_the_data_are_copied_into_an_annex_and_listed_with_their_sums(year: Path, call: Call) -> None:
    assert call("dossier", "2010", "--to", "md", "--output", "迎检", cwd=year).code == 0
    folder = year / "迎检"
    for file in (CLERK, CYCLE, SIGNED, PREPARED, "organization.yaml"):
        assert (folder / "数据" / file).read_bytes() == (year / file).read_bytes()
    data = listed(folder, "数据/数据目录.md")
    assert "| 示例局 方案、动员、培训记录 | 2010-04-02 | 示发〔2010〕1号 |" in data
    assert "| 示例局 注册登记科 签字记录 | 2010-04-15 |" in data
    assert "| 示例局 注册登记科 科员 岗位登记表 |" in data
    assert "没有记录动员部署" in listed(folder, "年度进展和所缺.md")
    sums = listed(folder, "SHA256SUMS").splitlines()
    for line in sums:
        digest, _, file = line.partition("  ")
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest
    assert len(sums) + 1 == sum(file.is_file() for file in folder.rglob("*"))


def test_what_is_on_record_is_printed_and_its_pages_are_numbered_through(year: Path, call: Call) -> None:
    pdfinfo = Path(skips.program("poppler-utils")).with_name("pdfinfo")
    assert call("dossier", "2010", "--to", "pdf,md", cwd=year).code == 0
    folder = year / "dossier-2010"
    papers = sorted((folder / "示例局").rglob("0*.pdf"))
    assert [file.relative_to(folder / "示例局").as_posix() for file in papers][:4] == [
        "2-查找公示/001-单位登记表.pdf",
        "2-查找公示/002-个人登记表-局领导-局长.pdf",
        "2-查找公示/003-个人登记表-局领导-副局长.pdf",
        "2-查找公示/004-个人登记表-注册登记科-科长.pdf",
    ]
    page, row = 1, 0
    rows = [[cell.strip() for cell in line.split("|")] for line in listed(folder).splitlines()]
    told = {int(cells[1]): cells[6] for cells in rows if len(cells) > 7 and cells[1].isdigit()}
    for file in papers:
        said = subprocess.run([pdfinfo, file], capture_output=True, check=True, text=True).stdout
        pages = int(re.findall(r"Pages: +(\d+)", said)[0])
        row += 1
        assert told[row] == (f"{page}–{page + pages - 1}" if pages > 1 else str(page)), file
        page += pages
    assert f"共 {row} 件、{page - 1} 页" in listed(folder)
    assert [number for number, pages in told.items() if not pages] == [row + 1], "the plan, to be added"


def test_originals_are_listed_to_be_added(year: Path, call: Call) -> None:
    call("dossier", "2010", "--to", "md", cwd=year)
    contents = listed(year / "dossier-2010")
    assert re.search(
        r"\| \d+ \| 示发〔2010〕1号 \| 示例局 \| 制定方案 \| 2010-04-02 \|  \| 原件 \|", contents
    )
    assert "页号装订以后填" in contents, "without PDF no page can be counted"


def test_a_blank_sheet_and_a_draft_are_not_filed(year: Path, call: Call) -> None:
    call("dossier", "2010", "--to", "md", cwd=year)
    names = " ".join(file.name for file in (year / "dossier-2010").rglob("*.md"))
    assert "单位登记表" in names and not re.search("公示\\.|印发|检查表|考核表|调查表|通知书|变更", names)


def test_a_notice_is_filed_by_its_number_and_in_english_by_its_kind(year: Path, call: Call) -> None:
    opened = ("notice", "open", "bureau", "--channel", "办公网", "--today", "2010-05-04")
    assert call(*opened, cwd=year).code == 0
    assert call("dossier", "2010", "--to", "md", cwd=year, lang="en").code == 0
    folder = year / "dossier-2010/示例局"
    assert [*folder.glob("2-identification/*-announcement.md")]
    assert [*folder.glob("2-identification/*-annex-5-注册登记科-科员.md")]


def test_of_one_unit_alone(year: Path, call: Call) -> None:
    unit = "  - {id: other, name: 另一局, parent: bureau}\n"
    lay(year, signed() | {"organization.yaml": REPOSITORY["organization.yaml"] + unit})
    assert call("dossier", "2010", "--to", "md", "--output", "全部", cwd=year).code == 0
    assert {"示例局", "另一局", "案卷目录.md"} <= {f.name for f in (year / "全部").iterdir()}
    assert call("dossier", "2010", "另一局", "--to", "md", "--output", "一个", cwd=year).code == 0
    folder = year / "一个"
    assert {f.name for f in folder.iterdir()} == {"另一局", "年度进展和所缺.md", "数据", "SHA256SUMS"}
    assert not (folder / "数据/registers").exists() and "部署：示例局" not in listed(
        folder, "年度进展和所缺.md"
    )
    below = call("dossier", "2010", "bureau/registration", cwd=year)
    assert below.code == 2 and "写它所在的单位：bureau。" in below.err


def test_names_are_left_out_of_papers_too(year: Path, call: Call) -> None:
    call("dossier", "2010", "--to", "html,docx", cwd=year)
    names = re.findall(r"(?<=name: )\S+?(?=[,}])", (year / PEOPLE).read_text("utf-8"))
    assert names
    for file in (year / "dossier-2010").rglob("*"):
        if file.suffix == ".docx":
            with ZipFile(file) as parts:
                text = "".join(parts.read(part).decode("utf-8") for part in parts.namelist() if "xml" in part)
        else:
            text = file.read_text("utf-8") if file.is_file() else ""
        assert not [name for name in names if name in text], file


def test_it_tells_when_it_takes_names_along(year: Path, call: Call) -> None:
    lay(year, changed(CLERK, ("text: 科长每周", "text: 由孙丙三每周")))
    told = call("dossier", "2010", "--to", "md", cwd=year).err
    assert "份里有任职人员的姓名，交出去以前请改成岗位，或确认对方可以看：" in told
    assert f"数据/{CLERK}" in told and "个人登记表-注册登记科-科员" in told
    lay(year, {"cycles/2010/suggestions/赵甲一.csv": "编号\n"})
    ended = call("dossier", "2010", "--to", "md", "--output", "再归", cwd=year)
    assert "其中" in ended.err and "赵甲一" not in ended.err


@pytest.mark.parametrize("lines", ["人: 1\n", f"{REPOSITORY[PEOPLE]}holders: {{}}\n", "甲: ["])
def test_where_names_cannot_be_known_nothing_is_gathered(year: Path, call: Call, lines: str) -> None:
    lay(year, {PEOPLE: lines})
    ended = call("dossier", "2010", cwd=year)
    assert (ended.code, ended.out) == (1, "") and "people.yaml" in ended.err
    assert not (year / "dossier-2010").exists()


def test_the_list_of_data_can_be_printed(year: Path, call: Call) -> None:
    call("dossier", "2010", "--to", "html", cwd=year)
    page = html.parse(year / "dossier-2010/数据/数据目录.html").getroot()
    rows = [[cell.text_content() for cell in row.iter("td")] for row in page.iter("tr")]
    files = [row[-1] for row in rows if row]
    assert CLERK in files and [row[0] for row in rows if row] == [str(n + 1) for n in range(len(files))]
    standing = html.parse(year / "dossier-2010/年度进展和所缺.html").getroot()
    assert "没有记录动员部署" in standing.text_content()


def test_what_is_missing_is_told_in_both_languages(year: Path, call: Call) -> None:
    for lang, file, lacks in (
        ("zh", "年度进展和所缺", "没有记录动员部署：示例局"),
        ("en", "standing", "no mobilization recorded: 示例局"),
    ):
        call("dossier", "2010", "--to", "md", "--output", lang, cwd=year, lang=lang)
        assert f"- {lacks}" in listed(year / lang, f"{file}.md")


def test_a_notice_its_answers_and_an_inspection_are_listed_under_their_unit(year: Path, call: Call) -> None:
    inspection = "schema: riskctl/inspection/v1\nunit: bureau\nday: 2010-12-07\nby: province\nquestions: []\n"
    lay(year, {"cycles/2010/inspections/bureau-2010-12-07.yaml": inspection})
    notice = ("notice", "open", "bureau", "--channel", "办公网")
    assert call(*notice, "--today", "2010-05-04", cwd=year).code == 0
    comment = ("notice", "comment", "bureau", "--channel", "意见箱", "--text", "窗口插号")
    assert call(*comment, "--today", "2010-05-05", cwd=year).code == 0
    call("dossier", "2010", "--to", "md", cwd=year)
    data = listed(year / "dossier-2010", "数据/数据目录.md")
    for title in ("公示内容", "公示意见、答复和印发", "检查记录"):
        assert f"| 示例局 {title} |" in data


def test_no_holder_s_name_leaves_the_repository(year: Path, call: Call) -> None:
    assert "赵甲一" in (year / PEOPLE).read_text("utf-8")
    call("dossier", "2010", "--to", "md", cwd=year)
    files = [file for file in (year / "dossier-2010").rglob("*") if file.is_file()]
    assert files and not [file for file in files if "赵甲一".encode() in file.read_bytes()]


def test_last_year_is_still_gathered_after_the_roll_over(year: Path, call: Call) -> None:
    assert call("rollover", "2011", cwd=year).code == 0
    assert call("dossier", "2010", "--to", "md", cwd=year, lang="en").code == 0
    data = listed(year / "dossier-2010", "data/data.md")
    assert "Data of 2010" in data and "cycles/2011" not in data
    assert "contents of the volume of 2010" in listed(year / "dossier-2010", "示例局/contents.md")
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
