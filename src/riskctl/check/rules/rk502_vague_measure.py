"""RK502 vague-measure: a measure of slogans only. It asks, and fails nothing."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS

_TEXT = "科长每周抽查受理件的一成，在复核记录上签名"

RULE = Rule(
    id="RK502",
    name="vague-measure",
    severity="info",
    scope="register",
    kinds=REGISTERS,
    needs=("wording",),
    title=("措施只有口号", "A measure of slogans only"),
    why=(
        "方案要的是“有针对性、具体的、可操作的防范措施”。“加强学习、提高认识”放在哪个风险点下都说得通，"
        "也就防不住哪一个；写得出谁来查、查什么，才落得到人。",
        "The plan asks for “specific, concrete and workable measures”. “Strengthen education” can stand "
        "under any risk and guards against none; who checks what gives somebody something to do.",
    ),
    words={
        "vague": (
            "这条措施只看得到口号：谁查、查什么、多久一次、留什么记录？",
            "This measure shows slogans only: who checks what, how often, and what record is left?",
        ),
        "help": (
            "照这几问想一想，能答上两三问就够，如“科长每周抽查受理件的一成，在复核记录上签名”。"
            "一时答不上的，先找做这件事的人问一问，不必为了消掉提示而改写。",
            "Two or three answers are enough, such as “the chief checks a tenth of the cases each week and "
            "signs the review record”. Where there is none yet, ask those who do the work; do not reword it "
            "only to silence this.",
        ),
    },
    bad=changed(CLERK, (_TEXT, "进一步加强学习，提高认识，严格执行各项规章制度")),
    good=changed(CLERK, (_TEXT, "严格执行登记审查制度，科长每周抽查一成，在复核记录上签名")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a question for each measure of an open point that is a slogan throughout."""
    assert context.wording
    for number, point in enumerate(document.points):
        for n, measure in enumerate(point.measures if point.in_force else ()):
            if context.wording.is_slogan(measure.text):
                place = Place(document.file, ("risk_points", number, "measures", n, "text"))
                yield RULE.found("vague", place, subject=f"{document.subject}#{point.id}")
