"""`riskctl schema`: the JSON Schemas of the files, printed or written, the same as those kept in git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl.base.resources import shipped
from riskctl.records.kinds import yaml_kinds
from tests.cli.conftest import Run
from tests.conftest import Call, Ended

NAMES = [kind.name for kind in yaml_kinds()]


def test_without_a_word_it_lists_the_kinds_and_where_their_files_lie(call: Call, tmp_path: Path) -> None:
    ended = call("schema", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "person  registers/{unit}/{department}/{post}.yaml\n" in ended.out
    assert [line.split()[0] for line in ended.out.splitlines()] == NAMES


def test_those_kept_in_git_are_current(call: Call, tmp_path: Path) -> None:
    assert call("schema", "--output", ".", cwd=tmp_path).code == 0
    kept = {path.name: path.read_text("utf-8") for path in shipped("schemas").iterdir()}
    for printed in ("diff", "findings"):  # of what is printed, not of a file; each has a test of its own
        del kept[f"{printed}.v1.json"]
    stale = [
        path.name for path in sorted(tmp_path.iterdir()) if path.read_text("utf-8") != kept.pop(path.name, "")
    ]
    assert (stale, kept) == ([], {}), "run `make regen`"


def test_every_schema_names_itself(call: Call, tmp_path: Path) -> None:
    for name in NAMES:
        schema = json.loads(call("schema", name, cwd=tmp_path).out)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert schema["properties"]["schema"] == {"const": f"riskctl/{name}/v1"}
        assert schema["$id"] == f"riskctl/{name}/v1.json"


def test_all_or_one_are_written_into_a_folder(call: Call, tmp_path: Path) -> None:
    ended = call("schema", "--output", "甲/乙", cwd=tmp_path)
    assert ended == Ended(0, "", f"写好了 {len(NAMES)} 个：甲/乙\n")
    for name in NAMES:
        written = (tmp_path / "甲/乙" / f"{name}.v1.json").read_text("utf-8")
        assert written == call("schema", name, cwd=tmp_path).out
    assert call("schema", "person", "--output", "丙", cwd=tmp_path).code == 0
    assert [path.name for path in (tmp_path / "丙").iterdir()] == ["person.v1.json"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("persn", "是不是想写 person？"), ("甲", "可以写：" + "、".join(NAMES) + "。")],
)
def test_an_unknown_kind_exits_2(call: Call, tmp_path: Path, name: str, hint: str) -> None:
    ended = call("schema", name, cwd=tmp_path)
    assert ended == Ended(2, "", f"错误：没有“{name}”这种文件\n  = 提示：{hint}\n")


def test_a_folder_that_cannot_be_made_exits_2(call: Call, tmp_path: Path) -> None:
    (tmp_path / "甲").write_text("")
    ended = call("schema", "--output", "甲/乙", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "") and ended.err.startswith("错误：")


def test_a_schema_is_utf_8_in_every_locale(run: Run) -> None:
    ended = run("schema", "person", PYTHONIOENCODING="ascii")
    assert ended.returncode == 0 and "风险点" in ended.stdout.decode()


def test_the_repository_s_own_words_are_written_once(call: Call, repository: Path) -> None:
    assert call("schema", "--check", cwd=repository).code == 1 and not (repository / ".riskctl").exists()
    first = call("schema", "--write", cwd=repository / "registers")
    assert first == Ended(0, "", f"写好了 {len(NAMES) + 1} 个：.riskctl/schema\n")
    schema = json.loads((repository / ".riskctl/schema/person.v1.json").read_text("utf-8"))
    assert schema["definitions"]["RiskPoint"]["properties"]["probability"]["enum"] == ["较低", "低", "高"]
    assert call("schema", "--check", cwd=repository) == Ended(0, "", "编辑器的提示是最新的。\n")
    assert call("schema", "--write", cwd=repository).err == "编辑器的提示是最新的。\n"


def test_where_none_were_written_it_says_so(call: Call, repository: Path) -> None:
    assert call("schema", "--check", cwd=repository) == Ended(
        1, "", "还没有给编辑器的提示；运行 riskctl schema --write 写第一份。\n"
    )
    assert call("schema", "--check", cwd=repository, lang="en").err == (
        "Nothing is there for editors yet; run riskctl schema --write to write it.\n"
    )


def test_of_many_that_are_stale_three_are_named(call: Call, repository: Path) -> None:
    call("schema", "--write", cwd=repository)
    folder = repository / ".riskctl/schema"
    for file in folder.iterdir():
        file.write_text("{}", "utf-8")
    zh, en = (call("schema", "--check", cwd=repository, lang=lang).err for lang in ("zh", "en"))
    assert zh.count(".json") == 3 and f"，另有 {len(NAMES) - 2} 个。运行 riskctl schema --write。" in zh
    assert en.count(".json") == 3 and f" and {len(NAMES) - 2} more. Run riskctl schema --write." in en


def test_words_that_changed_are_told_by_check_until_they_are_written(call: Call, repository: Path) -> None:
    told = "编辑器的提示（.riskctl/schema）过时了；运行 riskctl schema --write。\n"
    assert told not in call("check", cwd=repository).err
    call("schema", "--write", cwd=repository)
    assert told not in call("check", cwd=repository).err
    file = repository / "regulations.yaml"
    file.write_text(file.read_text("utf-8").replace("登记审查办法", "登记审查规定"), "utf-8")
    checked = call("check", "--format", "json", cwd=repository)
    assert checked.code == 0 and checked.err == told and json.loads(checked.out)["findings"] == []
    stale = call("schema", "--check", cwd=repository)
    assert stale.code == 1 and "person.v1.json" in stale.err and "riskctl schema --write" in stale.err
    assert call("schema", "--write", cwd=repository).code == 0
    assert call("check", cwd=repository).err == ""


def test_nothing_is_written_from_a_broken_repository(call: Call, repository: Path) -> None:
    (repository / "organization.yaml").write_text("units: [\n", "utf-8")
    ended = call("schema", "--write", cwd=repository)
    assert ended.code == 1 and ended.err.startswith("什么都没有做：organization.yaml 缺失或有错")
    assert not (repository / ".riskctl").exists()


@pytest.mark.parametrize("words", [("--check",), ("person",), ("--output", "甲")])
def test_write_stands_alone(call: Call, repository: Path, words: tuple[str, ...]) -> None:
    assert call("schema", "--write", *words, cwd=repository).code == 2
