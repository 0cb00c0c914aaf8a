"""Findings as an editor shows them: where, how grave, what is wrong and what to write instead."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from riskctl.base.location import Position
from riskctl.base.messages import Language
from riskctl.check.locator import Located, Spot
from riskctl.editor.text_lines import TextLines

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
SOURCE = "riskctl"


def diagnostic(
    located: Located, lines: Callable[[str], TextLines], uri: Callable[[str], str], language: Language
) -> types.Diagnostic:
    """Return a finding for an editor; `lines` and `uri` know the files that it and its labels stand in."""
    finding = located.finding
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri(spot.file), spot_range(spot, lines(spot.file))), spot.said.text(language)
        )
        for spot in located.related
        if spot.said is not None
    ]
    return types.Diagnostic(
        range=spot_range(located.spot, lines(located.spot.file)),
        message=f"{finding.message.text(language)}\n{finding.help.text(language)}",
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
        data=located.fingerprint,
    )


def spot_range(spot: Spot, lines: TextLines) -> types.Range:
    """Return where a place stands, as an editor counts."""
    at: Position = spot.position
    return types.Range(_place(at.line, at.column, lines), _place(at.end_line, at.end_column, lines))


def _place(line: int, column: int, lines: TextLines) -> types.Position:
    """Lines and code points from 1 as the protocol counts; what is past the text is its end."""
    number = min(line, len(lines.starts)) - 1
    start = lines.starts[number]
    piece = lines.text[start : min(start + column - 1, lines.line_end(number))]
    return types.Position(number, lines.unit(piece))
