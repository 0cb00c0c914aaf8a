"""`cycles/<year>/rectification/<unit>.csv`: rectification notices (整改通知书), to bodies and to persons.

Of one to a person only number, date and outside reference are kept: `to` and all content stay blank.
"""

from __future__ import annotations

from riskctl.records.fields import Many, Prose
from riskctl.records.letter import CODED, Letter
from riskctl.records.log import Log
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/rectification/{unit}.csv"


class RectificationNotice(Letter):
    """A rectification notice: what it rests on, what is to be mended, by when."""

    model_config = zh_keys("rectification")
    CODED = CODED

    basis: Prose = ""
    demand: Prose = ""
    inspection: Prose = ""
    reference: Prose = ""


class RectificationNotices(Log):
    """The rectification notices issued to one unit and its departments."""

    rows: Many[RectificationNotice] = ()


MODEL = RectificationNotices
