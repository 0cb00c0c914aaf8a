"""What a template sees, name by name: its meaning, and whether it may leave the office.

Editions are read off here, so that a new name is published only once somebody decided so; the page
on templates is made from here, and a test holds the view to it.
"""

from __future__ import annotations

from riskctl.render.view.changes_fields import CHANGES
from riskctl.render.view.field import Field
from riskctl.render.view.field import inside as _in
from riskctl.render.view.field import outside as _out
from riskctl.render.view.sheet_fields import INSPECTION, LISTS, MONTH, PLACE
from riskctl.render.view.year_fields import COURSE

ROOT = ""


# A letter, and each of those that are listed.
LETTER = {
    "number": _in("编号", "its number"),
    "reference": _in("发文字号；给个人的只有它", "its document number; of one to a person that alone"),
    "day": _in("发出的日期", "the day it was issued"),
    "issuer": _in("发文单位", "the unit that issues it"),
    "sender": _in("落款的机构", "the body that signs"),
    "to": _in("送给谁，记录里给个人的是空的", "whom it goes to; on record blank where to a person"),
    "personal": _in("是否给个人的", "whether it is to a person"),
    "place": _in("风险点所在的部门、岗位", "whose the risk point is"),
    "point": _in("风险点，文字", "the risk point in words"),
    "basis": _in("依据", "what it rests on"),
    "found": _in("发现的问题", "what was found"),
    "demand": _in("要求", "what is demanded"),
    "due": _in("期限", "the day it is due"),
    "received": _in("签收的日期", "the day it was received"),
    "replied": _in("回复的日期", "the day of the reply"),
    "verified": _in("核实的日期", "the day it was verified"),
}
# What one step signed, of a whole register or of single points.
SIGNED = {
    "step": _out("self、department、cross、group 或 superior", "self, department, cross, group or superior"),
    "returned": _out("是否退回", "whether it was returned"),
    "reason": _in("退回或不改的原因", "why it was returned, or agreed to unchanged"),
    "by": _out("由哪个岗位或机构签字", "the post or body that signed"),
    "holder_name": _in("签字时任职人员的姓名", "the name of who held the post then"),
    "reference": _out("会议纪要号或文号", "the number of the minutes or of the reply"),
    "day": _out("签字日期", "the day it was signed"),
}
# How a point is watched; blank where a document does not read the year's logs.
LOOKS = {
    "often": _out("多久看一次", "how often it is looked at"),
    "ways": _out("用哪些方式看，列表", "in which ways, a list"),
    "times": _in("本年看过几次", "how often it was looked at this year"),
    "signs": _in("其中几次发现苗头，没有是空的", "how often that showed an early sign, blank for none"),
    "last_look": _in("最近一次", "when last"),
    "next_look": _in("下一次的期限", "the day to look at it next"),
    "late": _in("是否过了期限还没有看", "whether that day is past"),
}
# Parts by the name under which the view holds them, its own names first.
FIELDS: dict[str, dict[str, Field]] = {
    ROOT: {
        "year": _out("年度", "the year"),
        "day": _out("按哪一天生成，已写成文字", "the day it is made for, in words"),
        "language": _out("zh 或 en", "zh or en"),
        "edition": _out("internal、staff 或 public", "internal, staff or public"),
        "level": _out("文书属于谁：unit、department 或 person", "whose it is: unit, department or person"),
        "gather": _out("是否连同下级的风险点", "whether the points of those below are in it"),
        "withheld": _out(
            "是否隐去了只有一人的岗位的等级", "whether levels of posts with one holder are left out"
        ),
        "programme": _out("方案", "the programme"),
        "policy": _out("定级政策的名称", "the name of the policy"),
        "unit": _out("单位", "the unit"),
        "department": _out("部门，单位的文书里是空的", "the department, blank in a unit's document"),
        "post": _out(
            "岗位，单位和部门的文书里是空的", "the post, blank in a unit's or department's document"
        ),
        "duties": _out("职责，列表", "duties, a list"),
        "authority": _out("法定权限，列表", "authority in law, a list"),
        "flows": _out("本岗位参与的工作流程", "the workflows in which the post acts"),
        "no_risk": _out("没有风险点的原因", "why there is no risk point"),
        "declined": _out("不适用的权力事项", "matters not exercised here"),
        "corrections": _out("只改说法的更正", "corrections of the wording alone"),
        "opinions": _out("已有记录的签字意见，一步一条", "what is signed on record, one a step"),
        "filed": _out("填报日期，已写成文字", "the day as of which it is filled in, in words"),
        "points": _out("风险点，按部门排列", "the risk points, by department"),
        "by_level": _out("风险点按等级分组，最重的在前", "the points by level, gravest first"),
        "by_monitor": _out(
            "风险点按监控责任人分组，最高的在前", "the points by monitor, the highest office first"
        ),
        "by_category": _out("风险点按类别分组", "the points by category"),
        "gradings": _in("等级是怎样定的，每一种一条", "the ways in which levels came about, each once"),
        "closed": _in("已关闭的风险点", "the points that were closed"),
        "revisions": _in("要修订、要制定的制度", "the regulations to revise or to draft"),
        "suggested": _in("收到的建议", "the suggestions that came in"),
        "month": _in("一个月的监控", "the watching of one month"),
        "by_criteria": _in("是否按标准定级（不用概率和危害）", "whether levels follow from criteria"),
        "bases": _in(
            "定级的标准、回避、多久看一次从哪里来，一句一条",
            "where the criteria, recusal and how often come from, a sentence each",
        ),
        "warnings": _in("本单位本年度的风险预警通知书", "the unit's warning letters of the year"),
        "rectifications": _in("本单位本年度的整改通知书", "the unit's rectification notices of the year"),
        "inspection": _in(
            "这一次检查，或本单位最近一次", "the inspection it is about, else the unit's latest"
        ),
        "assessment": _in("本单位本年度的考核", "the unit's assessment of the year"),
        "letter": _in("这一份预警或整改通知书", "the warning letter or rectification notice it is"),
        "has_origin": _out("有没有写了风险来源的", "whether a point names its origin"),
        "notice": _out("公示", "the public notice"),
        "changes": _out(
            "两个版本之间的变化，只有 changes 文书里有", "what changed between two states; for changes alone"
        ),
        "course": _in(
            "单位的这一年，部门和岗位的文书里没有", "the unit's year; not there for a department or a post"
        ),
    },
    **COURSE,
    **CHANGES,
    "programme": {
        "name": _out("名称", "its name"),
        "contact": _out("意见反映到哪里", "where comments go"),
    },
    "unit": {
        "name": _out("名称", "its name"),
        "head": _out("主要负责人的职务", "the post of its head"),
        "head_name": _in("主要负责人的姓名", "the name of its head"),
        "leading_group": _out("领导小组", "the leading group"),
        "leading_group_office": _out("领导小组办公室", "the leading group's office"),
        "addressees": _out("主送的部门，列表", "the departments a notice goes to, a list"),
        "above": _out("上一级单位，连同其领导小组办公室", "the unit above, with its leading group's office"),
        "below": _out("下级单位，列表", "the units below, a list"),
    },
    "department": {
        "name": _out("名称", "its name"),
        "head": _out("部门负责人的职务", "the post of its head"),
        "head_name": _in("部门负责人的姓名", "the name of its head"),
        "leader": _out("分管领导的职务", "the post of the leader in charge"),
        "leader_name": _in("分管领导的姓名", "the name of the leader in charge"),
    },
    "post": {
        "name": _out("名称", "its name"),
        "holder_name": _in("任职人员的姓名", "the name of its holder"),
        "single": _out("是否只有一人", "whether one person holds it"),
    },
    "flows": {
        "name": _out("名称", "its name"),
        "steps": _out("环节", "its steps"),
    },
    "steps": {
        "at": _out("流程/环节的编号，用来对上风险点", "flow and node by their ids, by which points are told"),
        "kind": _out("start、step、decision 或 end", "start, step, decision or end"),
        "name": _out("环节", "the step"),
        "actor": _out("由谁办", "who acts in it"),
        "own": _out("是否由本岗位办", "whether the post itself acts"),
        "levels": _out(
            "环节上的风险点各是哪一等级，最重的在前", "of which levels its points are, gravest first"
        ),
        "ways": _out("从这一环节往哪里走", "the ways that leave it"),
    },
    "levels": {
        "level": _out("风险等级", "the level"),
        "weight": _out("gravest、middle 或 lightest", "gravest, middle or lightest"),
        "mark": _out("等级的记号", "the level's mark"),
        "number": _out("几个风险点", "how many points"),
    },
    "ways": {
        "to": _out("往第几个环节", "to which step, by its number"),
        "label": _out("连线上的字", "what stands on it"),
    },
    "declined": {
        "matter": _out("权力事项", "the matter"),
        "reason": _out("原因", "the reason"),
    },
    "corrections": {
        "day": _out("哪一天更正的", "the day of the correction"),
        "point": _out("更正的风险点（别的登记表的写全编号）或登记表", "the point or the register corrected"),
        "reason": _out("原因", "the reason"),
        "by": _out("由哪个机构更正", "the office that corrected it"),
    },
    "opinions": {
        **SIGNED,
        "anew": _out("签字以后改过、要另签的项，列表", "points changed since, to be signed anew, a list"),
        "since": _out("以后单独签的项", "points signed alone since"),
    },
    "since": {**SIGNED, "points": _out("哪几项，列表", "which points, a list")},
    "points": {
        "number": _out("在这份文书里的序号", "its number in this document"),
        "place": _out("按等级从重到轻排的序号", "its number where the gravest come first"),
        "id": _out("全编号，单位/部门/岗位#R01", "its whole id, unit/department/post#R01"),
        "code": _out("编号", "its id"),
        "department": _out("部门", "department"),
        "post": _out("岗位", "post"),
        "step": _out("流程环节", "step of the workflow"),
        "at": _out("流程/环节的编号", "the step by its ids, flow/node"),
        "matter": _out("权力事项", "matter"),
        "title": _out("风险点", "the risk point in words"),
        "manifestations": _out("表现形式，列表", "how it shows, a list"),
        "kind": _out("风险性质", "kind"),
        "category": _out("风险类别", "category"),
        "grounds": _in("为什么是这个概率和危害程度", "why this probability and severity"),
        "origin": _out("风险来源", "origin"),
        "measures": _out("防范措施", "the measures"),
        "monitors": _out("监控责任人（部门），列表", "who watches, a list"),
        "note": _in("备注", "note"),
        "level": _out("风险等级", "level"),
        "weight": _out("gravest、middle 或 lightest", "gravest, middle or lightest"),
        "mark": _out("等级的记号：■ △ ○", "the level's mark: ■ △ ○"),
        "how": _in("审定、底线，或者空", "confirmed, floor or blank"),
        "probability": _in("发生概率", "probability"),
        "severity": _in("危害程度", "severity"),
        "index": _in("风险指数", "risk index"),
        "criteria": _in("符合的标准，列表", "criteria met, a list"),
        "computed": _in("算出的等级", "the level computed"),
        "probability_criteria": _in("所选概率的标准", "the criteria of the probability chosen"),
        "severity_criteria": _in("所选危害程度的标准", "the criteria of the severity chosen"),
        "why": _in("等级和监控责任人的由来，一步一句", "how level and monitor came about, a sentence a step"),
        "exceptions": _in(
            "其中政策的表里看不出来的：审定、底线、回避、另外写明的",
            "of these what the policy's tables do not tell: confirmed, raised, recused, named by hand",
        ),
        **LOOKS,
    },
    "gradings": {
        "chosen": _in("概率、危害和指数，或者符合的标准", "the values and their index, or the criterion met"),
        "level": _in("等级", "the level"),
        "weight": _in("gravest、middle 或 lightest", "gravest, middle or lightest"),
        "mark": _in("等级的记号", "the level's mark"),
        "basis": _in("从哪里来", "where it comes from"),
        "note": _in("理由", "the grounds"),
        "number": _in("有几个风险点", "of how many points"),
    },
    "closed": {
        **PLACE,
        "number": _in("序号", "its number"),
        "day": _in("哪一天关闭的", "the day it was closed"),
        "reason": _in("为什么", "why"),
    },
    **MONTH,
    **LISTS,
    "measures": {
        "text": _out("措施内容", "the measure in words"),
        "type": _out("措施类型", "its type"),
        "regulation": _out("对应制度", "the regulation behind it"),
        "owner": _out("措施责任人", "its owner"),
        "due": _out("完成时限", "its due date"),
        "done": _in("哪一天完成的", "the day it was done"),
        "effect": _in("落实效果", "what came of it"),
        "late": _in("是否过了期限还没有完成", "whether it is overdue"),
    },
    "by_category": {
        "title": _out("类别", "the category"),
        "points": _out("这一类的风险点", "its points"),
        "by_level": _out("这些风险点按等级分组", "these points by level"),
    },
    "by_level": {
        "level": _out(
            "风险等级；空的一组是隐去等级的", "the level; blank for points whose level is left out"
        ),
        "weight": _out("gravest、middle 或 lightest", "gravest, middle or lightest"),
        "mark": _out("等级的记号", "the level's mark"),
        "offices": _out("这一等级由谁监控，列表", "which offices watch this level, a list"),
        "points": _out("这一等级的风险点", "the points of this level"),
    },
    "by_monitor": {
        "title": _out("监控责任人（部门）", "who watches"),
        "office": _out("属于哪一种：党组、主管领导等", "as what: party group, leader in charge and so on"),
        "body": _out("是机构还是岗位", "whether it is a body or a post"),
        "holder_name": _in("任职人员的姓名", "the name of the holder"),
        "points": _out("由其监控的风险点", "the points watched"),
        "by_level": _out("这些风险点按等级分组", "these points by level"),
    },
    "notice": {
        "from": _out("从哪一天", "the first day"),
        "to": _out("到哪一天", "the last day"),
        "over": _out("是否已经期满", "whether it is over"),
        "supplement": _out("是否补充公示", "whether it is a supplement"),
        "number": _out("发文字号，印发以后才有", "the document number, once it is issued"),
        "addressees": _out("主送，列表", "to whom it is issued, a list"),
        "copies": _out("抄送，列表", "who gets a copy, a list"),
        "issued": _out("成文日期", "the day of issue"),
        "early": _out("提前发起公示、提前印发的记录", "what was done with it before its turn"),
        "comments": _out("公示期间的意见", "the comments that came in"),
    },
    "early": {
        "step": _out("发起公示，还是印发", "the opening of the notice, or its issue"),
        "by": _out("由哪个机构或岗位决定", "the office or post that decided it"),
        "day": _out("哪一天决定的", "the day of the decision"),
        "reason": _out("原因", "the reason"),
        "lacking": _out("那时尚缺什么", "what was lacking then"),
    },
    "comments": {
        "number": _out("序号", "its number"),
        "day": _out("收到的日期", "the day it came"),
        "channel": _out("渠道", "the way it came"),
        "text": _in("意见内容", "what it says"),
        "disposition": _out("采纳、不采纳，或尚未答复", "adopted, declined, or not answered yet"),
        "answer": _out("答复", "the answer"),
        "answered": _out("答复的日期", "the day of the answer"),
    },
    "warnings": {
        **LETTER,
        "title": _in("风险点所在的部门、岗位", "whose the point is"),
        "sign": _in("苗头性问题", "the early sign"),
    },
    "rectifications": LETTER,
    "letter": LETTER,
    "assessment": {
        "by": _in("由谁考核", "who assesses"),
        "day": _in("考核的日期", "the day of the assessment"),
        "full": _in("满分", "the full score"),
        "score": _in("得分，还没有考核是空的", "the score; blank before it is assessed"),
        "band": _in("等次", "the class"),
        "scored": _in("考核项目", "the items"),
    },
    "scored": {
        "name": _in("项目", "the item"),
        "full": _in("满分", "its full score"),
        "left": _in("得分", "what is left of it"),
        "entries": _in("扣分，逐条", "what was taken off, one by one"),
    },
    "entries": {
        "points": _in("扣几分", "points taken off"),
        "reason": _in("为什么", "why"),
        "basis": _in("依据", "what it rests on"),
        "lapse": _in("失察、失管、失教，或者空", "the lapse, or blank"),
        "answers": _in("由上一级的哪个机构负责", "the body above that answers for it"),
    },
    **INSPECTION,
}


def may_leave(part: str) -> frozenset[str]:
    """Return the names of a part that the staff and public editions may show."""
    return frozenset(name for name, field in FIELDS[part].items() if not field.inside)
