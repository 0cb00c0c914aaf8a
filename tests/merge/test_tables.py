"""Tables are merged by the rows of each point; every other byte of ours stays."""

from __future__ import annotations

import pytest

from riskctl.merge.result import Merged
from tests.merge.written import merged

FILE = "登记库/registers/bureau/表.csv"
BASE = """\
部门,岗位,编号,风险点,发生概率,危害程度,防范措施,措施责任人\r
registration,clerk,R01,"受理, 审查",高,严重,每周抽查,chief\r
,,,,,,"双人到场
全程录像",chief\r
,,R02,归档,低,轻微,"登记用途",chief\r
registration,chief,R01,核准,高,严重,会签,deputy\r
"""


def three(ours: str, theirs: str, base: str = BASE, file: str = FILE) -> Merged:
    return merged(base.encode("gb18030"), ours.encode("gb18030"), theirs.encode("gb18030"), file)


def text(ours: str, theirs: str, base: str = BASE) -> str:
    found = three(ours, theirs, base)
    assert found.data is not None and not found.conflicts
    return found.data.decode("gb18030")


def changed(old: str, new: str, of: str = BASE) -> str:
    assert of.count(old) == 1, old
    return of.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("归档,低", "归档,较低"),
        (',,,,,,"双人到场\n全程录像",chief\r\n', ""),
        ('登记用途",chief\r\n', '登记用途",chief\r\n,,,,,,另一条,chief\r\n'),
        (',,R02,归档,低,轻微,"登记用途",chief\r\n', ""),
        ("registration,chief,R01", "registration,chief,R09,新,低,轻微,看,deputy\r\nregistration,chief,R01"),
    ],
)
def test_one_change_beside_another_gives_both_and_nothing_else(old: str, new: str) -> None:
    ours = changed(",deputy\r\n", ',"deputy"\r\n').replace("受理, 审查", "受理，审查")
    assert text(ours, changed(old, new)) == changed(old, new, of=ours)
    found = text(changed(old, new), ours)
    assert found == changed('"受理, 审查"', "受理，审查", of=changed(old, new))


def test_a_new_point_between_others_says_whose_it_is() -> None:
    theirs = changed(",,R02,归档", ",,R03,新点,高,轻微,查,chief\r\n,,R02,归档")
    ours = changed("受理, 审查", "受理，审查")
    row = "registration,clerk,R03,新点,高,轻微,查,chief\r\n"
    assert text(ours, theirs) == changed(",,R02,归档", f"{row},,R02,归档", of=ours)


def test_cells_of_one_row_are_merged() -> None:
    ours, theirs = changed("归档,低,轻微", "归档,高,轻微"), changed("归档,低,轻微", "归档,低,严重")
    assert text(ours, theirs) == changed("归档,低,轻微", "归档,高,严重")


def test_a_column_that_theirs_added_comes_at_the_end() -> None:
    rows = BASE.replace('全程录像",chief\r\n', '全程录像",chief\x00').split("\r\n")
    filled = ["风险等级", "3", "1", "3"]
    theirs = "".join(f"{row},{new}\r\n" for row, new in zip(rows, filled, strict=False)).replace(
        "\x00", ",\r\n"
    )
    ours = changed("归档,低", "归档,较低")
    found = text(ours, theirs)
    assert found.startswith("部门,岗位,编号,风险点,发生概率,危害程度,防范措施,措施责任人,风险等级\r\n")
    assert 'chief,3\r\n,,,,,,"双人' in found and '归档,较低,轻微,"登记用途",chief' in found


def test_rows_that_repeat_their_point_stay_one_point() -> None:
    base = "编号,风险点,发生概率,防范措施\nR01,受理,高,抽查\nR01,受理,高,回访\nR02,归档,低,登记\n"
    ours = base.replace("受理,高", "受理,低")
    theirs = base.replace("回访\n", "回访\nR01,受理,高,录像\n")
    file = "registers/bureau/registration/表.csv"
    found = three(ours, theirs, base, file)
    assert found.data is not None and not found.conflicts
    assert found.data.decode("gb18030") == ours.replace("回访\n", "回访\nR01,受理,低,录像\n")


def test_a_formula_stays_guarded() -> None:
    base = "编号,风险点,防范措施\nR01,甲,乙\n"
    theirs = base.replace("R01,甲", "R01,'=1+1")
    found = three(base.replace("乙", "丙"), theirs, base, "registers/a/表.csv")
    assert found.data is not None and found.data.decode("gb18030") == "编号,风险点,防范措施\nR01,'=1+1,丙\n"


def test_a_conflict_keeps_the_encoding_and_says_whose_point_it_is() -> None:
    found = three(changed("归档,低", "归档,高"), changed("归档,低", "归档,较低"))
    assert [said.text("zh") for said in found.conflicts] == [
        "bureau/registration/clerk#R02 的 probability：我方写的是“高”，对方写的是“较低”。"
    ]
    assert found.data is not None
    assert found.data.decode("gb18030") == changed(
        ',,R02,归档,低,轻微,"登记用途",chief\r\n',
        '<<<<<<< ours\r\n,,R02,归档,高,轻微,"登记用途",chief\r\n=======\r\n'
        ',,R02,归档,较低,轻微,"登记用途",chief\r\n>>>>>>> theirs\r\n',
    )


@pytest.mark.parametrize(
    "theirs",
    [
        changed("危害程度", "严重不严重"),  # a heading nobody knows
        changed("危害程度", "发生概率"),  # one twice
        changed(",,R02,归档", ",,R01,归档"),  # an id twice
        changed(",,R02,归档", ",,,归档"),  # none
        changed('登记用途",chief', '登记用途"'),  # a cell short
        BASE + '"',
    ],
)
def test_what_is_no_register_is_left_to_the_lines(theirs: str) -> None:
    assert three(changed("归档,低", "归档,高"), theirs).data is None


def test_tables_elsewhere_are_left_to_the_lines() -> None:
    states = (changed("归档,低", "归档,高"), changed("核准,高", "核准,低"))
    assert three(*states).data is not None and three(*states, file="表.csv").data is None
