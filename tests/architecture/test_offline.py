"""The folder of `make bundle`: installed from without any index, whole for each system, with its licences."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

from requirements.offline.bundle import ANY, PLATFORMS, PYTHONS, locked
from riskctl import __version__
from tests import skips
from tests.architecture.source import ROOT
from tests.architecture.wheel import ENVIRONMENT, built, ran

OFFLINE = Path(sys.prefix) / "offline"  # by the Makefile, for `make test`
EXAMPLE = ROOT / "examples" / "jiuquan"
COMPILED = re.compile(r"\.(so|pyd)$")
HERE = f"{platform.system()}-{platform.machine()}".lower()
on_this_system = pytest.mark.skipif(
    HERE not in PLATFORMS or HERE.startswith("windows"), reason=skips.system(f"install.sh on {HERE}")
)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder laid with the wheel of this tree."""
    if not (OFFLINE / ".ready").exists():
        pytest.skip(skips.missing("wheels for the offline folder", "make bundle"))
    folder = tmp_path_factory.mktemp("离线 安装")
    wheel = built(ROOT, folder)
    words = (ROOT / "requirements/offline/bundle.py", "lay", wheel, OFFLINE / "wheels", folder / "offline")
    ran(OFFLINE / "tools" / "bin" / "python", *words, cwd=folder)
    return folder / "offline"


def alone(home: Path, path: str = "") -> dict[str, str]:
    """Return the environment of a user who has an index set that is not there, and no network."""
    nowhere = {"PIP_INDEX_URL": "file:///nowhere", "https_proxy": "http://127.0.0.1:9", "LC_ALL": "C.UTF-8"}
    kept = {k: v for k, v in ENVIRONMENT.items() if not k.startswith(("PIP_", "XDG_", "RISKCTL_"))}
    python = str(Path(os.path.realpath(sys.executable)).parent)
    searched = os.pathsep.join(filter(None, (path, python, "/usr/bin", "/bin")))
    return kept | nowhere | {"HOME": str(home), "PATH": searched}


def pinned(platform: str, python: str) -> dict[str, str]:
    """Return the packages with their versions that a system needs."""
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", locked(platform, python), re.MULTILINE))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", PLATFORMS)
def test_each_system_and_python_has_a_wheel_of_every_package(bundle: Path, system: str, python: str) -> None:
    version = tuple(int(part) for part in python.split("."))
    tags = {*cpython_tags(version, platforms=PLATFORMS[system]), *compatible_tags(version, "cp", ["any"])}
    found = dict(fitting(bundle, system, tags))
    wanted = pinned(system, python) | {"riskctl": __version__}
    assert found.items() >= {canonicalize_name(name): one for name, one in wanted.items()}.items()


def fitting(bundle: Path, system: str, tags: set[Tag]) -> Iterator[tuple[str, str]]:
    """The packages that pip would find for one system."""
    for folder in (ANY, system):
        for wheel in (bundle / "wheels" / folder).iterdir():
            name, version, _, own = parse_wheel_filename(wheel.name)
            if own & tags:
                yield name, str(version)


def test_only_windows_takes_what_windows_takes() -> None:
    assert "colorama" in pinned("windows-x86_64", "3.12")
    assert "colorama" not in pinned("linux-aarch64", "3.12")


@on_this_system
def test_it_installs_without_an_index_and_does_the_work(bundle: Path, tmp_path: Path) -> None:
    home = tmp_path / "家"
    home.mkdir()
    environment = alone(home, str(home / ".local/bin"))
    said = ran("sh", bundle / "install.sh", cwd=tmp_path, environment=environment)
    program = home / ".local" / "bin" / "riskctl"
    assert str(home / ".local/share/riskctl") in said and str(program) in said
    assert "没有发现问题" in ran(program, "check", "--lang", "zh", cwd=EXAMPLE, environment=environment)
    words = ("render", "announcement", "--to", "docx", "--output", tmp_path / "out")
    ran(program, *words, cwd=EXAMPLE, environment=environment)
    assert (tmp_path / "out/announcement/suzhou.docx").is_file()
    written = {one.relative_to(home).parts[:3] for one in home.rglob("*") if one.is_file()}
    assert {one for one in written if one[0] != ".cache"} == {
        (".local", "share", "riskctl"),
        (".local", "bin", "riskctl"),
    }
    assert "riskctl" in ran("sh", bundle / "install.sh", cwd=tmp_path, environment=environment)


