"""Which of the two languages this run speaks, settled before any command's words are loaded.

The order: ``--lang``, RISKCTL_LANG, LC_ALL, LC_MESSAGES, LANG (on Windows the language of its
desktop); where these say nothing (LANG=C) the language of the register repository, else Chinese.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence

TYPE_CHECKING = False  # as typing has it, which would cost Tab its loading
if TYPE_CHECKING:
    from riskctl.base.messages import Language

PROGRAMME = "riskctl.yaml"
FIRST_PART = 65_536  # bytes of riskctl.yaml looked at; the language stands at its top
_LANGUAGE_LINE = re.compile(rb"^language:[ \t]*[\"']?(zh|en)\b", re.MULTILINE)
_SAYS_NOTHING = ("C", "POSIX")
_CHINESE_PRIMARY = 0x04  # LANG_CHINESE, in the low ten bits of a Windows language id

_current: Language = "zh"


def use(language: Language) -> None:
    """Speak `language` from now on."""
    global _current  # noqa: PLW0603 - one run speaks one language, and help words are read at import
    _current = language


def current() -> Language:
    """Return the language of this run."""
    return _current


def say(zh: str, en: str) -> str:
    """Return the wording in the language of this run."""
    return zh if _current == "zh" else en


def named(word: str) -> Language | None:
    """Return the language that `word` names (zh, zh-CN, en_US.UTF-8 …), or None."""
    first = word.strip().lower()[:2]
    if first in ("zh", "中文"):
        return "zh"
    return "en" if first == "en" else None


def choose(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> Language:
    """Return the language for a command line and its environment."""
    asked = named(option(arguments, "--lang") or environ.get("RISKCTL_LANG", ""))
    return asked or _of_system(environ) or _of_repository(option(arguments, "-C") or ".") or "zh"


def option(arguments: Sequence[str], name: str) -> str | None:
    """Return the last value given to the option `name`, as the parser will read it later."""
    value = None
    for n, word in enumerate(arguments):
        if word == "--":
            break
        if word == name and n + 1 < len(arguments):
            value = arguments[n + 1]
        elif word.startswith(f"{name}="):
            value = word[len(name) + 1 :]
    return value


def _of_system(environ: Mapping[str, str]) -> Language | None:
    locale = next((environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(k)), "")
    if locale.partition(".")[0] not in ("", *_SAYS_NOTHING):
        return named(locale) or "en"
    return None if locale else _of_windows()


def _of_windows() -> Language | None:
    """Return the language of the desktop; None on other systems."""
    if sys.platform == "win32":
        import ctypes

        desktop = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if desktop & 0x3FF == _CHINESE_PRIMARY else "en"
    else:
        return None


def _of_repository(folder: str) -> Language | None:
    """Return the language in the nearest riskctl.yaml; one that cannot be read is the command's to tell."""
    found = next((line for one in programmes(folder) if (line := _language_line(one)) is not None), None)
    return named(found) if found else None


def is_outside(folder: str) -> bool:
    """Return whether nothing at or above `folder` is called as a repository's programme is."""
    return not any(map(os.path.lexists, programmes(folder)))


def programmes(folder: str) -> Iterator[str]:
    """Yield where riskctl.yaml may stand: in the folder, then in each above."""
    here = os.path.abspath(folder)
    while True:
        yield os.path.join(here, PROGRAMME)
        above = os.path.dirname(here)
        if above == here:
            return
        here = above


def _language_line(path: str) -> str | None:
    """Return what the file says, "" where it says nothing, None where there is no such file."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return None
        with open(path, "rb") as file:
            match = _LANGUAGE_LINE.search(file.read(FIRST_PART).replace(b"\r", b"\n"))
    except OSError:
        return None
    return match[1].decode() if match else ""
