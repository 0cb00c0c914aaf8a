"""One file on its way into the registers: its sheets, its questions answered, its mapping kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import one_of
from riskctl.cli.daily import intake_answers
from riskctl.cli.options import refused
from riskctl.cli.shell import language, streams
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.load import registers
from riskctl.exchange.intake.importing import Import, imported
from riskctl.exchange.intake.mapping import FOLDER, KnownMapping, found_again, mapping_text, read_mapping
from riskctl.exchange.intake.places import Home
from riskctl.exchange.intake.questions import ClerkQuestion
from riskctl.exchange.intake.registers import Source
from riskctl.exchange.sheets.kind_of_file import refuse_misnamed
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.sheets.source import SheetReader, read_file
from riskctl.exchange.sheets.unreadable import Unreadable
from riskctl.sources.output import refuse_links
from riskctl.sources.replace import Replacement, replace_all

WORDS: Words = {
    "no-question": (
        "没有“{key}”这个问题。",
        "There is no question “{key}”.",
    ),
    "bad-answer": (
        "“{key}”不能回答“{answer}”。{question}",
        "“{answer}” is no answer to “{key}”. {question}",
    ),
    "no-file": ("没有这个文件：{path}", "There is no such file: {path}"),
}


def read_in(file: Path, reader: SheetReader) -> tuple[bytes, list[Sheet]]:
    """Return the bytes of a file and its sheets; raises RiskctlError for one that cannot be read."""
    if not file.is_file():
        raise RiskctlError(Said(WORDS["no-file"], {"path": str(file)}))
    try:
        data = read_file(file)
        refuse_misnamed(data, file.name)
        return data, reader.read(data)
    except Unreadable as error:
        raise error.error(file.name) from error


class IntakeFile:
    """One file on its way in.

    Raises RiskctlError for an answer that its question does not take; those that no question is called by
    are left in `unasked`.
    """

    def __init__(
        self,
        one: SoundlyOpened,
        file: Path,
        read: tuple[bytes, list[Sheet]],
        home: Home,
        mapping: Path | None,
        given: dict[str, str],
        accept: bool,
    ) -> None:
        self.file = file
        self.data, self.sheets = read[0], [sheet for sheet in read[1] if not sheet.hidden]
        root = one.repository.root
        refuse_links(root / FOLDER if mapping is None else mapping.parent, root)
        first = imported(one.context, self.sheets, home, KnownMapping())
        self.mapping = mapping or found_again(root, first.headings) or root / FOLDER / f"{file.stem}.yaml"
        known = read_mapping(self.mapping) if self.mapping.is_file() else KnownMapping()
        self.was = self.mapping.read_bytes() if self.mapping.is_file() else None
        self.asked_for = mapping is not None
        self.unasked = dict(given)  # until a question is called so
        self.result = self._answered(one, home, known, accept)
        self.result.place(list(registers(one.repository, one.context)))

    def _answered(self, one: SoundlyOpened, home: Home, known: KnownMapping, accept: bool) -> Import:
        """The import with the answers of the command line, each given to the question that is called so."""
        answers, left = dict(known.answers), self.unasked
        result = imported(one.context, self.sheets, home, known, accept)
        while left:
            found = {key: whole for key in left if (whole := _asked(key, result))}
            if not found:  # what was asked of places that have been made since is answered already
                self.unasked = {key: answer for key, answer in left.items() if not _kept(key, answer, known)}
                break
            for key, whole in found.items():
                answers[whole] = _allowed(key, left.pop(key), result.asking.asked[whole])
            # An answer may raise another question, which the command line may answer too.
            result = imported(one.context, self.sheets, home, KnownMapping(known.headings, answers), accept)
        return result

    def show(self, format: str) -> None:
        """Write what became of the file."""
        name = self.file.name
        if format == "json":
            streams.write_bytes(intake_answers.as_json(name, self.result, language.current()))
        else:
            streams.write_text(intake_answers.as_text(name, self.result, language.current(), streams.width()))

    def mapping_bytes(self) -> bytes:
        """Return the mapping with its answers and what is open."""
        asking = self.result.asking
        return mapping_text(
            self.result.headings, asking.answers, asking.open.values(), language.current()
        ).encode()

    def changes(self, one: SoundlyOpened) -> list[Replacement]:
        """Return what writes the mapping, where it is kept in the repository, and then the registers.

        Cut off between them, the same command finds its answers again.
        """
        root, digest = one.repository.root, hashlib.sha256(self.data).hexdigest()
        lang, limit = one.context.programme.language, one.repository.limits.yaml_bytes
        kept = []
        if self.is_kept_in(root):
            relative = self.mapping.resolve().relative_to(root).as_posix()
            kept.append(Replacement(relative, self.was, self.mapping_bytes()))
        file_of = one.context.organization.file_of
        source = Source(self.file.name, digest, root, lang, limit, file_of)
        return [*kept, *self.result.changes(source)]

    def is_kept_in(self, root: Path) -> bool:
        """Return whether the mapping lies in the repository at `root`."""
        return self.mapping.resolve().is_relative_to(root)

    def keep(self) -> None:
        """Write the mapping where it was asked for by name."""
        replace_all(self.mapping.parent, [Replacement(self.mapping.name, self.was, self.mapping_bytes())])


def refuse_unasked(runs: Sequence[IntakeFile], given: Iterable[str]) -> None:
    """Raise UsageError for an answer `given` to a question that none of the files has."""
    for key in given:
        if all(key in run.unasked for run in runs):
            raise refused(Said(WORDS["no-question"], {"key": key}), _questions(runs[0].result))


def _asked(key: str, result: Import) -> str:
    """The whole key of the one question that is called so, by its end; blank for none."""
    whole = [asked for asked in result.asking.asked if key == asked or asked.endswith(f"/{key}")]
    return whole[0] if len(whole) == 1 else ""


def _kept(key: str, answer: str, known: KnownMapping) -> bool:
    """Whether the mapping holds that answer to a question of that name already."""
    return any(value == answer for whole, value in known.answers.items() if f"/{whole}".endswith(f"/{key}"))


def _allowed(key: str, answer: str, question: ClerkQuestion) -> str:
    if not question.takes(answer):
        said = intake_answers.question(question, language.current())
        raise refused(Said(WORDS["bad-answer"], {"key": key, "answer": answer, "question": said}))
    return answer


def _questions(result: Import) -> Said | None:
    return one_of(result.asking.open) if result.asking.open else None
