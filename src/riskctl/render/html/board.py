"""The electronic display: one page for 1920×1080 whose screens CSS turns, one after the other."""

from __future__ import annotations

from html import escape

from riskctl.base.messages import Said, Words
from riskctl.render.blocks import Fact, Facts, Paper, Paragraph, parts
from riskctl.render.html.elements import element
from riskctl.render.html.page import page
from riskctl.render.html.screens import Screen, ScreenRow, bar_lines, screens
from riskctl.render.html.style import styled

SECONDS = 15  # a screen is shown
REFRESH = 1800  # seconds, about: the page is taken anew at the end of a round
WORDS: Words = {"continued": ("（续）", " (cont.)")}


def write(document: Paper) -> str:
    """Return the document as a page that turns by itself, and by itself takes a new edition."""
    continued = Said(WORDS["continued"]).text(document.language)
    bar = bar_lines(document.title)
    found = [screen for part in parts(document.blocks) for screen in screens(part, continued, bar)]
    body = "\n".join(_section(screen, n, len(found), document) for n, screen in enumerate(found))
    lap = len(found) * SECONDS
    head = f'<meta http-equiv="refresh" content="{max(1, round(REFRESH / lap)) * lap}">\n'
    style = f"{styled('board.css', document.sheet)}:root {{ --bar: {bar}; }}\n{_turns(len(found))}"
    return page(document, "board", style, body, head)


def _turns(n: int) -> str:
    """The times at which screens turn: each is visible for its part of a round."""
    share = f"{100 / n:.6f}"
    return (
        f":root {{ --n: {n}; --t: {SECONDS}s; }}\n"
        f"@keyframes turn {{ 0% {{ visibility: visible; }} {share}% {{ visibility: hidden; }} }}"
        if n > 1
        else ":root { --n: 1; --t: 1s; }\n@keyframes turn { 0%, 100% { visibility: visible; } }"
    )


def _section(screen: Screen, number: int, n: int, document: Paper) -> str:
    """One screen. The bar at its top repeats the title, which stands whole on the first."""
    bar = f'<div class="bar"><span>{escape(document.title)}</span><span>{number + 1} / {n}</span></div>'
    inner = [
        bar,
        *map(element, screen.headings),
        '<div class="rows">',
        *map(_row, screen.rows),
        "</div>",
        *map(element, screen.notes),
    ]
    return f'<section style="--i: {number}">\n' + "\n".join(inner) + "\n</section>"


def _row(row: ScreenRow) -> str:
    content = tuple(Paragraph(text, row.looks) for text in row.texts)
    if not row.label:
        return "".join(map(element, content))
    return element(Facts((Fact(row.label, content),)))
