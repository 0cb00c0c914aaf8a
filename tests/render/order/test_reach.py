"""Registers that no document asked for takes in are not read, and what is ordered stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import Sound
from riskctl.render.batch import wanted_of
from riskctl.render.order.kinds import Kind, document_kinds
from riskctl.render.order.order import orders, reach_of
from riskctl.render.order.scope import Scope
from riskctl.sources.files import Folder
from tests.conftest import lay, load_sound
from tests.render.build import DEPARTMENT, LETTERS, SEATS, register

EXAMPLES = Path(__file__).parents[3] / "examples"
HEAD = "unit,department,post,id,title,kind\n"
ODD = {  # what stands in tables, is broken, nobody's, misplaced, or of a seat
    **SEATS,
    **LETTERS,
    DEPARTMENT: register("bureau/registration"),
    "registers/bureau/registration/clerk-1.yaml": register("bureau/registration/clerk-1"),
    "registers/bureau/registration/nobody.yaml": register("bureau/registration/nobody"),
    "registers/bureau/leadership/director.yaml": "risk_points: [",
    "registers/bureau/registration/chief.yaml": register("bureau/registration/clerk"),
    "registers/bureau/表.csv": HEAD
    + "bureau,registration,clerk,R07,受理,job\n,leadership,deputy,R08,审批,job\n",
    "registers/坏.csv": f"{HEAD}bureau,registration\n",
}


@cache
def repository(name: str) -> tuple[Repository, Sound, tuple[Document, ...]]:
    """A repository, its shared part, and all of its registers."""
    root = lay(Path(mkdtemp()), ODD) if name == "odd" else EXAMPLES / name
    found, context = load_sound(root)
    return found, context, tuple(registers(found, context))


@cache
def words(name: str) -> tuple[str, ...]:
    """What may be asked for: every subject by its ids, some by name, records of the year, and what is not."""
    _, context, documents = repository(name)
    organization = context.organization
    known = [*organization.units, *organization.departments, *organization.seats, *context.flows]
    named = [unit.name for unit in organization.units.values()]
    return (*known, *named, *{document.subject for document in documents}, "1", "没有这个")


def ordered(
    kind: Kind, refs: Sequence[str], gather: bool, documents: Sequence[Document], context: Sound
) -> object:
    """What is ordered, each with the files that go in; why not, where nothing is."""
    try:
        made = orders(kind, refs, gather, documents, context)
    except RiskctlError as error:
        return error.said.text("zh"), error.hint and error.hint.text("zh")
    return [(one.name, one.record, one.copy, [d.file for d in one.registers]) for one in made]


@pytest.mark.parametrize("name", ["jiuquan", "odd"])
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_what_is_ordered_is_what_all_registers_would_give(name: str, data: st.DataObject) -> None:
    _, context, documents = repository(name)
    kind = data.draw(st.sampled_from(document_kinds()))
    refs = data.draw(st.lists(st.sampled_from(words(name)), max_size=2))
    gather = data.draw(st.booleans())
    reach = reach_of(kind, refs, context)
    near = [d for d in documents if not reach or not _alone(d) or reach(d.subject)]
    assert ordered(kind, refs, gather, near, context) == ordered(kind, refs, gather, documents, context)


def test_a_record_of_one_unit_beside_another_unit_reads_both() -> None:
    _, context, documents = repository("jiuquan")
    kind = next(one for one in document_kinds() if one.name == "flow")
    refs = ["general-case", "inspection"]
    reach = reach_of(kind, refs, context)
    near = [d for d in documents if not reach or not _alone(d) or reach(d.subject)]
    whole = ordered(kind, refs, False, documents, context)
    assert isinstance(whole, list) and len(whole) == 3
    assert ordered(kind, refs, False, near, context) == whole


@pytest.mark.parametrize("subject", ["bureau", "bureau/registration", "bureau/registration/clerk"])
def test_only_what_is_in_reach_is_read(subject: str) -> None:
    found, context, documents = repository("odd")
    near = [d.file for d in documents if not _alone(d) or d.subject == subject]
    assert len(near) < len(documents)
    assert [d.file for d in registers(found, context, lambda other: other == subject)] == near


def test_a_form_of_one_post_reads_its_register_and_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    found, context, _ = repository("odd")
    read: list[str] = []
    plain = Folder.read

    def watched(self: Folder, file: str, limit: int) -> object:
        read.append(file)
        return plain(self, file, limit)

    monkeypatch.setattr(Folder, "read", watched)
    kind = next(one for one in document_kinds() if one.name == "annex-5")
    wanted_of(kind, ["bureau/leadership/deputy"], False, found, Scope(context, "zh"))
    assert CLERK not in read and {*read} == {
        *("registers/bureau/表.csv", "registers/坏.csv", "registers/bureau/leadership/deputy.yaml")
    }


def _alone(document: Document) -> bool:
    """Whether it is a register in a file of its own."""
    return document.is_register and document.file.endswith(".yaml")
