"""Registers that wait for their document: what is kept of them, how often they are read, who changes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.errors import UnsoundError
from riskctl.check.example import CLERK, REPOSITORY
from riskctl.corpus import load
from riskctl.corpus.load import registers
from riskctl.corpus.repository import Repository
from riskctl.level.whole import not_whole
from riskctl.render.batch import batch, wanted_of
from riskctl.render.blocks import Paper
from riskctl.render.make import make
from riskctl.render.order import outlines
from riskctl.render.order.kinds import document_kind
from riskctl.render.order.order import orders
from riskctl.render.order.outlines import Outlines, read_again
from riskctl.render.order.scope import Scope
from riskctl.sources.fault import Fault
from tests.conftest import lay, load_sound
from tests.render.build import DEPARTMENT, register

FILES = REPOSITORY | {DEPARTMENT: register("bureau/registration")}
TABLE = "registers/bureau/registration/more.csv"
ROWS = """\
岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,措施内容,措施责任人
chief,R01,甲事项受贿,廉政风险,其他类,高,严重,1,科长每周抽查,registration/chief
clerk,R01,乙事项受贿,廉政风险,其他类,高,严重,1,科长每周抽查,registration/chief
"""


@pytest.fixture(autouse=True)
def none_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "FEW", 0)


@pytest.mark.parametrize("kind", ["annex-5", "annex-4", "duties", "ledger"])
def test_documents_are_those_of_registers_that_were_kept(tmp_path: Path, kind: str) -> None:
    repository, context = load_sound(lay(tmp_path, FILES))
    scope, of = Scope(context, "zh"), document_kind(kind)
    kept = orders(of, (), False, registers(repository, context), context)
    made: list[Paper] = []
    batch(of, (), False, "internal", repository, scope, lambda name, paper, n, word: made.append(paper))
    assert made
    assert made == [make(order, "internal", scope) for order in kept]


def test_orders_hold_no_points_until_their_turn(tmp_path: Path) -> None:
    repository, context = load_sound(lay(tmp_path, FILES))
    wanted = wanted_of(document_kind("annex-5"), (), False, repository, Scope(context, "zh"))
    waiting = [document for order in wanted for document in order.registers]
    assert waiting
    assert not_whole(waiting, context) == []
    assert not any(d.tree or d.text or d.points for d in waiting)
    assert any(d.whole.points for d in waiting)


def test_the_first_few_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "FEW", 1)
    repository, context = load_sound(lay(tmp_path, FILES))
    kept, *waiting = Outlines(registers(repository, context), repository, context)
    assert kept.text
    assert not any(one.text for one in waiting)


def test_a_table_is_read_once_for_registers_in_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository, context = load_sound(lay(tmp_path, {**REPOSITORY, TABLE: ROWS}))
    waiting = [*Outlines(registers(repository, context), repository, context)]
    read: list[str] = []
    bytes_of = load.bytes_of

    def counted(repository: Repository, file: str) -> bytes | Fault:
        read.append(file)
        return bytes_of(repository, file)

    monkeypatch.setattr(load, "bytes_of", counted)
    in_table = [one.whole for one in waiting if one.file == TABLE]
    assert [len(one.points) for one in in_table] == [1, 1]
    assert read == [TABLE]


def test_what_the_next_document_shares_is_not_read_again(tmp_path: Path) -> None:
    repository, context = load_sound(lay(tmp_path, FILES))
    waiting = [*Outlines(registers(repository, context), repository, context)]
    first = read_again(waiting[:1], {}, context)
    both = read_again(waiting, first, context)
    assert both[id(waiting[0])] is first[id(waiting[0])]
    assert len(both) == len(waiting)


@pytest.mark.parametrize("then", [None, "schema: riskctl/person/v1\nunit: [\n"])
def test_a_register_that_was_broken_meanwhile_makes_no_document(tmp_path: Path, then: str | None) -> None:
    repository, context = load_sound(lay(tmp_path, FILES))
    waiting = [*Outlines(registers(repository, context), repository, context)]
    (tmp_path / CLERK).unlink() if then is None else lay(tmp_path, {CLERK: then})
    with pytest.raises(UnsoundError, match="clerk"):
        read_again(waiting, {}, context)
