"""YAML → table → YAML and back loses nothing; what would lose something is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language
from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.corpus.document import Document, document_of
from riskctl.corpus.tables import documents_of
from riskctl.exchange import convert
from riskctl.exchange.convert import as_table, to_table, to_yaml
from riskctl.exchange.table_text import table_parts
from riskctl.exchange.yaml_text import yaml_text
from riskctl.records.kinds import kind_of
from riskctl.records.kinds.person import PersonRegister
from riskctl.sources.csv.reader import guarded, plain
from riskctl.sources.gate import Limits
from tests.conftest import Call, lay

TABLE = "registers/bureau/表.csv"
# What a register may hold, with all that tables, YAML and spreadsheets find hard.
WORDS = st.text(st.sampled_from(list("甲乙丙, ；;：:#'\"=+-@{}[]|>&*!%\\é🙂　0no")), min_size=1, max_size=8)
LINE = WORDS.filter(lambda text: text == text.strip() and text not in ("~", "null"))
ITEM = LINE
DAY = st.sampled_from(["2010-05-31", "2010-06-30"])


def maybe(**fields: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    return fields


MEASURE = st.fixed_dictionaries(
    {"text": LINE},
    optional=maybe(
        type=st.sampled_from(["education", "监督"]),
        regulation=LINE,
        owner=LINE,
        due=DAY,
        done=DAY,
        effect=LINE,
    ),
)
POINT = st.fixed_dictionaries(
    {
        "title": LINE,
        "kind": st.sampled_from(["integrity", "监管风险"]),
        "category": st.sampled_from(["approval", "其他类"]),
        "probability": LINE,
        "severity": LINE,
        "measures": st.lists(MEASURE, min_size=1, max_size=3),
    },
    optional=maybe(
        criteria=st.lists(ITEM, max_size=2),
        matter=LINE,
        flow=LINE,
        department=LINE,
        origin=LINE,
        manifestations=st.lists(ITEM, min_size=1, max_size=3),
        level=LINE,
        monitor=st.lists(ITEM, min_size=1, max_size=2),
        status=st.sampled_from(["closed", "在防"]),
        note=LINE,
        override=st.fixed_dictionaries({"level": LINE, "reason": LINE, "body": LINE, "date": DAY}),
        review=st.fixed_dictionaries({"date": DAY, "basis": LINE}),
    ),
)
REGISTER = st.fixed_dictionaries(
    {"risk_points": st.lists(POINT, max_size=3)},
    optional=maybe(
        duties=st.lists(ITEM, min_size=1, max_size=3),
        authority=st.lists(ITEM, min_size=1, max_size=2),
        none=LINE,
        note=LINE,
        declined=st.lists(st.fixed_dictionaries({"matter": LINE, "reason": LINE}), min_size=1, max_size=2),
    ),
)


def numbered(register: dict[str, Any], post: str) -> dict[str, Any]:
    head = {"schema": "riskctl/person/v1", "unit": "bureau", "department": "registration", "post": post}
    points = [{"id": f"R{n}"} | point for n, point in enumerate(register["risk_points"])]
    return head | register | {"risk_points": points}


def document(data: dict[str, Any]) -> Document:
    register = PersonRegister.model_validate(data)
    file = f"registers/bureau/registration/{data['post']}.yaml"
    found = kind_of(file)
    assert found
    return document_of(yaml_text(register).encode(), file, *found, Limits())


@given(REGISTER)
def test_yaml_is_read_back_as_it_was(register: dict[str, Any]) -> None:
    data = numbered(register, "clerk")
    read = document(data)
    assert read.faults == () and read.register == PersonRegister.model_validate(data)


@given(st.lists(REGISTER, min_size=1, max_size=2), st.sampled_from(["zh", "en"]))
def test_a_table_and_back_loses_nothing(registers: list[dict[str, Any]], language: Any) -> None:
    before = [document(numbered(r, post)) for r, post in zip(registers, ("clerk", "chief"), strict=False)]
    try:
        table = to_table(before, TABLE, language, None)
    except RiskctlError:  # `事项：原因` in one cell: a matter that holds a colon cannot be told apart
        assert any(set(d["matter"]) & set(":：；;") for r in registers for d in r.get("declined", ()))
        return
    after = list(documents_of(table.data, TABLE, Limits(), None))
    assert [d.register for d in after] == [d.register for d in before]
    back = list(to_yaml(after))
    assert [new.file for new in back] == [d.file for d in before]
    assert to_table(after, TABLE, language, None) == table


def two() -> list[Document]:
    found = kind_of(CLERK)
    assert found
    texts = (REPOSITORY[CLERK], REPOSITORY[CLERK].replace("post: clerk", "post: chief"))
    files = (CLERK, CLERK.replace("clerk", "chief"))
    return [
        document_of(text.encode(), file, found[0], found[1] | {"post": file.split("/")[-1][:-5]}, Limits())
        for text, file in zip(texts, files, strict=True)
    ]


def test_registers_that_go_by_make_the_same_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "TOGETHER", 1)
    assert as_table(iter(two()), TABLE, "zh", None) == to_table(two(), TABLE, "zh", None)


def test_what_reads_otherwise_is_refused_by_its_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    def altered(documents: Iterable[Document], language: Language) -> list[str]:
        head, first, second = table_parts(documents, language)
        return [head, first, second.replace("chief", "chef")]

    monkeypatch.setattr(convert, "table_parts", altered)
    with pytest.raises(RiskctlError, match="bureau/registration/chief would be read back otherwise"):
        as_table(iter(two()), TABLE, "zh", None)


def test_a_table_that_is_too_long_as_a_whole_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "TOGETHER", 1)
    monkeypatch.setattr(convert, "LIMITS", replace(Limits(), csv_rows=2))  # each register alone would fit
    with pytest.raises(RiskctlError, match="would be read back otherwise"):
        as_table(iter(two()), TABLE, "zh", None)


@given(WORDS)
def test_a_guarded_text_is_read_back(text: str) -> None:
    assert plain(guarded(text)) == text
    assert guarded(text).lstrip(" \u3000")[:1] not in ("=", "+", "-", "@")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("risk_points:", "# 局长交代\nrisk_points:", "holds a comment"),
        ("risk_points:", 'duties: ["一；二\\n三"]\nrisk_points:', "no cell can keep"),
        ("risk_points:", 'note: " 前有空格"\nrisk_points:', "no cell can keep"),
    ],
)
def test_what_no_table_can_hold_is_refused(old: str, new: str, said: str) -> None:
    found = kind_of(CLERK)
    assert found
    text = changed(CLERK, (old, new))[CLERK]
    with pytest.raises(RiskctlError, match=said):
        to_table([document_of(text.encode(), CLERK, *found, Limits())], TABLE, "zh", None)


def test_the_command_shows_first_and_writes_when_asked(repository: Path, call: Call) -> None:
    shown = call("convert", "registers/bureau", "--to", "csv", cwd=repository)
    assert shown.code == 0 and shown.out.startswith("\ufeff单位,部门,岗位,编号,风险点")
    assert (repository / CLERK).exists() and "还没有写" in shown.err
    written = call("convert", "registers/bureau", "--to", "csv", "--write", cwd=repository)
    assert "写好了 registers/bureau/registers.csv；删去了 6 个旧文件" in written.err
    assert (repository / "registers/bureau/registers.csv").read_bytes().decode() == shown.out
    assert call("check", "--fail-on", "info", cwd=repository).code == 0
    assert call("level", "--check", cwd=repository).code == 0
    assert call("convert", "registers", "--to", "yaml", "--write", cwd=repository).code == 0
    assert (repository / CLERK).read_text("utf-8") == REPOSITORY[CLERK]


def test_what_is_there_already_is_not_written_over(repository: Path, call: Call) -> None:
    table = repository / "registers/bureau/registers.csv"
    call("convert", "registers/bureau/unit.yaml", "--to", "csv", "--output", str(table), cwd=repository)
    table.write_bytes("单位\n".encode())
    ended = call("convert", "registers/bureau/registration", "--to", "csv", "--write", cwd=repository)
    assert ended.code == 0
    ended = call("convert", CLERK, "--to", "csv", "--output", "clerk.csv", cwd=lay(repository.parent / "二"))
    assert ended.code == 2 and "表格要放在 registers/ 下" in ended.err


def test_a_register_with_a_fault_is_left_alone(repository: Path, call: Call) -> None:
    (repository / CLERK).write_text(changed(CLERK, ("kind: integrity", "kind: 乱"))[CLERK], "utf-8")
    ended = call("convert", CLERK, "--to", "csv", "--write", cwd=repository)
    assert (ended.code, ended.out) == (1, "") and CLERK in ended.err and (repository / CLERK).exists()


@pytest.mark.parametrize("count", [2, 12])
def test_new_files_are_told_a_line_each_up_to_ten(count: int, repository: Path, call: Call) -> None:
    texts = {
        CLERK.replace("clerk", f"post-{n:02}"): REPOSITORY[CLERK].replace("post: clerk", f"post: post-{n:02}")
        for n in range(count)
    }
    lay(repository, texts)
    registers = [str(file) for file in texts]
    table = call("convert", *registers, "--to", "csv", "--write", cwd=repository)
    assert table.code == 0, table.err
    told = call(
        "convert", "registers/bureau/registration/registers.csv", "--to", "yaml", "--write", cwd=repository
    )
    first, *lines = told.err.splitlines()
    assert first == f"写好了 {count} 个文件；删去了 1 个旧文件。"
    assert lines == [f"  {file}" for file in registers[:10]] + (["  另有 2 个"] if count > 10 else [])


@pytest.mark.parametrize("heading", ["", "\u3000", "经办", "备 注"])
def test_a_table_of_which_something_was_not_read_is_not_converted(
    repository: Path, call: Call, heading: str
) -> None:
    call("convert", "registers/bureau", "--to", "csv", "--write", cwd=repository)
    table = repository / "registers/bureau/registers.csv"
    first, *rows = table.read_text("utf-8").splitlines()
    text = "\n".join([f"{first},{heading}", *(f"{row},另见纪要" for row in rows)]) + "\n"
    table.write_text(text, "utf-8")
    ended = call("convert", "registers/bureau", "--to", "yaml", "--write", cwd=repository)
    assert ended.code == 1 and "没有转换" in ended.err and table.read_text("utf-8") == text
