"""`riskctl prepare group`: records the members of a unit's leading group, as the list names them by post."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import Note, Number, On, People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.records.kinds import kind_named
from riskctl.year.leading_group import group_list, is_recorded, log_of, told
from riskctl.year.log.append import all_appended
from riskctl.year.resolve import body_named, of_year, unit_named

EXAMPLES = (
    (
        "riskctl prepare group suzhou --leader leadership/director --deputy discipline/leader "
        "--member office/chief --number 肃工商发〔2010〕9号",
        say("照另发的名单记下领导小组成员，写岗位", "the members of the leading group, by post"),
    ),
)
DETAILS = say(
    "名单按岗位记，姓名只在 people.yaml 里。一次记整份名单；有调整的，照新名单再记一次，以最近一份为准。",
    "Members are posts; names stand in people.yaml alone. A list is recorded whole; where it changes record "
    "the new one, and the latest holds.",
)
WORDS: Words = {
    "recorded": (
        "记下了：{unit}的领导小组，{day}：{members}。",
        "Recorded: leading group of {unit}, {day}: {members}.",
    ),
    "members": ("{role} {posts}", "{role} {posts}"),
    "again": (
        "{unit}的领导小组名单已经这样记过（{day}），没有再记。",
        "The list of {unit} is recorded so already ({day}) and was not recorded again.",
    ),
    "no-group": (
        "{unit} 在 organization.yaml 里没有 leading_group，先写上领导小组的名称，再记成员。",
        "{unit} has no leading_group in organization.yaml; write its name there first, then its members.",
    ),
}
POST = say("岗位", "POST")


def _role(option: str, zh: str, en: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(
        option, metavar=POST, autocompletion=offered_subjects, help=say(zh, en)
    )
    return found


def command(
    unit: Annotated[
        str,
        typer.Argument(
            metavar=say("单位", "UNIT"),
            autocompletion=offered_subjects,
            help=say("哪个单位的领导小组", "whose leading group it is"),
        ),
    ],
    leader: Annotated[list[str], _role("--leader", "组长，写岗位", "its leader, as a post")],
    deputy: Annotated[
        list[str] | None, _role("--deputy", "副组长，可以写几次", "a deputy; may be given again")
    ] = None,
    member: Annotated[
        list[str] | None, _role("--member", "成员，可以写几次", "a member; may be given again")
    ] = None,
    on: On = None,
    number: Number = "",
    note: Note = "",
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a list of the leading group's members."""
    one, found = at_work(root, today, people, writes=True)
    body, context = unit_named(unit, found.organization), one.context
    if body.leading_group is None:
        raise RiskctlError(Said(WORDS["no-group"], {"unit": body.id}))
    named = {"leader": leader, "deputy": deputy or (), "member": member or ()}
    posts = {
        role: [body_named(word, body.id, "", found.organization) for word in words]
        for role, words in named.items()
    }
    rows = group_list(of_year(on, context, "before"), number, posts, note)
    fields: dict[str, object] = {"unit": body.name, "day": str(rows[0].day)}
    if is_recorded(rows, body.id, context):
        raise RiskctlError(Said(WORDS["again"], fields))
    written(one, all_appended(context, log_of(body.id, context.year), kind_named("leading_group"), rows))
    each: list[object] = [
        Said(WORDS["members"], {"role": role, "posts": listed([*refs])}) for role, refs in told(rows)
    ]
    streams.note(Said(WORDS["recorded"], fields | {"members": listed(each)}))
    return 0
