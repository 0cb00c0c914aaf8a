"""The run of the desk: it opens at a free port, answers, keeps what it read, and ends when told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from riskctl.desk.life import LEFT, QUIET, Life
from riskctl.desk.pages import year
from tests.cli.conftest import bare_environment
from tests.conftest import Call
from tests.desk.conftest import EXAMPLE, Sit


def test_it_serves_until_it_is_told_to_end() -> None:
    words = [sys.executable, "-m", "riskctl", "desk", str(EXAMPLE), "--no-browser"]
    environment = bare_environment(PYTHONIOENCODING="utf-8", RISKCTL_LANG="en")
    with subprocess.Popen(words, stderr=subprocess.PIPE, env=environment) as served:
        assert served.stderr
        address = re.search(r"http://127\.0\.0\.1:\d+/\?token=[\w-]+", served.stderr.readline().decode())
        assert address
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = opener.open(address[0], timeout=30).read().decode()
        assert "The year 2010 on 2010-04-28" in page
        token = re.search(r'name="form_token" value="(\w+)"', page)
        assert token
        home = address[0].partition("/?")[0]
        end = urllib.request.Request(f"{home}/end", urlencode({"form_token": token[1]}).encode())
        end.add_header("Origin", home)
        assert "has ended" in opener.open(end, timeout=30).read().decode()
        assert served.wait(30) == 0


def test_it_ends_a_while_after_its_pages_are_closed() -> None:
    now = 0.0
    life = Life(lambda: now)
    now = QUIET - 1
    assert not life.is_over
    life.left()
    now += LEFT - 1
    assert not life.is_over
    life.seen()  # another page is open
    now += LEFT + 1
    assert not life.is_over
    life.left()
    now += LEFT + 1
    assert life.is_over


def test_the_repository_is_read_again_only_where_a_file_has_changed(sit: Sit, repository: Path) -> None:
    sitting = sit(repository)
    keeper = sitting.desk._keeper
    first = keeper.ground()
    assert keeper.ground() is first
    register = next((repository / "registers").rglob("clerk.yaml"))
    was = register.stat()
    text = register.read_text("utf-8")
    register.write_text(text.replace("受理", "收理"), "utf-8")  # as long as before, at the same time
    os.utime(register, ns=(was.st_atime_ns, was.st_mtime_ns))
    second = keeper.ground()
    assert second is not first
    register.write_text(text, "utf-8")
    assert keeper.ground() is not second


def test_a_fault_ends_its_page_alone(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = sit()

    def failing(visit: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(year, "show", failing)
    answer = sitting.get("/")
    assert answer.status_code == 500
    assert "riskctl 自身出了毛病（ZeroDivisionError）" in answer.text and "<nav" in answer.text
    monkeypatch.undo()
    assert sitting.get("/").status_code == 200


def test_a_repository_from_which_nothing_follows_says_so_on_its_page(sit: Sit, repository: Path) -> None:
    (repository / "organization.yaml").unlink()
    answer = sit(repository).get("/")
    assert answer.status_code == 200 and "organization.yaml" in answer.text


def test_where_there_is_no_repository_it_does_not_open(call: Call, tmp_path: Path) -> None:
    ended = call("desk", "--no-browser", cwd=tmp_path)
    assert ended.code == 2 and "riskctl.yaml" in ended.err
