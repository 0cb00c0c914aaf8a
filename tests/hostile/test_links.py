"""Links that came with a repository: nothing that a command makes is written through them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import Call

COMMANDS: dict[str, Sequence[str]] = {
    "rendered": ("render", "annex-5"),
    "dossier-2010": ("dossier", "2010"),
    "迎检": ("dossier", "2010", "--output", "迎检/2010"),
    "books": ("export", "--to", "xlsx", "--output", "books"),
    "data": ("export", "--to", "json", "--output", "data/x.json"),
    "out": ("render", "annex-5", "--output", "out/一/二"),
    "reports": ("check", "--format", "json", "--output", "reports/check.json"),
    "pages": ("status", "--format", "html", "--output", "pages/status.html"),
    "tables": ("due", "--format", "csv", "--output", "tables/六月.csv"),
    ".riskctl": ("schema", "--write"),
    "words": ("schema", "--output", "words"),
    "imports": ("import", "../表.csv", "--to", "bureau/registration", "--accept", "--write"),
    "answers": ("import", "../表.csv", "--to", "bureau/registration", "--mapping", "answers/一.yaml"),
    "cycles/2010/checks": ("record", "bureau", "警示教育", "--by", "discipline_office"),
    "cycles/2010/samples": ("sample", "bureau"),
    "registers/bureau/discipline": ("new", "person", "bureau/discipline/inspector"),
}


@pytest.mark.parametrize("link", COMMANDS)
@pytest.mark.parametrize("there", [True, False])
def test_no_link_leads_output_elsewhere(repository: Path, call: Call, link: str, there: bool) -> None:
    elsewhere = repository.parent / "别处"
    (repository.parent / "表.csv").write_text(
        "风险点,风险类别,防控措施\n收钱不开票,岗位职责,每周对账\n", "utf-8"
    )
    if there:
        elsewhere.mkdir()
    place = repository / link
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(elsewhere)
    ended = call(*COMMANDS[link], cwd=repository)
    assert ended.code == 2 and link.partition("/")[0] in ended.err, ended.err
    assert place.is_symlink() and not (elsewhere.exists() and any(elsewhere.iterdir()))
    assert elsewhere.exists() == there


def test_a_link_of_ones_own_outside_the_repository_is_followed(repository: Path, call: Call) -> None:
    (repository.parent / "盘").mkdir()
    (repository.parent / "快捷").symlink_to("盘")
    for number, words in enumerate((("render", "annex-5"), ("dossier", "2010"))):
        assert call(*words, "--output", f"../快捷/{number}", cwd=repository).code == 0
        assert any((repository.parent / "盘" / str(number)).iterdir())


def test_a_repository_reached_through_a_link_is_written_in(repository: Path, call: Call) -> None:
    (repository.parent / "近").symlink_to(repository)
    for words in (("render", "annex-5"), ("dossier", "2010")):
        assert call(*words, cwd=repository.parent / "近").code == 0
    assert (repository / "dossier-2010/SHA256SUMS").is_file()
