"""Puts findings where people see them: data paths become lines and columns, only for files with findings.

What a file alone says of a finding is found (`PlacedFinding`) wherever that file is read; what follows from
all findings together, their order and the number of one among its likes, once all are there.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from riskctl.base.location import (
    DataPath,
    Position,
    Span,
    Unit,
    line_starts,
    lines_of,
    measured,
    position,
    value_at,
)
from riskctl.base.messages import Said
from riskctl.check.finding import Finding, Place, as_it_is
from riskctl.corpus.document import Document

START = Position(1, 1, 1, 1)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place found: file, position, and what is said of it."""

    file: str
    position: Position
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its places found and its fingerprint, which stays when lines above it move.

    `value` is a digest of what is written there and of what should be: the fingerprint says nothing of
    either, so that one and the same finding is known again though it is of another value now. It is blank
    where no value of a file is meant.
    """

    finding: Finding
    spot: Spot
    related: tuple[Spot, ...]
    fingerprint: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding with its places found, as far as the file it stands in tells.

    `identity` says what it is about, free of lines and wording; `value` is that of `Located`.
    """

    finding: Finding
    spot: Spot
    related: tuple[Spot, ...]
    identity: str
    value: str = ""


@dataclass(slots=True)
class _ShownText:
    """The text of a file, and what was cut of it."""

    text: str | None
    lines: list[str] | None = None
    starts: list[int] = field(default_factory=list)


