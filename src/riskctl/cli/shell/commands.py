"""The tables of commands: all that help, lists and suggestions need, so that no command is loaded for it."""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, which would cost Tab its loading
if TYPE_CHECKING:
    from riskctl.base.messages import Pair, Words

PANELS: Words = {
    "start": ("开始使用", "Getting started"),
    "work": ("日常工作", "Everyday work"),
    "year": ("全年", "The whole year"),
    "identify": ("查找与公示", "Identify and publish"),
    "watch": ("监控与处置", "Watch and respond"),
    "assess": ("检查与考核", "Inspect and assess"),
    "help": ("规则与帮助", "Rules and help"),
}

COMPLETE = "_RISKCTL_COMPLETE"  # set by the script of `riskctl completion` when Tab is pressed
FIRST_PAGE = "riskctl.cli.start.first_page"  # what is shown where no command is called

# name → (panel, module, summary)
COMMANDS: dict[str, tuple[str, str, Pair]] = {
    "init": (
        "start",
        "riskctl.cli.start.init",
        ("新建一个登记库", "Make a new register repository"),
    ),
    "new": (
        "start",
        "riskctl.cli.start.new",
        ("新建一份登记表，已知的先填好", "Make a new register, with what is known filled in"),
    ),
    "desk": (
        "start",
        "riskctl.desk.command",
        ("在浏览器里看一年、办一年的事", "See and work the year in the browser"),
    ),
    "check": (
        "work",
        "riskctl.cli.daily.check",
        ("检查登记表，指出问题和改法", "Check the registers: what is wrong, and what to write instead"),
    ),
    "level": (
        "work",
        "riskctl.cli.daily.level",
        ("计算每个风险点的等级和监控责任人", "Compute the level and the monitor of every risk point"),
    ),
    "list": (
        "work",
        "riskctl.cli.daily.list",
        (
            "按等级、监控人、事项、制度、期限查风险点",
            "Find points by level, monitor, matter, regulation, due day",
        ),
    ),
    "render": (
        "work",
        "riskctl.cli.daily.render",
        ("生成登记表、公示等文书", "Produce the forms, notices and other documents"),
    ),
    "fix": (
        "work",
        "riskctl.cli.daily.fix",
        ("修正有把握的问题，先用 --diff 看", "Mend what is sure; see it first with --diff"),
    ),
    "diff": (
        "work",
        "riskctl.cli.daily.diff",
        (
            "比较两个版本：等级、监控人、措施有什么实质变化",
            "Compare two states: what changed in levels, monitors and measures",
        ),
    ),
    "import": (
        "work",
        "riskctl.cli.daily.intake",
        ("把 Excel、Word、CSV 里的表导入登记库", "Import tables from Excel, Word and CSV"),
    ),
    "export": (
        "work",
        "riskctl.cli.daily.export",
        ("登记表导出成工作簿，给部门填", "Registers as workbooks for departments to fill in"),
    ),
    "convert": (
        "work",
        "riskctl.cli.daily.convert",
        ("登记表在 YAML 和 CSV 表格之间互转", "Turn registers from YAML into a table, or back"),
    ),
    "move": (
        "work",
        "riskctl.cli.tools.move",
        (
            "机构调整：编号、登记表、引用、记录一起改",
            "Carry a reorganisation through all files",
        ),
    ),
    "status": (
        "year",
        "riskctl.cli.year.status",
        (
            "这一年走到哪一步：过期、没有答复、还缺、接下来",
            "Where the year stands: overdue, unanswered, missing, next",
        ),
    ),
    "due": (
        "watch",
        "riskctl.cli.year.due",
        ("列出到哪一天该看哪些风险点、由谁看", "List which points are to be looked at by when, and by whom"),
    ),
    "record": (
        "watch",
        "riskctl.cli.year.record",
        ("记一次预防或监控：看了什么、看到什么", "Record an act of prevention or monitoring"),
    ),
    "correct": (
        "year",
        "riskctl.cli.year.correct",
        ("只改了说法的，记一次更正，签字和公示仍然有效", "Record that only the wording was corrected"),
    ),
    "done": (
        "watch",
        "riskctl.cli.year.done",
        ("在登记表里写明措施完成的日期和效果", "Write into the register that measures were carried out"),
    ),
    "inspect": (
        "assess",
        "riskctl.cli.year.inspect",
        ("检查单位、部门：六项检查，算得出的先填好", "Inspect by the six questions, facts filled in"),
    ),
    "tally": (
        "assess",
        "riskctl.cli.year.tally",
        ("记一次检查的调查表、民主评议合计", "Record the totals of an inspection's survey or appraisal"),
    ),
    "assess": (
        "assess",
        "riskctl.cli.year.assess",
        ("考核单位、部门，逐分说明", "Assess units and departments, explained to the last point"),
    ),
    "warn": (
        "watch",
        "riskctl.cli.year.letters.warn",
        ("发风险预警通知书，记它的签收、回复、核实", "Issue a warning letter, and record what became of it"),
    ),
    "rectify": (
        "watch",
        "riskctl.cli.year.letters.rectify",
        (
            "发整改通知书，记它的签收、回复、核实",
            "Issue a rectification notice, and record what became of it",
        ),
    ),
    "respond": (
        "watch",
        "riskctl.cli.year.letters.respond",
        (
            "记一次对个人的处置：只有日期、方式、文号",
            "Record a response to an individual by its reference alone",
        ),
    ),
    "sample": (
        "watch",
        "riskctl.cli.year.sample",
        (
            "随机抽查：按等级加权抽取，谁都能重算",
            "Draw a random check, weighted by level, that anybody can repeat",
        ),
    ),
    "prepare": (
        "year",
        "riskctl.cli.year.prepare",
        ("记录方案、动员、培训和领导小组名单", "Record the plan, mobilization, trainings and leading group"),
    ),
    "suggest": (
        "identify",
        "riskctl.cli.year.suggest",
        (
            "记录群众、领导和互查提出的建议，以及是否采纳",
            "Record what others suggest for a register, and what came of it",
        ),
    ),
    "notice": (
        "identify",
        "riskctl.cli.year.notice",
        (
            "公示：发起、记意见、答复、结束、印发，也可补充公示",
            "Public notices: open, record comments, answer, close, issue",
        ),
    ),
    "sign": (
        "identify",
        "riskctl.cli.year.sign",
        ("记录自查、评查、互查、审定的签字", "Record who signed which step for which register"),
    ),
    "dossier": (
        "year",
        "riskctl.cli.year.dossier",
        (
            "迎检：把一年的材料和卷内目录归到一个目录",
            "Gather the year's evidence in one folder with a table of contents",
        ),
    ),
    "rollover": (
        "year",
        "riskctl.cli.year.rollover",
        ("转入下一年度，风险点一个不少", "Open the next year, with every point carried over"),
    ),
    "review": (
        "year",
        "riskctl.cli.year.review",
        ("记转入的风险点复核过，看了什么", "Note that points carried over were looked at again"),
    ),
    "help": (
        "help",
        "riskctl.cli.tools.help",
        ("一个命令的说明，或哪个命令办一件事", "The page of a command, or which command does what"),
    ),
    "rules": ("help", "riskctl.cli.tools.rules", ("列出全部检查规则", "List all rules")),
    "explain": (
        "help",
        "riskctl.cli.tools.explain",
        (
            "说明一条规则，或登记库里的一个词、一个风险点",
            "Explain a rule, or a word or a point of the repository",
        ),
    ),
    "schema": (
        "help",
        "riskctl.cli.tools.schema",
        ("输出各类文件的 JSON Schema，供编辑器使用", "Print the JSON Schemas of the files, for editors"),
    ),
    "migrate": (
        "help",
        "riskctl.cli.tools.migrate",
        ("把旧的写法改成最新的，先看再写", "Bring older files into today's form, shown first"),
    ),
    "config": (
        "help",
        "riskctl.cli.tools.config_show",
        ("列出全部设置，各自来自哪里", "All settings, and where each comes from"),
    ),
    "template": (
        "help",
        "riskctl.cli.tools.template_check",
        (
            "检查自己的 Word 模板，列出能写的占位符",
            "Check one's own Word templates, list their names",
        ),
    ),
    "git": (
        "help",
        "riskctl.cli.tools.git",
        ("设好 git：按意思显示和合并登记表", "Set up git to show and merge registers by meaning"),
    ),
    "codeowners": (
        "help",
        "riskctl.cli.tools.codeowners",
        (
            "生成 CODEOWNERS：哪个单位的改动由谁审",
            "Make CODEOWNERS: who reviews a change of whose registers",
        ),
    ),
    "lsp": (
        "help",
        "riskctl.cli.tools.lsp",
        (
            "给编辑器：边写边检查、补全、说明、跳转、改编号",
            "For editors: findings, ids, levels and places as you type",
        ),
    ),
    "textconv": (
        "help",
        "riskctl.cli.tools.textconv",
        ("给 git：把表格显示成一格一行", "For git: show a table, a line a cell"),
    ),
    "merge": (
        "help",
        "riskctl.cli.tools.merge",
        ("给 git：按风险点和字段合并两个分支", "For git: merge two branches by point and field"),
    ),
    "completion": (
        "help",
        "riskctl.cli.tools.completion",
        ("输出按 Tab 补全命令的脚本", "Print the script that completes commands on Tab"),
    ),
}

