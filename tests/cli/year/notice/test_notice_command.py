"""`riskctl notice` from the opening to the issue: what is written, what is refused, and why."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.check.example_logs import DIGEST
from tests.conftest import Call, Ended, lay
from tests.year.signed import all_signed

FILE, LOG = "cycles/2010/notices/bureau.yaml", "cycles/2010/notices/bureau.csv"
WORDS = "cycles/2010/notices/bureau/opened.csv"
POINT = "bureau/registration/clerk#R01"
AFTER = "2010-04-22"  # the first day after the period of a notice opened on the example's day
EARLY = ("--early", "急用", "--early-by", "leading_group")
COMMENTED = ("notice", "comment", "bureau", "--channel", "意见箱", "--text", "抽查比例偏低")


@pytest.fixture
def confirmed(tmp_path: Path) -> Path:
    """The example repository with every sign-off, the superior's too."""
    return lay(tmp_path / "登记库", all_signed())


def state(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def issue(call: Call, root: Path, day: str = AFTER, **options: str) -> Ended:
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return call(
        "notice", "issue", "bureau", "--number", "示局发〔2010〕8号", "--today", day, *words, cwd=root
    )


def id_of(ended: Ended) -> str:
    assert ended.code == 0, ended.err
    return ended.err.partition("编号 ")[2].partition("。")[0]


def test_from_opening_to_issue(call: Call, confirmed: Path) -> None:
    before = state(confirmed)
    ended = call("notice", "open", "bureau", "--channel", "办公网", "--channel", "电子显示屏", cwd=confirmed)
    assert (ended.code, ended.out) == (0, f"{FILE}\n{WORDS}\n")
    assert "1 个风险点，2010-04-15 至 2010-04-21（5 个工作日，本项目补定）" in ended.err
    photograph = (confirmed / FILE).read_bytes()
    assert {
        path: data
        for path, data in state(confirmed).items()
        if path not in (confirmed / FILE, confirmed / WORDS)
    } == before
    comment = id_of(call(*COMMENTED, cwd=confirmed))
    answered = call(
        "notice", "answer", "bureau", comment, "--declined", "人手有限", "--today", AFTER, cwd=confirmed
    )
    assert answered.code == 0
    assert call("check", "--today", AFTER, cwd=confirmed).code == 0
    ended = issue(call, confirmed, to="各科室", copy="省局")
    assert ended.code == 0 and "印发了" in ended.err
    assert (confirmed / FILE).read_bytes() == photograph
    rows = (confirmed / LOG).read_text("utf-8-sig").splitlines()
    assert rows[1:] == [
        f"意见,2010-04-15,{comment},意见箱,抽查比例偏低,,,,",
        f"答复,2010-04-22,{comment},,人手有限,不采纳,,,",
        "印发,2010-04-22,,,,,示局发〔2010〕8号,各科室,省局",
    ]
    assert call("check", "--today", AFTER, cwd=confirmed).code == 0
    again = issue(call, confirmed)
    assert again.code == 1 and "已在 2010-04-22 印发，文号 示局发〔2010〕8号" in again.err


def test_everything_that_stands_against_an_issue_is_said_at_once(call: Call, repository: Path) -> None:
    call("notice", "open", "bureau", *EARLY, cwd=repository)
    comment = id_of(call(*COMMENTED, cwd=repository))
    (repository / CLERK).write_text(changed(CLERK, ("抽查受理件的一成", "抽查受理件的两成"))[CLERK], "utf-8")
    before = state(repository)
    ended = issue(call, repository, "2010-04-21")
    assert (ended.code, ended.out) == (1, "") and state(repository) == before
    assert ended.err.splitlines()[:6] == [
        "公示 bureau 没有印发：",
        "  - 公示期到 2010-04-21 才满，2010-04-21 还不能印发。",
        f"  - 2010-04-15 的意见 {comment}（意见箱）还没有答复：抽查比例偏低",
        "  - 上一级还没有审定：1 份登记表没有“上级审议”的有效签字（bureau/registration/clerk）。审定后运行 "
        "riskctl sign superior bureau --gather --reference 文号。",
        f"  - {POINT} 公示以后改过，等级没有降、措施没有少，不用再公示，但要有领导小组对这一点的决定："
        f"riskctl sign group {POINT} --reference 纪要号。",
        "  - 还没有办好：个人自查没有签 5 份（bureau/discipline/inspector、bureau/leadership/deputy、"
        "bureau/leadership/director、…）：riskctl sign self bureau/discipline/inspector",
    ]
    english = call(
        "notice", "issue", "bureau", "--number", "8", "--today", "2010-04-21", cwd=repository, lang="en"
    )
    assert english.code == 1
    assert english.err.startswith(
        "The notice bureau was not issued:\n  - The period runs to the end of 2010-04-21; on 2010-04-21 the "
        "notice cannot be issued yet.\n"
    )
    assert f"The comment {comment} of 2010-04-15 (意见箱) is not answered yet" in english.err
    assert "1 registers have no valid sign-off “superior”" in english.err
    assert f"{POINT} was changed after it was published" in english.err


def test_no_day_before_the_end_of_the_period_can_be_given_for_the_issue(call: Call, confirmed: Path) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    ended = issue(call, confirmed, "2010-05-04", on="2010-04-20")
    assert ended.code == 1 and "公示期到 2010-04-21 才满，2010-04-20 还不能印发" in ended.err
    future = issue(call, confirmed, AFTER, on="2010-05-04")
    assert future.code == 2 and not (confirmed / LOG).exists()


def test_it_is_not_closed_while_a_comment_is_open_and_takes_no_more_after(
    call: Call, confirmed: Path
) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    comment = id_of(call(*COMMENTED, cwd=confirmed))
    ended = call("notice", "close", "bureau", "--today", AFTER, cwd=confirmed)
    assert ended.code == 1 and comment in ended.err
    call("notice", "answer", "bureau", comment, "--adopted", "提高到两成", cwd=confirmed)
    assert call("notice", "close", "bureau", "--today", AFTER, cwd=confirmed).code == 0
    late = call(*COMMENTED, "--today", AFTER, cwd=confirmed)
    assert late.code == 2 and "已在 2010-04-22 结束" in late.err
    assert call("notice", "close", "bureau", "--today", AFTER, cwd=confirmed).code == 1


def test_a_point_found_mid_year_is_published_by_itself(call: Call, confirmed: Path) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    assert issue(call, confirmed).code == 0
    main, log = (confirmed / FILE).read_bytes(), (confirmed / LOG).read_bytes()
    points = REPOSITORY[CLERK].partition("risk_points:\n")[2].replace("R01", "R02").replace("熟人", "中介")
    (confirmed / CLERK).write_text(REPOSITORY[CLERK] + points, "utf-8")
    day, new = "2010-08-16", "bureau/registration/clerk#R02"
    found = call("check", "--select", "RK607", "--today", day, cwd=confirmed)
    assert f"{new} 不在本单位今年的任何一次公示里" in found.out
    twice = call("notice", "open", "bureau", "--supplement", POINT, "--today", day, cwd=confirmed)
    assert twice.code == 2 and "已经在 bureau 中照现在的内容公示过" in twice.err
    ended = call("notice", "open", "bureau", "--supplement", new, "--today", day, *EARLY, cwd=confirmed)
    assert ended.code == 0 and ended.out.startswith(
        "cycles/2010/notices/bureau-2.yaml\ncycles/2010/notices/bureau-2/opened.csv\n"
    )
    text = (confirmed / "cycles/2010/notices/bureau-2.yaml").read_text("utf-8")
    assert "kind: supplement" in text and "{id: R02," in text and "R01" not in text
    assert ((confirmed / FILE).read_bytes(), (confirmed / LOG).read_bytes()) == (main, log)
    assert "RK607" not in call("check", "--select", "RK607", "--today", day, cwd=confirmed).out


def test_a_notice_of_before_with_cut_digests_is_issued_with_a_word_or_published_anew_whole(
    call: Call, tmp_path: Path
) -> None:
    alone = changed("organization.yaml", ("    parent: province\n", ""))  # no superior confirms
    root = lay(tmp_path, all_signed() | alone)
    call("notice", "open", "bureau", cwd=root)
    whole = (root / FILE).read_text("utf-8")
    digest = whole.rpartition("fingerprint: ")[2].partition(",")[0]
    assert digest.startswith("2.")
    (root / FILE).write_text(whole.replace(digest, DIGEST[:8]), "utf-8")
    register = REPOSITORY[CLERK].replace("risk_points:", "duties: [归档]\nrisk_points:")
    (root / CLERK).write_text(register, "utf-8")
    anew = root / "cycles/2010/notices/bureau-2.yaml"
    ended = call("notice", "open", "bureau", "--supplement", POINT, "--today", "2010-04-19", cwd=root)
    assert ended.code == 0 and digest in anew.read_text("utf-8")
    anew.unlink()
    early = {"early": "急用", "early-by": "leading_group"}  # the duties were not signed anew
    ended = issue(call, root, **early)
    assert ended.code == 0 and f"{POINT} 公示时只记了指纹的前 8 位" in ended.err


def test_a_changed_point_published_anew_holds_nothing_back_once_that_period_is_over(
    call: Call, confirmed: Path
) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    (confirmed / CLERK).write_text(changed(CLERK, ("一成", "两成"))[CLERK], "utf-8")
    call("notice", "open", "bureau", "--supplement", POINT, "--today", "2010-04-19", *EARLY, cwd=confirmed)
    assert f"{POINT} 公示以后改过" in issue(call, confirmed).err
    assert f"{POINT} 公示以后改过" not in issue(call, confirmed, "2010-04-26").err


@pytest.mark.parametrize("how", ["closed", "gone"])
def test_a_point_closed_or_taken_away_meanwhile_holds_the_issue_back(
    call: Call, confirmed: Path, how: str
) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    text = REPOSITORY[CLERK].replace("    measures:", "    status: closed\n    measures:")
    if how == "gone":
        text = REPOSITORY[CLERK].replace("id: R01", "id: R09")
    (confirmed / CLERK).write_text(text, "utf-8")
    ended = issue(call, confirmed)
    assert ended.code == 1
    assert f"{POINT} {'公示以后关闭了' if how == 'closed' else '公示过，登记表里却没有了'}" in ended.err


def test_formatting_and_what_is_noted_later_move_nothing(call: Call, confirmed: Path) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    text = REPOSITORY[CLERK].replace("    level: 3\n", "    level: '3'  # 已核\n    note: 备注\n")
    (confirmed / CLERK).write_text(text, "utf-8")
    assert issue(call, confirmed).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open", "bureau"), "还没有结束（2010-04-15 至 2010-04-21），不能再开一次"),
        (("open", "burea"), "没有“burea”这个单位"),
        (("open", "province"), "上级单位"),
        (("open", "bureau", "--days", "0"), "写的是“0”，要写 1 到 366 的整数"),
        (("open", "bureau", "--until", "2010-04-14"), "早于第一天"),
        (("open", "bureau", "--supplement", "bureau#R09"), "没有在防的风险点“bureau#R09”"),
        (("open", "bureau", "--number", "8"), "--number 属于 riskctl notice issue"),
        (("comment", "bureau", "--text", "好"), "缺少选项 --channel"),
        (("comment", "bureau", "--channel", "电话", "--channel", "信", "--text", "好"), "一个渠道"),
        (("comment", "bureau", "--channel", "电话", "--text", "李丁四该换"), "写了任职人员的姓名"),
        (("comment", "bureau", "--channel", "电话", "--text", "好", "--on", "2010-04-14"), "才开始"),
        (("answer", "bureau", "C000000", "--declined", "无"), "没有编号是“C000000”的意见"),
        (("answer", "bureau"), "缺少参数：意见"),
        (("close", "bureaus"), "没有编号是“bureaus”的公示"),
        (("issue", "bureau"), "缺少选项 --number"),
    ],
)
def test_a_wrong_call_leaves_everything_as_it_was(
    call: Call, confirmed: Path, words: tuple[str, ...], said: str
) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    before = state(confirmed)
    ended = call("notice", *words, cwd=confirmed)
    assert (ended.code, ended.out) == (2, "") and said in ended.err
    assert state(confirmed) == before


