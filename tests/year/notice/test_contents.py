"""The words of a notice are kept once, and read by the occasion on which they were published."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example_logs import noticed
from riskctl.corpus.sound import Sound
from riskctl.records.kinds.published import ISSUED, OPENED, PublishedMeasure
from riskctl.sources.replace import replace_all
from riskctl.year.notice.contents import contents_file, kept, published
from riskctl.year.notice.notices import notices
from tests.conftest import lay, load_sound

CLERK = "bureau/registration/clerk"


def row(id: str = "R01", **said: str) -> PublishedMeasure:
    return PublishedMeasure.model_validate({"subject": CLERK, "id": id, **said})


def context(root: Path) -> Sound:
    return load_sound(root)[1]


def titles(root: Path, issued: bool) -> list[list[str]]:
    (one,) = notices(context(root))
    return [[part.title or part.measure for part in rows] for rows in published(one, issued, context(root))]


def test_what_was_issued_is_told_apart_from_what_was_on_the_wall(tmp_path: Path) -> None:
    root = lay(tmp_path, noticed())
    assert titles(root, issued=False) == titles(root, issued=True) == []
    opened = [row(title="甲", measure="一"), row(measure="二"), row("R02", title="乙")]
    replace_all(root, [kept("bureau", OPENED, opened, context(root))])
    assert titles(root, issued=False) == titles(root, issued=True) == [["甲", "二"], ["乙"]]
    replace_all(root, [kept("bureau", ISSUED, [row(title="丙")], context(root))])
    assert (titles(root, issued=False), titles(root, issued=True)) == ([["甲", "二"], ["乙"]], [["丙"]])


def test_several_lines_come_back_as_they_were(tmp_path: Path) -> None:
    root = lay(tmp_path, noticed())
    said = row(title="=甲，乙", manifestations="一；二\n三", single="true")
    replace_all(root, [kept("bureau", OPENED, [said], context(root))])
    (one,) = notices(context(root))
    assert published(one, False, context(root)) == ((said,),)


def test_what_could_not_be_read_again_is_not_kept(tmp_path: Path) -> None:
    root = lay(tmp_path, noticed())
    with pytest.raises(RiskctlError):
        kept("bureau", OPENED, [row(title="甲\u202e乙")], context(root))
    assert not (root / contents_file("bureau", OPENED, 2010)).exists()
