"""Keeps pictures of rendered documents, remade only where a document has changed.

Browsers and fonts differ, so the bytes of a picture do too: what is compared is the document, by a
hash kept beside the pictures. Only then is Chromium needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pages.png import smaller

LIST = "pictures.json"
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
MISSING = (
    "{picture} 过时了，要用 Chromium 重新做：请装好（make system）再 make regen，或用 CHROMIUM=路径 指明。"
    " / {picture} is out of date and Chromium is needed to remake it: run make system, or set CHROMIUM=PATH."
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the document it shows from the top, and how much of it in pixels."""

    name: str
    document: str
    width: int
    height: int


def keep(pictures: Sequence[Picture], documents: Path, folder: Path) -> None:
    """See to it that `folder` holds the pictures of the HTML files in `documents`, and no other."""
    by_name = {picture.name: picture for picture in pictures}

    def take(name: str) -> None:
        _take(by_name[name], documents / by_name[name].document, folder / name)

    renew({picture.name: _hash(picture, documents) for picture in pictures}, folder, take)


def renew(wanted: Mapping[str, str], folder: Path, take: Callable[[str], None]) -> None:
    """See to it that `folder` holds the pictures of these names, and no other; `take` makes one.

    Each has the hash of what it shows; what has the hash kept beside the pictures stays as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listing = folder / LIST
    known = json.loads(listing.read_text(encoding="utf-8")) if listing.exists() else {}
    for name in wanted:
        if known.get(name) != wanted[name] or not (folder / name).exists():
            take(name)
    for old in folder.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    listing.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8", newline="\n")


def _hash(picture: Picture, documents: Path) -> str:
    size = f"{picture.width}x{picture.height}\n".encode()
    return hashlib.sha256(size + (documents / picture.document).read_bytes()).hexdigest()


def _take(picture: Picture, document: Path, file: Path) -> None:
    browser = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *BROWSERS))), None)
    if browser is None:
        raise SystemExit(MISSING.format(picture=file.name))
    with tempfile.TemporaryDirectory() as place:
        taken = Path(place) / "taken.png"
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--lang=zh-CN"]
        options += [f"--user-data-dir={place}/profile", f"--window-size={picture.width},{picture.height}"]
        address = document.resolve().as_uri()
        subprocess.run(
            [browser, *options, f"--screenshot={taken}", address],
            capture_output=True,
            timeout=120,
            check=True,
        )
        file.write_bytes(smaller(taken.read_bytes()))
