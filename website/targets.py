"""Where the links of a page lead in the site: to pages, pictures, the other language, repository files.

Pages are written to be read on a git host. Nothing in them is for the site alone, so links are led anew here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from website.pages import ROOT, Language, Page, is_page, key_of, language_of

OTHER = "other"  # the scheme of links into the other language: they leave the tree of this one
FILES = "files"  # the folder of the site where repository files that pages name are shown
PICTURES = (".png", ".svg", ".jpg")
# Code comes first, so that what stands in it is no link.
_LINK = re.compile(
    r"(?P<code>^(?P<fence>`{3,})[^\n]*\n.*?^(?P=fence)`*$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|\]\((?P<to>[^)\s]+)\)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(slots=True)
class Targets:
    """The links of the pages of a language, led anew; keeps what they name that is no page."""

    language: Language
    root: Path = ROOT
    pictures: set[PurePosixPath] = field(default_factory=set)
    files: set[PurePosixPath] = field(default_factory=set)

    def led(self, page: Page, text: str) -> str:
        """Return the text of a page with its links as the site has them."""
        return _LINK.sub(self._one(page), text)

    def _one(self, page: Page) -> Callable[[re.Match[str]], str]:
        def replaced(link: re.Match[str]) -> str:
            to = link["to"]
            if to is None or to.startswith("#") or re.match(r"[a-z]+:", to):
                return link[0]
            return f"]({self._address(page, to)})"

        return replaced

    def _address(self, page: Page, to: str) -> str:
        path, mark, anchor = to.partition("#")
        file = PurePosixPath(posixpath.normpath(page.file.parent / unquote(path)))
        return self._place(page, file) + mark + anchor

    def _place(self, page: Page, file: PurePosixPath) -> str:
        """The address of a path of the repository, seen from a page of the site."""
        if is_page(file, self.root):
            key, language = key_of(file), language_of(file, self.language, self.root)
            if language == self.language:
                return _from(page.key, f"{key}.md")
            return f"{OTHER}:" + _from(f"{self.language}/{page.key}", f"{language}/{key}.html")
        if file.suffix in PICTURES:
            self.pictures.add(file)
            return _from(page.key, key_of(file))
        self.files.add(file)
        return _from(page.key, f"{FILES}/{file}.md")


def _from(key: str, to: str) -> str:
    return quote(posixpath.relpath(to, posixpath.dirname(key) or "."))
