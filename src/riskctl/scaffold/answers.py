"""What has to be known for a new repository: the questions, and what holds where nobody answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from riskctl.base.messages import Language, Pair, Said, Words, listed
from riskctl.corpus.policy import presets
from riskctl.records.vocabulary import CODES
from riskctl.scaffold import reading
from riskctl.scaffold.grading import grading_of, matters_of

POLICY = "jiuquan-2010"
UNIT_ID = "bureau"
UNIT: Pair = ("示例局", "Example Bureau")
PARENT: Pair = ("上级局", "Superior Bureau")
PROGRAMME: Pair = ("{unit}廉政风险点防范管理", "{unit}: management of integrity risks")
# The departments of a unit that nobody described, by the ids they get: one for its first power, and one more.
DEPARTMENTS: Words = {
    "approval": ("行政审批科", "Approvals Division"),
    "enforcement": ("行政执法科", "Enforcement Division"),
    "personnel": ("人事教育科", "Personnel Division"),
    "finance": ("财务科", "Finance Division"),
    "office": ("办公室", "General Office"),
}

WORDS: Words = {
    "unit": ("单位全称，印在登记表和公示上", "The unit's full name, printed on forms and notices"),
    "unit_id": (
        "单位编号，用作文件夹名，也写在命令里，如 suzhou、肃州",
        "The unit's id: the name of its folder, and what commands call it, such as suzhou",
    ),
    "parent": ("上一级单位，由它监控一把手的风险点", "The body above, which watches the risks of the head"),
    "policy": (
        "定级办法，括号里是由轻到重的等级：{presets}",
        "How levels follow, lightest first: {presets}",
    ),
    "preset": ("{preset}（{levels}）", "{preset} ({levels})"),
    "powers": (
        "本单位行使哪些权力，可以写：{powers}",
        "The powers the unit holds; they can be: {powers}",
    ),
    "departments": (
        "有哪些部门，用逗号隔开；第一个部门会有一份样例登记表",
        "The departments, with commas between; the first gets a sample register",
    ),
    "cycle": ("哪个年度", "The year"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of a new repository."""

    language: Language
    today: date
    unit: str
    unit_id: str
    parent: str
    policy: str
    powers: tuple[str, ...]
    departments: tuple[str, ...]
    cycle: int
    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a default may depend on: the language, the day, and what was answered before."""

    language: Language
    today: date
    answered: Mapping[str, Any]

    def say(self, pair: Pair) -> str:
        """Return the wording in the repository's language."""
        return pair[0 if self.language == "zh" else 1]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know: its key, how an answer is read, and what holds where nobody answers."""

    key: str
    read: Callable[[str], Any]
    default: Callable[[Setting], str]

    def text(self) -> Said | None:
        """Return what to ask; None for what follows from the other answers."""
        if self.key not in WORDS:
            return None
        fields = {"presets": listed([*map(_preset, presets())]), "powers": reading.all_powers()}
        return Said(WORDS[self.key], fields)


def _preset(name: str) -> Said:
    levels = [level.name for level in grading_of(name).ladder.levels]
    return Said(WORDS["preset"], {"preset": name, "levels": listed([*levels])})


def _powers(setting: Setting) -> str:
    """Those whose matters the policy lists; all where it lists none."""
    held = {matter.power for matter in matters_of(setting.answered["policy"]).values()}
    return ",".join(code for code in CODES["power"] if code in held or not held)


def _departments(setting: Setting) -> str:
    first = setting.answered["powers"][0]
    return ",".join(setting.say(DEPARTMENTS[id]) for id in (first, "office"))


def _programme(setting: Setting) -> str:
    return setting.say(PROGRAMME).format(unit=setting.answered["unit"])


QUESTIONS: tuple[Question, ...] = (
    Question("unit", reading.name, lambda setting: setting.say(UNIT)),
    Question("unit_id", reading.identifier, lambda setting: UNIT_ID),
    Question("parent", reading.name, lambda setting: setting.say(PARENT)),
    Question("policy", reading.policy, lambda setting: POLICY),
    Question("powers", reading.powers, _powers),
    Question("departments", reading.names, _departments),
    Question("cycle", reading.year, lambda setting: str(setting.today.year)),
    Question("name", reading.title, _programme),
)
