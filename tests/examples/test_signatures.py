"""The signatures that the example's year holds are of its registers as they stand: no fingerprint moved."""

from __future__ import annotations

from pathlib import Path

from riskctl.corpus.load import load, registers
from riskctl.year.sign.signoffs import print_of, signed

EXAMPLE = Path(__file__).parents[2] / "examples" / "jiuquan"


def test_every_signature_of_the_year_still_stands() -> None:
    repository, context = load(EXAMPLE)
    found = {one.subject: one for one in registers(repository, context)}
    given = [(subject, one.row) for subject, rows in signed(context).items() for one in rows]
    assert len(given) > 400
    for subject, row in given:
        now = print_of(found[subject], context)
        assert now and row.fingerprint == now.whole, (subject, row.step)
