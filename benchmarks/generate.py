"""Makes a register repository of any size in the shapes that real deployments have (DOMAIN §8).

Units of ten departments of ten posts; a register of about 4 kB holds six risk points. The same
size gives the same bytes, so that two runs can be compared.
"""

from __future__ import annotations

from pathlib import Path

POSTS, DEPARTMENTS, POINTS = 10, 10, 6

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
    matter: acceptance-review
    manifestations:
      - 对不符合条件的申请予以受理，收受当事人礼品礼金
      - 对材料齐全的申请以各种理由拖延，暗示当事人表示
    probability: {probability}
    severity: {severity}
    level: {level}
    measures:
      - text: 第{post}岗的第{n}类事项一审一核，负责人每日随机复核当日受理件的十分之一并在台账上签名
        type: supervision
        regulation: registration-review
        owner: p0
        due: 2010-05-31
"""
GRADES = (("高", "严重", 3), ("高", "较严重", 2), ("低", "较严重", 2), ("低", "轻微", 1), ("较低", "轻微", 1))


def generate(root: Path, registers: int) -> None:
    """Write a repository with `registers` personal registers below `root`."""
    units = -(-registers // (POSTS * DEPARTMENTS))
    _write(root / "riskctl.yaml", PROGRAMME)
    _write(root / "regulations.yaml", REGULATIONS)
    _write(root / "organization.yaml", _organization(units))
    for number in range(registers):
        unit, rest = divmod(number, POSTS * DEPARTMENTS)
        department, post = divmod(rest, POSTS)
        _write(root / f"registers/u{unit}/d{department}/p{post}.yaml", _register(unit, department, post))


def _register(unit: int, department: int, post: int) -> str:
    head = f"schema: riskctl/person/v1\nunit: u{unit}\ndepartment: d{department}\npost: p{post}\n"
    head += "duties: [企业登记材料的受理和审查, 登记档案的整理和移交]\nrisk_points:\n"
    return head + "".join(_point(post, n) for n in range(1, POINTS + 1))


def _point(post: int, n: int) -> str:
    probability, severity, level = GRADES[(post + n) % len(GRADES)]
    kind = ("integrity", "regulatory")[n % 2]
    return POINT.format(n=n, post=post, kind=kind, probability=probability, severity=severity, level=level)


def _organization(units: int) -> str:
    lines = ["schema: riskctl/organization/v1", "units:"]
    lines.append(
        "  - {id: above, name: 省局, external: true, party_group: 省局党组, discipline_office: 省局纪检组}"
    )
    for unit in range(units):
        lines += [
            f"  - id: u{unit}",
            f"    name: 第{unit}局",
            "    parent: above",
            f"    head: d0/p{POSTS - 1}",
        ]
        lines += ["    party_group: 局党组", "    discipline_office: 纪检组", "    departments:"]
        for department in range(DEPARTMENTS):
            posts = ", ".join(f"{{id: p{n}, name: 岗位{n}}}" for n in range(POSTS))
            lines.append(
                f"      - {{id: d{department}, name: 第{department}科, head: p0, "
                f"leader_in_charge: d0/p{POSTS - 1}, posts: [{posts}]}}"
            )
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
