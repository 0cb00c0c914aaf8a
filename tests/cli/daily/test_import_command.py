"""`riskctl import`: shows what each row becomes, keeps the answers, writes once nothing is left to decide."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from tests import skips
from tests.conftest import Call, lay
from tests.exchange.intake.shapes import OVERLAY, SHAPES
from tests.exchange.sheets import files

EXAMPLE = Path(__file__).parents[3] / "examples" / "jiuquan"
HOUSING = next(shape for shape in SHAPES if shape.name == "housing")
ANSWERS = [word for key, answer in HOUSING.answers.items() for word in ("--answer", f"{key}={answer}")]
FINANCE = "registers/bureau/finance/department.yaml"
NEW = "registers/bureau/重点工程中心/department.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example with more departments, and the table beside it."""
    (tmp_path / "风险点.csv").write_bytes(files.csv(HOUSING.rows))
    return lay(tmp_path / "库", OVERLAY)


def state(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_it_shows_the_mapping_every_row_and_what_is_asked_and_writes_nothing(root: Path, call: Call) -> None:
    before = state(root)
    ended = call("import", "../风险点.csv", cwd=root)
    assert ended.code == 1 and state(root) == before
    columns, rows, questions = (part.splitlines() for part in ended.out.split("\n\n")[:3])
    assert [line.split()[:2] for line in columns[1:4]] == [
        ["序号", "100%"],
        ["单位/科室", "100%"],
        ["风险类别", "?"],
    ]
    assert [line.split()[0] for line in rows[1:] if line.startswith("CSV!")] == [
        f"CSV!{n}" for n in range(1, 5)
    ]
    assert sum(line.startswith(("columns/", "answers/", "words/")) for line in questions) == len(
        HOUSING.answers
    )
    assert "还没有写" in ended.err


def test_nothing_is_written_while_a_question_is_open(root: Path, call: Call) -> None:
    before = state(root)
    ended = call("import", "../风险点.csv", "--write", "--answer", "风险类别=origin", cwd=root)
    assert ended.code == 1 and state(root) == before
    assert "还有 7 个问题没有回答，所以什么都没有写。" in ended.err


def test_once_all_is_answered_it_writes_registers_new_places_and_the_mapping(root: Path, call: Call) -> None:
    before = state(root)
    ended = call("import", "../风险点.csv", "--write", *ANSWERS, cwd=root)
    assert ended.code == 0, ended.err
    after = state(root)
    assert {name for name in after if before.get(name) != after[name]} == {
        FINANCE,
        NEW,
        "organization.yaml",
        "imports/风险点.yaml",
    }
    assert "name: 重点工程中心" in after["organization.yaml"].decode()
    found = json.loads(call("check", "--format", "json", cwd=root).out)["findings"]
    mine = [one for one in found if one["path"] in (FINANCE, NEW)]
    errors = [(one["id"], one["path"]) for one in mine if one["severity"] == "error"]
    assert sorted(errors) == [("RK102", FINANCE), ("RK102", NEW)]  # once for a register, not for a point


def test_next_year_s_table_finds_its_mapping_by_the_headings(root: Path, call: Call) -> None:
    call("import", "../风险点.csv", "--write", *ANSWERS, cwd=root)
    rows = [
        HOUSING.rows[0],
        ["1", "财务科", "岗位职责风险", "报销再审核", "新的", "低", "月底抽查", "科长", "分管副局长"],
    ]
    (root.parent / "明年.csv").write_bytes(files.csv(rows))
    ended = call("import", "../明年.csv", "--write", cwd=root)
    assert ended.code == 0, ended.out
    assert "id: R02\n    title: 报销再审核" in (root / FINANCE).read_text("utf-8")
    assert len(list((root / "imports").iterdir())) == 1


def test_points_that_are_there_are_left_out_and_said_to_be(root: Path, call: Call) -> None:
    call("import", "../风险点.csv", "--write", *ANSWERS, cwd=root)
    before = state(root)
    ended = call("import", "../风险点.csv", "--write", cwd=root)
    assert ended.code == 0 and "登记表里已经有：bureau/finance#R01" in ended.out
    assert state(root) == before


def test_points_that_are_there_are_known_though_fields_are_still_to_be_filled_in(
    root: Path, call: Call
) -> None:
    call("import", "../风险点.csv", "--write", *ANSWERS, cwd=root)
    written = (root / NEW).read_text("utf-8")
    (root / NEW).write_text(re.sub(r"^    (category|kind): .*\n", "", written, flags=re.MULTILINE), "utf-8")
    before = state(root)
    ended = call("import", "../风险点.csv", "--write", cwd=root)
    assert ended.code == 0 and "登记表里已经有" in ended.out, ended.out + ended.err
    assert state(root) == before
    rows = [HOUSING.rows[0], ["1", "重点工程中心", *HOUSING.rows[1][2:3], "另一件事", *HOUSING.rows[1][4:]]]
    (root.parent / "明年.csv").write_bytes(files.csv(rows))
    assert call("import", "../明年.csv", "--write", "--accept", cwd=root).code == 0
    ids = re.findall(r"^  - id: (\S+)", (root / NEW).read_text("utf-8"), re.MULTILINE)
    assert len(ids) == len(set(ids)) > written.count("  - id: ")


def test_a_register_that_cannot_be_read_is_called_so(root: Path, call: Call) -> None:
    call("import", "../风险点.csv", "--write", *ANSWERS, cwd=root)
    (root / NEW).write_text("risk_points: [\n", "utf-8")
    before = state(root)
    ended = call("import", "../风险点.csv", "--write", cwd=root)
    assert ended.code == 1 and f"{NEW} 读不出来" in ended.err
    assert state(root) == before


def test_questions_can_be_answered_in_a_file(root: Path, call: Call) -> None:
    mapping = root.parent / "对应.yaml"
    call("import", "../风险点.csv", "--mapping", str(mapping), cwd=root)
    text = mapping.read_text("utf-8")
    assert "  风险类别: '?' # “风险类别”这一列是什么？" in text
    for key, answer in HOUSING.answers.items():
        lines = [line for line in text.splitlines() if line.split(":")[0].strip() == key]
        assert len(lines) == 1, key
        text = text.replace(lines[0], f"{lines[0].split(':')[0]}: {answer}")
    mapping.write_text(text, "utf-8")
    ended = call("import", "../风险点.csv", "--mapping", str(mapping), "--write", cwd=root)
    assert ended.code == 0, ended.out + ended.err
    assert (root / NEW).exists() and not (root / "imports").exists()


def test_json_has_an_answer_for_every_row(root: Path, call: Call) -> None:
    ended = call("import", "../风险点.csv", "--format", "json", *ANSWERS, cwd=root)
    said = json.loads(ended.out)
    assert list(said)[:5] == ["version", "source", "points", "measures", "rows"]
    assert (said["version"], said["source"], said["points"], said["measures"]) == (1, "风险点.csv", 3, 6)
    assert [row["answer"] for row in said["rows"]] == ["left-out", "taken", "taken", "taken"]
    assert list(said["rows"][3])[:5] == ["row", "answer", "subject", "reason", "question"]
    assert said["rows"][3]["row"] == "CSV!4" and said["rows"][3]["subject"] == "bureau/finance#R01"
    open_now = json.loads(call("import", "../风险点.csv", "--format", "json", cwd=root).out)
    assert open_now["rows"][1]["answer"] == "decide" and open_now["rows"][1]["question"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("../没有.csv",), "没有这个文件"),
        (("../风险点.csv", "--to", "nowhere"), "organization.yaml 里没有“nowhere”这个单位、部门或岗位"),
        (("../风险点.csv", "--to", "bureau/finence"), "是不是想写 bureau/finance？"),
        (("../风险点.csv", "--answer", "风险类别"), "要写成 问题=答案"),
        (("../风险点.csv", "--answer", "没有=x"), "没有“没有”这个问题"),
        (("../风险点.csv", "--answer", "kind=x"), "“kind”不能回答“x”。表里没有风险性质"),
        (("../风险点.csv", "../风险点.csv", "--format", "json"), "一次只报告一个文件"),
    ],
)
def test_what_cannot_be_done_is_refused(root: Path, call: Call, words: tuple[str, ...], said: str) -> None:
    ended = call("import", *words, cwd=root)
    assert ended.code == 2 and said in ended.err and not ended.out


