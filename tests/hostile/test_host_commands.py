"""Commands of build hosts within the texts of registers: no command of riskctl hands one on to a log."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY
from tests.conftest import Call, lay

TEXTS = ["##vso[task.setvariable variable=x]1", "##[error]x", "##teamcity[x]", "::error::x", "::add-mask::x"]
TITLE = "受理时对材料不齐的熟人企业先行受理"
MEASURE = "科长每周抽查受理件的一成，在复核记录上签名"
POINT = "bureau/registration/clerk#R01"
COMMANDS: Sequence[Sequence[str]] = (
    ("check",),
    ("check", "--format", "concise"),
    ("list",),
    ("list", "--format", "json"),
    ("due",),
    ("level",),
    ("level", "--explain", POINT),
    ("level", "--format", "json"),
    ("level", "--diff"),
    ("fix", "--diff"),
    ("explain", POINT),
    ("explain", "clerk"),
    ("status",),
    ("sample", "bureau"),
    ("convert", CLERK, "--to", "csv"),
    ("convert", "registers/bureau/registration/表.csv", "--to", "yaml"),
    ("new", "department", "bureau/registration", "--dry-run"),
    ("done", "bureau/registration/clerk#R02"),
)


@pytest.fixture(params=TEXTS)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The example with such a text as a title, a measure, and the name of a post."""
    text = request.param
    register = REPOSITORY[CLERK].replace(TITLE, f'"{text}"').replace(MEASURE, f'"{text}"')
    register = register.replace("    level: 3\n", "    manifestations: |\n      一\n      " + text + "\n", 1)
    table = f'岗位,编号,风险点,表现形式\nchief,R09,{text},"一\n{text}"\n'
    return lay(
        tmp_path,
        {
            CLERK: register,
            ORGANIZATION: REPOSITORY[ORGANIZATION].replace("name: 科员", f'name: "{text}"'),
            "registers/bureau/registration/表.csv": table,
        },
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_reaches_a_log(hostile: Path, call: Call, words: Sequence[str]) -> None:
    ended = call(*words, cwd=hostile)
    for text in (ended.out, ended.err):
        assert not re.search(r"##\w*\[", text) and not re.search(r"^\s*::", text, re.MULTILINE)
    if words[0] == "list" and "json" in words:
        assert any(text in json.dumps(json.loads(ended.out), ensure_ascii=False) for text in TEXTS)
