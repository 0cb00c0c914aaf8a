"""`migrate` brings older files into today's form, byte for byte the rest, and a second time does nothing."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Call

LOG = "cycles/2010/responses/bureau.csv"
OLD = (
    "\ufeff日期,处置方式,外部文号\r\n2010-04-09,诫免纠错,示局纪〔2010〕5号\r\n"
    "2010-04-10,警示提醒,示局纪〔2010〕6号\r\n"
)
CHECKS = "cycles/2010/checks/bureau/registration.csv"
ROW = "2010-04-09,spot_check,bureau/registration/clerk#R01,bureau/discipline/inspector"
WITHOUT = f"day,method,point,by\n{ROW}\n"


def laid(root: Path) -> Path:
    """A repository with logs of before."""
    for file, text in ((LOG, OLD), (CHECKS, WITHOUT)):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(text.encode())
    return root


def test_it_is_shown_first_and_written_when_told(repository: Path, call: Call) -> None:
    root = laid(repository)
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    ended = call("migrate", cwd=root, lang="en")
    assert ended.code == 0 and "+layout: 2" in ended.out and "--write" in ended.err
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before
    ended = call("migrate", "--write", cwd=root, lang="en")
    assert ended.code == 0, ended.err
    changed = {p.relative_to(root).as_posix() for p, data in before.items() if p.read_bytes() != data}
    assert changed == {LOG, CHECKS, "riskctl.yaml"}
    assert (root / LOG).read_bytes() == OLD.replace("诫免纠错", "诫勉纠错").encode()
    assert (root / CHECKS).read_text("utf-8") == (f"day,method,point,by,finding,sign,sample\n{ROW},,,\n")


def test_a_second_time_there_is_nothing_to_do(repository: Path, call: Call) -> None:
    root = laid(repository)
    call("migrate", "--write", cwd=root)
    ended = call("migrate", "--write", cwd=root, lang="en")
    assert (ended.code, ended.out) == (0, "") and "nothing to do" in ended.err


def test_what_is_found_is_the_same_before_and_after(repository: Path, call: Call) -> None:
    root = laid(repository)
    before = call("check", "--format", "json", "--today", "2010-04-15", cwd=root).out
    call("migrate", "--write", cwd=root)
    after = call("check", "--format", "json", "--today", "2010-04-15", cwd=root).out
    assert after.count('"id"') == before.count('"id"')


def test_a_layout_of_later_is_not_guessed(repository: Path, call: Call) -> None:
    file = repository / "riskctl.yaml"
    file.write_text(file.read_text("utf-8") + "layout: 3\n", "utf-8")
    assert call("migrate", cwd=repository).code == 1
