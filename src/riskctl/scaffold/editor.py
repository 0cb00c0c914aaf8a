"""What an editor reads: which schema is for which files, and the schemas with this repository's own words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from riskctl.corpus.context import Context
from riskctl.records.kinds import VERSION, FileKind, yaml_kinds
from riskctl.scaffold.own_schema import own_schema
from riskctl.scaffold.own_words import Choice, Choices, digest, own_words
from riskctl.scaffold.staleness import DIGEST, SCHEMAS


def own_schemas(context: Context, rules: Sequence[Choice]) -> dict[str, str]:
    """Return the schemas by their paths, with the words of the repository and the names of all `rules`."""
    language = context.programme.language if context.programme else "zh"
    words = {**own_words(context), "rule": Choices(tuple(rules))}
    schemas = {_place(kind): own_schema(kind, words, language, context.year) for kind in yaml_kinds()}
    texts = {file: json.dumps(one, ensure_ascii=False, indent=1) for file, one in schemas.items()}
    return {file: f"{text}\n" for file, text in texts.items()} | {DIGEST: f"{digest(context)}\n"}


def settings() -> str:
    """Return which schema is for which files: the more general pattern leaves out what others match."""
    globs = {}
    for kind in yaml_kinds():
        within = [k for k in yaml_kinds() if k is not kind and kind.pattern.fullmatch(k.example)]
        own, others = map(_glob, kind.examples), (f"!{_glob(other.example)}" for other in within)
        globs[f"./{_place(kind)}"] = [*own, *others]
    found = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "yaml.schemaStore.enable": False,
        "yaml.schemas": globs,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _place(kind: FileKind) -> str:
    return f"{SCHEMAS}/{kind.name}.{VERSION}.json"


def _glob(example: str) -> str:
    return re.sub(r"\{\w+\}", "*", example)
