"""One repository being edited: its open texts, what it is judged by, and the checks that follow each change.

A changed file is judged at once by the rules that need only it; then, when typing pauses, the whole
repository in a thread of its own, which gives up as soon as somebody types on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riskctl.check.finding import Finding
from riskctl.check.locator import Located
from riskctl.check.rule import LoadedRule
from riskctl.corpus.document import Document
from riskctl.editor.live_check import (
    FindingsOf,
    LoadedRepository,
    Texts,
    ToldFiles,
    check_all,
    check_file,
    is_register,
    loaded,
    read_anew,
)
from riskctl.editor.open_files import OpenFiles
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits

QUICK = 0.02  # seconds of not typing after which the file is judged
SETTLED = 0.25  # after which the repository is
MOST_ELSEWHERE = 200  # files that are not open and whose findings are told

Publish = Callable[[str, Sequence[Located]], None]
Report = Callable[[BaseException], None]


class Superseded(Exception):
    """Somebody typed on while the repository was checked: what was found is of a state that is no more."""


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text in an editor; `readable` is the last one of it that could be read, by which others are judged.

    `documents` are those of that one where they need nothing but themselves.
    """

    text: str
    readable: str
    number: int  # how often it was opened or changed in a way that could be read

    @property
    def is_readable(self) -> bool:
        """Whether it can be read as it stands."""
        return self.text == self.readable


@dataclass(frozen=True, slots=True)
class Judging:
    """How the repositories of a server are judged: the rules, the day where one is named, a holders' file."""

    rules: Callable[[], Sequence[LoadedRule]]
    today: date | None = None
    people: Path | None = None


