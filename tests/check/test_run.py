"""A whole check: what it sees, what it shows, whose severities hold, and which rules are left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riskctl import catalog
from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, PROGRAMME, REPOSITORY, changed
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import LoadedRule
from riskctl.check.run import run
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import load, register_files
from tests.check.overlay import outcome
from tests.conftest import lay

WRONG = changed(CLERK, ("level: 3", "level: 1"))


def test_the_example_checks_clean(tmp_path: Path) -> None:
    ended = outcome(tmp_path, {})
    assert (ended.findings, ended.left_out, ended.without_people) == ((), (), False)
    assert (ended.files, ended.points) == (len(REPOSITORY), 1)


def test_a_rule_turned_off_finds_nothing_and_one_made_milder_weighs_less(tmp_path: Path) -> None:
    for name in ("level-mismatch", "RK301"):
        seen = []
        for severity in ("off", "info", "warning", "error"):
            own = {PROGRAMME: REPOSITORY[PROGRAMME] + f"rules: {{{name}: {severity}}}\n"}
            seen += [[one.finding.severity for one in outcome(tmp_path, WRONG | own).findings]]
        assert seen == [[], ["info"], ["warning"], ["error"]]


def test_of_a_rules_name_and_its_id_the_name_holds(tmp_path: Path) -> None:
    for rules in ("{level-mismatch: info, RK301: off}", "{RK301: off, level-mismatch: info}"):
        own = {PROGRAMME: REPOSITORY[PROGRAMME] + f"rules: {rules}\n"}
        assert [one.finding.severity for one in outcome(tmp_path, WRONG | own).findings] == ["info"]


def test_of_a_rules_name_and_its_id_the_name_says_whether_an_ignore_was_of_use(tmp_path: Path) -> None:
    ignored = changed(CLERK, ("level: 3", "level: 3 # riskctl: ignore[RK301] 已审定"))
    for rules, found in (
        ("{level-mismatch: info, RK301: off}", ["RK010"]),
        ("{level-mismatch: off, RK301: info}", []),
    ):
        own = {PROGRAMME: REPOSITORY[PROGRAMME] + f"rules: {rules}\n"}
        assert [one.finding.rule for one in outcome(tmp_path, ignored | own).findings] == found


def test_paths_limit_what_is_shown_not_what_is_seen(repository: Path) -> None:
    lay(repository, WRONG)
    (repository / "registers/bureau/registration/chief.yaml").unlink()
    opened, context = load(repository)
    rules = catalog.rules()
    whole = run(opened, context, rules, lambda file: True)
    organization = run(opened, context, rules, lambda file: file == ORGANIZATION)
    registers = run(opened, context, rules, lambda file: file.startswith("registers/"))
    assert {one.spot.file for one in whole.findings} == {CLERK, ORGANIZATION}
    assert {one.spot.file for one in organization.findings} == {ORGANIZATION}
    assert {one.spot.file for one in registers.findings} == {CLERK}
    assert (organization.files, organization.points) == (1, 0)
    assert (registers.files, registers.points) == (5, 1)


def test_rules_whose_needs_are_broken_are_left_out_and_named(tmp_path: Path) -> None:
    ended = outcome(tmp_path, WRONG | {ORGANIZATION: "units: ["})
    assert [one.finding.rule for one in ended.findings] == ["RK002"]
    left_out = dict(ended.left_out)
    assert left_out["RK301"] == ("organization",) and "RK002" not in left_out


def test_no_holders_file_is_told_and_is_no_finding(tmp_path: Path) -> None:
    ended = outcome(tmp_path, {PEOPLE: None})
    assert ended.without_people and ended.findings == ()
    assert all(lacks == ("people",) for _, lacks in ended.left_out)


def test_one_broken_register_hides_no_other(tmp_path: Path) -> None:
    ended = outcome(tmp_path, WRONG | {"registers/bureau/registration/chief.yaml": "\0"}, "RK001", "RK301")
    assert [one.finding.rule for one in ended.findings] == ["RK001", "RK301"]


def test_rules_are_fed_the_files_of_their_kinds_and_the_facts_once(repository: Path) -> None:
    fed: list[str] = []

    def by_file(document: Document, context: Context) -> Iterator[Finding]:
        fed.append(document.file)
        yield from ()

    def by_corpus(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
        fed.append(f"facts of {len(facts.registers)}")
        yield from ()

    spied = [
        LoadedRule(one.rule, by_file if one.rule.scope == "register" else by_corpus)
        for one in (catalog.rule("RK301"), catalog.rule("RK405"), catalog.rule("RK401"))
    ]
    run(*load(repository), spied, lambda file: True)
    registers = sorted(file for file in REPOSITORY if file.startswith("registers/"))
    assert fed[0] == "flows/registration.yaml" and fed[-1] == "facts of 6"
    assert sorted(fed[1:-1]) == registers


def test_a_finding_in_a_file_that_is_gone_still_has_a_place(repository: Path) -> None:
    def gone(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
        (repository / CLERK).unlink()
        yield rule.worded("help", Place(CLERK, ("risk_points", 0)), {"ref": CLERK})

    rule = catalog.rule("RK404").rule
    spied = [LoadedRule(rule, gone)]
    (one,) = run(*load(repository), spied, lambda file: True).findings
    assert (one.spot.file, one.spot.position.line) == (CLERK, 1)


def test_a_finding_made_while_its_file_was_read_has_its_place_in_what_was_read(repository: Path) -> None:
    def gone(document: Document, context: Context) -> Iterator[Finding]:
        if document.file == CLERK:
            (repository / CLERK).unlink()
            yield rule.worded("help", Place(CLERK, ("risk_points", 0)), {"id": 1})

    rule = catalog.rule("RK302").rule
    spied = [LoadedRule(rule, gone)]
    (one,) = run(*load(repository), spied, lambda file: True).findings
    assert (one.spot.file, one.spot.position.line) == (CLERK, 6)


def test_each_register_file_that_is_done_is_told_with_how_many_there_are(tmp_path: Path) -> None:
    other = {CLERK.replace("clerk", "second"): REPOSITORY[CLERK].replace("clerk", "second")}
    repository, context = load(lay(tmp_path, other))
    told: list[int] = []
    run(repository, context, catalog.rules(), lambda file: True, step=told.append)
    files = len([*register_files(repository)])
    assert files > 1 and told == [files] * files
