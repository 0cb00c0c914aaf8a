"""What `riskctl sample --verify` says of a draw: by itself, and by the history of the repository."""

from __future__ import annotations

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import Standing
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current
from riskctl.cli.workspace import SoundlyOpened
from riskctl.records.kinds.sample import Sample
from riskctl.year.watch.sample import FIRST, frame_of, registers_digest, weights
from riskctl.year.watch.sample_proof import Traced, is_recorded, since, traced, verdict

WORDS: Words = {
    "holds": (
        "{id}：重算一致。种子和抽中的风险点都照办法得出。",
        "{id} follows: seed and points are those of the method.",
    ),
    "version": (
        "{id}：抽取办法的版本是 {version}，这一版 riskctl 不会重算。",
        "{id} was drawn by version {version} of the method, which this riskctl cannot repeat.",
    ),
    "name": (
        "{id}：文件名与里面写的单位、日期、次数对不上。",
        "{id} does not hold: the file's name is not of the unit, day and number that it says.",
    ),
    "old-again": (
        "{id}：是按旧办法抽的，而这个单位在它以前已经按新办法抽过。",
        "{id} does not hold: it is of the old kind, and the unit had drawn by the new one before.",
    ),
    "chain": (
        "{id}：写的上一次抽查与库里的对不上：有一次被删去或添进来了。",
        "{id} does not hold: the draw before it is another than it says; one was taken away or put in.",
    ),
    "pending": (
        "{id}：预告了，还没有抽，等 {known} 公布的号码。",
        "{id} is announced and not drawn yet; it waits for the numbers of {known}.",
    ),
    "numbers": (
        "{id}：号码对不上。个数不是预告的 {numbers} 个，或不是由小到大。",
        "{id} does not hold: its numbers are not the {numbers} announced, or not in their order.",
    ),
    "seed": (
        "{id}：种子对不上。照办法算出来的不是它。",
        "{id} does not hold: the seed does not follow by the method.",
    ),
    "points": (
        "{id}：抽中的风险点对不上。按种子抽出来的不是这些。",
        "{id} does not hold: the seed draws other points.",
    ),
    "same": ("登记表与抽取时一样。", "The registers are as they were at the draw."),
    "moved": (
        "登记表在抽取以后改过。",
        "The registers changed since.",
    ),
    "agrees": (
        "与历史核对一致：摘要和可抽的风险点就是第一次记下它的提交（{commit}）里的登记表算出来的，"
        "以后没有改过。",
        "The history agrees: digest and points that could be drawn follow from the registers of the commit "
        "that first recorded it ({commit}), and nothing was changed since.",
    ),
    "disagrees": ("与历史核对不上：{why}。", "The history does not agree: {why}."),
    "unrecorded": (
        "没有与历史核对：这次抽查还没有提交。提交以后再核对一次。",
        "Not held against the history: this draw is not committed yet. Commit it and verify again.",
    ),
    "untold": ("没有与历史核对：{why}", "Not held against the history: {why}"),
    "announced": (
        "号码在预告时还没有公布，请按{source}公布的核对号码 {value}；预告的提交日期是提交的人写的，"
        "当时推送过、别人看到过，才作数。",
        "Nobody knew the numbers when it was announced; compare {value} with what {source} published. The "
        "day of that commit is what its committer says: it counts where others saw the commit before.",
    ),
    "at-once": (
        "当场抽的：抽以前能改登记表的人，可能一遍遍试到合意为止，这一点核对不出来；要防，"
        "下次用 --source 预告。",
        "Drawn at once: who could change registers before may have tried until it suited, which no check "
        "shows; announce the next with --source to rule that out.",
    ),
    "old": (
        "按旧办法（版本 1）抽的：日期和次数也算进种子，选日子、选次数就能选结果；单凭抽查文件证明不了。",
        "It is of the old kind (version 1), whose seed takes day and number: who chose those chose the draw, "
        "and its file alone proves nothing.",
    ),
    "since": (
        "现在在防而当时不在可抽之列的：{points}。是后来新增的，还是为抽查拿出去过，查历史。",
        "In force now, and not among those that could be drawn: {points}. Whether they came later or were "
        "taken out for the draw, the history shows.",
    ),
}
SHOWN = 5


def verified(id: str, sample: Sample, one: SoundlyOpened, found: Standing) -> int:
    """Say all that is known of a draw; return 0 where it holds, 1 where it does not, 2 where the history,
    which has to show it, is not there. One of the old kind holds by itself, as it did."""
    judged = verdict(id, sample, registers_digest(found.documents, one.context), one.context)
    fields = {"id": id, "version": sample.algorithm, "numbers": sample.numbers, "known": str(sample.known)}
    _write(Said(WORDS[judged.cause or "holds"], fields))
    if judged.holds:
        streams.note(Said(WORDS["same" if judged.same_registers else "moved"]))
    if judged.cause not in ("", "pending"):
        return 1
    code = _told_of_history(id, sample, one)
    if judged.holds:
        _tell_kind(sample)
    own = [g for g in found.graded if g.subject.unit.id == sample.unit]
    if later := since(sample, weights(frame_of(sample.unit, own, one.context))):
        streams.note(Said(WORDS["since"], {"points": listed([*later[:SHOWN], *(later[SHOWN:] and ["…"])])}))
    return 0 if code == 2 and sample.algorithm == FIRST else code


def recorded(id: str, sample: Sample, one: SoundlyOpened) -> bool:
    """Return whether an announcement is in the history; without one it is said that nothing shows it."""
    try:
        return is_recorded(id, sample, one.repository.root, one.context)
    except RiskctlError as error:
        streams.note(Said(WORDS["untold"], {"why": error.said}))
        return True


def _told_of_history(id: str, sample: Sample, one: SoundlyOpened) -> int:
    """Say what the history says of a draw; return 0 where it agrees, 1 where not, 2 where it says nothing."""
    try:
        found = traced(id, sample, one.repository.root, one.context)
    except (RiskctlError, UnsoundError) as error:
        streams.note(Said(WORDS["untold"], {"why": error.said}))
        return 2
    if not found.commit:
        streams.note(Said(WORDS["unrecorded"]))
        return 2
    _write(_of_history(found))
    return 1 if found.against else 0


def _of_history(found: Traced) -> Said:
    if not found.against:
        return Said(WORDS["agrees"], {"commit": found.commit})
    slots = [f"{{why{n}}}" for n in range(len(found.against))]
    why = Said(("；".join(slots), "; ".join(slots)), {f"why{n}": one for n, one in enumerate(found.against)})
    return Said(WORDS["disagrees"], {"why": why})


def _tell_kind(sample: Sample) -> None:
    """Say what a draw of its kind does not prove."""
    kind = "old" if sample.algorithm == FIRST else "announced" if sample.source else "at-once"
    streams.note(Said(WORDS[kind], {"source": sample.source, "value": sample.value}))


def _write(said: Said) -> None:
    streams.write_text(said.text(current()) + "\n")
