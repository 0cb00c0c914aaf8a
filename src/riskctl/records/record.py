"""The base of every record: strict, frozen, and read by code or, where it is bilingual, by zh key alike."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import AliasChoices, BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from riskctl.records.told import told


class Record(BaseModel):
    """A mapping of a file; keys are codes, an unknown key is a fault.

    Each field is `Annotated` with what is `Told` of it: TypeError where the class is made without.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    READS_ZH: ClassVar[bool] = False

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Give each field its keys before pydantic makes the reader.

        Pydantic names the key as it was written in the place of an error, so a fault points right.
        """
        for name, field in cls.__pydantic_fields__.items():
            one = told(field)
            keys = [one.key or name.rstrip("_"), *([one.zh] if cls.READS_ZH and one.zh else ())]
            field.validation_alias = AliasChoices(*keys) if keys != [name] else None
        return handler(source)


class Bilingual(Record):
    """A record whose keys may be the codes or the zh words of its fields: a register, a row of a log."""

    READS_ZH = True
