"""A policy file: levels, scales, how a level follows, and which office watches it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from riskctl.records.fields import Basis, Flag, Given, Many, Method, Number, OrText, Text, refuse_empty
from riskctl.records.record import Record

PATTERN = "policy.yaml"


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) and value else refuse_empty(value)


class Level(Record):
    """A risk level; levels stand in order, lightest first, so the direction is declared."""

    id: Number
    name: Text
    aliases: Many[Text] = ()
    monitor: Annotated[Many[Text], BeforeValidator(_listed), OrText()] = ()


class Value(Record):
    """A value of a scale, with the criteria by which one chooses it."""

    name: Text
    value: Number
    aliases: Many[Text] = ()
    criteria: Text = ""


class Cell(Record):
    """One cell of the matrix: the level, where it comes from, and the words that ground it."""

    probability: Text
    severity: Text
    level: Number
    basis: Given[Basis] = None
    note: Text = ""


class Threshold(Record):
    """A level for every index below a bound; the last stands without one."""

    level: Number
    below: Given[Number] = None
    basis: Given[Basis] = None
    note: Text = ""


class Floor(Record):
    """A level below which the points of a matter, or of key matters, never fall."""

    matter: Text = ""
    key: Flag = False
    level: Number
    reason: Text


class Policy(Record):
    """What the levels are and how they follow; with `extends`, what stands here replaces."""

    form: Text = Field(validation_alias="schema")
    extends: Text = ""
    name: Text = ""
    levels: Many[Level] = ()
    probability: Many[Value] = ()
    severity: Many[Value] = ()
    method: Given[Method] = None
    matrix: Many[Cell] = ()
    thresholds: Many[Threshold] = ()
    floors: Many[Floor] = ()
    origins: Many[Text] = ()
    category_offices: dict[str, Text] = {}
    publish_single_posts: Flag = False  # whether a public edition grades posts that one person holds


MODEL = Policy
