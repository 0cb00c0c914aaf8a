"""What an outside reference may be: a document number, and nothing that tells of a person or a matter."""

from __future__ import annotations

import re

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.records.kinds.responses import PersonResponse
from riskctl.year.log.prose import refuse_unfit

LONGEST = 40  # characters; document numbers are shorter, and sentences soon longer
_SENTENCE = re.compile(r"[，。；：！？,;!?\n]")
_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十]")
WORDS: Words = {
    "detail": (
        "“{reference}”不只是一个外部文号",
        "“{reference}” is more than an outside reference",
    ),
    "detail-hint": (
        "只写文号，如 肃工商纪〔2010〕5号；人和事写在作出决定的机关的案卷里，不写进登记库。",
        "Write the document number alone; who and what for belong in the files of the body that decided.",
    ),
}


def is_detail(reference: str, context: Context) -> bool:
    """Whether a reference says more than a document number: a sentence, a name, or no number at all."""
    if _SENTENCE.search(reference) or len(reference) > LONGEST or not _NUMBER.search(reference):
        return True
    if context.people is None:
        return False
    from riskctl.corpus.holder_names import names_of  # not where there are none

    names = names_of(context.people, context.organization)
    return names.may_be_in(reference) and bool(names.within(reference))


def refuse_detail(reference: str, context: Context) -> None:
    """Raise RiskctlError where a reference says more than a document number."""
    refuse_unfit(PersonResponse, {"reference": reference}, context)
    if is_detail(reference, context):
        raise RiskctlError(Said(WORDS["detail"], {"reference": reference}), Said(WORDS["detail-hint"]))
