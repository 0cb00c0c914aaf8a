"""The sign-offs of the example repository's one register with a risk point: what the examples of the rules
about signatures are changes of."""

from __future__ import annotations

SIGNED = "cycles/2010/signoffs/bureau/registration.csv"
SUBJECT = "bureau/registration/clerk"
PRINT = "1940595fd8f5f59c325367f9abffd800ffac35ac9fb3cac7de623a30a7e2b06a"
PARTS = "R01=91f991a8 *=4b82229d"
HEADINGS = "环节,登记表,签字岗位,签字日期,意见,会议纪要或文号,记录日期,指纹,分项指纹\n"


def signature(step: str, by: str, day: str, recorded: str = "", reference: str = "") -> str:
    """Return a row: `by` signed `step` on `day`, recorded on that day where nothing else is said."""
    return f"{step},{SUBJECT},{by},{day},同意,{reference},{recorded or day},{PRINT},{PARTS}\n"


SELF = signature("个人自查", SUBJECT, "2010-04-10")
DEPARTMENT = signature("部门评查", "bureau/registration/chief", "2010-04-12")
CROSS = signature("交叉互查", "bureau/discipline/inspector", "2010-04-13")
GROUP = signature("评估审查", "bureau/leading_group", "2010-04-14")
SUPERIOR = signature("上级审议", "province/discipline_office", "2010-04-15")
ALL = (SELF, DEPARTMENT, CROSS, GROUP, SUPERIOR)


def signed(*rows: str) -> dict[str, str]:
    """Return the log with `rows`, with all five signatures where none is given."""
    return {SIGNED: HEADINGS + "".join(rows or ALL)}
