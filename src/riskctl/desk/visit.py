"""One request as a view gets it, the three kinds of answer it may give, and the doors that lead to views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from werkzeug.datastructures import FileStorage, MultiDict

from riskctl.desk.ground import Ground


@dataclass(frozen=True, slots=True)
class Door:
    """An address of the desk: its path as werkzeug writes rules, the view as module and function, how it is
    called. A page is read (GET); what is sent (POST) bears the form token, which the gate has compared."""

    path: str
    module: str
    view: str = "show"
    method: str = "GET"


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the desk was opened: its folder and the options of the command."""

    root: Path
    today: date | None = None
    people: Path | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What a view gets: the path's values, the query, the form, how the desk was opened, the repository."""

    values: Mapping[str, str]
    query: MultiDict[str, str]
    form: MultiDict[str, str]
    files: MultiDict[str, FileStorage]
    settings: DeskSettings
    ground: Ground


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A page: the template under templates/desk without its ending, and the names it is filled with."""

    template: str
    fields: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class DeskFile:
    """Bytes with their type; with a `name` the browser keeps them as a file, else it shows them, shut in by
    `policy` where that is given."""

    body: bytes
    kind: str
    name: str = ""
    policy: str = ""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Another address of the desk, where what was done is to be seen."""

    address: str


DeskAnswer = DeskPage | DeskFile | GoTo
