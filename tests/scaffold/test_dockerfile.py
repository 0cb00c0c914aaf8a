"""The Dockerfile: small, nobody's rights, and its first stage really run; the second is read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT
from tests.cli.conftest import bare_environment
from tests.conftest import lay

Instruction = tuple[str, str]


def stages() -> list[list[Instruction]]:
    """Return the instructions of each stage, lines that go on joined, comments left out."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    found: list[list[Instruction]] = []
    for line in text.replace("\\\n", "").splitlines():
        if line.strip():
            word, _, rest = line.partition(" ")
            if word == "FROM":
                found.append([])
            found[-1].append((word, rest))
    return found


def test_the_image_runs_riskctl_as_nobody_over_one_folder() -> None:
    build, image = stages()
    own = dict(image)
    assert own["USER"].isdecimal() and int(own["USER"]) > 1000
    assert own["ENTRYPOINT"] == '["riskctl"]' and own["WORKDIR"] == "/registry"
    assert build[0] == ("FROM", f"{own['FROM']} AS build") and own["FROM"].endswith("-slim")
    assert "safe.directory /registry" in own["RUN"] and "--no-install-recommends git" in own["RUN"]
    words = [word for word, _ in image]
    assert words.index("USER") > max(place for place, word in enumerate(words) if word in ("RUN", "COPY"))


def test_only_what_it_copies_is_sent_to_it() -> None:
    sent = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line[0] == "!"]
    copied = dict(stages()[0])["COPY"].split()[:-1]
    assert (ROOT / ".dockerignore").read_text("utf-8").startswith("*\n")
    assert [one.replace("riskctl-", "") for one in copied] == sent


def test_its_first_stage_makes_a_riskctl_that_checks(tmp_path: Path, wheels: str) -> None:
    wheel = next(Path(wheels.rsplit(maxsplit=1)[-1]).glob("riskctl-*.whl"))
    given = tmp_path / "in"
    given.mkdir()
    (given / wheel.name).write_bytes(wheel.read_bytes())
    (given / "run.lock").write_bytes((ROOT / "requirements/run.lock").read_bytes())
    script = (
        dict(stages()[0])["RUN"].replace("/opt/riskctl", str(tmp_path / "opt")).replace("/in/", f"{given}/")
    )
    away = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels, "PIP_CONFIG_FILE": os.devnull}
    path = f"{Path(os.path.realpath(sys.executable)).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {k: v for k, v in bare_environment(PATH=path, **away).items() if k != "PYTHONPATH"}
    subprocess.run(["sh", "-ec", script], env=kept, check=True, capture_output=True)
    root = lay(tmp_path / "registry")
    words: list[str | Path] = [tmp_path / "opt/bin/riskctl", "check", "--lang", "zh"]
    ended = subprocess.run(words, cwd=root, env=kept, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0 and "没有发现问题" in ended.stdout, ended.stderr
    assert not list((tmp_path / "opt").rglob("pip/__init__.py"))
