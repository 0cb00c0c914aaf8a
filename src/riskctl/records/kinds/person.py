"""附件5: the register of a post, or of one of its seats, `registers/<unit>/<department>/<post>.yaml`."""

from typing import Annotated

from riskctl.records.fields import Many, Text
from riskctl.records.register import Register
from riskctl.records.told import RegisterField, Signed, Weight

PATTERN = "registers/{unit}/{department}/{post}.yaml"


class PersonRegister(Register):
    """个人廉政风险点和防范措施登记表."""

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
    post: Annotated[
        Text,
        RegisterField(
            zh="岗位",
            means=("岗位的编号，与文件名一致", "the post's id, as the file is named"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=3,
            after="department",
        ),
    ]
    authority: Annotated[
        Many[Text],
        RegisterField(
            zh="法定权限",
            means=("法定权限及依据", "what the law empowers the post to do"),
            signed=Signed.ALWAYS,
            weight=Weight.WORDING,
            column=27,
            after="duties",
        ),
    ] = ()


MODEL = PersonRegister