def test_a_year_without_a_calendar_asks_for_the_last_day(call: Call, confirmed: Path) -> None:
    ended = call("notice", "open", "bureau", "--from", "2099-04-15", cwd=confirmed)
    assert ended.code == 2 and "没法按工作日算" in ended.err and "--until" in ended.err
    ended = call("notice", "open", "bureau", "--from", "2099-04-15", "--until", "2099-04-22", cwd=confirmed)
    assert ended.code == 0 and "working_days" not in (confirmed / FILE).read_text("utf-8")


def test_a_broken_register_opens_nothing(call: Call, confirmed: Path) -> None:
    (confirmed / CLERK).write_text(changed(CLERK, ("probability: 高", "probability: 很高"))[CLERK], "utf-8")
    ended = call("notice", "open", "bureau", cwd=confirmed)
    assert ended.code == 1 and CLERK in ended.err and not (confirmed / FILE).exists()


def test_a_comment_stays_text(call: Call, confirmed: Path) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    text = '=1+1 <b>王某"说"</b>，{{ 7*7 }}\n第二行；# 不是注释'
    channel = ("notice", "comment", "bureau", "--channel", "座谈会", "--text")
    assert call(*channel, text, cwd=confirmed).code == 0
    again = call(*channel, text, cwd=confirmed)
    assert again.code == 2 and "已经记过了" in again.err
    assert call("check", cwd=confirmed).code == 0
    call("render", "comments", "--to", "html", cwd=confirmed)
    page = (confirmed / "rendered/comments/bureau.html").read_text("utf-8")
    assert "=1+1 &lt;b&gt;王某" in page and "{{ 7*7 }}" in page and "<b>" not in page


