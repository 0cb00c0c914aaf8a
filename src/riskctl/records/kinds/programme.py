"""`riskctl.yaml`: what a register repository is, whose policy it follows, what it ignores and why."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from riskctl.records.fields import TEXT_SCHEMA, Day, Given, Many, Number, Text, Within, Year, refuse_empty
from riskctl.records.record import Record
from riskctl.records.told import NAME, REASON, SCHEMA, Told

PATTERN = "riskctl.yaml"
MOST_DEPTH = (
    128  # of nesting: deeper than any file of ours, far from what the reader of records could not bear
)
NEWEST_LAYOUT = 2  # the form in which files are written today (`corpus/layouts`)
# A user, a team or an address, as git hosts write them; YAML itself takes no plain text that begins with 64.
_NAME = "[A-Za-z0-9_.-]+"
_HANDLE = f"@?{_NAME}(/{_NAME})*|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"
_HANDLE_SCHEMA = {"type": TEXT_SCHEMA["type"], "minLength": 1, "pattern": f"^({_HANDLE})$"}


def _handle(value: object) -> object:
    if isinstance(value, str) and value and not re.fullmatch(_HANDLE, value):
        raise PydanticCustomError("expected", "expected {expected}", {"expected": "handle"})
    return refuse_empty(value)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) and value else refuse_empty(value)


Handles = Annotated[
    Many[Annotated[str, BeforeValidator(_handle)]],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "array", "items": _HANDLE_SCHEMA}, _HANDLE_SCHEMA]}),
]


class Ignore(Record):
    """Findings of one rule left out at a subject or path, or the start of one, with the reason."""

    rule: Annotated[Text, Told(means=("规则的编号或名称", "the rule's id or name"))]
    at: Annotated[
        Text,
        Told(
            means=(
                "主体或路径，或其开头；不写就是全部",
                "a subject or path, or the start of one; all without it",
            )
        ),
    ] = ""
    reason: Annotated[Text, REASON] = ""
    approved_by: Annotated[Text, Told(means=("经谁同意", "who approved it"))] = ""
    until: Annotated[Given[Day], Told(means=("到哪一天为止", "the last day it holds"))] = None


Bytes = Annotated[Number, Within(1, 500_000_000)]


class FileLimits(Record):
    """The limits of RK006, where a body needs others; a table has no more rows than a workbook holds."""

    yaml_bytes: Annotated[
        Given[Bytes], Told(means=("一个 YAML 文件最多多少字节", "bytes of a YAML file"))
    ] = None
    depth: Annotated[
        Given[Annotated[Number, Within(1, MOST_DEPTH)]],
        Told(means=("YAML 最多嵌套几层", "levels of nesting in YAML")),
    ] = None
    csv_bytes: Annotated[Given[Bytes], Told(means=("一个 CSV 文件最多多少字节", "bytes of a CSV file"))] = (
        None
    )
    csv_rows: Annotated[
        Given[Annotated[Number, Within(1, 1_048_576)]],
        Told(means=("一张表最多多少行", "rows of a table")),
    ] = None
    csv_columns: Annotated[
        Given[Annotated[Number, Within(1, 16_384)]],
        Told(means=("一张表最多多少列", "columns of a table")),
    ] = None
    csv_cell: Annotated[
        Given[Annotated[Number, Within(1, 10_000_000)]],
        Told(means=("一格最多多少个字", "characters of a cell")),
    ] = None


class Programme(Record):
    """The programme: its name, language, policy, the year under way."""

    HOLDS_IN_PART = True  # one wrong key must not have a repository judged by another day, or other rules

    form: Annotated[Text, SCHEMA]
    name: Annotated[Text, NAME]
    layout: Annotated[
        Number,
        Within(1, NEWEST_LAYOUT),
        Told(
            means=(
                "文件是哪一版的写法，由 riskctl migrate 写；不写是 1",
                "in which form files are written, set by riskctl migrate; 1 without it",
            )
        ),
    ] = 1
    language: Annotated[
        Literal["zh", "en"], Told(means=("登记库用的语言：zh 或 en", "the repository's language: zh or en"))
    ] = "zh"
    contact: Annotated[
        Text,
        Told(means=("公示上印的联系方式，可以公开", "the contact printed on notices; meant to be published")),
    ] = ""
    policy: Annotated[
        Text,
        Told(
            means=(
                "定级政策：预设名，或本库里的政策文件",
                "the policy: a preset's name, or a file of the repository",
            )
        ),
    ]
    cycle: Annotated[Given[Year], Told(means=("正在进行的年度", "the year under way"))] = None
    as_of: Annotated[
        Given[Day],
        Told(means=("按哪一天判断，只用于存档和示例", "the day to judge by; for archives and examples only")),
    ] = None
    rules: Annotated[
        dict[Text, Annotated[str, Field(pattern="^(error|warning|info|off)$")]],
        Told(
            means=(
                "调整规则的轻重：规则名 → error、warning、info 或 off",
                "a rule's severity: its name → error, warning, info or off",
            )
        ),
    ] = {}
    ignore: Annotated[
        Many[Ignore], Told(means=("不再提的问题，每条写明原因", "findings left out, each with its reason"))
    ] = ()
    limits: Annotated[Given[FileLimits], Told(means=("文件大小等限制", "limits of size"))] = None
    monitoring_frequency: Annotated[
        Literal["policy", "none"],
        Told(
            means=(
                "多久看一次照政策（policy，不写就是它），还是不定期限（none）",
                "how often points are looked at: as the policy says (policy, also without it), or no "
                "periods (none)",
            )
        ),
    ] = "policy"
    templates: Annotated[
        Text, Told(means=("自己的文书模板放在哪个文件夹", "the folder of own document templates"))
    ] = ""
    owners: Annotated[
        dict[Text, Handles],
        Told(
            means=(
                "主体或机构 → 代码托管网站上的用户名，改动由他们审：riskctl codeowners",
                "a subject or office → users of the git host who review its changes: riskctl codeowners",
            )
        ),
    ] = {}


MODEL = Programme
