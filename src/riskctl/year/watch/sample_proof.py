"""What is proved of a draw on file (docs/internals/draws.md): by drawing it again, and by the history.

A draw alone proves that its points follow from its seed and the seed from what it says; whether what it says
is so, only the history of the repository can show: the registers as they were where the draw was recorded,
that it was announced before it drew, and that no other draw was taken away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal

from riskctl.base.errors import UnsoundError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.document import read_document
from riskctl.corpus.load import load, registers
from riskctl.corpus.repository import PROGRAMME
from riskctl.corpus.sound import Sound, sound
from riskctl.history.commit import Commit
from riskctl.history.git import History
from riskctl.level.grade import grade
from riskctl.records.kinds import kind_of
from riskctl.records.kinds.sample import Sample, Stratum
from riskctl.sources.gate import Limits
from riskctl.year.watch.sample import (
    FIRST,
    VERSION,
    before,
    draw,
    file_of,
    frame_of,
    id_of,
    registers_digest,
    samples_of_all_years,
    seed_of,
    sorted_numbers,
    weights,
)

State = tuple[str, tuple[Stratum, ...]]
Cause = Literal["", "version", "name", "old-again", "chain", "numbers", "pending", "seed", "points"]
MOST_FILES = 10_000  # of a folder of draws
SHOWN = 5
WORDS: Words = {
    "digest": (
        "登记表的摘要对不上：提交 {commit} 里的登记表算出来的不是它",
        "the digest is not that of the registers in commit {commit}",
    ),
    "left-out": (
        "{points} 在提交 {commit} 里在防，却不在可抽的风险点里",
        "{points} stood in commit {commit} and could not be drawn",
    ),
    "put-in": (
        "{points} 在可抽的风险点里，提交 {commit} 里却没有，或已关闭",
        "{points} could be drawn and did not stand in commit {commit}, or was closed",
    ),
    "lots": (
        "各级的签数或风险点的等级与提交 {commit} 里的不同",
        "levels or lots are other than in commit {commit}",
    ),
    "beside": (
        "记下这次抽查的提交 {commit} 同时改了登记表，抽取前的登记表算出来的不是它",
        "commit {commit}, which recorded the draw, also changed what it was drawn from",
    ),
    "rewritten": (
        "抽查文件记下以后又改过（提交 {commit}）",
        "the draw was changed after it was recorded, by commit {commit}",
    ),
    "edited": (
        "抽查文件现在的内容没有提交过，与提交 {commit} 里的不同",
        "the draw on file is not what commit {commit} holds, and is not committed",
    ),
    "unannounced": (
        "号码公布以前没有记下预告：第一次提交（{commit}）就已经写着号码",
        "it was not announced before the numbers were: its first commit, {commit}, has them already",
    ),
    "late": (
        "预告在 {day} 才提交（{commit}），号码 {known} 就公布：要早一天以上",
        "it was announced on {day} (commit {commit}) and the numbers were known on {known}: one day before "
        "at least",
    ),
    "lost": (
        "历史里还有这个单位的抽查 {draws}，现在没有了",
        "the history has other draws of the unit that are gone: {draws}",
    ),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What drawing again shows, by the draw and the unit's others alone: `cause` is what does not follow,
    blank where all does; and whether registers moved since."""

    cause: Cause
    same_registers: bool

    @property
    def holds(self) -> bool:
        """Whether the draw follows from what it says; registers may have moved since."""
        return not self.cause


@dataclass(frozen=True, slots=True)
class Traced:
    """What the history says of a draw: the commit that recorded it first, its day, and all that is against
    the draw; no commit where none has it yet."""

    commit: str = ""
    day: date | None = None
    against: tuple[Said, ...] = ()


def verdict(id: str, sample: Sample, digest: str, context: Sound) -> Verdict:
    """Return what drawing again shows of the draw on file as `id`; `digest` is of the registers at hand."""
    return Verdict(_cause(id, sample, before(sample, context)), sample.registers == digest)


def _cause(id: str, sample: Sample, known: Sequence[Sample]) -> Cause:
    """The first of these that is so; each means something only where those before it are not."""
    is_old = sample.algorithm == FIRST
    last, seed = (id_of(known[-1]), known[-1].seed) if known else ("", "")
    tried: Iterator[tuple[Cause, bool]] = (
        ("version", not FIRST <= sample.algorithm <= VERSION),
        ("name", id != id_of(sample)),
        ("old-again", is_old and any(one.algorithm > FIRST for one in known)),
        ("chain", not is_old and sample.previous != last),
        ("pending", sample.is_pending),
        ("numbers", not _has_its_numbers(sample)),
        ("seed", sample.seed != seed_of(sample, seed)),
        ("points", sample.drawn != draw(weights(sample.frame), sample.size, sample.seed)),
    ).__iter__()
    return next((cause for cause, is_so in tried if is_so), "")


def _has_its_numbers(sample: Sample) -> bool:
    """Whether an announced draw has as many numbers as it announced, another none."""
    if not sample.source:
        return not sample.value
    count = len(sample.value.split(" ")) if sample.value else 0
    return sample.value == sorted_numbers(sample.value) and count == sample.numbers


