"""A risk point with its measures, as it stands in a register of a unit, department or person."""

from __future__ import annotations

from riskctl.records.fields import Category, Day, Given, Id, Kind, Many, MeasureType, Status, Text
from riskctl.records.record import Record, zh_keys


class Measure(Record):
    """防范措施: who checks what, how often, leaving which record; tied to a regulation (制度)."""

    model_config = zh_keys("measure")

    text: Text
    type: Given[MeasureType] = None
    regulation: Text = ""
    owner: Text = ""
    due: Given[Day] = None
    done: Given[Day] = None
    effect: Text = ""


class Override(Record):
    """A level the leading group confirmed against the computed one (审定等级), with its reasons."""

    model_config = zh_keys("override")

    level: Text = ""
    reason: Text = ""
    body: Text = ""
    date: Given[Day] = None


class Review(Record):
    """A carried point looked at again: the day, and what was looked at (复核无变化)."""

    model_config = zh_keys("review")

    date: Day
    basis: Text


class RiskPoint(Record):
    """风险点: where power can be abused, how probable and how grave, and what is done about it."""

    model_config = zh_keys("risk_point")

    id: Id
    title: Text
    kind: Kind
    category: Category
    probability: Text
    severity: Text
    measures: Many[Measure]
    matter: Text = ""
    flow: Text = ""
    department: Text = ""
    origin: Text = ""
    manifestations: Many[Text] = ()
    level: Text = ""
    override: Given[Override] = None
    monitor: Many[Text] = ()
    status: Status = "open"
    review: Given[Review] = None
    note: Text = ""


class Declined(Record):
    """A matter of a power held that is not exercised here, and why (不适用事项)."""

    model_config = zh_keys("declined")

    matter: Text
    reason: Text
