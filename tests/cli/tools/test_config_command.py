"""`config show` tells every setting, its value and where it comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl.records.kinds.policy import Policy
from riskctl.records.kinds.programme import FileLimits, Programme
from tests.conftest import Call, lay

POLICY = "schema: riskctl/policy/v1\nname: 示例局\nextends: jiuquan-2010\nnotice_days: 7\n"


def shown(call: Call, root: Path, *words: str) -> dict[str, dict[str, str | None]]:
    """The settings by their names."""
    ended = call("config", "show", *words, "--format", "json", cwd=root, lang="en")
    assert ended.code == 0, ended.err
    return {one["setting"]: one for one in json.loads(ended.out)["settings"]}


def test_each_setting_says_where_it_comes_from(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path / "r", {"policy.yaml": POLICY})
    programme = root / "riskctl.yaml"
    lines = programme.read_text("utf-8").replace("policy: jiuquan-2010", "policy: policy.yaml")
    programme.write_text(f"{lines}limits: {{depth: 50}}\nrules: {{copied-measure: off}}\n", "utf-8")
    found = shown(call, root)
    n = len(lines.splitlines())
    assert (found["limits.depth"]["value"], found["limits.depth"]["place"]) == ("50", f"riskctl.yaml:{n + 1}")
    assert found["rules.copied-measure"]["place"] == f"riskctl.yaml:{n + 2}"
    assert found["limits.csv_rows"] == {
        "setting": "limits.csv_rows",
        "value": "100000",
        "source": "default",
        "place": None,
    }
    days = found["policy.notice_days"]
    assert (days["value"], days["place"]) == ("7", "policy.yaml:4")
    assert found["policy.levels"]["source"] == "preset jiuquan-2010"
    assert found["people.yaml"]["source"] == "people.yaml"


def test_every_setting_there_is_is_told(repository: Path, call: Call) -> None:
    told = {name.partition(".")[0] for name in shown(call, repository)}
    own = {*Programme.model_fields} - {"form", "rules", "ignore", "owners", "templates"}
    assert own <= told | {"templates"}
    limits = {f"limits.{name}" for name in FileLimits.model_fields}
    policy = {f"policy.{name}" for name in Policy.model_fields} - {"policy.form"}
    assert limits | policy <= {*shown(call, repository)}


def test_the_command_line_and_the_environment_are_told(
    repository: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(call, repository, "--today", "2010-05-01")["day"]["source"] == "--today"
    monkeypatch.setenv("RISKCTL_TODAY", "2010-05-02")
    day = shown(call, repository)["day"]
    assert (day["value"], day["source"]) == ("2010-05-02", "environment RISKCTL_TODAY")


def test_a_name_limits_it_and_a_wrong_one_is_refused(repository: Path, call: Call) -> None:
    assert {*shown(call, repository, "limits.depth")} == {"limits.depth"}
    assert all(name.startswith("policy") for name in shown(call, repository, "policy"))
    ended = call("config", "show", "limits.dept", cwd=repository, lang="en")
    assert ended.code == 2 and "limits.depth" in ended.err
    text = call("config", "show", "language", cwd=repository)
    assert "language" in text.out and "riskctl.yaml:" in text.out
