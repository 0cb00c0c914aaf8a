"""附件4: the register of a department, `registers/<unit>/<department>/department.yaml`."""

from typing import Annotated

from riskctl.records.fields import Text
from riskctl.records.register import Register
from riskctl.records.told import RegisterField, Signed, Weight

PATTERN = "registers/{unit}/{department}/department.yaml"


class DepartmentRegister(Register):
    """部门廉政风险点和防范措施登记表."""

    department: Annotated[
        Text,
        RegisterField(
            zh="部门",
            means=("部门的编号，与所在文件夹一致", "the department's id, as the folder has it"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=2,
            after="unit",
        ),
    ]


MODEL = DepartmentRegister
