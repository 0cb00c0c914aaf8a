"""A line for every command and subcommand of the tables, on the repository of `whole_year`."""

from __future__ import annotations

from tests.hostile.whole_year import CHECKER, INSPECTION, POINT, SAMPLE

OTHER = "county/office/cashier#R01"
CLERK = "bureau/registration/clerk"
FILE = "registers/bureau/registration/clerk.yaml"
TABLE = "registers/county/registers.csv"

# command → its lines; `notice open` is a subcommand's
LINES: dict[str, tuple[str, ...]] = {
    "init": ("init ../other --yes",),
    "new": ("new person county/office/cashier", "new unit bureau"),
    "desk": ("desk nowhere --no-browser",),  # one that opens goes on: tests/desk asks each of its pages
    "check": ("check", "check --format json", "check --format sarif", "check --fail-on info"),
    "level": ("level", "level --format json --names", f"level --explain {POINT}", "level --write"),
    "list": ("list", "list --format csv", "list --format json", "list bureau --level 3"),
    "render": (
        *("render annex-3 --gather", "render annex-4", "render annex-5", "render announcement"),
        *("render annual-report", "render board", "render comments", "render duties", "render inspection"),
        *(
            "render assessment",
            "render issuance",
            "render ledger",
            "render ledger-by-category",
            "render ledger-by-monitor",
            "render monitoring --month 2010-06",
            "render office-net",
            "render rectification",
        ),
        *(
            "render summary",
            "render suggestions",
            "render revision-plan",
            "render survey",
            "render warning",
            "render worksheet",
        ),
    ),
    "fix": ("fix --diff", "fix"),
    "diff": ("diff", "diff --format json"),
    "convert": ("convert registers/bureau --to csv", f"convert {TABLE} --to yaml --write"),
    "import": (f"import {TABLE} --to county", f"import {TABLE} --format json", f"import {TABLE} --leave 5"),
    "export": (
        *(
            "export --for bureau/registration --to xlsx --output ../x.xlsx",
            "export --to xlsx --output ../books",
        ),
        *("export --to csv --output ../x.csv", "export --for county --to json --output ../x.json"),
        "export --for county/office --to xlsx --blank --output ../blank.xlsx",
    ),
    "move": (
        f"move {CLERK} receptionist --name 窗口受理员",
        "move bureau/registration licensing --reason 示局发〔2010〕9号 --write",
    ),
    "migrate": ("migrate", "migrate --write"),
    "config show": ("config show", "config show --format json"),
    "status": ("status", "status --format json --by-department", "status --format html", "status county"),
    "due": ("due --until 2010-12-01", "due --format csv", "due bureau --format json"),
    "record": (f"record {POINT} spot_check --by {CHECKER} --finding 再查二十件",),
    "correct": (f"correct {POINT} --by bureau/leading_group_office --reason 改错字",),
    "help": ("help", "help 公示", "help notice open"),
    "done": (f"done {POINT} --all --effect 台账已建", f"done {OTHER} --measure 1"),
    "inspect": ("inspect county", f"inspect {INSPECTION} --question duties --answer yes --basis 问六人"),
    "tally": (f"tally {INSPECTION} appraisal --sent 6 --returned 5 --good 5",),
    "assess": ("assess bureau", "assess county --new"),
    "respond": ("respond bureau 警示提醒 --reference 示局纪〔2010〕6号",),
    "sample": ("sample county --size 1", f"sample --verify {SAMPLE}", f"sample --table {SAMPLE}"),
    "dossier": ("dossier 2010 --output ../dossier",),
    "rollover": ("rollover 2011", "rollover 2010 --report", "rollover 2011 --dry-run"),
    "review": (f"review {POINT} --basis 查上年收费单据",),
    "rules": ("rules",),
    "explain": ("explain 三级", "explain bureau", f"explain {POINT}", "explain acceptance-review"),
    "schema": ("schema --write", "schema --check"),
    "codeowners": ("codeowners --host github",),
    "lsp": ("lsp",),
    "textconv": (f"textconv {TABLE}",),
    "merge": (f"merge {FILE} {FILE} {FILE} {FILE}", f"merge {TABLE} {TABLE} {TABLE} {TABLE}"),
    "completion": ("completion bash",),
    "notice open": (f"notice open bureau --supplement {POINT}", "notice open county"),
    "notice comment": ("notice comment bureau --channel 意见箱 --text 比例偏低",),
    "notice answer": ("notice answer bureau C1a2b3c --declined 人手有限",),
    "notice close": ("notice close bureau",),
    "notice issue": ("notice issue bureau --number 示局发〔2010〕8号",),
    "sign self": (f"sign self {CLERK}", "sign self county --gather"),
    "sign department": (f"sign department {CLERK}",),
    "sign cross": (f"sign cross {CLERK} --by {CHECKER}",),
    "sign group": ("sign group bureau --gather",),
    "sign superior": ("sign superior bureau --gather",),
    "prepare plan": ("prepare plan county --number 县局发〔2010〕3号",),
    "prepare mobilization": ("prepare mobilization bureau county",),
    "prepare training": ("prepare training county",),
    "prepare group": ("prepare group bureau --leader leadership/director --number 局发〔2010〕4号",),
    "suggest add": (f"suggest add {CLERK} 收费不公开 --from staff",),
    "suggest answer": (f"suggest answer {CLERK} S839dd8 --adopted R01",),
    "warn issue": (
        f"warn issue {POINT} --sign 三件没有照片 --due 2010-05-18",
        f"warn {OTHER} --sign 没有对账 --due 2010-05-18",
    ),
    "warn received": ("warn received bureau/1",),
    "warn replied": ("warn replied bureau/1 --note 已补拍",),
    "warn verified": ("warn verified bureau/1",),
    "rectify issue": ("rectify issue county --basis 检查 --demand 存档 --due 2010-05-30",),
    "rectify person": ("rectify person bureau --reference 示局纪〔2010〕7号 --due 2010-05-30",),
    "rectify received": ("rectify received bureau/1",),
    "rectify replied": ("rectify replied bureau/1 --note 已存档",),
    "rectify verified": ("rectify verified bureau/1",),
    "template check": ("template check riskctl.yaml",),
    "template vars": ("template vars annex-5",),
    "git install": ("git install --check",),
}
