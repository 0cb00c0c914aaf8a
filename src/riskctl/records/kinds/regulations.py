"""`regulations.yaml`: the written rules (制度) that measures are tied to. Never riskctl's own rules."""

from typing import Annotated

from riskctl.records.fields import Day, Given, Id, Many, State, Text
from riskctl.records.record import Record
from riskctl.records.told import DUE, FROM, ID, NOTE, OWNER, SCHEMA, TO, Told

PATTERN = "regulations.yaml"


class Regulation(Record):
    """制度: one written rule, its document number, and whether it holds."""

    id: Annotated[Id, ID]
    title: Annotated[Text, Told(means=("名称", "its title"))]
    number: Annotated[Text, Told(means=("文号", "its document number"))] = ""
    state: Annotated[
        State,
        Told(means=("现行、有漏洞待修订、缺失待制定、已废止", "in force, to revise, to draft, repealed")),
    ]
    from_: Annotated[Given[Day], FROM] = None
    to: Annotated[Given[Day], TO] = None
    owner: Annotated[Text, OWNER] = ""
    due: Annotated[Given[Day], DUE] = None
    note: Annotated[Text, NOTE] = ""


class Regulations(Record):
    """All regulations of the programme."""

    form: Annotated[Text, SCHEMA]
    regulations: Annotated[Many[Regulation], Told(means=("制度", "the regulations"))]


MODEL = Regulations
