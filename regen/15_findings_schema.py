"""Writes `schemas/findings.v1.json`: the JSON Schema of what `riskctl check --format json` prints."""

import json
from pathlib import Path

from riskctl.check.json_schema import findings_schema

HERE = Path(__file__).resolve().parents[1] / "schemas"

text = json.dumps(findings_schema(), ensure_ascii=False, indent=2) + "\n"
(HERE / "findings.v1.json").write_text(text, encoding="utf-8", newline="\n")
