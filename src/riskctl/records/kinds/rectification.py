"""`cycles/<year>/rectification/<unit>.csv`: rectification notices (整改通知书), to bodies and to persons.

Of one to a person only number, date and outside reference are kept: `to` and all content stay blank.
"""

from typing import Annotated

from riskctl.records.fields import Day, Given, Many, Prose
from riskctl.records.letter import CODED, Letter
from riskctl.records.log import Log
from riskctl.records.told import Told

PATTERN = "cycles/{year}/rectification/{unit}.csv"


class RectificationNotice(Letter):
    """A rectification notice: what it rests on, what was found, what is demanded, by when.

    Before the two were told apart `demand` held what is to be mended, and `found` is blank.
    """

    CODED = CODED

    due: Annotated[
        Given[Day], Told(zh="整改期限", means=("要求哪一天前整改", "the day by which to mend it"))
    ] = None
    basis: Annotated[Prose, Told(zh="依据", means=("依据", "what it rests on"))] = ""
    found: Annotated[Prose, Told(zh="查出的问题", means=("查出了什么问题", "what was found"))] = ""
    demand: Annotated[Prose, Told(zh="整改要求", means=("要求怎样整改", "what is demanded"))] = ""
    inspection: Annotated[
        Prose, Told(zh="检查编号", means=("来自哪一次检查", "the inspection it comes from"))
    ] = ""
    reference: Annotated[
        Prose,
        Told(
            zh="外部文号",
            means=("发文字号；发给个人的，只写它", "the document number; of one to a person that alone"),
        ),
    ] = ""


class RectificationNotices(Log):
    """The rectification notices issued to one unit and its departments."""

    rows: Annotated[
        Many[RectificationNotice], Told(means=("每行一件事：发出、签收、回复或核实", "an event a row"))
    ] = ()


MODEL = RectificationNotices
