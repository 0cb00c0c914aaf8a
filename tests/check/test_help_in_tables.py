"""The help of each rule, for YAML and for a table: a table has columns, rows and cells, and no comments.

Every wording of every rule is looked at, and each rule's own example is checked in both shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.base.messages import Pair
from riskctl.check.example import REPOSITORY
from riskctl.check.finding import Place
from riskctl.check.locator import Located
from riskctl.check.rule import IN_TABLE, Rule
from riskctl.check.run import run
from riskctl.corpus.load import load, registers
from riskctl.exchange.table_text import table_text
from riskctl.records.headings import HEADINGS
from tests.conftest import lay

RULES = [loaded.rule for loaded in catalog.rules()]
TABLE, YAML = "registers/bureau/registers.csv", "registers/bureau/unit.yaml"
# What a help says of YAML: a key with its colon, a line for a field, a comment, indentation.
KEYS = {step for known in HEADINGS for step in known.path} | {"risk_points", "measures", "override", "schema"}
KEY = rf"(?<![.\w-])({'|'.join(KEYS)}): ?"
OF_YAML = (
    re.compile(
        rf"{KEY}|\{{field\}}: |“字段: |这个字段|字段名，|删去(这|那)?一行(?!标题)|# riskctl|注释|缩进"
        r"|写成列表|一行写完|override|risk_points|删去 \w+|改 (type|matter)"
    ),
    re.compile(
        rf"{KEY}|\{{field\}}: |“field: |the line\b|# riskctl|the comment|indent|blanks deeper|an override"
        r"|risk_points|[Dd]elete (status|closed|criteria)\b",
    ),
)
OF_TABLES = (re.compile("列|行|格"), re.compile("column|row|cell"))
ELSEWHERE = re.compile(r"\.yaml|政策文件|policy file|riskctl \w+")  # a key of another file, named before it
# Causes that are never found in a table, by the reason.
NEVER = {
    "read from YAML alone": {
        *("RK002", "RK003", "RK004", "RK101.near", "RK107"),
        *("RK102.no-schema", "RK103.text", "RK103.list", "RK103.mapping"),
        *("RK106.subject", "RK106.subject-taken", "RK106.wrong-field", "RK106.wrong-place", "RK106.year"),
        *("RK201.register", "RK201.register-near", "RK201.actor"),
    },
    "found in a file of its own: riskctl.yaml, comments, people, regulations, flows, cycle, policy": {
        *("RK010", "RK011", "RK104.policy-circle", "RK105.holder", "RK105.seat", "RK304", "RK305", "RK309"),
        *("RK405", "RK505", "RK506.regulation", "RK610", "RK611"),
        *("RK105.told-twice", "RK106.unit-file", "RK106.holders-file"),
    },
    "found in logs of the year alone, where a line is the whole of a record": {
        *("RK601", "RK603", "RK604", "RK605", "RK606", "RK608", "RK613", "RK614", "RK616", "RK618", "RK704")
    },
    "found where something is missing: the organisation, or a flow": {"RK401", "RK402", "RK403", "RK404"},
}


def is_never(rule: Rule, cause: str) -> bool:
    return any({rule.id, f"{rule.id}.{cause}"} & causes for causes in NEVER.values())


def causes(rule: Rule) -> Iterator[str]:
    """The causes of a rule, which have a message and a help."""
    for word in rule.words:
        if not word.startswith("help") and IN_TABLE not in word and {"help", f"help-{word}"} & {*rule.words}:
            yield word


def texts(rule: Rule, cause: str, file: str) -> Pair:
    """The help for `cause` in a file, as it is worded."""
    return rule.worded(cause, Place(file), {}).help.pair


def said_of_yaml(text: str, language: int) -> list[str]:
    """What a text says of YAML, but for keys of another file that is named before them."""
    found = []
    for sentence in re.split("[；。;]|\\. ", text.replace("{{", "{").replace("}}", "}")):
        match = OF_YAML[language].search(sentence)
        if match and not ELSEWHERE.search(sentence, 0, match.start()):
            found.append(sentence)
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_help_for_a_table_speaks_of_yaml(rule: Rule) -> None:
    for cause in causes(rule):
        if is_never(rule, cause):
            continue
        for language, text in enumerate(texts(rule, cause, TABLE)):
            assert not said_of_yaml(text, language), (cause, text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_speaks_of_yaml_speaks_of_columns_rows_or_cells_in_a_table(rule: Rule) -> None:
    for cause in causes(rule):
        if is_never(rule, cause):
            continue
        for language, text in enumerate(texts(rule, cause, YAML)):
            in_table = texts(rule, cause, TABLE)[language]
            if said_of_yaml(text, language):
                assert OF_TABLES[language].search(in_table), (cause, in_table)


def test_every_wording_for_tables_stands_for_one_that_is_there() -> None:
    for rule in RULES:
        own = {word.removesuffix(IN_TABLE) for word in rule.words if word.endswith(IN_TABLE)}
        assert own <= {*rule.words}, rule.id


def in_a_table(rule: Rule, root: Path) -> list[Located]:
    """What the rule finds in its own bad example where all registers that can be read stand in one table."""
    repository, context = load(lay(root / "yaml", dict(rule.bad)))
    readable = [d for d in registers(repository, context) if d.register and not d.file.endswith(".csv")]
    if not {d.file for d in readable} & {*rule.bad}:
        return []
    table = table_text(readable, "zh")
    left: dict[str, str | bytes | None] = {name: None for name in REPOSITORY if name.startswith("registers/")}
    others = {name: text for name, text in rule.bad.items() if not name.startswith("registers/")}
    laid = lay(root / "table", {**left, **others, TABLE: table})
    found = run(*load(laid), catalog.rules(), lambda file: True).findings
    return [one for one in found if one.finding.rule == rule.id and one.spot.file == TABLE]


def test_each_rules_example_is_found_in_a_table_too_with_help_that_fits(tmp_path: Path) -> None:
    met = set()
    for rule in RULES:
        for one in in_a_table(rule, tmp_path / rule.id):
            met.add(rule.id)
            for language, text in enumerate(one.finding.help.text(said) for said in ("zh", "en")):
                assert not said_of_yaml(text, language), (rule.id, text)
    assert {"RK102", "RK104", "RK108", "RK301", "RK302", "RK303", "RK311", "RK501", "RK504"} <= met
    assert {"RK506", "RK612", "RK703"} <= met


@pytest.mark.parametrize("file", [TABLE, "registers/bureau/registration/clerk.csv"])
def test_what_the_help_says_to_ignore_in_a_table_is_ignored(tmp_path: Path, file: str) -> None:
    rule = next(one for one in RULES if one.id == "RK703")
    repository, context = load(lay(tmp_path / "yaml", dict(rule.bad)))
    clerk = [d for d in registers(repository, context) if d.subject == "bureau/registration/clerk"]
    laid = {file: table_text(clerk, "zh"), clerk[0].file: None}
    first = findings(tmp_path / "first", laid)
    (found,) = (one.finding for one in first if one.finding.rule == "RK703")
    entry = re.search(r"\{rule: RK703, at: .*?\}", found.help.text("en").replace("…", "表格里是编号"))
    assert entry
    programme = f"{REPOSITORY['riskctl.yaml']}ignore: [{entry[0]}]\n"
    after = findings(tmp_path / "after", laid | {"riskctl.yaml": programme})
    assert [one for one in after if one.finding.rule in ("RK703", "RK010", "RK011")] == []


@pytest.mark.parametrize(("heads", "said"), [("法定权限", "法定权限"), ("authority", "authority")])
def test_a_column_of_posts_alone_is_told_by_its_heading(tmp_path: Path, heads: str, said: str) -> None:
    table = f"岗位,无风险原因,{heads}\n,没有对外的权力,登记的受理权\n"
    found = findings(tmp_path, {"registers/bureau/registration/posts.csv": table})
    (one,) = (one for one in found if one.finding.rule == "RK101")
    assert f"“{said}”一列" in one.finding.message.text("zh") and "岗位" in one.finding.help.text("zh")
    assert said in one.finding.message.text("en") and "risk_points" not in one.finding.help.text("en")
    assert one.spot.position.line == 2


def findings(root: Path, files: dict[str, str | None]) -> list[Located]:
    return list(run(*load(lay(root, dict(files))), catalog.rules(), lambda file: True).findings)
