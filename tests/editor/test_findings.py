"""Findings live: of what stands in the editor, saved or not, in both languages, at the right places."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source import ROOT
from tests.editor.client import NEEDED, Editor, place_of

pytestmark = NEEDED
CLERK = "registers/suzhou/registration/clerk.yaml"
LOG = "cycles/2010/signoffs/suzhou/registration.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "酒泉 jiuquan"
    shutil.copytree(ROOT / "examples/jiuquan", folder)
    return folder


@pytest.fixture
def editor(root: Path) -> Iterator[Editor]:
    with Editor(root) as one:
        yield one


def shown(found: list[dict[str, Any]]) -> list[tuple[str, int, int, str]]:
    """Rule, line, character and message of each finding."""
    return [
        (f["code"], f["range"]["start"]["line"], f["range"]["start"]["character"], f["message"])
        for f in found
    ]


def test_what_is_typed_is_judged_without_being_saved(editor: Editor, root: Path) -> None:
    text = (root / CLERK).read_text("utf-8")
    assert editor.open(CLERK) == []
    told = editor.change(CLERK, text.replace("probability: 高", "probability: 低", 1))
    message = (
        "等级与算出来的不一致：写的是 3（三级），概率“低”×危害“严重”应为 2（二级）\n"
        "改为 level: 2，或运行 riskctl level --write；若领导小组另有审定，用 override 写明理由、机构和日期。"
    )
    assert shown(told) == [("RK301", *place_of(text, "level: 3", 7), message)]
    assert told[0]["severity"] == 1 and told[0]["source"] == "riskctl"
    related = [(r["message"], r["location"]["uri"]) for r in told[0]["relatedInformation"]]
    assert related == [("概率 低 = 2", editor.uri(CLERK)), ("危害 严重 = 3", editor.uri(CLERK))]
    assert editor.change(CLERK, text) == []


def test_the_corpus_follows_in_other_files(editor: Editor, root: Path) -> None:
    """The signature in a log goes stale by what is typed in a register."""
    text = (root / CLERK).read_text("utf-8")
    editor.open(CLERK)
    editor.change(CLERK, text.replace("probability: 高", "probability: 低", 1))
    stale = shown(editor.findings(LOG))
    assert {rule for rule, *_ in stale} == {"RK601"}
    editor.change(CLERK, text)
    assert editor.findings(LOG) == []


def test_places_are_counted_in_utf16(editor: Editor, root: Path) -> None:
    """A character of two units before a wrong word moves it by two, a Chinese one by one."""
    text = (root / "regulations.yaml").read_text("utf-8")
    line = "  - {id: 𠮷-rule, title: 𠮷𠮷规则, state: nowhere}\n"
    told = editor.open("regulations.yaml", text + line)
    wrong = [one for one in told if one["code"] == "RK104"]
    start = wrong[0]["range"]["start"]
    assert (start["line"], start["character"]) == place_of(text + line, "nowhere")
    assert start["character"] == len("  - {id: 𠮷-rule, title: 𠮷𠮷规则, state: ") + 3


def test_a_broken_line_leaves_the_rest_answered(editor: Editor, root: Path) -> None:
    text = (root / CLERK).read_text("utf-8")
    editor.open(CLERK)
    broken = text.replace("    probability: 高\n", "    pro\n", 1)
    told = editor.change(CLERK, broken)
    assert [one["code"] for one in told] == ["RK002"]
    answer = editor.at("hover", CLERK, *place_of(broken, "severity"))
    assert "三级" in answer["contents"]["value"] and "range" not in answer
    assert not any("signoffs" in str(note.get("params")) for note in editor.noted if "method" in note)


def test_english_is_spoken_where_asked_for(root: Path) -> None:
    with Editor(root, language="en") as editor:
        text = (root / CLERK).read_text("utf-8")
        editor.open(CLERK)
        told = editor.change(CLERK, text.replace("probability: 高", "probability: 低", 1))
        assert told[0]["message"].startswith("The level is not the one computed: 3 (三级) is written")
        answer = editor.at("hover", CLERK, *place_of(text, "severity"))
        assert "Under the policy “jiuquan-2010”" in answer["contents"]["value"]


def test_what_other_programs_write_is_seen(editor: Editor, root: Path) -> None:
    text = (root / CLERK).read_text("utf-8")
    editor.open("registers/suzhou/registration/chief.yaml")
    (root / CLERK).write_text(text.replace("level: 3", "level: 1", 1), "utf-8")
    changes = [{"uri": editor.uri(CLERK), "type": 2}]
    editor.tell("workspace/didChangeWatchedFiles", changes=changes)
    assert [one["code"] for one in editor.findings(CLERK)] == ["RK301"]


def test_a_goodbye_ends_it_in_silence(editor: Editor) -> None:
    editor.open(CLERK)
    assert editor.close() == (0, "")


def test_a_fault_ends_its_message_alone(editor: Editor, root: Path) -> None:
    """What cannot be understood is told and left; the next question is answered."""
    editor.open(CLERK)
    editor.tell("textDocument/didChange", textDocument={"uri": editor.uri(CLERK), "version": 3})
    text = (root / CLERK).read_text("utf-8")
    assert "三级" in editor.at("hover", CLERK, *place_of(text, "severity"))["contents"]["value"]
    assert any(note.get("method") == "window/showMessage" for note in editor.noted)


def test_a_file_of_no_repository_is_left_alone(editor: Editor, root: Path) -> None:
    (root.parent / "other.yaml").write_text("a: [\n", "utf-8")
    uri = (root.parent / "other.yaml").as_uri()
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": "a: [\n"}
    editor.tell("textDocument/didOpen", textDocument=document)
    place = {"line": 0, "character": 0}
    assert editor.ask("textDocument/hover", textDocument={"uri": uri}, position=place) is None
    editor.open(CLERK)
    assert uri not in [note["params"].get("uri") for note in editor.noted if "method" in note]
