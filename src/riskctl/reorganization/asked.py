"""What the words of a reorganisation mean: what is there, what may be made of it, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.moves import NameChange
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject, find_subject, meant_ref
from riskctl.records.kinds.organization import Department, Post, Unit
from riskctl.reorganization.mapping import NameMapping
from riskctl.reorganization.reorganization import MoveStep, Reorganization
from riskctl.year.resolve import subject_named

WORDS: Words = {
    "seat": (
        "{ref} 是岗位的一个席位，不能单独调整；写岗位本身：{post}",
        "{ref} is one seat of a post and is not moved by itself; write the post: {post}",
    ),
    "depth": (
        "{old} 是{what}，{new} 的写法却不是",
        "{old} is a {what}, but {new} is not written as one",
    ),
    "depth-hint": (
        "写成 {form}；在原处改名的，只写新编号。",
        "Write it as {form}; where it only gets another name in its place, its new id alone.",
    ),
    "taken": ("{new} 已经有了：{name}", "There is {new} already: {name}"),
    "taken-hint": (
        "要把 {old} 并进去，加 --merge；不是的，换一个编号。",
        "To merge {old} into it, add --merge; else choose another id.",
    ),
    "id": (
        "“{id}”不能作编号：字母、数字、汉字开头，其后还可以有 . _ -，最多 64 个字；部门不能叫 unit",
        "“{id}” cannot be an id: a letter, digit or Chinese character, then also . _ - and at most 64 of "
        "them; no department is called unit",
    ),
    "nothing": ("{old} 没有要改的。", "Nothing is to be changed of {old}."),
    "nothing-hint": (
        "写一个新编号，或者用 --name 写新名称。",
        "Write another id, or a new name with --name.",
    ),
}
KINDS = (("单位", "unit"), ("部门", "department"), ("岗位", "post"))
FORMS = ("unit", "unit/department", "unit/department/post")
MODELS: tuple[type[Unit | Department | Post], ...] = (Unit, Department, Post)


@dataclass(frozen=True, slots=True)
class AskedName:
    """A subject as it is, and the whole reference that it is to have."""

    old: str
    new: str
    subject: Subject

    @property
    def name(self) -> str:
        """The name that it has."""
        return name_of(self.subject)


def renamed(old: str, new: str, name: str, organization: OrganizationIndex) -> Reorganization:
    """Return the act that gives the subject `old` the reference `new`, and the name `name` where it is given.

    Raises RiskctlError where there is no `old`, where `new` is taken or cannot be its reference.
    """
    asked = meant(old, new, organization)
    if asked.new == asked.old and name in ("", asked.name):
        raise RiskctlError(Said(WORDS["nothing"], {"old": asked.old}), Said(WORDS["nothing-hint"]))
    there = find_subject(asked.new, organization)
    if there is not None and asked.new != asked.old:
        fields = {"old": asked.old, "new": asked.new, "name": name_of(there)}
        raise RiskctlError(Said(WORDS["taken"], fields), Said(WORDS["taken-hint"], fields))
    changes_name = name not in ("", asked.name)
    step = MoveStep("renamed", asked.old, asked.new, asked.name if changes_name else "")
    mapping = NameMapping((NameChange(asked.old, asked.new),))
    return Reorganization((step,), mapping, {asked.old: name} if changes_name else {})


def meant(old: str, new: str, organization: OrganizationIndex) -> AskedName:
    """Return what the words mean: a bare id for `new` stands in the place of `old`.

    Raises RiskctlError where there is no `old`, or where `new` cannot be the reference of such a subject.
    """
    subject = known(old, organization)
    ref = subject.ref
    depth = ref.count("/")
    whole = new.strip("/")
    if "/" not in whole and depth:
        whole = f"{ref.rpartition('/')[0]}/{whole}"
    whole = meant_ref(whole, organization)
    if whole.count("/") != depth:
        fields = {"old": ref, "new": new, "what": Said(KINDS[depth]), "form": FORMS[depth]}
        raise RiskctlError(Said(WORDS["depth"], fields), Said(WORDS["depth-hint"], fields))
    above, _, id = whole.rpartition("/")
    if above:
        subject_named(above, organization)
    refuse_id(id, depth)
    return AskedName(ref, whole, subject)


def known(word: str, organization: OrganizationIndex) -> Subject:
    """Return the subject that `word` means, also one outside the repository; raises RiskctlError for none."""
    ref = meant_ref(word.rstrip("/"), organization)
    subject = find_subject(ref, organization) or subject_named(word.rstrip("/"), organization)
    if subject.seat and subject.seat.number:
        fields = {"ref": subject.ref, "post": subject.seat.post_ref}
        raise RiskctlError(Said(WORDS["seat"], fields))
    return subject


def refuse_id(id: str, depth: int) -> None:
    """Raise RiskctlError where `id` cannot be that of a unit (`depth` 0), a department or a post."""
    try:
        MODELS[depth].model_validate({"id": id, "name": id})
    except ValidationError:
        raise RiskctlError(Said(WORDS["id"], {"id": id})) from None


def name_of(subject: Subject) -> str:
    """Return the name of a subject."""
    if subject.seat:
        return subject.seat.post.name
    return subject.department.name if subject.department else subject.unit.name
