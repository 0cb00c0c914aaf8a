"""JSON Schemas of the record kinds, generated from the models, shaped for editors.

What pydantic gives is changed so that yaml-language-server helps: draft-07, no machine titles, no
null for an absent key, zh keys beside codes, `schema:` fixed to its kind.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from riskctl.records.keys import spellings
from riskctl.records.kinds import FileKind
from riskctl.records.meanings import meaning
from riskctl.records.vocabulary import other_keys

DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of one kind of file."""
    whole = kind.model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = whole.pop("$defs", {})
    by_name = {model.__name__: model for model in models(kind.model)}
    for name, definition in definitions.items():
        _shape(definition, by_name[name])
    _shape(whole, kind.model)
    if not kind.is_log:
        whole["properties"]["schema"] = {"const": kind.schema}
    head = {"$schema": DRAFT, "$id": f"{kind.schema}.json", "title": kind.schema}
    return head | whole | ({"definitions": definitions} if definitions else {})


def _shape(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Change one object's schema in place: its title, its nulls, its zh keys."""
    schema.pop("title", None)
    properties = {key: _plain(value) for key, value in schema["properties"].items()}
    required, either = list(schema.get("required", ())), []
    for name, field in model.model_fields.items():
        code, *others = spellings(name, field)
        said = (meaning(tuple(base.__name__ for base in model.__mro__), code) or ("",))[0]
        plain = properties[code]
        words = "、".join(others or sorted(other_keys(code)))
        properties[code] = plain | _described(f"{words}：{said}" if words else said, plain)
        for other in others:
            properties[other] = plain | _described(f"{code}：{said}", plain)
            if code in required:
                required.remove(code)
                either.append({"anyOf": [{"required": [code]}, {"required": [other]}]})
    schema["properties"] = properties
    schema.pop("required", None)
    schema |= ({"required": required} if required else {}) | ({"allOf": either} if either else {})


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
