"""The status of the year as a document: what is open, where things stand in figures, what is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document as Register
from riskctl.level.grade import GradedPoint
from riskctl.render.blocks import Block, Document, Heading, Listing, Paragraph, Run
from riskctl.render.editions import edition_word
from riskctl.render.order.scope import Scope
from riskctl.render.pages.outcome_plots import estimated_and_shown
from riskctl.render.pages.plots import funnel, matrix, measures, suggested, then_and_now
from riskctl.year.status.status import Status
from riskctl.year.status.words import first_step, groups, heading, phase

WORDS: Words = {
    "title": ("{programme}：{year}年度进展", "{programme}: the year {year}"),
    "drawn": ("图", "In figures"),
    "matrix": ("现有风险点：按发生概率和危害程度", "Points by probability and severity"),
    "foot": ("{edition} · 截至 {day}", "{edition} · as of {day}"),
}


def status_page(
    found: Status,
    documents: Sequence[Register],
    graded: Sequence[GradedPoint],
    more: Sequence[tuple[Said, list[Said]]],
    scope: Scope,
) -> Document:
    """Return the status `found` of these registers; `more` are counts that were asked for."""
    programme = scope.context.programme
    title = scope.say(WORDS, "title", programme=programme.name if programme else "", year=found.year)
    blocks = [
        _heading(1, title),
        _paragraph(heading(found), scope),
        _paragraph(phase(found, scope.context), scope),
    ]
    first = first_step(found, scope.context)
    blocks += [_paragraph(first, scope)] if first else []
    *still, done = groups(found, scope.context)
    blocks += _listed([*still, *more], scope)
    blocks += [_heading(2, scope.say(WORDS, "drawn")), *_drawn(found, documents, graded, scope)]
    blocks += _listed([done], scope)
    foot = scope.say(WORDS, "foot", edition=edition_word("internal"), day=str(found.day))
    return Document(title, "", scope.language, "internal", "portrait", tuple(blocks), foot, "")


def _listed(sections: Sequence[tuple[Said, list[Said]]], scope: Scope) -> Iterator[Block]:
    for name, lines in sections:
        items = tuple((Run(line.text(scope.language)),) for line in lines)
        yield from (_heading(2, name.text(scope.language)), Listing(items))


def _drawn(
    found: Status, documents: Sequence[Register], graded: Sequence[GradedPoint], scope: Scope
) -> Iterator[Block]:
    if table := matrix(graded, scope):
        yield from (_heading(3, scope.say(WORDS, "matrix")), table)
    refs = [document.subject for document in documents]
    plots = (
        suggested(refs, scope),
        funnel(found.items, scope),
        measures(documents, scope),
        then_and_now(graded, refs, scope),
        estimated_and_shown(graded, scope),
    )
    yield from (plot for plot in plots if plot)


def _heading(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def _paragraph(said: Said, scope: Scope) -> Block:
    return Paragraph((Run(said.text(scope.language)),))
