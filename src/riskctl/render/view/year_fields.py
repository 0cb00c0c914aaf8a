"""What a template sees of a unit's year, name by name; all of it stays inside."""

from __future__ import annotations

from riskctl.render.view.field import Field
from riskctl.render.view.field import inside as _in

COURSE: dict[str, dict[str, Field]] = {
    "course": {
        "phase": _in("现在是哪个阶段", "the phase under way"),
        "prepared": _in("方案、动员、培训", "plan, mobilisation, training"),
        "group": _in("领导小组成员，按最近的名单，没有是空的", "the leading group by its latest list"),
        "grades": _in("各等级的风险点数", "the points of each level"),
        "total": _in("现有风险点总数", "how many points there are"),
        "carried": _in(
            "上年转入的风险点总数，没有转入是空的", "how many were carried over; blank if none was"
        ),
        "matrix": _in(
            "按发生概率和危害程度的矩阵；不按矩阵定级的是空的", "the matrix; blank where none grades"
        ),
        "plots": _in("图，列表", "the plots, a list"),
        "marks": _in("上年的风险点成了什么", "what became of last year's points"),
        "signoffs": _in("自查到审议各步", "the steps from self-review to the unit above"),
        "suggestions": _in("群众、领导和互查提的建议", "suggestions from staff, leaders and cross-checks"),
        "notices": _in("公示，先后排列", "the public notices in their order"),
        "carried_out": _in("防范措施的落实", "measures carried out"),
        "methods": _in("预防和监控的记录，按方法", "records of prevention and monitoring by method"),
        "draws": _in("随机抽查", "random checks"),
        "warned": _in("风险预警通知书", "warning letters"),
        "rectified": _in("整改通知书", "rectification notices"),
        "responses": _in("对个人的后期处置，按种类", "responses to individuals by kind"),
        "inspections": _in("检查，先后排列", "the inspections in their order"),
        "assessed": _in(
            "上一级的考核，还没有就是空的", "the assessment by the unit above; blank without one"
        ),
        "open": _in("过期、没有答复、还缺的", "what is overdue, unanswered, missing"),
    },
    "prepared": {
        "name": _in("名称", "what was done"),
        "day": _in("日期，没有记录是空的", "the day, blank where none is recorded"),
    },
    "group": {
        "role": _in("组长、副组长或成员", "leader, deputy or member"),
        "posts": _in("哪些岗位、部门或机构", "the posts, departments or offices"),
        "number": _in("名单的文号，可能是空的", "the list's document number; may be blank"),
    },
    "grades": {
        "level": _in("等级", "the level"),
        "mark": _in("记号", "its mark"),
        "weight": _in("gravest、middle 或 lightest", "gravest, middle or lightest"),
        "points_now": _in("现在有几个", "how many points now"),
        "points_then": _in(
            "上年转入时有几个，没有转入是空的", "how many were carried over; blank if none was"
        ),
    },
    "matrix": {
        "severities": _in("危害程度各档，列表", "the severities, a list"),
        "probabilities": _in("发生概率各档，一档一行", "a line for each probability"),
    },
    "probabilities": {
        "probability": _in("发生概率", "the probability"),
        "cells": _in("这一行的格子", "the cells of the line"),
    },
    "cells": {
        "level": _in("等级", "the level"),
        "mark": _in("记号", "its mark"),
        "weight": _in("gravest、middle 或 lightest", "gravest, middle or lightest"),
        "number": _in("有几个风险点", "how many points"),
    },
    "plots": {
        "about": _in(
            "关于什么：suggestions、signoffs、levels、measures、shown",
            "what it is about: suggestions, signoffs, levels, measures or shown",
        ),
        "title": _in("图的名称", "what the plot is called"),
        "series": _in("各个系列的名称，列表", "the names of the series, a list"),
        "bars": _in("每行一个", "the bars, a line each"),
    },
    "bars": {
        "label": _in("名称", "its name"),
        "numbers": _in("每个系列一个数，列表", "a number for each series, a list"),
    },
    "marks": {"how": _in("成了什么", "what became of them"), "number": _in("几个", "how many")},
    "signoffs": {
        "step": _in("步骤", "the step"),
        "asked": _in("应签几份", "registers to sign"),
        "signed": _in("签字有效几份", "registers whose signature holds"),
        "stale": _in("签后又改或换了人的几份", "signed and changed, or held by another since"),
        "returned": _in("退回几份", "registers returned"),
    },
    "suggestions": {
        "made": _in("提了几条", "how many came in"),
        "adopted": _in("采纳几条", "how many were adopted"),
        "declined": _in("不采纳几条", "how many were declined"),
    },
    "notices": {
        "from": _in("从哪一天", "the first day"),
        "to": _in("到哪一天", "the last day"),
        "supplement": _in("是否补充公示", "whether it is a supplement"),
        "received": _in("收到几条意见", "comments received"),
        "adopted": _in("采纳几条", "how many were adopted"),
        "declined": _in("不采纳几条", "how many were declined"),
        "number": _in("发文字号", "the document number"),
        "issued": _in("成文日期", "the day of issue"),
    },
    "carried_out": {
        "done": _in("本年落实几条", "done in the year"),
        "overdue": _in("过期几条", "overdue"),
        "soon": _in("三十天内到期几条", "due within thirty days"),
    },
    "methods": {
        "name": _in("方法", "the method"),
        "stage": _in("前期预防或中期监控", "prevention or monitoring"),
        "times": _in("几次", "how often"),
        "signs": _in("发现苗头几次", "how often an early sign showed"),
    },
    "responses": {"name": _in("处置方式", "which kind"), "times": _in("几次", "how often")},
    "draws": {
        "times": _in("抽了几次", "how many draws"),
        "drawn": _in("抽到几个风险点", "how many points were drawn"),
        "seen": _in("看过几个", "how many of them were looked at"),
    },
    **{
        letters: {
            "sent": _in("发出几份", "how many were sent"),
            "answered": _in("答复几份", "how many were answered"),
            "verified": _in("核实几份", "how many were verified"),
            "late": _in("过期没有答复几份", "how many are late"),
        }
        for letters in ("warned", "rectified")
    },
    "inspections": {
        "day": _in("日期", "the day"),
        "findings": _in("查出的问题，列表", "what was found, a list"),
    },
    "assessed": {
        "day": _in("日期", "the day"),
        "score": _in("得分", "the score"),
        "full": _in("满分", "the full score"),
        "band": _in("等次", "the class"),
        "deductions": _in("扣分，逐条", "what was taken off, one by one"),
    },
    "deductions": {
        "item": _in("考核项目", "the item"),
        "points": _in("扣几分", "points taken off"),
        "reason": _in("为什么", "why"),
    },
    "open": {"name": _in("哪一类", "of which sort"), "lines": _in("逐条，列表", "line by line, a list")},
}
