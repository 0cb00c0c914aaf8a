"""The status of the year as a document: what is open, where things stand in figures, what is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document as Register
from riskctl.level.grade import GradedPoint
from riskctl.render.blocks import Block, Heading, Listing, Paper, Paragraph, Run, sections
from riskctl.render.editions import edition_word
from riskctl.render.order.scope import Scope
from riskctl.render.pages.outcome_plots import estimated_and_shown
from riskctl.render.pages.plots import funnel, matrix, measures, suggested, then_and_now
from riskctl.render.style_sheet import style_sheet
from riskctl.render.view.ref_names import named, names_of_refs
from riskctl.year.status.status import Status
from riskctl.year.status.words import Section, groups, head, heading

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
    more: Sequence[Section],
    scope: Scope,
) -> Paper:
    """Return the status `found` of these registers; `more` are counts that were asked for."""
    programme = scope.context.programme
    title = scope.say(WORDS, "title", programme=programme.name, year=found.year)
    *still, done = groups(found, scope.context)
    blocks = [_heading(1, title), *_head([heading(found), *head(found, scope.context, on_paper=True)], scope)]
    names = names_of_refs(graded, scope)
    blocks += _listed([*still, *more], scope, names)
    blocks += [_heading(2, scope.say(WORDS, "drawn")), *drawn(found, documents, graded, scope)]
    blocks += _listed([done], scope, names)
    return _document(title, blocks, found, scope)


def status_list(found: Status, sections: Sequence[Section], scope: Scope) -> Paper:
    """Return the status `found` as its `sections` alone, without plots."""
    title = heading(found).text(scope.language)
    blocks = [_heading(1, title), *_head(head(found, scope.context), scope), *_listed(sections, scope)]
    return _document(title, blocks, found, scope)


def _document(title: str, blocks: Sequence[Block], found: Status, scope: Scope) -> Paper:
    foot = scope.say(WORDS, "foot", edition=edition_word("internal"), day=str(found.day))
    sheet = style_sheet(scope.context.style)
    pages = sections(blocks, sheet.layout("portrait"))
    return Paper(title, "", scope.language, "internal", "print", pages, foot, "", sheet, found.day)


def _head(lines: Sequence[Said], scope: Scope) -> list[Block]:
    return [Paragraph((Run(line.text(scope.language)),)) for line in lines]


def _listed(
    sections: Sequence[Section], scope: Scope, names: Mapping[str, str] | None = None
) -> Iterator[Block]:
    """Sections as lists; with `names`, on paper, things by what they are called."""
    for name, lines in sections:
        texts = [line.text(scope.language) for line in lines]
        texts = texts if names is None else [named(text, names, scope) for text in texts]
        items = tuple((Run(text),) for text in texts)
        yield from (_heading(2, name.text(scope.language)), Listing(items))


def drawn(
    found: Status, documents: Sequence[Register], graded: Sequence[GradedPoint], scope: Scope
) -> Iterator[Block]:
    """Yield the year in figures: the matrix under its heading, and each plot of which there is anything."""
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
