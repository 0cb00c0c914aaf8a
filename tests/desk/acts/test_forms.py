"""Forms are the commands: a filled form is the line that one would type, and a line fills the form."""

from __future__ import annotations

import shlex
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.desk.acts.act import act_called, acts
from riskctl.desk.acts.command_line import for_bash, for_powershell, read_line
from tests import skips
from tests.hostile.lines import LINES

NAMES = [act.slug for act in acts()]
NO_FIELDS = ("--table", "--verify", "--report", "--dry-run")  # what reads, and what makes tables
TYPED = [
    line
    for name, lines in LINES.items()
    if name.replace(" ", "-") in NAMES
    for line in lines
    if not any(word in line for word in NO_FIELDS)
]
WORDS = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1), min_size=1, max_size=4)


def test_every_record_of_the_year_has_a_form() -> None:
    wanted = {"notice-open", "notice-comment", "notice-answer", "notice-issue", "record", "done", "review"}
    wanted |= {"sign-self", "sign-superior", "suggest-add", "suggest-answer", "warn-issue", "rectify-issue"}
    wanted |= {
        "tally",
        "inspect",
        "assess",
        "correct",
        "prepare-plan",
        "respond",
        "rollover",
        "sample",
        "new",
    }
    assert wanted <= {*NAMES}


@pytest.mark.parametrize("line", TYPED)
def test_a_line_fills_the_form_and_the_form_is_the_line(line: str) -> None:
    found = read_line(f"riskctl {line}")
    assert found is not None
    act, values = found
    assert values and read_line(for_bash(act.line(values, "zh"))) == found


def test_what_stands_in_a_form_is_its_commands() -> None:
    act = act_called("notice-comment")
    assert act is not None
    fields = {field.name: field for field in act.fields("zh")}
    assert [*fields] == ["notice", "channel", "text", "on"]
    assert (fields["text"].kind, fields["on"].kind, fields["channel"].kind) == ("text", "day", "list")
    assert fields["text"].label == "意见的内容" and fields["text"].required


def test_choices_are_in_the_language_of_the_page() -> None:
    act = act_called("record")
    assert act is not None
    choices = {language: {f.name: f.choices for f in act.fields(language)} for language in ("zh", "en")}
    assert "随机抽查" in choices["zh"]["method"] and "spot_check" not in choices["zh"]["method"]
    assert "spot_check" in choices["en"]["method"]


def test_what_begins_with_a_dash_is_a_value_still() -> None:
    act = act_called("suggest-add")
    assert act is not None
    values = {"subject": ["bureau"], "text": ["-C 不公开"], "side": ["staff"], "declined": ["--all"]}
    line = act.line(values, "zh")
    assert line == ["suggest", "add", "--from", "staff", "--declined=--all", "--", "bureau", "-C 不公开"]
    assert read_line(for_bash(line)) == (act, values)


def test_a_blank_argument_before_a_filled_one_is_said_to_be_missing() -> None:
    act = act_called("record")
    assert act is not None
    assert act.line({"method": ["随机抽查"]}, "zh") == ["record", "", "随机抽查"]


def test_lines_of_no_act_fill_nothing() -> None:
    assert read_line("riskctl check") is None
    assert read_line("riskctl 'notice") is None
    assert read_line("riskctl") is None


@given(WORDS)
def test_bash_reads_a_line_as_it_was(words: list[str]) -> None:
    assert shlex.split(for_bash(words))[1:] == words


@pytest.mark.skipif(shutil.which("bash") is None, reason=skips.system("bash"))
def test_bash_itself_reads_a_line_as_it_was() -> None:
    words = ["a b", "$HOME", "`id`", "#x", "x#y", "~", "!!", "‘’", "*", "", "〔2010〕8号", "a=b", "=ls"]
    line = for_bash(words).replace("riskctl", "printf '%s\\n'", 1)
    ended = subprocess.run(["bash", "-c", line], capture_output=True, check=True, cwd="/")
    assert ended.stdout.decode().split("\n")[:-1] == words


def test_powershell_takes_every_quote_for_one() -> None:
    assert for_powershell(["it's", "他说‘好’", "$x", "a"]) == "riskctl 'it''s' '他说‘‘好’’' '$x' a"
