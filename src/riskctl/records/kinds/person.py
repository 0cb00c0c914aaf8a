"""附件5: the register of a post, or of one of its seats, `registers/<unit>/<department>/<post>.yaml`."""

from riskctl.records.fields import Many, Text
from riskctl.records.register import Register

PATTERN = "registers/{unit}/{department}/{post}.yaml"


class PersonRegister(Register):
    """个人廉政风险点和防范措施登记表."""

    department: Text
    post: Text
    authority: Many[Text] = ()


MODEL = PersonRegister
