"""Which address is answered by which view, and the run of the desk from its opening to its end.

One thread works, since a command keeps its language, its turn to write and the names it hides for the whole
process; another listens, so that a slow document keeps nobody out. A view that fails ends its page alone.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from waitress import wasyncore
from waitress.server import create_server
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from riskctl.base.messages import Phrase, Said
from riskctl.cli.shell.boundary import CANNOT_WORK, UNSOUND, Ended, attempted
from riskctl.desk.acts.doors import DOORS as ACTS
from riskctl.desk.gate import FORM_TOKEN, HEADERS, SEE_OTHER, Gate, opened_gate
from riskctl.desk.ground import GroundKeeper
from riskctl.desk.life import Life
from riskctl.desk.page import STATIC, filled, static
from riskctl.desk.visit import DeskAnswer, DeskPage, DeskSettings, Door, GoTo, Visit

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LARGEST = 32 * 1024 * 1024  # bytes sent at once: a workbook is a few hundred thousand
STACK = 16 * 1024 * 1024  # bytes; some systems give threads half a million
PAUSE = 1.0  # seconds between two looks at whether the desk is over
FORBIDDEN, NOT_FOUND, TOO_LARGE, FAULT, NOTHING = 403, 404, 413, 500, 204
STATUS = {UNSOUND: 200, CANNOT_WORK: 400}  # of a page that says why there is nothing to show
PAGES = "riskctl.desk.pages"
DOORS = (
    Door("/", f"{PAGES}.year"),
    Door("/registers", f"{PAGES}.registers"),
    Door("/point", f"{PAGES}.point"),
    Door("/findings", f"{PAGES}.findings"),
    Door("/documents", f"{PAGES}.documents"),
    Door("/document", f"{PAGES}.documents", "document"),
    Door("/history", f"{PAGES}.point", "history"),
    *ACTS,
)


class WORDS:
    """What the desk itself says."""

    missing = Phrase("没有这一页", "there is no such page")
    method = Phrase("这一页不能这样打开", "this page cannot be opened in this way")
    large = Phrase("送来的文件太大", "what was sent is too large")
    ended = Phrase("工作台已经关了，这个窗口可以关闭", "the desk has ended; this window can be closed")


class Desk:
    """The application: every request through the gate, to its view, and back as a page."""

    def __init__(self, settings: DeskSettings, gate: Gate, life: Life) -> None:
        self.settings, self.gate, self.life = settings, gate, life
        self._keeper = GroundKeeper(settings.root, settings.today, settings.people)
        self._doors = Map(
            [Rule(door.path, endpoint=door, methods=[door.method]) for door in DOORS], redirect_defaults=False
        )

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request, as WSGI has it."""
        request = Request(environ)
        request.max_content_length = LARGEST
        answer = self.answer(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        body: Iterable[bytes] = answer(environ, start)
        return body

    def warm(self) -> None:
        """Read the repository and make the first page, so that whoever opens it need not wait for that."""
        request = Request.from_values("/")
        attempted(lambda: self._seen(DOORS[0], {}, request))

    def answer(self, request: Request) -> Response:
        """Return the answer to a request."""
        if (entered := self.gate.entered(request)) is not None:
            return entered
        try:
            if (refused := self.gate.refusal(request)) is not None:
                return self._failed(FORBIDDEN, refused)
            return self._own(request) or self._of_view(request)
        except RequestEntityTooLarge:
            return self._failed(TOO_LARGE, WORDS.large())
        except NotFound:
            return self._failed(NOT_FOUND, WORDS.missing())
        except MethodNotAllowed:
            return self._failed(MethodNotAllowed.code, WORDS.method())
        except HTTPException as error:  # what else werkzeug finds wrong with a request
            return self._failed(error.code or NOT_FOUND, WORDS.missing())

    def _own(self, request: Request) -> Response | None:
        """The answers that no view gives: styles and scripts, and what ends the desk."""
        folder, _, name = request.path.rpartition("/")
        if folder == "/static" and name in STATIC:
            return Response(static(name), content_type=STATIC[name])
        what = request.path if request.method == "POST" else ""
        if what == "/left":
            self.life.left()
            return Response(status=NOTHING)
        self.life.seen()
        if what == "/open":
            return Response(status=NOTHING)
        if what == "/end":
            self.life.end()
            return self._page(DeskPage("said", {"title": WORDS.ended(), "hint": None, "bare": True}))
        return None

    def _of_view(self, request: Request) -> Response:
        door, values = self._doors.bind_to_environ(request.environ).match()
        answer = attempted(lambda: self._seen(cast(Door, door), values, request))
        if isinstance(answer, Ended):
            return self._failed(STATUS.get(answer.code, FAULT), answer.said, answer.hint)
        return answer

    def _seen(self, door: Door, values: Mapping[str, Any], request: Request) -> Response:
        view = getattr(import_module(door.module), door.view)
        visit = Visit(values, request.args, request.form, request.files, self.settings, self._keeper.ground())
        return self._made(cast(DeskAnswer, view(visit)), door)

    def _made(self, answer: DeskAnswer, door: Door) -> Response:
        if isinstance(answer, GoTo):
            return redirect(answer.address, SEE_OTHER)
        if isinstance(answer, DeskPage):
            return self._page(answer, door.path)
        made = Response(answer.body, content_type=answer.kind)
        if answer.name:
            made.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(answer.name)}"
        if answer.policy:
            made.headers["Content-Security-Policy"] = answer.policy
        return made

    def _failed(self, status: int, said: Said, hint: Said | None = None) -> Response:
        bare = status == FORBIDDEN  # who is not let in learns nothing of what is inside
        return self._page(DeskPage("said", {"title": said, "hint": hint, "bare": bare}, status))

    def _page(self, page: DeskPage, path: str = "") -> Response:
        fields = {"bare": False, "form_field": FORM_TOKEN, "form_token": self.gate.form_token, "at": path}
        text = filled(page.template, {**fields, **page.fields}, self.settings.names)
        return Response(text, page.status, content_type="text/html; charset=utf-8")


class Served:
    """The desk listening on a free port of this machine."""

    def __init__(self, settings: DeskSettings, port: int = 0) -> None:
        logging.getLogger("waitress").setLevel(logging.CRITICAL + 1)  # what goes wrong stands on the page
        threading.stack_size(STACK)
        self._sockets: dict[int, Any] = {}
        self.life = Life()
        listening = socket.create_server(("127.0.0.1", port))
        self._server = create_server(
            self._answer,
            self._sockets,
            sockets=[listening],
            threads=1,
            ident=None,
            max_request_body_size=LARGEST,
        )
        self.gate = opened_gate(listening.getsockname()[1])
        self._desk = Desk(settings, self.gate, self.life)

    def _answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return self._desk(environ, start)

    def warm(self) -> None:
        """Make the first page before anybody asks for it."""
        self._desk.warm()

    def run(self) -> None:
        """Serve until the desk is over, or Ctrl-C."""
        try:
            while not self.life.is_over:
                wasyncore.loop(timeout=PAUSE, map=self._sockets, count=1)
            for _ in range(3):  # the last page goes out
                wasyncore.loop(timeout=PAUSE / 10, map=self._sockets, count=1)
        except KeyboardInterrupt:
            pass
        finally:
            self._server.close()
            self._server.task_dispatcher.shutdown()
            wasyncore.close_all(self._sockets)
