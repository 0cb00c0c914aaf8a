"""Who is let in: this machine's browser, by the token of the address; and what every answer forbids a page.

The address bears the token once; it moves into a cookie that no script reads and no other site can send, and
the browser goes on to an address without it. A request names this host, so that a name which others have
pointed at this machine leads nowhere; one that changes something comes from a page of the desk and bears the
form token (docs/internals/safety.md#the-desk).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.wrappers import Request, Response

from riskctl.base.messages import Phrase, Said

TOKEN, FORM_TOKEN = "token", "form_token"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, a browser sends forms without their origin
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SEE_OTHER = 303


class WORDS:
    """Why somebody is not let in."""

    host = Phrase(
        "这个网址不是工作台的网址，请用 riskctl desk 给出的那个",
        "this is not the address of the desk; use the one that riskctl desk gave",
    )
    token = Phrase(
        "没有口令，或者口令不对，请用 riskctl desk 给出的整个网址打开",
        "the token is missing or wrong; open the whole address that riskctl desk gave",
    )
    origin = Phrase(
        "这个请求是从别的网页来的，没有接受", "this request came from another site and was not taken"
    )
    form = Phrase(
        "这张表不是现在这个工作台给出的（它也许重开过），请回到原来的页面刷新后再办",
        "this form is not from the desk that is open now (it may have been opened anew); reload its page",
    )


@dataclass(frozen=True, slots=True)
class Gate:
    """The tokens of one run of the desk, and the host that it is."""

    host: str
    token: str

    @property
    def address(self) -> str:
        """The address to open, with its token."""
        return f"http://{self.host}/?{urlencode({TOKEN: self.token})}"

    @property
    def form_token(self) -> str:
        """What a form of this run bears; nobody learns the token from it."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    def refusal(self, request: Request) -> Said | None:
        """Return why the request is not let in; None where it is."""
        if request.headers.get("Host", "") != self.host:
            return WORDS.host()
        if not _same(request.cookies.get(self._cookie, ""), self.token):
            return WORDS.token()
        changes = request.method not in ("GET", "HEAD")
        if not self._is_own(request, changes):
            return WORDS.origin()
        if changes and not _same(request.form.get(FORM_TOKEN, ""), self.form_token):
            return WORDS.form()
        return None

    def entered(self, request: Request) -> Response | None:
        """Return the answer to the address with its token: a cookie, and the address without it; None where
        that is not what is asked."""
        given = request.args.get(TOKEN, "")
        if request.headers.get("Host", "") != self.host or request.method != "GET" or not given:
            return None
        if not _same(given, self.token):
            return None
        answer = Response(status=SEE_OTHER, headers={"Location": request.path})
        answer.set_cookie(self._cookie, self.token, httponly=True, samesite="Strict", path="/")
        return answer

    @property
    def _cookie(self) -> str:
        """Cookies know no ports: two desks of one machine would take each other's."""
        return f"riskctl_desk_{self.host.rpartition(':')[2]}"

    def _is_own(self, request: Request, changes: bool) -> bool:
        origin: str | None = request.headers.get("Origin")
        if origin is None:
            return not changes and request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
        return origin == f"http://{self.host}"


def opened_gate(port: int) -> Gate:
    """Return a gate with a token of its own for the desk at `port`."""
    return Gate(f"127.0.0.1:{port}", secrets.token_urlsafe(32))


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
