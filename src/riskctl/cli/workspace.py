"""Opens the repository that a command's words name: its root, its shared part, the files they limit it to."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.shell import streams
from riskctl.corpus.context import Context
from riskctl.corpus.load import load
from riskctl.corpus.repository import Repository, find_root
from riskctl.corpus.sound import Sound, sound
from riskctl.corpus.subject import find_subject
from riskctl.corpus.tables import is_register_file
from riskctl.sources import turns
from riskctl.sources.files import Folder
from riskctl.sources.foreign import form_by_name

WORDS: Words = {
    "two": (
        "一次只能处理一个登记库，而这些路径属于两个：{one}、{other}",
        "One repository at a time, but these paths belong to two: {one}, {other}",
    ),
    "no-register": ("这个路径下没有登记表：{path}", "There is no register at this path: {path}"),
    "no-register-hint": (
        "登记表放在 registers/ 下，是 .yaml 或 .csv 文件；不写路径就处理整个登记库。",
        "Registers are the .yaml and .csv files below registers/; without a path the whole repository is "
        "meant.",
    ),
    "elsewhere": (
        "没有 {path}，旁边有 {other}：登记表也许刚刚转成了另一种格式",
        "There is no {path}, but {other} beside it: the register may just have been converted",
    ),
    "elsewhere-hint": ("写 {other}，再运行一次。", "Write {other} and run this again."),
    "office-hint": (
        "Excel 和 Word 文件不是登记表，里面的表用 riskctl import {path} 导入。",
        "Excel and Word files are no registers; take the table in with riskctl import {path}.",
    ),
    "subject": (
        "“{word}”是单位、部门、岗位或风险点的编号，这里要写文件或文件夹",
        "“{word}” names a unit, department, post or point; a file or folder is wanted here",
    ),
    "subject-hint": (
        "它的登记表在 {path}；按编号查，用 riskctl list {ref}。",
        "Its registers are at {path}; to look them up by id, use riskctl list {ref}.",
    ),
    "point-hint": (
        "它的登记表在 {path}；看这个风险点，用 riskctl level --explain {word}。",
        "Its register is at {path}; for this point use riskctl level --explain {word}.",
    ),
    "no-people": ("没有这个任职名单：{path}", "There is no such file of holders: {path}"),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A repository with its shared part, and the paths (relative, with /) that the call is limited to."""

    repository: Repository
    context: Context
    paths: tuple[str, ...]

    def shows(self, file: str) -> bool:
        """Tell whether `file` lies at one of the paths; without paths every file does."""
        return not self.paths or any(
            path == "." or file == path or file.startswith(f"{path}/") for path in self.paths
        )

    def sound(self) -> SoundlyOpened:
        """Return the same with a shared part that lacks nothing; raise UnsoundError where it does."""
        return SoundlyOpened(self.repository, sound(self.context), self.paths)


@dataclass(frozen=True, slots=True)
class SoundlyOpened(Opened):
    """A repository opened, from which levels may be computed."""

    context: Sound


def opened(
    words: list[str] | None,
    root: Path | None,
    today: date | None,
    people: Path | None,
    *,
    registers: bool = False,
    config_from: str = "",
    writes: bool = False,
) -> Opened:
    """Return the repository that the paths `words` lie in, else the one at or above `root` or here.

    With `config_from` it is judged by the configuration of that commit. What `writes` takes its turn before
    anything is read, and keeps it until the command ends.

    A path must lead to a register, or with `registers` False to any file riskctl reads. Raises
    RiskctlError where one does not, or where two repositories are meant.
    """
    base = root or Path()
    found = {word: _root_of(word, base) for word in words or ()} or {"": find_root(base)}
    roots = sorted(set(found.values()))
    if len(roots) > 1:
        raise RiskctlError(Said(WORDS["two"], {"one": str(roots[0]), "other": str(roots[1])}))
    if people is not None and not (people.is_file() or people.is_dir()):
        raise RiskctlError(Said(WORDS["no-people"], {"path": str(people)}))
    if writes:
        turns.take(roots[0])
    repository, context = _loaded(roots[0], today, people, config_from)
    if context.people:  # from here on no message repeats a holder's name
        from riskctl.corpus.holder_names import names_of  # not where there are none

        streams.veil_with(names_of(context.people, context.organization).veiled)
    paths = tuple(_relative(base / word, roots[0]) for word in words or ())
    whole = Opened(repository, context, paths)
    for word, path in zip(words or (), paths, strict=True):
        if not (base / word).exists():
            _refuse_converted(word, base)  # while this one waited for its turn
        _refuse_empty(word, Opened(repository, context, (path,)), registers)
    return whole


def _root_of(word: str, base: Path) -> Path:
    """The root of the repository that the path `word` lies in; of a subject, how to name its registers."""
    try:
        return find_root(base / word)
    except RiskctlError:
        if not (base / word).exists():
            _refuse_converted(word, base)
            _refuse_subject(word, find_root(base))
        raise


def _refuse_converted(word: str, base: Path) -> None:
    """Raise RiskctlError where no register is at the path `word` and one in the other form is beside it."""
    path = Path(word)
    other = {".yaml": ".csv", ".csv": ".yaml"}.get(path.suffix)
    if other and (base / path.with_suffix(other)).is_file():
        fields = {"path": word, "other": path.with_suffix(other).as_posix()}
        raise RiskctlError(Said(WORDS["elsewhere"], fields), Said(WORDS["elsewhere-hint"], fields))


def _refuse_subject(word: str, root: Path) -> None:
    """Raise RiskctlError where no path but a subject is written, or a point of it."""
    ref, point, _ = word.partition("#")
    organization = load(root)[1].organization
    if organization is None or find_subject(ref.rstrip("/"), organization) is None:
        return
    near = (root / "registers" / ref, root / "registers" / f"{ref}.yaml", root / "registers")
    path = Path(os.path.relpath(next(p for p in near if p.exists() or p is near[-1]))).as_posix()
    fields = {"word": word, "path": path, "ref": ref.rstrip("/")}
    hint = Said(WORDS["point-hint" if point else "subject-hint"], fields)
    raise RiskctlError(Said(WORDS["subject"], fields), hint)


def _loaded(
    root: Path, today: date | None, people: Path | None, config_from: str
) -> tuple[Repository, Context]:
    if not config_from:
        return load(root, today, people)
    from riskctl.history.git import History
    from riskctl.history.overlay import overlaid

    with History(root) as history:
        found, context = load(root, today, people, overlaid(Folder(root), history.commit(config_from)))
        # The holders lie in that commit, which nobody can read once its history is closed.
        documents = {f: d.whole if d.kind == "people" else d for f, d in context.documents.items()}
        context = replace(context, documents=documents)
    # What is left to read is checked, and no configuration.
    return replace(found, source=Folder(root)), context


def _relative(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path.resolve(), root)).as_posix()


def _refuse_empty(word: str, one: Opened, registers: bool) -> None:
    files = one.repository.files if registers else (*one.context.documents, *one.repository.files)
    if not any(one.shows(file) and _wanted(file, registers) for file in files):
        hint = "office-hint" if form_by_name(word) else "no-register-hint"
        raise RiskctlError(Said(WORDS["no-register"], {"path": word}), Said(WORDS[hint], {"path": word}))


def _wanted(file: str, registers: bool) -> bool:
    if not registers:
        return True
    return is_register_file(file)
