"""What is told of a field once, where its record declares it: its meaning, its words, its place.

Keys in YAML, headings of tables, editors' schemas, the data model's page, fingerprints and `diff`
all read it from here, so that a new field is one declaration.

The modules of records do without `from __future__ import annotations`: pydantic would compile the text
of every declaration anew at each start.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pydantic.fields import FieldInfo

from riskctl.base.messages import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a field means, and its Chinese word: a key too where the record is bilingual.

    `key` is what a file writes, where it is not the field's name.
    """

    means: Pair
    zh: str = ""
    key: str = ""


class Signed(Enum):
    """Whether the first reading of a register, the digest of all that is decided, covers a field.

    A new field that is signed is so where it is written: `ALWAYS` would move every fingerprint, and
    with them fall the signatures given before.
    """

    ALWAYS = "in every fingerprint, as null where it is blank"
    WHERE_WRITTEN = "in the fingerprint of what has it"
    NEVER = "recorded later, computed, or said by the place of the file"


class Weight(Enum):
    """What a change of a field weighs for the signatures and notices of its point: a signature is of a
    judgement, not of a spelling, and of nothing that moves with the year."""

    SHOWN = "judged, and printed by a notice: signed anew"
    JUDGED = "judged, but printed by no notice: signed anew"
    WORDING = "how it is said: corrected on record"
    PARTICULAR = "what moves with the year, is computed or only recorded: costs nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterField(Told):
    """What is told of a field of a register: whether it is signed, what a change of it weighs, and where it
    is written.

    `column` counts the columns of a table from 1, a new one comes last; 0 has none of its own. `heading`
    is the code and the zh words of the column, where they are not the field's (the first is written).
    `after` is the field below which YAML writes it, where that is not the one declared before it.
    """

    signed: Signed
    weight: Weight
    column: int
    heading: tuple[str, ...] = ()
    after: str = ""


def told(field: FieldInfo) -> Told:
    """Return what is told of a field; raises TypeError for one of which nothing is."""
    for one in field.metadata:
        if isinstance(one, Told):
            return one
    raise TypeError(f"a field is not told: {field}")


# Fields that mean the same wherever they stand.
SCHEMA = Told(key="schema", means=("这是哪一种文件、哪一版", "which kind of file this is, and its version"))
NAME = Told(means=("名称", "its name"))
ID = Told(zh="编号", means=("编号，在本文件内不重复", "an id, once in this file"))
NOTE = Told(zh="备注", means=("备注", "a note"))
REASON = Told(zh="原因", means=("原因", "the reason"))
UNIT = Told(zh="单位", means=("所属单位的编号", "the unit's id"))
LEVEL = Told(zh="风险等级", means=("等级的编号", "the id of a level"))
BASIS = Told(
    zh="依据",
    means=(
        "出处：plan 方案原文，ours 方案没写、由政策补定",
        "where it comes from: plan, or ours where the plan leaves it open",
    ),
)
FROM = Told(means=("从哪一天起", "the first day"))
TO = Told(means=("到哪一天止", "the last day"))
DUE = Told(zh="完成时限", means=("完成时限", "the day it is due"))
ALIASES = Told(means=("也认的写法", "other words that are read for it"))
REPLACE = Told(
    means=("true：只用本文件；不写：加在预设之上", "true: this file alone; else it adds to the preset's")
)
OWNER = Told(zh="措施责任人", means=("由谁负责（岗位或部门）", "who answers for it: a post or a department"))
