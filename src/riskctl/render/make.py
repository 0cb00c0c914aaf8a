"""Makes a document: the view of an order, reduced to its edition, arranged by its template, as blocks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words
from riskctl.corpus.sound import Sound
from riskctl.level.fingerprint import SHORT, fingerprint
from riskctl.level.grade import grade
from riskctl.render.blocks import Block, Edition, Heading, Paper, Signatures, Table, plain, sections
from riskctl.render.editions import edition_word, reduced, without_holders, without_levels
from riskctl.render.order.kinds import DATA
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.order.year_records import own_day
from riskctl.render.style_sheet import style_sheet
from riskctl.render.template.fill import fill, named
from riskctl.render.template.fragment import blocks
from riskctl.render.view.groups import group
from riskctl.render.view.notice import notice_of
from riskctl.render.view.points import has_one_holder, post_at_risk
from riskctl.render.view.published_points import recorded, single_points
from riskctl.render.view.shown_points import shown_points
from riskctl.render.view.titles import subject_title
from riskctl.render.view.view import view

WORDS: Words = {
    "no-title": (
        "模板 {template} 没有标题，要有一个 <h1>",
        "The template {template} has no title; it needs an <h1>",
    ),
    "scrolls": (
        "模板 {template} 用在电子显示屏上（layout: board），不能有表格和签字栏，放不下时没法接到下一屏",
        "The template {template} is for the electronic display (layout: board), so it cannot hold tables or "
        "boxes to sign: what does not fit could not go on on the next screen",
    ),
    "foot": (
        "{edition} · 指纹 {fingerprint} · {subject}",
        "{edition} · fingerprint {fingerprint} · {subject}",
    ),
    "code": ("校验码 {fingerprint}", "check code {fingerprint}"),
}


def make(order: Order, edition: Edition, scope: Scope) -> Paper:
    """Return the document that `order` asks for.

    Raises RiskctlError where its template fails, naming template and line.
    """
    names = named(order.kind, scope.language)
    return arranged(order, _view(order, edition, scope, names), edition, scope)


def whole_view(order: Order, edition: Edition, scope: Scope) -> dict[str, Any]:
    """Return all that a template of the kind of `order` may print in an edition."""
    return _edited(_view(order, edition, scope, None), edition, scope)


def _view(order: Order, edition: Edition, scope: Scope, names: frozenset[str] | None) -> dict[str, Any]:
    withheld = edition == "public" and not _publishes_single(scope.context)
    shown = view(order, scope, names) | {"withheld": withheld}
    if withheld and "points" in shown:
        without_levels(shown["points"], _single(order, scope.context))
    return shown


def _edited(shown: dict[str, Any], edition: Edition, scope: Scope) -> dict[str, Any]:
    """A view without what the edition may not show, its points in their groups."""
    shown = shown if scope.names_holders else without_holders(shown)
    shown = reduced(shown, edition) | {"edition": edition}
    group(shown)
    return shown


def arranged(order: Order, shown: dict[str, Any], edition: Edition, scope: Scope) -> Paper:
    """Return the document of an order, of which the view is `shown`; raises as `make`."""
    html = fill(order.kind, _edited(shown, edition, scope), scope.language)
    made = blocks(html, order.kind.template)
    sheet = style_sheet(scope.context.style)
    layout = sheet.layout(order.kind.layout)
    if layout.medium == "display" and any(isinstance(block, Table | Signatures) for block in made):
        raise RiskctlError(Said(WORDS["scrolls"], {"template": order.kind.template}))
    short = _fingerprint(order, scope.context)[:SHORT]
    return Paper(
        title=_title(made, order, scope.language),
        subject=order.subject.ref,
        language=scope.language,
        edition=edition,
        medium=layout.medium,
        sections=sections(made, layout),
        foot=_foot(order, edition, short, scope, sheet.check_code),
        fingerprint=short,
        sheet=sheet,
        day=own_day(order.kind.about, order.record, scope.context),
    )


def _publishes_single(context: Sound) -> bool:
    return context.grading.policy.publish_single_posts


def _single(order: Order, context: Sound) -> list[str]:
    """The points of posts that one person holds, a department's own where one acts in its step."""
    if kept := recorded(order, context):
        return single_points(kept)
    graded = [g for document in order.registers for g in grade(document, context)]
    return [g.id for g in graded if has_one_holder(post_at_risk(g, context))]


def _fingerprint(order: Order, context: Sound) -> str:
    """The fingerprint of the subject's register; where others go in, the digest of all of theirs; of what was
    published that of the points as they were."""
    if (notice := notice_of(order, context) if order.record else None) and recorded(order, context):
        return _digest(notice.points())
    shown = {id(graded.document) for graded in shown_points(order, context)} if order.watched else ()
    registers = [d for d in order.registers if not order.watched or id(d) in shown]
    each = {d.subject: fingerprint(d, context) for d in registers}
    if list(each) == [order.subject.ref]:
        return each[order.subject.ref]
    return _digest(each)


def _digest(each: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(each, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _foot(order: Order, edition: Edition, short: str, scope: Scope, check_code: bool) -> str:
    """What ties the paper to its data; on what leaves the office nothing, or a check code if it wants one."""
    if edition == "internal" and order.kind.foot == DATA:
        fields = {"edition": edition_word(edition), "fingerprint": short}
        fields["subject"] = subject_title(order.subject, scope)  # paper has words, no codes
        return scope.say(WORDS, "foot", **fields)
    return scope.say(WORDS, "code", fingerprint=short) if check_code else ""


def _title(made: tuple[Block, ...], order: Order, language: Language) -> str:
    title = next((b for b in made if isinstance(b, Heading) and b.level == 1), None)
    if title is None:
        raise RiskctlError(Said(WORDS["no-title"], {"template": order.kind.template}))
    return plain(title.runs).replace("\n", "" if language == "zh" else " ")