def traced(id: str, sample: Sample, root: Path, context: Sound) -> Traced:
    """Return what the history of the repository at `root` says of the draw on file as `id`.

    Raises RiskctlError where there is no history, or the clone does not hold all of it; UnsoundError where
    nothing could be graded in the commit that recorded the draw.
    """
    file = file_of(id, context)
    with History(root) as history:
        commits = [history.commit(name) for name in history.commits_of(file)] if file else []
        versions = [(one, record) for one in commits if (record := _read(one, file or ""))]
        if not versions:
            return Traced()
        first = versions[0][0]
        against = [
            *_against_registers(sample, first, history.parent(first.id), root),
            *_against_versions(sample, versions),
            *_lost(sample, file or "", history, context),
        ]
        return Traced(first.short, first.day, tuple(against))


def is_recorded(id: str, sample: Sample, root: Path, context: Sound) -> bool:
    """Return whether a commit holds the draw as it is on file; raises RiskctlError as `traced` does."""
    file = file_of(id, context)
    with History(root) as history:
        commits = history.commits_of(file) if file else []
        return any(_read(history.commit(name), file or "") == sample for name in reversed(commits))


def _read(commit: Commit, file: str) -> Sample | None:
    """The draw as a commit has it, None where it has none that can be read."""
    found = kind_of(file)
    if found is None or commit.blob(file) is None:
        return None
    record = read_document(commit, file, *found, Limits()).record
    return record if isinstance(record, Sample) else None


def _against_registers(sample: Sample, commit: Commit, parent: Commit | None, root: Path) -> Iterator[Said]:
    """What the draw says otherwise than the registers of the commit that recorded it, and whether that
    commit made them what they were. A draw of the old kind may be of those before it too."""
    state, earlier = _state(sample, commit, root), _state_before(sample, parent, root)
    is_old = sample.algorithm == FIRST
    if is_old and earlier == (sample.registers, sample.frame):
        return
    yield from _against_state(sample, commit, state)
    if earlier and earlier != state and not is_old:
        yield Said(WORDS["beside"], {"commit": commit.short})


def _against_state(sample: Sample, commit: Commit, state: State) -> Iterator[Said]:
    digest, frame = state
    fields: dict[str, object] = {"commit": commit.short}
    if digest != sample.registers:
        yield Said(WORDS["digest"], fields)
    there, own = weights(frame), weights(sample.frame)
    if left := sorted({*there} - {*own}):
        yield Said(WORDS["left-out"], fields | {"points": _shown(left)})
    if more := sorted({*own} - {*there}):
        yield Said(WORDS["put-in"], fields | {"points": _shown(more)})
    if not left and not more and frame != sample.frame:
        yield Said(WORDS["lots"], fields)


def _against_versions(sample: Sample, versions: Sequence[tuple[Commit, Sample]]) -> Iterator[Said]:
    """What became of the file since: an announced draw gets its numbers once, nothing else changes."""
    first, last = versions[0], versions[-1]
    announced = bool(sample.source)
    if announced and first[1].seed:
        yield Said(WORDS["unannounced"], {"commit": first[0].short})
    if announced and first[0].day and sample.known and first[0].day >= sample.known:
        fields = {"commit": first[0].short, "day": str(first[0].day), "known": str(sample.known)}
        yield Said(WORDS["late"], fields)
    done = False
    for (_, then), (commit, now) in pairwise(versions):
        if now == then:
            continue
        if done or not (then.is_pending and now == _with_outcome(then, now)):
            yield Said(WORDS["rewritten"], {"commit": commit.short})
        done = True
    if sample not in (last[1], _with_outcome(last[1], sample) if last[1].is_pending else None):
        yield Said(WORDS["edited"], {"commit": last[0].short})


def _with_outcome(announced: Sample, drawn: Sample) -> Sample:
    return announced.model_copy(update={name: getattr(drawn, name) for name in ("value", "seed", "drawn")})


def _lost(sample: Sample, file: str, history: History, context: Sound) -> Iterator[Said]:
    """The draws of the unit that a commit of the year's had, and that are not on file."""
    folder, known, found = file.rpartition("/")[0], samples_of_all_years(context), set[str]()
    for name in history.commits_of(folder):
        commit = history.commit(name)
        if commit.kind(folder) == "folder":
            ids = (entry.removesuffix(".yaml") for entry, _ in commit.entries(folder, MOST_FILES))
            own = (id for id in ids if id not in known and id not in found)
            found |= {id for id in own if _is_of(id, sample.unit, commit, folder)}
    if found:
        yield Said(WORDS["lost"], {"draws": _shown(sorted(found))})


def _is_of(id: str, unit: str, commit: Commit, folder: str) -> bool:
    record = _read(commit, f"{folder}/{id}.yaml")
    return record is not None and record.unit == unit


def _state_before(sample: Sample, parent: Commit | None, root: Path) -> State | None:
    """The same of the commit before, None where the repository begins with the draw, or could not be graded
    then."""
    if parent is None or parent.kind(PROGRAMME) != "file":
        return None
    try:
        return _state(sample, parent, root)
    except UnsoundError:
        return None


def _state(sample: Sample, commit: Commit, root: Path) -> State:
    """The digest and the frame that follow from the registers of a commit."""
    repository, shared = load(root, sample.day, source=commit)
    context = sound(shared)
    documents = list(registers(repository, context))
    graded = [point for document in documents for point in grade(document, context)]
    return registers_digest(documents, context), frame_of(sample.unit, graded, context)


def _shown(names: Sequence[str]) -> Said:
    return listed([*names[:SHOWN], *(["…"] if len(names) > SHOWN else [])])


def since(sample: Sample, now: Mapping[str, int]) -> list[str]:
    """Return the points that can be drawn `now` and could not then, to be looked up in the history."""
    return sorted({*now} - {*weights(sample.frame)})
