"""What a unit lacks before what it published can be issued: what should exist, and the signatures.

It is what `riskctl status` counts; a supplement is asked for its own registers alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.year.notice.notices import NoticeStanding
from riskctl.year.sign.superior import SUPERIOR
from riskctl.year.status.expected import of_expected
from riskctl.year.status.item import ItemKind, StatusItem
from riskctl.year.status.kinds import amount, command, what
from riskctl.year.status.steps import SIGNOFFS, of_signoffs

WORDS: Words = {
    "lacking": ("{what} {amount}", "{what}: {amount}"),
    "one": ("{what}", "{what}"),
    "against": ("还没有办好：{what}{which}：{command}", "Not in order yet: {what}{which}: {command}"),
    "which": ("（{refs}）", " ({refs})"),
}
SHOWN = 3  # things named in one sentence


def incomplete(
    one: NoticeStanding, unconfirmed: Collection[str], documents: Sequence[Document], context: Sound
) -> list[StatusItem]:
    """Return what the unit of a notice lacks, in the order of the status; `unconfirmed` are those of its
    registers that the superior has to confirm."""
    unit, refs = one.notice.unit, {published.subject for published in one.notice.snapshot}
    asked = [*of_expected(documents, context), *of_signoffs(documents, context)]
    open = [item for item in asked if item.unit == unit and item.kind != SIGNOFFS["signed"]]
    if one.notice.kind == "supplement":
        open = [item for item in open if _register(item) in refs]
    settled = refs - {*unconfirmed}
    return [item for item in open if not (item.step == SUPERIOR and _register(item) in settled)]


def against_incomplete(
    items: Sequence[StatusItem], unconfirmed: Collection[str], moved: Collection[str]
) -> list[Said]:
    """Return a sentence for each kind of thing lacking, with the command for the first; without what is said
    elsewhere of the registers `unconfirmed` and of the points `moved`."""
    rest = (item for item in items if not (item.step == SUPERIOR and _register(item) in unconfirmed))
    told = [item for item in rest if not (item.step and {*item.ref.split()} <= {*moved})]
    return [_against(same) for same in _by_kind(told)]


def lacking(items: Sequence[StatusItem]) -> Said:
    """Return in few words what is lacking, and how much of it."""
    return listed([_counted(same) for same in _by_kind(items)])


def _register(item: StatusItem) -> str:
    """The register that a thing is of, or some of whose points it names."""
    return item.ref.partition("#")[0]


def _by_kind(items: Sequence[StatusItem]) -> list[list[StatusItem]]:
    found: dict[tuple[ItemKind, str], list[StatusItem]] = {}
    for item in items:
        found.setdefault((item.kind, item.step), []).append(item)
    return [*found.values()]


def _counted(same: Sequence[StatusItem]) -> Said:
    one, many = same[0], amount(same[0].kind, len(same))
    return Said(WORDS["lacking" if many else "one"], {"what": what(one.kind, one.step), "amount": many})


def _against(same: Sequence[StatusItem]) -> Said:
    refs: list[object] = [item.ref for item in same[:SHOWN]]
    which = Said(WORDS["which"], {"refs": listed([*refs, *(["…"] if len(same) > SHOWN else [])])})
    return Said(WORDS["against"], {"what": _counted(same), "which": which, "command": command(same[0])})
