"""附件3: the register of a unit, `registers/<unit>/unit.yaml`."""

from riskctl.records.register import Register

PATTERN = "registers/{unit}/unit.yaml"


class UnitRegister(Register):
    """单位廉政风险点和防范措施登记表."""


MODEL = UnitRegister
