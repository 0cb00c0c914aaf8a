"""The example repository on disk, and riskctl called in this process."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from riskctl.base.messages import Language
from riskctl.check.example import REPOSITORY
from riskctl.cli.shell import language
from riskctl.cli.shell.boundary import guarded
from riskctl.corpus.load import load
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import Sound, sound

pytest_plugins = ["tests.skips", "tests.wheels"]

# Programs started by tests keep their compiled modules: half of a short run is compiling them anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "riskctl-test-bytecode")

settings.register_profile("riskctl", deadline=None)  # a busy machine is no failure
settings.load_profile("riskctl")


def lay(root: Path, overlay: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the example repository with `overlay` on it (None leaves a file out); return its root."""
    for name, content in (REPOSITORY | dict(overlay or {})).items():
        if content is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def load_sound(root: Path, today: date | None = None) -> tuple[Repository, Sound]:
    """Return the repository at `root`, of which the test knows that it lacks nothing."""
    found, context = load(root, today)
    return found, sound(context)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The root of the example repository, in a folder with a Chinese name."""
    return lay(tmp_path / "登记库")


@dataclass(frozen=True)
class Ended:
    """How a call ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """The function that runs riskctl here, from the folder `cwd`, in Chinese unless `lang` says else."""
    for name in [n for n in os.environ if n.startswith("RISKCTL_")] + ["NO_COLOR", "FORCE_COLOR", "COLUMNS"]:
        monkeypatch.delenv(name, raising=False)
    before = language.current()

    def run_here(*words: str, cwd: Path | None = None, lang: Language = "zh") -> Ended:
        if cwd:
            monkeypatch.chdir(cwd)
        language.use(lang)
        capsysbinary.readouterr()
        code = guarded(words)
        out, err = capsysbinary.readouterr()
        return Ended(code, out.decode(), err.decode())

    yield run_here
    language.use(before)
