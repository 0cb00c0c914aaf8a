"""`riskctl inspect ID --question …`: an answer and what it rests on go into the file, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.year.test_assess_command import INSPECTION
from tests.cli.year.test_sign_command import tree
from tests.conftest import Call

ID = "bureau-2010-04-15"
BASIS = "抽看八份登记表，与岗位职责对得上"


def answer(call: Call, root: Path, *words: str) -> int:
    return call("inspect", *words, cwd=root).code


def test_an_answer_stands_below_its_question_and_the_facts_stay(repository: Path, call: Call) -> None:
    assert answer(call, repository, "bureau") == 0
    before = (repository / INSPECTION).read_text("utf-8")
    words = ("--question", "procedure", "--answer", "基本", "--basis", BASIS)
    assert answer(call, repository, ID, *words) == 0
    head = "  - id: procedure # 程序是否规范\n"
    after = before.replace(head, head + f"    answer: partly\n    basis: {BASIS}\n")
    assert (repository / INSPECTION).read_text("utf-8") == after
    assert call("check", cwd=repository).code == 0
    assert answer(call, repository, ID, *words[:3], "yes", "--basis", "复看过") == 0
    changed = after.replace("answer: partly", "answer: yes").replace(BASIS, "复看过")
    assert (repository / INSPECTION).read_text("utf-8") == changed


@pytest.mark.parametrize(
    "words",
    [
        (ID, "--question", "procedure", "--answer", "yes"),
        (ID, "--question", "procedure", "--basis", BASIS),
        (ID, "--question", "procedure", "--answer", "yes", "--basis", BASIS, "--ways", "files"),
        (ID, "--question", "process", "--answer", "yes", "--basis", BASIS),
        ("bureau-2010-04-16", "--question", "procedure", "--answer", "yes", "--basis", BASIS),
        (ID, "--question", "procedure", "--answer", "yes", "--basis", "李丁四说好"),
    ],
)
def test_a_wrong_answer_changes_nothing(repository: Path, call: Call, words: tuple[str, ...]) -> None:
    assert answer(call, repository, "bureau") == 0
    before = tree(repository)
    assert answer(call, repository, *words) == 2 and tree(repository) == before


def test_an_inspection_alone_is_told_what_an_answer_needs(repository: Path, call: Call) -> None:
    assert answer(call, repository, "bureau") == 0
    before = tree(repository)
    ended = call("inspect", ID, cwd=repository)
    assert ended.code == 2 and "--question" in ended.err and tree(repository) == before
