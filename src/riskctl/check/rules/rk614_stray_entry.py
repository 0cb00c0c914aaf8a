"""RK614 stray-entry: a row of the year's logs that leads nowhere, or that can stand for two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from riskctl.base.nearest import nearest
from riskctl.check.facts import CorpusFacts, RegisterFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.point_facts import PointFacts
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.nearest_reference import nearest_subject
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.references import Reference
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.corrections import Correction
from riskctl.records.record import Record
from riskctl.records.vocabulary import word
from riskctl.year.log.stray_rows import Astray, astray, logs_of
from riskctl.year.resolve import body_named
from riskctl.year.watch.checks import own_watch

Owners = dict[str, Subject | None]  # whose a point is, by its whole id
Points = list[tuple[RegisterFacts, PointFacts]]  # of one subject
NEAR = {"folder": "folder-near", "reference": "reference-near", "point": "point-near"}
_LOG = "cycles/2010/checks/bureau/registration.csv"
_CHECK = "day,method,point,by,finding,sign\n{day},spot_check,{point},{by},抽看五件，件件有复核签名,false\n"
_GOOD = {"day": "2010-04-12", "point": "bureau/registration/clerk#R01", "by": "bureau/registration/chief"}

RULE = Rule(
    id="RK614",
    name="stray-entry",
    severity="warning",
    scope="corpus",
    needs=("organization",),
    whole=True,
    title=("年度记录对不上", "A record of the year that leads nowhere"),
    why=(
        "命令记的都核对过；手工改的、从别处粘贴来的，编号、岗位或日期一错，监控过的算没有监控，回复了的算没有"
        "回复，年底检查“运行是否有效”时拿不出来。",
        "What a command records is checked. In what was edited or pasted by hand one wrong id, post or day "
        "makes a point watched count as not watched, and a letter answered as unanswered.",
    ),
    words={
        "folder": (
            "organization.yaml 里没有“{written}”这个单位或部门，这里面的记录不知道是谁的",
            "organization.yaml has no unit or department “{written}”; nobody knows whose records these are",
        ),
        "folder-near": (
            "organization.yaml 里没有“{written}”这个单位或部门，是不是“{near}”？",
            "organization.yaml has no unit or department “{written}”; did you mean “{near}”?",
        ),
        "help-folder": (
            "把文件移到 organization.yaml 里有的单位、部门下；单位、部门改了编号的，文件夹和文件名跟着改。",
            "Move the file to a unit and department of organization.yaml; where their ids were changed, "
            "rename the folder and the file too.",
        ),
        "help-folder-near": (
            "写错了，就按“{near}”改文件夹和文件名；新设的，先写进 organization.yaml。",
            "If it is wrong, rename the folder and the file after “{near}”; write a new one into "
            "organization.yaml first.",
        ),
        "reference": (
            "“{written}”不是 organization.yaml 里的岗位、部门或机构，这条记录找不到是谁的",
            "“{written}” is no post, department or office in organization.yaml; nobody knows whose record "
            "this is",
        ),
        "reference-near": (
            "“{written}”不是 organization.yaml 里的岗位、部门或机构，是不是“{near}”？",
            "“{written}” is no post, department or office in organization.yaml; did you mean “{near}”?",
        ),
        "help-reference": (
            "写岗位、部门或机构的编号，如 suzhou/registration/chief、suzhou/discipline_office，不写姓名；"
            "后来撤销了的，改成接手的。",
            "Write the id of a post, department or office, such as suzhou/registration/chief or "
            "suzhou/discipline_office, and no name; where it has been abolished, the one that took over.",
        ),
        "help-reference-near": ("改成“{near}”。", "Write “{near}”."),
        "point": (
            "登记表里没有“{written}”这个风险点，这条记录不知道说的是哪一个",
            "The registers hold no risk point “{written}”; nobody knows which one this record is about",
        ),
        "point-near": (
            "登记表里没有“{written}”这个风险点，是不是“{near}”？",
            "The registers hold no risk point “{written}”; did you mean “{near}”?",
        ),
        "help-point": (
            "写风险点的完整编号，如 suzhou/registration/chief#R01；移走了的，改成现在的编号；删去了的，"
            "恢复它，状态写成已关闭（closed）。",
            "Write the whole id of a point, such as suzhou/registration/chief#R01; where it was moved, that "
            "of today; where it was deleted, bring it back, its status closed.",
        ),
        "help-point-near": (
            "写错了，就改成“{near}”；删去了的，恢复它，状态写成已关闭（closed）。",
            "Write “{near}” if this is wrong; where the point was deleted, bring it back, its status closed.",
        ),
        "future": (
            "记的日期是 {day}，今天按 {today} 算，还没有到",
            "This is of {day}, which has not come yet: today counts as {today}",
        ),
        "help-future": (
            "日期写错了，就改；还没有做的，删去这一行，做了再记。",
            "Correct the day if it is wrong; what has not been done, delete and record once it is.",
        ),
        "own": (
            "这次{method}是风险所在的岗位自己做的（“{written}”），自己看自己不算监控",
            "This check ({method}) was made by the holder of the risk, “{written}”; nobody monitors himself",
        ),
        "help-own": (
            "岗位写错了，就改成看的人的岗位；确是本人自己查的，方式改成 self_check（定期自查）。",
            "Where the post is wrong, write that of who looked; where the holder did, the method is "
            "self_check.",
        ),
        "year": (
            "记的日期是 {day}，这里却是 {year} 年的记录",
            "This is of {day}, among the records of {year}",
        ),
        "help-year": (
            "日期写错了，就改；确是那一年做的，移到 cycles/{other}/ 下的同名文件里。",
            "Correct the day if it is wrong; what was done in that year belongs in the file of the same name "
            "below cycles/{other}/.",
        ),
        "twice": (
            "编号“{written}”已经是前面一条的了，答复分不清是哪一条的",
            "“{written}” is already the id of another above; nobody can tell which of the two is answered",
        ),
        "help-twice": (
            "同一条记了两次的，删去一行；是另一条的，换一个编号，它的答复跟着改。",
            "Delete one row where the same was recorded twice; else give this one another id, and its answer "
            "too.",
        ),
        "contrary": (
            "建议“{written}”在 {day} 有两个不一样的答复，分不清哪个算数，现在按没有答复算",
            "The suggestion “{written}” has two answers of {day} that differ; nobody can tell which holds, "
            "and it counts as not answered",
        ),
        "help-contrary": (
            "问清两位答复的人，按商定的再答复一次，日期写 {day} 以后的一天："
            "riskctl suggest answer 主体 {written} --on 日期。两行都留着。",
            "Ask both who answered, and answer once more as agreed, as of a day after {day}: riskctl suggest "
            "answer SUBJECT {written} --on DAY. Both rows stay.",
        ),
        "issued-twice": (
            "这次公示在 {day} 印发了两次，内容不一样，这里写的是“{written}”，分不清哪一次算数",
            "This notice was issued twice on {day} in ways that differ, here as “{written}”; nobody can tell "
            "which holds",
        ),
        "help-issued-twice": (
            "多半是两个分支各记了一次：对照印发的原件，只留下真正印发的一行。",
            "Most often two branches recorded it: keep the one row that agrees with the paper that went out.",
        ),
        "carried-twice": (
            "“{written}”转入了两次，等级或指纹不一样，分不清上一年末是哪一个，现在按最后一行算",
            "“{written}” was carried over twice, with another level or fingerprint; nobody can tell what it "
            "was at the end of the year before, and the last row counts",
        ),
        "help-carried-twice": (
            "多半是两个分支各转入了一次：对照上一年度末的登记表（git 历史里转入那天的提交），只留对的一行。",
            "Most often two branches rolled over: hold both against the register as it ended the year before "
            "(the commit of the roll-over), and keep the row that agrees.",
        ),
        "again": (
            "从这里起有 {written} 行与前面的一字不差，同一件事记了不止一次",
            "From here on rows say word for word what a row above says ({written}): one thing is recorded "
            "more "
            "than once",
        ),
        "help-again": (
            "多半是合并时两边的换行不同（一边用 Excel 存过），git 把同样的行当成两行留下了。每样只留一行，"
            "其余"
            "删去；运行 riskctl git install，以后按行的意思合并。",
            "Most often a merge kept both, since the two sides end their lines differently (one was saved by "
            "Excel). Keep one of each and delete the others; after riskctl git install rows are merged by "
            "what "
            "they say.",
        ),
        "unissued": (
            "编号“{written}”的文书在这里记了“{event}”，却没有它发出的记录",
            "Letter {written} is recorded as {event}, and nothing says that it was issued",
        ),
        "help-unissued": (
            "编号写错了，就改；发出时漏记的，补上一行“发出”，写明日期、送给谁、什么事、何时前回复。",
            "Correct the number if it is wrong; where the letter is missing, add its row “issued” with the "
            "day, to whom, what for and by when to reply.",
        ),
        "uncommented": (
            "这里答复了编号“{written}”的意见，却没有收到它的记录",
            "Comment “{written}” is answered here, and nothing says that it came in",
        ),
        "sample": (
            "没有“{written}”这次随机抽查，这次看不知道是哪一次抽中的",
            "There is no random draw “{written}”; nobody knows which one this check answers",
        ),
        "help-sample": (
            "编号写错了，就改成 cycles/{year}/samples/ 里有的；不是抽查抽中的，这一格留空。",
            "Where the id is wrong, write one that stands in cycles/{year}/samples/; where no draw asked for "
            "this, leave the cell blank.",
        ),
        "undrawn": (
            "这次随机抽查没有抽到“{written}”",
            "That random draw did not draw “{written}”",
        ),
        "help-undrawn": (
            "风险点或抽查的编号写错了，就改；不是抽查抽中的，“抽查编号”一格留空。",
            "Correct the point or the id of the draw; where no draw asked for this, leave the cell of the "
            "draw blank.",
        ),
        "inspection": (
            "今年没有“{written}”这次检查，不知道这份整改通知书依据的是哪一次",
            "There is no inspection “{written}” this year; nobody knows which one this notice follows from",
        ),
        "help-inspection": (
            "编号写错了，就改成 cycles/{year}/inspections/ 里有的；依据不是这里的检查的，写在“依据”里，"
            "这一格留空。",
            "Where the id is wrong, write one that stands in cycles/{year}/inspections/; what does not "
            "follow from an inspection kept here is told by the basis, and this cell left blank.",
        ),
        "notice": (
            "今年没有“{written}”这次公示，不知道提前的是哪一次",
            "There is no notice “{written}” this year; nobody knows which one was early",
        ),
        "help-notice": (
            "编号写错了，就改成 cycles/{year}/notices/ 里有的。",
            "Where the id is wrong, write one that stands in cycles/{year}/notices/.",
        ),
        "help": (
            "编号写错了，就改；收到时漏记的，补上一行，写明日期、渠道和内容。",
            "Correct the id if it is wrong; where the comment is missing, add its row with the day, the "
            "channel and the text.",
        ),
        "first": ("先用在这里", "first used here"),
    },
    bad={_LOG: _CHECK.format(**_GOOD | {"point": "bureau/registration/clerk#R10"})},
    good={_LOG: _CHECK.format(**_GOOD)},
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each row, or file, that leads nowhere."""
    for one in astray(context):
        yield _found(one, _near(one, context), context)
    if any(True for _ in logs_of(context)):
        yield from _points(facts, context)


