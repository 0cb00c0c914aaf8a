"""The peer for a table: Python's csv, a register a subject, and yamale for its shape; no places, no rules."""

import csv
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yamale

CODES = {"廉政风险": "integrity", "监管风险": "regulatory", "行政审批类": "approval", "监督": "supervision"}


def registers(file: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the registers in the rows of a table, shaped as the schema wants them."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            key = row["部门"], row["岗位"]
            head = {"schema": "riskctl/person/v1", "unit": "u0", "department": key[0], "post": key[1]}
            points = found.setdefault(key, head | {"risk_points": []})["risk_points"]
            if row["编号"]:
                points.append(_point(row))
            points[-1]["measures"].append(_measure(row))
    return found


def _point(row: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row["编号"],
        "title": row["风险点"],
        "kind": CODES[row["风险性质"]],
        "category": CODES[row["风险类别"]],
        "matter": row["权力事项"],
        "manifestations": row["表现形式"].split("；"),
        "probability": row["发生概率"],
        "severity": row["危害程度"],
        "level": int(row["风险等级"]),
        "measures": [],
    }


def _measure(row: dict[str, str]) -> dict[str, Any]:
    return {
        "text": row["防范措施"],
        "type": CODES[row["措施类型"]],
        "regulation": row["对应制度"],
        "owner": row["措施责任人"],
        "due": date.fromisoformat(row["完成时限"]),
    }


if __name__ == "__main__":
    schema = yamale.make_schema(Path(__file__).with_name("register.yamale"))
    read = registers(Path(sys.argv[1]))
    yamale.validate(schema, [(register, "/".join(key)) for key, register in read.items()], strict=False)
    sys.exit(0 if read else 1)
