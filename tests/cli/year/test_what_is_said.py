"""Whatever command it is given to, a text that must not be kept is refused before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example_logs import signed
from tests.cli.year.letters.test_letter_commands import RECTIFY, WARN
from tests.cli.year.notice.test_notice_command import COMMENTED, id_of
from tests.cli.year.test_sign_command import REF, tree
from tests.cli.year.test_suggest_command import made
from tests.conftest import Call, lay

POINT = f"{REF}#R01"
INSPECTION = "bureau-2010-04-15"
NOTICE = ("notice", "open", "bureau", "--early", "急用", "--early-by", "leading_group")
CHECK = ("record", POINT, "spot_check", "--by", "discipline", "--finding")
TO_PERSON = ("rectify", "bureau", "--person", "--reference", "示局纪〔2010〕3号")

# The call before, blank where there is none, and the call whose last word is the text.
SAID: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    ((), ("prepare", "training", "bureau", "--note")),
    ((), ("prepare", "plan", "bureau", "--number")),
    ((), (*NOTICE, "--channel")),
    (NOTICE, ("notice", "comment", "bureau", "--channel", "意见箱", "--text")),
    (NOTICE, ("notice", "comment", "bureau", "--text", "抽查比例偏低", "--channel")),
    ((), ("sign", "self", REF, "--returned")),
    ((), ("sign", "self", REF, "--reference")),
    ((), ("suggest", REF, "--from", "staff")),
    ((), ("suggest", REF, "窗口没有公开收费标准", "--from", "staff", "--declined")),
    ((), CHECK),
    ((), (*WARN, "--note")),
    ((), (*WARN, "--sign")),
    (WARN, ("warn", "bureau/1", "replied", "--note")),
    ((), (*RECTIFY, "--basis")),
    ((), (*RECTIFY, "--demand")),
    ((), (*RECTIFY, "--inspection")),
    ((), (*RECTIFY, "--note")),
    ((), TO_PERSON[:-1]),
    (TO_PERSON, ("rectify", "bureau/1", "received", "--note")),
    ((), ("respond", "bureau", "警示提醒", "--reference")),
    ((), ("done", POINT, "--all", "--effect")),
    ((), ("review", POINT, "--basis")),
    (("inspect", "bureau"), ("inspect", INSPECTION, "--question", "procedure", "--answer", "yes", "--basis")),
]


def refused(call: Call, root: Path, *words: str) -> str:
    before = tree(root)
    ended = call(*words, cwd=root)
    assert ended.code == 2 and ended.out == "" and tree(root) == before
    return ended.err


def refused_texts(call: Call, root: Path, *words: str) -> None:
    told = refused(call, root, *words, "2010年李丁四补签")
    assert "写了任职人员的姓名（李○○）" in told and "李丁四" not in told
    refused(call, root, *words, "\u3000")
    assert "U+200B" in refused(call, root, *words, "2010年复\u200b核")


@pytest.mark.parametrize(("before", "words"), SAID, ids=" ".join)
def test_a_text_is_looked_at_before_it_is_kept(
    repository: Path, call: Call, before: tuple[str, ...], words: tuple[str, ...]
) -> None:
    if before:
        assert call(*before, cwd=repository).code == 0
    refused_texts(call, repository, *words)


@pytest.mark.parametrize("how", ["--adopted", "--declined"])
def test_the_answer_to_a_comment_is_looked_at(repository: Path, call: Call, how: str) -> None:
    assert call(*NOTICE, cwd=repository).code == 0
    id = id_of(call(*COMMENTED, cwd=repository))
    refused_texts(call, repository, "notice", "answer", "bureau", id, how)


def test_why_a_suggestion_was_declined_is_looked_at(repository: Path, call: Call) -> None:
    refused_texts(call, repository, "suggest", REF, "--answer", made(repository, call), "--declined")


@pytest.mark.parametrize("option", ["--number", "--to", "--copy"])
def test_what_an_issue_says_is_looked_at(tmp_path: Path, call: Call, option: str) -> None:
    root = lay(tmp_path, signed())
    assert call(*NOTICE, cwd=root).code == 0
    issue = ("notice", "issue", "bureau", "--today", "2010-04-22", "--number", "示局发〔2010〕8号")
    refused_texts(call, root, *issue, *NOTICE[3:], option)


@pytest.mark.parametrize("step", [NOTICE[:3], ("notice", "issue", "bureau", "--number", "8号")])
def test_why_it_is_early_is_looked_at(repository: Path, call: Call, step: tuple[str, ...]) -> None:
    if "issue" in step:
        assert call(*NOTICE, "--until", "2010-04-15", cwd=repository).code == 0
        step = (*step, "--today", "2010-04-22")
    refused_texts(call, repository, *step, "--early-by", "leading_group", "--early")
