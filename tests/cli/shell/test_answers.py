"""Answers that are kept: what is said again is what the command would say, whatever happened in between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskctl.check.example import CLERK, changed
from riskctl.cli.shell import answers, boundary, group
from riskctl.sources import seen
from tests.architecture.source import ROOT
from tests.check.test_portions import ROWS, TABLE, every_break
from tests.cli.conftest import bare_environment
from tests.conftest import lay
from tests.hostile.breaks import Break

COMMANDS = (
    ("check",),
    ("check", "registers", "--format", "json"),
    ("check", "--format", "markdown"),
    ("level",),
    ("level", "--check"),
    ("list", "--level", "1"),
    ("list", "--format", "csv"),
    ("status",),
    ("status", "--format", "md", "--lang", "en"),
)
Said = tuple[int, str, str]
Say = Callable[..., Said]


@pytest.fixture
def say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], chinese: None
) -> Say:
    """Run a command in this process; small and young folders are kept too."""
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(answers, "FEWEST", 0)
    monkeypatch.setattr(seen, "YOUNG", -(10**18))

    def said(*words: str) -> Said:
        code = boundary.guarded(words)
        out = capfd.readouterr()
        return code, out.out, out.err

    return said


@pytest.fixture(scope="module")
def known_breaks(tmp_path_factory: pytest.TempPathFactory) -> list[Break]:
    return every_break(lay(tmp_path_factory.mktemp("whole"), {TABLE: ROWS}))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_what_is_said_again_is_what_the_command_would_say(
    draw: st.DataObject, known_breaks: list[Break], say: Say, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = lay(tmp_path_factory.mktemp("edited"), {TABLE: ROWS})
    for _ in range(draw.draw(st.integers(1, 3))):
        one = draw.draw(st.sampled_from(known_breaks))
        one.lay(root)
        for words in draw.draw(st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=2)):
            call = (*words, "-C", str(root), "--today", "2010-06-30")
            first, second, fresh = say(*call), say(*call), say(*call, "--no-cache")
            assert _timeless(first) == _timeless(second) == _timeless(fresh)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_was_said_is_said_again_without_doing_the_work(
    words: tuple[str, ...], say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = (*words, "-C", str(lay(tmp_path / "r", {TABLE: ROWS})))
    first = say(*call)
    monkeypatch.setattr(group, "run", None)
    assert _timeless(say(*call)) == _timeless(first) and (first[1] or first[2])


def test_how_long_it_took_is_told_of_the_run_that_tells_it(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ("check", "-C", str(lay(tmp_path / "r")))
    say(*call)
    monkeypatch.setattr(group, "run", None)
    monkeypatch.setattr(time, "perf_counter", iter((10.0, 17.25)).__next__)
    assert "用时 7.2 秒" in say(*call)[1]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a register": lambda root: lay(root, changed(CLERK, ("level: 3", "level: 1"))),
    "a file taken away": lambda root: (root / CLERK).unlink(),
    "a file that is no register": lambda root: (root / "registers/notes.txt").write_text("", "utf-8"),
    "a folder": lambda root: (root / "registers/bureau/new").mkdir(),
    "a new name": lambda root: (root / CLERK).rename((root / CLERK).with_name("cleric.yaml")),
    "git": lambda root: (root / ".git").mkdir(),
    "git above": lambda root: (root.parent / ".git").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_the_command_does_its_work(
    change: str, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "r")
    say("check", "-C", str(root))
    CHANGES[change](root)
    assert _works(monkeypatch, lambda: say("check", "-C", str(root)))


@pytest.mark.parametrize("other", [("COLUMNS", "60"), ("FORCE_COLOR", "1")])
def test_another_terminal_has_an_answer_of_its_own(
    other: tuple[str, str], say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "r")
    say("check", "-C", str(root))
    monkeypatch.setenv(*other)
    assert _works(monkeypatch, lambda: say("check", "-C", str(root)))


@pytest.mark.parametrize("option", ["TODAY", "PEOPLE", "ROOT", "LATER"])
def test_an_option_that_the_environment_gives_is_part_of_the_question(
    option: str, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "r")
    say("check", "-C", str(root))
    monkeypatch.setenv(f"RISKCTL_{option}", "2010-06-30")
    assert _works(monkeypatch, lambda: say("check", "-C", str(root)))


def test_another_day_has_an_answer_of_its_own(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "r")
    say("check", "-C", str(root))
    monkeypatch.setattr(time, "localtime", lambda _: time.gmtime(0))
    assert _works(monkeypatch, lambda: say("check", "-C", str(root)))


def test_a_link_that_leads_elsewhere_by_now_is_another_question(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, one, other = tmp_path / "link", lay(tmp_path / "one"), lay(tmp_path / "other")
    link.symlink_to(one)
    say("check", "-C", str(link))
    link.unlink()
    link.symlink_to(other)
    assert _works(monkeypatch, lambda: say("check", "-C", str(link)))


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--no-cache"),
        ("check", "--output", "found.txt"),
        ("check", "--config-from", "HEAD"),
        ("level", "--names"),
        ("level", "--write"),
        ("status", "--output", "year.txt"),
        ("show", "bureau/registration/clerk#R01"),
    ],
    ids=" ".join,
)
def test_what_follows_from_more_or_names_holders_is_not_kept(
    words: tuple[str, ...], say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lay(tmp_path / "r"))
    say(*words)
    assert not [*(tmp_path / "cache").glob("*.answer")]


def test_what_is_young_few_or_judged_by_plug_ins_is_not_kept(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "r")
    for thing, name, value in (
        (answers, "FEWEST", 1000),
        (seen, "YOUNG", 2_000_000_000),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(thing, name, value)
            say("check", "-C", str(root))
    with monkeypatch.context() as patch:
        patch.setattr("riskctl.base.installed.installed", lambda group: ("one",))
        say("check", "-C", str(root))
    assert not [*(tmp_path / "cache").glob("*.answer")]
    say("check", "-C", str(root))
    assert [*(tmp_path / "cache").glob("*.answer")]


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: b"", lambda data: b"x" + data])
def test_a_damaged_answer_is_none(
    damage: Callable[[bytes], bytes], say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "r")
    say("check", "-C", str(root))
    (file,) = (tmp_path / "cache").glob("*.answer")
    file.write_bytes(damage(file.read_bytes()))
    assert _works(monkeypatch, lambda: say("check", "-C", str(root)))


STARTED = ("subprocess.Popen", "socket.connect", "os.exec")
OF_THE_MACHINE = ("/proc/", "/sys/")  # how many processors there are
OPENED = f"""
import sys
def heard(event, given):
    if event == "open" and isinstance(given[0], str):
        print(given[0], file=sys.__stderr__)
    if event in {STARTED}:
        print(event, file=sys.__stderr__)