def test_a_holder_s_name_gives_way_to_the_title_of_the_post(root: Path, call: Call) -> None:
    rows = [["风险点", "防控措施", "措施责任人"], ["由孙丙三负责", "李丁四每周抽查", "李丁四科员"]]
    (root.parent / "名.csv").write_bytes(files.csv(rows))
    answers = ("--answer", "kind=integrity", "--answer", "category=approval")
    ended = call("import", "../名.csv", "--to", "bureau/registration", "--write", *answers, cwd=root)
    assert ended.code == 0 and "姓名换成了岗位名" in ended.out
    text = (root / "registers/bureau/registration/department.yaml").read_text("utf-8")
    assert (
        "由注册登记科科长负责" in text
        and "text: 科员每周抽查" in text
        and "owner: registration/clerk" in text
    )
    assert not any(name in text for name in ("孙丙三", "李丁四"))


def test_a_register_that_is_there_keeps_every_byte(root: Path, call: Call) -> None:
    before = (root / CLERK).read_bytes()
    (root.parent / "再.csv").write_bytes(files.csv([["风险点", "防控措施"], ["新的风险", "查"]]))
    answers = ("--answer", "kind=integrity", "--answer", "category=approval")
    ended = call("import", "../再.csv", "--to", "bureau/registration/clerk", "--write", *answers, cwd=root)
    assert ended.code == 0 and (root / CLERK).read_bytes().startswith(before.rstrip())
    assert REPOSITORY[CLERK].encode() == before


