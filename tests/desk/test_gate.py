"""Who is let in: the token, this host, a page of the desk; and what every answer forbids."""

from __future__ import annotations

import pytest
from werkzeug.test import Client

from tests.desk.conftest import HOST, TOKEN, Sit

OWN = {"Host": HOST}


def test_the_address_with_its_token_gives_a_cookie_and_an_address_without(sit: Sit) -> None:
    client = Client(sit().desk)
    answer = client.get(f"/?token={TOKEN}", headers=OWN)
    assert answer.status_code == 303 and answer.headers["Location"] == "/"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie


@pytest.mark.parametrize("path", ["/", "/?token=", "/?token=other", "/static/desk.css", "/nothing"])
def test_without_the_token_nothing_is_shown(sit: Sit, path: str) -> None:
    answer = Client(sit().desk).get(path, headers=OWN)
    assert answer.status_code == 403
    assert "口令" in answer.text and "酒泉" not in answer.text and "<nav" not in answer.text


@pytest.mark.parametrize("host", ["example.com", "127.0.0.1:40124", "localhost.example.com:40123", ""])
def test_another_host_leads_nowhere(sit: Sit, host: str) -> None:
    sitting = sit()
    assert sitting.get("/", Host=host).status_code == 403
    assert Client(sitting.desk).get(f"/?token={TOKEN}", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://example.com", "null", "http://127.0.0.1:40124", "https://" + HOST]
)
def test_what_comes_from_another_site_is_not_taken(sit: Sit, origin: str) -> None:
    sitting = sit()
    assert sitting.get("/", Origin=origin).status_code == 403
    assert sitting.post("/end", Origin=origin).status_code == 403
    assert not sitting.desk.life.is_over


def test_a_page_that_another_site_asks_for_is_not_given(sit: Sit) -> None:
    assert sit().get("/", Sec_Fetch_Site="cross-site").status_code == 403
    assert sit().get("/", Sec_Fetch_Site="none").status_code == 200


def test_a_form_bears_its_token(sit: Sit) -> None:
    sitting = sit()
    assert sitting.post("/end", {"form_token": "other"}).status_code == 403
    assert sitting.client.post("/end", headers=OWN).status_code == 403  # no origin, no token
    assert not sitting.desk.life.is_over
    assert sitting.post("/end").status_code == 200 and sitting.desk.life.is_over


def test_the_form_token_does_not_tell_the_token(sit: Sit) -> None:
    page = sit().get("/").text
    assert TOKEN not in page


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/desk.js", "/?token=" + TOKEN])
def test_every_answer_forbids_what_no_page_needs(sit: Sit, path: str) -> None:
    headers = sit().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["X-Frame-Options"] == "DENY" and headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../pyproject.toml",
        "/static/..%2f..%2fpyproject.toml",
        "/static/base.html.j2",
        "/static//etc/passwd",
        "/..%2f..%2f..%2fetc/passwd",
        "/riskctl.yaml",
        "/people.yaml",
    ],
)
def test_no_file_is_served_by_its_path(sit: Sit, path: str) -> None:
    answer = sit().get(path)
    assert answer.status_code == 404 and "没有这一页" in answer.text
