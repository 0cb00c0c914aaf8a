"""Plug-ins of installed packages are found by what those declare where Python installs, and nowhere else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.base import installed
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said
from riskctl.check.rule import is_rule, rule_names
from tests.cli.conftest import bare_environment
from tests.conftest import Call, lay

RULE = """
from riskctl.check.rule import Rule
RULE = Rule(id="AC001", name="seal-ledger", severity="error", scope="register",
    title=("甲", "a"), why=("乙", "b"), words={}, bad={}, good={})
def check(document, context):
    raise KeyError("seal")
"""


class Installed:
    """A folder of installed packages, which a test fills."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def package(self, name: str, declared: str, **modules: str) -> None:
        """Install a package: the text of its entry points, and its modules."""
        (self.folder / f"{name}-1.0.dist-info").mkdir()
        (self.folder / f"{name}-1.0.dist-info" / "entry_points.txt").write_text(declared, "utf-8")
        for module, text in modules.items():
            (self.folder / f"{module}.py").write_text(text, "utf-8")


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installed]:
    """The folder of packages, in place of that of this Python."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setattr(installed, "_folders", lambda: [str(folder), str(tmp_path / "nowhere")])
    monkeypatch.syspath_prepend(folder)
    installed._declared.cache_clear()
    rule_names.cache_clear()
    yield Installed(folder)
    installed._declared.cache_clear()
    rule_names.cache_clear()
    for name in [name for name in sys.modules if name.startswith("planted_")]:
        del sys.modules[name]


def test_each_group_has_what_packages_declare(packages: Installed) -> None:
    packages.package(
        "office_riskctl", "[riskctl.reports]\nwall-chart = planted_chart\n\n[console_scripts]\nx = y:z\n"
    )
    packages.package("other", "[console_scripts]\nriskctl.rules = y:z\n")
    (one,) = installed.installed(installed.REPORTS)
    assert (one.name, one.module, one.package) == ("wall_chart", "planted_chart", "office-riskctl")
    assert installed.installed(installed.RULES) == installed.installed(installed.WRITERS) == ()


def test_a_format_of_a_package_can_be_named(packages: Installed) -> None:
    text = "def write(outcome, settings):\n    return 'chart\\n'\n"
    packages.package("office", "[riskctl.reports]\nwall-chart = planted_chart\n", planted_chart=text)
    assert "wall-chart" in catalog.reports() and "concise" in catalog.reports()
    assert catalog.report("wall-chart").write(None, None) == "chart\n"


def test_a_rule_of_a_package_is_one_of_the_rules(packages: Installed) -> None:
    packages.package("office", "[riskctl.rules]\nac001_seal_ledger = planted_seal\n", planted_seal=RULE)
    assert catalog.rule("ac001").rule.name == "seal-ledger"
    assert [loaded.rule.id for loaded in catalog.rules()][:2] == ["AC001", catalog.rule_files()[1].id]
    assert is_rule("AC001") and is_rule("seal-ledger")


@pytest.mark.parametrize(
    ("declared", "module", "why"),
    [
        ("[riskctl.rules]\nac001_seal_ledger = planted_none\n", "x = 1", "planted_none"),
        ("[riskctl.rules]\nac001_seal_ledger = planted_seal\n", "import no_such_thing", "no_such_thing"),
        ("[riskctl.rules]\nac001_seal_ledger = planted_seal\n", "def (", "invalid syntax"),
        ("[riskctl.rules]\nac001_seal_ledger = planted_seal\n", "x = 1", "RULE"),
        ("[riskctl.rules]\nac002_seal_ledger = planted_seal\n", RULE, "AC001"),
        ("[riskctl.rules]\nrk999_seal_ledger = planted_seal\n", RULE, "RK"),
        ("[riskctl.rules]\nac001_level_mismatch = planted_seal\n", RULE, "已经有"),
        ("[riskctl.reports]\njson = planted_seal\n", RULE, "已经有"),
        ("[riskctl.writers]\ntxt = planted_seal\n", RULE, "write"),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_named_with_its_package(
    packages: Installed, declared: str, module: str, why: str
) -> None:
    packages.package("bad_office", declared, planted_seal=module)
    with pytest.raises(RiskctlError) as refused:
        catalog.rules()
        catalog.reports()
        catalog.writers_of(["txt"])
    said = refused.value.said.text("zh")
    assert "bad-office" in said and why in said
    assert isinstance(refused.value.hint, Said) and "pip uninstall bad-office" in refused.value.hint.text(
        "en"
    )


def test_one_that_fails_at_work_is_named_and_riskctl_is_not_blamed(
    packages: Installed, tmp_path: Path, call: Call
) -> None:
    packages.package("bad_office", "[riskctl.rules]\nac001_seal_ledger = planted_seal\n", planted_seal=RULE)
    ended = call("check", cwd=lay(tmp_path / "登记库"))
    assert ended.code == 3 and "ac001_seal_ledger" in ended.err and "bad-office" in ended.err
    assert "riskctl 自身" not in ended.err


def test_a_fault_of_riskctl_itself_is_nobody_else_s(packages: Installed) -> None:
    packages.package("office", "[riskctl.rules]\nac001_seal_ledger = planted_seal\n", planted_seal=RULE)
    try:
        catalog.rule_files("no.such.package")
    except ModuleNotFoundError as error:
        assert installed.at_fault(error) is None


@pytest.mark.parametrize("words", [("-m", "riskctl"), ("-c", "from riskctl.__main__ import main; main()")])
def test_nothing_that_a_checked_tree_declares_is_run(tmp_path: Path, words: tuple[str, str]) -> None:
    root = lay(tmp_path / "登记库")
    trap = "open('ran', 'w').close()\n"
    Installed(root).package("evil", "[riskctl.rules]\nev001_trap = planted_trap\n", planted_trap=trap)
    environment = bare_environment(LANG="C.UTF-8")
    environment["PYTHONPATH"] += f":{root}"
    ended = subprocess.run(
        [sys.executable, *words, "check"], cwd=root, env=environment, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert not (root / "ran").exists()
