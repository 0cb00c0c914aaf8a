"""`riskctl sign`: the order is kept, all registers are signed or none, and departments merge."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, PEOPLE, REPOSITORY
from tests.conftest import Call, Ended, lay

REF = "bureau/registration/clerk"
LOG = "cycles/2010/signoffs/bureau/registration.csv"
BY = {"cross": ("--by", "bureau/discipline/inspector")}
STEPS = ("self", "department", "cross", "group", "superior")


def sign(call: Call, root: Path, step: str, *words: str, ref: str = REF) -> Ended:
    return call("sign", step, ref, *BY.get(step, ()), *words, cwd=root)


def tree(root: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(root)): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and ".git" not in p.parts
    }


def refused(call: Call, root: Path, *words: str, lang: Language = "en") -> str:
    """What is said of a call that is refused, having left everything as it was."""
    before = tree(root)
    ended = call("sign", *words, cwd=root, lang=lang)
    assert ended.code == 2 and ended.out == "" and tree(root) == before
    return ended.err


def test_the_five_steps_are_five_rows_and_the_check_is_clean(repository: Path, call: Call) -> None:
    for number, step in enumerate(STEPS):
        ended = sign(call, repository, step, "--on", f"2010-04-1{number}")
        written, said = ended.out.splitlines()
        assert ended.code == 0 and written == LOG  # told once it is on disk
        assert said.startswith(REF) and f"2010-04-1{number}" in said
    lines = (repository / LOG).read_text("utf-8-sig").splitlines()
    assert [line.split(",")[:5] for line in lines[1:]] == [
        ["个人自查", REF, REF, "2010-04-10", "同意"],
        ["部门评查", REF, "bureau/registration/chief", "2010-04-11", "同意"],
        ["交叉互查", REF, "bureau/discipline/inspector", "2010-04-12", "同意"],
        ["评估审查", REF, "bureau/leading_group", "2010-04-13", "同意"],
        ["上级审议", REF, "province/discipline_office", "2010-04-14", "同意"],
    ]
    assert call("check", cwd=repository).code == 0
    assert "RK6" not in call("check", "--fail-on", "info", cwd=repository).out


def test_a_step_may_be_named_in_chinese_and_recorded_by_another(repository: Path, call: Call) -> None:
    words = ("--recorded-by", "bureau/discipline/inspector", "--reference", "签字单3号")
    assert sign(call, repository, "个人自查", *words, "--on", "2010-04-02").code == 0
    row = (repository / LOG).read_text("utf-8-sig").splitlines()[1]
    assert ",签字单3号,bureau/discipline/inspector,2010-04-15," in row


def test_a_step_is_not_signed_before_the_one_before_it(repository: Path, call: Call) -> None:
    assert "no sign-off “own review” yet" in refused(call, repository, "department", REF)
    sign(call, repository, "self", "--on", "2010-04-12")
    assert "was signed on 2010-04-12" in refused(call, repository, "department", REF, "--on", "2010-04-11")
    assert sign(call, repository, "department", "--on", "2010-04-12").code == 0
    assert "no sign-off “cross-check” yet" in refused(call, repository, "group", REF)


def test_what_was_changed_since_is_signed_again_first(repository: Path, call: Call) -> None:
    sign(call, repository, "self")
    lay(repository, {CLERK: REPOSITORY[CLERK].replace("每周抽查", "每月抽查")})
    assert "changed since “own review” was signed" in refused(call, repository, "department", REF)
    assert sign(call, repository, "self").code == 0
    assert sign(call, repository, "department").code == 0


@pytest.mark.parametrize("reason", ["", " "])
def test_a_return_without_a_reason_is_no_agreement(repository: Path, call: Call, reason: str) -> None:
    assert "--returned" in refused(call, repository, "self", REF, "--returned", reason)


def test_what_was_returned_is_signed_again_first(repository: Path, call: Call) -> None:
    sign(call, repository, "self", "--on", "2010-04-14")
    returned = ("--returned", "措施没有写明谁来查", "--on", "2010-04-14")
    assert sign(call, repository, "department", *returned).code == 0
    assert "退回,措施没有写明谁来查" in (repository / LOG).read_text("utf-8-sig")
    said = refused(call, repository, "cross", REF, "--by", "bureau/discipline/inspector")
    assert "was returned on 2010-04-14" in said
    assert "nothing changed since" in refused(call, repository, "department", REF)
    both = refused(call, repository, "department", REF, "--returned", "甲", "--unchanged", "乙")
    assert "give one of them" in both
    assert sign(call, repository, "department", "--unchanged", "查验单已附卷").code == 0
    assert "同意,查验单已附卷" in (repository / LOG).read_text("utf-8-sig")
    assert sign(call, repository, "cross").code == 0


def test_a_new_holder_signs_first(repository: Path, call: Call) -> None:
    sign(call, repository, "self", "--on", "2010-04-02")
    held = "{name: 李丁四, from: 2008-01-01"
    lay(
        repository,
        {
            PEOPLE: REPOSITORY[PEOPLE].replace(
                held + "}", held + ", to: 2010-04-09}, {name: 吴己六, from: 2010-04-10}"
            )
        },
    )
    assert "has another holder" in refused(call, repository, "department", REF)
    assert sign(call, repository, "self").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("self", REF, "--by", "chief"), "not by bureau/registration/chief instead"),
        (("self", REF, "--by", "boss"), "no post or body “boss”"),
        (("self", REF, "--recorded-by", "boss"), "no post or body “boss”"),
        (("self", REF, "--on", "2010-04-16"), "has not come yet"),
        (("self", "bureau/registration/clark"), "Did you mean bureau/registration/clerk?"),
        (("self", "bureau/registration"), "has no register"),
        (("self", "bureau"), "has no step “own review”"),
        (("own", REF), "has no command “own”"),
        (("self", "province"), "outside this repository"),
    ],
)
def test_a_wrong_call_is_refused_in_a_sentence(
    repository: Path, call: Call, words: tuple[str, ...], said: str
) -> None:
    assert said in refused(call, repository, *words)


def test_another_department_has_to_be_named_for_the_cross_check(repository: Path, call: Call) -> None:
    for step in STEPS[:2]:
        sign(call, repository, step)
    assert "say which post with --by" in refused(call, repository, "cross", REF)
    assert "同在一个部门" in refused(call, repository, "cross", REF, "--by", "chief", lang="zh")


def test_a_head_does_not_sign_his_own_sheet_and_is_told_who_does(repository: Path, call: Call) -> None:
    chief = "bureau/registration/chief"
    sign(call, repository, "self", ref=chief)
    said = refused(call, repository, "department", chief, "--by", "chief")
    assert "cannot sign this step" in said and "--by bureau/leadership/deputy" in said
    assert sign(call, repository, "department", ref=chief).code == 0
    assert "bureau/leadership/deputy,2010-04-15" in (repository / LOG).read_text("utf-8-sig")


def test_a_name_is_never_recorded(repository: Path, call: Call) -> None:
    assert "孙○○" in refused(call, repository, "self", REF, "--returned", "孙丙三说不行")


def test_a_faulty_register_is_not_signed(repository: Path, call: Call) -> None:
    lay(repository, {CLERK: REPOSITORY[CLERK].replace("kind: integrity", "kind: 廉洁")})
    ended = call("sign", "self", REF, cwd=repository)
    assert (ended.code, ended.out, ended.err.count(CLERK)) == (1, "", 1)


def test_a_step_half_named_in_chinese_is_guessed(repository: Path, call: Call) -> None:
    assert "个人自查" in refused(call, repository, "自查", REF, lang="zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_register_is_not_signed(repository: Path, call: Call, lang: Language) -> None:
    """Neither alone nor with those above it: nobody can have looked at what says nothing."""
    chief = "registers/bureau/registration/chief.yaml"
    text = (repository / chief).read_text("utf-8")
    (repository / chief).write_text(text.replace("none: 本例不展开这个岗位的风险点\n", ""), "utf-8")
    before = tree(repository)
    for words in (("bureau/registration/chief",), ("bureau/registration", "--gather")):
        ended = call("sign", "self", *words, cwd=repository, lang=lang)
        assert (ended.code, ended.out) == (1, "") and tree(repository) == before
        assert chief in ended.err and "none:" in ended.err
