"""Installs riskctl from the folder this lies in, into a venv of its own; asks no index and no network.

Called by install.sh and install.bat, which find a Python that is new enough. The standard library alone.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ANY = HERE / "wheels" / "any"
WINDOWS = platform.system() == "Windows"
PROGRAM = "riskctl.exe" if WINDOWS else "riskctl"
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}

NO_WHEELS = (
    "这里没有适合本机（{machine}，Python {python}）的安装包。有的是：{there}。",
    "There are no wheels here for this machine ({machine}, Python {python}). There are: {there}.",
)
TAKEN = (
    "{folder} 里已有别的东西，不动它；请换一个文件夹：install.sh 文件夹。",
    "{folder} holds something else and is left alone; name another folder: install.sh FOLDER.",
)
FAILED = ("没有装成，原因见上。", "It could not be installed; the reason stands above.")
INSTALLED = ("装在 {folder}。", "Installed in {folder}.")
LINKED = (
    "另写了 {link}；现在开一个新的终端，运行 riskctl --version。",
    "Wrote {link} as well; now open a new terminal and run riskctl --version.",
)
NOT_LINKED = (
    "运行 {program}；要在哪里都能用 riskctl，把 {folder} 加进 PATH。",
    "Run {program}; to have riskctl everywhere, add {folder} to PATH.",
)


def say(words: tuple[str, str], **fields: object) -> None:
    """Print a pair of wordings, Chinese first."""
    for one in words:
        print(one.format(**fields))


def machine() -> str:
    """Return the name of the folder of wheels for this machine."""
    name = platform.machine().lower()
    return f"{platform.system().lower()}-{MACHINES.get(name, name)}"


def wheels() -> Path | None:
    """Return the folder of wheels for this machine and this Python; None where there are none."""
    folder = HERE / "wheels" / machine()
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    return folder if any(folder.glob(f"pydantic_core-*-{tag}-*.whl")) else None


def default() -> Path:
    """Return where programs of one's own are kept on this system."""
    home = os.environ.get("LOCALAPPDATA") if WINDOWS else os.environ.get("XDG_DATA_HOME")
    return Path(home or Path.home() / ".local" / "share") / "riskctl"


def is_free(folder: Path) -> bool:
    """Return whether `folder` is empty, not there, or holds what an earlier run installed."""
    return not folder.exists() or not any(folder.iterdir()) or (folder / "pyvenv.cfg").is_file()


def install(folder: Path, own: Path) -> int:
    """Fill `folder` with a new venv and the packages; return how pip, which goes along, ended."""
    venv.EnvBuilder(with_pip=False, clear=True, symlinks=not WINDOWS).create(folder)
    (pip,) = ANY.glob("pip-*.whl")
    python = programs(folder) / ("python.exe" if WINDOWS else "python")
    asked = ["--no-index", "--find-links", str(ANY), "--find-links", str(own), "--require-hashes"]
    line = [str(python), "-I", str(pip / "pip"), "--isolated", "install", "--quiet", *asked]
    environment = dict(os.environ, PIP_CONFIG_FILE=os.devnull, PIP_DISABLE_PIP_VERSION_CHECK="1")
    return subprocess.call([*line, "-r", str(HERE / "requirements.txt")], env=environment)


def programs(folder: Path) -> Path:
    """Return where a venv has its programs."""
    return folder / ("Scripts" if WINDOWS else "bin")


def link(program: Path) -> Path | None:
    """Put `program` where the PATH looks; return what was written, None where that is not ours to write.

    Windows has a folder of its user's own on the PATH; elsewhere it is ~/.local/bin.
    """
    shown = default().parent / "Microsoft" / "WindowsApps" if WINDOWS else Path.home() / ".local" / "bin"
    written = shown / PROGRAM
    if str(shown).casefold() not in os.environ.get("PATH", "").casefold().split(os.pathsep):
        return None
    if WINDOWS:
        shown.mkdir(parents=True, exist_ok=True)
        written.write_bytes(program.read_bytes())  # it knows its Python by a full path
        return written
    if written.exists() and not (written.is_symlink() and written.resolve().name == PROGRAM):
        return None
    shown.mkdir(parents=True, exist_ok=True)
    if written.is_symlink():
        written.unlink()
    written.symlink_to(program)
    return written


def main(words: list[str]) -> int:
    """Install into the folder named, or where this system keeps such things; return the exit code."""
    own = wheels()
    if own is None:
        there = ", ".join(sorted(one.name for one in (HERE / "wheels").iterdir() if one != ANY))
        say(NO_WHEELS, machine=machine(), python=platform.python_version(), there=there)
        return 2
    folder = Path(words[0]).absolute() if words else default()
    if not is_free(folder):
        say(TAKEN, folder=folder)
        return 2
    if install(folder, own):
        say(FAILED)
        return 1
    say(INSTALLED, folder=folder)
    program = programs(folder) / PROGRAM
    written = link(program)
    if written is None:
        say(NOT_LINKED, program=program, folder=program.parent)
    else:
        say(LINKED, link=written)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
