"""Every setting that holds here, with its value and where it comes from: riskctl.yaml, the policy, the
command line or the environment, a file beside them, or what holds where nobody says anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from riskctl.base.location import DataPath, line_starts, position
from riskctl.base.messages import Language, Said, Words
from riskctl.corpus.document import Document
from riskctl.corpus.policy import preset_policy
from riskctl.corpus.repository import PROGRAMME
from riskctl.corpus.sound import Sound
from riskctl.present.text import headings, text
from riskctl.records.keys import spellings
from riskctl.records.kinds.policy import Policy
from riskctl.records.kinds.programme import FileLimits, Programme
from riskctl.records.record import Record
from riskctl.sources.gate import Limits

WORDS: Words = {
    "setting": ("设置", "setting"),
    "value": ("值", "value"),
    "source": ("来自", "from"),
    "default": ("没有写，照默认", "default"),
    "preset": ("预设 {name}", "preset {name}"),
    "given": ("{name}", "{name}"),
    "environment": ("环境变量 {name}", "environment {name}"),
    "clock": ("今天", "the clock"),
    "day": ("按日期的年份", "the year of the day"),
    "none": ("没有", "none"),
    "many": ("{n} 项", "{n} entries"),
}
COLUMNS = ("setting", "source", "value")
SHOWN = 200  # characters of one value
ABOVE = ("form", "limits", "rules", "ignore", "owners")  # told one by one, or not at all
FILES = ("people.yaml", "matters.yaml", "wording.yaml", "style.yaml")


@dataclass(frozen=True, slots=True)
class SettingShown:
    """One setting by the path of its key, its value in words, and where it comes from."""

    name: str
    value: str
    source: Said
    place: str = ""  # file and line, where it is written


@dataclass(frozen=True, slots=True)
class GivenOutside:
    """What the command line or the environment says: the name of the option or variable, and its value."""

    name: str
    value: str
    environment: bool = False

    @property
    def said(self) -> Said:
        """Where it comes from, in words."""
        return Said(WORDS["environment" if self.environment else "given"], {"name": self.name})


def settings(context: Sound, outside: Mapping[str, GivenOutside]) -> list[SettingShown]:
    """Return every setting in the order of riskctl.yaml, the policy, the files beside them; `outside` are
    those of `today` and `people` that are given for this run."""
    found = [*_of_run(context, outside)]
    found += _of_programme(context)
    found += _of_policy(context)
    found += _of_files(context, outside)
    return found


def as_text(found: Sequence[SettingShown], language: Language, width: int) -> str:
    """Return the settings as a table."""
    rows = [[one.name, one.source.text(language), one.value] for one in found]
    return text([headings(WORDS, COLUMNS, language), *rows], width)


def as_fields(found: Sequence[SettingShown], language: Language) -> list[dict[str, str | None]]:
    """Return the settings as data, each with the file and line that writes it."""
    return [
        {
            "setting": one.name,
            "value": one.value,
            "source": one.source.text(language),
            "place": one.place or None,
        }
        for one in found
    ]


def _of_run(context: Sound, outside: Mapping[str, GivenOutside]) -> Iterator[SettingShown]:
    """The day and the year that are judged by."""
    document = context.documents[PROGRAMME]
    day = str(context.day)
    if given := outside.get("today"):
        yield SettingShown("day", day, given.said)
    elif context.programme.as_of:
        yield _written("day", day, document, ("as_of",))
    else:
        yield SettingShown("day", day, Said(WORDS["clock"]))
    if context.programme.cycle:
        yield _written("year", str(context.year), document, ("cycle",))
    else:
        yield SettingShown("year", str(context.year), Said(WORDS["day"]))


def _of_programme(context: Sound) -> Iterator[SettingShown]:
    """What riskctl.yaml says, and what holds where it says nothing."""
    document, programme = context.documents[PROGRAMME], context.programme
    for name in (n for n in Programme.model_fields if n not in ABOVE):
        yield _field(name, programme, name, document, ())
    for rule, severity in programme.rules.items():
        yield _written(f"rules.{rule}", severity, document, ("rules", rule))
    for n, ignore in enumerate(programme.ignore):
        yield _written(f"ignore.{n + 1}", f"{ignore.rule} {ignore.at}".rstrip(), document, ("ignore", n))
    for ref, handles in programme.owners.items():
        yield _written(f"owners.{ref}", ", ".join(handles), document, ("owners", ref))
    for name in FileLimits.model_fields:
        own = getattr(programme.limits, name) if programme.limits else None
        if own is not None:
            yield _written(f"limits.{name}", str(own), document, ("limits", name))
        else:
            yield SettingShown(f"limits.{name}", str(getattr(Limits(), name)), Said(WORDS["default"]))


def _of_policy(context: Sound) -> Iterator[SettingShown]:
    """What the policy says, each part from the file of the chain that writes it."""
    chain = [d for d in context.documents.values() if isinstance(d.record, Policy)]
    preset = preset_policy(context.preset) if context.preset else None
    policy = context.grading.policy
    for name, field in Policy.model_fields.items():
        if name == "form":
            continue
        key = spellings(name, field)[0]
        value = _in_words(getattr(policy, name))
        own = next((d for d in chain if d.record and name in d.record.model_fields_set), None)
        if own is not None:
            yield _written(f"policy.{key}", value, own, (name,))
        elif preset and name in preset.model_fields_set:
            yield SettingShown(f"policy.{key}", value, Said(WORDS["preset"], {"name": context.preset}))
        else:
            yield SettingShown(f"policy.{key}", value, Said(WORDS["default"]))


def _of_files(context: Sound, outside: Mapping[str, GivenOutside]) -> Iterator[SettingShown]:
    """The files beside riskctl.yaml that change how registers are read, checked or printed."""
    for file in FILES:
        given = outside.get("people") if file == "people.yaml" else None
        if given:
            yield SettingShown(file, given.value, given.said)
        elif file in context.documents:
            yield SettingShown(file, file, Said(WORDS["given"], {"name": file}), file)
        else:
            yield SettingShown(file, Said(WORDS["none"]).text("en"), Said(WORDS["default"]))


def _field(name: str, record: Record, field: str, document: Document, at: DataPath) -> SettingShown:
    value = _in_words(getattr(record, field))
    if field in record.model_fields_set:
        return _written(name, value, document, (*at, field))
    return SettingShown(name, value, Said(WORDS["default"]))


def _written(name: str, value: str, document: Document, path: DataPath) -> SettingShown:
    """A setting that a file writes, with the line."""
    line = position(line_starts(document.text or ""), document.span(path, "key")).line
    place = f"{document.file}:{line}"
    return SettingShown(name, value, Said(WORDS["given"], {"name": place}), place)


def _name(one: object) -> str:
    if not isinstance(one, Record):
        return str(one)
    return str(getattr(one, "name", "") or getattr(one, "id", ""))


def _in_words(value: Any) -> str:
    """A value in few words: of records their names or how many there are."""
    if isinstance(value, tuple):
        named = [
            getattr(one, "name", "") or getattr(one, "id", "") if isinstance(one, Record) else str(one)
            for one in value
        ]
        value = (
            ", ".join(map(str, named)) if all(named) else Said(WORDS["many"], {"n": len(value)}).text("en")
        )
    elif isinstance(value, dict):
        value = ", ".join(f"{key}: {one}" for key, one in value.items())
    elif isinstance(value, Record):
        value = ", ".join(type(value).model_fields)
    elif isinstance(value, bool):
        value = "true" if value else "false"
    words = "" if value is None else str(value)
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
