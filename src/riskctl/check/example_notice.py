"""A notice of the example repository and its log: what the examples of the rules about notices change."""

from __future__ import annotations

from riskctl.check.example_signed import PRINT, SUBJECT

NOTICE, LOG = "cycles/2010/notices/bureau.yaml", "cycles/2010/notices/bureau.csv"
DIGEST = "91f991a8"  # of the clerk's R01, as in `example_signed.PARTS`
HEADINGS = "事项,日期,意见编号,渠道,内容,处理结果,发文字号,主送,抄送\n"
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
    return {LOG: HEADINGS + "".join(rows)}
