"""The base of every record: strict, frozen, and read by code or zh key alike."""

from __future__ import annotations

from pydantic import AliasChoices, AliasGenerator, BaseModel, ConfigDict

from riskctl.records.vocabulary import zh_field


class Record(BaseModel):
    """A mapping of a file; keys are codes, an unknown key is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def zh_keys(record: str) -> ConfigDict:
    """Return the configuration of a model whose keys are also read in zh.

    Pydantic names the key as it was written in the place of an error, so a fault points right.
    """

    def either(name: str) -> AliasChoices:
        code = name.rstrip("_")
        zh = zh_field(record, code)
        return AliasChoices(code, zh) if zh else AliasChoices(code)

    return ConfigDict(alias_generator=AliasGenerator(validation_alias=either))
