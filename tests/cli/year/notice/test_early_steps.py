"""The plan's order: confirmed, then published, complete, then issued; or gone past, on record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY, changed
from riskctl.check.example_logs import ALL, SUBJECT, noticed, signed
from tests.conftest import Call, lay
from tests.year.signed import all_signed

EARLY = "cycles/2010/early/bureau.csv"
FILE, LOG = "cycles/2010/notices/bureau.yaml", "cycles/2010/notices/bureau.csv"
WORDS = "cycles/2010/notices/bureau/{}.csv"
OPEN = ("notice", "open", "bureau")
ISSUE = ("notice", "issue", "bureau", "--number", "示局发〔2010〕8号", "--today", "2010-04-22")
WHY = ("--early", "市局要求四月底前上墙", "--early-by", "leading_group")


def test_what_nobody_confirmed_is_not_published(call: Call, repository: Path) -> None:
    ended = call(*OPEN, cwd=repository)
    assert (ended.code, ended.out) == (1, "") and not (repository / FILE).exists()
    assert ended.err.splitlines() == [
        "bureau 的公示没有发起：",
        f"  - 1 份登记表没有“评估审查”的有效签字（{SUBJECT}）。办好后运行 riskctl sign group {SUBJECT} "
        "--reference 文号。",
        f"  - 1 份登记表没有“上级审议”的有效签字（{SUBJECT}）。办好后运行 riskctl sign superior {SUBJECT} "
        "--reference 文号。",
        "  - 确需提前的，由有权决定的机构定下来，再运行一次，加 --early 原因 --early-by 机构；公示、通知、"
        "进展和检查结果里都会写明是提前的。",
    ]
    assert not (repository / EARLY).exists()


def test_it_is_gone_past_with_a_reason_an_office_and_a_day(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, signed(*ALL[:-1]))
    ended = call(*OPEN, *WHY, "--early-on", "2010-04-14", cwd=root)
    assert ended.code == 0 and ended.out.splitlines() == [FILE, WORDS.format("opened"), EARLY]
    assert "提前办理（尚缺：上级审议 1 份）已记录：bureau/leading_group，2010-04-14。" in ended.err
    assert (root / EARLY).read_text("utf-8-sig").splitlines() == [
        "环节,公示编号,决定机构,决定日期,提前原因,尚缺,记录日期",
        "发起公示,bureau,bureau/leading_group,2010-04-14,市局要求四月底前上墙,上级审议 1 份,2010-04-15",
    ]


def test_where_nothing_is_lacking_nothing_is_on_record_as_early(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, signed())
    assert call(*OPEN, *WHY, cwd=root).code == 0
    assert not (root / EARLY).exists()


@pytest.mark.parametrize(
    "change",
    [
        signed(*ALL[:-1], ALL[-1].replace("同意", "退回")),
        signed() | changed(CLERK, ("严重", "轻微"), ("level: 3", "level: 2")),
    ],
    ids=["returned", "changed since"],
)
def test_a_confirmation_that_does_not_hold_is_none(
    call: Call, tmp_path: Path, change: dict[str, str]
) -> None:
    assert call(*OPEN, cwd=lay(tmp_path, change)).code == 1


def test_what_a_notice_does_not_print_holds_nothing_back(call: Call, tmp_path: Path) -> None:
    duties = REPOSITORY[CLERK].replace("risk_points:", "duties: [归档]\nrisk_points:")
    assert call(*OPEN, cwd=lay(tmp_path, signed() | {CLERK: duties})).code == 0


def test_a_unit_below_none_asks_its_group_alone(call: Call, tmp_path: Path) -> None:
    alone = REPOSITORY[ORGANIZATION].replace("    parent: province\n", "")
    ended = call(*OPEN, cwd=lay(tmp_path, {ORGANIZATION: alone}))
    assert ended.code == 1 and "评估审查" in ended.err and "上级审议" not in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--early", "急"), "要写明原因和由谁决定"),
        (("--early-by", "leading_group"), "要写明原因和由谁决定"),
        (("--early", " ", "--early-by", "leading_group"), "--early 的值不对：不能是空的"),
        (("--early", "急", "--early-by", "leadinggroup"), "没有“leadinggroup”这个岗位、部门或机构"),
        ((*WHY, "--early-on", "2010-04-16"), "2010-04-16 还没有到"),
        (("--early", "李丁四要求", "--early-by", "leading_group"), "写了任职人员的姓名"),
    ],
)
def test_half_a_decision_is_none(call: Call, repository: Path, words: tuple[str, ...], said: str) -> None:
    ended = call(*OPEN, *words, cwd=repository)
    assert ended.code == 2 and said in ended.err
    assert not (repository / FILE).exists() and not (repository / EARLY).exists()


def test_what_is_not_complete_is_not_issued(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, all_signed())
    assert call(*OPEN, cwd=root).code == 0
    more = REPOSITORY[ORGANIZATION].replace(
        "key: true}\n", "key: true}\n          - {id: archivist, name: 档案员}\n", 1
    )
    (root / ORGANIZATION).write_text(more, "utf-8")
    ended = call(*ISSUE, cwd=root)
    assert ended.code == 1 and not (root / LOG).exists()
    assert ended.err.splitlines()[:2] == [
        "公示 bureau 没有印发：",
        "  - 还没有办好：其他岗位没有个人登记表 1 个（bureau/registration/archivist）：riskctl new person "
        "bureau/registration/archivist",
    ]
    assert "--early 原因" in ended.err
    english = call(*ISSUE, cwd=root, lang="en")
    assert (
        "  - Not in order yet: other posts without a register: 1 (bureau/registration/archivist): riskctl "
        "new person bureau/registration/archivist"
    ) in english.err.splitlines()
    ended = call(*ISSUE, *WHY, cwd=root)
    assert ended.code == 0 and ended.out.splitlines() == [LOG, WORDS.format("issued"), EARLY]
    assert (root / EARLY).read_text("utf-8-sig").splitlines()[1:] == [
        "印发,bureau,bureau/leading_group,2010-04-22,市局要求四月底前上墙,其他岗位没有个人登记表 1 个,"
        "2010-04-22"
    ]


def test_period_and_comments_cannot_be_gone_past(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, signed())
    call(*OPEN, cwd=root)
    call("notice", "comment", "bureau", "--channel", "电话", "--text", "比例偏低", cwd=root)
    ended = call(*ISSUE[:-1], "2010-04-21", *WHY, cwd=root)
    assert ended.code == 1 and "才满" in ended.err and "还没有答复" in ended.err
    assert "--early" not in ended.err and not (root / EARLY).exists()


def test_a_supplement_is_asked_for_its_own_registers_alone(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, all_signed())
    call(*OPEN, cwd=root)
    assert call(*ISSUE, cwd=root).code == 0
    points = REPOSITORY[CLERK].partition("risk_points:\n")[2].replace("R01", "R02").replace("熟人", "中介")
    (root / CLERK).write_text(REPOSITORY[CLERK] + points, "utf-8")
    more = REPOSITORY[ORGANIZATION].replace(
        "key: true}\n", "key: true}\n          - {id: archivist, name: 档案员}\n", 1
    )
    (root / ORGANIZATION).write_text(more, "utf-8")
    new = ("--supplement", f"{SUBJECT}#R02", "--today", "2010-08-16")
    assert call(*OPEN, *new, cwd=root).code == 1
    assert call(*OPEN, *new, *WHY, cwd=root).code == 0
    ended = call("notice", "issue", "bureau-2", "--number", "9", "--today", "2010-08-30", cwd=root)
    assert ended.code == 1 and "评估审查签字后内容又改了" in ended.err
    assert "archivist" not in ended.err


def test_it_is_said_in_the_status_by_the_check_and_on_paper(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, signed(*ALL[:-1]))
    call(*OPEN, *WHY, cwd=root)
    said = (
        "提前：公示 bureau 发起公示时尚缺上级审议 1 份，bureau/leading_group 2010-04-15 决定，"
        "原因：市局要求四月底前上墙"
    )
    assert said in call("status", cwd=root).out.splitlines()
    assert said in call("status", "bureau", cwd=root).out.splitlines()
    (early,) = json.loads(call("status", "--format", "json", cwd=root).out)["early"]
    assert early == {
        "unit": "bureau",
        "notice": "bureau",
        "step": "open",
        "by": "bureau/leading_group",
        "day": "2010-04-15",
        "reason": "市局要求四月底前上墙",
        "lacking": "上级审议 1 份",
    }
    found = call("check", "--select", "RK619", cwd=root)
    assert (
        found.code == 0
        and (
            "公示 bureau 提前发起公示：尚缺上级审议 1 份；bureau/leading_group 2010-04-15 决定，"
            "原因：市局要求四月底前上墙"
        )
        in found.out
    )
    for kind in ("announcement", "board", "office-net", "issuance"):
        assert call("render", kind, cwd=root).code == 0
        (page,) = (root / f"rendered/{kind}").rglob("*.html")
        assert (
            "提前发起公示：尚缺上级审议 1 份，由领导小组于2010年4月15日决定；原因：市局要求四月底前上墙。"
        ) in page.read_text("utf-8")


def test_an_issue_gone_past_is_told_once_and_as_such(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, signed(*ALL[:-1]))
    call(*OPEN, *WHY, cwd=root)
    assert call(*ISSUE, *WHY, cwd=root).code == 0
    day = ("--today", "2010-04-22")
    assert call("check", "--select", "RK605", *day, cwd=root).code == 0
    found = call("check", "--select", "RK619", *day, cwd=root)
    assert "公示 bureau 提前印发：尚缺" in found.out and found.out.count("提示[RK619]") == 2
    log = (root / EARLY).read_text("utf-8").replace("印发,bureau,", "印发,bureau-9,")
    (root / EARLY).write_text(log, "utf-8")
    assert call("check", "--select", "RK605", *day, cwd=root).code == 1
    stray = call("check", "--select", "RK614", *day, cwd=root)
    assert "今年没有“bureau-9”这次公示" in stray.out


def test_one_of_before_with_no_reason_is_told_and_passes(call: Call, tmp_path: Path) -> None:
    ended = call("check", cwd=lay(tmp_path, signed() | noticed("2010-04-21")))
    assert ended.code == 0 and "公示 bureau 在 2010-04-08 发起时还没有审定（尚缺：评估审查 1 份" in ended.out
