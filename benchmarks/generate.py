"""Makes a register repository of any size in the shapes that real deployments have.

See docs/internals/words.md#sizes.

Either files: units of ten departments of ten posts, a register of about 4 kB with six risk points. They
have no finding, or one on every second point: in turn a wrong level, a regulation and an owner written
wrong, and a matter nobody knows. Or one table: a large bureau in one CSV, most posts with one point and a
few with many. Or a province: units of three departments and twelve posts below each other, each in a file of
its own in `organization/`, a CSV a department and for every tenth unit YAML a post. The same size gives the
same bytes, so that two runs can be compared.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

POSTS, DEPARTMENTS, POINTS = 10, 10, 6
BUREAU_POSTS = 62  # of a department
BUREAU_POINTS = (1, 1, 1, 1, 2, 1, 1, 2, 1, 5)  # of a post: 1.6 on average, heavy-tailed
TWO_MEASURES = 10  # every tenth point has a second measure, in a row of its own
TABLE = "registers/u0/bureau.csv"
UNIT_POINTS = ((2, 3, 4, 5), (2, 3, 4, 5), (2, 3, 4, 6))  # of the posts of its departments: 43
BELOW = 30  # units directly below another
IN_YAML = 10  # every tenth unit

PROGRAMME = """\
schema: riskctl/programme/v1
name: 性能测试
language: zh
policy: jiuquan-2010
cycle: 2010
as_of: 2010-04-15
"""
REGULATIONS = """\
schema: riskctl/regulations/v1
regulations:
  - {id: registration-review, title: 企业登记审查办法, state: in_force, from: 2009-03-01}
"""
POINT = """\
  - id: R{n:02}
    title: 第{post}岗办理第{n}类事项时对不符合条件的申请予以受理
    kind: {kind}
    category: approval
    matter: {matter}
    manifestations:
      - 对不符合条件的申请予以受理，收受当事人礼品礼金
      - 对材料齐全的申请以各种理由拖延，暗示当事人表示
    probability: {probability}
    severity: {severity}
    level: {level}
    measures:
      - text: 第{post}岗的第{n}类事项一审一核，负责人每日随机复核当日受理件的十分之一并在台账上签名
        type: supervision
        regulation: {regulation}
        owner: {owner}
        due: 2010-05-31
