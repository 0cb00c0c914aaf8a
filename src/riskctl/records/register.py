"""What registers of units, departments and persons have in common."""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Many, Text
from riskctl.records.record import Record, zh_keys
from riskctl.records.risk_point import Declined, RiskPoint


class Register(Record):
    """One subject's register: its duties and its risk points, or why it has none."""

    model_config = zh_keys("register")

    form: Text = Field(validation_alias="schema")
    unit: Text
    duties: Many[Text] = ()
    declined: Many[Declined] = ()
    risk_points: Many[RiskPoint] = ()
    none: Text = ""
    note: Text = ""
