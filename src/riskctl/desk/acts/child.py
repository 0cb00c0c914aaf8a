"""The process in which commands run for the desk: a command line on standard input, its outcome on standard
output, one after the other.

A process speaks one language, stands in one folder and has one standard output, so commands do not run within
the server; what one leaves behind never meets another of its pages.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from typing import BinaryIO

from riskctl.base.apart.frames import framed, heard
from riskctl.base.errors import RiskctlError
from riskctl.cli.shell import language
from riskctl.desk.acts.command_run import CommandOutcome, CommandRun
from riskctl.sources import turns
from riskctl.sources.proposal import ProposedFile, proposing
from riskctl.sources.replace import Change, Removal, Replacement, replace_all


def main() -> None:
    """Run commands until the input ends."""
    asked, answers = _streams()
    while said := heard(asked):
        answers.write(framed(ran(CommandRun.heard(said)).as_said()))
        answers.flush()


def ran(run: CommandRun) -> CommandOutcome:
    """Return the outcome of a run, done where what was meant is what would be written still."""
    language.use(run.language)  # before any command is imported: help is worded then
    os.environ.clear()
    os.environ.update(run.environment)
    os.chdir(run.folder)
    if not run.meant:
        return _proposed(run)
    with turns.kept(run.folder):
        outcome = _proposed(run)
        return _done(outcome) if outcome.mark == run.meant else outcome


def _proposed(run: CommandRun) -> CommandOutcome:
    """Run the command with what it writes collected."""
    from riskctl.cli.shell.boundary import guarded

    out, err = _stream(), _stream()
    with proposing() as proposal, redirect_stdout(out), redirect_stderr(err):
        code = guarded(run.words)
    return CommandOutcome(code, _held(out), _held(err).decode(), tuple(proposal.files), proposal.ground)


def _done(outcome: CommandOutcome) -> CommandOutcome:
    """Write what was proposed, those of one folder together, as the command would have."""
    from riskctl.cli.shell.boundary import ended_by

    homes = list(dict.fromkeys(one.home for one in outcome.files))
    try:
        for home in homes:
            replace_all(home, [_change(one) for one in outcome.files if one.home == home])
    except (RiskctlError, OSError) as error:
        err = _stream()
        with redirect_stderr(err):
            code = ended_by(error)
        return replace(outcome, code=code, out=b"", err=_held(err).decode())
    return replace(outcome, is_done=True)


def _change(one: ProposedFile) -> Change:
    if one.after is None:
        assert one.before is not None
        return Removal(one.file, one.before)
    return Replacement(one.file, one.before, one.after)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="\n")


def _held(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Return where one is asked and where one answers, and put nothing in their place: what a command reads
    or prints would break a frame."""
    asked = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "r+b", buffering=0) as nothing:
        os.dup2(nothing.fileno(), sys.stdin.fileno())
        os.dup2(nothing.fileno(), sys.stdout.fileno())
    return asked, answers
