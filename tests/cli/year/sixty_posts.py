"""A bureau of sixty posts in twelve departments, generated: organisation, registers, phases of the year."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import REPOSITORY

DEPARTMENTS = (
    *("局领导", "注册登记科", "纪检组", "办公室", "人事科", "财务科", "市场科", "执法科", "法制科"),
    *("消保科", "商标广告科", "信息中心"),
)
POSTS = ("负责人", "副职", "主办", "协办", "内勤")
IDS = ("leadership", "registration", "discipline", *(f"d{n:02}" for n in range(4, len(DEPARTMENTS) + 1)))
GRADES = (
    ("高", "严重", 3),
    ("低", "较严重", 2),
    ("较低", "轻微", 1),
    ("较低", "较严重", 1),
    ("低", "较严重", 2),
)
DUE = ("2010-06-25", "2010-08-31", "2010-10-29")
PHASES = """\
schema: riskctl/cycle/v1
year: 2010
phases:
  - {id: plan, role: mobilization, name: 制定方案、动员部署, from: 2010-03-01, to: 2010-03-31}
  - {id: find, role: identification, name: 界定职责、查找风险, from: 2010-04-01, to: 2010-04-30}
  - {id: watch, role: supervision, name: 健全机制、监督防范, from: 2010-05-01, to: 2010-11-30}
  - {id: close, role: assessment, name: 检查考核、修正完善, from: 2010-12-01, to: 2010-12-31}
"""


def files() -> dict[str, str | None]:
    """Return the repository, file by file; None for those of the small example that it has not."""
    gone = {
        name: None for name in REPOSITORY if name.startswith("registers/") and not name.endswith("unit.yaml")
    }
    made = {"organization.yaml": _organization(), "people.yaml": _people(), "cycles/2010/cycle.yaml": PHASES}
    flows = REPOSITORY["flows/registration.yaml"].replace("actor: clerk", "actor: p3")
    programme = REPOSITORY["riskctl.yaml"].replace("as_of: 2010-04-15\n", "")
    registers = {f"registers/bureau/{d}/{p}.yaml": text for d, p, text in _registers()}
    return {**gone, **made, "flows/registration.yaml": flows, "riskctl.yaml": programme, **registers}


def _organization() -> str:
    head, _, _ = REPOSITORY["organization.yaml"].partition("    departments:\n")
    return (
        head.replace("leadership/director", "leadership/p1") + "    departments:\n" + "".join(_departments())
    )


def _departments() -> Iterator[str]:
    for n, (id, name) in enumerate(zip(IDS, DEPARTMENTS, strict=True)):
        posts = "".join(f"          - {{id: p{m}, name: {post}}}\n" for m, post in enumerate(POSTS, 1))
        leader = "" if id == "leadership" else f"        leader_in_charge: leadership/p{1 + n % 2}\n"
        powers = "        powers: [approval]\n" if id == "registration" else ""
        head = f"      - id: {id}\n        name: {name}\n        head: p1\n"
        yield f"{head}{leader}{powers}        posts:\n{posts}"


def _people() -> str:
    rows = (
        f"  bureau/{d}/p{p}: [{{name: {chr(0x5B50 + n)}某{chr(0x5C00 + p)}, from: 2008-01-01}}]\n"
        for n, d in enumerate(IDS)
        for p in range(1, len(POSTS) + 1)
    )
    return "schema: riskctl/people/v1\nholders:\n" + "".join(rows)


def _registers() -> Iterator[tuple[str, str, str]]:
    for n, (d, name) in enumerate(zip(IDS, DEPARTMENTS, strict=True)):
        for p, post in enumerate(POSTS, 1):
            head = f"schema: riskctl/person/v1\nunit: bureau\ndepartment: {d}\npost: p{p}\nrisk_points:\n"
            own = (n * len(POSTS) + p) % 5 < 3  # 1.6 points a person
            yield d, f"p{p}", head + "".join(_points(d, f"{name}{post}", n + p, 2 if own else 1))


def _points(department: str, title: str, seed: int, count: int) -> Iterator[str]:
    for n in range(1, count + 1):
        probability, severity, level = GRADES[(seed + 2 * n) % len(GRADES)]
        matter = "    matter: acceptance-review\n    flow: registration/accept\n"
        owner = 2 if title.endswith("负责人") else 1
        is_window = department == "registration" and title.endswith("主办") and n == 1
        yield (
            f"  - id: R0{n}\n    title: {title}经手的第{n}类事项不按程序办理\n    kind: integrity\n"
            f"    category: {'approval' if is_window else 'other'}\n{matter if is_window else ''}"
            f"    manifestations: [{title}第{n}类事项先办后补手续]\n"
            f"    probability: {probability}\n    severity: {severity}\n    level: {level}\n    measures:\n"
            f"      - text: 科室负责人每月抽查{title}第{n}类事项五件，在台账上签名\n"
            f"        type: supervision\n        owner: {department}/p{owner}\n"
            f"        due: {DUE[(seed + n) % len(DUE)]}\n"
        )
