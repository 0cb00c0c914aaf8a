"""The pages on templates: their examples work, and they name all that a template may write and read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from riskctl.render.blocks import Edition, texts
from riskctl.render.order.kinds import FEET, GATHER, SUBJECTS
from riskctl.render.paper import LAYOUTS
from riskctl.render.template.markup import CHILDREN, CLASSES, NUMBERS, VOID
from riskctl.render.template.sandbox import FILTERS
from riskctl.render.view.fields import FIELDS
from riskctl.render.writers import html
from tests.render.build import Laid, Overlay

Lay = Callable[[Overlay], Laid]
DOCS = Path(__file__).parents[3] / "docs"
PAGES = {"zh": DOCS / "templates.zh-CN.md", "en": DOCS / "templates.md"}


@pytest.mark.parametrize("language", PAGES)
def test_its_example_makes_a_document(laid: Lay, tmp_path: Path, language: str) -> None:
    (body,) = re.findall(r"```jinja\n(.*?)```", PAGES[language].read_text("utf-8"), re.DOTALL)
    (tmp_path / "own.html.j2").write_text(body, "utf-8")
    (document,) = laid({}).made("own", folder=tmp_path, language="en" if language == "en" else "zh")
    assert "受理时对材料不齐的熟人企业先行受理" in list(texts(document))
    assert b"level-gravest" in html.write(document)


@pytest.mark.parametrize("language", PAGES)
def test_it_names_all_that_may_be_written_and_read(language: str) -> None:
    text = PAGES[language].read_text("utf-8")
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    words = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`]+)`", prose))))
    elements = {tag for tags in CHILDREN.values() for tag in tags} | VOID
    classes = {name for names in CLASSES.values() for name in names}
    numbers = {name for names in NUMBERS.values() for name in names}
    heads = {*SUBJECTS, *GATHER, *LAYOUTS, *FEET, *get_args(Edition)}
    assert {*elements, *classes, *numbers, *heads, *FILTERS, "join"} - words == set()
    for part, fields in FIELDS.items():
        assert f"`{part}`" in text or not part
        assert all(
            f"| `{name}` | {field.meaning[language == 'en']}" in text for name, field in fields.items()
        )
