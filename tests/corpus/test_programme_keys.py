"""One wrong key of riskctl.yaml is one finding: what the others say still holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.corpus.context import Context
from riskctl.corpus.load import load
from riskctl.corpus.programme_ignores import in_force
from riskctl.corpus.repository import PROGRAMME
from riskctl.sources.gate import Limits

KEYS = {
    "schema": "riskctl/programme/v1",
    "name": "肃州分局",
    "language": "en",
    "contact": "0937-2600000",
    "policy": "jiuquan-2010",
    "cycle": "2011",
    "as_of": "2010-04-15",
    "rules": "{copied-measure: warning, RK506: 'off'}",
    "ignore": "[{rule: RK202, reason: 旧表, at: suzhou}]",
    "limits": "{depth: 40, csv_rows: 77}",
    "templates": "模板",
    "owners": "{suzhou: ['@zhang', wang@example.org]}",
}
WRONG = {
    "nothing": "",
    "blank": '"　"',
    "a list": "[一, 二]",
    "a list of lists": "[[一], {二: 三}]",
    "a mapping": "{一: 二}",
    "a deep mapping": "{一: {二: {三: [四]}}}",
    "a text": "三月 十五日!",
    "a number": "-7",
    "a day that is none": "2010-02-30",
}
EMPTY = {"rules": "{}", "ignore": "[]", "limits": "{}", "owners": "{}"}


def loaded(tmp_path: Path, keys: dict[str, str]) -> Context:
    """Return the shared part of a repository whose riskctl.yaml holds `keys`."""
    text = "".join(f"{key}: {value}\n" for key, value in keys.items())
    (tmp_path / PROGRAMME).write_text(text, "utf-8")
    return load(tmp_path)[1]


def told(context: Context) -> dict[str, object]:
    """Return what holds, by the key that says it."""
    found = context.programme
    assert found is not None
    return {
        "name": found.name,
        "language": found.language,
        "contact": found.contact,
        "policy": context.policy_name,
        "cycle": context.year,
        "as_of": context.day,
        "rules": found.rules,
        "ignore": [ignore.at for _, ignore in in_force(context)],
        "limits": found.limits and (found.limits.depth, found.limits.csv_rows),
        "templates": found.templates,
        "owners": found.owners,
    }


RIGHT: dict[str, object] = {
    "name": "肃州分局",
    "language": "en",
    "contact": "0937-2600000",
    "policy": "jiuquan-2010",
    "cycle": 2011,
    "as_of": date(2010, 4, 15),
    "rules": {"copied-measure": "warning", "RK506": "off"},
    "ignore": ["suzhou"],
    "limits": (40, 77),
    "templates": "模板",
    "owners": {"suzhou": ("@zhang", "wang@example.org")},
}


def test_what_is_right_holds(tmp_path: Path) -> None:
    context = loaded(tmp_path, KEYS)
    assert told(context) == RIGHT and not context.documents[PROGRAMME].faults


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("key", KEYS)
def test_one_wrong_key_loses_no_other(tmp_path: Path, key: str, wrong: str) -> None:
    context = loaded(tmp_path, KEYS | {key: wrong})
    left = told(context)
    left.pop(key, None)
    assert left == {name: value for name, value in RIGHT.items() if name != key}
    takes_any = key in ("name", "contact", "templates") and wrong in ("三月 十五日!", "-7", "2010-02-30")
    assert bool(context.documents[PROGRAMME].faults) is not takes_any


@pytest.mark.parametrize("key", KEYS)
def test_a_doubled_key_is_named_and_loses_no_other(tmp_path: Path, key: str) -> None:
    """Which of the two was meant nobody knows, so neither counts."""
    text = "".join(f"{name}: {value}\n" for name, value in KEYS.items()) + f"{key}: {KEYS[key]}\n"
    (tmp_path / PROGRAMME).write_text(text, "utf-8")
    context = load(tmp_path)[1]
    left = told(context)
    left.pop(key, None)
    assert left == {name: value for name, value in RIGHT.items() if name != key}
    (fault,) = context.documents[PROGRAMME].faults
    assert (fault.rule, fault.cause, fault.fields["key"]) == ("RK004", "twice-same", key)
    assert text[fault.span.start : fault.span.end] == key and fault.span.start > text.index("owners")


def test_a_doubled_key_inside_one_loses_no_other_part(tmp_path: Path) -> None:
    rules = "{copied-measure: warning, RK506: 'off', RK404: warning, RK404: 'off'}"
    context = loaded(tmp_path, KEYS | {"rules": rules, "name": "[]"})
    assert told(context) == RIGHT | {"name": ""}
    assert {fault.rule for fault in context.documents[PROGRAMME].faults} == {"RK004", "RK103"}


@pytest.mark.parametrize("key", ["schema", "name", "policy"])
def test_what_is_missing_loses_no_other(tmp_path: Path, key: str) -> None:
    context = loaded(tmp_path, {name: value for name, value in KEYS.items() if name != key})
    left = told(context)
    left.pop(key, None)
    assert left == {name: value for name, value in RIGHT.items() if name != key}
    assert [fault.rule for fault in context.documents[PROGRAMME].faults] == ["RK102"]


PARTS = {
    "rules": (
        "{copied-measure: warning, RK506: 'off', RK404: loud}",
        "{copied-measure: warning, RK506: [], RK506x: 'off'}",
    ),
    "ignore": (
        "[{rule: RK202, reason: 旧表, at: suzhou}, {reason: 没有规则}]",
        "[RK101, {rule: RK202, reason: 旧表, at: suzhou}]",
        "[{rule: RK202, reason: 旧表, at: suzhou, until: 明年}]",
    ),
    "limits": ("{depth: 40, csv_rows: 77, yaml_bytes: 0}", "{depth: 40, csv_rows: 77, rows: 5}"),
    "owners": (
        "{suzhou: ['@zhang', wang@example.org], jinta: '张 三'}",
        "{suzhou: ['@zhang', wang@example.org], jinta: ['@a', {b: c}]}",
    ),
}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, all in PARTS.items() for value in all])
def test_a_wrong_part_of_a_key_loses_no_other_part(tmp_path: Path, key: str, value: str) -> None:
    context = loaded(tmp_path, KEYS | {key: value})
    assert context.documents[PROGRAMME].faults
    left, right = told(context), dict(RIGHT)
    for found in (left, right):
        if key in ("rules", "owners"):
            part = found[key]
            assert isinstance(part, dict)
            found[key] = part.get("copied-measure" if key == "rules" else "suzhou")
    assert left == right


def test_an_unknown_key_loses_none(tmp_path: Path) -> None:
    context = loaded(tmp_path, KEYS | {"polcy": "x", "备注": "y"})
    assert told(context) == RIGHT


def test_limits_of_the_files_hold_beside_a_wrong_policy(tmp_path: Path) -> None:
    (tmp_path / PROGRAMME).write_text(
        "".join(f"{key}: {value}\n" for key, value in (KEYS | {"policy": "[]"}).items()), "utf-8"
    )
    assert load(tmp_path)[0].limits == Limits(depth=40, csv_rows=77)


def test_no_policy_is_named_that_was_not_read(tmp_path: Path) -> None:
    context = loaded(tmp_path, KEYS | {"policy": "[jiuquan-2010]"})
    assert (
        context.policy_name == "" and context.grading is None and context.at_fault("grading") == [PROGRAMME]
    )
