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
}
