"""附件4: the register of a department, `registers/<unit>/<department>/department.yaml`."""

from riskctl.records.fields import Text
from riskctl.records.register import Register

PATTERN = "registers/{unit}/{department}/department.yaml"


class DepartmentRegister(Register):
    """部门廉政风险点和防范措施登记表."""

    department: Text


MODEL = DepartmentRegister
