"""The words for a syntax error: the nearest cause, and the place of it."""

from __future__ import annotations

import pytest

from riskctl.check.rules import rk002_invalid_yaml, rk003_yaml_subset
from riskctl.sources.fault import Fault
from riskctl.sources.yaml import reader as yaml
from tests.sources.yaml.texts import marked

CAUSES = [
    ("unit: bureau\n«title：先行受理»\nkind: integrity\n", "wide-colon"),
    ("- id: 1\n  «title：先行受理»\n  kind: integrity\n", "wide-colon"),
    ("«unit:bureau»\nkind: integrity\n", "no-space"),
    ("a: 1\n«单位:局»\nb: 2\n", "no-space"),
    ("«title: 受理: 先行»\n", "colon-inside"),
    ("«- title: 受理: 先行»\n", "colon-inside"),
    ('a: 1\n«title: "受理»\n', "quote"),
    ("a: 1\n«title: '受理»\nb: 2\n", "quote"),
    ("«a: [1, 2»\nb: 2\n", "bracket"),
    ("«a: {b: 1»\nb: 2\n", "bracket"),
    ("«a: [[1, 2]»\nb: 2\n", "bracket"),
    ("«a: [[1, 2]»\n", "bracket"),
    ("c:\n  «- a: {b: {c: 1}»\n    b: 2\n", "bracket"),
    ("«a: [[1, ']', 2]»\nb: 2\n", "bracket"),
    ("«a: [[1, 2]  # ]»\nb: 2\n", "bracket"),
    ("«note: @all»\n", "reserved"),
    ("«- `x`»\n", "reserved"),
    ("a: 1\n  «b: 2»\n", "indent"),
    ("- a: 1\n «b: 2»\n", "indent"),
    ("a: [1]\n«]»\nb: 2\n", "syntax"),
    ("a: 1\n«b»\n", "no-colon"),
    ("a: 1\n«先行受理»\nnote: it's\n", "no-colon"),
    ("a: 1\n\n# c\n«先行受理 # d»\n\n\nb: 2\n", "no-colon"),
    ("«a: '受理»\nb: 2\nc: 3\nd: 4\n", "quote"),
    ("«a: [受理,»\n  复核,\n  c\nb: 4\n", "bracket"),
    ("a: 1\n«: 2»\n", "empty-key"),
    ("a:\n«<<<<<<< ours»\n  - b: 1\n=======\n  - b: 2\n>>>>>>> theirs\n", "conflict"),
    ("a: 1\nb: 2\n«>>>>>>> HEAD»\n", "conflict"),
    ("a: [«10:»30, 11:00]\n", "in-brackets"),
    ("a: {b: «http:»//x}\n", "in-brackets"),
    ("a: «[是否受理?»]\n", "in-brackets"),
    ("a: {«id:»R01}\n", "in-brackets"),
]
MARKS = [
    ("note: «*重要»\n", "alias"),
    ("note: «**重要**» 见附件\n", "alias"),
    ("- «*» 重要\n", "alias"),
    ("a: [甲, «*乙»]\n", "alias"),
    ("«&甲:» 1\n", "anchor"),
    ("note: «!注意»\n", "tag"),
    ("note: «!h!x» y\n", "tag"),
]


def fault_of(text: str) -> Fault:
    faults = yaml.read(text)
    assert isinstance(faults, list)
    (fault,) = faults
    return fault


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("text", "cause"), CAUSES)
def test_a_cause_and_its_place(text: str, cause: str, end: str) -> None:
    text, span = marked(text.replace("\n", end))
    fault = fault_of(text)
    assert (fault.rule, fault.cause) == ("RK002", cause)
    assert text[fault.span.start : fault.span.end] == text[span.start : span.end]
    assert cause == "empty-key" or text[span.start : span.end] in str(fault.fields["line"])


@pytest.mark.parametrize(("text", "cause"), MARKS)
def test_text_that_begins_with_a_sign_of_yaml_breaks_the_rule_that_tells_of_quotes(
    text: str, cause: str
) -> None:
    text, span = marked(text)
    fault = fault_of(text)
    assert (fault.rule, fault.cause, fault.span) == ("RK003", cause, span)


def test_every_cause_has_words_and_a_way_out() -> None:
    for (_, cause), rule in [(c, rk002_invalid_yaml) for c in CAUSES] + [
        (m, rk003_yaml_subset) for m in MARKS
    ]:
        assert cause in rule.RULE.words
        assert f"help-{cause}" in rule.RULE.words or "help" in rule.RULE.words


def test_the_line_before_is_meant_where_the_parser_gives_up_one_too_late() -> None:
    text, span = marked("unit: bureau\n«title：先行受理»\nkind: integrity\n")
    assert fault_of(text).span == span


def test_an_error_at_the_end_has_its_place_there() -> None:
    text = "a: [1,\n"
    assert fault_of(text).span.end <= len(text)
    assert fault_of(text).cause == "bracket"


def test_a_long_line_is_looked_at_as_far_as_people_read() -> None:
    fault = fault_of("a: " + "甲乙" * 5_000 + ": x\n")
    assert fault.rule == "RK002"
    assert fault.span.end - fault.span.start <= 1_000
    assert len(str(fault.fields["line"])) <= 1_000
