"""What numbered letters share: one row an event, so that nothing is ever changed in place.

The row that issues a letter holds all that stands on the paper, in words: what an organisation or a register
says later is not what was sent. A letter of before that was so is printed from what stands there now.
"""

from typing import Annotated

from riskctl.records.fields import Day, Given, LetterEvent, Prose, Text
from riskctl.records.log import LogRow
from riskctl.records.told import DUE, Told

CODED = {"event": "letter_event"}


class Letter(LogRow):
    """An event of a letter: that it was issued, with all it says, or later received, answered, verified."""

    number: Annotated[
        Text, Told(zh="编号", means=("编号，在本单位本年度内不重复", "its number, once in the unit and year"))
    ]
    day: Annotated[Day, Told(zh="日期", means=("这件事的日期", "the day of this event"))]
    event: Annotated[
        LetterEvent,
        Told(zh="事项", means=("发出、签收、回复、核实", "issued, received, replied or verified")),
    ]
    to: Annotated[
        Text,
        Told(zh="送达", means=("送给哪个岗位或部门，只在发出时写", "whom it goes to; where it is issued")),
    ] = ""
    due: Annotated[Given[Day], DUE] = None
    addressee: Annotated[
        Text, Told(zh="称呼", means=("送达的单位、部门或岗位，照发出时的名称", "whom it goes to, in words"))
    ] = ""
    issuer: Annotated[
        Text, Told(zh="发文单位", means=("发文单位，照发出时的名称", "the unit that issues it, in words"))
    ] = ""
    sender: Annotated[
        Text, Told(zh="落款", means=("落款的机构，照发出时的名称", "the body of it that signs, in words"))
    ] = ""
    note: Annotated[
        Prose, Told(zh="说明", means=("说明，如回复的要点", "a note, such as what the reply said"))
    ] = ""
