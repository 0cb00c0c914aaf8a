"""What templates see on working papers and sheets, none of which leaves the office: a month's watching,
suggestions, regulations to revise, an inspection."""

from __future__ import annotations

from riskctl.render.view.field import Field
from riskctl.render.view.field import inside as _in

# Whose a point is, and what: for a line of a list.
PLACE = {
    "department": _in("部门", "department"),
    "post": _in("岗位", "post"),
    "title": _in("风险点", "the risk point in words"),
    "level": _in("等级", "its level"),
}
LOOK = {
    **PLACE,
    "how": _in("怎样看的，或者可以怎样看", "how it was looked at, or may be"),
    "by": _in("由谁看", "who looks"),
    "due": _in("期限，看过的是空的", "the day to look by; blank where it was looked at"),
    "late": _in("是否过了期限", "whether that day is past"),
    "day": _in("哪一天看的，还没有看是空的", "the day it was looked at, blank where not yet"),
    "said": _in("看到了什么", "what was seen"),
    "sign": _in("是否发现苗头性问题", "whether an early sign was seen"),
}
MONTH: dict[str, dict[str, Field]] = {
    "month": {
        "name": _in("哪一个月", "which month"),
        "looked": _in("看过的和该看的风险点", "the points looked at, and those to look at"),
        "to_carry_out": _in("到期的措施", "measures due"),
        "to_review": _in("上年转来没有复核的风险点", "points carried over and not reviewed"),
        "prevented": _in("做过的预防工作", "what was done to prevent"),
    },
    "looked": LOOK,
    "to_carry_out": {
        **PLACE,
        "measure": _in("防范措施", "the measure"),
        "due": _in("期限", "the day it is due"),
        "late": _in("是否过了期限", "whether that day is past"),
    },
    "to_review": PLACE,
    "prevented": {
        "day": _in("日期", "the day"),
        "how": _in("做了什么", "what was done"),
        "department": _in("哪个部门", "whose department"),
        "by": _in("由谁做的", "who did it"),
        "said": _in("情况", "what is said of it"),
    },
}
LISTS: dict[str, dict[str, Field]] = {
    "suggested": {
        "number": _in("序号", "its number"),
        "day": _in("收到的日期", "the day it came"),
        "place": _in("针对哪个部门、岗位", "whose register it is about"),
        "side": _in("来自群众、领导还是互查", "from staff, leaders or other departments"),
        "text": _in("建议的内容", "what is suggested"),
        "disposition": _in("采纳、不采纳，没有答复是空的", "adopted or declined, blank while unanswered"),
        "reason": _in("不采纳的原因", "why it was declined"),
        "title": _in("采纳到哪个风险点，文字", "the point it went into, in words"),
        "answered": _in("答复的日期", "the day of the answer"),
    },
    "revisions": {
        "number": _in("序号", "its number"),
        "title": _in("制度", "the regulation"),
        "reference": _in("文号", "its document number"),
        "state": _in("to_revise 或 to_draft", "to_revise or to_draft"),
        "note": _in("漏洞或缺什么", "what is wrong or missing"),
        "owner": _in("由谁负责", "who answers for it"),
        "due": _in("期限", "the day it is due"),
        "late": _in("是否过了期限", "whether that day is past"),
        "hanging": _in("靠它的风险点", "the points that hang on it"),
        "waiting": _in("靠它的措施，列表", "the measures that wait for it, a list"),
    },
    "hanging": PLACE,
}
INSPECTION: dict[str, dict[str, Field]] = {
    "inspection": {
        "day": _in("检查的日期", "the day of the inspection"),
        "by": _in("由谁检查", "who inspected"),
        "body": _in("检查的是谁", "who was inspected"),
        "ways": _in("检查方式，列表", "how, a list"),
        "choices": _in("全部检查方式，采用了的有记号", "every way, those used marked"),
        "questions": _in("六项检查", "the six questions"),
        "findings": _in("查出的问题，列表", "what was found, a list"),
        "totals": _in("调查表、民主评议表的合计", "the totals of survey and appraisal sheets"),
    },
    "totals": {
        "sheet": _in("哪一种表", "which sheet"),
        "sent": _in("发出几份", "how many were sent"),
        "returned": _in("收回几份", "how many came back"),
        "good": _in("好几份", "how many said good"),
        "fair": _in("一般几份", "how many said fair"),
        "poor": _in("差几份", "how many said poor"),
    },
    "questions": {
        "text": _in("问什么", "the question"),
        "answer": _in("是、基本、否，或者空", "yes, partly, no or blank"),
        "choices": _in("全部答案，选中的有记号", "every answer, the one given marked"),
        "basis": _in("依据", "what the answer rests on"),
        "prefilled": _in("riskctl 先填的事实，列表", "facts filled in by riskctl, a list"),
    },
    "choices": {
        "name": _in("名称", "its name"),
        "chosen": _in("是否选中", "whether it was chosen"),
    },
}
