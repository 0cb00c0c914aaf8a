"""From what an act would do to its being done: shown, confirmed, done, and committed where that is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.desk.acts.at_work import AtWork, KeptPreview, at_work
from riskctl.desk.acts.command_line import for_bash, for_powershell
from riskctl.desk.acts.meaning import ActMeaning, meaning
from riskctl.desk.acts.preview import Preview
from riskctl.desk.acts.shown_files import shown_files
from riskctl.desk.visit import DeskAnswer, DeskFile, DeskPage, GoTo, Visit
from riskctl.history.git import commit_files
from riskctl.sources.proposal import ProposedFile


class WORDS:
    """What is said of what was shown."""

    gone = Phrase(
        "这一步已经办过，或者放得太久了",
        "this was done already, or was left too long",
    )
    gone_hint = Phrase(
        "到“办事”里重新填一次；办过没有，看全年的页面。",
        "Fill the form in again; whether it was done is seen on the page of the year.",
    )


def shown(visit: Visit) -> DeskPage:
    """Return the page of what was shown, once more."""
    return shown_page(visit, visit.values["key"], kept_preview(visit))


def shown_page(
    visit: Visit, key: str, one: KeptPreview, moved: Sequence[str] = (), is_other: bool = False
) -> DeskPage:
    """Return the page of what a command would do; `moved` are files that changed since it was shown, and
    `is_other` tells that what was to be written is not what had been shown."""
    work, root = at_work(visit.settings.root), visit.settings.root
    outcome = one.preview.outcome
    fields = {
        "at": "/acts",
        "key": key,
        "line": lines_of(work, one.preview),
        "files": shown_files(outcome.files, root),
        "meaning": visit.ground.kept(f"meaning {key}", lambda: _meaning(visit, one)),
        "said": _said(work, one.preview),
        "refused": refusal(work, one.preview) if outcome.code else None,
        "answers": one.answers,
        "partly": one.partly,
        "is_other": is_other,
        "unaccepted": sum(1 for answer in one.answers if answer["refused"]),
        "beside": _beside(one, root),
        "moved": [_within(file, root) for file in moved],
        "back": one.back(key),
        "has_table": one.filled is not None,
    }
    return DeskPage("shown", fields)


def _meaning(visit: Visit, one: KeptPreview) -> ActMeaning | None:
    """What would change; None where nothing is written."""
    root = visit.settings.root
    files = [file for file in one.preview.outcome.files if file.path.is_relative_to(root)]
    return meaning(visit.ground.loose, files, visit.settings.people) if files else None


def confirm(visit: Visit) -> DeskAnswer:
    """Do what was shown and lead to the page that says so; what has moved is shown anew."""
    key, now, moved = tried(visit)
    return done_at(key) if now.preview.outcome.is_done else shown_page(visit, key, now, moved)


def tried(visit: Visit) -> tuple[str, KeptPreview, Sequence[str]]:
    """Do what was shown; return what came of it with its key, and the files that moved meanwhile."""
    one, work = kept_preview(visit), at_work(visit.settings.root)
    confirmed = work.commands.confirm(one.preview)
    work.forget(visit.values["key"])
    now = replace(one, preview=confirmed.preview)
    return work.keep(now), now, confirmed.moved


def done_at(key: str) -> GoTo:
    """Return the way to the page that says what was done."""
    return GoTo(f"/acts/done/{key}")


def done(visit: Visit) -> DeskPage:
    """Return the page of what was done."""
    return _done_page(visit, None)


def commit(visit: Visit) -> DeskPage:
    """Commit the files that an act wrote, and nothing else, with the message of the form."""
    one = kept_preview(visit)
    root = visit.settings.root
    paths = (file.path for file in one.preview.outcome.files)
    files = [path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root)]
    return _done_page(visit, commit_files(root, files, visit.form.get("message", "").strip()))


def _done_page(visit: Visit, committed: str | None) -> DeskPage:
    one, work, root = kept_preview(visit), at_work(visit.settings.root), visit.settings.root
    fields = {
        "key": visit.values["key"],
        "line": lines_of(work, one.preview),
        "files": shown_files(one.preview.outcome.files, root),
        "said": _said(work, one.preview),
        "next": one.next,
        "beside": _beside(one, root),
        "has_table": one.filled is not None,
        "message": one.title,
        "committed": committed,
    }
    return DeskPage("done", fields)


def beside(visit: Visit) -> DeskFile:
    """Return a file that a command would write outside the repository: it is taken along, not kept."""
    files = _outside(kept_preview(visit), visit.settings.root)
    number = int(visit.values["number"])
    if number >= len(files):
        raise RiskctlError(WORDS.gone(), WORDS.gone_hint())
    return DeskFile(files[number].after or b"", "application/octet-stream", files[number].path.name)


def _beside(one: KeptPreview, root: Path) -> list[str]:
    """The names of the files to take along."""
    return [file.path.name for file in _outside(one, root)]


def _outside(one: KeptPreview, root: Path) -> list[ProposedFile]:
    return [file for file in one.preview.outcome.files if not file.path.is_relative_to(root)]


def refusal(work: AtWork, preview: Preview) -> Mapping[str, object]:
    """Return how a command was refused: its exit code and what it said."""
    return {"code": preview.outcome.code, "said": _said(work, preview), "line": lines_of(work, preview)}


def lines_of(work: AtWork, preview: Preview) -> Mapping[str, str]:
    """Return the command line as people type it in the shells they have."""
    words = [work.told(word) for word in preview.words]
    return {"bash": for_bash(words), "powershell": for_powershell(words)}


def kept_preview(visit: Visit) -> KeptPreview:
    """What is kept under the key of the address; raises RiskctlError where it is not any more."""
    found = at_work(visit.settings.root).shown(visit.values["key"])
    if found is None:
        raise RiskctlError(WORDS.gone(), WORDS.gone_hint())
    return found


def _said(work: AtWork, preview: Preview) -> list[str]:
    outcome = preview.outcome
    text = outcome.out.decode("utf-8", "replace") + outcome.err
    return work.told(text).splitlines()


def _within(file: str, root: Path) -> str:
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file
