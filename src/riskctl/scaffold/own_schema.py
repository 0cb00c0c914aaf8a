"""JSON Schemas with the words of one repository in them: what an editor offers, and what it marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from riskctl.base.markdown import escaped
from riskctl.base.messages import Language, Said, Words, term
from riskctl.records.fields import TEXT_SCHEMA
from riskctl.records.json_schema import json_schema, models
from riskctl.records.keys import spellings
from riskctl.records.kinds import FileKind
from riskctl.records.snippets import Snippets
from riskctl.scaffold.own_words import Choices

Schema = dict[str, Any]

# The kind of words that a field of a record takes.
PLACES: Mapping[tuple[str, str], str] = {
    **{("RiskPoint", name): name for name in ("probability", "severity", "criteria", "level", "origin")},
    **{("RiskPoint", name): name for name in ("category", "matter", "flow", "department", "monitor")},
    **{("Measure", name): name for name in ("regulation", "owner")},
    **{(record, "unit"): "unit" for record in ("UnitRegister", "DepartmentRegister", "PersonRegister")},
    **{(record, "department"): "department-id" for record in ("DepartmentRegister", "PersonRegister")},
    ("PersonRegister", "post"): "post-id",
    ("Override", "level"): "level",
    ("Declined", "matter"): "matter",
    ("Floor", "matter"): "matter",
    ("Flow", "matters"): "matter",
    ("Flow", "department"): "whole-department",
    ("Node", "actor"): "owner",
    ("Regulation", "owner"): "whole-owner",
    ("Ignore", "rule"): "rule",
}
SHOWN = 12  # words that a message lists
_SPECIAL = re.compile(r"[\^$.*+?()\[\]{}|\\/]")
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")

WORDS: Words = {
    "one-of": ("这里要写：{words}。", "Write one of: {words}."),
    "unknown": (
        "本库里没有这个词；按 Ctrl+空格看有哪些。",
        "This repository has no such word; Ctrl+Space lists those there are.",
    ),
    "noted": ("{description}。{note}", "{description}. {note}"),
}


def own_schema(kind: FileKind, words: Mapping[str, Choices], language: Language, year: int) -> Schema:
    """Return the schema of one kind of file with the `words` of a repository."""
    schema = json_schema(kind, language)
    parts = {**schema.get("definitions", {}), kind.model.__name__: schema}
    by_name = {model.__name__: model for model in models(kind.model)}
    for (record, code), group in PLACES.items():
        if record in parts and group in words:
            fields = by_name[record].model_fields.items()
            keys = next(found for n, f in fields if (found := spellings(n, f))[0] == code)
            for key in keys:
                properties = parts[record]["properties"]
                properties[key] = _with(properties[key], words[group], language)
    _put_snippets(parts, Snippets({name: one.values for name, one in words.items()}, language, year))
    return schema


def _put_snippets(parts: Mapping[str, Schema], snippets: Snippets) -> None:
    """Put those of this repository in the place of those for any."""
    for part in parts.values():
        for key, value in part.get("properties", {}).items():
            if "defaultSnippets" in value:
                own = snippets.point() if key in ("risk_points", "风险点") else snippets.measure()
                value["defaultSnippets"] = [own]


def _with(value: Schema, choices: Choices, language: Language) -> Schema:
    """A property that takes these words, or a list of them."""
    core = _core(choices, language)
    options: list[Schema] = []
    for option in value.get("anyOf", [value]):
        if (own := _with_items(option, core)) not in options:
            options.append(own)
    found = options[0] if len(options) == 1 else {"anyOf": options}
    if description := value.get("description", ""):
        fields = {
            name: term((text, text)) for name, text in (("description", description), ("note", choices.note))
        }
        found = {
            **found,
            "description": Said(WORDS["noted"], fields).text(language) if choices.note else description,
        }
    return found


def _with_items(option: Schema, core: Schema) -> Schema:
    return {**option, "items": core} if option.get("type") == "array" else core


def _core(choices: Choices, language: Language) -> Schema:
    values = [one.value for one in choices.offered]
    offered: Schema = {
        "enum": values,
        "enumDescriptions": [one.meaning for one in choices.offered],
        "markdownEnumDescriptions": [escaped(one.meaning) for one in choices.offered],
    }
    if choices.open:
        return {"anyOf": [offered, TEXT_SCHEMA]}
    message = _message(choices, language)
    offered["errorMessage"] = message
    others = [*_otherwise(choices, message)]
    return {"anyOf": [offered, *others]} if others else offered


def _otherwise(choices: Choices, message: str) -> Iterator[Schema]:
    """What is right without being offered: other words, and words that YAML takes for numbers."""
    words = dict.fromkeys((*(str(one.value) for one in choices.offered), *choices.accepted))
    texts = [word for word in words if word not in [one.value for one in choices.offered]]
    if texts:
        pattern = "|".join(_SPECIAL.sub(r"\\\g<0>", text) for text in texts)
        yield {
            "type": "string",
            "pattern": f"^({pattern})$",
            "patternErrorMessage": message,
            "errorMessage": message,
        }
    for word in words:
        if _NUMBER.fullmatch(word) and (number := json.loads(word.lstrip("+"))) not in [
            one.value for one in choices.offered
        ]:
            yield {"type": "number", "minimum": number, "maximum": number, "errorMessage": message}


def _message(choices: Choices, language: Language) -> str:
    if len(choices.values) > SHOWN:
        return Said(WORDS["unknown"]).text(language)
    text = ("、" if language == "zh" else ", ").join(choices.values)
    return Said(WORDS["one-of"], {"words": term((text, text))}).text(language)
