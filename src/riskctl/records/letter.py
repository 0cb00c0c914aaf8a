"""What numbered letters share: one row an event, so that nothing is ever changed in place."""

from __future__ import annotations

from riskctl.records.fields import Day, Given, LetterEvent, Prose, Text
from riskctl.records.log import Row

CODED = {"event": "letter_event"}


class Letter(Row):
    """An event of a letter: that it was issued, with all it says, or later received, answered, verified."""

    number: Text
    day: Day
    event: LetterEvent
    to: Text = ""
    due: Given[Day] = None
    note: Prose = ""
