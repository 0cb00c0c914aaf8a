"""Writes the names that templates see into the pages on templates, from the code that lets them out."""

import re
from collections.abc import Iterator
from pathlib import Path

from riskctl.base.messages import Language, Said
from riskctl.render.view.field import Field
from riskctl.render.view.fields import FIELDS, ROOT

HERE = Path(__file__).resolve().parents[1] / "docs"
PAGES: dict[Language, str] = {"zh": "templates.zh-CN.md", "en": "templates.md"}
WORDS = {
    "root": ("直接可用", "at hand"),
    "part": ("`{name}` 里（列表的每一项）", "in `{name}` (each, where it is a list)"),
    "name": ("名字", "name"),
    "meaning": ("意思", "meaning"),
    "inside": ("内部", "inside"),
}


def main() -> None:
    """Put the tables between the marks of both pages."""
    for language, name in PAGES.items():
        page = HERE / name
        block = "\n".join(_tables(language)).strip()
        text = f"<!-- names:{language} -->\n{block}\n<!-- /names -->"
        old = page.read_text(encoding="utf-8")
        new = re.sub(r"<!-- names:\w+ -->.*?<!-- /names -->", lambda _: text, old, flags=re.DOTALL)  # noqa: B023
        page.write_text(new, encoding="utf-8", newline="\n")


def _tables(language: Language) -> Iterator[str]:
    for part, fields in FIELDS.items():
        title = _say("root", language) if part == ROOT else _say("part", language).format(name=part)
        yield from (f"### {title}", "")
        yield f"| {_say('name', language)} | {_say('meaning', language)} |"
        yield "|---|---|"
        yield from (_row(name, field, language) for name, field in fields.items())
        yield ""


def _row(name: str, field: Field, language: Language) -> str:
    meaning = Said(field.meaning).text(language)
    inside = _say("inside", language)
    note = f"（{inside}）" if language == "zh" else f" ({inside})"
    return f"| `{name}` | {meaning}{note if field.inside else ''} |"


def _say(key: str, language: Language) -> str:
    return WORDS[key][0 if language == "zh" else 1]


if __name__ == "__main__":
    main()