def test_the_workbook_of_the_demo_comes_in_with_what_is_proposed(call: Call) -> None:
    pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
    words = ("--to", "jiuquan/finance", "--accept", "--format", "json")
    ended = call("import", "../drawer/财务科风险点.xlsx", *words, cwd=EXAMPLE)
    said = json.loads(ended.out)
    assert (ended.code, said["points"], said["measures"], len(said["rows"])) == (0, 3, 4, 7)
    assert said["rows"][4]["subject"].startswith("jiuquan/finance/keeper#")


def test_a_register_larger_than_check_reads_is_not_written(root: Path, call: Call) -> None:
    (root / "riskctl.yaml").write_text(
        (root / "riskctl.yaml").read_text("utf-8") + "limits: {yaml_bytes: 20000}\n"
    )
    rows = [["风险点", "防控措施"], *([f"风险{n}", "查" * 200] for n in range(40))]
    (root.parent / "大.csv").write_bytes(files.csv(rows))
    before = state(root)
    ended = call("import", "../大.csv", "--to", "bureau/finance", "--accept", "--write", cwd=root)
    assert ended.code == 2 and "会超过 20000 字节" in ended.err and state(root) == before


ONE = [
    ["序号", "单位/科室", "风险性质", "风险类别", "风险点", "风险等级", "防控措施", "完成时限", "备注"],
    ["1", "财务科", "廉政风险", "财务、资产管理类", "报销再审核", "高", "月底抽查", "2026-05-31", "甲"],
    ["2", "财务科", "监管风险", "财务、资产管理类", "预算不公开", "低", "=公示", "", ""],
]
MEANT = ("--answer", "columns/风险类别=category", "--accept", "--to", "bureau")
HEAD = "schema: riskctl/department/v1\nunit: bureau\ndepartment: finance\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"{HEAD}risk_points: [] # 还没有\n",
            f"{HEAD}risk_points: # 还没有\n  - id: R01\n    title: 报销再审核\n",
        ),
        (f"{HEAD}none: 查过\n", f"{HEAD}risk_points:\n  - id: R01\n    title: 报销再审核\n"),
        (
            "schema: riskctl/department/v1\n单位: bureau\n部门: finance\n职责: [甲]\n",
            "schema: riskctl/department/v1\n单位: bureau\n部门: finance\n职责: [甲]\n"
            "风险点:\n  - 编号: R01\n    风险点: 报销再审核\n    风险性质: 廉政风险\n",
        ),
    ],
)
def test_points_come_into_a_register_that_has_none_yet(
    root: Path, call: Call, before: str, after: str
) -> None:
    (root / FINANCE).parent.mkdir(parents=True, exist_ok=True)
    (root / FINANCE).write_text(before, "utf-8")
    (root.parent / "一.csv").write_bytes(files.csv(ONE))
    ended = call("import", "../一.csv", "--write", *MEANT, cwd=root)
    assert ended.code == 0, ended.out + ended.err
    assert (root / FINANCE).read_text("utf-8").startswith(after)


TABLE = "registers/bureau/登记.csv"


