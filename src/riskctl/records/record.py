"""The base of every record: strict, frozen, and read by code or, where it is bilingual, by zh key alike."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import AliasChoices, BaseModel, ConfigDict, create_model
from pydantic.fields import FieldInfo

from riskctl.records.told import told


class Record(BaseModel):
    """A mapping of a file; keys are codes, an unknown key is a fault.

    Each field is `Annotated` with what is `Told` of it: TypeError where the class is made without.
    """

    # Most runs read few kinds of files, so the reader of a record is made when it is first wanted.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    READS_ZH: ClassVar[bool] = False
    FILLED_IN: ClassVar[bool] = False  # a file written over days: to fill in a blank takes nothing back
    HOLDS_IN_PART: ClassVar[bool] = False  # what is wrong or missing is blank, and the rest holds

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

    @classmethod
    def in_part(cls) -> type[Self]:
        """Return the same record with nothing required: what a file does not say is blank in it."""
        wanted = {name: field for name, field in cls.model_fields.items() if field.is_required()}
        lax: dict[str, Any] = {
            name: (field.annotation, FieldInfo.merge_field_infos(field, default=""))
            for name, field in wanted.items()
        }
        return create_model(cls.__name__, __base__=cls, **lax)


class Bilingual(Record):
    """A record whose keys may be the codes or the zh words of its fields: a register, a row of a log."""

    READS_ZH = True
