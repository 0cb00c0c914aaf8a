"""Commands over all registers let each go once its points are done with, whatever is printed of them."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from riskctl.check.example import REPOSITORY
from riskctl.cli import graded as at_work
from riskctl.cli.daily import export
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.repository import Repository
from tests import skips
from tests.conftest import Call, lay

AT_ONCE = 2  # the one at work, and the one before it whose grades are remembered
MANY = 8


@pytest.fixture
def most(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records of registers were alive each time another was read."""
    seen: list[int] = []
    known: list[weakref.ref[object]] = []

    def counted(repository: Repository, context: Context) -> Iterator[Document]:
        for _ in range(MANY):
            for document in registers(repository, context):
                seen.append(sum(ref() is not None for ref in known))
                if document.record is not None:
                    known.append(weakref.ref(document.record))
                yield document
                del document

    for reading in (at_work, export):
        monkeypatch.setattr(reading, "registers", counted)
    return seen


@pytest.mark.parametrize(
    "words",
    [
        ("level",),
        ("level", "--format", "json"),
        ("level", "--check"),
        ("list",),
        ("list", "--format", "json"),
        ("list", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_registers_that_went_by_are_gone(
    words: tuple[str, ...], tmp_path: Path, call: Call, most: list[int]
) -> None:
    lay(tmp_path, REPOSITORY)
    call(*words, "-C", str(tmp_path))
    assert len(most) >= MANY
    assert max(most) <= AT_ONCE


@pytest.mark.parametrize("form", ["json", "parquet"])
def test_registers_that_are_exported_are_gone(form: str, tmp_path: Path, call: Call, most: list[int]) -> None:
    pytest.importorskip("pyarrow", reason=skips.missing("pyarrow", "make test"))
    lay(tmp_path, REPOSITORY)
    call("export", "--to", form, "--output", str(tmp_path / f"all.{form}"), "-C", str(tmp_path))
    assert len(most) >= MANY
    assert max(most) <= AT_ONCE
