"""`riskctl notice`: a public notice from its opening to its issue."""

from __future__ import annotations

from riskctl.cli.shell.language import say

EXAMPLES = (
    (
        "riskctl notice open suzhou --channel 办公网 --channel 电子显示屏",
        say("发起公示，五个工作日", "open a notice of five working days"),
    ),
    (
        "riskctl notice comment suzhou --channel 意见箱 --text 抽查比例偏低",
        say("记一条意见", "record a comment"),
    ),
    (
        "riskctl notice answer suzhou C3fa9c1 --declined 人手有限，先按一成抽查",
        say("答复一条意见", "answer it"),
    ),
    (
        "riskctl notice issue suzhou --number 肃工商发〔2010〕15号 --to 各科室 --copy 市局",
        say("期满后印发", "issue, once the period is over"),
    ),
)
DETAILS = say(
    "发起后公示的内容就照下来了，以后只加记录，不改旧的。公示期没满、意见没答复、上一级没审定、内容又改过，"
    "都不能印发。只有全部意见都答复了才能结束。上一级的审定用 riskctl sign superior 记。",
    "Opening takes a photograph of what is published; afterwards records are added and none is changed. "
    "There is no issue while the period runs, a comment has no answer, the superior has not confirmed "
    "(riskctl sign superior), or what was published has changed.",
)
