"""A folder from which riskctl is installed without network: wheels for each system, what installs them, the
licences and a bill of materials. `make bundle` runs both steps with the tools of offline.lock.

    bundle.py fetch WHEELS              downloads what office.lock names, by its hashes
    bundle.py lay WHEEL WHEELS FOLDER   puts the folder together; uses no network
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

HERE = Path(__file__).parent
REQUIREMENTS = HERE.parent
LOCKS = ("office.lock", "offline.lock")
INSTALLER = "pip"  # of offline.lock the one package that goes along; the others only make the folder
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ANY = "any"
_LINUX = ("manylinux_2_28_", "manylinux_2_27_", "manylinux_2_26_", "manylinux_2_17_", "manylinux2014_")
PLATFORMS: Mapping[str, tuple[str, ...]] = {
    "windows-x86_64": ("win_amd64",),
    "linux-x86_64": tuple(f"{one}x86_64" for one in (*_LINUX, "manylinux_2_5_", "manylinux1_")),
    "linux-aarch64": tuple(f"{one}aarch64" for one in _LINUX),
}
SYSTEMS = {
    "windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
    "linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
}
_ENTRY = re.compile(r"^(?P<asked>[a-z0-9][^\\\n]*?) \\\n(?:    --hash=\S+(?: \\)?\n)+", re.MULTILINE)


def locked(platform: str, python: str) -> str:
    """Return the entries of the locks that a platform (`windows-x86_64`) needs, as pip reads them, without
    their markers: pip would judge those by the machine it runs on."""
    system, _, machine = platform.partition("-")
    own = {"python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython"}
    own |= {"platform_machine": "AMD64" if system == "windows" else machine} | SYSTEMS[system]
    return "".join(_without_marker(entry, own) for lock in LOCKS for entry in _entries(lock))


def _entries(lock: str) -> Iterator[re.Match[str]]:
    for entry in _ENTRY.finditer((REQUIREMENTS / lock).read_text("utf-8")):
        if lock == "office.lock" or Requirement(entry["asked"]).name == INSTALLER:
            yield entry


def _without_marker(entry: re.Match[str], environment: dict[str, str]) -> str:
    asked = Requirement(entry["asked"])
    if asked.marker is not None and not asked.marker.evaluate(environment):
        return ""
    return entry[0].replace(entry["asked"], f"{asked.name}{asked.specifier}", 1)


def fetch(wheels: Path) -> None:
    """Download the wheels of every platform and Python into folders of `wheels`, those for all into one."""
    for platform in PLATFORMS:
        for python in PYTHONS:
            _pip(platform, python, "download", "--dest", wheels / platform)
        for wheel in (wheels / platform).glob("*-any.whl"):
            (wheels / ANY).mkdir(exist_ok=True)
            wheel.replace(wheels / ANY / wheel.name)


def _pip(platform: str, python: str, *words: str | Path) -> None:
    """Run pip for a platform and a Python that need not be those of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "asked.txt"
        asked.write_text(locked(platform, python), "utf-8")
        tags = [word for tag in PLATFORMS[platform] for word in ("--platform", tag)]
        kind = ["--only-binary", ":all:", "--implementation", "cp", "--python-version", python, *tags]
        command, *others = words
        line = [sys.executable, "-m", "pip", "--quiet", command, "--no-deps", "--require-hashes", *kind]
        subprocess.run([*line, *others, "-r", asked], check=True)


def lay(wheel: Path, wheels: Path, folder: Path) -> None:
    """Put the folder together anew from the wheel of riskctl and those fetched."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "folder", folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(wheels, folder / "wheels", ignore=shutil.ignore_patterns(".*"), copy_function=_linked)
    shutil.copyfile(wheel, folder / "wheels" / ANY / wheel.name)
    name, version, *_ = parse_wheel_filename(wheel.name)
    own = f"{name}=={version} \\\n    --hash=sha256:{_sum(wheel)}\n"
    (folder / "requirements.txt").write_text((REQUIREMENTS / LOCKS[0]).read_text("utf-8") + own, "utf-8")
    bill = _bill(folder / "wheels", f"{name}=={version}")
    (folder / "sbom.cdx.json").write_text(bill, "utf-8")
    (folder / "LICENSES.txt").write_text("".join(_licences(json.loads(bill))), "utf-8")
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    sums = "".join(f"{_sum(one)}  {one.relative_to(folder).as_posix()}\n" for one in files)
    (folder / "SHA256SUMS").write_text(sums, "utf-8")


def _linked(source: str, target: str) -> str:
    """Have a file twice without twice its room, where both places are on one disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    return target


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _bill(wheels: Path, own: str) -> str:
    """The bill of materials: of Windows, which takes one package more, unpacked and read, never run."""
    platform, python = "windows-x86_64", PYTHONS[-1]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=False)
        packages = next(Path(folder).glob("[Ll]ib/**/site-packages"))
        links = [word for one in (ANY, platform) for word in ("--find-links", str(wheels / one))]
        where = ["--no-index", *links, "--target", str(packages)]
        _pip(platform, python, "install", *where)
        subprocess.run(
            [sys.executable, "-m", "pip", "-q", "install", "--no-deps", *where, "--upgrade", own], check=True
        )
        program = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"]
        environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
        return subprocess.run(
            [*program, "--gather-license-texts", folder],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=environment,
        ).stdout


def _licences(bill: Mapping[str, Any]) -> Iterator[str]:
    """A line a package: its name, version and licence. The texts stand in the bill of materials."""
    for part in sorted(bill["components"], key=lambda part: part["name"].lower()):
        found = [_licence(one) for one in part.get("licenses", ())]
        named = dict.fromkeys(one for one in found if "declared license" not in one)
        yield f"{part['name']} {part['version']}: {', '.join(named)}\n"


def _licence(one: Mapping[str, Any]) -> str:
    licence = one.get("license", {})
    return str(licence.get("id") or licence.get("name") or one.get("expression")).rpartition(":: ")[2]


def main(words: list[str]) -> int:
    """Run one of the two steps."""
    match words:
        case ["fetch", wheels]:
            fetch(Path(wheels))
        case ["lay", wheel, wheels, folder]:
            lay(Path(wheel), Path(wheels), Path(folder))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
