"""The types of fields: every scalar comes in as text, and the field says what the text means.

So `012`, `no`, `1:30` and `2010-05-31` mean what the record says, never what YAML guesses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from riskctl.base.nearest import OF_FEW, closest
from riskctl.base.visible import WRITTEN, is_blank
from riskctl.records.vocabulary import CODES, code_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
_SCORE = re.compile(r"\d{1,4}(\.\d{1,2})?", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9一-鿿][A-Za-z0-9一-鿿._-]{0,63}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1949, 2100
UNIT_LOG = "unit"  # what the unit's own logs are called among those of its departments; none is called so
MOST_DIGITS = 9
MOST_LOTS = 1000  # of one point in a random draw
# What JSON Schema can say of days and ids; that of 2010-02-30 and of reserved names is left to the record.
_YEAR = "(19(49|[5-9][0-9])|20[0-9][0-9]|2100)"
DAY_SCHEMA = f"^{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
WRITTEN_SCHEMA = r"\S"  # an editor tells blanks; letters that print as one are left to the record
ID_SCHEMA = "^[A-Za-z0-9一-鿿]([A-Za-z0-9一-鿿._-]{0,62}[A-Za-z0-9一-鿿_-])?$"

T = TypeVar("T")


def _text(value: object, expected: str) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        raise PydanticCustomError("empty", "empty")
    raise PydanticCustomError("expected", "expected {expected}", {"expected": expected})


def _day(value: object) -> date:
    text = _text(value, "day")
    if _DAY.fullmatch(text) and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise PydanticCustomError("no_such_day", "no such day") from error
    raise PydanticCustomError("expected", "expected {expected}", {"expected": "day"})


def _number(value: object) -> int:
    text = _text(value, "number")
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        return int(text)
    raise PydanticCustomError("expected", "expected {expected}", {"expected": "number"})


@dataclass(frozen=True, slots=True)
class Within:
    """The range of a `Number`, both ends in it; each declares its own, so that none can be written that
    what computes with it could not bear."""

    least: int
    most: int

    def _checked(self, value: object) -> object:
        if isinstance(value, str) and _WHOLE.fullmatch(value) and not self._holds(value):
            raise PydanticCustomError(
                "out_of_range", "out of range", {"least": self.least, "most": self.most}
            )
        return value

    def _holds(self, digits: str) -> bool:
        return len(digits) <= MOST_DIGITS and self.least <= int(digits) <= self.most

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Callable[[Any], Any]) -> dict[str, Any]:
        return {**handler(schema), "minimum": self.least, "maximum": self.most}


def _score(value: object) -> Decimal:
    text = value if isinstance(value, Decimal) else _text(value, "score")
    if isinstance(text, Decimal) or _SCORE.fullmatch(text):
        return Decimal(text)
    raise PydanticCustomError("expected", "expected {expected}", {"expected": "score"})


def _flag(value: object) -> bool:
    found = {"true": True, "是": True, "false": False, "否": False}.get(_text(value, "flag"))
    if found is None:
        raise PydanticCustomError("expected", "expected {expected}", {"expected": "flag"})
    return found


def _identifier(value: object) -> str:
    text = _text(value, "id")
    if _ID.fullmatch(text) and text[-1] != "." and not _RESERVED.fullmatch(text) and _plain(text):
        return text
    raise PydanticCustomError("bad_id", "bad id")


def _plain(text: str) -> bool:
    return text.isascii() or unicodedata.normalize("NFKC", text) == text


def _department(value: str) -> str:
    if value.casefold() == UNIT_LOG:
        raise PydanticCustomError("reserved_id", "reserved id")
    return value


@dataclass(frozen=True, slots=True)
class Coded:
    """Reads a code or zh word of `group` in the vocabulary, giving the code.

    Of an `open` group a policy may have words of its own: another word is kept for `corpus` to judge.
    """

    group: str
    open: bool = False

    def __call__(self, value: object) -> str:
        """Return the code; raise PydanticCustomError for another word, with the nearest."""
        text = _text(value, "word")
        code = code_of(self.group, text)
        if code is None and self.open:
            return str(refuse_empty(text))
        if code is None:
            words = [zh for zh, _ in CODES[self.group].values()]
            near = closest(text, [*words, *CODES[self.group]], OF_FEW)
            raise PydanticCustomError("unknown_word", "unknown word", {"group": self.group, "near": near})
        return code


def group_of(field: FieldInfo) -> str:
    """Return the group of the vocabulary that a field, or a list of it, takes its words from; else blank."""
    return next((one.group for one in _readers((field.annotation, *field.metadata))), "")


def _readers(parts: tuple[object, ...]) -> Iterator[Coded]:
    for part in parts:
        if isinstance(part, BeforeValidator) and isinstance(part.func, Coded):
            yield part.func
        yield from _readers(get_args(part))


def _coded_schema(group: str, open: bool = False) -> WithJsonSchema:
    """The code or the zh word of `group`, each value described by both; of an open one any other word too."""
    pairs = list(CODES[group].items())
    described = [f"{zh}（{code}）" for code, (zh, _) in pairs]
    known: dict[str, Any] = {
        "enum": [*(zh for _, (zh, _) in pairs), *(code for code, _ in pairs)],
        "markdownEnumDescriptions": described * 2,
    }
    return WithJsonSchema({"anyOf": [known, TEXT_SCHEMA]} if open else known)


def refuse_empty(value: Any) -> Any:
    """Refuse a key that is written but left empty or blank: it is a question nobody answered."""
    if value is None or (isinstance(value, str) and is_blank(value)):
        raise PydanticCustomError("empty", "empty")
    return value


TEXT_SCHEMA = {"type": ["string", "number", "boolean"], "minLength": 1, "pattern": WRITTEN_SCHEMA}


@dataclass(frozen=True, slots=True)
class OrText:
    """Tells the JSON Schema of a field that a plain text may stand for its whole value."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: Callable[[Any], Any]) -> dict[str, Any]:
        return {"anyOf": [handler(schema), TEXT_SCHEMA]}


