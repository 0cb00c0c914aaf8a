"""A workbook goes out and comes back: unedited it changes nothing, edited just what was edited."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, changed
from tests.conftest import lay
from tests.exchange.workbook.books import Desk, files

EXAMPLE = Path(__file__).parents[3] / "examples/jiuquan"
R01 = "bureau/registration/clerk#R01"
NEW = {
    **{"处理": "新增", "登记对象": "注册登记科科长", "风险点": "核准前不看批件", "风险性质": "廉政风险"},
    **{
        "风险类别": "行政审批类",
        "发生概率": "低",
        "危害程度": "严重",
        "防范措施": "分管领导每月抽核准件对批件",
    },
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example's department with its workbook, as it was sent."""
    desk = Desk(lay(tmp_path / "库"))
    desk.send()
    return desk


def after(desk: Desk, file: str = CLERK) -> str:
    return (desk.root / file).read_text()


@pytest.mark.parametrize(
    "ref",
    [
        "suzhou/registration",
        "guazhou/office",
        "jiuquan/finance",
        "guazhou/柳园所",
        "jiuquan/consumer",
    ],
)
def test_unedited_nothing_is_written(ref: str, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "库")
    desk = Desk(tmp_path / "库", ref)
    before = files(desk.root)
    desk.send()
    assert desk.receive() == [] and files(desk.root) == before


def test_a_cell_is_blank_where_the_register_says_nothing(desk: Desk) -> None:
    assert desk.column("表现形式") == desk.column("备注") == {R01: ""}


def test_one_cell_changed_is_one_change_and_every_other_byte_stays(desk: Desk) -> None:
    before = files(desk.root)
    desk.fill((R01, {"风险点": "熟人的件材料不齐也受理"}))
    assert desk.receive() == ["已改：风险点"]
    wanted = changed(CLERK, ("受理时对材料不齐的熟人企业先行受理", "熟人的件材料不齐也受理"))
    assert files(desk.root) == before | {CLERK: wanted[CLERK].encode()}


@pytest.mark.parametrize(
    ("heading", "text", "old", "new"),
    [
        ("发生概率", "低", "probability: 高", "probability: 低"),
        ("风险性质", "监管风险", "kind: integrity", "kind: regulatory"),
        ("权力事项", "核准登记", "matter: acceptance-review", "matter: approval-registration"),
        ("流程环节", "企业登记：归档", "flow: registration/accept", "flow: registration/archive"),
        ("措施责任人", "局领导副局长", "owner: registration/chief", "owner: leadership/deputy"),
        ("完成时限", "2010/6/1", "due: 2010-05-31", "due: 2010-06-01"),
        ("对应制度", "登记审查办法", "owner: reg", "regulation: registration-review\n        owner: reg"),
        ("完成时限", "", "\n        due: 2010-05-31", ""),
        ("权力事项", "", "\n    matter: acceptance-review", ""),
        ("备注", "=1+1", "05-31\n", "05-31\n    note: '=1+1'\n"),
        (
            "表现形式",
            "台账有空行\n当天办结",
            "flow: registration/accept",
            "flow: registration/accept\n    manifestations:\n      - 台账有空行\n      - 当天办结",
        ),
    ],
)
def test_each_kind_of_cell_is_written_as_the_register_writes_it(
    heading: str, text: str, old: str, new: str, desk: Desk
) -> None:
    desk.fill((R01, {heading: text}))
    assert desk.receive() == [f"已改：{heading}"]
    assert after(desk) == changed(CLERK, (old, new))[CLERK]


@pytest.mark.parametrize(
    ("heading", "text", "why"),
    [
        ("发生概率", "很高", "“很高”不在“发生概率”的列表里，是不是“高”"),
        ("风险性质", "廉正风险", "“廉正风险”不在“风险性质”的列表里，是不是“廉政风险”"),
        ("风险点", "", "“风险点”空着"),
        ("防范措施", "", "“防范措施”空了；不要这一条措施的，“处理”选“删除措施”"),
        ("完成时限", "月底", "“完成时限”的“月底”不是日期，要写成 2010-05-31 这样"),
        ("备注", "找李丁四科员", "“备注”里写了任职人员的姓名（李○○），请改写岗位"),
        ("备注", "看\u200b不见", "“备注”里有看不见的字符 U+200B，请重新键入"),
        ("编号", "R02", "“编号”不能改，原来是“R01”"),
        ("处理", "改", "“处理”里的“改”认不得，请从列表里选"),
        ("关闭原因", "不再办理", "写了“关闭原因”，“处理”没有选“删除”"),
    ],
)
def test_what_may_not_be_is_answered_and_not_written(heading: str, text: str, why: str, desk: Desk) -> None:
    before = files(desk.root)
    desk.fill((R01, {heading: text}))
    assert desk.receive() == [f"未接受，因为{why}"] and files(desk.root) == before
    assert desk.column(heading, desk.back)[R01] == ("R01" if heading == "编号" else text)


