"""A copy of the example of Jiuquan before a desk, and what a browser does with its forms."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterator
from html import unescape
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from riskctl.desk.acts.at_work import at_work
from tests.desk.conftest import EXAMPLE, Sit, Sitting

KEY = re.compile(r'action="(/(?:acts/shown|workbook)/[\w-]+)"')
ROWS = re.compile(r'name="row" value="([^"]*)"')
TICKED = re.compile(r'name="take" value="([^"]*)"[^>]* checked>')


class AtDesk:
    """Somebody before the desk of a repository, who sends its forms."""

    def __init__(self, sitting: Sitting, root: Path) -> None:
        self.sitting, self.root = sitting, root

    def text(self, path: str) -> str:
        """Return what stands on a page."""
        answer = self.sitting.get(path)
        assert answer.status_code == 200, answer.status_code
        return unescape(answer.text)

    def send(self, path: str, **values: object) -> str:
        """Send a form; return the page that comes of it, where one is led to another that one."""
        answer = self.sitting.post(path, values)
        return unescape(self.led(answer).text)

    def led(self, answer: TestResponse) -> TestResponse:
        """Return the page that an answer leads to."""
        while answer.status_code == 303:
            answer = self.sitting.get(answer.headers["Location"])
        assert answer.status_code == 200, answer.status_code
        return answer

    def do(self, path: str, **values: object) -> str:
        """Fill in a form, look, and confirm; return the page that says it is done."""
        return self.confirm(self.send(path, **values))

    def confirm(self, page: str) -> str:
        """Press the button of what was shown, the rows of a workbook ticked as they are."""
        return self.ticked(page, TICKED.findall(page), "write")

    def ticked(self, page: str, rows: Collection[str], do: str) -> str:
        """Press a button of what was shown with just these rows of a workbook ticked."""
        found = KEY.search(page)
        assert found, page
        return self.send(found[1], row=ROWS.findall(page), take=[*rows], do=do)

    def held(self) -> dict[str, bytes]:
        """Every file of the repository but those of git, with its bytes."""
        return held(self.root)


def held(root: Path) -> dict[str, bytes]:
    """Every file below the folder but those of git, with its bytes."""
    files = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


SitDown = Callable[..., AtDesk]


@pytest.fixture
def sit_down(sit: Sit, tmp_path: Path) -> Iterator[SitDown]:
    """The function that opens a desk of a copy of the example on a day."""
    opened: list[Path] = []

    def down(lang: str = "zh", root: Path | None = None, **settings: object) -> AtDesk:
        home = root or Path(shutil.copytree(EXAMPLE, tmp_path / "酒泉"))
        opened.append(home)
        return AtDesk(sit(home, lang, **settings), home)

    yield down
    for root in {*opened}:
        at_work(root).end()
    at_work.cache_clear()
