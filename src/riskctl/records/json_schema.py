"""JSON Schemas of the record kinds, generated from the models, shaped for editors.

What pydantic gives is changed so that yaml-language-server helps: draft-07, no machine titles, no
null for an absent key, zh keys beside codes, `schema:` fixed to its kind.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from riskctl.base.messages import Language, Pair, Said, Words
from riskctl.records.fields import DAY_SCHEMA, ID_SCHEMA, WRITTEN_SCHEMA
from riskctl.records.keys import spellings
from riskctl.records.kinds import FileKind
from riskctl.records.snippets import Snippet, Snippets
from riskctl.records.told import told

DRAFT = "http://json-schema.org/draft-07/schema#"
WORDS: Words = {
    "day": ("要写日期，如 2010-05-31。", "This takes a day, such as 2010-05-31."),
    "id": (
        "编号用字母、汉字、数字，中间可以有 - _ .，不超过 64 个字。",
        "An id has letters, Chinese characters and digits, with - _ . between, 64 at most.",
    ),
    "written": ("要写字，不能只有空格。", "This takes a text; blanks alone say nothing."),
    "meaning": ("{words}：{said}", "{words}: {said}"),
}
_SAID: dict[str, Pair] = {  # where a text is none such
    DAY_SCHEMA: WORDS["day"],
    ID_SCHEMA: WORDS["id"],
    WRITTEN_SCHEMA: WORDS["written"],
}


def json_schema(kind: FileKind, language: Language = "zh") -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of one kind of file, worded in `language`."""
    whole = kind.model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = whole.pop("$defs", {})
    by_name = {model.__name__: model for model in models(kind.model)}
    for name, definition in definitions.items():
        _shape(definition, by_name[name], language)
    _shape(whole, kind.model, language)
    if not kind.is_log:
        whole["properties"]["schema"] = {"const": kind.schema}
    head = {"$schema": DRAFT, "$id": f"{kind.schema}.json", "title": kind.schema}
    schema = head | whole | ({"definitions": definitions} if definitions else {})
    _say_patterns(schema, language)
    return schema


def _say_patterns(part: Any, language: Language) -> None:
    """Have editors say in words what a text should be, not by a regular expression."""
    if isinstance(part, dict):
        if said := _SAID.get(str(part.get("pattern"))):
            part["patternErrorMessage"] = Said(said).text(language)
        part = [*part.values()]
    for inner in part if isinstance(part, list) else ():
        _say_patterns(inner, language)


def _shape(schema: dict[str, Any], model: type[BaseModel], language: Language) -> None:
    """Change one object's schema in place: its title, its nulls, its zh keys."""
    schema.pop("title", None)
    properties = {key: _plain(value) for key, value in schema["properties"].items()}
    required, either = list(schema.get("required", ())), []
    for name, field in model.model_fields.items():
        code, *others = spellings(name, field)
        said = Said(told(field).means).text(language)
        snippet = _snippet(code, language)
        plain = properties[code] | ({"defaultSnippets": [snippet]} if snippet else {})
        words = told(field).zh
        properties[code] = plain | _described(_meant(words, said, language) if words else said, plain)
        for other in others:
            properties[other] = plain | _described(_meant(code, said, language), plain)
            if code in required:
                required.remove(code)
                either.append({"anyOf": [{"required": [code]}, {"required": [other]}]})
    schema["properties"] = properties
    schema.pop("required", None)
    schema |= ({"required": required} if required else {}) | ({"allOf": either} if either else {})


def _meant(words: str, said: str, language: Language) -> str:
    return Said(WORDS["meaning"], {"words": words, "said": said}).text(language)


def _snippet(code: str, language: Language) -> Snippet | None:
    """What inserts a whole item of the list `code`, whatever the policy."""
    snippets = Snippets({}, language, None)
    return {"risk_points": snippets.point, "measures": snippets.measure}.get(code, lambda: None)()


def _described(text: str, schema: dict[str, Any]) -> dict[str, str]:
    """What an editor shows beside the field; draft-07 reads nothing beside a reference."""
    return {} if "$ref" in schema else {"description": text}


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """Return a property without its title, its null and its default: an empty key is refused."""
    value = {key: part for key, part in value.items() if key not in ("title", "default")}
    options = [option for option in value.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        value.pop("anyOf")
        value = options[0] | value
    return value | ({"anyOf": options} if len(options) > 1 else {})


def models(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Return `model` and every record below it."""
    found, waiting = [], [model]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            waiting += [m for f in one.model_fields.values() for m in _inner(f.annotation)]
    return found


def _inner(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _inner(part)]
