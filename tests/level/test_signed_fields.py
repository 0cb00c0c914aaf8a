"""A signature covers the fields that say so where they are declared, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.corpus.load import load, registers
from riskctl.level.fingerprint import fingerprint
from riskctl.records.json_schema import models
from riskctl.records.keys import register_field
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.told import Signed
from tests.conftest import lay
from tests.diff.test_every_field import laid
from tests.diff.written_fields import FIELDS, Field

MODELS = {"Register": PersonRegister} | {m.__name__: m for m in models(PersonRegister)}
OF_REGISTERS = [field for field in FIELDS if field.name.partition(".")[0] in MODELS]


@pytest.mark.parametrize("field", OF_REGISTERS, ids=lambda field: field.name)
def test_a_field_moves_the_fingerprint_where_it_is_signed(tmp_path: Path, field: Field) -> None:
    prints: list[str] = []
    for value in (field.before, field.after):
        repository, context = load(lay(tmp_path / str(len(prints)), laid(field, value)))
        (found,) = [one for one in registers(repository, context) if one.file == field.file]
        prints.append(fingerprint(found, context))
    model, _, name = field.name.partition(".")
    signed = register_field(MODELS[model].model_fields[name]).signed
    assert (prints[0] != prints[1]) == (signed is not Signed.NEVER)