class Locator:
    """Finds places in files; a file is read again only if a finding stands in it.

    `read` gives the documents of a file, `text` its text alone. Lines are shown through `veil`, which keeps
    their length.
    """

    def __init__(
        self,
        read: Callable[[str], Sequence[Document]],
        text: Callable[[str], str | None] | None = None,
        veil: Callable[[str], str] = as_it_is,
    ) -> None:
        self._read = read
        self._text = text or self._text_of_document
        self._veil = veil
        self._private: dict[str, list[Span]] = defaultdict(list)
        self._documents: dict[str, tuple[dict[str, Document], list[int]]] = {}
        self._shown: tuple[str, _ShownText] | None = None  # findings are told file by file

    def text(self, file: str) -> str | None:
        """Return the text of `file` as it was read, None where it could not be."""
        return self._show(file).text

    def lines(self, file: str) -> list[str] | None:
        """Return the lines of `file` as they may be shown, cut once for all its findings; None where it could
        not be read."""
        shown = self._show(file)
        if shown.text is not None and shown.lines is None:
            text = shown.text
            for span in self._private[file]:
                text = text[: span.start] + _DIGIT.sub("*", text[span.start : span.end]) + text[span.end :]
            lines = lines_of(text)
            shown.lines = lines if self._veil is as_it_is else [self._veil(line) for line in lines]
        return shown.lines

    def document(self, place: Place) -> Document | None:
        """Return the document that `place` is of, None where its file is no record."""
        return self._open(place.file, place.subject)[0]

    def spot(self, file: str, span: Span) -> Spot:
        """Return where `span` of the text of `file` stands."""
        _, starts = self._open(file)
        return Spot(file, position(starts, span) if starts else START)

    def measured(self, spot: Spot, unit: Unit) -> Position:
        """Return the position of `spot` with its columns counted in `unit`."""
        shown = self._show(spot.file)
        if shown.text is None:
            return spot.position
        shown.starts = shown.starts or line_starts(shown.text)
        return measured(spot.position, shown.text, shown.starts, unit)

    def line(self, place: Place) -> int:
        """Return the line on which `place` begins."""
        return self._spot(place, None).position.line

    def placed(self, finding: Finding) -> PlacedFinding:
        """Return the finding with its places found."""
        related = tuple(self._spot(label.place, label.said) for label in finding.related)
        spot = self._spot(finding.place, finding.label)
        return PlacedFinding(finding, spot, related, self._identity(finding), self._value(finding))

    def locate(self, found: Iterable[PlacedFinding]) -> list[Located]:
        """Return the findings sorted by file, line, column and rule, each told apart from its likes."""
        placed = sorted(found, key=_order)
        for one in placed:
            if one.finding.private:
                self.hide(one.finding)
        return [*self.told_apart(placed)]

    def hide(self, finding: Finding) -> None:
        """Let no line show what `finding` is about."""
        if finding.place.span:
            self._private[finding.place.file].append(finding.place.span)

    def told_apart(self, found: Iterable[PlacedFinding]) -> Iterator[Located]:
        """Yield findings that are sorted, each told apart from its likes, which all stand in one file."""
        seen: Counter[str] = Counter()
        for one in found:
            ordinal = seen[one.identity]
            seen[one.identity] += 1
            digest = _digest(f"{one.identity}\0{ordinal}")
            yield Located(one.finding, one.spot, one.related, digest, one.value)

    def _show(self, file: str) -> _ShownText:
        """The text of a file of which something is told, kept until something is told of another."""
        if self._shown is None or self._shown[0] != file:
            self._shown = file, _ShownText(self._text(file))
        return self._shown[1]

    def _text_of_document(self, file: str) -> str | None:
        document, _ = self._open(file)
        return document.text if document else None

    def _value(self, finding: Finding) -> str:
        place, due = finding.place, finding.fix.text if finding.fix else ""
        document, _ = self._open(place.file, place.subject)
        written: Any = None
        if document and document.tree is None and document.text is not None and document.kind != "people":
            written = document.text  # nobody reads it, so whatever changed in it may matter
        elif document and place.span and document.text is not None:
            written = document.text[place.span.start : place.span.end]
        elif document and document.tree:
            written = value_at(document.tree.data, document.reading.original(place.path, document.tree.data))
        if not isinstance(written, str) or not (written or due):
            return ""
        return _digest(f"{written}\0{due}")

    def _open(self, file: str, subject: str = "") -> tuple[Document | None, list[int]]:
        """The document of a file, in a table that of `subject`, and where the file's lines begin."""
        if file not in self._documents:
            read = self._read(file)
            text = read[0].text if read else None
            apart = sorted(read, key=lambda document: document.is_register)  # a register has the say
            by_subject = {document.subject: document for document in apart}
            self._documents[file] = by_subject, line_starts(text) if text is not None else []
        documents, starts = self._documents[file]
        return documents.get(subject) or next(reversed(documents.values()), None), starts

    def _spot(self, place: Place, said: Said | None) -> Spot:
        document, starts = self._open(place.file, place.subject)
        if document is None:
            return Spot(place.file, START, said)
        span = place.span or document.span(place.path, place.part)
        return Spot(place.file, position(starts, span) if starts else START, said)

    def _identity(self, finding: Finding) -> str:
        """What a finding is about, free of lines and wording: rule, file, subject, and data path with
        ids for numbers; where only a span is known, the text there."""
        place = finding.place
        document, starts = self._open(place.file, place.subject)
        if finding.private:  # a digest of a number can be undone by trying all numbers
            where = ""
        elif place.span is None or document is None or document.text is None:
            where = "/".join(_by_id(document, place.path))
        else:
            text = document.text
            where = text[place.span.start : place.span.end] or _line(text, place.span, starts)
        return "\0".join((finding.rule, place.file, finding.subject or "", where))


def _by_id(document: Document | None, path: DataPath) -> Iterator[str]:
    """Yield the steps of `path`, an item of a list by its id: its number changes with those before it."""
    here: Any = document.tree.data if document and document.tree else None
    written = document.reading.original(path, here) if document else path
    for step, place in zip(path, written, strict=True):
        try:
            here = here[place]
        except (KeyError, IndexError, TypeError):
            here = None  # the path goes on where the file has nothing
        named = here if isinstance(here, dict) else {}
        yield step if isinstance(step, str) else str(named.get("id") or named.get("编号") or "")


def _line(text: str, span: Span, starts: list[int]) -> str:
    line = position(starts, span).line
    return text[starts[line - 1] : starts[line] if line < len(starts) else None].strip()


def _order(one: PlacedFinding) -> tuple[str, int, int, str]:
    return one.spot.file, one.spot.position.line, one.spot.position.column, one.finding.rule


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
