"""A template that could not be filled, in words: which template and line, why, and the nearest right name."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean, one_of

WORDS: Words = {
    "failed": ("模板 {template} 第 {line} 行：{why}", "Template {template}, line {line}: {why}"),
    "failed-whole": ("模板 {template}：{why}", "Template {template}: {why}"),
    "unknown-name": ("没有“{what}”这个名字", "there is no name “{what}”"),
    "unsaid": (
        "“{what}”要在第一行说明才看得到",
        "“{what}” is there only where the first line says so",
    ),
    "unknown": ("没有“{what}”这一项", "there is no “{what}” in it"),
    "forbidden": ("不能用“{what}”", "“{what}” cannot be used"),
    "operator": (
        "这里不能用运算“{what}”：只能算小于 {largest} 的整数，文字用 ~ 连接",
        "the operator “{what}” cannot be used here: it takes whole numbers below {largest}; ~ joins texts",
    ),
    "endless": (
        "内容没完没了，已经停下；看看循环和引用是不是套得太多",
        "what it writes has no end, so it was stopped; see whether loops or includes are nested too deep",
    ),
    "no-text": (
        "写得出的只有文字和数字，这里两样都不是",
        "only texts and numbers can be written, and this is neither",
    ),
    "no-template": ("没有模板“{what}”", "there is no template “{what}”"),
    "no-filter": ("没有过滤器“{what}”", "there is no filter “{what}”"),
    "no-test": ("没有判断“{what}”", "there is no test “{what}”"),
    "autoescape": ("不能关闭或改变转义（autoescape）", "escaping (autoescape) cannot be changed"),
    "syntax": ("写法不对（{what}）", "it cannot be read ({what})"),
    "encoding": ("不是 UTF-8 编码的文件", "the file is not in UTF-8"),
    "late": (
        "{what} 秒还没有生成完，已经停下；看看循环是不是套得太多",
        "it had not ended after {what} seconds and was stopped; see whether loops are nested too deep",
    ),
    "memory": (
        "占用的内存太多，已经停下；看看是不是把内容越拼越长",
        "it took too much memory and was stopped; see whether it joins ever longer texts",
    ),
    "large": (
        "写出的内容太多，已经停下；看看循环是不是套得太多",
        "it wrote too much and was stopped; see whether loops are nested too deep",
    ),
    "died": (
        "它的进程中途停了，可能是占用的内存太多",
        "its process ended midway, perhaps since it took too much memory",
    ),
    "other": ("写不下去（{what}）", "it cannot go on ({what})"),
}
LARGEST = 10_000  # numbers a template may reckon with
MOST = 24  # names in a hint


@dataclass(frozen=True, slots=True)
class Failure:
    """Where and why a template failed: the `key` of its wording, what it is about, which names there are.

    Line 0 means the whole template.
    """

    template: str
    line: int
    key: str
    what: str = ""
    among: tuple[str, ...] = ()

    def error(self) -> RiskctlError:
        """Return it as the error that people read."""
        why = Said(WORDS[self.key], {"what": self.what, "largest": LARGEST})
        fields = {"template": self.template, "line": self.line, "why": why}
        return RiskctlError(Said(WORDS["failed" if self.line else "failed-whole"], fields), self._hint())

    def _hint(self) -> Said | None:
        """The right name nearest to the wrong one, else those there are."""
        if not self.among:
            return None
        guess = None if self.key in ("no-filter", "unsaid") else did_you_mean(self.what, self.among)
        return guess or one_of(self.among, MOST)
