"""Links between the project's pages, and what its code cites, lead somewhere, to the heading they name."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from riskctl import catalog

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "riskctl"
INTERNALS = ROOT / "docs" / "internals"
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *INTERNALS.glob("*.md"),
        *ROOT.glob("examples/*/README.md"),
    ]
)
CITING = sorted(
    file for folder in ("src", "tests", "regen", "benchmarks") for file in (ROOT / folder).rglob("*.py")
)
RULES = ROOT / "docs" / "rules"
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_CITED = re.compile(r"docs/internals/([\w.-]+\.md)(?:#([\w-]+))?")
_ELSEWHERE = re.compile("[A-Z]{4,} \u00a7")  # a section of a document that is not in the repository
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


def cited(text: str) -> list[tuple[str, str]]:
    """The pages of the internals that a text cites, each with its heading, blank where it names none."""
    return _CITED.findall(text)


def test_what_code_cites_is_there() -> None:
    found = [(file, *one) for file in (*CITING, *PAGES) for one in cited(file.read_text("utf-8"))]
    assert {page for _, page, _ in found} >= {"words.md", "contracts.md", "reading.md", "safety.md"}
    for file, page, heading in found:
        assert (INTERNALS / page).exists(), (file, page)
        assert not heading or heading in anchors(INTERNALS / page), (file, page, heading)


def test_no_document_from_elsewhere_is_cited() -> None:
    files = [*CITING, *PAGES, ROOT / "pyproject.toml", ROOT / "Makefile"]
    assert [file for file in files if _ELSEWHERE.search(file.read_text("utf-8"))] == []


def test_every_page_of_the_internals_is_in_their_table() -> None:
    assert {*links(INTERNALS / "README.md")} >= {page.name for page in INTERNALS.glob("*.md")} - {"README.md"}


def test_a_page_has_a_twin_that_links_back() -> None:
    chinese = sorted((ROOT / "docs").glob("*.zh-CN.md"))
    assert chinese
    for page in chinese:
        twin = page.with_name(page.name.replace(".zh-CN", ""))
        assert twin.name in links(page) and page.name in links(twin), page.name


def test_every_place_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = "|".join(sorted(path.name for path in SOURCE.iterdir() if path.is_dir()))
    named = {one.rstrip("/") for one in re.findall(rf"`((?:{rooms})/[a-z_/]*(?:\.py)?)`", text)}
    assert len(named) > 20
    assert not {one for one in named if not (SOURCE / one).exists() and not (SOURCE / f"{one}.py").exists()}