# command → its subcommands: name → (module, summary); without a line here it has none
SUBCOMMANDS: dict[str, dict[str, tuple[str, Pair]]] = {
    "notice": {
        "open": (
            "riskctl.cli.year.notice.open",
            ("发起公示，把要公示的内容照下来", "Open a notice: a photograph of what is published"),
        ),
        "comment": ("riskctl.cli.year.notice.comment", ("记一条意见", "Record a comment")),
        "answer": ("riskctl.cli.year.notice.answer", ("答复一条意见", "Answer a comment")),
        "close": (
            "riskctl.cli.year.notice.close",
            ("意见都答复了，结束公示", "Close a notice whose comments are all answered"),
        ),
        "issue": (
            "riskctl.cli.year.notice.issue",
            ("期满以后印发", "Issue a notice once its period is over"),
        ),
    },
    "sign": {
        "self": ("riskctl.cli.year.sign", ("个人自查：本人签字", "The holder's own review")),
        "department": ("riskctl.cli.year.sign", ("部门评查：部门负责人签字", "The review of the department")),
        "cross": ("riskctl.cli.year.sign", ("交叉互查：别的部门签字", "The check of another department")),
        "group": ("riskctl.cli.year.sign", ("评估审查：领导小组审定", "The review of the leading group")),
        "superior": ("riskctl.cli.year.sign", ("上级审议：上一级审定", "The confirmation of the superior")),
    },
    "prepare": {
        "plan": ("riskctl.cli.year.prepare", ("印发了实施方案", "The plan was issued")),
        "mobilization": ("riskctl.cli.year.prepare", ("开了动员会", "A unit was mobilized")),
        "training": ("riskctl.cli.year.prepare", ("办了培训", "A training was held")),
        "group": (
            "riskctl.cli.year.prepare_group",
            ("印发了领导小组成员名单", "The members of the leading group were named"),
        ),
    },
    "suggest": {
        "add": ("riskctl.cli.year.suggest.add", ("记一条建议", "Record a suggestion")),
        "answer": ("riskctl.cli.year.suggest.answer", ("答复一条建议", "Answer a suggestion")),
    },
    "warn": {
        "issue": ("riskctl.cli.year.letters.warn", ("发一份预警通知书", "Issue a warning letter")),
        "received": ("riskctl.cli.year.letters.later", ("它已经签收", "It was received")),
        "replied": ("riskctl.cli.year.letters.later", ("它已经回复", "It was answered")),
        "verified": ("riskctl.cli.year.letters.later", ("回复核实了", "The reply was verified")),
    },
    "rectify": {
        "issue": (
            "riskctl.cli.year.letters.rectify",
            ("给单位或部门发一份整改通知书", "Issue a notice to a unit or department"),
        ),
        "person": (
            "riskctl.cli.year.letters.rectify_person",
            ("给个人发的，只记文号", "Record a notice to a person by its reference alone"),
        ),
        "received": ("riskctl.cli.year.letters.later", ("它已经签收", "It was received")),
        "replied": ("riskctl.cli.year.letters.later", ("它已经回复", "It was answered")),
        "verified": (
            "riskctl.cli.year.letters.later",
            ("整改核实了", "What was mended was verified"),
        ),
    },
    "template": {
        "check": (
            "riskctl.cli.tools.template_check",
            ("看一份 Word 模板的占位符都对不对", "Whether all placeholders of a Word template are right"),
        ),
        "vars": (
            "riskctl.cli.tools.template_vars",
            ("列出一种文书能写的占位符", "List the placeholders of a kind of document"),
        ),
    },
    "config": {
        "show": (
            "riskctl.cli.tools.config_show",
            ("列出设置、值和来处", "Settings, their values and where they come from"),
        ),
    },
    "git": {
        "install": ("riskctl.cli.tools.git", ("设好本库的 git", "Set up git for this repository")),
    },
}
