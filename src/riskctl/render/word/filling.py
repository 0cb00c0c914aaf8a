"""Fills a Word file: reads its parts, fills those that hold text, writes it anew, the same each time."""

from __future__ import annotations

import traceback
import zipfile
from collections.abc import Collection, Mapping
from io import BytesIO
from typing import Any

from jinja2 import TemplateSyntaxError
from lxml import etree
from markupsafe import Markup, escape

from riskctl.base.messages import Language
from riskctl.base.visible import visible
from riskctl.render.template.filling import FAILURES, refused
from riskctl.render.template.sandbox import Environment, Escaped
from riskctl.render.word.names import unknown_names
from riskctl.render.word.problem import Problem
from riskctl.render.word.reach import reaching_out
from riskctl.render.word.source import W, WordSource, parsed, source, text_part

MOST_BYTES = 64 * 1024 * 1024  # inflated, all parts together
FIRST = "[Content_Types].xml"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip
DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')


class WordEnvironment(Environment):
    """The language of templates, printing what may stand in a Word file: text, broken in lines."""

    def __init__(self, language: Language) -> None:
        def say(zh: str, en: str) -> str:
            return zh if language == "zh" else en

        super().__init__((), say, [Escaped])

    def printed(self, value: Any) -> Any:
        """Return a value as text that is no markup, its lines broken."""
        value = super().printed(value)
        if not isinstance(value, str) or isinstance(value, Markup):
            return value
        return _BREAK.join(escape(visible(line)) for line in value.split("\n"))


class WordTemplate:
    """A Word file, read: its parts, those with text as sources, and all that is wrong with it.

    Never raises for what is in the file; `problems` say it.
    """

    def __init__(self, data: bytes, roots: Collection[str], language: Language) -> None:
        self.environment = WordEnvironment(language)
        self.parts: dict[str, bytes] = {}
        self.sources: dict[str, WordSource] = {}
        self.problems: list[Problem] = []
        try:
            self.parts = _read(data)
            self.problems += reaching_out(self.parts)
            for name, part in self.parts.items():
                if kind := text_part(name):
                    self.sources[name] = source(part, kind)
        except (zipfile.BadZipFile, etree.XMLSyntaxError, ValueError, KeyError, OSError, NotImplementedError):
            self.problems = [Problem("damaged")]
            return
        for made in self.sources.values():
            self.problems += made.problems or unknown_names(made, roots, self.environment)
        if not self.problems and not any(made.tokens for made in self.sources.values()):
            self.problems = [Problem("none")]

    def filled(self, view: Mapping[str, Any]) -> bytes | Problem:
        """Return the file filled with `view`, or what went wrong."""
        made = dict(self.parts)
        for name, one in self.sources.items():
            part = self._part(one, view)
            if isinstance(part, Problem):
                return part
            made[name] = part
        return _zipped(made)

    def _part(self, one: WordSource, view: Mapping[str, Any]) -> bytes | Problem:
        try:
            root = parsed(
                self.environment.from_string(one.text).render(view).encode("utf-8", "backslashreplace")
            )
        except FAILURES as error:
            if isinstance(error, etree.XMLSyntaxError):
                return Problem("unbalanced")
            said, line = refused(error), _line(error)
            among = (*view, "say") if said.key == "unknown-name" else said.among
            return Problem(said.key, said.what, one.place(line), one.token(line, said.what), tuple(among))
        for cell in root.iter(f"{W}tc"):
            if cell.find(f"{W}p") is None:
                etree.SubElement(cell, f"{W}p")
        return DECLARED + etree.tostring(root, encoding="utf-8")


def text_of(data: bytes) -> list[str]:
    """Return the paragraphs of a file that was filled here, of all its parts."""
    found = []
    for name, part in _read(data).items():
        if text_part(name):
            for paragraph in parsed(part).iter(f"{W}p"):
                found.append("".join(one.text or "" for one in paragraph.iter(f"{W}t")))
    return found


def _read(data: bytes) -> dict[str, bytes]:
    """The parts; raises ValueError where together they are too large."""
    left, parts = MOST_BYTES, {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for one in archive.infolist():
            with archive.open(one) as opened:
                parts[one.filename] = opened.read(left + 1)
            left -= len(parts[one.filename])
            if left < 0:
                raise ValueError
    parts["word/document.xml"]  # a file that is none has none
    return parts


def _line(error: Exception) -> int:
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    lines = [
        frame.lineno or 1
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == "<template>"
    ]
    return lines[-1] if lines else 1


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts in a fixed order, without the hour they were written."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as zipped:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            info = zipfile.ZipInfo(name, EARLIEST)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            zipped.writestr(info, parts[name])
    return made.getvalue()