"""
RIGHT = {"matter": "acceptance-review", "regulation": "registration-review", "owner": "p0"}
WRONG: tuple[dict[str, object], ...] = (
    {"regulation": "registration-reviw"},
    {"severity": "严重", "probability": "低", "level": 3},
    {"owner": "p00"},
    {"matter": "acceptance-revue"},
)
GRADES = (("高", "严重", 3), ("高", "较严重", 2), ("低", "较严重", 2), ("低", "轻微", 1), ("较低", "轻微", 1))


HEAD = ("schema: riskctl/organization/v1", "units:")
HEADINGS = """\
部门,岗位,编号,风险点,风险性质,风险类别,权力事项,表现形式,发生概率,危害程度,风险等级,防范措施,措施类型,对应制度,措施责任人,完成时限"""


def generate(root: Path, registers: int, findings: bool = False) -> None:
    """Write a repository with `registers` personal registers below `root`; with `findings` each second point
    has one."""
    units = -(-registers // (POSTS * DEPARTMENTS))
    _write(root / "riskctl.yaml", PROGRAMME)
    _write(root / "regulations.yaml", REGULATIONS)
    _write(root / "organization.yaml", _organization(units, DEPARTMENTS, POSTS))
    for number in range(registers):
        unit, rest = divmod(number, POSTS * DEPARTMENTS)
        department, post = divmod(rest, POSTS)
        text = _register(unit, department, post, findings)
        _write(root / f"registers/u{unit}/d{department}/p{post}.yaml", text)


def generate_table(root: Path, points: int) -> None:
    """Write a repository of one unit, all of whose `points` stand in one table, below `root`."""
    _write(root / "riskctl.yaml", PROGRAMME)
    _write(root / "regulations.yaml", REGULATIONS)
    rows = list(_rows(points))
    departments = int(rows[-1][0].removeprefix("d")) + 1
    _write(root / "organization.yaml", _organization(1, departments, BUREAU_POSTS))
    table = io.StringIO(newline="")
    csv.writer(table).writerows([HEADINGS.split(","), *rows])
    _write(root / TABLE, "\ufeff" + table.getvalue())


def generate_province(root: Path, units: int, findings: bool = False) -> None:
    """Write a repository of so many units of 43 points each below `root`; with `findings` each second point
    has one."""
    _write(root / "riskctl.yaml", PROGRAMME)
    _write(root / "regulations.yaml", REGULATIONS)
    above = _organization(0, 0, 0)
    _write(root / "organization.yaml", above)
    for unit in range(units):
        parent = f"u{(unit - 1) // BELOW}" if unit else "above"
        lines = _unit(unit, len(UNIT_POINTS), len(UNIT_POINTS[0]), parent)
        _write(root / f"organization/u{unit}.yaml", "\n".join((*HEAD, *lines)) + "\n")
        for department, posts in enumerate(UNIT_POINTS):
            _department(root, unit, department, posts, findings)


def _department(root: Path, unit: int, department: int, posts: Sequence[int], findings: bool) -> None:
    if unit % IN_YAML == 0:
        for post, count in enumerate(posts):
            text = _register(unit, department, post, findings, count)
            _write(root / f"registers/u{unit}/d{department}/p{post}.yaml", text)
        return
    rows = [HEADINGS.split(",")]
    for post, count in enumerate(posts):
        for n in range(1, count + 1):
            rows += _point_rows(department * BUREAU_POSTS + post, n, False, unit, findings and n % 2 == 1)
    table = io.StringIO(newline="")
    csv.writer(table).writerows(rows)
    _write(root / f"registers/u{unit}/d{department}/points.csv", "\ufeff" + table.getvalue())


def _rows(points: int) -> Iterator[list[str]]:
    """The rows of so many points, post by post, a register after another."""
    left, post = points, 0
    while left:
        count = min(left, BUREAU_POINTS[post % len(BUREAU_POINTS)])
        for n in range(1, count + 1):
            yield from _point_rows(post, n, second=(points - left + n) % TWO_MEASURES == 0)
        left, post = left - count, post + 1


def _point_rows(
    seat: int, n: int, second: bool, unit: int | None = None, wrong: bool = False
) -> Iterator[list[str]]:
    department, post = divmod(seat, BUREAU_POSTS)
    probability, severity, level = GRADES[(post + n) % len(GRADES)]
    level = level % 3 + 1 if wrong else level
    subject = [f"d{department}", f"p{post}"]
    office = f"第{department}科" if unit is None else f"第{unit}局第{department}科"
    title = f"{office}第{post}岗办理第{n}类事项时对不符合条件的申请予以受理"
    said = "对不符合条件的申请予以受理，收受当事人礼品礼金；对材料齐全的申请以各种理由拖延，暗示当事人表示"
    point = [f"R{n:02}", title, ("廉政风险", "监管风险")[n % 2], "行政审批类", "受理审查", said]
    measure = f"{office}第{post}岗的第{n}类事项一审一核，负责人每日复核当日受理件的十分之一，记入台账"
    done_by = ["监督", "registration-review", "p0", "2010-05-31"]
    yield [*subject, *point, probability, severity, str(level), measure, *done_by]
    if second:
        other = f"第{department}科每季度抽查第{post}岗第{n}类事项的录像两段，与取号记录对照，写进检查底稿"
        yield [*subject, *[""] * (len(point) + 3), other, *done_by]


def generate_faulty(root: Path, registers: int) -> None:
    """Write the same with a finding on every second point."""
    generate(root, registers, findings=True)


def generate_faulty_province(root: Path, units: int) -> None:
    """Write the same with a finding on every second point."""
    generate_province(root, units, findings=True)


def _register(unit: int, department: int, post: int, findings: bool, points: int = POINTS) -> str:
    head = f"schema: riskctl/person/v1\nunit: u{unit}\ndepartment: d{department}\npost: p{post}\n"
    head += "duties: [企业登记材料的受理和审查, 登记档案的整理和移交]\nrisk_points:\n"
    wrong = [WRONG[(post + n // 2) % len(WRONG)] if findings and n % 2 else {} for n in range(1, points + 1)]
    return head + "".join(_point(post, n, one) for n, one in enumerate(wrong, 1))


def _point(post: int, n: int, wrong: dict[str, object]) -> str:
    probability, severity, level = GRADES[(post + n) % len(GRADES)]
    graded = {"probability": probability, "severity": severity, "level": level}
    return POINT.format_map(
        {"n": n, "post": post, "kind": ("integrity", "regulatory")[n % 2]} | graded | RIGHT | wrong
    )


def _organization(units: int, departments: int, posts: int) -> str:
    lines = [*HEAD]
    lines.append(
        "  - {id: above, name: 省局, external: true, party_group: 省局党组, discipline_office: 省局纪检组}"
    )
    for unit in range(units):
        lines += _unit(unit, departments, posts, "above")
    return "\n".join(lines) + "\n"


def _unit(unit: int, departments: int, posts: int, parent: str) -> list[str]:
    lines = [
        f"  - id: u{unit}",
        f"    name: 第{unit}局",
        f"    parent: {parent}",
        f"    head: d0/p{posts - 1}",
    ]
    lines += ["    party_group: 局党组", "    discipline_office: 纪检组", "    departments:"]
    listed = ", ".join(f"{{id: p{n}, name: 岗位{n}}}" for n in range(posts))
    for department in range(departments):
        lines.append(
            f"      - {{id: d{department}, name: 第{department}科, head: p0, "
            f"leader_in_charge: d0/p{posts - 1}, posts: [{listed}]}}"
        )
    return lines


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


SHAPES: dict[str, Callable[[Path, int], None]] = {
    "files": generate,
    "faulty": generate_faulty,
    "table": generate_table,
    "province": generate_province,
    "faulty-province": generate_faulty_province,
}

if __name__ == "__main__":
    shape, count, folder = sys.argv[1:]
    SHAPES[shape](Path(folder), int(count))
