"""The JSON Schema of `check --format json`: what other programs may rely on.

See docs/internals/contracts.md#machine-formats.

It lets unknown keys pass, since keys may be added; those that are there keep their meaning.
"""

from __future__ import annotations

from typing import Any

from riskctl.check.finding import SEVERITIES

DRAFT = "http://json-schema.org/draft-07/schema#"
NAME = "riskctl/findings/v1"

Schema = dict[str, Any]


def findings_schema() -> Schema:
    """Return the JSON Schema (draft-07) of the findings."""
    whole = _object(
        {
            "version": {"const": 1, "description": "格式的版本"},
            "tool": _text("程序和版本", pattern=r"^riskctl \S+$"),
            "summary": {"$ref": "#/definitions/summary"},
            "findings": _list({"$ref": "#/definitions/finding"}, "按文件、行、列、规则编号排列"),
        }
    )
    definitions = {"summary": _summary(), "finding": _finding(), "related": _related(), "fix": _fix()}
    return {"$schema": DRAFT, "$id": f"{NAME}.json", "title": NAME, **whole, "definitions": definitions}


def _summary() -> Schema:
    left_out = _object({"id": _rule_id(), "lacks": _list(_text("缺的部分"), "缺了什么")})
    optional = {
        "left_out": _list(left_out, "因为缺了什么而没有查的规则；都查了就没有这一项"),
        "gb18030": _list(_text("文件"), "按 GB18030 读的表；没有就没有这一项"),
        "known": _number("原来就有、没有列出的问题几个；没有就没有这一项"),
    }
    required = {
        "files": _number("检查了几个文件"),
        "points": _number("检查了几个风险点"),
        "errors": _number("错误几个"),
        "warnings": _number("警告几个"),
        "infos": _number("提示几个"),
        "suppressed": _number("按理由忽略了几个"),
    }
    return _object(required, optional)


def _finding() -> Schema:
    return _object(
        {
            "id": _rule_id(),
            "rule": _text("规则名称", pattern="^[a-z0-9-]+$"),
            "severity": {"enum": list(SEVERITIES), "description": "轻重"},
            "message": _text("哪里不对；文字会变，不要拿来比较"),
            "help": _text("怎么办"),
            "path": _text("文件，相对于登记库，用 / 分隔"),
            "line": _place("从哪一行起"),
            "column": _place("从哪一列起，按 Unicode 字符数"),
            "end_line": _place("到哪一行止"),
            "end_column": _place("到哪一列止，不含这一列"),
            "subject": {"type": ["string", "null"], "description": "主体：单位/部门/岗位#风险点"},
            "related": _list({"$ref": "#/definitions/related"}, "有关的位置"),
            "fix": {"anyOf": [{"$ref": "#/definitions/fix"}, {"type": "null"}], "description": "改成什么"},
            "fingerprint": _text("指纹；上面加减几行不变", pattern="^[0-9a-f]{32}$"),
        },
        {"value": _value()},
    )


def _value() -> Schema:
    """Optional: reports written before there was this key are baselines still."""
    return {
        "type": ["string", "null"],
        "pattern": "^[0-9a-f]{32}$",
        "description": "写的值和该写的值的摘要，指纹没变而值变了的还要列出；不是某个值的、不便留的为 null",
    }


def _related() -> Schema:
    return _object(
        {"path": _text("文件"), "line": _place("行"), "column": _place("列"), "label": _text("与问题的关系")}
    )


def _fix() -> Schema:
    safe = {"type": "boolean", "description": "是否有把握；没有把握的是猜测，留给人改"}
    return _object({"text": _text("换上的文字"), "safe": safe})


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    return {"type": "object", "properties": required | (optional or {}), "required": list(required)}


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def _text(description: str, **limits: str) -> Schema:
    return {"type": "string", **limits, "description": description}


def _number(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _place(description: str) -> Schema:
    return {"type": "integer", "minimum": 1, "description": description}


def _rule_id() -> Schema:
    return _text("规则编号，RK 开头的是 riskctl 的，别的是插件的", pattern=r"^[A-Z]{2,8}\d{3}$")
