"""The field's words: codes with their zh and en words.

One table serves values in YAML and CSV, documents and messages, so that a word is the same wherever a
user meets it. The words of fields stand where the fields are declared.
"""

from __future__ import annotations

from riskctl.base.messages import Pair, Said, term

CODES: dict[str, dict[str, Pair]] = {
    "kind": {
        "integrity": ("廉政风险", "integrity risk"),
        "regulatory": ("监管风险", "regulatory risk"),
    },
    "power": {
        "approval": ("行政审批权", "approval power"),
        "enforcement": ("行政执法权", "enforcement power"),
        "personnel": ("干部管理权", "personnel power"),
        "finance": ("财务资金管理权", "finance power"),
    },
    "category": {
        "approval": ("行政审批类", "approval"),
        "enforcement": ("行政执法类", "enforcement"),
        "personnel": ("干部队伍管理类", "personnel"),
        "finance": ("财务、资产管理类", "finance and assets"),
        "other": ("其他类", "other"),
    },
    "origin": {
        "ethics": ("思想道德", "ethics"),
        "institution": ("制度机制", "institutions"),
        "post": ("岗位职责", "duties of the post"),
    },
    "measure_type": {
        "education": ("教育", "education"),
        "institution": ("制度", "institution"),
        "supervision": ("监督", "supervision"),
    },
    "state": {
        "in_force": ("现行", "in force"),
        "to_revise": ("有漏洞待修订", "to revise"),
        "to_draft": ("缺失待制定", "to draft"),
        "repealed": ("已废止", "repealed"),
    },
    "status": {
        "open": ("在防", "open"),
        "closed": ("已关闭", "closed"),
        "example": ("示例", "example"),
    },
    "node": {
        "start": ("开始", "start"),
        "step": ("环节", "step"),
        "decision": ("判断", "decision"),
        "end": ("结束", "end"),
    },
    "basis": {"plan": ("方案原文", "the plan"), "ours": ("本项目补定", "our completion of it")},
    "method": {"matrix": ("矩阵", "matrix"), "index": ("指数", "index"), "criteria": ("标准", "criteria")},
    "stage": {
        "prevention": ("前期预防", "prevention"),
        "monitoring": ("中期监控", "monitoring"),
        "response": ("后期处置", "response"),
    },
    "check_method": {
        "warning_education": ("警示教育", "education by warning"),
        "integrity_talk": ("廉政谈话", "integrity talk"),
        "regulation_revision": ("制度修订", "revision of a regulation"),
        "information": ("信息监测", "monitoring of information"),
        "self_check": ("定期自查", "regular self-check"),
        "spot_check": ("随机抽查", "random check"),
    },
    "notice_kind": {
        "main": ("公示", "notice"),
        "supplement": ("补充公示", "supplementary notice"),
    },
    "notice_edition": {
        "internal": ("内部使用", "internal"),
        "staff": ("内网公示", "for staff"),
        "public": ("对外公开", "public"),
    },
    "notice_step": {
        "comment": ("意见", "comment"),
        "answer": ("答复", "answer"),
        "close": ("公示结束", "close"),
        "issue": ("印发", "issue"),
    },
    "early_step": {
        "open": ("发起公示", "opening of the notice"),
        "issue": ("印发", "issue"),
    },
    "move": {
        "renamed": ("改名", "renamed"),
        "merged": ("并入", "merged"),
        "given": ("划出", "given"),
        "closed": ("撤销", "closed"),
    },
    "disposition": {"adopted": ("采纳", "adopted"), "declined": ("不采纳", "declined")},
    "step": {
        "self": ("个人自查", "own review"),
        "department": ("部门评查", "department review"),
        "cross": ("交叉互查", "cross-check"),
        "group": ("评估审查", "leading group's review"),
        "superior": ("上级审议", "superior's confirmation"),
    },
    "decision": {"agreed": ("同意", "agreed"), "returned": ("退回", "returned")},
    "side": {
        "staff": ("群众帮", "staff"),
        "leaders": ("领导提", "leaders"),
        "peers": ("互查", "other departments"),
    },
    "phase": {
        "mobilization": ("动员部署", "mobilization"),
        "identification": ("查找风险", "identification"),
        "supervision": ("监督防范", "supervision"),
        "assessment": ("检查考核", "assessment"),
        "other": ("其他", "other"),
    },
    "group_role": {
        "leader": ("组长", "leader"),
        "deputy": ("副组长", "deputy leader"),
        "member": ("成员", "member"),
    },
    "preparation": {
        "plan": ("制定方案", "plan"),
        "mobilization": ("动员部署", "mobilization"),
        "training": ("培训", "training"),
    },
    "letter_event": {
        "issued": ("发出", "issued"),
        "received": ("签收", "received"),
        "replied": ("回复", "replied"),
        "verified": ("核实", "verified"),
    },
    "question": {
        "identified": ("排查是否到位", "whether risks were found"),
        "institutions": ("制度是否健全", "whether regulations are complete"),
        "procedure": ("程序是否规范", "whether procedures were kept"),
        "duties": ("岗位职责和责任人是否明确", "whether duties and who answers are clear"),
        "accountability": ("责任追究是否具体", "whether accountability is specific"),
        "effective": ("实际运行是否有效", "whether it works in fact"),
    },
    "answer": {"yes": ("是", "yes"), "partly": ("基本", "partly"), "no": ("否", "no")},
    "way": {
        "hearing": ("听汇报", "hearing reports"),
        "files": ("查资料", "reading files"),
        "visits": ("走访", "visits"),
        "appraisal": ("民主评议", "appraisal by staff"),
        "survey": ("调查表", "survey"),
    },
    "lapse": {
        "oversight": ("失察", "failed to notice"),
        "management": ("失管", "failed to manage"),
        "education": ("失教", "failed to educate"),
    },
    "outcome": {
        "result": ("考核结果", "result"),
        "commendation": ("表彰（评先评优）", "commendation"),
        "accountability": ("问责", "accountability"),
    },
    "response": {
        "reminder": ("警示提醒", "reminder"),
        "admonition": ("诫勉纠错", "admonition"),
        "rectification": ("责令整改", "order to rectify"),
        "organizational": ("组织处理", "organisational measure"),
        "admonition_talk": ("诫勉谈话", "admonition talk"),
        "accountability": ("责任追究", "accountability"),
    },
    "office": {
        "responsible": ("主管责任人", "responsible person"),
        "department_head": ("部门负责人", "department head"),
        "leader_in_charge": ("主管领导", "leader in charge"),
        "head": ("一把手", "head of the unit"),
        "post": ("岗位", "post"),
        "party_group": ("党组", "party group"),
        "discipline_office": ("纪检组（监察室）", "discipline office"),
        "leading_group": ("领导小组", "leading group"),
        "leading_group_office": ("领导小组办公室", "leading group's office"),
        "category_office": ("归口部门", "department in charge of the category"),
    },
}

# Words that are read but never written: the misprints and short forms met in real registers.
ALSO_READ: dict[str, dict[str, str]] = {
    "kind": {"廉政": "integrity", "监管": "regulatory"},
    "category": {
        "行政审批类风险": "approval",
        "行政执法类风险": "enforcement",
        "干部队伍管理类风险": "personnel",
        "财务、资产管理类风险": "finance",
        "财务资产管理类": "finance",
        "其他类风险": "other",
    },
    "response": {"诫免纠错": "admonition"},
    "power": {"审批权": "approval", "执法权": "enforcement", "人事权": "personnel", "财务权": "finance"},
}

_READ: dict[str, dict[str, str]] = {
    group: {code: code for code in words}
    | {zh: code for code, (zh, _) in words.items()}
    | ALSO_READ.get(group, {})
    for group, words in CODES.items()
}


def code_of(group: str, word: str) -> str | None:
    """Return the code of `word` (a code or a zh word) in a group of CODES, None where it has none."""
    return _READ[group].get(word)


def word(group: str, code: str) -> Said:
    """Return the words of `code` for use in a message."""
    return term(CODES[group][code])
