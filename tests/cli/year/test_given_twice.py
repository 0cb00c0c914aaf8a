"""A call given twice is recorded once: the second says so, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, PEOPLE, changed
from tests.cli.year.letters.test_letter_commands import POINT, RECTIFY, WARN
from tests.cli.year.notice.test_notice_command import COMMENTED, id_of
from tests.cli.year.test_sign_command import LOG, REF, tree
from tests.cli.year.test_suggest_command import made
from tests.conftest import Call, lay

CHECK = ("record", POINT, "spot_check", "--by", "discipline")
TALK = ("record", "bureau", "警示教育", "--by", "discipline_office")


def refused(call: Call, root: Path, *words: str, lang: Language = "zh") -> str:
    before = tree(root)
    ended = call(*words, cwd=root, lang=lang)
    assert ended.code == 2 and ended.out == "" and tree(root) == before
    return ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sign", "self", REF), "2010-04-15 已经这样签过"),
        (("sign", "self", REF, "--returned", "漏了一项"), "2010-04-15 已经这样签过"),
        ((*CHECK, "--finding", " 看过 "), "已经记过一条一样的"),
        (TALK, "已经记过一条一样的"),
    ],
)
def test_the_second_call_is_refused(repository: Path, call: Call, words: tuple[str, ...], said: str) -> None:
    assert call(*words, cwd=repository).code == 0
    assert said in refused(call, repository, *words)
    assert "already" in refused(call, repository, *words, "--today", "2010-04-15", lang="en")


def test_what_differs_is_another_act(repository: Path, call: Call) -> None:
    for finding in ("上午看了五件", "下午看了五件"):
        assert call(*CHECK, "--finding", finding, cwd=repository).code == 0
    assert call(*CHECK, "--finding", "上午看了五件", "--on", "2010-04-14", cwd=repository).code == 0


def test_what_was_returned_is_signed_on_the_same_day_once_it_is_mended(repository: Path, call: Call) -> None:
    assert call("sign", "self", REF, "--returned", "漏了一项", cwd=repository).code == 0
    assert "分不清哪个算数" in refused(call, repository, "sign", "self", REF)
    lay(repository, changed(CLERK, ("title: 受理时", "title: 窗口受理时")))
    assert call("sign", "self", REF, cwd=repository).code == 0
    assert len((repository / LOG).read_text("utf-8-sig").splitlines()) == 3


def test_of_several_registers_one_signed_already_keeps_all_back(repository: Path, call: Call) -> None:
    assert call("sign", "self", REF, cwd=repository).code == 0
    (repository / "registers/bureau/registration/chief.yaml").write_text(
        (repository / "registers/bureau/registration/clerk.yaml").read_text("utf-8").replace("clerk", "chief")
    )
    assert REF in refused(call, repository, "sign", "self", "bureau/registration/chief", REF)


def test_a_new_holder_signs_what_the_one_before_signed_that_day(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path, {})
    assert call("sign", "self", REF, "--on", "2010-04-12", cwd=root).code == 0
    new = "name: 李丁四, from: 2008-01-01, to: 2010-04-12}, {name: 周新来, from: 2010-04-13"
    lay(tmp_path, changed(PEOPLE, ("name: 李丁四, from: 2008-01-01", new)))
    assert call("sign", "self", REF, cwd=root).code == 0


def test_an_answer_is_given_once_and_may_be_changed(repository: Path, call: Call) -> None:
    id = made(repository, call)
    answer = ("suggest", REF, "--answer", id)
    assert call(*answer, "--adopted", "R01", cwd=repository).code == 0
    assert "已经这样答复过" in refused(call, repository, *answer, "--adopted", "R01")
    assert "分不清" in refused(call, repository, *answer, "--declined", "已在大厅公示")
    later = ("--today", "2010-04-16")
    assert call(*answer, "--declined", "已在大厅公示", *later, cwd=repository).code == 0


def test_a_comment_is_answered_alike_once(repository: Path, call: Call) -> None:
    assert (
        call(
            "notice", "open", "bureau", "--early", "急用", "--early-by", "leading_group", cwd=repository
        ).code
        == 0
    )
    id = id_of(call(*COMMENTED, cwd=repository))
    answer = ("notice", "answer", "bureau", id, "--declined")
    assert call(*answer, "人手有限", cwd=repository).code == 0
    assert "已经这样答复过" in refused(call, repository, *answer, "人手有限")
    assert "2010-04-15 以后的一天" in refused(call, repository, *answer, "人手有限，明年再加")
    assert call(*answer, "人手有限，明年再加", "--today", "2010-04-16", cwd=repository).code == 0


def test_a_table_with_one_row_twice_names_the_second(tmp_path: Path, call: Call) -> None:
    root, table = lay(tmp_path / "库", {}), tmp_path / "表.csv"
    row = f"2010-04-14,随机抽查,{POINT},bureau/discipline_office,看过五件\n"
    table.write_text(f"日期,方式,风险点,检查人,发现情况\n{row}{row}", "utf-8-sig")
    err = refused(call, root, "record", "--from", str(table))
    assert "第 3 行" in err and "已经记过一条一样的" in err


@pytest.mark.parametrize("issue", [WARN, RECTIFY])
def test_a_letter_without_an_event_is_told_what_to_write(
    repository: Path, call: Call, issue: tuple[str, ...]
) -> None:
    assert call(*issue, cwd=repository).code == 0
    assert f"riskctl {issue[0]} bureau/1 replied" in refused(call, repository, issue[0], "bureau/1")
    assert call(issue[0], "bureau/1", "replied", cwd=repository).code == 0
    assert f"riskctl {issue[0]} bureau/1 verified" in refused(call, repository, issue[0], "bureau/1")
