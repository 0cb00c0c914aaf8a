"""What the files of documents are called: so that a clerk finds them by name, and every system takes them.

    个人登记表-肃州分局-注册登记股-受理审查员

Of a kind whose head says what its files are called; others lie by ids in a folder of the kind. Names are cut
where a system would refuse them, and told apart by ids where two would be the same file.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from riskctl.base.messages import Language
from riskctl.render.order.kinds import FLOW, LANGUAGES, MONTH, Kind
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.titles import post_title

REFUSED = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))  # by Windows, anywhere in a name
LONGEST = 200  # bytes: systems take 255, and an ending follows
BETWEEN = "-"
GATHERED = ("汇总", "gathered")


def file_names(orders: Sequence[Order], scope: Scope) -> Mapping[str, str]:
    """Return where each order's document belongs below the output folder, by the order's name."""
    if not all(order.kind.file for order in orders):
        return {order.name: _by_ids(order, scope) for order in orders}
    named = {order.name: _named(order, scope) for order in orders}
    each = Counter(map(_same, named.values()))
    return {
        name: file if each[_same(file)] == 1 else _cut(file, BETWEEN + safe(name.replace("/", BETWEEN)))
        for name, file in named.items()
    }


def kind_title(kind: Kind, language: Language) -> str:
    """Return what files of a kind are called, blank where its head does not say."""
    return kind.file[LANGUAGES.index(language)] if kind.file else ""


def joined(*parts: str) -> str:
    """Return a name of these parts, the blank ones left out."""
    return _cut(BETWEEN.join(safe(part) for part in parts if part), "")


def safe(text: str) -> str:
    """Return a text as it may stand in the name of a file: nothing that a system refuses or hides."""
    shown = "".join(c if c.isprintable() else "_" for c in unicodedata.normalize("NFC", text))
    return shown.translate(REFUSED).strip(" .") or "_"


def _by_ids(order: Order, scope: Scope) -> str:
    """Where a document lies by ids: kind, the month of one, unit or record, department, post."""
    month = (f"{scope.month or scope.context.day:%Y-%m}",) if MONTH in order.kind.reads else ()
    return "/".join((order.kind.name, *month, order.name))


def _named(order: Order, scope: Scope) -> str:
    subject, language = order.subject, scope.context.programme.language
    gathered = GATHERED[LANGUAGES.index(language)] if order.gather else ""
    whose = (
        subject.unit.name,
        subject.department.name if subject.department else "",
        post_title(subject.seat, scope) if subject.seat else "",
        str(order.copy or ""),
    )
    record = order.record
    if order.kind.about == FLOW:  # called by its name, since one knows the chart of a department by that
        record, gathered = scope.context.flows[record].flow.name, ""
    return joined(kind_title(order.kind, language), *whose, record, gathered)


def _same(file: str) -> str:
    """What is the same for two files where a system does not tell letters of either case apart."""
    return unicodedata.normalize("NFKC", file).casefold()


def _cut(name: str, end: str) -> str:
    room = LONGEST - len(end.encode())
    return name.encode()[:room].decode(errors="ignore").rstrip(" .") + end