def test_two_comments_of_two_branches_have_two_ids(call: Call, tmp_path: Path) -> None:
    ids = []
    for text in ("一", "二"):
        root = lay(tmp_path / text, all_signed())
        call("notice", "open", "bureau", cwd=root)
        channel = ("--channel", "电话", "--text", text)
        ids.append(id_of(call("notice", "comment", "bureau", *channel, cwd=root)))
    assert len(set(ids)) == 2


def test_an_interrupted_call_writes_nothing(
    call: Call, confirmed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("notice", "open", "bureau", cwd=confirmed)
    id_of(call(*COMMENTED, cwd=confirmed))
    before = state(confirmed)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", interrupted)
        ended = call("notice", "comment", "bureau", "--channel", "电话", "--text", "好", cwd=confirmed)
    assert ended.code == 130 and state(confirmed) == before


def test_on_the_example_of_jiuquan(call: Call, tmp_path: Path) -> None:
    root = tmp_path / "jiuquan"
    unsigned = shutil.ignore_patterns("signoffs")
    shutil.copytree(Path(__file__).parents[4] / "examples/jiuquan", root, ignore=unsigned)
    assert call("notice", "open", "suzhou", "--today", "2010-05-04", cwd=root).code == 1
    ended = call("notice", "open", "suzhou", "--today", "2010-05-04", *EARLY, cwd=root)
    assert ended.code == 0 and "2010-05-04 至 2010-05-10（5 个工作日，本项目补定）" in ended.err
    assert (
        call("notice", "open", "jiuquan", "--today", "2010-05-04", "--days", "7", *EARLY, cwd=root).code == 0
    )
    ended = call(
        "notice", "issue", "suzhou", "--number", "肃工商发〔2010〕15号", "--today", "2010-05-11", cwd=root
    )
    assert ended.code == 1 and "上一级还没有审定" in ended.err and "公示期" not in ended.err
    assert call("check", "--today", "2010-05-04", "--select", "RK605,RK606,RK607", cwd=root).code == 0
    assert call("render", "announcement", "--today", "2010-05-04", cwd=root).code == 0
