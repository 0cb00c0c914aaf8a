"""Lays the pages of one language as the generator reads them: `python -m website.stage zh FOLDER`.

Nothing that is made here is kept in git: pages come from docs/ and the root, commands from the program.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from website.command_pages import command_pages
from website.pages import LANGUAGES, ROOT, Language, Page, key_of, pages
from website.source_pages import source_page
from website.targets import FILES, Targets

_CONTENTS = ROOT / "website" / "contents.toml"
_ENGLISH_ONLY = "（本页只有英文。）"


def stage(language: Language, folder: Path) -> None:
    """Write the pages of a language into `folder`, which may be new."""
    targets = Targets(language)
    found = pages(language)
    for page in found.values():
        _write(folder, page.key, _text(page, targets) + _below(page.key, found, language))
    for key, text in command_pages(language).items():
        _write(folder, key, text)
    for file in targets.files:
        _write(folder, f"{FILES}/{file}", source_page(file))
    for picture in targets.pictures:
        place = folder / key_of(picture)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((ROOT / picture).read_bytes())


def _text(page: Page, targets: Targets) -> str:
    text = targets.led(page, (ROOT / page.file).read_text("utf-8"))
    if not page.english_only:
        return text
    title, _, rest = text.partition("\n")
    return f"{title}\n\n{_ENGLISH_ONLY}\n{rest}"


def _below(key: str, keys: Collection[str], language: Language) -> str:
    """What the sidebar shows under a page: of the front page all, of an index what is in its folder."""
    place, _, name = key.rpartition("/")
    if name != "index":
        return ""
    if not place:
        return "".join(_tree(shown, f":caption: {title}\n") for title, shown in _parts(keys, language))
    return _tree(
        sorted(one.removeprefix(f"{place}/") for one in keys if one.startswith(f"{place}/") and one != key)
    )


def _parts(keys: Collection[str], language: Language) -> Iterator[tuple[str, list[str]]]:
    """The titles of the sidebar's parts, each with its pages: as named, and those that are named nowhere."""
    parts: list[dict[str, Any]] = tomllib.loads(_CONTENTS.read_text("utf-8"))["part"]
    named = {"index", *(key for part in parts for key in part["pages"])}
    others = sorted(key for key in keys if key not in named and "/" not in key)
    for part in parts:
        yield part[language], [*part["pages"], *(others if part.get("others") else ())]


def _tree(keys: Iterable[str], options: str = "") -> str:
    return f"\n```{{toctree}}\n:hidden:\n{options}\n" + "\n".join(keys) + "\n```\n"


def _write(folder: Path, key: str, text: str) -> None:
    file = folder / f"{key}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    asked: dict[str, Language] = {one: one for one in LANGUAGES}
    stage(asked[sys.argv[1]], Path(sys.argv[2]))
