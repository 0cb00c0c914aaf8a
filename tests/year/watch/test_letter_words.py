"""A letter has words for whom it goes to and who sends it, and a number by the code of the sender's unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import ORGANIZATION, REPOSITORY
from riskctl.corpus.organization import OrganizationIndex
from riskctl.year.watch.letter_words import called, letter_words, own_office
from tests.conftest import lay, load_sound

CODED = {
    ORGANIZATION: REPOSITORY[ORGANIZATION].replace("name: 示例局\n", "name: 示例局\n    letter_code: 示局\n")
}
BARE = {
    ORGANIZATION: REPOSITORY[ORGANIZATION].replace(
        "    leading_group_office: {name: 领导小组办公室, department: discipline}\n", ""
    )
}


def organization(root: Path, overlay: dict[str, str] | None = None) -> OrganizationIndex:
    return load_sound(lay(root, overlay or {}))[1].organization


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("bureau", "示例局"),
        ("bureau/registration", "示例局注册登记科"),
        ("bureau/registration/clerk", "示例局注册登记科科员"),
        ("province/party_group", "省局党组"),
        ("bureau/nobody", ""),
        ("", ""),
    ],
)
def test_what_a_reference_is_called_is_never_a_code(tmp_path: Path, ref: str, words: str) -> None:
    assert called(ref, organization(tmp_path), "zh") == words


def test_a_unit_hears_from_above_and_others_from_their_unit(tmp_path: Path) -> None:
    known = organization(tmp_path)
    assert own_office("bureau", known, "province/party_group") == "province/party_group"
    assert own_office("bureau/registration", known, "province/party_group") == "bureau/leading_group_office"
    assert own_office("bureau", known, "") == "bureau/leading_group_office"


def test_without_an_office_the_discipline_office_sends(tmp_path: Path) -> None:
    assert own_office("bureau/registration", organization(tmp_path, BARE), "") == "bureau/discipline_office"


def test_the_words_of_a_letter(tmp_path: Path) -> None:
    def words(by: str, known: OrganizationIndex) -> dict[str, str]:
        return letter_words("warn", "bureau/registration", by, "3", 2010, known, "zh")

    assert words("bureau/leading_group_office", organization(tmp_path / "a")) == {
        **{"addressee": "示例局注册登记科", "issuer": "示例局", "sender": "领导小组办公室", "reference": ""},
    }
    coded = words("bureau", organization(tmp_path / "b", CODED))
    assert (coded["sender"], coded["reference"]) == ("示例局", "示局预警〔2010〕3号")
