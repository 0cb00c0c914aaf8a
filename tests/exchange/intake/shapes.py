"""Shapes of real registers, with the answers a clerk gives, and what each has to become."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.check.example import ORGANIZATION
from riskctl.exchange.sheets.sheet import Merge

PLACES = """\
schema: riskctl/organization/v1
units:
  - {id: province, name: 省局, party_group: 省局党组, discipline_office: 省局纪检组, external: true}
  - id: bureau
    name: 示例局
    parent: province
    head: leadership/director
    party_group: 局党组
    discipline_office: {name: 纪检组, department: discipline}
    leading_group: 领导小组
    leading_group_office: {name: 领导小组办公室, department: discipline}
    departments:
      - id: leadership
        name: 局领导
        posts: [{id: director, name: 局长}, {id: deputy, name: 分管副局长}]
      - id: registration
        name: 注册登记科
        head: chief
        leader_in_charge: leadership/deputy
        powers: [approval]
        posts:
          - {id: chief, name: 科长}
          - {id: clerk, name: 科员, key: true}
      - id: finance
        name: 财务科
        head: chief
        leader_in_charge: leadership/deputy
        posts:
          - {id: chief, name: 科长}
          - {id: cashier, name: 出纳}
      - id: discipline
        name: 纪检组
        head: inspector
        leader_in_charge: leadership/director
        posts: [{id: inspector, name: 纪检组长}]
