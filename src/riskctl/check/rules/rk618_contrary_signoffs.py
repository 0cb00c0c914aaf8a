"""RK618 contrary-signoffs: one step of one text was agreed and returned on one day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.check.example_logs import SELF, signed
from riskctl.check.facts import CorpusFacts, signature_place
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.records.vocabulary import word
from riskctl.year.sign import signoffs

_RETURNED = SELF.replace("同意", "退回")

RULE = Rule(
    id="RK618",
    name="contrary-signoffs",
    severity="error",
    scope="corpus",
    title=("同一天又同意又退回", "Agreed and returned on one day"),
    why=(
        "两个人在各自的分支里签了同一步，合并以后两行都在，谁先谁后只看合并的次序，说明不了哪个算数。"
        "riskctl 一律"
        "按“退回”算，免得没有通过的当成通过。",
        "Two people signed the same step on branches of their own. After the merge both rows stand, in an "
        "order "
        "that says nothing of which one holds. The return counts, lest what was not agreed passes as agreed.",
    ),
    words={
        "contrary": (
            "{ref} 的“{step}”在 {day} 同意过，又退回了，签的是同一份内容，分不清哪个算数，现在按退回算",
            "“{step}” of {ref} was both agreed and returned on {day}, for the same text; nobody can tell "
            "which "
            "holds, and it counts as returned",
        ),
        "help": (
            "问清两位签字的人，改好后再签一次，日期写后来的一天：riskctl sign {code} {ref} --on 日期；不用改"
            "的，加 --unchanged 原因。两行都留着。",
            "Ask both who signed, and have it signed once more as of a later day: riskctl sign {code} {ref} "
            "--on DAY, with --unchanged REASON where nothing has to change. Both rows stay.",
        ),
        "other": ("同意的在这里", "agreed here"),
    },
    bad=signed(SELF, _RETURNED),
    good=signed(),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each return that an agreement contradicts, unless a later day settled it."""
    for ref, rows in signoffs.signed(context).items():
        last = {step: one.row.day for step, one in signoffs.latest_of(rows).items()}
        for returned, agreed in signoffs.contradictions(rows):
            row = returned.row
            if row.day == last[row.step]:
                place = signature_place(returned, "decision")
                other = (("other", signature_place(agreed, "decision")),)
                fields: dict[str, Any] = {
                    "ref": ref,
                    "step": word("step", row.step),
                    "code": row.step,
                    "day": str(row.day),
                }
                yield RULE.found("contrary", place, subject=ref, related=other, **fields)
