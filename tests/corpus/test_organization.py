"""What a reference to a post, department or office means where it is written, and who stands above."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex, Person
from riskctl.corpus.subject import by_names, find_subject
from riskctl.records.kinds.organization import Organization
from riskctl.records.kinds.people import People


def unit(id: str, *departments: dict[str, object], **fields: object) -> dict[str, object]:
    return {"id": id, "name": f"{id}局", "departments": list(departments), **fields}


def department(id: str, *posts: str, **fields: object) -> dict[str, object]:
    return {"id": id, "name": f"{id}科", "posts": [{"id": p, "name": p} for p in posts], **fields}


def index(*units: dict[str, object]) -> OrganizationIndex:
    return OrganizationIndex(Organization.model_validate({"schema": "s", "units": list(units)}))


BUREAU = index(
    unit("省", party_group="省局党组"),
    unit(
        "市",
        department("登记", "科长", "科员"),
        {
            **department("档案", "科长"),
            "posts": [{"id": "管理员", "name": "管理员", "seats": "2"}, *({"id": "科长", "name": "科长"},)],
        },
        parent="省",
        party_group="局党组",
        discipline_office={"name": "纪检组", "department": "登记"},
    ),
    unit("县", department("登记", "科长"), parent="市"),
)


@pytest.mark.parametrize(
    ("written", "in_unit", "in_department", "meant"),
    [
        ("科长", "市", "登记", "市/登记/科长"),
        ("档案/科长", "市", "登记", "市/档案/科长"),
        ("县/登记/科长", "市", "登记", "县/登记/科长"),
        ("登记/科长", "县", "", "县/登记/科长"),
        ("管理员", "市", "档案", "市/档案/管理员"),
        ("管理员-2", "市", "档案", "市/档案/管理员-2"),
        ("管理员-3", "市", "档案", None),
        ("管理员-0", "市", "档案", None),
        ("科长-1", "市", "登记", None),
        ("科长", "市", "", None),
        ("科员", "县", "登记", None),
        ("", "市", "登记", None),
        ("市/登记", "市", "登记", None),
    ],
)
def test_a_post_is_named_as_shortly_as_its_place_allows(
    written: str, in_unit: str, in_department: str, meant: str | None
) -> None:
    seat = BUREAU.seat(written, in_unit, in_department)
    assert (seat.ref if seat else None) == meant


@pytest.mark.parametrize(
    ("written", "in_unit", "meant"),
    [
        ("party_group", "市", ("市", "party_group")),
        ("局党组", "市", ("市", "party_group")),
        ("省/party_group", "市", ("省", "party_group")),
        ("省/省局党组", "市", ("省", "party_group")),
        ("纪检组", "市", ("市", "discipline_office")),
        ("省局党组", "市", None),
        ("party_group", "县", None),
        ("省/discipline_office", "市", None),
        ("海/party_group", "市", None),
        ("head", "市", None),
    ],
)
def test_an_office_is_named_by_code_or_title(
    written: str, in_unit: str, meant: tuple[str, str] | None
) -> None:
    found = BUREAU.office(written, in_unit)
    assert ((found[0].id, found[1]) if found else None) == meant


@pytest.mark.parametrize(("written", "meant"), [("登记", "市/登记"), ("县/登记", "县/登记"), ("财务", None)])
def test_a_department_is_named_inside_its_unit_or_wholly(written: str, meant: str | None) -> None:
    found = BUREAU.department(written, "市")
    assert (f"{found[0].id}/{found[1].id}" if found else None) == meant


@pytest.mark.parametrize("ref", ["市", "市/登记", "市/登记/科长", "市/档案/管理员-1"])
def test_a_subject_is_found_by_its_whole_reference(ref: str) -> None:
    found = find_subject(ref, BUREAU)
    assert found and found.ref == ref
    assert find_subject(f"{ref}x", BUREAU) is None


def test_a_title_names_the_department_only_where_several_posts_share_it() -> None:
    titles = {ref: BUREAU.title(seat) for ref, seat in BUREAU.seats.items()}
    assert titles["市/登记/科长"] == "登记科科长" and titles["市/档案/科长"] == "档案科科长"
    assert titles["市/登记/科员"] == "科员" and titles["县/登记/科长"] == "科长"


def test_of_records_with_one_id_the_first_is_meant() -> None:
    twice = index(
        unit("市", department("登记", "甲")), unit("市", department("财务", "乙"), party_group="党组")
    )
    assert twice.units["市"].party_group is None
    assert twice.departments["市/登记"][0] is twice.units["市"]


def above(bureau: OrganizationIndex, start: str, office: str) -> list[str]:
    return [found.id for found in bureau.above(bureau.units[start], office)]


def test_the_discipline_office_goes_its_own_way_up() -> None:
    bureau = index(
        unit("国"),
        unit("省", parent="国"),
        unit("市", parent="省", supervised_by="国"),
        unit("县", parent="市"),
    )
    assert above(bureau, "县", "party_group") == ["市", "省", "国"]
    assert above(bureau, "县", "discipline_office") == ["市", "国"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "甲", "乙", "丙", "丁"]), st.sampled_from(["", "甲", "乙", "无"])),
        min_size=3,
        max_size=3,
    )
)
def test_the_way_up_ends_and_never_comes_back(lines: list[tuple[str, str]]) -> None:
    bureau = index(
        *(
            unit(id, **{k: v for k, v in (("parent", up), ("supervised_by", line)) if v})
            for id, (up, line) in zip("甲乙丙", lines, strict=True)
        )
    )
    for start in "甲乙丙":
        for office in ("party_group", "discipline_office"):
            way = above(bureau, start, office)
            assert start not in way and len(set(way)) == len(way)


HOLDERS = {
    "市/登记/科长": [
        {"name": "赵甲", "to": "2009-12-31"},
        {"name": "钱乙", "from": "2010-01-01", "to": "2010-06-30"},
        {"name": "孙丙", "from": "2010-06-30", "person": "p3"},
    ],
    "市/档案/管理员-1": [{"name": "李丁"}],
    "市/档案/管理员": [{"name": "周戊"}],
}


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2009-12-31", ["赵甲"]),
        ("2010-01-01", ["钱乙"]),
        ("2010-06-30", ["钱乙", "孙丙"]),
        ("2010-07-01", ["孙丙"]),
    ],
)
def test_a_holder_holds_on_the_first_and_the_last_day_too(day: str, names: list[str]) -> None:
    people = PeopleIndex(People.model_validate({"schema": "s", "holders": HOLDERS}), date.fromisoformat(day))
    assert list(people.names(BUREAU.seats["市/登记/科长"])) == names
    assert people.holders(BUREAU.seats["县/登记/科长"]) == ()


def test_seats_have_their_own_holder_where_the_file_tells_them_apart() -> None:
    people = PeopleIndex(People.model_validate({"schema": "s", "holders": HOLDERS}), date(2010, 7, 1))
    held = {n: people.names(BUREAU.seats[f"市/档案/管理员{n}"]) for n in ("", "-1", "-2")}
    assert held == {"": ("周戊", "李丁"), "-1": ("李丁",), "-2": ("周戊",)}


def test_a_person_is_a_name_in_a_unit_or_an_id() -> None:
    people = PeopleIndex(People.model_validate({"schema": "s", "holders": HOLDERS}), date(2010, 7, 1))
    assert people.holders(BUREAU.seats["市/登记/科长"]) == (Person("市", "", "p3"),)
    assert people.holders(BUREAU.seats["市/档案/管理员-1"]) == (Person("市", "李丁"),)


def test_a_name_is_ambiguous_only_if_it_is_so_everywhere() -> None:
    holders = {
        "a/b/c": [{"name": "高峰", "ambiguous": "true"}, {"name": "王己"}],
        "a/b/d": [{"name": "高峰"}],
    }
    people = PeopleIndex(People.model_validate({"schema": "s", "holders": holders}), date(2010, 7, 1))
    assert people.all_names() == {"高峰": False, "王己": False}


@pytest.mark.parametrize(
    ("said", "ambiguous"),
    [(("true", "true"), True), (("false", "true"), False), (("true", "false"), False)],
)
def test_one_holder_whose_name_is_no_word_settles_it_in_either_order(
    said: tuple[str, str], ambiguous: bool
) -> None:
    holders = {f"a/b/{n}": [{"name": "高峰", "ambiguous": word}] for n, word in enumerate(said)}
    people = PeopleIndex(People.model_validate({"schema": "s", "holders": holders}), date(2010, 7, 1))
    assert people.all_names() == {"高峰": ambiguous}


@pytest.mark.parametrize(
    ("title", "unit", "department", "meant"),
    [
        ("科员", "市", "", "登记/科员"),
        ("科长", "市", "登记", "登记/科长"),
        ("科长", "市", "", None),  # two posts are called so
        ("档案科科长", "市", "", "档案/科长"),
        ("管理员", "市", "登记", "档案/管理员"),  # of another department, the only one in the unit
        ("登记科", "县", "", "登记"),
        ("档案科", "县", "", None),
    ],
)
def test_a_title_means_a_post_or_department_where_only_one_is_called_so(
    title: str, unit: str, department: str, meant: str | None
) -> None:
    assert BUREAU.titled(title, unit, department) == meant


def test_a_unit_is_called_by_its_id_or_by_a_name_that_it_alone_has() -> None:
    found = index(unit("a"), unit("b", name="乙局"), unit("c", name="乙局"), unit("a局", name="丁局"))
    called = [found.unit_called(word) for word in ("a", "b", "a局", "丁局", "乙局", "", None)]
    assert [one and one.id for one in called] == ["a", "b", "a局", "a局", None, None, None]


def test_no_table_looks_through_all_units() -> None:
    found = index(unit("a"), unit("b"))
    assert by_names({"unit": "a局"}, found) == {"unit": "a"}
    del found.record  # with the units
    assert by_names({"unit": "b局"}, found) == by_names({"unit": "b"}, found) == {"unit": "b"}
