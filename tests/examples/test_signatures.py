"""The signatures that the example's year holds are of its registers as they stand: no fingerprint moved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from riskctl.corpus.load import load, registers
from riskctl.corpus.subject import find_subject
from riskctl.year.sign.signoffs import print_of, signed, steps
from tests.conftest import load_sound

EXAMPLE = Path(__file__).parents[2] / "examples" / "jiuquan"


def test_every_signature_of_the_year_still_stands() -> None:
    repository, context = load(EXAMPLE)
    found = {one.subject: one for one in registers(repository, context)}
    given = [(subject, one.row) for subject, rows in signed(context).items() for one in rows]
    assert len(given) > 400
    for subject, row in given:
        now = print_of(found[subject], context)
        assert now and row.fingerprint == now.whole, (subject, row.step)


def test_they_stand_as_well_where_records_have_the_first_reading_alone() -> None:
    """A repository of the version before: its rows keep one digest of each point, of all that it says."""
    repository, context = load_sound(EXAMPLE)
    found = {one.subject: one for one in registers(repository, context)}
    for ref, rows in signed(context).items():
        now, subject = print_of(found[ref], context), find_subject(ref, context.organization)
        assert now and subject
        parts = " ".join(f"{id}={one.first}" for id, one in now.parts.items())
        before = [replace(one, row=one.row.model_copy(update={"parts": parts})) for one in rows]
        states = {step.state for step in steps(subject, now, before, context, context.organization)}
        assert states == {step.state for step in steps(subject, now, rows, context, context.organization)}
        assert "stale" not in states, ref