def _near(one: Astray, context: Context) -> str:
    assert context.organization
    if one.reference:
        return _whole(one.reference, context.organization)
    return nearest_subject(one.written, context.organization) if one.cause == "folder" else ""


def _whole(reference: Reference, organization: OrganizationIndex) -> str:
    """What comes nearest, written as the commands write it."""
    near = reference.near(organization)
    if not near or near in organization.units:
        return near
    return body_named(near, reference.unit, reference.department, organization)


def _points(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """The points that rows name and no register has; a register that is not read whole may have them."""
    points, beside = _named_points(facts, context)
    unread = [register for register in facts.registers if not register.whole]
    refs = {register.ref for register in facts.registers}
    unsure = {ref for register in unread for ref in (register.ref, register.meant)}
    for file, _, log in logs_of(context):
        for n, row in enumerate(log.rows):
            written = getattr(row, "point", "") if hasattr(row, "day") else ""  # what was carried may be gone
            subject, mark, id = written.partition("#")
            if written in points:
                yield from _own(file, n, row, points[written], context)
            of_register = isinstance(row, Correction) and not mark and subject in refs
            if not written or written in points or of_register or _is_within(subject, unsure):
                continue
            known = ((p.id, facts.title(r, p)) for r, p in beside.get(subject, ()))
            near = nearest(id, known) if mark else ""
            one = Astray("point", file, ("rows", n, "point"), written)
            yield _found(one, f"{subject}#{near}" if near else "", context)


def _named_points(facts: CorpusFacts, context: Context) -> tuple[Owners, dict[str, Points]]:
    """The points beside those that rows name, with whose they are; and by register all of these."""
    named = {getattr(row, "point", "") for _, _, log in logs_of(context) for row in log.rows}
    refs = {ref.partition("#")[0] for ref in named}
    points: Owners = {}
    beside: dict[str, Points] = {}
    for register in facts.registers:
        for point in register.points if register.ref in refs else ():
            points[f"{register.ref}#{point.id}"] = register.subject
            beside.setdefault(register.ref, []).append((register, point))
    return points, beside


def _own(file: str, n: int, row: Record, owner: Subject | None, context: Context) -> Iterator[Finding]:
    """The check by which the holder of a risk would watch himself."""
    if isinstance(row, Check) and owner and own_watch(row, owner, context):
        method = word("check_method", row.method)
        yield RULE.found("own", Place(file, ("rows", n, "by")), written=row.by, method=method)


def _is_within(subject: str, refs: Iterable[str]) -> bool:
    """Whether a register may be of `subject`: its own, or a table for all of a unit, or of everybody."""
    return any(not ref or f"{subject}/".startswith(f"{ref}/") for ref in refs)


def _found(one: Astray, near: str, context: Context) -> Finding:
    fields: dict[str, Any] = {"written": one.written, "near": near, "year": context.year}
    if one.day:
        fields |= {"day": str(one.day), "today": str(context.day), "other": one.day.year}
    if one.event:
        fields["event"] = word("letter_event", one.event)
    related = (("first", Place(one.file, one.first)),) if one.first else ()
    return RULE.found(
        NEAR[one.cause] if near else one.cause, Place(one.file, one.path), related=related, **fields
    )