def test_a_row_is_taken_whole_or_not_at_all(desk: Desk) -> None:
    desk.fill((R01, {"风险点": "改了的", "发生概率": "很高"}))
    assert len(desk.receive()) == 1 and after(desk) == changed(CLERK)[CLERK]


def test_what_changed_meanwhile_is_a_conflict_and_stays(desk: Desk) -> None:
    desk.fill((R01, {"发生概率": "低", "备注": "两份合办"}))
    meanwhile = changed(CLERK, ("probability: 高", "probability: 较低"))[CLERK]
    (desk.root / CLERK).write_text(meanwhile)
    clash = "“发生概率”在登记表里后来改成了“较低”，这里写的是“低”；仍要这样写，请再发回一次"
    assert desk.receive() == [f"冲突：{clash}"] and after(desk) == meanwhile
    desk.sheets = desk.back  # she looked at it and wants it so
    assert desk.column("检查结果")[R01] == f"冲突：{clash}"
    assert desk.receive() == ["已改：发生概率、备注"]
    assert "probability: 低\n" in after(desk) and "note: 两份合办\n" in after(desk)


def test_what_only_the_register_changed_is_not_taken_back(desk: Desk) -> None:
    meanwhile = changed(CLERK, ("probability: 高", "probability: 较低"))[CLERK]
    (desk.root / CLERK).write_text(meanwhile)
    desk.fill((R01, {"风险性质": "廉正风险"}))
    desk.receive()
    desk.sheets = desk.back
    desk.fill((R01, {"风险性质": "监管风险"}))
    assert desk.receive() == ["已改：风险性质"]
    assert after(desk) == meanwhile.replace("integrity", "regulatory")


def test_the_same_change_made_twice_is_no_conflict(desk: Desk) -> None:
    desk.fill((R01, {"发生概率": "低"}))
    desk.receive()
    before = files(desk.root)
    assert desk.receive() == ["未改：登记表里已经是这样"] and files(desk.root) == before


def test_a_new_point_is_numbered_and_a_row_below_it_is_its_second_measure(desk: Desk) -> None:
    desk.fill((R01, {"处理": ""}), ("", NEW), ("", {"防范措施": "每季度换人"}))
    assert desk.receive() == ["新增：编号 R01、删去了“无风险原因”", "新增：连同风险点 R01"]
    text = after(desk, "registers/bureau/registration/chief.yaml")
    assert text.endswith(
        "risk_points:\n  - id: R01\n    title: 核准前不看批件\n    kind: integrity\n    category: approval\n"
        "    probability: 低\n    severity: 严重\n    measures:\n      - text: 分管领导每月抽核准件对批件\n"
        "      - text: 每季度换人\n"
    )
    before = files(desk.root)
    assert desk.receive() == ["未改：登记表里已经有 R01"] * 2 and files(desk.root) == before
    desk.sheets = desk.back
    assert desk.receive() == [] and files(desk.root) == before


def test_a_measure_is_added_to_a_point_by_its_id_and_taken_out_again(desk: Desk) -> None:
    desk.fill(
        ("", {"登记对象": "注册登记科科员", "编号": "R01", "防范措施": "每季度换人", "措施类型": "教育"})
    )
    assert desk.receive() == ["新增：连同风险点 R01"]
    assert after(desk) == changed(CLERK)[CLERK] + "      - text: 每季度换人\n        type: education\n"
    desk.send()
    desk.fill((f"{R01}/2", {"处理": "删除"}))
    assert desk.receive() == ["删除"] and after(desk) == changed(CLERK)[CLERK]
    desk.send()
    desk.fill((R01, {"处理": "删除措施"}))
    assert desk.receive() == [
        "未接受，因为一个风险点至少要有一条措施；整个不要的，在它的第一行“处理”选“删除”"
    ]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"登记对象": "窗口"}, "“窗口”不是这份表里的登记对象，请从列表里选"),
        ({"发生概率": ""}, "“发生概率”空着"),
        ({"风险点": ""}, "没有写风险点，也不在新的风险点下面，不知道是哪个风险点的"),
        ({"编号": "R07"}, "注册登记科科长没有编号为“R07”的风险点；新的风险点，编号空着"),
        ({"处理": "删除"}, "新写的一行没有可删的"),
    ],
)
def test_a_new_row_that_lacks_something_says_what(cells: dict[str, str], why: str, desk: Desk) -> None:
    before = files(desk.root)
    desk.fill(("", NEW | cells))
    assert desk.receive() == [f"未接受，因为{why}"] and files(desk.root) == before
    desk.sheets = desk.back  # it is still there to be mended
    assert [text for key, text in desk.column("防范措施").items() if not key] == [NEW["防范措施"]]


