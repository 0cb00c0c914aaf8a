"""Words that several commands share."""

from riskctl.base.messages import Words

SEVERITIES: Words = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
}
