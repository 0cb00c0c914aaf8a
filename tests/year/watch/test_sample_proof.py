"""What a draw proves by itself, and what the commit that recorded it says of its digest and its points."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.year.watch.sample import Announcement, drawn, id_of, revealed, sample_text, samples
from riskctl.year.watch.sample_proof import is_recorded, traced, verdict
from tests.history.history import committed
from tests.year.build import find
from tests.year.watch.test_sample import found_in


def test_the_history_holds_a_draw_against_its_registers_or_is_not_there(tmp_path: Path) -> None:
    found = find(tmp_path)
    sample = drawn("bureau", 1, found.graded, found.documents, found.context)
    id = id_of(sample)
    text = {f"cycles/2010/samples/{id}.yaml": sample_text(sample)}
    context = find(tmp_path, text).context
    with pytest.raises(RiskctlError) as refused:
        traced(id, sample, tmp_path, context)
    assert "no git repository" in refused.value.said.text("en")
    name = committed(tmp_path, {})
    assert traced(id, sample, tmp_path, context).commit == name[:8]
    assert traced(id, sample, tmp_path, context).against == ()
    other = sample.model_copy(update={"registers": "0" * 64})
    assert is_recorded(id, sample, tmp_path, context) and not is_recorded(id, other, tmp_path, context)
    against = [one.text("en") for one in traced(id, other, tmp_path, context).against]
    assert any("the digest is not that of the registers" in one for one in against)


def test_a_draw_is_read_back_as_it_was_written_and_holds(tmp_path: Path) -> None:
    found = found_in(tmp_path / "a")
    sample = drawn("bureau", 1, found.graded, found.documents, found.context)
    id = id_of(sample)
    again = found_in(tmp_path / "b", id, text=sample_text(sample))
    assert samples(again.context) == {id: sample}
    assert verdict(id, sample, sample.registers, again.context).holds
    chosen = sample.model_copy(update={"seed": "0" * 64})
    assert verdict(id, chosen, sample.registers, again.context).cause == "seed"
    later = verdict(id, sample, "of another day", again.context)
    assert later.holds and not later.same_registers


def test_the_next_draw_hangs_on_the_one_before(tmp_path: Path) -> None:
    found = found_in(tmp_path / "a")
    first = drawn("bureau", 1, found.graded, found.documents, found.context)
    again = found_in(tmp_path / "b", id_of(first), text=sample_text(first))
    second = drawn("bureau", 1, again.graded, again.documents, again.context)
    assert second.previous == id_of(first) and second.seed != first.seed
    assert verdict(id_of(second), second, second.registers, again.context).holds
    assert verdict(id_of(second), second, second.registers, found.context).cause == "chain"


def test_an_announced_draw_draws_once_its_numbers_are_there(tmp_path: Path) -> None:
    found = found_in(tmp_path / "a")
    numbers = Announcement("双色球2010070期", 3, date(2010, 4, 20))
    waiting = drawn("bureau", 1, found.graded, found.documents, found.context, numbers)
    assert waiting.is_pending and waiting.drawn == () and waiting.seed == ""
    assert verdict(id_of(waiting), waiting, "", found.context).cause == "pending"
    done = revealed(waiting, "1 2 3", found.context)
    assert verdict(id_of(done), done, "", found.context).holds
    assert revealed(waiting, "1 2 4", found.context).seed != done.seed
    for value in ("1 2", "3 2 1", "01 2 3", ""):
        other = revealed(waiting, value, found.context)
        assert verdict(id_of(other), other, "", found.context).cause == "numbers"
    again = found_in(tmp_path / "b", id_of(done), text=sample_text(done))
    assert samples(again.context) == {id_of(done): done}
    assert sample_text(done).startswith(sample_text(waiting))
