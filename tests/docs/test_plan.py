"""“The plan, sentence by sentence”: the plan stands there whole, and what is said to answer it is there."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.base.messages import Language
from riskctl.corpus.policy import load_matters
from riskctl.render.order.kinds import kind_names
from riskctl.sources.gate import Limits
from tests.conftest import Call
from tests.docs.test_links import anchors

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
EXAMPLE = ROOT / "examples" / "jiuquan"
PAGES: dict[Language, str] = {"zh": "plan.zh-CN.md", "en": "plan.md"}
YEARS: dict[Language, str] = {"zh": "year.zh-CN.md", "en": "year.md"}
# The plan as it was published, up to where the copy at hand ends, without blanks.
PLAN = (4920, "68fabf4ce779becdb5be1d35ae2d3dece825512f2780cc76771bf0c92e547996")
LEFT: dict[Language, tuple[str, ...]] = {
    "zh": ("**由人", "**不支持**"),
    "en": ("**left to people**", "**not "),
}
POWERS = {"approval": 7, "enforcement": 7, "personnel": 5, "finance": 6}
_PART = re.compile(r"<!-- plan -->\n(.*)<!-- /plan -->", re.DOTALL)
_ROW = re.compile(r"^\| (\d+) \| (.*) \| (.*) \| (.*) \|$")
_COMMAND = re.compile(r"`(riskctl [^`]+)`")
_OPTION = re.compile(r"`(--[a-z-]+)`")
_RULE = re.compile(r"\[(RK\d+)\]\(rules/(RK\d+)(?:\.zh-CN)?\.md\)")
_TEST = re.compile(r"\[`(test_\w+)`\]\(\.\./(tests/[\w/]+\.py)\)")
_PLAYED = re.compile(r"\]\((year(?:\.zh-CN)?\.md)#([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the plan, what answers it, and what shows that."""

    number: int
    sentence: str
    answer: str
    shown: str

    @property
    def commands(self) -> list[str]:
        return _COMMAND.findall(self.answer)

    @property
    def tests(self) -> list[tuple[str, str]]:
        return _TEST.findall(self.shown)

    @property
    def sections(self) -> list[str]:
        return [anchor for _, anchor in _PLAYED.findall(self.shown)]


def page(language: Language) -> str:
    return (DOCS / PAGES[language]).read_text("utf-8")


def rows(language: Language) -> list[Row]:
    lines = page(language).splitlines()
    return [Row(int(m[1]), m[2], m[3], m[4]) for m in map(_ROW.match, lines) if m]


def quoted() -> str:
    """The plan as the headings and first cells of the zh page give it, without blanks."""
    (part,) = _PART.findall(page("zh"))
    pieces: list[str] = []
    for line in part.splitlines():
        if line.startswith("#"):
            pieces.append(line.lstrip("#"))
        elif row := _ROW.match(line):
            pieces.append(row[2])
    return re.sub(r"\s", "", "".join(pieces))


def lines_of_the_year(language: Language) -> dict[str, list[str]]:
    """The command lines of “A year with riskctl”, by the anchor of their section."""
    found: dict[str, list[str]] = {}
    for section in (DOCS / YEARS[language]).read_text("utf-8").split("\n## ")[1:]:
        heading = section.partition("\n")[0]
        anchor = re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")
        found[anchor] = [line for line in section.splitlines() if line.startswith("riskctl ")]
    return found


def begins(command: str, lines: list[str]) -> bool:
    return any(f"{line} ".startswith(f"{command} ") for line in lines)


def of_its_own(language: Language) -> list[str]:
    """The commands of the page that no line of the year begins with."""
    lines = [line for section in lines_of_the_year(language).values() for line in section]
    return sorted({one for one in _COMMAND.findall(page(language)) if not begins(one, lines)})


def test_the_plan_stands_on_the_page_whole_and_in_its_order() -> None:
    text = quoted()
    assert (len(text), hashlib.sha256(text.encode()).hexdigest()) == PLAN


