"""`riskctl correct`: records that a register was only worded anew (更正), so that what was signed stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import standing, tell_partial, written
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.document import Document
from riskctl.diff.side import load_side
from riskctl.history.commit import Commit
from riskctl.history.git import History
from riskctl.level.substance import prints
from riskctl.level.whole import refuse_partial
from riskctl.records.kinds import kind_named
from riskctl.year.corrections import log_of
from riskctl.year.log.append import all_appended
from riskctl.year.resolve import body_named, of_year, subject_named
from riskctl.year.sign.correct import Correcting, PartState, corrected
from riskctl.year.sign.sheets import sheets

EXAMPLES = (
    (
        "riskctl correct suzhou/registration/clerk#R01 --reason 错别字 --by suzhou/leading_group_office",
        say("改了一处错字，签字和公示仍然有效", "a slip put right; signatures and the notice stand"),
    ),
)
DETAILS = say(
    "只改了标题、表现形式或措施的说法，等级和措施条数没有变的，由办公室记一次更正，不用重签、不用重新公示。"
    "措施换了说法的，riskctl 看得出的放松（少查、少抽、只剩口号）不收，其余由更正的机构认定没有放松"
    "（--no-weaker）。改时限、责任人、备注等，连更正也不用。风险、等级、措施变了的，用 riskctl sign "
    "环节 主体#编号 单独重签。",
    "Where a title, a manifestation or a measure is only worded anew, with the same grade and as many "
    "measures, the office records a correction, and nothing is signed or published again. Of a measure "
    "worded anew, what riskctl sees is weaker (more rarely, at less, mere slogans) is refused, and the "
    "office says of the rest that it is not (--no-weaker). A deadline, an owner or a note takes not even "
    "that. Where the risk, its grade or its measures are others, sign that point alone: riskctl sign STEP "
    "SUBJECT#POINT.",
)
WORDS: Words = {
    "done": (
        "{ref} 的更正记下了：{reason}。此前的签字和公示仍然有效。",
        "The correction of {ref} is recorded: {reason}. Earlier signatures and notices stand.",
    ),
    "no-point": (
        "{ref} 的登记表里没有风险点“{point}”。",
        "The register of {ref} has no risk point “{point}”.",
    ),
}
MOST = 50  # states of a register looked at for the one that was signed


def command(
    ref: Annotated[
        str,
        typer.Argument(
            metavar=say("主体或风险点", "REF"),
            autocompletion=offered_subjects,
            help=say("更正的登记表，或其中一个风险点", "the register corrected, or one of its points"),
        ),
    ],
    reason: Annotated[
        str, typer.Option("--reason", metavar=say("原因", "REASON"), help=say("为什么更正", "why"))
    ],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar=say("机构", "OFFICE"),
            help=say("由哪个机构或岗位更正", "the office or post that corrects it"),
        ),
    ],
    no_weaker: Annotated[
        bool,
        typer.Option(
            "--no-weaker",
            help=say(
                "措施换了说法的，由更正的机构认定没有放松，记在更正里",
                "of a measure worded anew the office says, on record, that it is no weaker",
            ),
        ),
    ] = False,
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a correction."""
    one, found = standing(root, today, people, writes=True)
    name, _, id = ref.partition("#")
    subject = subject_named(name.rstrip("/"), found.organization)
    refuse_partial([subject.ref], False, found.documents, one.context)
    tell_partial(found.documents, one)
    day = of_year(on, one.context)
    ((_, now),) = sheets([subject], "group", day, False, found.documents, one.context)
    if id and id not in now.parts:
        raise RiskctlError(Said(WORDS["no-point"], {"ref": subject.ref, "point": id}))
    department = subject.department.id if subject.department else ""
    office = body_named(by, subject.unit.id, department, found.organization)
    document = next(each for each in found.documents if each.subject == subject.ref)
    act, earlier = Correcting(office, day, reason, no_weaker), _States(one, document)
    rows = corrected(act, subject, id, now, one.context, _measures(document), earlier.find)
    log = log_of(subject, one.context.year)
    written(one, all_appended(one.context, log, kind_named("corrections"), rows))
    streams.note(Said(WORDS["done"], {"ref": ref, "reason": reason}))
    return 0


class _States:
    """The states of a register that git has, the latest first; none where there is no history to ask."""

    def __init__(self, one: SoundlyOpened, document: Document) -> None:
        self.one, self.document = one, document
        self.read: list[dict[str, PartState]] | None = None

    def find(self, id: str, recorded: str) -> PartState | None:
        """Return the part `id` in a state that is what was `recorded`, by either reading."""
        if self.read is None:
            self.read = [*self._states()]
        states = (found[id] for found in self.read if id in found)
        return next((one for one in states if one.print.is_signed_as(recorded)), None)

    def _states(self) -> Iterator[dict[str, PartState]]:
        try:
            with History(self.one.repository.root) as history:
                for commit in history.commits_of(self.document.file)[: -MOST - 1 : -1]:
                    yield from self._parts(history.commit(commit))
        except RiskctlError as error:
            streams.note(error.said)

    def _parts(self, commit: Commit) -> Iterator[dict[str, PartState]]:
        """What the register meant at a commit; nothing where it was not there, or no register."""
        side = load_side(self.one.repository.root, commit, self.one.context.day, None)
        for each in side.documents(self.document.file):
            if each.subject == self.document.subject and each.register:
                said = _measures(each)
                found = prints(each, side.context).items()
                yield {id: PartState(one, said.get(id, ())) for id, one in found}


def _measures(document: Document) -> dict[str, tuple[str, ...]]:
    """What the measures of each point of a register say."""
    return {point.id: tuple(measure.text for measure in point.measures) for point in document.points}
