"""Which files of the repository are pages of the site, what each is called there, in which language it is.

A page is found by one key in both languages (`year`, `rules/RK101`), so that a switch is the same address
under `zh/` or `en/`. What is written once, in both languages or in English alone, stands in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
ROOT = Path(__file__).parents[1]
_DOCS = "docs"
_CHINESE = ".zh-CN.md"
_OF_THE_ROOT = (
    "README",
    "CONTRIBUTING",
    "SECURITY",
    "CHANGELOG",
)  # those without a twin are in both languages


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language: its key, its file, and whether that is in English for want of a Chinese one."""

    key: str
    file: PurePosixPath
    english_only: bool = False


def pages(language: Language, root: Path = ROOT) -> Mapping[str, Page]:
    """Return the pages of a language by their keys."""
    files = _files(root)
    found = {
        key_of(file): Page(key_of(file), file, language == "zh" and file.parts[0] == _DOCS) for file in files
    }
    if language == "zh":
        twins = [
            twin for file in files if (root / (twin := file.with_name(f"{file.stem}{_CHINESE}"))).exists()
        ]
        found |= {key_of(twin): Page(key_of(twin), twin) for twin in twins}
    return found


def key_of(file: PurePosixPath) -> str:
    """Return what the page of a Markdown file is called, from its path in the repository."""
    inside = file.relative_to(_DOCS) if file.parts[0] == _DOCS else file
    name = inside.name.removesuffix(_CHINESE).removesuffix(".md")
    return inside.with_name("index" if name == "README" else name).as_posix()


def language_of(file: PurePosixPath, language: Language, root: Path = ROOT) -> Language:
    """Return the language in which a page of the site is to be had, to a reader of `language`."""
    if file.name.endswith(_CHINESE):
        return "zh"
    return "en" if (root / file.with_name(f"{file.stem}{_CHINESE}")).exists() else language


def is_page(file: PurePosixPath, root: Path = ROOT) -> bool:
    """Return whether a path of the repository is that of a page, in either language."""
    return file.with_name(file.name.replace(_CHINESE, ".md")) in _files(root)


def _files(root: Path) -> list[PurePosixPath]:
    """The files of all pages, in Chinese only where there is nothing else."""
    found = [root / f"{name}.md" for name in _OF_THE_ROOT]
    found += [file for file in sorted((root / _DOCS).rglob("*.md")) if not file.name.endswith(_CHINESE)]
    return [PurePosixPath(file.relative_to(root).as_posix()) for file in found]