def test_every_sentence_is_answered_once_in_both_languages() -> None:
    zh, en = rows("zh"), rows("en")
    assert [row.number for row in zh] == list(range(1, len(zh) + 1)) == [row.number for row in en]
    assert len({row.sentence for row in zh}) == len(zh) > 50
    for one, other in zip(zh, en, strict=True):
        assert one.commands == other.commands, one.number
        assert _RULE.findall(one.answer) == _RULE.findall(other.answer), one.number
        assert one.tests == other.tests and len(one.sections) == len(other.sections), one.number


@pytest.mark.parametrize("language", PAGES)
def test_every_answer_is_played_or_tested_or_said_to_be_none(language: Language) -> None:
    for row in rows(language):
        left = any(word in row.answer.lower() for word in LEFT[language])
        assert row.tests or row.sections or left, row.number


@pytest.mark.parametrize("language", PAGES)
def test_what_is_played_stands_in_its_section_of_the_year(language: Language) -> None:
    year = lines_of_the_year(language)
    assert set(year) <= anchors(DOCS / YEARS[language])
    for row in rows(language):
        for section in row.sections:
            assert any(begins(one, year[section]) for one in row.commands), (row.number, section)


@pytest.mark.parametrize("language", PAGES)
def test_every_other_command_runs_on_the_example(language: Language, call: Call, tmp_path: Path) -> None:
    here = shutil.copytree(EXAMPLE, tmp_path / "jiuquan", ignore=shutil.ignore_patterns("rendered"))
    assert len(of_its_own(language)) > 20
    for command in of_its_own(language):
        words = command.removeprefix("riskctl ").split()
        ended = call(*words, cwd=tmp_path if words[0] == "init" else here, lang=language)
        assert ended.code == 0, (command, ended.err)


@pytest.mark.parametrize("language", PAGES)
def test_every_option_is_one_of_a_command_beside_it(language: Language, call: Call) -> None:
    named = [line for line in page(language).splitlines() if _OPTION.search(line)]
    assert len(named) > 3
    for line in named:
        pages = "".join(
            call(*one.split()[1:3], "--help").out + call(one.split()[1], "--help").out
            for one in _COMMAND.findall(line)
        )
        for option in _OPTION.findall(line):
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", pages), (option, line)


@pytest.mark.parametrize("language", PAGES)
def test_every_rule_and_every_document_that_is_named_is_there(language: Language) -> None:
    rules, text = {loaded.rule.id for loaded in catalog.rules()}, page(language)
    linked = _RULE.findall(text)
    assert {id for id, _ in linked} >= {"RK301", "RK401"} and set(re.findall(r"RK\d+", text)) <= rules
    assert all(id == target for id, target in linked)
    documents = re.findall(r"`riskctl render ([a-z0-9-]+)", text)
    assert "annex-3" in documents and set(documents) <= set(kind_names())


@pytest.mark.parametrize("language", PAGES)
def test_every_test_that_is_named_is_there(language: Language) -> None:
    for row in rows(language):
        for name, file in row.tests:
            assert f"def {name}(" in (ROOT / file).read_text("utf-8"), (row.number, file, name)


def test_the_matters_that_the_plan_names_are_those_of_the_policy() -> None:
    named = [re.split(r"应把|等作为廉政风险点重点", row.sentence) for row in rows("zh")]
    lists = [parts[1] for parts in named if len(parts) == 3]
    matters = list(load_matters("jiuquan-2010", None, Limits()).values())
    assert {power: sum(one.power == power for one in matters) for power in POWERS} == POWERS
    for power, text in zip(POWERS, lists, strict=True):
        for matter in (one for one in matters if one.power == power):
            assert in_order(matter.name.replace("、", ""), text), (matter.name, text)


def in_order(letters: str, text: str) -> bool:
    """Whether `text` holds all the letters one after the other, with others between them."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