@on_this_system
def test_it_takes_no_folder_and_no_program_of_others(bundle: Path, tmp_path: Path) -> None:
    own = tmp_path / ".local" / "bin" / "riskctl"
    own.parent.mkdir(parents=True)
    own.write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("here", "utf-8")
    environment = alone(tmp_path, str(own.parent))
    refused = subprocess.run(
        ["sh", bundle / "install.sh", tmp_path / "full"], env=environment, capture_output=True, check=False
    )
    assert refused.returncode == 2 and str(tmp_path / "full") in refused.stdout.decode()
    said = ran("sh", bundle / "install.sh", tmp_path / "空的", cwd=tmp_path, environment=environment)
    assert own.read_text("utf-8") == "#!/bin/sh\n" and str(tmp_path / "空的/bin") in said


@on_this_system
def test_without_a_python_that_is_new_enough_it_says_what_to_do(bundle: Path, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("cat", "dirname"):
        (tools / name).symlink_to(shutil.which(name) or name)
    ended = subprocess.run(
        ["/bin/sh", bundle / "install.sh"], env={"PATH": str(tools)}, capture_output=True, check=False
    )
    assert ended.returncode == 2 and "3.11" in ended.stderr.decode("utf-8")


def test_another_machine_is_told_which_there_are(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from requirements.offline.folder import install

    monkeypatch.setattr(install, "HERE", bundle)
    monkeypatch.setattr("platform.machine", lambda: "loongarch64")
    assert install.main([]) == 2
    said = capsys.readouterr().out
    assert "loongarch64" in said and "windows-x86_64" in said


def test_the_starter_for_windows_is_what_its_shell_reads(bundle: Path) -> None:
    text = (bundle / "install.bat").read_bytes()
    assert text.isascii() and text.count(b"\r\n") == text.count(b"\n")
    assert b"%~dp0install.py" in text and (bundle / "install.py").is_file()


def test_its_sums_are_right_and_name_every_file(bundle: Path) -> None:
    lines = (bundle / "SHA256SUMS").read_text("utf-8").splitlines()
    summed = {name: one for one, name in (line.split("  ", 1) for line in lines)}
    files = {one.relative_to(bundle).as_posix(): one for one in bundle.rglob("*") if one.is_file()}
    assert files.keys() - {"SHA256SUMS"} == summed.keys()
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == one for name, one in summed.items())


def test_the_bill_of_materials_names_all_that_goes_along_with_its_licence(bundle: Path) -> None:
    bill = json.loads((bundle / "sbom.cdx.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    parts = {canonicalize_name(part["name"]): part for part in bill["components"]}
    there = (parse_wheel_filename(one.name) for one in bundle.rglob("*.whl"))
    assert {name: part["version"] for name, part in parts.items()} == {name: str(v) for name, v, *_ in there}
    assert all(part["licenses"] and part["purl"].startswith("pkg:pypi/") for part in parts.values())
    listed = (bundle / "LICENSES.txt").read_text("utf-8").splitlines()
    assert len(listed) == len(parts) and all(re.fullmatch(r"\S+ \S+: \S.*", line) for line in listed)
    assert "riskctl" in "".join(listed) and str(ROOT) not in json.dumps(bill)


@on_this_system
def test_without_compiled_modules_it_says_the_same(bundle: Path, tmp_path: Path) -> None:
    """Of the compiled modules only the core of pydantic has no other way; it has wheels for more machines."""
    copy = tmp_path / "登记库"
    shutil.copytree(EXAMPLE, copy)
    clerk = copy / "registers/suzhou/registration/clerk.yaml"
    clerk.write_text(clerk.read_text("utf-8").replace("level: 3", "level: 2"), "utf-8")
    environment = alone(tmp_path)
    ran("sh", bundle / "install.sh", tmp_path / "own", cwd=tmp_path, environment=environment)
    told = [said(tmp_path / "own", copy, environment)]
    removed = [one for one in (tmp_path / "own").rglob("*") if is_optional(one)]
    assert {one.name.split(".")[0] for one in removed} == {"_ruamel_yaml", "_speedups"}
    for one in removed:
        one.unlink()
    told.append(said(tmp_path / "own", copy, environment))
    assert told[0] == told[1] and "RK301" in told[0]


def is_optional(file: Path) -> bool:
    """Whether a file is a compiled module that checking can do without."""
    return bool(COMPILED.search(file.name)) and file.name.startswith(("_ruamel_yaml", "_speedups"))


def said(folder: Path, copy: Path, environment: dict[str, str]) -> str:
    """What a check finds, as data, without how long it took."""
    words = (folder / "bin" / "riskctl", "check", "--format", "json")
    ended = subprocess.run(words, cwd=copy, env=environment, capture_output=True, check=False)
    assert ended.returncode == 1, ended.stderr
    return re.sub(r'"seconds": [\d.]+', "", ended.stdout.decode("utf-8"))
