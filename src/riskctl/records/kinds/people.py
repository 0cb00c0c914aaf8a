"""`people.yaml` or one file a unit: the holders of posts. Names stand here alone; it may lie elsewhere."""

from typing import Annotated

from riskctl.records.fields import Day, Flag, Given, Many, Text
from riskctl.records.record import Record
from riskctl.records.told import FROM, SCHEMA, TO, Told

PATTERN = "people.yaml"
PARTS = "people/{of}.yaml"  # the unit that its posts are of


class Holder(Record):
    """A person in a post for a time; `person` tells namesakes apart."""

    name: Annotated[Text, Told(means=("姓名，只写在这个文件里", "the name, which stands in this file only"))]
    from_: Annotated[Given[Day], FROM] = None
    to: Annotated[Given[Day], TO] = None
    person: Annotated[Text, Told(means=("重名的人用它区分", "tells namesakes apart"))] = ""
    ambiguous: Annotated[
        Flag,
        Told(
            means=(
                "true：姓名也是普通的词（高峰），单独写或同职务写在一起才算姓名",
                "true: the name is also an ordinary word; it counts as a name only alone or beside a title",
            )
        ),
    ] = False


class People(Record):
    """Holders by post, `unit/department/post`, or `…/post-<n>` for one of its seats."""

    form: Annotated[Text, SCHEMA]
    holders: Annotated[
        dict[str, Many[Holder]],
        Told(
            means=(
                "岗位 → 任职人；岗位写作 单位/部门/岗位",
                "post → its holders; a post is written unit/department/post",
            )
        ),
    ] = {}


MODEL = People
