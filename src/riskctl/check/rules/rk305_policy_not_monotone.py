"""RK305 policy-not-monotone: a policy under which a graver risk gets a lighter level."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import PROGRAMME, changed
from riskctl.check.finding import Finding
from riskctl.check.policy_findings import findings
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

_OWN = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
_MATRIX = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
matrix:
  - {probability: 高, severity: 严重, level: 3, basis: plan}
  - {probability: 高, severity: 较严重, level: 3, basis: ours}
  - {probability: 高, severity: 轻微, level: 1, basis: ours}
  - {probability: 低, severity: 严重, level: 2, basis: ours}
  - {probability: 低, severity: 较严重, level: 2, basis: plan}
  - {probability: 低, severity: 轻微, level: 1, basis: ours}
  - {probability: 较低, severity: 严重, level: 2, basis: ours}
  - {probability: 较低, severity: 较严重, level: 1, basis: ours}
  - {probability: 较低, severity: 轻微, level: 1, basis: plan}
"""

RULE = Rule(
    id="RK305",
    name="policy-not-monotone",
    severity="error",
    scope="register",
    kinds=("policy",),
    title=("风险更大，等级反而更轻", "A graver risk with a lighter level"),
    why=(
        "方案的等级随“概率高低和后果严重程度”走。概率或危害高了，等级反而降下来，"
        "填表的人就会把风险往高处写来换轻的等级。",
        "The plan's levels follow “probability and severity”. Where a higher value lowers the level, "
        "people write a graver risk to get a lighter level.",
    ),
    words={
        "cell": (
            "概率“{probability}”×危害“{severity}”定为“{level}”，比概率“{lower_probability}”×"
            "危害“{lower_severity}”的“{lower_level}”还轻",
            "Probability “{probability}” × severity “{severity}” is “{level}”, lighter than probability "
            "“{lower_probability}” × severity “{lower_severity}”, which is “{lower_level}”",
        ),
        "help-cell": (
            "把这一格定为“{lower_level}”或更重的等级，或把风险较小的那一格改轻。"
            "等级的轻重以 levels 里的先后为准，先写的轻。",
            "Make this cell “{lower_level}” or graver, or the cell of the lesser risk lighter. Levels stand "
            "from the lightest to the gravest, as levels lists them.",
        ),
        "threshold": (
            "指数更高的这一档定为“{level}”，比前一档还轻",
            "This band of a higher index is “{level}”, lighter than the band before it",
        ),
        "help-threshold": (
            "各档的等级由轻到重排列；轻重以 levels 里的先后为准，先写的轻。",
            "Order the bands from the lightest level to the gravest, as levels lists them.",
        ),
        "criterion": (
            "符合标准“{criterion}”定为“{level}”，比一条也不符合的“{default}”还轻",
            "To meet “{criterion}” is “{level}”, lighter than to meet none, which is “{default}”",
        ),
        "help-criterion": (
            "把这一条定为“{default}”或更重的等级，或把 default 改轻；轻重以 levels 里的先后为准，先写的轻。",
            "Make this “{default}” or graver, or default lighter; levels lists them from the lightest.",
        ),
    },
    bad=_OWN | {"policy.yaml": _MATRIX.replace("严重, level: 3, basis: plan", "严重, level: 2, basis: plan")},
    good=_OWN | {"policy.yaml": _MATRIX},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each cell or band of the policy in force that is lighter than a lesser risk's."""
    yield from findings(RULE, document, context)
