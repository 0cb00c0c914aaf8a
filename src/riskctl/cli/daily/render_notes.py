"""What is said of documents once they are made: why there are none, a holder's name that got through, what to
look at before they are published."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import tell_outside
from riskctl.cli.shell import streams
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.holder_names import masked, names_of
from riskctl.corpus.sound import Sound
from riskctl.render.batch import Batch
from riskctl.render.blocks import Paper
from riskctl.render.name_check import Name
from riskctl.render.order.kinds import Kind
from riskctl.render.view.notice import undated

WORDS: Words = {
    "names": (
        "没有生成文书：“{subject}”的 {edition} 版里有任职人员的姓名{names}，在这里：{text}",
        "No document was made: the {edition} edition of “{subject}” shows a holder's name, {names}: {text}",
    ),
    "names-hint": (
        "  = 办法：把姓名改成岗位名称；riskctl check --select RK701 列出登记表里的每一处。不是指人的，"
        "在 people.yaml 里给这个姓名加上 ambiguous: true；已经加了的，写明理由忽略那里的 RK701。",
        "  = help: write the post instead of the name; riskctl check --select RK701 lists each place. Where "
        "no person is meant add ambiguous: true to the name in people.yaml; where it has that already, "
        "ignore RK701 there with a reason.",
    ),
    "question": (
        "没有生成文书：“{subject}”的 {edition} 版里，{names}是指任职人员，还是一个词的一部分？在这里：{text}",
        "No document was made: in the {edition} edition of “{subject}”, does {names} mean a holder, or is it "
        "part of a longer word? It stands here: {text}",
    ),
    "question-hint": (
        "  = 办法：指人的，改写岗位。只是普通的词，在 people.yaml 里给这个姓名加上 ambiguous: true，"
        "或写明理由忽略那里的 RK701；riskctl check --select RK701 列出每一处。",
        "  = help: where it means a person write the post. Where it is a common word add ambiguous: true to "
        "the name in people.yaml, or ignore RK701 there with a reason; riskctl check --select RK701 lists "
        "each place.",
    ),
    "unchecked": (
        "没有任职名单（people.yaml 或 --people），没法核对里面有没有姓名，发布前请逐份看一遍。",
        "There is no file of holders (people.yaml or --people), so their names were not looked for; "
        "read each document before it is published.",
    ),
    "undated": (
        "{units} 的公示没有公示期：运行 riskctl notice open 单位，"
        "或在 cycles/{year}/cycle.yaml 里写 notice:。",
        "The notice of {units} names no period: run riskctl notice open UNIT, or write notice: in "
        "cycles/{year}/cycle.yaml.",
    ),
    "nothing": ("没有可以生成 {kind} 的登记表。", "There is no register from which to make {kind}."),
}


def tell_made(found: Batch, what: Kind, one: SoundlyOpened) -> None:
    """Say what has to be known of documents of a kind that were made, or why there are none."""
    if found.exposed:
        _exposed(found.exposed, found.names, one.context)
        return
    for lost in found.lost:
        streams.note(lost)
    if not found.made:
        if not found.lost:
            streams.note(Said(WORDS["nothing"], {"kind": what.name}))
        return
    if one.context.people is None and any(of.edition != "internal" for of in found.made.values()):
        streams.note(Said(WORDS["unchecked"]))
    if units := undated(what, [of.subject for of in found.made.values()], one.context):
        streams.note(Said(WORDS["undated"], {"units": listed([*units]), "year": one.context.year}))
    tell_outside(one)


def _exposed(document: Paper, names: Sequence[Name], context: Sound) -> None:
    """Tell where the names stand, and not which: standard error is kept by who runs this unattended."""
    assert context.people
    first = next((name for name in names if name.is_person), names[0])
    alike = dict.fromkeys(one.name for one in names if one.is_person == first.is_person)
    each = listed([f"“{masked(name)}”" for name in alike])
    text = names_of(context.people, context.organization).veiled(first.text)
    fields = {"subject": document.subject, "edition": document.edition, "names": each, "text": text}
    cause = "names" if first.is_person else "question"
    streams.note(Said(WORDS[cause], fields))
    streams.note(Said(WORDS[f"{cause}-hint"]))
