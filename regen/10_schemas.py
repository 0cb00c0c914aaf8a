"""Writes `schemas/`: the JSON Schemas of the files of a register repository, from the records."""

from pathlib import Path

from riskctl.cli.tools.schema import write_all

write_all(Path(__file__).resolve().parents[1] / "schemas")