def test_points_come_into_a_register_that_is_a_table_and_no_other_row_moves(root: Path, call: Call) -> None:
    head = "\ufeff单位,部门,编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,防范措施,无风险原因"
    old = "bureau,finance,R01,旧的,廉政风险,财务、资产管理类,高,严重,3, 旧措施,"
    (root / TABLE).write_bytes(f"{head}\r\n{old}\r\nbureau,registration,,,,,,,,,查过没有\r\n".encode())
    rows = [*ONE, ["3", "注册登记科", "廉政风险", "行政审批类", "受理不登记", "中", "每周抽查", "", ""]]
    (root.parent / "一.csv").write_bytes(files.csv(rows))
    ended = call("import", "../一.csv", "--write", *MEANT, cwd=root)
    assert ended.code == 0, ended.out + ended.err
    assert (root / TABLE).read_bytes().decode() == "".join(
        f"{line}\r\n"
        for line in (
            f"{head},原定等级,备注,完成时限",
            f"{old},,,",
            "bureau,finance,R02,报销再审核,廉政风险,财务、资产管理类,,,,月底抽查,,3,备注：甲,2026-05-31",
            "bureau,finance,R03,预算不公开,监管风险,财务、资产管理类,,,,'=公示,,1,,",
            "bureau,registration,R01,受理不登记,廉政风险,行政审批类,,,,每周抽查,,2,,",
        )
    )


def test_a_broken_register_is_not_added_to(root: Path, call: Call) -> None:
    (root / FINANCE).parent.mkdir(parents=True, exist_ok=True)
    (root / FINANCE).write_text(f"{HEAD}risk_points: [\n", "utf-8")
    (root.parent / "一.csv").write_bytes(files.csv(ONE))
    before = state(root)
    ended = call("import", "../一.csv", "--write", *MEANT, cwd=root)
    assert ended.code == 1 and "读不出来，没法往里加，什么都没有写" in ended.err
    assert state(root) == before


def test_a_file_that_is_not_what_its_name_says_is_refused_in_one_sentence(root: Path, call: Call) -> None:
    (root.parent / "一.xlsx").write_bytes(files.csv(ONE))
    before = state(root)
    ended = call("import", "../一.xlsx", "--accept", "--write", cwd=root)
    assert (ended.code, ended.out) == (2, "") and state(root) == before
    assert ended.err.startswith("错误：一.xlsx 名字是工作簿，里面其实是文本表格（CSV）。")
    assert len(ended.err.splitlines()) == 1


def test_points_that_lack_something_are_there_too_when_the_table_comes_again(root: Path, call: Call) -> None:
    rows = [["部门", "风险点", "防控措施"], ["财务科", "甲", ""], ["财务科", "乙", "丙"]]
    (root.parent / "一.csv").write_bytes(files.csv(rows))
    assert call("import", "../一.csv", "--accept", "--write", cwd=root).code == 0
    written = (root / FINANCE).read_text("utf-8")
    assert "id: R01\n    title: 甲\n" in written and "id: R02\n    title: 乙\n" in written
    (root.parent / "一.csv").write_bytes(files.csv([*rows, ["财务科", "丁", "戊"]]))
    ended = call("import", "../一.csv", "--accept", "--write", cwd=root)
    assert ended.code == 0 and ended.out.count("登记表里已经有") == 2, ended.out
    after = (root / FINANCE).read_text("utf-8")
    assert after.startswith(written) and "id: R03\n    title: 丁\n" in after.removeprefix(written)


@pytest.mark.parametrize("before", ["duties: [管票据]\n", "duties:\n  - 管票据\n", ""])
def test_duties_of_a_form_come_into_the_register_that_is_there(root: Path, call: Call, before: str) -> None:
    form = next(shape for shape in SHAPES if shape.name == "personal")
    file = root / "registers/bureau/finance/cashier.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    head = "schema: riskctl/person/v1\nunit: bureau\ndepartment: finance\npost: cashier\n"
    file.write_text(head + before, "utf-8")
    (root.parent / "个人.csv").write_bytes(files.csv(form.rows))
    answers = [word for key, answer in form.answers.items() for word in ("--answer", f"{key}={answer}")]
    for _ in range(2):  # the second time it is all there
        ended = call("import", "../个人.csv", "--write", *answers, cwd=root)
        assert ended.code == 0, ended.err
    assert file.read_text("utf-8").count("收付现金") == 1
    assert ("管票据" in file.read_text("utf-8")) is bool(before)
