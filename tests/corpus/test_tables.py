"""A table holds the registers of many subjects, and reads as their YAML would."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.corpus.document import Document
from riskctl.corpus.load import load, registers
from riskctl.records.kinds.person import PersonRegister
from tests.conftest import Call, lay

FILE = "registers/bureau/registration/表.csv"
HEAD = (
    "单位,部门,岗位,编号,风险点,风险性质,风险类别,表现形式,发生概率,危害程度,"
    "防范措施,对应制度,措施责任人,完成时限\n"
)
FIRST = (
    "bureau,registration,clerk,R01,先行受理,廉政风险,行政审批类,收礼；拖延,高,严重,"
    "科长抽查一成并签名,,chief,2010-05-31\n"
)
MORE = ",,,,,,,,,,窗口全程录像,registration-review,chief,2010-06-30\n"
OTHER = (
    "示例局,注册登记科,科长,R01,一看而过,监管风险,行政审批类,,低,轻微,"
    "副局长每月抽查,,leadership/deputy,2010-05-31\n"
)
GONE = {"registers/bureau/registration/clerk.yaml": None, "registers/bureau/registration/chief.yaml": None}


def read(root: Path, text: str, file: str = FILE) -> list[Document]:
    repository, context = load(lay(root, GONE | {file: text}))
    return [document for document in registers(repository, context) if document.file == file]


def faults(documents: list[Document]) -> list[tuple[str, str, str]]:
    """Each fault with what stands at its place."""
    return [(f.rule, f.cause, (d.text or "")[f.span.start : f.span.end]) for d in documents for f in d.faults]


def test_one_table_holds_many_subjects_by_id_or_name(tmp_path: Path) -> None:
    clerk, chief = read(tmp_path, HEAD + FIRST + MORE + OTHER)
    assert (clerk.kind, clerk.subject) == ("person", "bureau/registration/clerk")
    assert chief.subject == "bureau/registration/chief" and faults([clerk, chief]) == []
    register = clerk.register
    assert isinstance(register, PersonRegister) and register.post == "clerk"
    (point,) = register.risk_points
    assert point.manifestations == ("收礼", "拖延") and point.kind == "integrity"
    assert [m.text for m in point.measures] == ["科长抽查一成并签名", "窗口全程录像"]
    assert point.measures[1].regulation == "registration-review"


def test_a_measure_may_repeat_the_cells_of_its_point(tmp_path: Path) -> None:
    (clerk,) = read(tmp_path, HEAD + FIRST + FIRST.replace("科长抽查一成并签名", "窗口全程录像"))
    assert clerk.register and len(clerk.register.risk_points) == 1
    assert len(clerk.register.risk_points[0].measures) == 2


def test_every_value_stands_in_its_cell(tmp_path: Path) -> None:
    clerk, chief = read(tmp_path, HEAD + FIRST + MORE + OTHER)

    def at(document: Document, *path: str | int) -> str:
        span = document.span(path)
        return (document.text or "")[span.start : span.end]

    assert at(clerk, "risk_points", 0, "probability") == "高"
    assert at(clerk, "risk_points", 0, "measures", 1, "text") == "窗口全程录像"
    assert at(clerk, "risk_points", 0, "manifestations", 1) == "收礼；拖延"
    assert at(clerk, "risk_points", 0, "level") == "R01"  # what is missing is shown at its point
    assert at(chief, "post") == "科长" and at(chief, "risk_points", 0) == "R01"


def test_the_folder_names_what_the_columns_do_not(tmp_path: Path) -> None:
    head, row = (text.removeprefix("单位,部门,岗位,") for text in (HEAD, "单位,部门,岗位," + FIRST[26:]))
    (department,) = read(tmp_path / "a", head + row)
    assert (department.kind, department.subject) == ("department", "bureau/registration")
    (unit,) = read(tmp_path / "b", head + row, "registers/bureau/表.csv")
    assert (unit.kind, unit.subject) == ("unit", "bureau")
    (clerk,) = read(tmp_path / "c", "岗位," + head + "clerk," + row)
    assert clerk.subject == "bureau/registration/clerk"


def test_fields_of_the_subject_stand_in_its_first_row(tmp_path: Path) -> None:
    (clerk,) = read(
        tmp_path,
        '岗位,职责,法定权限,无风险原因,不适用事项\nclerk,受理；归档,"受理\n退件",窗口不收费,年检验照：分局办理；动产抵押物登记:市场科\n',
    )
    register = clerk.register
    assert isinstance(register, PersonRegister) and faults([clerk]) == []
    assert register.duties == ("受理", "归档") and register.authority == ("受理", "退件")
    assert [(d.matter, d.reason) for d in register.declined] == [
        ("年检验照", "分局办理"),
        ("动产抵押物登记", "市场科"),
    ]


def test_headings_may_be_english_and_in_any_order(tmp_path: Path) -> None:
    text = "measure,severity,probability,category,kind,title,id,post\n"
    text += "抽查一成,严重,高,approval,integrity,先行受理,R01,clerk\n"
    (clerk,) = read(tmp_path, text)
    assert clerk.register and clerk.register.risk_points[0].severity == "严重" and faults([clerk]) == []


def test_what_is_wrong_is_shown_at_its_cell(tmp_path: Path) -> None:
    wrong = FIRST.replace("廉政风险", "廉证风险").replace("2010-05-31", "5月底")
    assert faults(read(tmp_path / "a", HEAD + wrong)) == [
        ("RK104", "near", "廉证风险"),
        ("RK103", "day", "5月底"),
    ]
    assert faults(read(tmp_path / "b", HEAD + MORE)) == [("RK005", "no-point", "窗口全程录像")]
    assert faults(read(tmp_path / "c", HEAD.replace("发生概率", "发生机率") + FIRST))[0] == (
        "RK005",
        "heading-near",
        "发生机率",
    )
    assert faults(read(tmp_path / "d", HEAD.replace("表现形式", "编号") + FIRST)) == [
        ("RK005", "heading-twice", "编号")
    ]
    assert faults(read(tmp_path / "e", "甲,乙\n一,二\n"))[0][:2] == ("RK005", "no-heading")


def test_levels_are_written_cell_by_cell(tmp_path: Path, call: Call) -> None:
    head, row = HEAD.replace("防范措施", "风险等级,防范措施"), FIRST.replace("严重,科长", "严重,1,科长")
    text = (head + row + MORE.replace(",,,窗口", ",,,,窗口")).replace("\n", "\r\n")
    lay(tmp_path, GONE | {FILE: text.encode("gb18030")})
    ended = call("level", FILE, "--write", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "写好了 1 个等级，改动 1 个文件。\n")
    assert (tmp_path / FILE).read_bytes() == text.replace("严重,1,", "严重,3,").encode("gb18030")


def test_a_missing_column_is_added_and_said(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, GONE | {FILE: "\ufeff" + HEAD + FIRST + MORE + OTHER})
    ended = call("level", "--write", cwd=tmp_path)
    assert f"{FILE} 没有“风险等级”这一列，加在最后。" in ended.err and ended.code == 0
    lines = (tmp_path / FILE).read_bytes().decode("utf-8").split("\n")
    assert [line[-4:] for line in lines[:4]] == ["风险等级"[-4:], "-31,3"[-4:], "-30,"[-4:], "-31,1"[-4:]]
    assert call("level", "--check", cwd=tmp_path).code == 0


@pytest.mark.parametrize("written", ["2010/5/31", "2010.5.31", "2010年5月31日", "2010-5-31", "2010-05-31"])
def test_days_are_read_as_spreadsheets_write_them(tmp_path: Path, written: str) -> None:
    (clerk,) = read(tmp_path, HEAD + FIRST.replace("2010-05-31", written))
    assert clerk.register and str(clerk.register.risk_points[0].measures[0].due) == "2010-05-31"


def test_a_wrong_day_is_told_by_its_heading(tmp_path: Path) -> None:
    (clerk,) = read(tmp_path, HEAD + FIRST.replace("2010-05-31", "2010/2/30"))
    assert [(f.cause, f.fields["field"]) for f in clerk.faults] == [("no-such-day", "完成时限")]


@pytest.mark.parametrize("owner", ["科长", "注册登记科科长", "注册登记科", "副局长"])
def test_owners_may_be_named_by_their_titles(tmp_path: Path, call: Call, owner: str) -> None:
    table = HEAD.replace("防范措施", "权力事项,防范措施") + FIRST.replace("严重,科长", "严重,受理审查,科长")
    lay(tmp_path, GONE | {FILE: table.replace(",chief,", f",{owner},")})
    ended = call("check", "--select", "RK205", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, ""), ended.out


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("编号;风险点;备注\nR01;甲;\n", "divided"),
        ("编号\t风险点\nR01\t甲\n", "divided"),
        ("编号，风险点\nR01，甲\n", "divided"),
        ("sep=,\n编号,风险点\nR01,甲\n", "sep-line"),
        ("sep=;\n编号;风险点\nR01;甲\n", "sep-line"),
        ("某局登记表,,\n编号,风险点,备注\nR01,甲,\n", "title-above"),
        ("某局登记表\n\n单位：某局\n编号,风险点,备注\nR01,甲,\nR02,乙,\n", "title-above"),
        ("甲;乙\n一;二\n", "no-heading"),
    ],
)
def test_a_table_of_which_nothing_is_understood_is_one_finding_with_its_cause(
    tmp_path: Path, text: str, cause: str
) -> None:
    assert [one[:2] for one in faults(read(tmp_path, text))] == [("RK005", cause)]


def test_no_heading_is_offered_for_two_columns_and_none_that_is_in_use(tmp_path: Path) -> None:
    documents = read(tmp_path, "编号,风险点,风险,措施,防范,防范措,备注\nR01,甲,,,,,\n")
    found = [fault for one in documents for fault in one.faults if fault.rule == "RK005"]
    near = [str(fault.fields["near"]) for fault in found if fault.cause == "heading-near"]
    assert near and len({*near}) == len(near) and not {*near} & {"编号", "风险点", "备注"}
