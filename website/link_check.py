"""Holds the built site to its word: every link, anchor and picture is there, and nothing is from elsewhere.

A page of the site asks no other host for anything; a link that a reader follows may lead to one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_FOLLOWED = {("a", "href"), ("form", "action")}  # all else the browser fetches by itself
_ADDRESSES = {"href", "src", "action", "srcset", "poster", "data"}
_FETCHED_BY_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\"')\s]+)")


@dataclass(slots=True)
class _Parsed(HTMLParser):
    """The ids of a page and what it points to: tag, attribute, address."""

    ids: set[str] = field(default_factory=set)
    pointed: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in _ADDRESSES and value is not None:
                self.pointed.append((tag, name, value))


def broken(site: Path) -> list[str]:
    """Return what is wrong with the links of the pages in `site`, a sentence each; none where all is well."""
    pages = {page.relative_to(site).as_posix(): _parsed(page) for page in sorted(site.rglob("*.html"))}
    found = [_wrong(site, pages, name, *one) for name, page in pages.items() for one in page.pointed]
    return [said for said in found if said] + list(_of_styles(site))


def _of_styles(site: Path) -> Iterator[str]:
    for sheet in sorted(site.rglob("*.css")):
        for address in _FETCHED_BY_STYLE.findall(sheet.read_text("utf-8")):
            yield _asked(sheet.relative_to(site).as_posix(), address)


def _asked(page: str, address: str) -> str:
    return f"{page}: 会向外请求 / asks another host: {address}"


def _parsed(page: Path) -> _Parsed:
    parsed = _Parsed()
    parsed.feed(page.read_text("utf-8"))
    return parsed


def _wrong(
    site: Path, pages: Mapping[str, _Parsed], page: str, tag: str, attribute: str, address: str
) -> str:
    """What is wrong with one link of a page; blank where nothing is."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        followed = (tag, attribute) in _FOLLOWED or parts.scheme == "data"
        return "" if followed else _asked(page, address)
    place = (
        posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        if parts.path
        else page
    )
    if not (site / place).is_file():
        return f"{page}: 没有这个文件 / there is no such file: {address}"
    anchor = unquote(parts.fragment)
    if anchor and place in pages and anchor not in pages[place].ids:
        return f"{page}: 页里没有这一处 / the page has no such place: {address}"
    return ""
