"""Builds the site of both languages and holds it to its links: `python -m website.build PYTHON FOLDER`.

PYTHON is the one that has the generator; this one has riskctl, of which the pages of commands are made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from website.link_check import broken
from website.pages import LANGUAGES, ROOT, Language

_HERE = ROOT / "website"
_STRICT = ("-W", "--keep-going", "-q")  # what the generator only warns of is wrong
# A host that runs its own generator over what it is given leaves the folders with `_` out.
_TAKEN_AS_IT_IS = ".nojekyll"


def build(python: Path, folder: Path) -> int:
    """Put the site into `folder`, whatever was there; return the exit code, after saying what is wrong."""
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "site"
        running = [_started(python, language, Path(place), made) for language in LANGUAGES]
        codes = [process.wait() for process in running]
        if any(codes):
            return 1
        shutil.copy(_HERE / "index.html", made)
        (made / _TAKEN_AS_IT_IS).touch()
        if wrong := broken(made):
            print(*wrong, sep="\n", file=sys.stderr)
            return 1
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder)
    return 0


def _started(python: Path, language: Language, place: Path, made: Path) -> subprocess.Popen[bytes]:
    """Lay the pages of a language, and start the generator over them: two at once take half as long."""
    pages = place / language
    subprocess.run([sys.executable, "-m", "website.stage", language, pages], cwd=ROOT, check=True)
    kept = (*("-b", "html"), *("-c", str(_HERE)), *("-d", str(place / f"{language}-read")))
    line: Sequence[str | Path] = (python, "-m", "sphinx", *_STRICT, *kept, pages, made / language)
    return subprocess.Popen(line, cwd=place, env=os.environ | {"SITE_LANGUAGE": language})


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()))
