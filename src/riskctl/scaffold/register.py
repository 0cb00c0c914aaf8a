"""A new register: whose it is, what is known of it, and what is left to answer as comments to fill in.

It is valid as it stands and says nothing that nobody looked at: until something is filled in, a check
reports an empty register.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import visible
from riskctl.corpus.grading import Grading
from riskctl.corpus.subject import Subject
from riskctl.scaffold.prefill import Prefill
from riskctl.scaffold.skeleton import Skeletons
from riskctl.sources.yaml.emit import braced, scalar

KINDS = ("unit", "department", "person")  # by the depth of the subject
KEYS = ("unit", "department", "post")

WORDS: Words = {
    "unit": (
        "{subject}：单位廉政风险点和防范措施登记表（附件3）",
        "{subject}: register of the unit (annex 3)",
    ),
    "department": (
        "{subject}：部门廉政风险点和防范措施登记表（附件4）",
        "{subject}: register of the department (annex 4)",
    ),
    "person": (
        "{subject}：个人廉政风险点和防范措施登记表（附件5）",
        "{subject}: register of the post (annex 5)",
    ),
    "how": (
        "去掉行首的 # 那一行才算数（VS Code 里选中几行按 Ctrl+/）；用不着的删去。填好运行 riskctl check。",
        "A line counts once the # before it is gone (in VS Code: select, Ctrl+/). Delete what is not needed, "
        "then run riskctl check.",
    ),
    "duties": ("职责，一项一条：", "Duties, one an item:"),
    "nearby": ("“{whose}”的职责：{duties}", "Duties of “{whose}”: {duties}"),
    "authority": ("法定权限，写明依据：", "Powers given by law, with their basis:"),
    "declined": (
        "下面的权力事项还没有风险点。办理的，由经办岗位写风险点；不办理的，在这里写明原因：",
        "No risk point names these matters yet. Where one is exercised, who does it writes the point; "
        "where it is not, write the reason here:",
    ),
    "matters": (
        "下面的权力事项还没有风险点；由本岗位经办的，在风险点里写上 matter：",
        "No risk point names these matters yet; for one that this post exercises, write it as matter:",
    ),
    "points": (
        "风险点。填好以后运行 riskctl level --write，等级由它算：",
        "Risk points. Once they are filled in, riskctl level --write computes the level:",
    ),
    "none": (
        "查过确实没有的，不写 risk_points，写明查了什么、为什么没有：",
        "Where there is truly none, write no risk_points but what was looked at, and why there is none:",
    ),
}


def register_text(
    known: Prefill, grading: Grading | None, language: Language, year: int, since: date | None = None
) -> str:
    """Return the text of the new register of a subject, of points that are watched from the day `since`, or
    as long as all."""
    skeletons = Skeletons(known, grading, language, year, since)
    return "".join(f"{line}\n" for line in _RegisterText(known, skeletons, language).lines())


def kind_of_subject(subject: Subject) -> str:
    """Return which kind of register a subject has."""
    return KINDS[subject.ref.count("/")]


class _RegisterText:
    def __init__(self, known: Prefill, skeletons: Skeletons, language: Language) -> None:
        self.known = known
        self.language = language
        self.skeletons = skeletons
        self.kind = kind_of_subject(known.subject)

    def lines(self) -> Iterator[str]:
        ids = self.known.subject.ref.split("/")
        yield self._said(self.kind, subject=_title(self.known.subject))
        yield self._said("how")
        yield f"schema: riskctl/{self.kind}/v1"
        yield from (f"{key}: {scalar(id)}" for key, id in zip(KEYS, ids, strict=False))
        yield from self._duties()
        yield from self._matters()
        yield ""
        yield self._said("points")
        yield from (f"# {line}" for line in self.skeletons.lines())
        yield ""
        yield self._said("none")
        yield "# none:"

    def _duties(self) -> Iterator[str]:
        yield from self._list("duties", self.known.duties)
        for whose, duties in () if self.known.duties else self.known.nearby:
            yield self._said("nearby", whose=whose, duties="；".join(duties))
        if self.kind == "person":
            yield from self._list("authority", self.known.authority)

    def _list(self, field: str, items: tuple[str, ...]) -> Iterator[str]:
        if items:
            yield f"{field}: {braced(items)}"
            return
        yield self._said(field)
        yield f"# {field}: []"

    def _matters(self) -> Iterator[str]:
        if not self.known.matters:
            return
        yield ""
        yield self._said("matters" if self.kind == "person" else "declined")
        if self.kind != "person":
            yield "# declined:"
        for matter in self.known.matters:
            name = visible(matter.name)
            yield (
                f"#   {matter.id} {name}"
                if self.kind == "person"
                else (f"#   - {{matter: {matter.id}, reason: }} # {name}")
            )

    def _said(self, key: str, **fields: object) -> str:
        return f"# {Said(WORDS[key], fields).text(self.language)}"


def _title(subject: Subject) -> str:
    names = [subject.unit.name]
    names += [subject.department.name] if subject.department else []
    names += [subject.seat.post.name] if subject.seat else []
    return " ".join(names)
