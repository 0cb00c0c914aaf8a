"""Documents of a notice: its period, points, edition and comments, and what stands on the notice of issue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, CYCLE, REPOSITORY
from riskctl.check.example_logs import ANSWER, COMMENT, ISSUE, LOG, NOTICE, noticed, steps
from riskctl.render.blocks import Paper, texts
from tests.conftest import Call, lay
from tests.render.build import POINTS, Laid, Overlay

Lay = Callable[[Overlay], Laid]
SECOND = {CLERK: REPOSITORY[CLERK] + POINTS.replace("R01", "R02").replace("熟人", "中介")}
OPEN = noticed("2010-04-20")
OLD, NEW = "受理时对材料不齐的熟人企业先行受理", "受理时对材料不齐的中介企业先行受理"


def shown(document: Paper) -> str:
    return "\n".join(texts(document))


@pytest.mark.parametrize("kind", ["announcement", "board", "office-net"])
def test_what_announces_has_the_period_and_the_points_of_the_open_notice(laid: Lay, kind: str) -> None:
    cycle = {CYCLE: REPOSITORY[CYCLE] + "notice: {from: 2010-05-04, to: 2010-05-10}\n"}
    (document,) = laid(OPEN | SECOND | cycle).made(kind)
    assert "2010年4月8日" in shown(document) and "2010年5月4日" not in shown(document)
    assert OLD in shown(document) and NEW not in shown(document)


def test_before_there_is_a_notice_every_point_and_the_period_of_the_cycle(laid: Lay) -> None:
    cycle = {CYCLE: REPOSITORY[CYCLE] + "notice: {from: 2010-05-04, to: 2010-05-10}\n"}
    for kind in ("announcement", "office-net"):
        (document,) = laid(SECOND | cycle).made(kind)
        assert "2010年5月4日" in shown(document) and OLD in shown(document) and NEW in shown(document)


def test_after_the_issue_the_announcement_is_what_was_published_with_its_own_days(laid: Lay) -> None:
    cycle = {CYCLE: REPOSITORY[CYCLE] + "notice: {from: 2010-05-04, to: 2010-05-10}\n"}
    (document,) = laid(noticed() | steps(ISSUE) | SECOND | cycle).made("announcement")
    assert "2010年4月8日至2010年4月14日" in shown(document) and "2010年5月" not in shown(document)
    assert shown(document).endswith("2010年4月8日") and document.day == date(2010, 4, 8)
    assert OLD in shown(document) and NEW not in shown(document)


def test_after_the_issue_the_office_net_shows_what_stands_and_no_period(laid: Lay) -> None:
    cycle = {CYCLE: REPOSITORY[CYCLE] + "notice: {from: 2010-05-04, to: 2010-05-10}\n"}
    (document,) = laid(noticed() | steps(ISSUE) | SECOND | cycle).made("office-net")
    assert "公示时间" not in shown(document) and OLD in shown(document) and NEW in shown(document)


TWICE = {
    **noticed("2010-04-14"),
    **steps(ISSUE),
    NOTICE.replace("bureau.yaml", "bureau-2.yaml"): noticed("2010-04-21")[NOTICE]
    .replace("kind: main", "kind: supplement")
    .replace("id: R01", "id: R02")
    .replace("2010-04-08", "2010-04-15"),
    LOG.replace("bureau.csv", "bureau-2.csv"): steps(
        ISSUE.replace("2010-04-15", "2010-04-22").replace("8号", "9号")
    )[LOG],
}


@pytest.mark.parametrize("kind", ["announcement", "issuance", "board"])
def test_a_supplement_takes_the_place_of_nothing(laid: Lay, kind: str) -> None:
    main, supplement = laid(TWICE | SECOND).made(kind)
    assert OLD in shown(main) and NEW not in shown(main) and "补充" not in main.title
    assert NEW in shown(supplement) and OLD not in shown(supplement) and "补充" in supplement.title
    if kind == "issuance":
        assert "8号" in shown(main) and "9号" in shown(supplement)
        assert "经2010年4月8日至2010年4月14日公示" in shown(main)


@pytest.mark.parametrize("number", ["示局发〔2010〕9号", "示局发[2010] 9号", "示局发【2010】9号", "bureau-2"])
def test_a_document_is_asked_for_by_its_number_or_the_id_of_its_notice(laid: Lay, number: str) -> None:
    (document,) = laid(TWICE | SECOND).made("issuance", number)
    assert "示局发〔2010〕9号" in shown(document) and "2010年4月22日" in shown(document)


def test_forms_have_every_point_whatever_is_published(laid: Lay) -> None:
    (document,) = laid(OPEN | SECOND).made("annex-5", "bureau/registration/clerk")
    assert OLD in shown(document) and NEW in shown(document)


def test_a_supplement_says_so(laid: Lay) -> None:
    supplement = {NOTICE: OPEN[NOTICE].replace("kind: main", "kind: 补充公示")}
    for kind in ("announcement", "board"):
        assert "补充公示" in laid(supplement).made(kind)[0].title
        assert "补充公示" not in laid(OPEN).made(kind)[0].title


def test_the_edition_is_that_of_the_notice_unless_another_is_asked_for(call: Call, tmp_path: Path) -> None:
    public = {NOTICE: OPEN[NOTICE].replace("edition: staff", "edition: public")}
    root = lay(tmp_path, public)
    page = root / "rendered/announcement/bureau.html"
    call("render", "announcement", cwd=root)
    assert "不对外公布" in page.read_text("utf-8")
    call("render", "announcement", "--edition", "staff", cwd=root)
    assert "不对外公布" not in page.read_text("utf-8")


def test_the_list_of_comments_with_what_came_of_them(laid: Lay) -> None:
    whole = laid(OPEN | steps(COMMENT, ANSWER, COMMENT.replace("C1a2b3c", "C000002")))
    (inside,), (staff,) = whole.made("comments"), whole.made("comments", edition="staff")
    for word in ("抽查比例偏低", "意见箱", "采纳", "抽查比例提高到一成", "2010-04-12", "尚未答复"):
        assert word in shown(inside)
    assert "抽查比例偏低" not in shown(staff) and "抽查比例提高到一成" in shown(staff)


def test_no_comment_and_no_notice_are_told_apart(laid: Lay) -> None:
    assert "There was no notice this year." in shown(laid({}).made("comments", language="en")[0])
    assert "No comment came in." in shown(laid(noticed("2010-04-13")).made("comments", language="en")[0])


def test_before_the_notice_or_its_end_no_comment_is_ruled_out(laid: Lay) -> None:
    planned = REPOSITORY[CYCLE] + "notice: {from: 2010-05-04, to: 2010-05-10}\n"
    (before,) = laid({CYCLE: planned}).made("comments")
    assert "本年度还没有公示。" in shown(before) and "没有收到意见" not in shown(before)
    (during,) = laid({**OPEN}).made("comments")
    assert "还没有期满" in shown(during) and "公示期间没有收到意见" not in shown(during)


def test_the_notice_of_issue_has_its_number_day_addressees_and_copies(laid: Lay) -> None:
    issue = ISSUE.replace("2010-04-15", "2010-04-14").replace("各科室", "各科室；各所")
    (document,) = laid(noticed("2010-04-13") | steps(issue)).made("issuance")
    for words in ("示局发〔2010〕8号", "各科室、各所：", "抄送：省局。", "2010年4月14日印发"):
        assert words in shown(document)
    (blank,) = laid({}).made("issuance")
    assert "示局发" not in shown(blank) and "2010年4月15日印发" in shown(blank)


def test_where_no_period_is_known_it_is_said(call: Call, tmp_path: Path) -> None:
    bare = lay(tmp_path / "bare")
    said = (
        "bureau 的公示没有公示期：运行 riskctl notice open 单位，或在 cycles/2010/cycle.yaml 里写 notice:。"
    )
    assert said in call("render", "announcement", cwd=bare).err.splitlines()
    assert said not in call("render", "annex-5", cwd=bare).err
    assert "公示期" not in call("render", "announcement", cwd=lay(tmp_path / "open", OPEN)).err
    english = call("render", "board", cwd=bare, lang="en").err
    assert "The notice of bureau names no period: run riskctl notice open UNIT" in english


def test_a_broken_notice_makes_no_document(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, {NOTICE: OPEN[NOTICE].replace("opened: 2010-04-08", "opened: 不详")})
    ended = call("render", "announcement", cwd=root)
    assert ended.code == 1 and NOTICE in ended.err
