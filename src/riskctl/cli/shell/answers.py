"""What a command said, kept in the user's cache folder: asked again where nothing changed, it is said again.

An answer follows from the words of the command line, the day, the terminal, the programme, and from what lies
in the folder of the repository, wherever a command says so (`told.follows_from`). All of the folder is
looked at again, and nothing of it is read; where anything looks otherwise the command does its work.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
import zlib
from collections.abc import Sequence

from riskctl.cli.shell import language, streams, told

FEWEST = 200  # entries of a folder from which answers are kept: of fewer they are there before they are found
ENDING = ".answer"
OPTIONS, OWN = "RISKCTL_", "RISKCTL_CACHE_DIR"  # variables that stand for options, and where answers lie


def again(arguments: Sequence[str]) -> int | None:
    """Say what was said to the same words, and return the exit code; None where nothing is kept of them, or
    where it may be otherwise by now."""
    from riskctl.sources import kept

    asked = _asked(arguments)
    if asked is None or not os.path.exists(os.path.join(kept.folder(), _name(asked))):
        return None
    body = kept.body_of(_name(asked), _key(asked, time.time()))
    if not body:
        return None
    root, beside, digest, code, said = marshal.loads(body)
    from riskctl.sources.seen import seen_of

    seen = seen_of(root)
    if seen is None or seen.digest != digest or beside != _beside(root):
        return None
    streams.say_again(said)
    return int(code)


def keep(arguments: Sequence[str], code: int) -> None:
    """Keep what this run said, where it said of what it follows and nothing of that is young."""
    ours = told.all_told()
    asked = _asked(arguments) if ours else None  # what other commands left may be a stream that is closed
    if ours is None or asked is None:
        return
    from riskctl.base.installed import GROUPS, installed
    from riskctl.sources import kept
    from riskctl.sources.seen import YOUNG, seen_of

    root, began, said = ours
    seen = seen_of(root)
    if seen is None or seen.entries < FEWEST or seen.latest > began - YOUNG or any(map(installed, GROUPS)):
        return  # a plug-in may look at anything
    body = marshal.dumps((root, _beside(root), seen.digest, code, said))
    kept.keep(_name(asked), _key(asked, began / 1e9), body)


def _asked(arguments: Sequence[str]) -> str | None:
    """The words, the folder and files that they lead to, the options that the environment gives, and for what
    terminal; None where that cannot be said: the folder of this run is gone, or stands in one word with its
    option."""
    if any(word.startswith("-C") and word != "-C" for word in arguments):
        return None
    try:
        here = os.path.realpath(language.option(arguments, "-C") or ".")
    except OSError:
        return None
    places = [os.path.realpath(os.path.join(here, word)) for word in arguments]
    options = sorted(one for one in os.environ.items() if one[0].startswith(OPTIONS) and one[0] != OWN)
    return repr((here, *arguments, *places, *options, language.current(), *streams.facts()))


def _name(asked: str) -> str:
    """The file of an answer: any two may meet in one, since the key tells them apart."""
    return f"{zlib.crc32(asked.encode('utf-8', 'surrogatepass')):08x}{ENDING}"


def _key(asked: str, moment: float) -> bytes:
    """The digest of what was asked, on which day, of which programme."""
    from riskctl.base.resources import SHIPPED, shipped
    from riskctl.sources.kept import digest_of
    from riskctl.sources.seen import stamps

    own = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    places = [(one, os.stat(one).st_mtime_ns) for one in sys.path if os.path.isdir(one)]
    programme = [*stamps([own, *(str(shipped(one)) for one in SHIPPED)])]
    parts = asked, time.localtime(moment)[:3], sys.version, places, programme
    return digest_of(repr(parts).encode("utf-8", "surrogatepass"))


def _beside(root: str) -> str:
    """The folder at or above `root` that git keeps, which findings name their files by."""
    here = root
    while not os.path.lexists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above
    return here
