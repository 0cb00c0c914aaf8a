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
    loaded,
)
from riskctl.editor.open_texts import OpenText, OpenTexts, encoded

LARGE = 200_000  # characters of a text that is read while nobody waits
QUICK = 0.02  # seconds of not typing after which the file is judged
SETTLED = 0.25  # after which the repository is
MOST_ELSEWHERE = 200  # files that are not open and whose findings are told

Publish = Callable[[str, Sequence[Located]], None]
Report = Callable[[BaseException], None]


class Superseded(Exception):
    """Somebody typed on while the repository was checked: what was found is of a state that is no more."""


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
        self.open = OpenTexts(root)
        self.findings: dict[str, tuple[Located, ...]] = {}
        self._judging, self._publish, self._report, self._executor = judging, publish, report, executor
        self._loaded: asyncio.Future[LoadedRepository] = asyncio.get_running_loop().create_future()
        self._indexed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._corpus: Mapping[str, Sequence[Finding]] = {}
        self._changes_loaded = -1
        self._quick: dict[str, asyncio.TimerHandle] = {}
        self._apart: set[asyncio.Task[None]] = set()
        self._pass: asyncio.Task[None] | None = None
        self._is_wanted = False
        self._documents: dict[str, tuple[int, LoadedRepository, list[Document]]] = {}
        self._want()

    async def loaded(self) -> LoadedRepository:
        """Return what files are judged by, once it is loaded."""
        return await asyncio.shield(self._loaded)

    async def indexed(self) -> LoadedRepository:
        """Return the same, once it is known of every file what it names."""
        await asyncio.shield(self._indexed)
        return await self.loaded()

    def change(self, file: str, text: str) -> None:
        """Take the text of an open file as it now stands."""
        if self.open.take(file, text):
            self._want()
        if handle := self._quick.pop(file, None):
            handle.cancel()
        self._quick[file] = asyncio.get_running_loop().call_later(QUICK, self._judge, file)

    def settle(self, file: str) -> None:
        """Judge now what was typed into a file just before somebody asks about it."""
        if handle := self._quick.pop(file, None):
            handle.cancel()
            self._judge(file)

    def close(self, file: str) -> None:
        """Take the file on disk again in place of the text of an editor."""
        if self.open.close(file):
            self._want()

    def on_disk(self, files: Iterable[str], listing: bool) -> None:
        """Take notice of files that changed on disk; with `listing` some came or went."""
        touched = [file for file in files if file not in self.open]
        if touched or listing:
            self.open.touch(*touched, listing=listing)
            self._want()

    def documents(self, file: str, on: LoadedRepository) -> list[Document]:
        """Return the documents of a file as it was last readable, read once for each version of it."""
        version = self.open.version(file)
        known = self._documents.get(file)
        if known is None or known[0] != version or known[1] is not on:
            known = version, on, on.documents(file, self.open.texts().bytes_of)
            self._documents[file] = known
        return known[2]

    def _judge(self, file: str) -> None:
        """Publish what the rules find that need only the file as it stands; a large one is read apart."""
        self._quick.pop(file, None)
        one = self.open.get(file)
        if one is None or not self._loaded.done():
            return  # once it is loaded every open file is judged
        on = self._loaded.result()
        if len(one.text) <= LARGE:
            self._see(file, one, on, *self._look(file, one, on))
            return
        task = asyncio.get_running_loop().create_task(self._judge_apart(file, one, on))
        self._apart.add(task)
        task.add_done_callback(self._apart_ended)

    async def _judge_apart(self, file: str, one: OpenText, on: LoadedRepository) -> None:
        loop = asyncio.get_running_loop()
        self._see(file, one, on, *await loop.run_in_executor(self._executor, self._look, file, one, on))

    def _apart_ended(self, task: asyncio.Task[None]) -> None:
        self._apart.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._report(error)

    def _look(
        self, file: str, one: OpenText, on: LoadedRepository
    ) -> tuple[list[Document], tuple[Located, ...]]:
        documents = on.documents(file, {file: encoded(one.text)})
        return documents, check_file(file, documents, on, self._corpus.get(file, ()))

    def _see(
        self,
        file: str,
        one: OpenText,
        on: LoadedRepository,
        documents: list[Document],
        found: tuple[Located, ...],
    ) -> None:
        """Take what was found in a text, unless somebody has typed on since."""
        if self.open.get(file) is not one:
            return
        if not documents or any(document.tree is not None for document in documents):
            if self.open.found_readable(file):
                self._want()
            self._documents[file] = (self.open.version(file), on, documents)
        self._tell(file, found)

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
            self._fail(error)
        if self._is_wanted:
            self._want()

    def _fail(self, error: BaseException) -> None:
        """End what waits for something that did not come about; the next change tries again."""
        loop = asyncio.get_running_loop()
        if not self._loaded.done():
            failed, self._loaded = self._loaded, loop.create_future()
            failed.set_exception(error)
            failed.exception()  # is told already, also where nobody waits
        if not self._indexed.done():
            unknown, self._indexed = self._indexed, loop.create_future()
            unknown.set_exception(error)
            unknown.exception()

    async def _check(self) -> None:
        """Check the whole repository once, as it stands when typing pauses."""
        generation = -1
        while self._loaded.done() and generation != self.open.changes:
            generation = self.open.changes
            await asyncio.sleep(SETTLED)
        self._is_wanted = False
        generation, texts, changes = self.open.changes, self.open.texts(), self.open.ground_changes
        loop = asyncio.get_running_loop()
        if not self._loaded.done() or self._changes_loaded != changes:
            on = await loop.run_in_executor(self._executor, self._load, texts)
            self._changes_loaded = changes
            self._take(on)
        on = self._loaded.result()
        shown = ToldFiles(frozenset(self.open), MOST_ELSEWHERE)

        def proceed() -> None:
            if self.open.changes != generation:
                raise Superseded

        found, corpus = await loop.run_in_executor(self._executor, check_all, on, texts, shown, proceed)
        if not self._indexed.done():
            self._indexed.set_result(None)
        if self.open.changes == generation:
            self._corpus = corpus
            self._publish_all(found)

    def _load(self, texts: Texts) -> LoadedRepository:
        return loaded(self.open.root, self._judging.rules(), self._judging.today, self._judging.people, texts)

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
