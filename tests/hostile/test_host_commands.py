"""Commands of build hosts within the texts of registers: no command of riskctl hands one on to a log."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY
from tests.cli.conftest import bare_environment
from tests.conftest import Call, lay

TEXTS = [
    "##vso[task.setvariable variable=x]1",
    "##[error]x",
    "##teamcity[x]",
    "::error::x",
    "::add-mask::x",
    "一\r::error::x",
]
TITLE = "受理时对材料不齐的熟人企业先行受理"
MEASURE = "科长每周抽查受理件的一成，在复核记录上签名"
POINT = "bureau/registration/clerk#R01"
TABLE = "registers/bureau/registration/表.csv"
COMMANDS: Sequence[Sequence[str]] = (
    ("check",),
    ("check", "--format", "concise"),
    ("list",),
    ("list", "--format", "json"),
    ("list", "--format", "csv"),
    ("due",),
    ("due", "--format", "csv"),
    ("level",),
    ("level", "--explain", POINT),
    ("level", "--format", "json"),
    ("level", "--diff"),
    ("fix", "--diff"),
    ("explain", POINT),
    ("explain", "clerk"),
    ("explain", "bureau/registration/clerk"),
    ("status",),
    ("sample", "bureau"),
    ("convert", CLERK, "--to", "csv"),
    ("convert", TABLE, "--to", "yaml"),
    ("textconv", TABLE),
    ("textconv", CLERK),
    ("new", "department", "bureau/registration", "--dry-run"),
    ("done", "bureau/registration/clerk#R02"),
)
REFUSED = ("clerk", "bureau/registration/clerk#R02")  # what is said where nothing is found


@pytest.fixture(params=TEXTS)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The example with such a text as a title, a measure, and the name of a post."""
    text = request.param
    written = json.dumps(text)  # YAML takes it as well, with a line break told
    told = written if text.isprintable() else '"一"'  # a line break within one parts it in a table
    register = REPOSITORY[CLERK].replace(TITLE, written).replace(MEASURE, written)
    register = register.replace("    level: 3\n", f"    manifestations: [{told}]\n", 1)
    headings = "岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,防范措施,措施类型,表现形式"
    cell = '"' + text + '"'
    table = f'{headings}\nchief,R09,{cell},廉政风险,行政审批类,高,严重,{cell},监督,"一\n{text}"\n'
    return lay(
        tmp_path,
        {
            CLERK: register,
            ORGANIZATION: REPOSITORY[ORGANIZATION].replace("name: 科员", f"name: {written}"),
            TABLE: table,
            "registers/bureau/registration/chief.yaml": None,
        },
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_reaches_a_log(hostile: Path, call: Call, words: Sequence[str]) -> None:
    ended = call(*words, cwd=hostile)
    assert ended.code in (0, 1) or words[-1] in REFUSED
    for text in (ended.out, ended.err):
        assert not re.search(r"##\w*\[", text) and not re.search(r"(^|\r)\s*::", text, re.MULTILINE)
    if words[0] == "list" and "json" in words:
        assert any(text in json.dumps(json.loads(ended.out), ensure_ascii=False) for text in TEXTS)


@pytest.mark.parametrize(
    "words", [("list", "--format", "csv"), ("convert", CLERK, "--to", "csv")], ids=" ".join
)
def test_a_table_told_to_a_log_says_what_was_parted_and_one_to_a_file_is_whole(
    hostile: Path, call: Call, words: Sequence[str]
) -> None:
    made = hostile.parent / "made.csv"
    with made.open("wb") as file:
        program = [sys.executable, "-m", "riskctl", *words]
        subprocess.run(program, cwd=hostile, stdout=file, env=bare_environment(), timeout=60, check=True)
    whole = made.read_bytes().decode("utf-8-sig")
    assert any(text in whole for text in TEXTS)
    shown = call(*words, cwd=hostile)
    assert ("拆开" in shown.err) == (shown.out.replace("\ufeff", "") != whole)
