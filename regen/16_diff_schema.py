"""Writes `schemas/diff.v1.json`: the JSON Schema of what `riskctl diff --format json` prints."""

import json
from pathlib import Path

from riskctl.diff.json_schema import diff_schema

HERE = Path(__file__).resolve().parents[1] / "schemas"

text = json.dumps(diff_schema(), ensure_ascii=False, indent=2) + "\n"
(HERE / "diff.v1.json").write_text(text, encoding="utf-8", newline="\n")
