"""RK703: mobile and landline numbers outside `contact`; numbers of documents, dates and amounts are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.catalog import report
from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY, changed
from riskctl.check.report import Settings
from tests.check.overlay import check, line_of, outcome

PHONES = """\
13912345678
19912345678
139 1234 5678
139-1234-5678
1391 234 5678
139 12345678
139　1234　5678
１３９１２３４５６７８
+8613912345678
+86 139-1234-5678
0086 13912345678
013912345678
手机13912345678。
手机号：13912345678
电话号码 13912345678
打 13912345678.
tel.13912345678
2010-04-28 13912345678
0937-2612345
0937－2612345
0937 2612345
(0937)2612345
（０９３７）２６１２３４５
010-12345678
0937-2612345-801
电话09372612345
tel: 09372612345
传真（09372612345）
""".splitlines()
OTHERS = """\
甘工商党字〔2010〕28号
酒工商发〔2009〕12号、13号
2010-04-28
2010-04-28—2010-05-31
20100428-20100531
2010 04 28 2010 05 31
2010年4月28日至2010年11月30日
2008-2012
13:30-15:00 2010-04-28
金额13800000000元
13912345678.50
¥13912345678
13,912,345,678
约139123456780万
注册号620900200001234
统一社会信用代码91620900MA71234567
组织机构代码：13912345678
编号13912345678
文号：13912345678
账号 13912345678
第13912345678号
13912345678号文件
No.13912345678
AB13912345678
13912345678A
6222 0213 9123 4567 890
6222021391234567890
1391234567
139123456789
12912345678
票号 09370001230
09372612345
12315
12315、12388
卷宗 0937
R01 R02 R03
1 2 3 4 5 6 7 8 9 10 11 12
""".splitlines()


@pytest.fixture
def flagged(tmp_path: Path) -> set[str]:
    """The texts found, of all of them in the comments of one register."""
    text = REPOSITORY[CLERK] + "".join(f"# 甲 {one}\n" for one in (*PHONES, *OTHERS))
    lines = text.splitlines()
    return {lines[one.line - 1].removeprefix("# 甲 ") for one in check(tmp_path, {CLERK: text}, "RK703")}


def test_phones_are_found_and_no_other_numbers(flagged: set[str]) -> None:
    assert flagged == set(PHONES)


def test_it_warns_at_the_number_in_a_value(tmp_path: Path) -> None:
    overlay = changed(CLERK, ("先行受理", "先行受理，联系 13912345678，0937-2612345"))
    found = check(tmp_path, overlay, "RK703")
    assert [(one.severity, one.line) for one in found] == [("warning", line_of(overlay[CLERK], "139"))] * 2
    assert [one.message for one in found] == [
        "This looks like a phone number: 139******78",
        "This looks like a phone number: 093******45",
    ]


def test_only_the_programmes_contact_may_have_one(tmp_path: Path) -> None:
    contact = changed(PROGRAMME, ("领导小组办公室", "领导小组办公室 0937-2612345、13912345678"))
    assert check(tmp_path / "contact", contact, "RK703") == []
    name = changed(PROGRAMME, ("示例局廉政", "示例局（0937-2612345）廉政"))
    assert [one.line for one in check(tmp_path / "name", name, "RK703")] == [2]
    beside = {PROGRAMME: REPOSITORY[PROGRAMME] + "# 13912345678\n"}
    assert len(check(tmp_path / "comment", beside, "RK703")) == 1


def test_a_comment_on_its_line_hides_what_is_none(tmp_path: Path) -> None:
    line = "    note: 设备编码 13912345678 # riskctl: 忽略[RK703] 是设备编码\n"
    assert check(tmp_path, {CLERK: REPOSITORY[CLERK] + line}, "RK703") == []


def test_no_report_repeats_it(tmp_path: Path) -> None:
    overlay = {CLERK: REPOSITORY[CLERK] + "    note: 13912345678\n"}
    ended = outcome(tmp_path, overlay, "RK703")
    for format in ("text", "json"):
        text = str(report(format).write(ended, Settings()))
        assert "139******78" in text and "12345678" not in text


def test_what_to_ignore_in_a_table_never_repeats_the_number(tmp_path: Path) -> None:
    table = "部门,岗位,编号,风险点\n13912345678,chief,R01,电话写错了一格\n"
    found = check(tmp_path, {"registers/bureau/registers.csv": table}, "RK703")
    assert len(found) == 1 and "13912345678" not in found[0].help
    assert "at: registers/bureau/registers.csv," in found[0].help
