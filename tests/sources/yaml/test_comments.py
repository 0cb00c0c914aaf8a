"""Comments are what begins with # outside of keys and texts; on the sign of a block text too."""

from __future__ import annotations

import pytest

from riskctl.sources.yaml import reader as yaml
from riskctl.sources.yaml.comments import comment_texts
from riskctl.sources.yaml.reader import YamlTree

TEXT = """\
# 一
a: 'x # y' # 二
'b # c' : |  # 三
  # 不是
  x # 不是

# 四
d: [x, # 五
 "# 不是"] #六
e: a#b # 七
f: # 八
- #九
- >- #十
  # 不是"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_comments_are_told_from_texts(end: str) -> None:
    tree = yaml.read(TEXT.replace("\n", end))
    assert isinstance(tree, YamlTree)
    assert comment_texts(tree) == [
        "# 一",
        "# 二",
        "# 三",
        "# 四",
        "# 五",
        "#六",
        "# 七",
        "# 八",
        "#九",
        "#十",
    ]
