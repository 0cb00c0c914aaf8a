"""The words of the plan and of the office, by the command that does what they name: what summaries leave
unsaid."""

from __future__ import annotations

from collections.abc import Mapping

PLAN_WORDS: Mapping[str, tuple[str, ...]] = {
    "new": ("查找", "风险点", "风险排查", "排查", "风险识别", "附件3", "附件4", "附件5", "identify"),
    "check": ("审核", "校对", "验收"),
    "level": ("风险等级", "定级", "评定", "分级", "三级", "监控责任人", "审定等级", "grade", "monitor"),
    "list": ("查询", "岗位职权", "search"),
    "render": (
        *("登记表", "附件", "登记汇总", "汇总", "公示", "通知书", "台账", "红头", "总结", "年度报告", "打印"),
        *("监控责任清单", "调查问卷", "form", "annex", "ledger", "print"),
    ),
    "diff": ("变更", "变化", "修订"),
    "import": (
        "原有登记表",
        "旧表",
    ),
    "export": ("下发", "填报", "上报"),
    "status": ("进度", "督办", "工作进展", "progress"),
    "due": ("前期预防", "中期监控", "监控计划", "定期"),
    "record": ("前期预防", "中期监控", "信息监测", "定期自查", "监控记录", "monitoring"),
    "done": ("防范措施", "落实", "措施完成", "measures"),
    "inspect": ("检查考核", "督查", "六查", "inspection"),
    "tally": ("民主测评", "民主评议", "问卷调查", "群众满意度"),
    "assess": ("考核", "检查考核", "评分", "党风廉政建设责任制", "assessment"),
    "warn": ("预警", "警示提醒", "风险预警", "warning"),
    "rectify": ("整改", "责令整改", "诫勉纠错", "后期处置", "rectification"),
    "respond": ("处置", "后期处置", "诫勉", "警示提醒", "组织处理", "责任追究", "谈话", "response"),
    "sample": ("抽查", "随机抽查", "抽签", "spot check"),
    "prepare": ("组织动员", "准备", "实施方案"),
    "prepare plan": ("实施方案", "方案"),
    "prepare mobilization": ("动员", "宣传"),
    "prepare training": ("学习", "教育"),
    "suggest": ("建议", "征求意见", "群众提", "领导点", "互相查"),
    "notice": ("公示", "公开", "公示栏", "接受监督", "publish"),
    "notice open": ("公示", "补充公示"),
    "notice comment": ("公示意见", "群众意见", "举报"),
    "notice answer": ("公示意见", "答复"),
    "notice issue": ("印发", "发文"),
    "sign": ("审核把关", "审定", "领导小组", "签字", "退回"),
    "sign self": ("自己找",),
    "sign group": ("领导小组", "审定", "集体审定"),
    "sign superior": ("上级审定", "上一级"),
    "dossier": ("档案", "归档", "卷内目录", "存档"),
    "rollover": ("下一年", "年度结转", "动态管理", "调整完善", "next year"),
    "review": ("复核", "动态管理", "再评估"),
    "explain": ("说明", "依据"),
    "codeowners": ("审批人", "权限"),
}
