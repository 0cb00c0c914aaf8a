"""A policy file: levels, scales, how a level follows, and which office watches it.

A policy that `extends` another, a preset or a file of the repository, starts from the whole of it.
Each key it writes itself replaces that part whole, and an empty list takes the part away: lists are
never joined, so that what holds can be read in one place. Only `monitoring` follows where `levels` are
replaced without it: each level is watched as the one of its rank was, counted from the gravest.

A path is looked for beside the file that names it, then from the root of the repository.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from riskctl.records.fields import (
    Basis,
    ByCategory,
    CheckMethod,
    Flag,
    Given,
    Id,
    Many,
    Method,
    Number,
    OrText,
    Score,
    Text,
    refuse_empty,
)
from riskctl.records.record import Record

PATTERN = "policy.yaml"
MOST_LOTS = 1000  # of one point in a random draw


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


class Criterion(Record):
    """A criterion by which a point is graded without probability: of those it meets the gravest counts."""

    id: Id
    text: Text
    level: Number
    basis: Given[Basis] = None
    note: Text = ""


class Floor(Record):
    """A level below which the points of a matter, or of key matters, never fall."""

    matter: Text = ""
    key: Flag = False
    level: Number
    reason: Text


class Watch(Record):
    """How often the points of a level are looked at, and by which methods that counts.

    `months` or `days`; `weight` is how many lots such a point has in a random draw (`riskctl sample`).
    """

    level: Number
    months: Number = 0
    days: Number = 0
    methods: Many[CheckMethod]
    weight: Number = 1
    basis: Given[Basis] = None
    note: Text = ""


class Item(Record):
    """What a body is assessed by: an item and its full points."""

    id: Id
    name: Text
    points: Score
    basis: Given[Basis] = None
    note: Text = ""


class Deduction(Record):
    """What is taken off an item, each time it is found."""

    item: Id
    text: Text
    points: Score
    basis: Given[Basis] = None


class Band(Record):
    """A class of results: from its lowest score up to `to`, or below `below`; the highest needs neither."""

    name: Text
    from_: Score = Field(validation_alias="from")
    to: Given[Score] = None
    below: Given[Score] = None
    basis: Given[Basis] = None


class Assessing(Record):
    """How bodies are assessed (考核细则): items, deductions, classes that take every score once."""

    items: Many[Item]
    deductions: Many[Deduction] = ()
    classes: Many[Band]


class Policy(Record):
    """What the levels are and how they follow.

    `default` is the level where no criterion is met; without it the lightest. `category_offices` names
    the department in charge (归口部门) of a category, which watches beside the level's monitor: within
    the point's unit (`personnel`), or that of one unit for all (`jiuquan/personnel`).
    """

    form: Text = Field(validation_alias="schema")
    extends: Text = ""
    name: Text = ""
    levels: Many[Level] = ()
    probability: Many[Value] = ()
    severity: Many[Value] = ()
    method: Given[Method] = None
    matrix: Many[Cell] = ()
    thresholds: Many[Threshold] = ()
    criteria: Many[Criterion] = ()
    default: Given[Number] = None
    floors: Many[Floor] = ()
    origins: Many[Text] = ()
    category_offices: ByCategory = {}
    monitoring: Many[Watch] = ()
    assessment: Given[Assessing] = None
    copied: Number = 4  # a text under so many points, or a reason in so many places, is asked about (RK503)
    bulk_signoffs: Number = 10  # so many recorded on one day are asked about (RK613), where they are
    bulk_after: Number = 7  # recorded more than so many days after the signature (补签)
    notice_days: Number = 5  # working days of a public notice, as for appointments (干部任前公示)
    publish_single_posts: Flag = False  # whether a public edition grades posts that one person holds


MODEL = Policy
