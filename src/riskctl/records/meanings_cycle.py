"""What the fields of the yearly cycle's records mean; `meanings` has those of all others."""

from __future__ import annotations

from riskctl.base.messages import Words

CYCLE: dict[str, Words] = {
    "Signoff": {
        "step": (
            "个人自查、部门评查、交叉互查、评估审查、上级审议",
            "own review, department review, cross-check, leading group's review, superior's confirmation",
        ),
        "subject": (
            "谁的登记表，写作 单位/部门/岗位",
            "whose register was signed, as unit/department/post",
        ),
        "by": ("由哪个岗位或机构签字", "the post or body that signed"),
        "day": ("哪一天签的", "the day it was signed"),
        "decision": ("同意，或退回", "agreed or returned"),
        "reason": ("退回的原因", "why it was returned"),
        "reference": ("会议纪要号或批复的文号", "the number of the minutes or of the reply"),
        "recorded_by": (
            "由哪个岗位记录；签字人自己记的不写",
            "the post that recorded it, where not the signer",
        ),
        "recorded": ("哪一天记录的", "the day it was recorded"),
        "fingerprint": ("所签内容的指纹，由 riskctl sign 写入", "the fingerprint of what was signed"),
        "parts": (
            "各风险点的指纹，用来说明签字后改了哪些",
            "the fingerprint of each point, by which one sees what changed since",
        ),
    },
    "Signoffs": {"rows": ("每行一次签字", "one sign-off a row")},
    "Suggestion": {
        "day": ("提出或答复的那一天", "the day it was made, or answered"),
        "subject": ("针对谁的登记表", "whose register it is about"),
        "side": ("群众帮、领导提、互查；不写姓名", "staff, leaders, other departments; never a name"),
        "text": ("建议的内容", "what is suggested"),
        "disposition": ("采纳，或不采纳；没有答复的不写", "adopted or declined; blank while unanswered"),
        "reason": ("为什么不采纳", "why it was declined"),
        "point": ("采纳到哪个风险点", "the point it was adopted into"),
    },
    "Suggestions": {"rows": ("每行一条建议或一次答复", "one suggestion or one answer a row")},
    "PreparationStep": {
        "kind": ("制定方案、动员部署、培训", "plan, mobilization or training"),
        "day": ("哪一天", "the day"),
        "number": ("文号", "the document's number"),
    },
    "Carried": {
        "point": ("上一年末还在防的风险点", "a point that was open at the end of the year before"),
        "level": ("那时的等级", "its level then"),
        "fingerprint": ("那时内容的指纹", "the fingerprint of what it said then"),
    },
    "CarriedPoints": {"rows": ("每行一个风险点", "one point a row")},
    "Preparation": {"rows": ("每行一件事", "one a row")},
    "Check": {
        "day": ("做的那一天", "the day it was done"),
        "method": (
            "警示教育、廉政谈话、制度修订；信息监测、定期自查、随机抽查",
            "how: the ways to prevent and the ways to monitor",
        ),
        "point": (
            "针对的风险点，写作 单位/部门/岗位#编号；针对整个部门的不写",
            "the point it was about, as unit/department/post#id; blank where it was about the whole",
        ),
        "by": ("由哪个岗位或机构做的", "the post or body that did it"),
        "finding": ("看到了什么", "what was seen"),
        "sign": ("是：发现苗头性问题", "true: an early sign was seen"),
        "sample": ("属于哪一次随机抽查", "the random draw it answers"),
    },
    "Sample": {
        "day": ("抽取的那一天", "the day of the draw"),
        "number": ("这一天这个单位的第几次抽取", "which of the unit's draws of the day it is"),
        "algorithm": ("抽取办法的版本", "the version of the method"),
        "registers": ("那一天全部登记表的摘要", "the digest of all registers on that day"),
        "seed": (
            "种子，由上面各项算出，不能自选",
            "the seed, which follows from the above and is not chosen",
        ),
        "size": ("抽几个", "how many were to be drawn"),
        "frame": ("从哪些风险点里抽", "the points that could be drawn"),
        "drawn": ("抽中的，按抽出的先后", "those drawn, in the order drawn"),
    },
    "Stratum": {
        "weight": ("每个风险点几个签", "the lots of each of its points"),
        "points": ("这一级的风险点", "the points of this level"),
    },
    "Assessing": {
        "items": ("考核项目和分值", "the items and their points"),
        "deductions": ("什么情形扣多少", "what is taken off for what"),
        "classes": ("等次，首尾相接，不能有空档和重叠", "the classes, without gap or overlap"),
    },
    "Item": {"points": ("满分", "its full points")},
    "Deduction": {
        "item": ("哪一项", "the item"),
        "text": ("什么情形", "what it is for"),
        "points": ("每处扣几分", "the points taken off each time"),
    },
    "Band": {
        "from": ("最低分，含", "the lowest score, included"),
        "to": ("最高分，含；与 below 只写一个", "the highest score, included; or below, not both"),
        "below": ("低于多少分，不含", "the score it stays below"),
    },
    "Inspection": {
        "day": ("检查的那一天", "the day of the inspection"),
        "by": ("由哪个机构检查", "the body that inspected"),
        "ways": ("听汇报、查资料、走访、民主评议、调查表", "how: hearing, files, visits, appraisal, survey"),
        "questions": ("六项检查", "the six questions"),
        "totals": ("调查表、民主评议表的合计", "the totals of survey and appraisal sheets"),
        "findings": ("查出的问题", "what was found"),
    },
    "AskedQuestion": {
        "id": ("六项中的哪一项", "which of the six"),
        "answer": ("是、基本、否；没有写就是还没有答", "yes, partly or no; not yet answered without it"),
        "basis": ("答案的依据", "what the answer rests on"),
        "prefilled": (
            "riskctl 从登记库里算出来先填的事实，不是答案",
            "facts computed by riskctl; not an answer",
        ),
    },
    "SheetTotals": {
        "sheet": ("调查表 survey 或民主评议 appraisal", "survey or appraisal"),
        "sent": ("发出几份", "sheets sent"),
        "returned": ("收回几份", "sheets returned"),
        "good": ("几份答是或满意", "answered yes, or content"),
        "fair": ("几份答基本", "answered partly"),
        "poor": ("几份答否或不满意", "answered no, or not content"),
    },
    "Assessment": {
        "day": ("考核的那一天", "the day of the assessment"),
        "by": ("由谁考核：上一级（下管一级）", "who assesses: the unit above"),
        "entries": ("扣分，逐条写", "what is taken off, one by one"),
    },
    "Entry": {
        "item": ("哪一项", "the item"),
        "points": ("扣几分", "the points taken off"),
        "lapse": ("失察、失管、失教", "a lapse: failed to notice, to manage or to educate"),
        "answers": ("由上一级的哪个机构负责（上究一级）", "the body of the unit above that answers for it"),
        "basis": ("依据，如检查编号", "what it rests on, such as an inspection"),
    },
    "Letter": {
        "number": ("编号，在本单位本年度内不重复", "its number, once in the unit and year"),
        "day": ("这件事的日期", "the day of this event"),
        "event": ("发出、签收、回复、核实", "issued, received, replied or verified"),
        "to": ("送给哪个岗位或部门，只在发出时写", "whom it goes to; where it is issued"),
        "note": ("说明，如回复的要点", "a note, such as what the reply said"),
    },
    "WarningLetter": {
        "point": ("针对哪个风险点", "the point it is about"),
        "sign": ("看到了什么苗头", "the early sign that was seen"),
        "due": ("要求哪一天前回复", "the day by which to reply"),
    },
    "WarningLetters": {"rows": ("每行一件事：发出、签收、回复或核实", "an event a row")},
    "RectificationNotice": {
        "basis": ("依据", "what it rests on"),
        "demand": ("要求整改什么", "what is to be mended"),
        "due": ("要求哪一天前整改", "the day by which to mend it"),
        "reference": ("发给个人的，只写外部文号", "of one to a person: the outside reference alone"),
        "inspection": ("来自哪一次检查", "the inspection it comes from"),
    },
    "RectificationNotices": {"rows": ("每行一件事：发出、签收、回复或核实", "an event a row")},
    "PersonResponse": {
        "day": ("日期", "the day"),
        "kind": ("处置方式", "which kind of response"),
        "reference": ("外部文号；内容不写在这里", "the outside reference; nothing of its content"),
    },
    "Responses": {"rows": ("每行一次", "one a row")},
    "Checks": {"rows": ("每行一次", "one a row")},
    "Notice": {
        "kind": ("公示，或补充公示", "main or supplement"),
        "opened": ("哪一天发起的", "the day it was opened"),
        "period": ("公示期", "the period of notice"),
        "edition": ("公示用哪个版本", "the edition published"),
        "channels": ("在哪里公示，如办公网、电子显示屏", "where it is published, such as the office net"),
        "snapshot": (
            "公示了哪些登记表的哪些风险点，由 riskctl notice open 写入",
            "which points of which registers were published; written by riskctl notice open",
        ),
    },
    "Period": {
        "working_days": ("按工作日历算的天数", "its days by the state calendar of working days"),
    },
    "Published": {
        "subject": ("谁的登记表", "whose register it is"),
        "fingerprint": ("公示时登记表的指纹", "the register's fingerprint on that day"),
        "points": ("公示的风险点", "the points published"),
    },
    "PublishedPoint": {
        "fingerprint": ("公示时风险点内容的指纹", "the fingerprint of what the point said on that day"),
    },
    "NoticeEntry": {
        "step": ("意见、答复、公示结束、印发", "comment, answer, close or issue"),
        "day": ("哪一天", "the day"),
        "id": ("意见的编号，答复时写同一个", "the comment's id; its answer has the same"),
        "channel": ("意见从哪里来，如意见箱、电话", "the way a comment came, such as a box or the telephone"),
        "text": ("意见或答复的内容，不写姓名", "the comment or the answer; without names"),
        "disposition": ("采纳，或不采纳", "adopted or declined"),
        "number": ("印发的发文字号", "the document number of the issue"),
        "to": ("印发给谁", "to whom it is issued"),
        "copy": ("抄送给谁", "who gets a copy"),
    },
    "NoticeLog": {"rows": ("每行一件事", "one step a row")},
}
