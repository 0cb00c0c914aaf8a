"""Where the sign-offs of each register stand, for the rules about them."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.facts import Facts, RegisterFacts
from riskctl.check.finding import Place
from riskctl.corpus.context import Context
from riskctl.year.sign.signoffs import Signed, Step, signed, steps


def signed_registers(facts: Facts, context: Context) -> Iterator[tuple[RegisterFacts, tuple[Step, ...]]]:
    """Yield each register that somebody signed this year and that can be read whole, with its steps."""
    known, organization = signed(context), context.organization
    for register in facts.registers:
        rows = known.get(register.ref)
        if rows and register.print and register.subject and organization:
            yield register, steps(register.subject, register.print, rows, context, organization)


def place(one: Signed, field: str) -> Place:
    """Return where a field of a signature stands."""
    return Place(one.file, ("rows", one.number, field))
