"""`people.yaml`: the holders of posts. The only file with names; it may lie in another repository."""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Day, Flag, Given, Many, Text
from riskctl.records.record import Record

PATTERN = "people.yaml"


class Holder(Record):
    """A person in a post for a time; `person` tells namesakes apart."""

    name: Text
    from_: Given[Day] = Field(None, validation_alias="from")
    to: Given[Day] = None
    person: Text = ""
    ambiguous: Flag = False


class People(Record):
    """Holders by post, `unit/department/post`, or `…/post-<n>` for one of its seats."""

    form: Text = Field(validation_alias="schema")
    holders: dict[str, Many[Holder]] = {}


MODEL = People
