"""Where the holders' file is broken, no command takes a text in which a holder might be named."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import PEOPLE, REPOSITORY
from tests.conftest import Call

HELD = REPOSITORY[PEOPLE]
BROKEN: dict[str, bytes] = {
    "a doubled key": f"{HELD}holders: {{}}\n".encode(),
    "a misspelt key": HELD.replace("name: 孙丙三", "nmae: 孙丙三").encode(),
    "GB18030": HELD.encode("gb18030"),
    "no YAML": "甲: [".encode(),
}
COMMANDS = [
    ("record", "bureau/registration/clerk#R01", "spot_check", "--by", "discipline", "--finding", "问孙丙三"),
    ("prepare", "plan", "bureau", "--number", "孙丙三"),
    ("prepare", "plan", "bureau", "--note", "由孙丙三起草"),
    ("suggest", "add", "bureau/registration/clerk", "孙丙三态度不好", "--from", "staff"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[::3]))
@pytest.mark.parametrize("broken", [*BROKEN, "a link"])
def test_where_names_cannot_be_known_no_free_text_is_taken(
    call: Call, repository: Path, broken: str, words: tuple[str, ...]
) -> None:
    if broken == "a link":
        (repository / PEOPLE).rename(repository / "名单")
        (repository / PEOPLE).symlink_to("名单")
    else:
        (repository / PEOPLE).write_bytes(BROKEN[broken])
    before = {path for path in repository.rglob("*") if path.is_file()}
    ended = call(*words, cwd=repository)
    assert (ended.code, ended.out) == (1, "") and "people.yaml 有错" in ended.err
    assert {path for path in repository.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("people.yml", "要以小写的 .yaml 结尾"),
        ("People.yaml", "要以小写的 .yaml 结尾"),
        ("people.yaml.txt", "要以小写的 .yaml 结尾"),
        ("任职名单.yaml", "像是任职名单"),
        ("registers/people.yaml", "像是任职名单"),
    ],
)
def test_a_file_of_holders_under_another_name_is_told_and_no_text_taken(
    call: Call, repository: Path, name: str, said: str
) -> None:
    (repository / PEOPLE).rename(repository / name)
    assert said in call("check", "--select", "RK007", cwd=repository).out
    for words in COMMANDS:
        assert call(*words, cwd=repository).code == 1
    for line in ("dossier 2010", "render annex-5 --edition public"):
        ended = call(*line.split(), cwd=repository)
        assert ended.code == 1 and "people.yaml 缺失或有错" in ended.err
    assert call("prepare", "plan", "bureau", "--note", "起草", "--people", name, cwd=repository).code == 0


def test_other_shared_files_under_another_name_are_told_and_nothing_follows(
    call: Call, repository: Path
) -> None:
    for name in ("organization", "regulations"):
        (repository / f"{name}.yaml").rename(repository / f"{name}.yml")
    found = call("check", "--format", "concise", cwd=repository).out
    assert "regulations.yml:1:1: 警告 RK007" in found and "organization.yml:1:1: 警告 RK007" in found
    assert "错误 RK204" not in found


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[::3]))
def test_where_they_are_known_the_name_is_refused(
    call: Call, repository: Path, words: tuple[str, ...]
) -> None:
    ended = call(*words, cwd=repository)
    assert ended.code == 2 and "任职人员的姓名" in ended.err and "孙丙三" not in ended.err


def test_what_has_no_free_text_is_recorded_all_the_same(call: Call, repository: Path) -> None:
    (repository / PEOPLE).write_bytes(BROKEN["no YAML"])
    assert call("prepare", "plan", "bureau", cwd=repository).code == 0
