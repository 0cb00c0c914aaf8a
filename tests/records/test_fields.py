"""What a scalar means: the field says it, never YAML's guess; and what an id may be."""

from __future__ import annotations

from datetime import date

import pytest

from riskctl.base.messages import Said
from riskctl.records.kinds.cycle import Cycle
from riskctl.records.kinds.matters import Matters
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.vocabulary import ALSO_READ, CODES
from tests.hostile import names
from tests.records.build import CODED, REGISTER, changed, data, reading

GOOD = data()
MATTERS = "schema: riskctl/matters/v1\nmatters: [{{id: a, name: 甲, power: {power}, key: {key}}}]\n"


@pytest.mark.parametrize(
    "text", ["012", "no", "yes", "on", "1:30", "2010-05-31", "1e3", "0x1F", ".5", "true", "是"]
)
def test_a_text_is_what_is_written(text: str) -> None:
    found, _ = reading(REGISTER.replace("title: 受理时优亲厚友", f"title: {text}"))
    assert isinstance(found.record, PersonRegister)
    assert (found.record.risk_points[0].title, found.faults) == (text, ())


@pytest.mark.parametrize(
    ("written", "day", "cause"),
    [
        ("2010-05-31", date(2010, 5, 31), None),
        ("1949-01-01", date(1949, 1, 1), None),
        ("2010-02-30", None, "no-such-day"),
        ("2010-2-3", None, "day"),
        ("２０１０-05-31", None, "day"),
        ("20100531", None, "day"),
        ("9999-12-31", None, "day"),
        ("1948-12-31", None, "day"),
        ("2010年5月", None, "day"),
        ("2010-05-31T08:00", None, "day"),
    ],
)
def test_a_day_is_a_day_of_the_calendar(written: str, day: date | None, cause: str | None) -> None:
    found, _ = reading(changed(GOOD, ("risk_points", 0, "measures", 0, "due"), written))
    assert isinstance(found.record, PersonRegister)
    assert found.record.risk_points[0].measures[0].due == day
    assert [f.cause for f in found.faults] == ([cause] if cause else [])


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2010", 2010),
        ("02010", 2010),
        ("３", None),
        ("-1", None),
        ("1.0", None),
        ("1_0", None),
        ("1" * 10, None),
    ],
)
def test_a_number_is_written_in_plain_digits(written: str, number: int | None) -> None:
    cycle = {"schema": "riskctl/cycle/v1", "year": written, "phases": []}
    found, _ = reading(cycle, "cycle")
    if number is None:
        cause = "range" if written in ("-1", "1" * 10) else "number"
        assert [(f.rule, f.cause) for f in found.faults] == [("RK103", cause)]
    else:
        assert isinstance(found.record, Cycle) and found.record.year == number


@pytest.mark.parametrize(("written", "flag"), [("true", True), ("是", True), ("false", False), ("否", False)])
def test_a_flag_is_yes_or_no(written: str, flag: bool) -> None:
    found, _ = reading(MATTERS.format(power="approval", key=written), "matters")
    assert isinstance(found.record, Matters) and found.record.matters[0].key is flag


@pytest.mark.parametrize("written", ["yes", "no", "True", "1", "on"])
def test_what_yaml_might_take_for_a_flag_is_refused(written: str) -> None:
    found, _ = reading(MATTERS.format(power="approval", key=written), "matters")
    assert [(f.rule, f.cause) for f in found.faults] == [("RK103", "flag")]


@pytest.mark.parametrize(
    "id", ["R01", "01", "核准", "风险点1", "a.b_c-d", "x" * 64, "nul1", "console", "com"]
)
def test_an_id_is_letters_digits_and_chinese(id: str) -> None:
    found, _ = reading(changed(GOOD, ("risk_points", 0, "id"), id))
    assert isinstance(found.record, PersonRegister)
    assert (found.record.risk_points[0].id, found.faults) == (id, ())


@pytest.mark.parametrize("id", names.NO_IDS)
def test_what_could_be_mistaken_or_no_file_name_is_no_id(id: str) -> None:
    found, _ = reading(changed(GOOD, ("risk_points", 0, "id"), id))
    assert isinstance(found.record, PersonRegister)
    assert [point.id for point in found.record.risk_points] == ["R02", "核准"]
    assert [(f.rule, f.cause) for f in found.faults] == [("RK103", "id")]


@pytest.mark.parametrize("key", ["title", "duties", "override", "level", "measures"])
def test_a_key_left_empty_is_an_open_question(key: str) -> None:
    path = ("duties",) if key == "duties" else ("risk_points", 0, key)
    for empty in (None, ""):
        found, _ = reading(changed(GOOD, path, empty))
        if (key, empty) not in (("duties", ""), ("measures", "")):  # a text where a list belongs
            assert [(f.rule, f.cause, f.fields["field"]) for f in found.faults] == [("RK102", "empty", key)]


def test_an_office_left_empty_is_an_open_question_too() -> None:
    for empty in (None, ""):
        unit = {"id": "a", "name": "甲", "party_group": empty}
        found, _ = reading({"schema": "riskctl/organization/v1", "units": [unit]}, "organization")
        assert [(f.rule, f.cause) for f in found.faults] == [("RK102", "empty")] and found.record


@pytest.mark.parametrize("field", CODED)
def test_every_code_and_every_word_of_it_read_alike(field: str) -> None:
    group = CODED[field]
    path = ("risk_points", 0, "measures", 0, "type") if field == "type" else ("risk_points", 0, field)
    words = [(word, code) for code, (zh, _) in CODES[group].items() for word in (code, zh)]
    for word, code in [*words, *ALSO_READ.get(group, {}).items()]:
        record = reading(changed(GOOD, path, word))[0].record
        assert isinstance(record, PersonRegister)
        point = record.risk_points[0]
        assert (point.measures[0].type if field == "type" else getattr(point, field)) == code, word


FLOW = "schema: s\nname: 甲\ndepartment: a/b\nedges: []\nnodes: [{{id: a, name: 甲, {node}}}]\n"


@pytest.mark.parametrize(
    ("kind", "group", "text"),
    [
        ("matters", "power", MATTERS.replace("{key}", "true").replace("{power}", "{word}")),
        ("regulations", "state", "schema: s\nregulations: [{{id: a, title: 甲, state: {word}}}]\n"),
        ("flow", "node", FLOW.replace("{node}", "kind: {word}")),
        ("flow", "kind", FLOW.replace("{node}", "none: {{{word}: 无}}")),
        ("policy", "method", "schema: s\nmethod: {word}\n"),
        ("policy", "basis", "schema: s\nthresholds: [{{level: 1, basis: {word}}}]\n"),
    ],
)
def test_the_words_of_the_other_files_read_alike(kind: str, group: str, text: str) -> None:
    for code, (zh, _) in CODES[group].items():
        by_code, _ = reading(text.format(word=code), kind)
        by_word, _ = reading(text.format(word=zh), kind)
        assert by_code.record is not None and by_code.faults == by_word.faults == ()
        assert by_code.record == by_word.record


def test_a_word_of_no_list_is_told_with_the_list() -> None:
    found, _ = reading(changed(GOOD, ("risk_points", 0, "status"), "在防范"))
    (fault,) = found.faults
    assert (fault.rule, fault.cause, fault.fields["near"]) == ("RK104", "near", "在防")
    allowed = fault.fields["allowed"]
    assert isinstance(allowed, Said) and allowed.text("zh").startswith("在防、已关闭")
