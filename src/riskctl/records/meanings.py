"""What each field means, in both languages: for hover in editors and for docs/data-model.md.

By record, then by the code of the field; a test holds every field to have its meaning. What holds for
every record stands under "".
"""

from __future__ import annotations

from riskctl.base.messages import Pair, Words
from riskctl.records.meanings_cycle import CYCLE

MEANINGS: dict[str, Words] = {
    "": {
        "schema": ("这是哪一种文件、哪一版", "which kind of file this is, and its version"),
        "name": ("名称", "its name"),
        "id": ("编号，在本文件内不重复", "an id, once in this file"),
        "note": ("备注", "a note"),
        "reason": ("原因", "the reason"),
        "unit": ("所属单位的编号", "the unit's id"),
        "department": ("部门的编号", "the department's id"),
        "level": ("等级的编号", "the id of a level"),
        "basis": (
            "出处：plan 方案原文，ours 方案没写、由政策补定",
            "where it comes from: plan, or ours where the plan leaves it open",
        ),
        "from": ("从哪一天起", "the first day"),
        "to": ("到哪一天止", "the last day"),
        "due": ("完成时限", "the day it is due"),
        "aliases": ("也认的写法", "other words that are read for it"),
        "replace": (
            "true：只用本文件；不写：加在预设之上",
            "true: this file alone; else it adds to the preset's",
        ),
        "owner": ("由谁负责（岗位或部门）", "who answers for it: a post or a department"),
    },
    "Programme": {
        "language": ("登记库用的语言：zh 或 en", "the repository's language: zh or en"),
        "contact": ("公示上印的联系方式，可以公开", "the contact printed on notices; meant to be published"),
        "policy": (
            "定级政策：预设名，或本库里的政策文件",
            "the policy: a preset's name, or a file of the repository",
        ),
        "cycle": ("正在进行的年度", "the year under way"),
        "as_of": (
            "按哪一天判断，只用于存档和示例",
            "the day to judge by; for archives and examples only",
        ),
        "rules": (
            "调整规则的轻重：规则名 → error、warning、info 或 off",
            "a rule's severity: its name → error, warning, info or off",
        ),
        "ignore": ("不再提的问题，每条写明原因", "findings left out, each with its reason"),
        "limits": ("文件大小等限制", "limits of size"),
        "templates": ("自己的文书模板放在哪个文件夹", "the folder of own document templates"),
        "owners": (
            "主体或机构 → 代码托管网站上的用户名，改动由他们审：riskctl codeowners",
            "a subject or office → users of the git host who review its changes: riskctl codeowners",
        ),
    },
    "Ignore": {
        "rule": ("规则的编号或名称", "the rule's id or name"),
        "at": (
            "主体或路径，或其开头；不写就是全部",
            "a subject or path, or the start of one; all without it",
        ),
        "approved_by": ("经谁同意", "who approved it"),
        "until": ("到哪一天为止", "the last day it holds"),
    },
    "FileLimits": {
        "yaml_bytes": ("一个 YAML 文件最多多少字节", "bytes of a YAML file"),
        "depth": ("YAML 最多嵌套几层", "levels of nesting in YAML"),
        "csv_bytes": ("一个 CSV 文件最多多少字节", "bytes of a CSV file"),
        "csv_rows": ("一张表最多多少行", "rows of a table"),
        "csv_columns": ("一张表最多多少列", "columns of a table"),
        "csv_cell": ("一格最多多少个字", "characters of a cell"),
    },
    "Organization": {"units": ("本方案的各单位和上级单位", "the units of the programme, and those above")},
    "Unit": {
        "parent": ("上级单位的编号", "the id of the unit above"),
        "external": (
            "true：在本库之外的上级，只监控，没有登记表",
            "true: a unit above, outside this repository, that only watches",
        ),
        "head": ("一把手，写作 部门/岗位", "the head of the unit, as department/post"),
        "party_group": ("党组的名称", "the party group's name"),
        "discipline_office": (
            "纪检组（监察室）：名称，或 name 和 department",
            "the discipline office: its name, or name and department",
        ),
        "leading_group": ("领导小组的名称", "the leading group's name"),
        "leading_group_office": (
            "领导小组办公室：名称，或 name 和 department",
            "the leading group's office: its name, or name and department",
        ),
        "supervised_by": (
            "纪检另有上级的（如派驻），写那个单位",
            "the discipline office's own line, where it is not the parent",
        ),
        "powers": ("行使哪些权力", "the powers it holds"),
        "departments": ("下设部门", "its departments"),
    },
    "Department": {
        "head": ("部门负责人，写岗位编号", "the head, as a post of this department"),
        "leader_in_charge": ("主管领导，写作 部门/岗位", "the leader in charge, as department/post"),
        "powers": ("行使哪些权力", "the powers it holds"),
        "posts": ("岗位", "its posts"),
    },
    "Post": {
        "seats": ("几个人任这个岗位，不写是一个", "how many hold it; one without it"),
        "responsible": (
            "主管责任人，不是部门负责人时才写",
            "the responsible person, where it is not the head",
        ),
        "key": ("true：重点岗位", "true: a key post"),
    },
    "Office": {"department": ("由哪个部门的人组成", "the department whose people staff it")},
    "People": {
        "holders": (
            "岗位 → 任职人；岗位写作 单位/部门/岗位",
            "post → its holders; a post is written unit/department/post",
        )
    },
    "Holder": {
        "name": ("姓名，只写在这个文件里", "the name, which stands in this file only"),
        "person": ("重名的人用它区分", "tells namesakes apart"),
        "ambiguous": (
            "true：姓名也是普通的词，不作姓名检查",
            "true: the name is also an ordinary word and not searched for",
        ),
    },
    "Policy": {
        "extends": (
            "以哪个政策为底：预设名或文件；这里写的逐项替换",
            "the policy it stands on; what is written here replaces, part by part",
        ),
        "levels": ("等级，由轻到重排列", "the levels, lightest first"),
        "probability": ("发生概率的取值", "the values of probability"),
        "severity": ("危害程度的取值", "the values of severity"),
        "method": (
            "怎样定级：matrix 逐格，index 指数分档，criteria 按标准",
            "how a level follows: matrix, index, or criteria",
        ),
        "matrix": ("每种概率和危害的等级", "the level of every probability and severity"),
        "thresholds": ("指数分档，由低到高", "bands of the index, lowest first"),
        "criteria": ("定级的标准，用于 method: criteria", "the criteria, for method: criteria"),
        "default": ("一条标准也不符合时的等级", "the level where no criterion is met"),
        "floors": ("有的事项不低于哪一级", "levels below which some matters never fall"),
        "origins": ("风险来源另加的词", "more words for the origin of a risk"),
        "category_offices": (
            "风险类别 → 归口部门，在监控责任人之外",
            "category → the department in charge, beside the monitor",
        ),
        "assessment": ("考核细则：项目、扣分、等次", "how bodies are assessed: items, deductions, classes"),
        "monitoring": (
            "每一级多久看一次、用什么方式（分级监控）；换了等级而没有写的，从最重一级起依次对应",
            "how often the points of each level are looked at, and how; where levels are replaced without "
            "it, each follows the one of its rank, from the gravest",
        ),
        "copied": (
            "同一句话用在几个风险点下就提示",
            "under how many points one text is asked about",
        ),
        "bulk_signoffs": (
            "一天补记多少份签字就提示",
            "so many sign-offs recorded on one day are asked about",
        ),
        "bulk_after": (
            "签字以后过了几天才记录算补记",
            "recorded so many days after the signature, a sign-off counts as late",
        ),
        "notice_days": ("公示几个工作日", "how many working days a notice runs"),
        "publish_single_posts": (
            "true：只有一人的岗位，等级和监控人也可对外公布",
            "true: posts held by one person are graded in public too",
        ),
    },
    "Level": {
        "id": ("编号，写进登记表的就是它", "its id, which registers hold"),
        "monitor": ("由哪个或哪些机构监控", "the office or offices that watch"),
    },
    "Watch": {
        "months": ("每几个月一次", "once in so many months"),
        "days": ("每几天一次，与 months 只写一个", "once in so many days; or months, not both"),
        "methods": (
            "用哪些方式算数：information 信息监测、self_check 定期自查、spot_check 随机抽查",
            "the methods that count: information, self_check, spot_check",
        ),
        "weight": (
            "随机抽查时每个风险点有几个签，越多越容易抽中",
            "how many lots such a point has in a random draw",
        ),
    },
    "Value": {
        "value": ("分值，越大越高", "its worth; more is graver"),
        "criteria": ("怎样才选它", "when to choose it"),
    },
    "Cell": {"probability": ("概率的取值", "a probability"), "severity": ("危害的取值", "a severity")},
    "Threshold": {"below": ("指数低于多少；最后一档不写", "the index is below this; not in the last band")},
    "Criterion": {"text": ("标准的内容", "the criterion in words")},
    "Floor": {
        "matter": ("权力事项", "a matter"),
        "key": ("true：所有重点事项", "true: every key matter"),
    },
    "Matters": {"matters": ("权力事项", "the matters")},
    "Matter": {
        "power": ("属于哪项权力", "the power it belongs to"),
        "key": ("true：重点事项，如三重一大", "true: a key matter"),
    },
    "Wording": {
        "slogans": ("空话", "slogans"),
        "signs": ("说到谁查、多久、留什么的词", "words that say who checks, how often, leaving what"),
    },
    "Regulations": {"regulations": ("制度", "the regulations")},
    "Regulation": {
        "title": ("名称", "its title"),
        "number": ("文号", "its document number"),
        "state": ("现行、有漏洞待修订、缺失待制定、已废止", "in force, to revise, to draft, repealed"),
    },
    "Cycle": {
        "year": ("年度", "the year"),
        "phases": ("各阶段", "its phases"),
        "notice": ("公示期", "the period of public notice"),
    },
    "Phase": {
        "role": (
            "这一阶段办什么，到期和缺什么都看它；不在四样里的写“其他”。不写的，编号正是其中之一时就算它",
            "what the phase is for: what is due or missing hangs on it; `other` where it is none of the "
            "four. Without it an id that is one of them counts as it",
        ),
    },
    "Flow": {
        "department": ("哪个部门的流程，写作 单位/部门", "whose workflow it is, as unit/department"),
        "matters": ("涉及的权力事项", "the matters it is about"),
        "nodes": ("环节", "its nodes"),
        "edges": ("连线", "its edges"),
    },
    "Node": {
        "kind": ("开始、环节、判断、结束", "start, step, decision or end"),
        "actor": ("经办岗位", "the post that acts"),
        "none": (
            "没有风险的原因；可以分两种风险写",
            "why no risk arises here, for one kind of risk or for both",
        ),
    },
    "Edge": {
        "from": ("从哪个环节", "the node it leaves"),
        "to": ("到哪个环节", "the node it leads to"),
        "label": ("连线上的字，如 是、否", "what stands on it, such as yes or no"),
    },
    "Register": {
        "department": ("部门的编号，与所在文件夹一致", "the department's id, as the folder has it"),
        "post": ("岗位的编号，与文件名一致", "the post's id, as the file is named"),
        "unit": ("单位的编号，与所在文件夹一致", "the unit's id, as the folder has it"),
        "duties": ("职责", "the duties"),
        "authority": ("法定权限及依据", "what the law empowers the post to do"),
        "declined": (
            "不办理的权力事项：单位登记表里写的是全单位，部门、个人登记表里写的只是本部门",
            "matters not exercised: by the whole unit in its own register, by the department alone in others",
        ),
        "risk_points": ("风险点", "the risk points"),
        "none": ("查过而没有风险点的原因", "why there is no risk point"),
    },
    "RiskPoint": {
        "title": ("哪一步、谁想得到什么", "the step, and who wants what"),
        "kind": ("廉政风险，或监管风险（该管的没有管）", "integrity, or failure to supervise"),
        "category": ("五类中的哪一类", "one of the five categories"),
        "probability": ("取值见政策文件", "a value of the policy"),
        "severity": ("取值见政策文件", "a value of the policy"),
        "criteria": ("符合政策的哪些标准", "which criteria of the policy it meets"),
        "measures": ("防范措施，至少一条", "what is done about it, one at least"),
        "matter": ("权力事项的编号或名称", "the matter, by id or name"),
        "flow": ("流程图的环节，写作 流程/环节", "the node of a chart, as flow/node"),
        "department": (
            "单位登记表里的风险点属于哪个部门",
            "of a unit's point: the department whose it is",
        ),
        "origin": ("思想道德、制度机制、岗位职责", "ethics, institutions, duties of the post"),
        "manifestations": ("怎样看得出来", "how it shows"),
        "level": ("由 riskctl level --write 写入", "written by riskctl level --write"),
        "override": (
            "领导小组审定的等级与算出的不同时才写",
            "a level confirmed against the computed one",
        ),
        "monitor": ("另加的监控责任人，一般不用写", "a further monitor; seldom needed"),
        "status": ("在防，或已关闭", "open or closed"),
        "review": ("上年转来的风险点复核过", "a carried point was looked at again"),
        "since": ("年中新发现的，从哪一天起防范", "of a point found mid-year: the day it is watched from"),
        "closed": ("关闭的日期和原因", "when it was closed, and why"),
    },
    "Measure": {
        "text": ("谁查、查什么、多久一次、留什么记录", "who checks what, how often, leaving which record"),
        "type": ("教育、制度、监督", "education, institution, supervision"),
        "regulation": ("依据的制度", "the regulation behind it"),
        "done": ("哪一天完成的", "the day it was done"),
        "effect": ("落实效果", "what came of it"),
    },
    "Override": {
        "reason": ("审定的理由", "the reason"),
        "body": ("哪个机构审定的", "the body that decided"),
        "date": ("哪一天审定的", "the day it decided"),
    },
    "Closed": {
        "date": ("哪一天关闭的", "the day it was closed"),
        "reason": ("为什么不再有这个风险", "why the risk no longer arises"),
    },
    "Review": {
        "date": ("哪一天复核的", "the day of the review"),
        "basis": ("看了什么，结论怎样", "what was looked at, and what was found"),
    },
    "Declined": {"matter": ("权力事项的编号或名称", "the matter, by id or name")},
} | CYCLE


def meaning(records: tuple[str, ...], field: str) -> Pair | None:
    """Return what the field with this code means in the first of `records` that says so, else everywhere."""
    for record in (*records, ""):
        if found := MEANINGS.get(record, {}).get(field):
            return found
    return None
