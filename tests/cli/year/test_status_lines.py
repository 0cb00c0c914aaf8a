"""The lines of the status: short over many units, every thing with --details, and a command to begin with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Call

JIUQUAN = Path(__file__).resolve().parents[3] / "examples/jiuquan"
LATE = ("--today", "2010-12-31")


def section(text: str, name: str) -> str:
    return next(part for part in text.split("\n\n") if part.startswith(name))


def test_what_several_units_are_late_with_takes_one_line_with_the_number_of_each(call: Call) -> None:
    late = section(call("status", *LATE, cwd=JIUQUAN).out, "过期").splitlines()
    assert len([line for line in late[1:] if not line.startswith("    ")]) == 3
    said = "".join(line.strip() for line in late)
    found = re.search(r"防范措施 (\d+) 项，最早 2010-05-15：([^项]+)待修订", said)
    assert found
    total, shares = found.groups()
    assert sum(map(int, re.findall(r" (\d+)(?=、|$)", shares))) == int(total)


def test_details_name_everything_unit_by_unit(call: Call) -> None:
    late = section(call("status", "--details", *LATE, cwd=JIUQUAN).out, "过期")
    assert "等" not in late and "，如 " not in late
    assert late.count("防范措施") == 5
    assert "guazhou/office/cashier#R01" in late.replace("\n    ", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_says_the_command_to_begin_with(call: Call, lang: str) -> None:
    first = call("status", "suzhou", *LATE, cwd=JIUQUAN, lang=lang).out.splitlines()[2]
    assert first.endswith("riskctl due suzhou")
