"""`organization.yaml`: units, departments and posts, and the offices that watch."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from riskctl.records.fields import Flag, Given, Id, Many, OrText, Power, Seats, Text, refuse_empty
from riskctl.records.record import Record

PATTERN = "organization.yaml"


class Post(Record):
    """岗位: one post, with as many seats as it has holders."""

    id: Id
    name: Text
    seats: Seats = 1
    responsible: Text = ""
    key: Flag = False


class Department(Record):
    """A department (科、室、股、所) of a unit."""

    id: Id
    name: Text
    head: Text = ""
    leader_in_charge: Text = ""
    powers: Many[Power] = ()
    posts: Many[Post] = ()


class Office(Record):
    """An office of a unit by its name, and the department whose people staff it."""

    name: Text
    department: Text = ""


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) and value else refuse_empty(value)


OfficeNamed = Given[Annotated[Office, BeforeValidator(_named), OrText()]]


class Unit(Record):
    """单位. An external unit stands above: it watches, and has no registers here."""

    id: Id
    name: Text
    parent: Text = ""
    external: Flag = False
    head: Text = ""
    party_group: OfficeNamed = None
    discipline_office: OfficeNamed = None
    leading_group: OfficeNamed = None
    leading_group_office: OfficeNamed = None
    supervised_by: Text = ""
    powers: Many[Power] = ()
    departments: Many[Department] = ()


class Organization(Record):
    """All units of the programme and those above it."""

    form: Text = Field(validation_alias="schema")
    units: Many[Unit]


MODEL = Organization
