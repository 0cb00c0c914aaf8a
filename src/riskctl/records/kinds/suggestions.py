"""`cycles/<year>/suggestions/<unit>/<department>.csv`: what others saw (群众帮、领导提、互查).

From which side it came is kept, never from whom. A row without an answer is the suggestion; its answer
is a later row with the same id.
"""

from __future__ import annotations

from riskctl.records.fields import Day, Disposition, Given, Id, Many, Prose, Side, Text
from riskctl.records.log import Log, Row
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/suggestions/{unit}/{department}.csv"


class Suggestion(Row):
    """A suggestion about one register, or the answer to it."""

    model_config = zh_keys("suggestion")
    CODED = {"side": "side", "disposition": "disposition"}

    id: Id
    day: Day
    subject: Text
    side: Side
    text: Prose
    disposition: Given[Disposition] = None
    reason: Prose = ""
    point: Text = ""


class Suggestions(Log):
    """The suggestions to one department, or to the unit itself."""

    rows: Many[Suggestion] = ()


MODEL = Suggestions
