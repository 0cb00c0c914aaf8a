"""A new repository: its files, made from a few answers, such that a check finds nothing.

Nobody has looked for risks yet, and the files do not say that anybody has: one sample shows what a
register is, and what is missing is ignored with its reason until a day, after which the check lists it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from riskctl.base.messages import Said, Words
from riskctl.corpus.load import load
from riskctl.records.fields import UNIT_LOG
from riskctl.scaffold.answers import DEPARTMENTS, Answers
from riskctl.scaffold.editor import own_schemas
from riskctl.scaffold.grading import grading_of, matters_of, sample_grading
from riskctl.scaffold.ids import ids_for
from riskctl.scaffold.own_words import Choice
from riskctl.scaffold.skeleton import WORDS as SKELETON
from riskctl.scaffold.surroundings import surroundings
from riskctl.scaffold.template import filled
from riskctl.sources.fault import Fault
from riskctl.sources.files import Entry, Kind
from riskctl.sources.yaml.emit import scalar

ENOUGH, ELSE = timedelta(days=30), timedelta(days=60)  # what must be left of the year's own phase, else
OWN = {"leadership": ("director", "deputy"), "discipline": ("leader",)}  # departments of the template itself
OWN_FIRST = "leadership"  # where there is no sample
POSTS = ("chief", "clerk")  # of the others
README = "README.md"
PARENTS = ("superior", "superior-body")
SAMPLES = {  # what the sample of each power is about, as one catalogue or another has it
    "approval": ("acceptance-review", "acceptance"),
    "enforcement": ("case-filing", "incident-handling"),
    "personnel": ("selection", "appointment"),
    "finance": ("expenditure", "reimbursement"),
}

WORDS: Words = {
    "regulation": (
        "{{id: work-review, title: 业务办理复核制度, state: to_draft, owner: {owner}, due: {due}}}",
        "{{id: work-review, title: Rules for reviewing work done, state: to_draft, owner: {owner}, "
        "due: {due}}}",
    ),
    "party-group": ("{unit}党组", "Party group of {unit}"),
    "discipline-office": ("{unit}纪检监察室", "Discipline office of {unit}"),
    "department-without-register": ("部门评查正在进行", "the departments are being looked at"),
    "post-without-register": ("个人自查正在进行", "the posts are being looked at"),
    "matter-uncovered": ("权力事项正在逐项排查", "the matters are being looked at one by one"),
    "node-unanalysed": ("流程环节正在逐个分析", "the nodes of the charts are being analysed"),
}


Records = dict[str, str]


def files(
    answers: Answers,
    host: str,
    rules: Sequence[Choice],
    within: str = "",
    filled_in: Callable[[Records], Records] | None = None,
) -> tuple[Records, Records]:
    """Return the text of every file by its path: those that make the repository, and those beside it that
    it can do without, on the git host `host`; `rules` are what an editor may offer to ignore, `within` is
    where it lies in the repository of git. What `filled_in` returns stands in place of a sample."""
    records = _Repository(answers, sampled=filled_in is None).texts()
    readme = {README: records.pop(README)}
    if filled_in:
        records = filled_in(records)
    _, context = load(Path(), answers.today, source=_Drafts(records))
    return records, readme | surroundings(answers.language, host, within) | own_schemas(context, rules)


class _Repository:
    """One repository in the making."""

    def __init__(self, answers: Answers, sampled: bool) -> None:
        self.answers = answers
        self.sampled = sampled
        own_phase = date(answers.cycle, 4, 30)
        enough = own_phase >= answers.today + ENOUGH
        self.until = own_phase if enough else answers.today + ELSE
        self.due = max(date(answers.cycle, 5, 31), self.until)
        self.departments = dict(zip(_ids(answers.departments), answers.departments, strict=True))
        self.sample = next(iter(self.departments)) if sampled else OWN_FIRST
        self.power = answers.powers[0]
        self.matters = matters_of(answers.policy)
        found = (self.matters.get(id) for id in SAMPLES[self.power])
        self.matter = next((matter for matter in found if matter and matter.power == self.power), None)

    def texts(self) -> dict[str, str]:
        year, folder = self.answers.cycle, f"registers/{self.answers.unit_id}/"
        register = f"{folder}{self.sample}/clerk.yaml"
        values = self._names() | self._parts() | {"year": str(year)}
        values |= {"sample": register if self.sampled else folder}
        made = {
            **{file: file for file in ("riskctl.yaml", "organization.yaml", "people.example.yaml")},
            "regulations.yaml": "regulations.yaml",
            f"cycles/{year}/cycle.yaml": "cycle.yaml",
            README: README,
        }
        if self.sampled:
            made |= {f"flows/{self.power}.yaml": f"{self.power}/flow.yaml"}
            made |= {register: f"{self.power}/register.yaml"}
        return {file: filled(f"{self.answers.language}/{name}", values) for file, name in made.items()}

    def _names(self) -> dict[str, str]:
        """What was answered, as YAML."""
        answers = self.answers
        parent_id = next(one for one in PARENTS if one != answers.unit_id.casefold())
        bodies = {"": answers.unit, "parent_": answers.parent}
        named = {"name": answers.name, "unit": answers.unit, "parent": answers.parent}
        for prefix, unit in bodies.items():
            for key in ("party-group", "discipline-office"):
                named[prefix + key.replace("-", "_")] = self._say(key, unit=unit)
        named |= {"unit_id": answers.unit_id, "parent_id": parent_id, "policy": answers.policy}
        return {key: scalar(value) for key, value in named.items()}

    def _parts(self) -> dict[str, str]:
        """What is put together: lists, and all that hangs on the sample."""
        ref = f"{self.answers.unit_id}/{self.sample}"
        matter = self.matter
        return {
            "powers": ", ".join(self.answers.powers),
            "departments": "".join(self._department(*pair) for pair in self.departments.items()).rstrip("\n"),
            "holders": "\n".join(self._holders()),
            "ignored": "\n".join(self._ignored()),
            "department": scalar(self.sample),
            "department_ref": ref,
            "post": f"{ref}/chief" if self.sampled else f"{ref}/{OWN[OWN_FIRST][0]}",
            "regulations": self._regulations(),
            "owner": f"{ref}/chief",
            "due": str(self.due),
            "matter": f"    matter: {matter.id} # {matter.name}" if matter else "",
            "matters": f"matters: [{matter.id}]" if matter else "",
            "grading": "\n".join(f"    {line}" for line in self._grading()),
        }

    def _regulations(self) -> str:
        if not self.sampled:
            return "regulations: []"
        owner = f"{self.answers.unit_id}/{self.sample}/chief"
        return f"regulations:\n  - {self._say('regulation', owner=owner, due=self.due)}"

    def _department(self, id: str, name: str) -> str:
        powers = f"\n        powers: [{self.power}]" if id == self.sample else ""
        values = {"id": scalar(id), "name": scalar(name), "powers": powers}
        return filled(f"{self.answers.language}/department.yaml", values)

    def _holders(self) -> list[str]:
        posts = {"leadership": OWN["leadership"], **dict.fromkeys(self.departments, POSTS)}
        posts["discipline"] = OWN["discipline"]
        unit, held = self.answers.unit_id, f"[{{name: , from: {self.answers.cycle}-01-01}}]"
        return [
            f"  # {unit}/{department}/{post}: {held}" for department, all in posts.items() for post in all
        ]

    def _ignored(self) -> list[str]:
        unit = scalar(self.answers.unit_id)
        at = {"department-without-register": unit, "post-without-register": unit}
        at |= {"node-unanalysed": "flows"} if self.sampled else {}
        held = {matter.id for matter in self.matters.values() if matter.power in self.answers.powers}
        if held - {self.matter.id if self.matter and self.sampled else ""}:
            at["matter-uncovered"] = unit
        return [
            f"  - {{rule: {rule}, at: {where}, reason: {self._say(rule)}, until: {self.until}}}"
            for rule, where in at.items()
        ]

    def _grading(self) -> list[str]:
        grading = grading_of(self.answers.policy)
        said = Said(SKELETON["since"]).text(self.answers.language)
        since = f"since: {self.answers.today} # {said}"
        return [*sample_grading(grading, self.power, self.matter, self.answers.language), since]

    def _say(self, key: str, **fields: object) -> str:
        return Said(WORDS[key], fields).text(self.answers.language)


def _ids(names: tuple[str, ...]) -> list[str]:
    """An id for each department: a known one's own, else one made of its name."""
    known = {name: id for id, pair in DEPARTMENTS.items() for name in pair}
    return list(ids_for([known.get(name, name) for name in names], (*OWN, UNIT_LOG), "department"))


class _Drafts:
    """Texts by their paths that are not on disk yet, such that a check may see them; satisfies `Files`."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def kind(self, path: str) -> Kind:
        if path in self.texts:
            return "file"
        return "folder" if any(file.startswith(f"{path}/") for file in self.texts) else "absent"

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        within = (file.removeprefix(f"{folder}/") for file in self.texts if file.startswith(f"{folder}/"))
        names = dict.fromkeys(rest.partition("/")[0] for rest in within)
        return [(name, self.kind(f"{folder}/{name}")) for name in names][:most]

    def read(self, file: str, limit: int) -> bytes | Fault:
        data = self.texts[file].encode()
        return data if len(data) <= limit else Fault("RK006", "bytes", fields={"limit": limit})
