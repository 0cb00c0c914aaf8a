"""The base of every record: strict, frozen, and read by code or, where it is bilingual, by zh key alike."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import AliasChoices, BaseModel, ConfigDict

from riskctl.records.told import told


class Record(BaseModel):
    """A mapping of a file; keys are codes, an unknown key is a fault.

    Each field is `Annotated` with what is `Told` of it: TypeError where the class is made without.
    """

    # Most runs read few kinds of files, so the reader of a record is made when it is first wanted.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    READS_ZH: ClassVar[bool] = False
    FILLED_IN: ClassVar[bool] = False  # a file written over days: to fill in a blank takes nothing back

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Give each field its keys.

        Pydantic names the key as it was written in the place of an error, so a fault points right.
        """
        super().__pydantic_init_subclass__(**kwargs)
        for name, field in cls.__pydantic_fields__.items():
            one = told(field)
            keys = [one.key or name.rstrip("_"), *([one.zh] if cls.READS_ZH and one.zh else ())]
            field.validation_alias = AliasChoices(*keys) if keys != [name] else None


class Bilingual(Record):
    """A record whose keys may be the codes or the zh words of its fields: a register, a row of a log."""

    READS_ZH = True
