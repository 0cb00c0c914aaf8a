"""Writes `docs/data-model.md` and its Chinese twin: every file and every field, from the records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from riskctl.base.messages import Language, Said
from riskctl.records.headings import HEADINGS
from riskctl.records.json_schema import json_schema, models
from riskctl.records.keys import spellings
from riskctl.records.kinds import FileKind, kinds
from riskctl.records.told import told

HERE = Path(__file__).resolve().parents[1] / "docs"
FILES: dict[Language, str] = {"zh": "data-model.zh-CN.md", "en": "data-model.md"}
WORDS = {
    "title": ("数据模型", "Data model"),
    "lead": (
        "由 `make regen` 从记录定义生成：每种文件、每个字段。登记表的字段名写代码或中文都行；取值同样。"
        "标 * 的必填。",
        "Made from the records by `make regen`: every file, every field. In registers a key may be its code "
        "or its Chinese word, and so may the values. Fields with * are required.",
    ),
    "field": ("字段", "field"),
    "zh": ("中文", "Chinese"),
    "takes": ("写什么", "takes"),
    "meaning": ("意思", "meaning"),
    "table": ("表格（CSV）的标题", "Headings of a table (CSV)"),
    "table-lead": (
        "一个 `.csv` 放在 `registers/` 下，一行一条措施；编号空着的行给上面的风险点再加一条措施。"
        "一格里的几项用“；”隔开，内容里本来有分号的就换行隔开。编码认 UTF-8（带不带 BOM 都行）和 GB18030。",
        "A `.csv` lies below `registers/`, a measure a row; a row with an empty id adds a measure to the "
        "point above. Items in one cell are joined with `；`, or with line breaks where an item holds it. "
        "UTF-8 (with or without a byte order mark) and GB18030 are read.",
    ),
    "heading": ("标题", "heading"),
    "of": ("属于", "belongs to"),
    "other": ("[English](data-model.md)", "[中文](data-model.zh-CN.md)"),
    "text": ("文字", "text"),
    "many": ("列表", "a list"),
}
OF = {
    "subject": ("主体", "the subject"),
    "register": ("登记表", "the register"),
    "point": ("风险点", "the point"),
    "measure": ("措施", "the measure"),
}


def main() -> None:
    """Write both pages."""
    for lang, name in FILES.items():
        text = "\n".join(_page(lang)).rstrip() + "\n"
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")


def _say(pair: tuple[str, str], lang: Language) -> str:
    return Said(pair).text(lang)


def _page(lang: Language) -> Iterator[str]:
    yield f"# {_say(WORDS['title'], lang)}"
    yield from ("", f"{_say(WORDS['lead'], lang)} {_say(WORDS['other'], lang)}", "")
    seen: set[type[BaseModel]] = set()
    for kind in kinds():
        yield from (f"## {' · '.join(f'`{one}`' for one in kind.examples)}", "")
        yield from () if kind.is_log else (f"`schema: {kind.schema}`", "")
        for model in models(kind.model):
            if model is kind.model or model not in seen:
                seen.add(model)
                yield from _record(kind, model, lang)
    yield from _headings(lang)


def _record(kind: FileKind, model: type[BaseModel], lang: Language) -> Iterator[str]:
    if model is not kind.model:
        yield from (f"### {model.__name__}", "")
    heads = ("field", "zh", "takes", "meaning")
    yield "| " + " | ".join(_say(WORDS[head], lang) for head in heads) + " |"
    yield "|---|---|---|---|"
    properties = _properties(kind, model)
    for name, field in model.model_fields.items():
        code, *others = spellings(name, field)
        star = " *" if field.is_required() else ""
        takes = _takes(properties.get(code, {}), field, lang)
        yield f"| `{code}`{star} | {'、'.join(others)} | {takes} | {_say(told(field).means, lang)} |"
    yield ""


def _properties(kind: FileKind, model: type[BaseModel]) -> dict[str, Any]:
    schema = json_schema(kind)
    part = schema if model is kind.model else schema["definitions"].get(model.__name__, {})
    properties: dict[str, Any] = part.get("properties", {})
    return properties


def _takes(schema: dict[str, Any], field: FieldInfo, lang: Language) -> str:
    """What may be written, in a few words: the words of a list, a day, a number, a record named below."""
    values = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    if values:
        return "、".join(f"`{v if isinstance(v, str) else str(v).lower()}`" for v in values)
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    if schema.get("type") == "array":
        return f"{_say(WORDS['many'], lang)}: {_takes(schema.get('items', {}), field, lang)}"
    if options := schema.get("anyOf", ()):
        return " / ".join(dict.fromkeys(_takes(option, field, lang) for option in options))
    if str(schema.get("pattern", "")).startswith("^(19"):
        return "`2010-05-31`"
    return "0, 1, 2 …" if schema.get("type") == "integer" else _say(WORDS["text"], lang)


def _headings(lang: Language) -> Iterator[str]:
    yield from (f"## {_say(WORDS['table'], lang)}", "", _say(WORDS["table-lead"], lang), "")
    yield f"| {_say(WORDS['zh'], lang)} | {_say(WORDS['heading'], lang)} | {_say(WORDS['of'], lang)} |"
    yield "|---|---|---|"
    for heading in HEADINGS:
        yield f"| {'、'.join(heading.zh)} | `{heading.code}` | {_say(OF[heading.of], lang)} |"


if __name__ == "__main__":
    main()
