"""A reorganisation of an organisation that stands in one file a unit: what comes out is what comes out of the
single file, parted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Call
from tests.reorganization.test_renamed import tree
from tests.reorganization.test_reorganized import BY, EXAMPLE

PARTED = ("convert", "organization.yaml", "people.yaml", "--to", "folder", "--write")
ACTS = (
    ("suzhou/registration", "licensing", "--name", "登记许可股"),
    ("suzhou/registration/archivist", "clerk", "--merge", "--renumber"),
    ("suzhou/registration/clerk", "--give", "receptionist:窗口受理员=R02"),
    ("suzhou/registration", "guazhou/licensing"),  # into another unit, with its holders
    ("suzhou", "suzhou-district"),
    ("jiuquan", "city"),  # which others name as theirs above
    ("aksay", "--close"),
)


@pytest.mark.parametrize("act", ACTS, ids=" ".join)
def test_both_forms_come_to_the_same(act: tuple[str, ...], tmp_path: Path, call: Call) -> None:
    single = Path(shutil.copytree(EXAMPLE, tmp_path / "single"))
    by_unit = Path(shutil.copytree(EXAMPLE, tmp_path / "by-unit"))
    for words, root in ((PARTED, by_unit), (("move", *act, *BY), by_unit), (("move", *act, *BY), single)):
        ended = call(*words, cwd=root)
        assert ended.code == 0, ended.err
    assert not (by_unit / "organization.yaml").exists()
    assert call(*PARTED, cwd=single).code == 0
    assert lines(by_unit) == lines(single)


def lines(root: Path) -> dict[str, bytes | list[bytes]]:
    """Every file with its bytes; of files of units the lines, since the order of holders may be another and
    blank lines between units stay with the one above."""
    return {
        name: sorted(filter(bytes.strip, data.splitlines()))
        if name.startswith(("organization/", "people/"))
        else data
        for name, data in tree(root).items()
    }


def test_a_file_keeps_its_head_and_another_its_name(tmp_path: Path, call: Call) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "酒泉"))
    assert call(*PARTED, cwd=root).code == 0
    file = root / "organization/suzhou.yaml"
    file.write_text(f"# 肃州局，三定方案 2009\n{file.read_text('utf-8')}", "utf-8")
    others = {name: data for name, data in tree(root).items() if name.startswith("organization/")}
    shown = call("move", "suzhou/registration/clerk", "teller", cwd=root)
    assert shown.code == 0 and "+++ b/organization/suzhou.yaml" in shown.out, shown.err
    assert "organization/guazhou.yaml" not in shown.out and "organization.yaml" not in shown.out
    assert call("move", "suzhou/registration/clerk", "teller", *BY, cwd=root).code == 0
    text = file.read_text("utf-8")
    assert text.startswith("# 肃州局，三定方案 2009\n") and "id: teller" in text
    now = {name: data for name, data in tree(root).items() if name.startswith("organization/")}
    assert {name for name in others if others[name] != now.get(name)} == {"organization/suzhou.yaml"}


def test_a_file_that_names_nobody_yet_stays_as_it_is(tmp_path: Path, call: Call) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "酒泉"))
    assert call(*PARTED, cwd=root).code == 0
    blank = root / "people/aksay.yaml"
    blank.write_text("# 待任命\nschema: riskctl/people/v1\nholders: {}\n", "utf-8")
    before = blank.read_bytes()
    ended = call("move", "suzhou/registration/clerk", "teller", *BY, cwd=root)
    assert ended.code == 0 and blank.read_bytes() == before, ended.err
    ended = call("move", "suzhou/registration", "aksay/licensing", *BY, cwd=root, lang="en")  # into it
    assert ended.code == 2 and "people/aksay.yaml" in ended.err and blank.read_bytes() == before


def test_what_cannot_be_cut_at_its_lines_is_refused(tmp_path: Path, call: Call) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "酒泉"))
    assert call(*PARTED, cwd=root).code == 0
    file = root / "organization/aksay.yaml"
    file.write_text("schema: riskctl/organization/v1\nunits: [{id: aksay, name: 阿克塞县工商局}]\n", "utf-8")
    before = tree(root)
    ended = call("move", "suzhou/registration/clerk", "teller", *BY, cwd=root, lang="en")
    assert ended.code == 2 and "organization/aksay.yaml" in ended.err and "units" in ended.err
    assert tree(root) == before
