"""The year's evidence: the grounds, the year's files, the registers, each once, and no holder's name."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, CYCLE, PEOPLE, PROGRAMME
from riskctl.check.example_logs import SIGNED, signed
from riskctl.year.close.dossier import DossierFile, entries, in_year, sums
from tests.year.build import Found, find
from tests.year.notice.test_notices import photograph

NOTICE = "cycles/2010/notices/bureau"
FILES = {
    "cycles/2010/preparation/bureau.csv": "kind,day,number\n"
    "plan,2010-03-05,示局发〔2010〕1号\ntraining,2010-03-09,\n",
    f"{NOTICE}.yaml": photograph("2010-04-12"),
    f"{NOTICE}.csv": "step,day,number\nissue,2010-04-30,示局发〔2010〕8号\n",
    "cycles/2009/preparation/bureau.csv": "kind,day\nplan,2009-03-05\n",
}


def gathered(found: Found) -> dict[str, DossierFile]:
    return {one.file: one for one in entries(found.documents, found.context)}


def test_grounds_then_the_year_then_registers_each_once_and_no_names(tmp_path: Path) -> None:
    files = [*gathered(find(tmp_path, signed() | FILES))]
    assert files[0] == PROGRAMME and files.index(CYCLE) < files.index(SIGNED) < files.index(CLERK)
    assert len(files) == len({*files}) and PEOPLE not in files
    assert not [file for file in files if "2009" in file]


def test_an_entry_says_whose_it_is_its_last_day_and_its_numbers(tmp_path: Path) -> None:
    found = gathered(find(tmp_path, signed() | FILES))
    plan = found["cycles/2010/preparation/bureau.csv"]
    assert (plan.title.text("zh"), plan.day) == ("示例局 方案、动员、培训记录", date(2010, 3, 9))
    assert plan.numbers == ("示局发〔2010〕1号",)
    assert found[f"{NOTICE}.csv"].title.text("zh") == "示例局 公示意见、答复和印发"
    assert found[f"{NOTICE}.yaml"].day == date(2010, 4, 12)
    assert found[SIGNED].title.text("zh") == "示例局 注册登记科 签字记录"
    clerk = found[CLERK]
    assert clerk.title.text("zh") == "示例局 注册登记科 科员 岗位登记表" and len(clerk.fingerprint) == 64
    assert clerk.numbers == () and found[CYCLE].fingerprint == ""


def test_another_year_is_gathered_with_its_own_phases_or_refused(tmp_path: Path) -> None:
    found = find(tmp_path, FILES)
    before = in_year(2009, found.context)
    assert (before.year, before.cycle) == (2009, None) and in_year(2010, found.context).cycle
    with pytest.raises(RiskctlError, match="cycles/2008/ holds no files"):
        in_year(2008, found.context)


@given(st.dictionaries(st.text("ab卷/.", min_size=1), st.binary(max_size=20), max_size=4))
def test_the_sums_are_those_that_sha256sum_reads(files: dict[str, bytes]) -> None:
    lines = [line.split("  ", 1) for line in sums(files).splitlines()]
    assert {file: digest for digest, file in lines} == {
        file: hashlib.sha256(data).hexdigest() for file, data in files.items()
    }
