"""`cycles/<year>/cycle.yaml`: the year's phases, their dates, and what each is for.

What the year asks for hangs on the role of a phase, never on its id, which is free. A phase written
before there were roles has that of its id where its id is one (RK611 asks for the others).
"""

from typing import Annotated

from riskctl.records.fields import Day, Given, Id, Many, PhaseRole, Text, Year
from riskctl.records.record import Record
from riskctl.records.told import FROM, ID, NAME, SCHEMA, TO, Told

PATTERN = "cycles/{year}/cycle.yaml"
MOBILIZATION, IDENTIFICATION, SUPERVISION, ASSESSMENT = ROLES = (
    *("mobilization", "identification"),
    *("supervision", "assessment"),
)


class Stretch(Record):
    """A stretch of days, both included."""

    from_: Annotated[Day, FROM]
    to: Annotated[Day, TO]


class Phase(Stretch):
    """One of the phases of the yearly cycle."""

    id: Annotated[Id, ID]
    name: Annotated[Text, NAME]
    role: Annotated[
        Given[PhaseRole],
        Told(
            means=(
                "这一阶段办什么，到期和缺什么都看它；不在四样里的写“其他”。不写的，编号正是其中之一时就算它",
                "what the phase is for: what is due or missing hangs on it; `other` where it is none of the "
                "four. Without it an id that is one of them counts as it",
            )
        ),
    ] = None

    @property
    def serves(self) -> str:
        """What the phase is for: its role, else its id where that is one; blank where neither says it."""
        return self.role or (self.id if self.id in ROLES else "")


class Cycle(Record):
    """The yearly cycle; `notice` is the period of public notice (公示期)."""

    FILLED_IN = True

    form: Annotated[Text, SCHEMA]
    year: Annotated[Year, Told(means=("年度", "the year"))]
    phases: Annotated[Many[Phase], Told(means=("各阶段", "its phases"))]
    notice: Annotated[Given[Stretch], Told(means=("公示期", "the period of public notice"))] = None

    def stretch(self, role: str) -> Stretch | None:
        """Return the days of the phase with this role, of several from the first to the last of them."""
        found = [phase for phase in self.phases if phase.serves == role]
        if len(found) <= 1:
            return found[0] if found else None
        first, last = min(phase.from_ for phase in found), max(phase.to for phase in found)
        return Stretch.model_construct(from_=first, to=last)


MODEL = Cycle