@dataclass(frozen=True, slots=True)
class FreeText:
    """Marks a field that people write freely: what riskctl writes there is guarded (`year.log.prose`)."""


def is_prose(field: FieldInfo) -> bool:
    """Return whether `field` holds `Prose`, or several."""
    return any(map(_has_free_text, (field.annotation, *field.metadata)))


def _has_free_text(annotation: object) -> bool:
    return isinstance(annotation, FreeText) or any(map(_has_free_text, get_args(annotation)))


Text = Annotated[
    str,
    StringConstraints(min_length=1, pattern=WRITTEN),
    WithJsonSchema(TEXT_SCHEMA),
]
Prose = Annotated[Text, FreeText()]
Number = Annotated[int, BeforeValidator(_number), WithJsonSchema({"type": "integer"})]
# Ranges that what is typed on a command line shares with what a file holds.
YEARS, SHEET_COUNTS, WORKING_DAYS = Within(FIRST_YEAR, LAST_YEAR), Within(0, 9_999_999), Within(1, 366)
DRAW_SIZES, DRAW_NUMBERS, MEASURES = Within(1, 999_999), Within(1, 99), Within(1, 999)
Year = Annotated[Number, YEARS]
LevelId = Annotated[Number, Within(0, 999)]
Lots = Annotated[Number, Within(1, MOST_LOTS)]
Sheets = Annotated[Number, SHEET_COUNTS]
DrawSize = Annotated[Number, DRAW_SIZES]
DrawNumbers = Annotated[Number, DRAW_NUMBERS]
WorkingDays = Annotated[Number, WORKING_DAYS]
Measures = Annotated[Number, MEASURES]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": DAY_SCHEMA}),
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "是", "否"]})]
Id = Annotated[
    str, BeforeValidator(_identifier), WithJsonSchema({"type": TEXT_SCHEMA["type"], "pattern": ID_SCHEMA})
]
DepartmentId = Annotated[Id, AfterValidator(_department)]
Kind = Annotated[str, BeforeValidator(Coded("kind")), _coded_schema("kind")]
Power = Annotated[str, BeforeValidator(Coded("power")), _coded_schema("power")]
Category = Annotated[
    Text, BeforeValidator(Coded("category", open=True)), _coded_schema("category", open=True)
]
MeasureType = Annotated[str, BeforeValidator(Coded("measure_type")), _coded_schema("measure_type")]
State = Annotated[str, BeforeValidator(Coded("state")), _coded_schema("state")]
Status = Annotated[str, BeforeValidator(Coded("status")), _coded_schema("status")]
NodeKind = Annotated[str, BeforeValidator(Coded("node")), _coded_schema("node")]
CheckMethod = Annotated[str, BeforeValidator(Coded("check_method")), _coded_schema("check_method")]
NoticeKind = Annotated[str, BeforeValidator(Coded("notice_kind")), _coded_schema("notice_kind")]
NoticeEdition = Annotated[str, BeforeValidator(Coded("notice_edition")), _coded_schema("notice_edition")]
NoticeStep = Annotated[str, BeforeValidator(Coded("notice_step")), _coded_schema("notice_step")]
StepTaken = Annotated[str, BeforeValidator(Coded("early_step")), _coded_schema("early_step")]
MoveKind = Annotated[str, BeforeValidator(Coded("move")), _coded_schema("move")]
Disposition = Annotated[str, BeforeValidator(Coded("disposition")), _coded_schema("disposition")]
Step = Annotated[str, BeforeValidator(Coded("step")), _coded_schema("step")]
Decision = Annotated[str, BeforeValidator(Coded("decision")), _coded_schema("decision")]
Side = Annotated[str, BeforeValidator(Coded("side")), _coded_schema("side")]
GroupRole = Annotated[str, BeforeValidator(Coded("group_role")), _coded_schema("group_role")]
Preparing = Annotated[str, BeforeValidator(Coded("preparation")), _coded_schema("preparation")]
PhaseRole = Annotated[str, BeforeValidator(Coded("phase")), _coded_schema("phase")]
LetterEvent = Annotated[str, BeforeValidator(Coded("letter_event")), _coded_schema("letter_event")]
Response = Annotated[str, BeforeValidator(Coded("response")), _coded_schema("response")]
Question = Annotated[str, BeforeValidator(Coded("question")), _coded_schema("question")]
Answer = Annotated[str, BeforeValidator(Coded("answer")), _coded_schema("answer")]
Way = Annotated[str, BeforeValidator(Coded("way")), _coded_schema("way")]
Lapse = Annotated[str, BeforeValidator(Coded("lapse")), _coded_schema("lapse")]
AssessmentOutcome = Annotated[str, BeforeValidator(Coded("outcome")), _coded_schema("outcome")]
Score = Annotated[
    Decimal,
    BeforeValidator(_score),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 9999.99}),
]
Basis = Annotated[str, BeforeValidator(Coded("basis")), _coded_schema("basis")]
Method = Annotated[str, BeforeValidator(Coded("method")), _coded_schema("method")]

# Strict pydantic takes no list for a tuple, and YAML gives lists: this one step is let through.
Many = Annotated[tuple[T, ...], Strict(False)]
Given = Annotated[T | None, BeforeValidator(refuse_empty)]
ByCategory = Annotated[
    dict[Text, Text],  # by the word as written, so that a place can be told
    WithJsonSchema(
        {
            "type": "object",
            "properties": {
                word: TEXT_SCHEMA for code, (zh, _) in CODES["category"].items() for word in (zh, code)
            },
            "additionalProperties": TEXT_SCHEMA,
        }
    ),
]