sys.addaudithook(heard)
sys.argv[0] = "riskctl"
from riskctl.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_is_read_but_the_repository_and_the_programme(words: tuple[str, ...], tmp_path: Path) -> None:
    root = shutil.copytree(ROOT / "examples/jiuquan", tmp_path / "r")
    call = [sys.executable, "-c", OPENED, *words, "-C", str(root)]
    environment = bare_environment(RISKCTL_CACHE_DIR=str(tmp_path / "cache"), PYTHONUTF8="1")
    done = subprocess.run(call, env=environment, capture_output=True, encoding="utf-8", check=False)
    heard = {line for line in done.stderr.splitlines() if os.path.isabs(line) or line in STARTED}
    homes = (str(root), str(ROOT / "src"), str(tmp_path / "cache"), *map(str, _programme()), *OF_THE_MACHINE)
    assert done.returncode in (0, 1) and any(one.startswith(str(root)) for one in heard)
    assert not [one for one in heard if not one.startswith(homes) and ".cpython" not in one]


def _programme() -> list[Path]:
    """Where the programme and its Python lie."""
    shipped = [ROOT / name for name in ("presets", "schemas", "templates")]
    return [*shipped, *map(Path, {sys.prefix, sys.base_prefix}), *(Path(one) for one in sys.path if one)]


def _works(monkeypatch: pytest.MonkeyPatch, call: Callable[[], object]) -> bool:
    """Whether a call does the work of the command."""
    done = []
    before = group.run
    with monkeypatch.context() as patch:
        patch.setattr(group, "run", lambda words: done.append(words) or before(words))  # type: ignore[func-returns-value]
        call()
    return bool(done)


def _timeless(said: Said) -> Said:
    return said[0], said[1].partition("用时")[0], said[2]
