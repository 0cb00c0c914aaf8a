"""A risk point with its measures, as it stands in a register of a unit, department or person."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from riskctl.records.fields import (
    Category,
    Day,
    Given,
    Id,
    Kind,
    Many,
    MeasureType,
    OrText,
    Prose,
    Status,
    Text,
    refuse_empty,
)
from riskctl.records.record import Record, zh_keys

NONE_MET = ("无", "none")  # that no criterion is met, where a list cannot be empty: a cell of a table


def _met(value: object) -> object:
    """The whole list goes where one entry is no word: what is left of it could be a lighter level."""
    listed = refuse_empty([value] if isinstance(value, str) and value else value)
    for item in listed if isinstance(listed, list) else ():
        if not isinstance(refuse_empty(item), str):
            raise PydanticCustomError("expected", "expected {expected}", {"expected": "text"})
    return [] if listed in [[word] for word in NONE_MET] else listed


class Measure(Record):
    """防范措施: who checks what, how often, leaving which record; tied to a regulation (制度)."""

    model_config = zh_keys("measure")

    text: Text
    type: Given[MeasureType] = None
    regulation: Text = ""
    owner: Text = ""
    due: Given[Day] = None
    done: Given[Day] = None
    effect: Prose = ""


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
    basis: Prose


class Closed(Record):
    """A point that no longer arises: the day it was closed, and why (关闭)."""

    model_config = zh_keys("closed")

    date: Day
    reason: Text


class RiskPoint(Record):
    """风险点: where power can be abused, how probable and how grave, and what is done about it.

    Whether probability and severity are needed, or the criteria met, is the policy's to say
    (`corpus.required`); no criteria met is not the same as none looked at.
    """

    model_config = zh_keys("risk_point")

    id: Id
    title: Text
    kind: Kind
    category: Category
    probability: Given[Text] = None
    severity: Given[Text] = None
    criteria: Given[Annotated[Many[Text], BeforeValidator(_met), OrText()]] = None
    measures: Many[Measure]
    matter: Text = ""
    flow: Text = ""
    department: Text = ""
    origin: Text = ""
    manifestations: Many[Text] = ()
    level: Text = ""
    override: Given[Override] = None
    monitor: Many[Text] = ()
    since: Given[Day] = None
    status: Status = "open"
    closed: Given[Closed] = None
    review: Given[Review] = None
    note: Text = ""


class Declined(Record):
    """A matter of a power held that is not exercised here, and why (不适用事项)."""

    model_config = zh_keys("declined")

    matter: Text
    reason: Text
