"""`riskctl init`: clean at once whatever is answered, nothing touched that was there, nothing half done."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from riskctl.corpus.load import load
from riskctl.corpus.policy import presets
from riskctl.records.vocabulary import CODES
from riskctl.sources import staging
from tests.cli.conftest import Run
from tests.conftest import Call

HOSTILE = [
    '"; rm -rf /',
    "{{x}}",
    "${x}",
    "$name",
    "甲: #乙",
    "- 甲",
    "'",
    "null",
    "@甲",
    "甲\u3000局",
    "%",
    "[甲]",
]


def clean(call: Call, folder: Path) -> None:
    """Fail where a check finds anything but the example that it begins with, or a level would change."""
    ended = call("check", "--fail-on", "warning", "--format", "json", cwd=folder)
    assert [one["id"] for one in json.loads(ended.out)["findings"]] == ["RK622"]
    assert ended.code == 0 and call("level", "--check", cwd=folder).code == 0
    assert call("schema", "--check", cwd=folder).code == 0 and "schema" not in ended.err


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("power", CODES["power"])
@pytest.mark.parametrize("policy", presets())
def test_it_checks_clean_under_every_policy_and_with_every_power(
    tmp_path: Path, call: Call, policy: str, power: str, language: str
) -> None:
    folder, words = tmp_path / "登记库", ("--powers", CODES["power"][power][0], "--policy", policy)
    assert call("init", str(folder), *words, "--language", language).code == 0
    clean(call, folder)
    _, context = load(folder)
    assert context.programme and (context.programme.policy, context.programme.language) == (policy, language)


@pytest.mark.parametrize("policy", presets())
def test_it_checks_clean_with_all_powers(tmp_path: Path, call: Call, policy: str) -> None:
    assert call("init", "--policy", policy, cwd=tmp_path).code == 0
    clean(call, tmp_path)


@pytest.mark.parametrize(("today", "until"), [("2010-01-05", "2010-04-30"), ("2010-04-20", "2010-06-19")])
def test_what_nobody_looked_at_is_left_out_until_a_day(
    tmp_path: Path, call: Call, today: str, until: str
) -> None:
    call("init", "--today", today, cwd=tmp_path)
    _, context = load(tmp_path)
    assert context.programme and {str(ignore.until) for ignore in context.programme.ignore} == {until}
    assert call("check", "--today", until, cwd=tmp_path).code == 0
    late = call("check", "--today", "2010-06-20", "--format", "json", cwd=tmp_path)
    assert {"RK401", "RK402", "RK403", "RK404"} <= {f["id"] for f in json.loads(late.out)["findings"]}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_only_ever_a_name(tmp_path: Path, call: Call, name: str) -> None:
    given = ("--unit", name, "--parent", f"上级{name}", "--departments", f"{name},办公室", "--name", name)
    assert call("init", *given, cwd=tmp_path).code == 0
    clean(call, tmp_path)
    _, context = load(tmp_path)
    assert context.programme and context.programme.name == name
    assert context.organization and context.organization.units["bureau"].name == name
    assert context.organization.units["superior"].name == f"上级{name}"


def test_no_department_is_called_as_the_units_own_logs_are(tmp_path: Path, call: Call) -> None:
    assert call("init", "--departments", "Unit,办公室", cwd=tmp_path).code == 0
    clean(call, tmp_path)
    _, context = load(tmp_path)
    assert context.organization and "bureau/unit-2" in context.organization.departments


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--unit", "甲\n乙", "里面有换行或看不见的字符"),
        ("--parent", "甲\u202e乙", "里面有换行或看不见的字符"),
        ("--unit", " ", "不能是空的"),
        ("--unit", "甲" * 101, "太长，最多 100 个字"),
        ("--unit-id", "../外面", "“../外面”不能作编号"),
        ("--unit-id", "con", "“con”不能作编号"),
        ("--departments", "甲科,甲科", "“甲科”写了两次"),
        ("--departments", ",", "没有写内容"),
        ("--powers", "approval,hiring", "没有“hiring”，可以写：行政审批权（approval）"),
        ("--policy", "jiuquan", "没有“jiuquan”，可以写："),
        ("--cycle", "今年", "“今年”不是年度"),
        ("--cycle", "9999", "“9999”不是年度，要写 1949 到 2100 之间"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(
    tmp_path: Path, call: Call, option: str, value: str, said: str
) -> None:
    ended = call("init", option, value, cwd=tmp_path)
    assert ended.code == 2 and f"{option} 的值不对：{said}" in ended.err
    assert not any(tmp_path.iterdir())


def test_without_a_terminal_nothing_is_asked_and_the_files_are_listed(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "甲局 登记库"
    folder.mkdir()
    ended = run("init", cwd=folder)
    assert ended.returncode == 0 and "第一步：照实改" in ended.stderr.decode()
    listed = ended.stdout.decode().splitlines()
    there = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    assert sorted(listed) == sorted(there) and "registers/bureau/approval/clerk.yaml" in listed


def test_a_second_run_is_refused(tmp_path: Path, call: Call) -> None:
    call("init", "库", cwd=tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for words in (("库",), ("库", "--unit", "另一个局")):
        ended = call("init", *words, cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "") and "库 已经是登记库" in ended.err
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_a_record_in_the_way_is_named_and_nothing_is_written(tmp_path: Path, call: Call) -> None:
    (tmp_path / "organization.yaml").write_text("我的\n", "utf-8")
    ended = call("init", cwd=tmp_path)
    assert ended.code == 2 and "已经有 organization.yaml，什么都没有写" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["organization.yaml"]


def test_other_files_that_are_there_stay_and_are_named(tmp_path: Path, call: Call) -> None:
    (tmp_path / "README.md").write_text("我的\n", "utf-8")
    (tmp_path / ".gitignore").symlink_to("nowhere")
    ended = call("init", cwd=tmp_path)
    assert ended.code == 0 and "原来就有，没有动：.gitignore、README.md。" in ended.err
    assert (tmp_path / "README.md").read_text("utf-8") == "我的\n" and "README.md" not in ended.out
    clean(call, tmp_path)


def test_a_file_is_no_folder(tmp_path: Path, call: Call) -> None:
    (tmp_path / "库").touch()
    ended = call("init", "库", cwd=tmp_path)
    assert ended.code == 2 and "库 是文件，不是文件夹" in ended.err


def test_a_folder_that_cannot_be_written_is_told_and_left_as_it_was(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []

    def stage(temporary: Path, data: bytes, mode: int | None) -> None:
        calls.append(temporary)
        if len(calls) == 5:
            raise PermissionError(errno.EACCES, "Permission denied", str(temporary))
        temporary.write_bytes(data)

    monkeypatch.setattr(staging, "stage", stage)
    ended = call("init", "甲/乙", cwd=tmp_path)
    assert ended.code == 2 and "没有权限" in ended.err and not any(tmp_path.iterdir())


def test_the_example_of_holders_is_the_file_of_holders_once_filled_in(tmp_path: Path, call: Call) -> None:
    call("init", cwd=tmp_path)
    lines = (
        (tmp_path / "people.example.yaml").read_text("utf-8").replace("  # bureau/", "  bureau/").splitlines()
    )
    named = [line.replace("name: ,", f"name: 王甲{n},") for n, line in enumerate(lines)]
    (tmp_path / "people.yaml").write_text("\n".join(named) + "\n", "utf-8")
    clean(call, tmp_path)
    _, context = load(tmp_path)
    assert context.people and context.organization
    assert set(context.people.record.holders) == {ref for ref, _ in context.organization.seats.items()}
