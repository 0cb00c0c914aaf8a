"""The locks hold what is declared, each package with its hashes, and say nothing of where they were made."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LOCKS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NAMES = ("run.lock", "office.lock", "dev.lock", "editor.lock", "offline.lock", "site.lock")
_ENTRY = re.compile(r"^([a-z0-9.-]+)==(\S+)[^\n]*(?: \\\n    --hash=sha256:[0-9a-f]{64})+$", re.MULTILINE)


def normal(requirement: str) -> str:
    """Return the package's name as locks write it."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def locked(lock: Path) -> set[str]:
    """Return the names of the packages that are locked with a version and hashes."""
    return {normal(name) for name, _ in _ENTRY.findall(lock.read_text("utf-8"))}


def brought(extra: str) -> set[str]:
    """Return the packages that an extra brings, those of the extras it names too."""
    found: set[str] = set()
    for requirement in PROJECT["project"]["optional-dependencies"][extra]:
        own = re.fullmatch(r"riskctl\[(.+)\]", requirement)
        found |= set().union(*map(brought, own[1].split(","))) if own else {normal(requirement)}
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_place(name: str) -> None:
    text = (LOCKS / name).read_text("utf-8")
    assert not re.search(r"://|--index|--find-links|--extra|file:|^/|\s/[a-z]+/", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_has_its_hashes(name: str) -> None:
    text = (LOCKS / name).read_text("utf-8")
    entries = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert len(_ENTRY.findall(text)) == len(entries) > 0


def test_the_locks_hold_what_is_declared() -> None:
    run = {normal(r) for r in PROJECT["project"]["dependencies"]}
    groups = {name: {normal(r) for r in group} for name, group in PROJECT["dependency-groups"].items()}
    extras = {name: brought(name) for name in PROJECT["project"]["optional-dependencies"]}
    office = extras["office"]
    dev = groups["dev"] | groups["bench"]
    assert run <= locked(LOCKS / "run.lock")
    assert run | office <= locked(LOCKS / "office.lock") <= locked(LOCKS / "dev.lock")
    assert run.union(dev, *extras.values()) <= locked(LOCKS / "dev.lock")
    assert locked(LOCKS / "run.lock") <= locked(LOCKS / "dev.lock")
    for group in ("editor", "offline", "site"):
        assert groups[group] <= locked(LOCKS / f"{group}.lock")


def test_the_editor_s_lock_holds_each_package_with_its_hash_and_no_address() -> None:
    text = (LOCKS / "editor" / "package-lock.json").read_text("utf-8")
    packages = {name: one for name, one in json.loads(text)["packages"].items() if name}
    declared = json.loads((LOCKS / "editor" / "package.json").read_text("utf-8"))["dependencies"]
    assert {f"node_modules/{name}" for name in declared} <= packages.keys()
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in packages.values())
