"""The site in a browser: its search, with the pages on disk and from a host, and whom it asks for more."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.render.html.browser import Browser

SECONDS = 30  # until something stands on a page
ENDED = "/完成|没有|finished|not match/.test(document.querySelector('.search-summary')?.innerText)"
FOUND = (
    "[...document.querySelectorAll('#search-results li a')].map(a => a.getAttribute('href').split(/[?#]/)[0])"
)
ASKED = "performance.getEntriesByType('resource').map(one => one.name)"
SUMMARY = "document.querySelector('#search-results li .context')?.innerText || ''"


class Quiet(SimpleHTTPRequestHandler):
    """A host of files that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The address of a host of the site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def waited(browser: Browser, script: str) -> object:
    """What a script gives as soon as it is something."""
    until = time.monotonic() + SECONDS
    while not (given := browser.run(script)):
        assert time.monotonic() < until, script
        time.sleep(0.05)
    return given


def search(browser: Browser, address: str, words: str) -> list[str]:
    """The pages that a search finds, best first."""
    browser.visit(f"{address}/search.html?q={quote(words)}")
    waited(browser, ENDED)
    return [str(page) for page in browser.run(FOUND)]


@pytest.mark.parametrize(
    ("language", "words", "page"),
    [
        ("zh", "公示", "commands/notice.html"),
        ("zh", "监控责任人", "data-model.html"),
        ("zh", "廉政风险点登记", "index.html"),  # longer than any word of a dictionary
        ("zh", "附件3", "gallery.html"),
        ("zh", "岗", "data-model.html"),  # one character
        ("zh", "RK301", "rules/RK301.html"),
        ("zh", "notice open", "commands/notice-open.html"),
        ("en", "廉政风险点", "index.html"),  # Chinese on an English page
        ("en", "signatures", "review.html"),
        ("en", "stale-signoff", "rules/RK601.html"),
    ],
)
def test_a_search_finds(browser: Browser, site: Path, language: str, words: str, page: str) -> None:
    assert page in search(browser, (site / language).as_uri(), words)


def test_what_no_page_says_is_not_found(browser: Browser, site: Path) -> None:
    assert search(browser, (site / "zh").as_uri(), "量子纠缠") == []


def test_from_a_host_the_words_are_shown_where_they_stand(browser: Browser, host: str) -> None:
    assert search(browser, f"{host}/zh", "领导小组")
    assert "小组" in str(waited(browser, SUMMARY))


def test_the_pages_ask_no_other_host(browser: Browser, host: str) -> None:
    for page in ("zh/index.html", "en/gallery.html", "zh/search.html?q=x"):
        browser.visit(f"{host}/{page}")
        asked = browser.run(ASKED)
        assert asked and all(str(one).startswith((host, "data:")) for one in asked), page


def test_the_front_page_leads_to_the_reader_s_language(browser: Browser, site: Path) -> None:
    browser.visit((site / "index.html").as_uri())
    language = waited(
        browser, "document.querySelector('article') && document.documentElement.lang.slice(0, 2)"
    )
    assert language == ("zh" if str(browser.run("navigator.language")).startswith("zh") else "en")