"""
OVERLAY = {ORGANIZATION: PLACES}


@dataclass(frozen=True)
class Shape:
    """A table, whose it is, and the answers that a clerk gives; what it becomes stands in `expected/`."""

    name: str
    rows: list[list[str]]
    merges: tuple[Merge, ...]
    answers: dict[str, str]
    to: str = "bureau"
    encoding: str = "utf-8-sig"


SHAPES = (
    Shape(
        name="housing",
        rows=[
            [
                "序号",
                "单位/科室",
                "风险\n类别",
                "风险点",
                "廉政风险主要内容及表现形式",
                "风险等级",
                "防控措施",
                "部门\n负责人",
                "责任\n领导",
            ],
            [
                "1",
                "重点工程中心",
                "岗位职责风险",
                "车辆使用",
                "公车办私事；加油卡外借",
                "低",
                "1.定期提醒; 2.加油一车一卡;\n3.每月张贴里程和油耗。",
                "主任",
                "分管副局长",
            ],
            [
                "2",
                "",
                "业务流程风险",
                "大额支出不上会",
                "拆分付款，绕过集体研究",
                "高",
                "付款前核对会议纪要，没有纪要不付",
                "",
                "",
            ],
            [
                "3",
                "财务科",
                "岗位职责风险",
                "报销审核",
                "票据不合规也报",
                "中",
                "1.双人审核；2.季度抽查",
                "科长",
                "分管副局长",
            ],
        ],
        merges=((1, 1, 2, 1), (1, 7, 2, 7), (1, 8, 2, 8)),
        answers={
            "风险类别": "origin",
            "业务流程风险": "note",
            "部门负责人": "owner",
            "责任领导": "monitor",
            "kind": "integrity",
            "category": "finance",
            "重点工程中心": "new",
            "主任": "note",
        },
    ),
    Shape(
        name="enterprise",
        rows=[
            ["序号", "岗位类别", "风险名称", "风险描述", "防控措施", "监测指标"],
            [
                "1",
                "领导班子成员",
                "重大事项不报告",
                "1.1不清楚哪些要报。\n1.2报得晚。",
                "1.1列出报告清单。\n1.2事前二十日报。",
                "未报次数",
            ],
            ["2", "", "民主生活会走过场", "2.1方案里没有廉洁内容。", "2.1方案先审。", "会议评价"],
        ],
        merges=((1, 1, 2, 1),),
        answers={"kind": "integrity", "category": "other", "numbered": "points", "领导班子成员": "whole"},
        to="bureau/leadership",
    ),
    Shape(
        name="tax",
        rows=[
            ["某市税务局廉政风险及防控措施一览表（一）", "", "", "", "", ""],
            ["执法类别：税收执法权", "", "", "", "填表日期：2026年4月10日", ""],
            ["职权名称", "重点岗位", "风险点", "防控措施", "预警等级", "备注"],
            [
                "资格认定",
                "局领导\n科长\n所长",
                "审批把关不严",
                "1.查验资料；2.双人核查；3.集体研究",
                "一级",
                "",
            ],
            ["", "科长\n管理员", "不到现场就出报告", "1.双人到场；2.报告双签", "二级", ""],
        ],
        merges=((0, 0, 0, 5), (3, 0, 4, 0)),
        answers={
            "资格认定": "acceptance-review",
            "kind": "integrity",
            "direction": "first",
            "posts": "each",
            "post/科长": "registration/chief",
            "所长": "whole",
            "管理员": "registration/clerk",
        },
        encoding="gb18030",
    ),
    Shape(
        name="builder",
        rows=[
            ["序号", "风险类别", "风险点", "风险情况描述", "防控措施", "建议风险级别"],
            ["1", "三重一大", "重大事项决策", "临时动议", "议题提前三日送达", "一级风险"],
            ["2", "", "重要干部任免", "不按程序", "会议记录存档", "一级风险"],
            ["3", "物资采购", "询价", "只问一家", "三家比价表存档", "二级风险"],
        ],
        merges=((1, 1, 2, 1),),
        answers={"风险类别": "note", "kind": "integrity", "category": "other", "direction": "first"},
        to="bureau/leadership",
    ),
    Shape(
        name="village",
        rows=[
            ["序号", "权力名称", "责任人", "风险点", "风险等级", "防控措施"],
            ["1", "村级重大决策", "书记、主任、监委会主任", "不开会就定", "A", "四议两公开记录"],
            ["2", "", "", "不公开", "B", "公开栏照片存档"],
            ["3", "印章管理", "文书", "审核不严", "C", "用印登记"],
        ],
        merges=((1, 1, 2, 1), (1, 2, 2, 2)),
        answers={
            "责任人": "owner",
            "村级重大决策": "note",
            "印章管理": "note",
            "kind": "integrity",
            "category": "other",
            "direction": "first",
            "书记": "chief",
            "person/主任": "cashier",
            "监委会主任": "note",
            "文书": "cashier",
            "owners": "watch",
        },
        to="bureau/finance",
    ),
    Shape(
        name="system",
        rows=[
            [
                "序号id",
                "岗位风险编号",
                "部门信息",
                "岗位",
                "执行年份",
                "风险项目名称",
                "廉政风险点描述",
                "风险发生可能性L值",
                "风险产生严重性C值",
                "廉政风险值D值",
                "风险等级",
                "预防和控制措施",
                "创建人姓名",
                "创建时间",
            ],
            [
                "17",
                "FX-001",
                "财务科",
                "出纳",
                "2026",
                "资金支付",
                "付款不核对合同",
                "可能性较大",
                "较大",
                "240",
                "一级风险",
                "付款前附合同和验收单",
                "管理员",
                "2026-04-01 09:15:00",
            ],
        ],
        merges=(),
        answers={
            "kind": "integrity",
            "category": "finance",
            "可能性较大": "高",
            "severity/较大": "较严重",
            "direction": "first",
        },
    ),
    Shape(
        name="court",
        rows=[
            ["风险类别", "风险岗位", "岗位风险点", "风险级别", "防控措施"],
            ["审判执行类", "执行员", "收当事人好处，拖延执行", "A级", "案款到账短信告知当事人"],
            ["", "", "不执行也不说明", "B级", "终本约谈记录存档"],
            ["评估拍卖类", "司法技术", "指定机构", "B级", "摇号录像"],
        ],
        merges=((1, 0, 2, 0), (1, 1, 2, 1)),
        answers={
            "风险类别": "category",
            "审判执行类": "enforcement",
            "评估拍卖类": "note",
            "kind": "integrity",
            "answers/category": "other",
            "direction": "first",
            "执行员": "new",
            "司法技术": "new",
        },
        to="bureau/registration",
    ),
    Shape(
        name="school",
        rows=[
            ["风险点合计：3个", "Ⅰ级：1个", "Ⅱ级：2个", "Ⅲ级：1个", ""],
            ["风险点", "风险等级", "主管领导", "分管领导", "防控方法"],
            ["1、学校决策不调研", "Ⅰ级", "校长", "校长", "调研报告存档"],
            ["2、干部推荐", "Ⅱ级", "校长", "副校长", "公示五日"],
            ["3、评优", "Ⅲ 级", "校长", "副校长", "公示五日"],
        ],
        merges=(),
        answers={
            "主管领导": "monitor",
            "分管领导": "monitor",
            "kind": "integrity",
            "category": "personnel",
            "direction": "first",
            "numbers": "drop",
            "校长": "leadership/director",
            "副校长": "leadership/deputy",
        },
        to="bureau/leadership",
    ),
    Shape(
        name="personal",
        rows=[
            ["岗位廉政风险自查登记表", "", "", ""],
            ["姓名", "（空）", "所在科室", "财务科"],
            ["职务", "出纳", "职责", "收付现金"],
            ["思想道德风险", "1.贪小", "等级", "三级"],
            ["岗位职责风险", "1.坐支现金", "等级", "一级"],
            ["防控措施", "1.日清月结", "", ""],
            ["本人签字", "", "科室意见", "同意"],
        ],
        merges=((0, 0, 0, 3), (5, 1, 5, 3)),
        answers={
            "kind": "integrity",
            "category": "finance",
            "direction": "first",
            "numbers": "drop",
            "pairing": "all",
        },
    ),
)
