"""What a host of git does with the files for its CI, as far as it can be done here: their schemas, the inputs
put in, and the lines of shell in their order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from riskctl.scaffold.surroundings import CALLED, HOSTS

SCHEMAS = Path(__file__).parent / "schemas"
ON_REQUEST = "github.event_name == 'pull_request'"
_INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}|\$\[\[ inputs\.([a-z-]+) \]\]")


@dataclass(frozen=True)
class HostStep:
    """Some lines of shell, what they find in their environment, and whether only a request has them."""

    lines: str
    variables: Mapping[str, str] = field(default_factory=dict)
    on_request: bool = False

    @property
    def installs(self) -> bool:
        """Whether it fetches riskctl."""
        return "pip install" in self.lines or "PIP_FIND_LINKS" in self.lines


def documents(text: str) -> list[Any]:
    """Return the documents of a file of YAML, read by a reader that is not riskctl's own."""
    return list(YAML(typ="safe", pure=True).load_all(text))


def faults(schema: str, data: Any) -> list[str]:
    """Return what of `data` breaks a schema of this folder."""
    return [f"{error.json_path}: {error.message}" for error in _validator(schema).iter_errors(data)]


@cache
def _validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))


def steps(host: str, files: Mapping[str, str], **inputs: str) -> list[HostStep]:
    """Return the steps of `files`, which are those for `host` by their paths; `inputs` on top of theirs."""
    (whole,) = documents(files[HOSTS[host]])
    if host == "gitlab":
        (include,) = whole["include"]
        return component(files[include["local"]], include["inputs"] | inputs)
    if host == "gitee":
        return [
            HostStep(line)
            for stage in whole["stages"]
            for step in stage["steps"]
            for line in step["commands"]
        ]
    (job,) = whole["jobs"].values()
    found: list[HostStep] = []
    for step in job["steps"]:
        if step.get("uses", "").startswith("./"):
            found += action(files[f"{step['uses'][2:]}/action.yml"], step["with"] | inputs)
        found += _run(step, {})
    return found


def action(text: str, inputs: Mapping[str, str]) -> list[HostStep]:
    """Return the steps of a composite action."""
    (whole,) = documents(text)
    given = _given(whole["inputs"], inputs)
    return [one for step in whole["runs"]["steps"] for one in _run(step, given)]


def component(text: str, inputs: Mapping[str, str]) -> list[HostStep]:
    """Return the lines of a component of GitLab; each is a step, all see the variables of the job."""
    head, _ = documents(text)
    given = _given(head["spec"]["inputs"], inputs)
    _, whole = documents(_INPUT.sub(lambda found: given[found[2]], text))
    (job,) = whole.values()
    return [HostStep(line, job["variables"]) for line in job["script"]]


def _given(declared: Mapping[str, Any], inputs: Mapping[str, str]) -> dict[str, str]:
    assert inputs.keys() <= declared.keys()
    return {name: inputs.get(name, one["default"]) for name, one in declared.items()}


def _run(step: Mapping[str, Any], inputs: Mapping[str, str]) -> Iterator[HostStep]:
    if "run" in step:
        assert step.get("if", ON_REQUEST) == ON_REQUEST
        variables = {
            name: _INPUT.sub(lambda found: inputs[found[1]], value)
            for name, value in step.get("env", {}).items()
        }
        yield HostStep(step["run"], variables, "if" in step)


def parts(host: str) -> list[str]:
    """Return the paths of the files that a host's CI is made of."""
    return [HOSTS[host], *([CALLED[host][0]] if host in CALLED else [])]
