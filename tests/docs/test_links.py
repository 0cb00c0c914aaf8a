"""Links between the project's pages lead somewhere, to the heading they name."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from riskctl import catalog

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*/README.md")])
RULES = ROOT / "docs" / "rules"
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def links(page: Path) -> list[str]:
    found = _LINK.findall(_CODE.sub("", page.read_text("utf-8")))
    return [unquote(link) for link in found if "://" not in link and not link.startswith("mailto:")]


def anchors(page: Path) -> set[str]:
    """The names that a hosting site gives to the headings of a page."""
    headings = _HEADING.findall(_CODE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def exists(target: Path) -> bool:
    if target.parent != RULES:
        return target.exists()
    pages = [RULES / f"{name}{ending}" for name in names_of_rule_pages() for ending in (".md", ".zh-CN.md")]
    return target in pages  # `make regen` writes a page a rule


def names_of_rule_pages() -> list[str]:
    return ["README", *(loaded.rule.id for loaded in catalog.rules())]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert exists(target), link
        assert not anchor or anchor in anchors(target), link


def test_a_page_has_a_twin_that_links_back() -> None:
    chinese = sorted((ROOT / "docs").glob("*.zh-CN.md"))
    assert chinese
    for page in chinese:
        twin = page.with_name(page.name.replace(".zh-CN", ""))
        assert twin.name in links(page) and page.name in links(twin), page.name
