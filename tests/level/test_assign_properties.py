"""Who watches a point, over random organisations: nobody himself, in any order, and the climb ends."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from riskctl.corpus.organization import OrganizationIndex
from riskctl.level.assign import Assignment
from tests.level.build import named, organization, people, watch

UNITS = ("a", "b", "c")
DEPARTMENTS = ("x", "y")
POSTS = ("p", "q")
PERSONS = ("甲", "乙", "丙")
OFFICES = (
    *("responsible", "department_head", "leader_in_charge", "head"),
    *("party_group", "discipline_office"),
)
Case = tuple[list[dict[str, Any]], dict[str, list[str]], str, list[str]]

blank_or_post = st.sampled_from(["", "nobody", *POSTS, "p-1", "p-2"])
blank_or_far_post = st.sampled_from(["", *(f"{d}/{p}" for d in DEPARTMENTS for p in (*POSTS, "p-1"))])
posts = st.tuples(blank_or_post, st.sampled_from(["1", "2"]), blank_or_post).map(
    lambda given: [
        {"id": "p", "responsible": given[0], "seats": given[1]},
        {"id": "q", "responsible": given[2]},
    ]
)
bodies = st.sampled_from([None, "机构"])
discipline = st.sampled_from([None, "纪检组", *({"name": "纪检组", "department": d} for d in ("x", "a/y"))])


def departments() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Departments x and y, whose heads and leaders may be anybody, or nobody."""
    one = {"head": blank_or_post, "leader_in_charge": blank_or_far_post, "posts": posts}
    return st.tuples(*(st.fixed_dictionaries({"id": st.just(d), **one}) for d in DEPARTMENTS)).map(list)


def units() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Three units; who stands above whom may run in a circle or nowhere."""
    fields = {
        "parent": st.sampled_from(["", "nowhere", *UNITS]),
        "supervised_by": st.sampled_from(["", "", *UNITS]),
        "head": blank_or_far_post,
        "party_group": bodies,
        "discipline_office": discipline,
        "departments": departments(),
    }
    return st.tuples(*(st.fixed_dictionaries({"id": st.just(u), **fields}) for u in UNITS)).map(list)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """An organisation, who holds which post, whose point it is, and the offices its level names."""
    written = draw(units())
    everyone = sorted(organization(*written).seats)
    held = draw(st.dictionaries(st.sampled_from(everyone), st.lists(st.sampled_from(PERSONS), max_size=2)))
    subject = draw(st.sampled_from(everyone))
    monitor = draw(st.lists(st.sampled_from(OFFICES), min_size=1, max_size=3, unique=True))
    return written, held, subject, monitor


def same_seat(one: str, other: str) -> bool:
    """Whether two references may mean one chair: `p` means every seat of it, `p-1` and `p-2` are two."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def holders(ref: str, held: dict[str, list[str]]) -> set[tuple[str, str]]:
    """Who may sit there; a name is a person within its unit."""
    refs = [r for r in held if r == ref or r.startswith(f"{ref}-")]
    if not refs and ref[-2:-1] == "-":
        refs = [ref[:-2]]  # the file does not tell the seats apart
    return {(ref.split("/", maxsplit=1)[0], name) for r in refs for name in held.get(r, [])}


def is_himself(ref: str, subject: str, held: dict[str, list[str]]) -> bool:
    return same_seat(ref, subject) or bool(holders(ref, held) & holders(subject, held))


def conflicts(office: str, index: OrganizationIndex, subject: str, held: dict[str, list[str]]) -> bool:
    """Whether the office is the holder's own, told from the organisation alone."""
    if office in index.seats:
        return is_himself(office, subject, held)
    unit, _, body = office.partition("/")
    if body == "party_group":
        head = f"{unit}/{index.units[unit].head}"
        return head in index.seats and is_himself(head, subject, held)
    declared = index.units[unit].discipline_office
    assert declared
    where = declared.department if "/" in declared.department else f"{unit}/{declared.department}"
    posts = index.departments[where][1].posts if where in index.departments else ()
    return any(is_himself(f"{where}/{post.id}", subject, held) for post in posts)


def assigned(case: Case) -> Assignment:
    written, held, subject, monitor = case
    return watch(organization(*written), subject, monitor, people(held))


@given(cases())
def test_nobody_ever_monitors_himself(case: Case) -> None:
    written, held, subject, _ = case
    index = organization(*written)
    for office in named(assigned(case).monitors):
        assert not conflicts(office, index, subject, held)


@given(cases())
def test_every_office_asked_for_is_found_or_said_to_be_missing(case: Case) -> None:
    found, (*_, monitor) = assigned(case), case
    assert found.monitors or found.unresolved
    for body in ("party_group", "discipline_office"):
        if body in monitor:
            assert body in {m.office for m in found.monitors} or body in found.unresolved


@given(cases())
def test_the_climb_ends_and_looks_at_each_office_once(case: Case) -> None:
    steps = [(step.office, step.unit.id, step.verdict) for step in assigned(case).steps]
    assert len(set(steps)) == len(steps) <= 4 + 2 * (len(UNITS) + 1)
    taken = {office for office, _, verdict in steps if verdict == "taken"}
    assert {monitor.office for monitor in assigned(case).monitors} <= taken


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_organisation_does_not_matter(case: Case, random: Any) -> None:
    written, held, subject, monitor = case
    shuffled = [{**unit, "departments": [dict(d) for d in unit["departments"]]} for unit in written]
    for unit in shuffled:
        random.shuffle(unit["departments"])
        for department in unit["departments"]:
            department["posts"] = random.sample(department["posts"], len(department["posts"]))
    random.shuffle(shuffled)
    names = dict(random.sample(sorted(held.items()), len(held)))
    one, other = assigned(case), assigned((shuffled, names, subject, monitor))
    assert (named(one.monitors), one.unresolved) == (named(other.monitors), other.unresolved)
    assert [m.vacant for m in one.monitors] == [m.vacant for m in other.monitors]


@given(cases())
def test_a_monitor_is_vacant_exactly_where_nobody_holds_it(case: Case) -> None:
    _, held, _, _ = case
    for monitor in assigned(case).monitors:
        if monitor.seat:
            assert monitor.vacant == (not holders(monitor.seat.ref, held))
