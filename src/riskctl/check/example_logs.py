"""The sign-offs of the example repository's one register with a risk point, and a notice of it with its log:
what the examples of the rules about signatures and notices are changes of."""

from __future__ import annotations

SIGNED = "cycles/2010/signoffs/bureau/registration.csv"
SUBJECT = "bureau/registration/clerk"
PRINT = "1940595fd8f5f59c325367f9abffd800ffac35ac9fb3cac7de623a30a7e2b06a"
DIGEST = "91f991a88cbeb76d5986b982fb44d7d8b4cc6ef779431723eebbffcfcf408928"  # of the clerk's R01
PARTS = f"R01={DIGEST} *=4b82229dcea3677d14646d404de14bb8a0f9db0582dd101734645d0728c88eb5"
SIGNOFF_HEADINGS = "环节,登记表,签字岗位,签字日期,意见,会议纪要或文号,记录日期,指纹,分项指纹\n"


def signature(step: str, by: str, day: str, recorded: str = "", reference: str = "") -> str:
    """Return a row: `by` signed `step` on `day`, recorded on that day where nothing else is said."""
    return f"{step},{SUBJECT},{by},{day},同意,{reference},{recorded or day},{PRINT},{PARTS}\n"


SELF = signature("个人自查", SUBJECT, "2010-04-10")
DEPARTMENT = signature("部门评查", "bureau/registration/chief", "2010-04-12")
CROSS = signature("交叉互查", "bureau/discipline/inspector", "2010-04-13")
GROUP = signature("评估审查", "bureau/leading_group", "2010-04-14")
SUPERIOR = signature("上级审议", "province/discipline_office", "2010-04-15")
ALL = (SELF, DEPARTMENT, CROSS, GROUP, SUPERIOR)
DAYS = ("2010-04-10", "2010-04-12", "2010-04-13", "2010-04-14", "2010-04-15")
BEFORE = ("2010-04-01", "2010-04-02", "2010-04-06", "2010-04-07", "2010-04-08")


def signed(*rows: str) -> dict[str, str]:
    """Return the log with `rows`, with all five signatures where none is given."""
    return {SIGNED: SIGNOFF_HEADINGS + "".join(rows or ALL)}


def confirmed() -> dict[str, str]:
    """Return the log with all five signatures, given before the notice was opened."""
    return signed(*(row.replace(day, other) for row, day, other in zip(ALL, DAYS, BEFORE, strict=True)))


NOTICE, LOG = "cycles/2010/notices/bureau.yaml", "cycles/2010/notices/bureau.csv"
NOTICE_HEADINGS = "事项,日期,意见编号,渠道,内容,处理结果,发文字号,主送,抄送\n"
COMMENT = "意见,2010-04-09,C1a2b3c,意见箱,抽查比例偏低,,,,\n"
ANSWER = "答复,2010-04-12,C1a2b3c,,抽查比例提高到一成,采纳,,,\n"
ISSUE = "印发,2010-04-15,,,,,示局发〔2010〕8号,各科室,省局\n"


def noticed(to: str = "2010-04-14", digest: str = DIGEST) -> dict[str, str]:
    """Return the notice of the clerk's point, to the day `to`."""
    return {
        NOTICE: f"""\
schema: riskctl/notice/v1
unit: bureau
kind: main
opened: 2010-04-08
period: {{from: 2010-04-08, to: {to}, working_days: 5}}
edition: staff
channels: [办公网, 电子显示屏]
snapshot:
  - subject: {SUBJECT}
    fingerprint: {PRINT}
    points:
      - {{id: R01, fingerprint: {digest}}}
"""
    }


def steps(*rows: str) -> dict[str, str]:
    """Return the notice's log with `rows`."""
    return {LOG: NOTICE_HEADINGS + "".join(rows)}