class Session:
    """A repository at `root`; `publish` takes the findings of a file, `report` a fault of our own."""

    def __init__(
        self, root: Path, judging: Judging, publish: Publish, report: Report, executor: Executor
    ) -> None:
        self.root = root
        self.open: dict[str, OpenText] = {}
        self.findings: dict[str, tuple[Located, ...]] = {}
        self._judging, self._publish, self._report, self._executor = judging, publish, report, executor
        self._loaded: asyncio.Future[LoadedRepository] = asyncio.get_running_loop().create_future()
        self._corpus: Mapping[str, Sequence[Finding]] = {}
        self._versions: dict[str, int] = {}
        self._generation = self._ground_changes = 0
        self._changes_loaded = -1
        self._quick: dict[str, asyncio.TimerHandle] = {}
        self._pass: asyncio.Task[None] | None = None
        self._is_wanted = False
        self._documents: dict[str, tuple[int, LoadedRepository, list[Document]]] = {}
        self._want()

    async def loaded(self) -> LoadedRepository:
        """Return what files are judged by, once it is loaded."""
        return await asyncio.shield(self._loaded)

    def change(self, file: str, text: str) -> None:
        """Take the text of an open file as it now stands."""
        known = self.open.get(file)
        readable = text if known is None or self._is_readable(file, text) else known.readable
        number = self._versions.get(file, 0)
        self.open[file] = OpenText(text, readable, number)
        if known is None or readable != known.readable:
            self._touch(file)
        if handle := self._quick.pop(file, None):
            handle.cancel()
        self._quick[file] = asyncio.get_running_loop().call_later(QUICK, self._judge, file)

    def close(self, file: str) -> None:
        """Take the file on disk again in place of the text of an editor."""
        if self.open.pop(file, None):
            self._touch(file)

    def on_disk(self, files: Iterable[str], listing: bool) -> None:
        """Take notice of files that changed on disk; with `listing` some came or went."""
        touched = [file for file in files if file not in self.open]
        if listing:
            self._ground_changes += 1
        if touched or listing:
            self._touch(*touched)

    def texts(self) -> Texts:
        """Return the texts by which the repository is judged at this moment."""
        return Texts(
            {file: encoded(one.readable) for file, one in self.open.items()},
            dict(self._versions),
            {file: one.text for file, one in self.open.items() if not one.is_readable},
        )

    def text(self, file: str) -> str:
        """Return the text of a file as it stands, blank where it has none."""
        if one := self.open.get(file):
            return one.text
        found = Folder(self.root).read(file, max(Limits().yaml_bytes, Limits().csv_bytes))
        return decoded(found) if isinstance(found, bytes) else ""

    def documents(self, file: str, on: LoadedRepository) -> list[Document]:
        """Return the documents of a file as it was last readable, read once for each version of it."""
        version = self._versions.get(file, 0)
        known = self._documents.get(file)
        if known is None or known[0] != version or known[1] is not on:
            known = version, on, on.documents(file, self.texts().bytes_of)
            self._documents[file] = known
        return known[2]

    def _is_readable(self, file: str, text: str) -> bool:
        """Whether a text is a tree, whatever else is wrong with it."""
        source = OpenFiles(Folder(self.root), {file: encoded(text)})
        if self._loaded.done():
            on = self._loaded.result()
            found = on.documents(file, source.texts)
        elif is_register(file):
            return True
        else:
            found = read_anew(source, file, Limits())
        return any(document.tree is not None for document in found) or not found

    def _touch(self, *files: str) -> None:
        self._generation += 1
        for file in files:
            self._versions[file] = self._versions.get(file, 0) + 1
            if not is_register(file):
                self._ground_changes += 1
        self._want()

    def _judge(self, file: str) -> None:
        """Publish what the rules find that need only the file itself, as it stands."""
        self._quick.pop(file, None)
        one = self.open.get(file)
        if one is None or not self._loaded.done():
            return  # the first whole check will tell
        on = self._loaded.result()
        if one.is_readable:
            documents = self.documents(file, on)
        else:
            documents = on.documents(file, {file: encoded(one.text)})
        self._tell(file, check_file(file, documents, on, self._corpus.get(file, ())))

    def _tell(self, file: str, found: tuple[Located, ...]) -> None:
        if self.findings.get(file, ()) != found or file in self.open:
            self.findings[file] = found
            self._publish(file, found)

    def _want(self) -> None:
        self._is_wanted = True
        if self._pass is None:
            self._pass = asyncio.get_running_loop().create_task(self._check())
            self._pass.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._pass = None
        if task.cancelled():
            return
        error = task.exception()
        if error is not None and not isinstance(error, Superseded):
            self._report(error)
        if self._is_wanted:
            self._want()

    async def _check(self) -> None:
        """Check the whole repository once, as it stands when typing pauses."""
        generation = -1
        while self._loaded.done() and generation != self._generation:
            generation = self._generation
            await asyncio.sleep(SETTLED)
        self._is_wanted = False
        generation, texts, changes = self._generation, self.texts(), self._ground_changes
        loop = asyncio.get_running_loop()
        if not self._loaded.done() or self._changes_loaded != changes:
            on = await loop.run_in_executor(self._executor, self._load, texts)
            self._changes_loaded = changes
            self._take(on)
        on = self._loaded.result()
        shown = ToldFiles(frozenset(self.open), MOST_ELSEWHERE)

        def proceed() -> None:
            if self._generation != generation:
                raise Superseded

        found, corpus = await loop.run_in_executor(self._executor, check_all, on, texts, shown, proceed)
        if self._generation == generation:
            self._corpus = corpus
            self._publish_all(found)

    def _load(self, texts: Texts) -> LoadedRepository:
        return loaded(self.root, self._judging.rules(), self._judging.today, self._judging.people, texts)

    def _take(self, on: LoadedRepository) -> None:
        """Judge by what was loaded from now on, and tell at once what is wrong with the open files."""
        if not self._loaded.done():
            self._loaded.set_result(on)
        else:
            self._loaded = asyncio.get_running_loop().create_future()
            self._loaded.set_result(on)
        for file in self.open:
            self._judge(file)

    def _publish_all(self, found: FindingsOf) -> None:
        for file in {*found, *self.findings}:
            one = self.open.get(file)
            if one is None or one.is_readable:
                self._tell(file, found.get(file, ()))


def encoded(text: str) -> bytes:
    """Return the bytes of a text of an editor; half a character of two is kept, for the gate to refuse."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """Return the text of a file on disk, in the encoding in which it can be read."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
