"""Acts done from pages: shown, confirmed, and the files to the byte as the commands by hand write them."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import Call
from tests.desk.acts.conftest import SitDown, held
from tests.desk.conftest import EXAMPLE
from tests.history.history import committed, git, without_git_settings

LOG = "cycles/2010/notices/suzhou.csv"
LINE = re.compile(r"<p><code>(riskctl .*?)</code></p>")


def test_the_way_of_the_office_through_may_is_as_by_hand(
    sit_down: SitDown, call: Call, tmp_path: Path
) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    lines = []
    for day, slug, values in (
        ("2010-05-04", "notice-open", {"unit": "suzhou", "channel": "办公网\r\n电子显示屏"}),
        ("2010-05-06", "notice-comment", {"notice": "suzhou", "channel": "意见箱", "text": "窗口午休没有人"}),
        ("2010-05-07", "notice-answer", {"notice": "suzhou", "comment": "", "adopted": "值班表已排"}),
        ("2010-05-11", "notice-issue", {"notice": "suzhou", "number": "肃工商发〔2010〕21号"}),
    ):
        desk = sit_down(root=desk.root, today=date.fromisoformat(day))
        if "comment" in values:
            values["comment"] = re.search(r'<option value="(C\w+)">', desk.text(f"/acts/{slug}"))[1]  # type: ignore[index]
        shown = desk.send(f"/acts/{slug}", **values)
        before = desk.held()
        written = LINE.search(shown)
        assert written and before == desk.held()
        assert "办好了" in desk.confirm(shown)
        assert desk.held() != before
        lines.append(written[1])
    by_hand = Path(shutil.copytree(EXAMPLE, tmp_path / "手工"))
    for line in lines:
        assert call(*shlex.split(line)[1:], cwd=by_hand).code == 0
    assert held(by_hand) == desk.held()


def test_what_a_command_refuses_stands_above_the_form_that_keeps_what_was_written(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    before = desk.held()
    page = desk.send("/acts/notice-open", unit="suzhoo", channel="办公网")
    assert 'role="alert"' in page and "suzhou" in page and 'value="suzhoo"' in page
    assert "riskctl notice open suzhoo --channel 办公网 --today 2010-05-04" in page
    assert desk.held() == before


def test_markup_in_a_field_stays_text(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    hostile = '"><script>alert(1)</script>'
    for slug in ("notice-open", "record", "suggest-add"):
        answer = desk.sitting.post(f"/acts/{slug}", {"unit": hostile, "subject": hostile, "text": hostile})
        assert answer.status_code == 200 and "<script>alert" not in answer.text
        assert "<script>alert" in unescape(answer.text)
    assert desk.sitting.get("/acts/%3Cscript%3E").status_code == 400


def test_two_desks_see_what_the_other_wrote(sit_down: SitDown) -> None:
    one = sit_down(today=date(2010, 5, 4))
    one.do("/acts/notice-open", unit="suzhou", channel="办公网")
    other = sit_down(root=one.root, today=date(2010, 5, 4))
    mine = one.send("/acts/notice-comment", notice="suzhou", channel="意见箱", text="午休没有人")
    theirs = other.send("/acts/notice-comment", notice="suzhou", channel="意见箱", text="比例偏低")
    assert "办好了" in one.confirm(mine)
    anew = other.confirm(theirs)
    assert "没有写：看过以后" in anew and LOG in anew
    assert "比例偏低" not in (one.root / LOG).read_text("utf-8-sig")
    assert "办好了" in other.confirm(anew)
    text = (one.root / LOG).read_text("utf-8-sig")
    assert "午休没有人" in text and "比例偏低" in text


def test_a_button_pressed_twice_writes_once(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = desk.send("/acts/prepare-training", units="aksay", note="补训")
    desk.confirm(page)
    written = desk.held()
    key = re.search(r'action="(/acts/shown/[\w-]+)"', page)
    assert key
    answer = desk.sitting.post(key[1], {})
    assert "已经办过" in answer.text and desk.held() == written


def test_a_command_of_the_status_leads_to_its_form(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    answer = desk.sitting.get("/acts/line?line=riskctl+notice+open+suzhou")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/acts/notice-open?unit=suzhou")
    assert 'name="unit" value="suzhou"' in desk.text(answer.headers["Location"])


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("riskctl due suzhou", "/sheets/record?subject=suzhou"),
        ("riskctl explain suzhou/registration/clerk#R01", "/point?id=suzhou%2Fregistration%2Fclerk%23R01"),
        ("riskctl check --select example-left", "/findings"),
        ("riskctl warn suzhou/1 replied", "/acts/warn-replied?letter=suzhou%2F1"),
        (
            "riskctl suggest suzhou/dongguan --answer S1",
            "/acts/suggest-answer?subject=suzhou%2Fdongguan&id=S1",
        ),
        ("riskctl list --no-owner suzhou/office", "/registers?subject=suzhou%2Foffice"),
        ("riskctl help", "/acts"),
    ],
)
def test_every_command_of_the_status_leads_somewhere(line: str, address: str, sit_down: SitDown) -> None:
    answer = sit_down(today=date(2010, 5, 4)).sitting.get(f"/acts/line?line={quote(line)}")
    assert answer.headers["Location"] == address


def test_the_form_speaks_english(sit_down: SitDown) -> None:
    desk = sit_down("en", today=date(2010, 5, 4))
    page = desk.text("/acts/notice-comment")
    assert "how it came" in page and "See what it would write" in page


def test_it_commits_what_it_wrote_and_only_when_asked(
    sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_git_settings(monkeypatch)
    desk = sit_down(today=date(2010, 5, 4))
    first = committed(desk.root, {})
    git(desk.root, "config", "user.name", "登记员")
    git(desk.root, "config", "user.email", "clerk@example.invalid")
    (desk.root / "notes.txt").write_text("别人的")
    git(desk.root, "add", "notes.txt")
    page = desk.do("/acts/prepare-training", units="aksay", note="补训")
    assert git(desk.root, "rev-parse", "HEAD") == first
    action = re.search(r'action="(/acts/done/[\w-]+)"', page)
    assert action and 'value="办了培训：aksay"' in page
    assert "已经提交" in desk.send(action[1], message="补记阿克塞的培训")
    assert git(desk.root, "log", "-1", "--format=%s") == "补记阿克塞的培训"
    changed = git(desk.root, "-c", "core.quotepath=false", "diff", "--name-only", first, "HEAD")
    assert changed == "cycles/2010/preparation/aksay.csv"
    assert git(desk.root, "diff", "--cached", "--name-only") == "notes.txt"


def test_where_git_does_not_commit_its_reason_is_told(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = desk.do("/acts/prepare-training", units="aksay", note="补训")
    action = re.search(r'action="(/acts/done/[\w-]+)"', page)
    assert action
    answer = desk.sitting.post(action[1], {"message": "补记"})
    assert "git" in answer.text and "Traceback" not in answer.text
