"""The desk of a repository, asked without a socket: each request goes the way that the server takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse

from riskctl.base.messages import Language
from riskctl.cli.shell import language, streams
from riskctl.desk.gate import FORM_TOKEN, Gate
from riskctl.desk.life import Life
from riskctl.desk.page import _engine
from riskctl.desk.server import Desk
from riskctl.desk.visit import DeskSettings

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/jiuquan"
HOST, TOKEN = "127.0.0.1:40123", "a-token-of-this-test"


@dataclass
class Sitting:
    """A browser that was let in, before the desk of one repository."""

    desk: Desk
    client: Client
    own: dict[str, str] = field(default_factory=lambda: {"Host": HOST})

    def get(self, path: str, **headers: str) -> TestResponse:
        """Ask for a page."""
        return self.client.get(path, headers=self.own | named(headers))

    def post(self, path: str, form: dict[str, object] | None = None, **headers: str) -> TestResponse:
        """Send a form of the desk's own."""
        sent = {FORM_TOKEN: self.desk.gate.form_token} | (form or {})
        return self.client.post(
            path, data=sent, headers=self.own | {"Origin": f"http://{HOST}"} | named(headers)
        )


def named(headers: dict[str, str]) -> dict[str, str]:
    """Return headers as HTTP has them, of the names of arguments."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


Sit = Callable[..., Sitting]


@pytest.fixture
def sit() -> Iterator[Sit]:
    """The function that opens the desk of a repository, and lets a browser in."""

    def opened(root: Path = EXAMPLE, lang: Language = "zh", **settings: object) -> Sitting:
        language.use(lang)
        _engine.cache_clear()
        desk = Desk(DeskSettings(root, **settings), Gate(HOST, TOKEN), Life())  # type: ignore[arg-type]
        client = Client(desk)
        client.set_cookie("riskctl_desk_40123", TOKEN, domain="127.0.0.1")
        return Sitting(desk, client)

    before = language.current()
    yield opened
    language.use(before)
    _engine.cache_clear()
    streams.veil_with(None)
