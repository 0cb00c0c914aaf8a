"""The fields of an act's form, made from what its command declares, and the line that a filled form is.

So a form has what the command has: its words, its help, its choices; to a value the command itself speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from riskctl.base.messages import Language
from riskctl.cli.options import parse_date
from riskctl.cli.shell.help import bare_name
from riskctl.cli.subjects_offered import offered_subjects

FieldKind = Literal["line", "text", "day", "number", "tick", "choice", "list"]
Offer = Literal["", "subjects", "posts"]
Values = Mapping[str, Sequence[str]]  # what a form holds, by the names of its fields
WHO = ("by", "to", "leader", "deputy", "member", "recorded_by", "early_by")  # fields that take a post
LONG = (  # fields in which people write sentences
    *("text", "finding", "basis", "demand", "problem", "note", "reason", "effect", "returned", "unchanged"),
    *("adopted", "declined", "early"),
)
NO_FIELDS = ("root", "today", "people")  # the desk was opened with them


@dataclass(frozen=True, slots=True)
class ActField:
    """A field: the name of its parameter, its option (blank: an argument), its word on the line, its help as
    label, what it takes, and what may be offered for it."""

    name: str
    option: str
    slot: str
    label: str
    kind: FieldKind
    required: bool = False
    choices: tuple[str, ...] = ()
    offer: Offer = ""
    least: int | None = None
    most: int | None = None


def fields_of(
    command: Any, callback: Callable[..., Any], language: Language, without: Sequence[str]
) -> list[ActField]:
    """Return the fields of a command that is loaded, but for those `without`; files are none of them."""
    offers = dict(_offers(callback))
    params = [p for p in command.params if p.name not in (*NO_FIELDS, *without) and p.type.name != "path"]
    return [_field(param, offers.get(param.name), language) for param in params]


def words_of(fields: Sequence[ActField], values: Values) -> list[str]:
    """Return what a filled form adds to its command's words: arguments, then options, blanks left out.

    A blank argument before one that is filled stays, so that the command can say that it is missing.
    """
    arguments = [_given(field, values) for field in fields if not field.option]
    while arguments and not arguments[-1]:
        arguments.pop()
    given = [word for words in arguments for word in words or [""]]
    options = [word for field in fields if field.option for word in _option(field, values)]
    if any(word.startswith("-") for word in given):
        return [*options, "--", *given]
    return [*given, *options]


def _field(param: Any, offer: Callable[[str], Sequence[str]] | None, language: Language) -> ActField:
    option = param.opts[0] if param.param_type_name == "option" else ""
    choices = () if offer in (None, offered_subjects) else _spoken(offer(""), language)
    return ActField(
        param.name,
        option,
        option or bare_name(param),
        str(param.help or ""),
        _kind(param, choices),
        bool(param.required),
        choices,
        "subjects" if offer is offered_subjects else "posts" if param.name in WHO else "",
        getattr(param.type, "min", None),
        getattr(param.type, "max", None),
    )


def _kind(param: Any, choices: Sequence[str]) -> FieldKind:
    if getattr(param, "is_flag", False):
        return "tick"
    if param.nargs == -1 or getattr(param, "multiple", False):
        return "list"
    if choices:
        return "choice"
    if getattr(param.type, "func", None) is parse_date:
        return "day"
    if param.type.name == "int range":
        return "number"
    return "text" if param.name in LONG else "line"


def _spoken(choices: Sequence[str], language: Language) -> tuple[str, ...]:
    """Of choices that have a code and a Chinese word each, those of one language."""
    words = tuple(one for one in choices if one.isascii() == (language == "en"))
    return words or tuple(choices)


def _offers(callback: Callable[..., Any]) -> Iterator[tuple[str, Callable[[str], Sequence[str]]]]:
    """What Tab offers for the parameters of a command."""
    for name, hint in get_type_hints(callback, include_extras=True).items():
        if get_origin(hint) is Annotated:
            offer = getattr(get_args(hint)[1], "autocompletion", None)
            if offer is not None:
                yield name, offer


def _given(field: ActField, values: Values) -> list[str]:
    """The values of a field that hold anything; of a list, one a line."""
    texts = [text.replace("\r\n", "\n") for text in values.get(field.name, ())]
    lines = [line for text in texts for line in text.split("\n")] if field.kind == "list" else texts
    return [line.strip() for line in lines if line.strip()]


def _option(field: ActField, values: Values) -> Iterator[str]:
    for value in _given(field, values):
        if field.kind == "tick":
            yield field.option
        elif value.startswith("-"):
            yield f"{field.option}={value}"
        else:
            yield from (field.option, value)