def test_a_point_is_deleted_where_nobody_signed_or_saw_it(desk: Desk) -> None:
    desk.fill((R01, {"处理": "删除"}))
    assert desk.receive() == ["删除"]
    assert after(desk).endswith("risk_points: []\n")
    desk.sheets = desk.back
    assert desk.receive() == []


def test_a_row_that_is_gone_deletes_nothing(desk: Desk) -> None:
    before = files(desk.root)
    desk.drop(R01)
    assert [str(key) for key in desk.taken().returned.missing()] == [R01]
    assert desk.receive() == [] and files(desk.root) == before
    assert desk.column("检查结果", desk.back)[R01].startswith("未改：发回的表里没有这一行")


def test_a_hidden_sheet_that_was_changed_is_refused(desk: Desk) -> None:
    hidden = desk.sheets[-1]
    rows = [list(row) for row in hidden.rows]
    rows[3][hidden.rows[1].index("title")] = "别的"
    desk.sheets[-1] = type(hidden)(hidden.name, tuple(map(tuple, rows)), hidden.merges, True)
    with pytest.raises(RiskctlError, match="was changed"):
        desk.receive()


def test_a_column_that_is_gone_is_refused(desk: Desk) -> None:
    at = desk.headings.index("发生概率")
    rows = tuple((*row[:at], *row[at + 1 :]) for row in desk.sheets[0].rows)
    desk.sheets[0] = type(desk.sheets[0])(desk.sheets[0].name, rows)
    with pytest.raises(RiskctlError, match="no row of headings"):
        desk.receive()


def test_a_blank_workbook_makes_the_registers_of_a_department_that_has_none(tmp_path: Path) -> None:
    desk = Desk(lay(tmp_path / "库", {CLERK: None, "registers/bureau/registration/chief.yaml": None}))
    with pytest.raises(RiskctlError, match="no register yet"):
        desk.send()
    desk.send(blank=True)
    desk.fill(("", NEW | {"登记对象": "注册登记科科员"}), ("", NEW | {"登记对象": "注册登记科（部门）"}))
    assert desk.receive() == ["新增：编号 R01"] * 2
    assert after(desk).startswith(
        "schema: riskctl/person/v1\nunit: bureau\ndepartment: registration\npost: clerk\nrisk_points:\n"
    )
    assert "schema: riskctl/department/v1" in after(desk, "registers/bureau/registration/department.yaml")


def test_what_is_written_into_the_sample_row_is_answered(desk: Desk) -> None:
    desk.fill(("sample", {"风险点": "写错了地方"}))
    assert desk.receive() == ["未接受，因为这一行的标识“sample”不是这份表里的；新的请写在空行里"]


def test_cells_merged_by_somebody_are_as_they_were(desk: Desk) -> None:
    desk.fill(
        (
            "",
            {
                "登记对象": "注册登记科科员",
                "编号": "R01",
                "防范措施": "每季度换人",
                "措施责任人": "局领导局长",
            },
        )
    )
    desk.receive()
    desk.send()
    before = files(desk.root)
    for heading in ("风险点", "登记对象"):
        desk.merge(R01, f"{R01}/2", heading)
    assert desk.receive() == [] and files(desk.root) == before
    desk.merge(R01, f"{R01}/2", "措施责任人")
    assert desk.receive() == ["已改：措施责任人"]
    assert after(desk).count("owner: registration/chief") == 2


def test_a_sheet_that_was_copied_is_refused(desk: Desk) -> None:
    desk.sheets.insert(1, replace(desk.sheets[0], name="登记表 (2)"))
    with pytest.raises(RiskctlError, match="more than once"):
        desk.receive()


def test_a_row_that_was_copied_says_so_and_as_a_new_one_is_taken(desk: Desk) -> None:
    copied = dict(zip(desk.headings, desk.sheets[0].rows[4], strict=True))
    kept = {
        k: v for k, v in copied.items() if k not in ("处理", "编号", "检查结果", "风险等级", "监控责任人")
    }
    desk.fill(("", kept))
    assert desk.receive() == ["未接受，因为这一行和上面的一行是同一行；复制出来的新内容，“处理”选“新增”"]
    desk.send()
    desk.fill(("", kept | {"处理": "新增", "风险点": "另一个风险"}))
    assert desk.receive() == ["新增：编号 R02"]
