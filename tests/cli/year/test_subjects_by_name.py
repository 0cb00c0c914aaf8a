"""A subject may be written by its names: the same is done, and what is recorded holds the ids."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from riskctl.check.example import ORGANIZATION, changed
from riskctl.corpus.subject import meant_ref
from tests.conftest import Call
from tests.year.build import find

UNIT, DEPARTMENT, POST = "示例局", "注册登记科", "科员"
LINES = [
    ("sign self {post} --on 2010-04-12",),
    ("prepare plan {unit} --on 2010-04-12",),
    ("record {post}#R01 spot_check --by discipline --finding 看过 --on 2010-04-12",),
    ("record {department} warning_education --by discipline --on 2010-04-12",),
    ("done {post}#R01 --all --on 2010-04-12",),
    ("warn issue {post}#R01 --sign 一件没有复核签名 --due 2010-04-30 --on 2010-04-12",),
    ("rectify issue {department} --basis 检查 --demand 补齐 --due 2010-04-30 --on 2010-04-12",),
    ("respond {unit} reminder --reference 纪〔2010〕5号 --on 2010-04-12",),
    ("suggest add {post} 插号 --from staff --on 2010-04-12",),
    ("inspect {unit} --on 2010-04-12",),
    ("assess {unit} --new",),
    ("sample {unit} --size 1",),
    ("status {department} --format json",),
    ("due {post}",),
    ("render annex-5 {post}",),
    ("render annex-3 {unit}",),
    ("export --for {department} --to json --output 数据.json",),
]


def files(root: Path) -> dict[str, bytes]:
    return {str(f.relative_to(root)): f.read_bytes() for f in root.rglob("*") if f.is_file()}


@pytest.mark.parametrize(("line",), LINES, ids=lambda line: " ".join(line.split()[:2]))
def test_the_same_is_done_as_by_ids(repository: Path, tmp_path: Path, call: Call, line: str) -> None:
    other = shutil.copytree(repository, tmp_path / "另一个")
    ids = {"unit": "bureau", "department": "bureau/registration", "post": "bureau/registration/clerk"}
    names = {"unit": UNIT, "department": f"{UNIT}/{DEPARTMENT}", "post": f"bureau/{DEPARTMENT}/{POST}"}
    by_id = call(*line.format(**ids).split(), cwd=repository)
    by_name = call(*line.format(**names).split(), cwd=other)
    assert by_id.code == 0 and by_name == by_id
    assert files(other) == files(repository)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("bureau", "bureau"),
        ("示例局/registration", "bureau/registration"),
        ("示例局/注册登记科/科员#R01", "bureau/registration/clerk#R01"),
        ("bureau/nothing/科员", "bureau/nothing/科员"),
        ("例局/登记科/科员#R01", "bureau/registration/clerk#R01"),
        ("局/登记科", "局/登记科"),
        ("bureau/registration/员", "bureau/registration/员"),
        ("没有", "没有"),
        ("", ""),
        ("a/b/c/d", "a/b/c/d"),
    ],
)
def test_what_is_not_known_stays_as_it_is_written(tmp_path: Path, word: str, meant: str) -> None:
    assert meant_ref(word, find(tmp_path).context.organization) == meant


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("sign self bureau/registration/科员工", "bureau/注册登记科/科员（bureau/registration/clerk）"),
        ("due bureau/注册登计科", "bureau/注册登记科（bureau/registration）"),
        (
            "done bureau/注册登记科/科员工#R01 --all",
            "bureau/注册登记科/科员#R01（bureau/registration/clerk#R01）",
        ),
        ("status 示列局", "bureau（示例局）"),
        ("record bureau spot_check --by 纪检祖", "discipline_office（纪检组）"),
        ("sign self bureau/registration/clark", "bureau/registration/clerk"),
    ],
)
def test_what_was_written_by_names_is_answered_by_names(
    repository: Path, call: Call, words: str, hint: str
) -> None:
    ended = call(*words.split(), cwd=repository)
    assert ended.code == 2 and f"是不是想写 {hint}？" in ended.err


def test_a_name_that_two_have_means_neither(tmp_path: Path) -> None:
    same = ("name: 局领导", "name: 注册登记科")
    twice = changed(ORGANIZATION, same)
    organization = find(tmp_path, twice).context.organization
    assert meant_ref("bureau/注册登记科", organization) == "bureau/注册登记科"
    assert meant_ref("bureau/registration", organization) == "bureau/registration"
