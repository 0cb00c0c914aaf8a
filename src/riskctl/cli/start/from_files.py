"""`riskctl init --from`: a bureau that begins with nothing but its workbooks.

The files are taken in as by `riskctl import`, into a repository that lies in a folder of its own until all is
answered and confirmed: the departments and posts met in them make the organisation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from riskctl.base.messages import Phrase, Said, listed, term
from riskctl.cli.daily.intake_file import IntakeFile, read_in, refuse_unasked
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current
from riskctl.cli.start import questions
from riskctl.cli.workspace import SoundlyOpened, opened
from riskctl.exchange.intake.mapping import noted
from riskctl.exchange.intake.places import NEW, WHOLE, Home, NewPlace
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.sheets.source import SheetReader
from riskctl.sources.replace import Replacement, replace_all


class WORDS:
    """What is said of a repository that begins with files."""

    places = Phrase("机构里加上：{places}。", "Into the organisation go: {places}.")
    post = Phrase("{department}的{name}", "{name} of {department}")
    confirm = Phrase("照这样建库吗？写 y 就建。", "Begin the repository so? Write y to do it.")
    open = Phrase(
        "还有 {open} 个问题没有回答，什么都没有写。用 --answer 问题=答案 回答，或者加 --accept 都按建议。",
        "{open} questions are not answered yet, so nothing was written. Answer with --answer "
        "question=answer, or take what is proposed with --accept.",
    )
    shown = Phrase(
        "看过了没有错，加 --yes 建库；什么都没有写。",
        "Nothing was written; add --yes once you have looked, and the repository is made.",
    )


_PLACES = ("words/department/", "words/post/")
YES = ("y", "Y", "yes", "是", "好")


class NotBegun(Exception):
    """Something is left to answer or to confirm; it was said."""


@dataclass(frozen=True, slots=True)
class FirstFiles:
    """The files that a repository begins with, the answers to their questions, and whether to go on."""

    files: Sequence[Path]
    unit: str
    given: Mapping[str, str] = field(default_factory=dict)
    accept: bool = False
    asking: bool = False
    confirmed: bool = False
    today: date | None = None

    def filled_in(self, records: dict[str, str]) -> dict[str, str]:
        """Return the files of a bare repository with what the tables say in them.

        Raises NotBegun where a question is open or nobody confirmed, RiskctlError for a file that cannot be
        read and for an answer to nothing.
        """
        with SheetReader() as reader:
            read = {file: read_in(file, reader) for file in self.files}
        with TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            _lay(root, records)
            runs = [self._taken(root, file, found) for file, found in read.items()]
            refuse_unasked(runs, self.given)
            self._go_on(runs)
            made = (path for path in root.rglob("*") if path.is_file())
            return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in made}

    def _taken(self, root: Path, file: Path, read: tuple[bytes, list[Sheet]]) -> IntakeFile:
        """One file taken in, and written into the folder once all of it is answered."""
        one = opened(None, root, self.today, None, writes=True).sound()
        given = dict(self.given)
        run = self._run(one, file, read, given)
        while self.asking and run.result.asking.open:
            question = next(iter(run.result.asking.open.values()))
            asked = noted(question, current())
            answer = questions.ask(term((asked, asked)), question.proposal)
            if question.takes(answer):
                given[question.key] = answer
                run = self._run(one, file, read, given)
        run.show("text")
        if not run.result.asking.open:
            replace_all(root, run.changes(one))
        return run

    def _run(
        self, one: SoundlyOpened, file: Path, read: tuple[bytes, list[Sheet]], given: Mapping[str, str]
    ) -> IntakeFile:
        """A run in which what the organisation lacks is new: that is confirmed for all at once."""
        home, answers = Home(self.unit), dict(given)
        run = IntakeFile(one, file, read, home, None, answers, accept=False)
        while new := dict.fromkeys(_of_places(run), NEW):
            answers |= new
            run = IntakeFile(one, file, read, home, None, answers, accept=False)
        return IntakeFile(one, file, read, home, None, answers, accept=True) if self.accept else run

    def _go_on(self, runs: Sequence[IntakeFile]) -> None:
        if count := sum(len(run.result.asking.open) for run in runs):
            streams.note(WORDS.open(open=count))
            raise NotBegun
        if places := [place for run in runs for place in run.result.new_places]:
            streams.note(WORDS.places(places=listed([*_told(places)])))
        if not self.confirmed and not (self.asking and questions.ask(WORDS.confirm(), "").strip() in YES):
            streams.note(WORDS.shown())
            raise NotBegun


def _of_places(run: IntakeFile) -> list[str]:
    """The open questions about places that nothing known is like, and that may be answered with new."""
    asked = run.result.asking.open
    return [
        key
        for key, one in asked.items()
        if key.startswith(_PLACES) and NEW in one.choices and one.proposal in (NEW, WHOLE)
    ]


def _told(places: Iterable[NewPlace]) -> Iterable[Said | str]:
    names = {(one.unit, one.department): one.name for one in places if not one.post}
    for one in places:
        department = names.get((one.unit, one.department), one.department)
        yield WORDS.post(department=department, name=one.name) if one.post else one.name


def _lay(root: Path, records: Mapping[str, str]) -> None:
    replace_all(root, [Replacement(file, None, text.encode()) for file, text in records.items()])
