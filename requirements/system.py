"""What tests need of the system: the packages of system.toml, found here or installed by `make system`."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

PACKAGES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
APT = ("apt-get", "-qq", "--option=Acquire::Retries=3", "--option=DPkg::Lock::Timeout=300")
STEPS = (("update",), ("install", "--yes", "--no-install-recommends"))

COMPLETE = "测试要用的系统软件都有了。/ All that tests need of the system is here."
INSTALLING = "安装 {packages} … / Installing {packages} …"
NO_APT = (
    "这里没有 apt-get：请自行安装与这些 Debian 软件包相当的：{packages}。"
    " / There is no apt-get here: install what corresponds to these Debian packages: {packages}."
)
NOT_ROOT = (
    "缺 {packages}，安装要用 root：请运行 sudo make system。"
    " / Missing: {packages}. Only root can install them: run sudo make system."
)
FAILED = "没有装成：{packages}。/ Could not be installed: {packages}."
NOT_FOUND = "装上了，却还是找不到：{packages}。/ Installed, and yet not found: {packages}."


def found(package: str) -> str | None:
    """Return the program or the font that shows that a package is here; None where it is missing.

    Raises:
        KeyError: system.toml has no such package.
    """
    match PACKAGES[package]:
        case {"programs": [*names]}:
            return next(filter(None, map(shutil.which, names)), None)
        case {"font": str(language)}:
            return _font(language)
    raise ValueError(f"{package}: neither programs nor a font")


def missing() -> list[str]:
    """Return the packages that are not here, in the order of system.toml."""
    return [package for package in PACKAGES if found(package) is None]


def install() -> None:
    """Install what is missing, and nothing else; root is needed only where something is.

    Raises:
        SystemExit: it cannot be installed here; the message says why and what to do.
    """
    wanted = missing()
    if not wanted:
        print(COMPLETE)
        return
    if shutil.which("apt-get") is None:
        raise SystemExit(NO_APT.format(packages=" ".join(wanted)))
    if os.geteuid() != 0:
        raise SystemExit(NOT_ROOT.format(packages=" ".join(wanted)))
    print(INSTALLING.format(packages=" ".join(wanted)), flush=True)
    _apt(wanted)
    if still := missing():
        raise SystemExit(NOT_FOUND.format(packages=" ".join(still)))


def _font(language: str) -> str | None:
    """The file of a font that has the characters of a language."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    command = [program, f":lang={language}", "file"]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    return next(iter(listed.stdout.splitlines()), None)


def _apt(packages: list[str]) -> None:
    """Only installing decides: what `update` could not fetch may not be wanted."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    said = ""
    for step in STEPS:
        names = packages if step[0] == "install" else []
        ended = subprocess.run(
            [*APT, *step, *names],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        said += ended.stdout
    if ended.returncode:
        raise SystemExit(said + FAILED.format(packages=" ".join(packages)))


if __name__ == "__main__":
    install()
