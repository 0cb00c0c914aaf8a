"""The JSON Schema of `diff --format json`: what other programs may rely on.

See docs/internals/contracts.md#machine-formats.

It lets unknown keys pass, since keys may be added; those that are there keep their meaning.
"""

from __future__ import annotations

from typing import Any, get_args

from riskctl.diff.change import Cause, Kind
from riskctl.diff.words import CAUSES, KINDS

DRAFT = "http://json-schema.org/draft-07/schema#"
NAME = "riskctl/diff/v1"

Schema = dict[str, Any]


def diff_schema() -> Schema:
    """Return the JSON Schema (draft-07) of the changes between two states."""
    whole = _object(
        {
            "version": {"const": 1, "description": "格式的版本"},
            "base": _commit("原来的提交"),
            "head": _commit("现在的提交，工作区写 working-tree"),
            "complete": {"type": "boolean", "description": "现在的登记库是否都比较到了"},
            "loosened": {
                "type": "integer",
                "minimum": 0,
                "description": "放松检查的、删改年度记录的改动几处",
            },
            "changes": _list({"$ref": "#/definitions/change"}, "按文件、行、主体、变化排列"),
        }
    )
    return {"$schema": DRAFT, "$id": f"{NAME}.json", "title": NAME, **whole, "definitions": _definitions()}


def _definitions() -> Schema:
    scalar: list[Schema] = [{"type": kind} for kind in ("string", "integer", "null")]
    texts = {"type": "array", "items": {"type": "string"}}
    return {"change": _change(), "value": {"anyOf": [*scalar, texts]}}


def _change() -> Schema:
    required = {
        "kind": {
            "enum": [*get_args(Kind)],
            "enumDescriptions": [KINDS[kind][0] for kind in get_args(Kind)],
            "description": "哪种变化",
        },
        "subject": _text("谁的：单位/部门/岗位#风险点，或别的编号"),
        "path": _text("文件，相对于登记库，用 / 分隔"),
        "line": {"type": "integer", "minimum": 1, "description": "行；删去的在原来的文件里"},
        "from": {"$ref": "#/definitions/value", "description": "原来"},
        "to": {"$ref": "#/definitions/value", "description": "现在"},
        "cause": {
            "enum": [*get_args(Cause), None],
            "enumDescriptions": [*(CAUSES[cause][0] for cause in get_args(Cause)), "不适用"],
            "description": "等级、监控责任人、签字因为什么变",
        },
    }
    optional = {
        "field": _text("改的是哪一项；签字写环节"),
        "measure": _text("哪一条措施"),
        "signed_by": _text("失效或新增的签字是谁签的：岗位或机构"),
        "author": _text("新增的签字是谁提交的：git 的作者"),
        "loosens": {"const": True, "description": "放松检查的、删改年度记录的改动才有"},
    }
    return _object(required, optional)


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    return {"type": "object", "properties": required | (optional or {}), "required": list(required)}


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def _text(description: str, **limits: str) -> Schema:
    return {"type": "string", **limits, "description": description}


def _commit(description: str) -> Schema:
    return _text(description, pattern="^([0-9a-f]{40}([0-9a-f]{24})?|working-tree)$")
