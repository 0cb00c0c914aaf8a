"""A point amended while it is published: the group decides, and only what grows less is published again."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.check.example_logs import DIGEST, SIGNED, noticed, signed
from tests.conftest import Call, Ended, lay

POINT = "bureau/registration/clerk#R01"
AFTER = "2010-04-22"  # the first day after the period of a notice opened on the example's day
MEASURE = "      - {text: 科长每月核对一次, owner: registration/chief}\n"
TEXT = REPOSITORY[CLERK].rstrip("\n") + "\n" + MEASURE
MORE = TEXT + MEASURE.replace("每月", "每季")
STRICTER = TEXT.replace("一成", "两成")
DECIDE = ("sign", "group", POINT, "--reference", "纪要〔2010〕5号", "--today", AFTER)

CHECKERS = ("--by", "bureau/discipline/inspector", "--by", "bureau/registration/chief")


def issue(call: Call, root: Path) -> Ended:
    return call("notice", "issue", "bureau", "--number", "8", "--today", AFTER, cwd=root)


def published(root: Path, call: Call) -> Path:
    """The clerk's point with two measures, all signed in all steps, and being published."""
    lay(root, {CLERK: TEXT})
    for number, step in enumerate(("self", "department", "cross", "group", "superior")):
        by = CHECKERS if step == "cross" else ()
        on = f"2010-04-{number + 11}"
        assert call("sign", step, "bureau", "--gather", *by, "--on", on, cwd=root).code == 0
    assert call("notice", "open", "bureau", cwd=root).code == 0
    return root


@pytest.mark.parametrize("text", [STRICTER, MORE], ids=["a stricter measure", "a measure more"])
def test_what_grew_no_less_waits_for_the_group_and_for_no_second_notice(
    tmp_path: Path, call: Call, text: str
) -> None:
    root = published(tmp_path, call)
    (root / CLERK).write_text(text, "utf-8")
    refused = issue(call, root)
    assert refused.code == 1 and f"riskctl sign group {POINT}" in refused.err
    assert "--supplement" not in refused.err
    assert "riskctl sign superior" not in refused.err, (
        "the group decides, and its decision is enough to issue"
    )
    assert "不用再公示" in call("check", "--select", "RK607", "--today", AFTER, cwd=root).out
    assert call(*DECIDE, cwd=root).code == 0
    assert "RK607" not in call("check", "--select", "RK607", "--today", AFTER, cwd=root).out
    assert issue(call, root).code == 0
    assert call("sign", "superior", POINT, "--today", AFTER, cwd=root).code == 0
    assert "RK" not in call("check", "--fail-on", "info", "--today", AFTER, cwd=root).out, (
        "all is as it is to be"
    )


def test_one_who_may_not_sign_a_register_may_not_sign_its_point(tmp_path: Path, call: Call) -> None:
    root = published(tmp_path, call)
    (root / CLERK).write_text(STRICTER, "utf-8")
    assert call(*DECIDE, cwd=root).code == 0
    log = root / SIGNED
    text = log.read_text("utf-8")
    own = next(line for line in text.splitlines() if f",{POINT}," in line)
    log.write_text(
        text.replace(own, own.replace("bureau/leading_group", "bureau/registration/clerk")), "utf-8"
    )
    assert "RK617" in call("check", "--today", AFTER, cwd=root).out


@pytest.mark.parametrize(
    "text",
    [TEXT.replace("severity: 严重", "severity: 轻微").replace("level: 3", "level: 2"), REPOSITORY[CLERK]],
    ids=["a level falls", "a measure goes"],
)
def test_what_grew_less_is_published_again_whatever_the_group_decides(
    tmp_path: Path, call: Call, text: str
) -> None:
    root = published(tmp_path, call)
    (root / CLERK).write_text(text, "utf-8")
    assert call(*DECIDE, cwd=root).code == 0
    refused = issue(call, root)
    assert refused.code == 1 and f"--supplement {POINT}" in refused.err


def test_a_decision_of_another_text_decides_nothing(tmp_path: Path, call: Call) -> None:
    root = published(tmp_path, call)
    (root / CLERK).write_text(STRICTER, "utf-8")
    assert call(*DECIDE, cwd=root).code == 0
    (root / CLERK).write_text(STRICTER.replace("两成", "半成"), "utf-8")
    assert issue(call, root).code == 1


def test_a_notice_of_before_does_not_tell_which_way_it_went(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path, signed() | noticed("2010-04-21", DIGEST))
    (root / CLERK).write_text(REPOSITORY[CLERK].replace("一成", "两成"), "utf-8")
    assert call(*DECIDE, cwd=root).code == 0
    refused = issue(call, root)
    assert refused.code == 1 and f"--supplement {POINT}" in refused.err
