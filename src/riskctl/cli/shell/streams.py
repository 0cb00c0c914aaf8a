"""Standard output and error: text that cannot crash an old console, bytes for machines, terminal facts.

A reader that goes away early (``| head -1``) is no error: the rest is dropped and the command ends
with the exit code it would have had.
"""

from __future__ import annotations

import os
import stat
import sys
from itertools import islice

from riskctl.cli.shell import told

TYPE_CHECKING = False  # as typing has it, which would cost `--version` its loading
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from riskctl.base.messages import Said, Words
    from riskctl.cli.shell.told import Told

WORDS: Words = {
    "parted": (
        "输出里有构建主机会当成命令的文字（##[、::），显示时拆开了；直接写进文件的（命令 > 文件）照原样。",
        "The output holds text that a build host takes for a command (##[, ::), parted here; what goes "
        "straight into a file (command > file) is as it is.",
    ),
}
_veil: list[Callable[[str], str]] = []  # how holders' names are kept out, once they are known
LINES = 1000  # written at once
NARROWEST = 40  # columns; below this nothing can be laid out


def prepare() -> None:
    """Let no character crash the output: what the console cannot show becomes ``?`` or an escape."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)  # absent where a test or a host swapped it
        if reconfigure is not None:
            reconfigure(errors=errors)


def write_text(text: str) -> None:
    """Write `text`, with its own line breaks, to standard output; a build host finds no command in it.

    Raises OSError where the machine refuses, but not where the reader has gone.
    """
    if sys.stdout is None:
        return
    told.add("text", text)
    try:
        sys.stdout.write(_logged(told.timed(text)))
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()


def write_lines(lines: Iterable[str]) -> None:
    """Write `lines`, which end in line breaks, a thousand at a time."""
    rest = iter(lines)
    while some := "".join(islice(rest, LINES)):
        write_text(some)


def write_bytes(data: bytes) -> None:
    """Write `data` to standard output as it is: machine formats are UTF-8 whatever the locale says.

    Raises OSError where the machine refuses, but not where the reader has gone.
    """
    write_parts((data,))


def write_parts(parts: Iterable[bytes]) -> None:
    """Write the same, made part after part, so that the whole is never held.

    Raises OSError where the machine refuses, but not where the reader has gone.
    """
    _flush()  # text that went before
    for part in parts:
        if sys.stdout is None:
            continue  # what is made is also counted
        told.add("bytes", part)
        try:
            sys.stdout.buffer.write(part)
        except BrokenPipeError:
            _discard_output()
    _flush()


def write_table(data: bytes, *, told: bool = True) -> None:
    """Write a table to standard output: into a file as it is, and else as a log may show it, which is told.

    CSV has no other way to write what a build host takes for a command. `told` false: a program reads it.
    Raises OSError where the machine refuses, but not where the reader has gone.
    """
    write_table_parts((data,), told=told)


def write_table_parts(parts: Iterable[bytes], *, told: bool = True) -> None:
    """Write the same, made of parts that each end a line."""
    is_as_it_is, parted = sys.stdout is not None and _goes_into_a_file(), False

    def shown() -> Iterator[bytes]:
        nonlocal parted
        for part in parts:
            yield (seen := part if is_as_it_is else _logged_bytes(part))
            parted |= seen != part

    write_parts(shown())
    if told and parted and sys.stdout is not None:
        from riskctl.base.messages import Said

        note(Said(WORDS["parted"]))


def note(what: Said | str) -> None:
    """Write `what` as a line to standard error, a message in the language of this run."""
    if sys.stderr is None:
        return
    from riskctl.cli.shell import language  # here: `--version` says nothing, and loads nothing

    try:
        text = what if isinstance(what, str) else _told(what).text(language.current())
        told.add("note", text)
        sys.stderr.write(_logged(text) + "\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody is left to be told


def say_again(said: Told) -> None:
    """Say what a run said, the same ways."""
    for way, what in said:
        if isinstance(what, bytes):
            write_bytes(what)
        elif way == "note":
            note(what)
        else:
            write_text(what)


def facts() -> tuple[object, ...]:
    """Return what a text is laid out by: where it goes, how wide that is, and what can be shown there."""
    encoding, is_file = getattr(sys.stdout, "encoding", None), sys.stdout is not None and _goes_into_a_file()
    return is_terminal(), is_file, width(), colour(), encoding, sys.stderr is None


def veil_with(change: Callable[[str], str] | None) -> None:
    """Let `change` keep out of every message what it must not repeat; None ends that."""
    _veil[:] = [change] if change else []


def veiled(text: str) -> str:
    """Return `text` as a message or a log may repeat it."""
    return _veil[0](text) if _veil else text


def _told(what: Said) -> Said:
    return what.mapped(_veil[0]) if _veil else what


def _logged(text: str) -> str:
    if "##" not in text and "::" not in text:
        return text
    from riskctl.base.visible import logged

    return logged(text)


def _logged_bytes(data: bytes) -> bytes:
    """As `_logged`, whatever encoding `data` is in: what is no UTF-8 stays as it is."""
    if b"##" not in data and b"::" not in data:
        return data
    return _logged(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _goes_into_a_file() -> bool:
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):  # no file at all: a test or a host swapped it
        return False


def _flush() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()


def settle() -> None:
    """See to it that what is still buffered cannot fail at exit, after the reader or the disk gave up."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:  # told already: this is why it is called
        _discard_output()


def _discard_output() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def is_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Return the columns to lay text out in: COLUMNS, else the terminal's, else 80."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return max(NARROWEST, int(asked))
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns if is_terminal() else 80
    except (OSError, ValueError):  # a terminal that does not know its size
        columns = 80
    return max(NARROWEST, columns or 80)


def colour() -> bool:
    """Tell whether to colour standard output: NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal() and os.environ.get("TERM") != "dumb"
