"""What a check works out of single files: the same whoever does it, wherever it was kept in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskctl import catalog
from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.check.executor import Executor
from riskctl.check.executors.processes import LocalProcesses
from riskctl.check.packing import Packer, Unpacker
from riskctl.check.portion import Portioning
from riskctl.check.portions import MOST_BYTES, MOST_FILES, batches
from riskctl.check.run import run
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import bytes_of, load, register_files
from riskctl.level import grade
from tests.architecture.source import ROOT
from tests.conftest import Call, lay
from tests.hostile.breaks import Break, breaks

EXAMPLES = [ROOT / "examples/jiuquan", *sorted(p for p in (ROOT / "examples/broken").iterdir() if p.is_dir())]
TABLE = "registers/bureau/registration/more.csv"
ROWS = """\
岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,措施内容,措施责任人
chief,R01,甲事项受贿,廉政风险,其他类,高,严重,1,科长每周抽查,registration/chef
chief,R02,乙事项受贿,廉政风险,其它,低,严重,,按规定办理,
nobody,R01,丙事项受贿,廉政风险,其他类,高,严重,3,局长每周抽查,
"""


class Apart:
    """Does packed work in this process: what packing changes shows without the cost of processes."""

    few = 0

    def map(self, work: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        return map(work, batches)


def answer(root: Path, executor: Executor | None) -> tuple[object, ...]:
    """All that a check says of the repository at `root`."""
    repository, context = load(root)
    seen = run(repository, context, catalog.rules(), lambda file: True, executor=executor)
    return seen.findings, seen.files, seen.points, seen.hidden, seen.gb18030, seen.left_out, seen.suppressed


@pytest.mark.parametrize("root", EXAMPLES, ids=lambda root: root.name)
def test_a_portion_is_the_same_packed_and_read_again(root: Path) -> None:
    repository, context = load(root)
    rules = [
        one
        for one in catalog.rules()
        if one.rule.scope == "register" and not context.lacks(one.rule.needs, one.rule.whole)
    ]
    work = Portioning(context, rules, repository.limits)
    packer, unpacker = Packer(context.organization), Unpacker(context.organization)
    made = [work.of_file(file, bytes_of(repository, file)) for file in register_files(repository)]
    assert made and [unpacker.portion(packer.packed(one)) for one in made] == made


def every_break(root: Path) -> list[Break]:
    return [one for file in (*REPOSITORY, TABLE) for one in breaks(root, file)]


@pytest.fixture(scope="module")
def known_breaks(tmp_path_factory: pytest.TempPathFactory) -> list[Break]:
    return every_break(lay(tmp_path_factory.mktemp("whole"), {TABLE: ROWS}))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_answers_do_not_depend_on_who_works_them_out(
    draw: st.DataObject, known_breaks: list[Break], tmp_path_factory: pytest.TempPathFactory
) -> None:
    some = draw.draw(st.lists(st.integers(0, len(known_breaks) - 1), max_size=4))
    root = tmp_path_factory.mktemp("broken")
    lay(
        root,
        {TABLE: ROWS}
        | {known_breaks[n].place or known_breaks[n].file: known_breaks[n].content for n in some},
    )
    here = answer(root, None)
    assert answer(root, Apart()) == here
    assert answer(root, LocalProcesses(draw.draw(st.integers(2, 3)), few=0, method="fork")) == here


def test_answers_do_not_depend_on_how_processes_start(tmp_path: Path) -> None:
    root = lay(tmp_path, changed(CLERK, ("level: 3", "level: 1")) | {TABLE: ROWS})
    here = answer(root, None)
    assert here[0] and answer(root, LocalProcesses(2, few=0, method="spawn")) == here


def test_a_few_batches_are_sent_nowhere(tmp_path: Path) -> None:
    root = lay(tmp_path, changed(CLERK, ("level: 3", "level: 1")) | {TABLE: ROWS})
    sent: list[object] = []

    class Afar(Apart):
        few = 4

        def map(self, work: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
            for batch in batches:
                sent.append(batch)
                yield work(batch)

    assert answer(root, Afar()) == answer(root, None) and not sent
    assert Afar.few is not None
    Afar.few = 0
    assert answer(root, Afar()) == answer(root, None) and sent


def test_batches_are_of_a_size_that_is_worth_sending() -> None:
    small = [(f"{n}", b"") for n in range(MOST_FILES + 1)]
    assert [len(batch) for batch in batches(small)] == [MOST_FILES, 1]
    large = [(f"{n}", b" " * MOST_BYTES) for n in range(3)]
    assert [len(batch) for batch in batches(large)] == [1, 1, 1]
    assert list(batches([])) == []


def test_each_register_of_a_table_is_graded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, {**REPOSITORY, TABLE: ROWS})
    repository, context = load(tmp_path)
    rules = [r for r in catalog.rules() if r.rule.scope == "register" and not context.lacks(r.rule.needs)]
    graded: list[str] = []
    asked = grade._grade

    def counted(document: Document, context: Context) -> Iterator[grade.GradedPoint]:
        graded.append(document.subject)
        return asked(document, context)

    monkeypatch.setattr(grade, "_grade", counted)
    Portioning(context, rules, repository.limits).of_file(TABLE, bytes_of(repository, TABLE))
    assert len(set(graded)) > 1
    assert sorted(graded) == sorted(set(graded))


def test_the_command_takes_where_and_how_many(repository: Path, call: Call) -> None:
    lay(repository, changed(CLERK, ("level: 3", "level: 1")))
    words = ("-C", str(repository), "check", "--format", "json")
    said = call(*words)
    assert (said.code, CLERK in said.out) == (1, True)
    for more in (("--jobs", "1"), ("--jobs", "3"), ("--executor", "here")):
        assert call(*words, *more) == said
    assert "here、processes" in call(*words, "--executor", "cloud").err
    ended = call(*words, "--executor", "here://")
    assert (ended.code, "here://地址" in ended.err) == (2, True)
