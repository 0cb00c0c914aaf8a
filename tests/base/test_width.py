"""Full-width letters and digits are known, and the punctuation of Chinese text is left alone."""

import pytest

from riskctl.base.width import narrowed, wide_parts


@pytest.mark.parametrize(
    ("text", "parts", "narrow"),
    [
        ("２０１０-05-３１", ["２０１０", "３１"], "2010-05-31"),
        ("ｒegistration／chief", ["ｒ", "／"], "registration/chief"),
        ("Ｒ０１", ["Ｒ０１"], "R01"),
        ("受理（一）：收礼，拖延；", [], "受理（一）：收礼，拖延；"),
        ("R01", [], "R01"),
        ("", [], ""),
    ],
)
def test_wide_parts_are_told_and_narrowed(text: str, parts: list[str], narrow: str) -> None:
    assert (wide_parts(text), narrowed(text)) == (parts, narrow)
