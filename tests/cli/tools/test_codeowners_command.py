"""`riskctl codeowners`: the right people are asked to review, on each host as that host reads the file."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from riskctl.check.example import ORGANIZATION, PROGRAMME, REPOSITORY
from riskctl.corpus.load import load, registers
from riskctl.records.kinds import kinds
from riskctl.scaffold.codeowners import PLACES, with_block
from riskctl.scaffold.surroundings import HOSTS
from riskctl.sources.fault import Fault
from riskctl.sources.files import Folder
from tests.conftest import Call, lay

OWNERS = """\
owners:
  bureau/registration/clerk: zhangsan
  bureau: [bureau/team, "@lisi"]
  bureau/registration: [reg@example.invalid]
  bureau/leading_group_office: [bureau/office]
"""
PEOPLE = {
    "registers/bureau/unit.yaml": ["@bureau/team", "@lisi"],
    "registers/bureau/表.csv": ["@bureau/team", "@lisi"],
    "registers/bureau/registration/department.yaml": ["reg@example.invalid"],
    "registers/bureau/registration/clerk.yaml": ["@zhangsan"],
    "riskctl.yaml": ["@bureau/office"],
    "organization.yaml": ["@bureau/office"],
    "policy.yaml": ["@bureau/office"],
    "people.yaml": ["@bureau/office"],
    "regulations.yaml": ["@bureau/office"],
    "flows/registration.yaml": ["@bureau/office"],
    "cycles/2010/signoffs/bureau/registration.csv": ["@bureau/office"],
    "registers/bureau2/unit.yaml": ["@bureau/office"],  # no unit, so that a slip has a reviewer too
    "flows2/registration.yaml": [],
    "x/riskctl.yaml": [],
    "riskctlAyaml": [],
}


WHERE = {"year": "2010", "unit": "bureau"}


class Watched(Folder):
    """A folder that keeps which of its files were asked for, there or not."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        object.__setattr__(self, "files", set())

    files: set[str]

    def read(self, file: str, limit: int) -> bytes | Fault:
        self.files.add(file)
        return super().read(file, limit)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "库/.git").mkdir(parents=True)
    return lay(tmp_path / "库", {PROGRAMME: REPOSITORY[PROGRAMME] + OWNERS})


def reviewers(text: str, host: str, path: str) -> list[str]:
    """Whom the host asks to review a change of `path`, as its documentation says."""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("#") or line == "[riskctl]":
            continue
        pattern, *owners = tokens(line)
        if host == "gitea":
            if re.fullmatch(pattern, path):
                found += owners
        elif fits(pattern, path):
            found = owners
    return found


def tokens(line: str) -> list[str]:
    """The words of a line, without the backslash before what is escaped."""
    return [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r"(?:\\.|[^ ])+", line)]


def fits(pattern: str, path: str) -> bool:
    assert pattern.startswith("/")
    return fnmatchcase(path, pattern[1:]) or (
        pattern.endswith("/")
        and fnmatchcase("/".join(path.split("/")[: pattern.count("/") - 1]), pattern[1:-1])
    )


@pytest.mark.parametrize("host", PLACES)
def test_each_host_asks_the_right_people(call: Call, root: Path, host: str) -> None:
    ended = call("codeowners", "--host", host, cwd=root)
    assert (ended.code, ended.err) == (0, "")
    for path, people in PEOPLE.items():
        found = reviewers(ended.out, host, path)
        if host == "gitea":  # every line that fits holds
            assert set(people) <= set(found) and bool(people) == bool(found), path
        else:
            assert found == people, path


@pytest.mark.parametrize("host", PLACES)
def test_every_file_that_is_read_has_a_reviewer(call: Call, root: Path, host: str) -> None:
    own = {"own.yaml": "schema: riskctl/policy/v1\nextends: jiuquan-2010\n"}
    text = REPOSITORY[PROGRAMME].replace("policy: jiuquan-2010", "policy: own.yaml") + OWNERS
    lay(root, own | {PROGRAMME: text})
    for kind in kinds():  # one file of each kind, where there is none
        file = root / re.sub(r"\{(\w+)\}", lambda part: WHERE.get(part[1], "x"), kind.example)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    out, read = call("codeowners", "--host", host, cwd=root).out, Watched(root)
    list(registers(*load(root, source=read)))
    read.files.add("imports/x.yaml")  # what an import takes next year's table to mean
    assert {"own.yaml", "people.yaml", "regulations.yaml", "wording.yaml"} <= read.files
    assert {"cycles/2010/cycle.yaml", "cycles/2010/checks/bureau/x.csv", "flows/x.yaml"} <= read.files
    assert [file for file in sorted(read.files) if not reviewers(out, host, file)] == []


@pytest.mark.parametrize("host", PLACES)
def test_what_names_reviewers_and_what_runs_the_check_belongs_to_the_office(
    call: Call, root: Path, host: str
) -> None:
    out = call("codeowners", "--host", host, cwd=root).out
    for path in (*PLACES[host], HOSTS[host], ".gitattributes", ".pre-commit-config.yaml"):
        assert set(reviewers(out, host, path)) == {"@bureau/office"}, path
    with (root / PROGRAMME).open("a", encoding="utf-8") as programme:
        programme.write("templates: 模板\n")
    assert reviewers(call("codeowners", "--host", host, cwd=root).out, host, "模板/通知.html") == [
        "@bureau/office"
    ]


def test_the_file_that_the_host_reads_is_the_one_written(call: Call, root: Path) -> None:
    (root / "CODEOWNERS").write_text("* @someone\n", "utf-8")
    for host, file in {"gitlab": "CODEOWNERS", "github": ".github/CODEOWNERS"}.items():
        (root / f".{host}").mkdir()
        (root / f".{host}/CODEOWNERS").write_text("", "utf-8")
        stale = call("codeowners", "--host", host, "--check", cwd=root)
        assert stale.code == 1 and stale.err.startswith(f"{file} 过时了")
        assert call("codeowners", "--host", host, "--write", cwd=root).err == f"写好了：{file}\n"
    assert (root / ".gitlab/CODEOWNERS").read_text("utf-8") == ""


def test_a_line_behind_the_block_takes_nothing_from_it(call: Call, root: Path) -> None:
    file = root / ".github/CODEOWNERS"
    call("codeowners", "--host", "github", "--write", cwd=root)
    made = file.read_text("utf-8")
    file.write_text(made + "* @someone\n", "utf-8")
    assert call("codeowners", "--host", "github", "--check", cwd=root).code == 1
    assert call("codeowners", "--host", "github", "--write", cwd=root).code == 0
    assert file.read_text("utf-8") == "* @someone\n\n" + made


@pytest.mark.parametrize("host", PLACES)
def test_registers_in_a_folder_of_the_repository_are_named_from_its_root(
    call: Call, tmp_path: Path, host: str
) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    root = lay(tmp_path / "廉政 (一)#1/库+", {PROGRAMME: REPOSITORY[PROGRAMME] + OWNERS})
    assert call("codeowners", "--host", host, "--write", cwd=root).code == 0
    text = (tmp_path / f".{host}/CODEOWNERS").read_text("utf-8")
    assert reviewers(text, host, "廉政 (一)#1/库+/organization.yaml") == ["@bureau/office"]
    assert reviewers(text, host, "organization.yaml") == []
    lines = [line for line in text.splitlines() if line and line[0] not in "#["]
    assert lines and all(len(line.split("/库")) == 2 for line in lines), "it claims its own folder alone"
    assert "只写 廉政 (一)#1/库+/ 里面的" in call("codeowners", "--host", host, cwd=root).err
    other = lay(tmp_path / "另一个库", {PROGRAMME: REPOSITORY[PROGRAMME] + OWNERS})
    assert call("codeowners", "--host", host, "--write", cwd=other).code == 0
    both = (tmp_path / f".{host}/CODEOWNERS").read_text("utf-8")
    assert both.startswith(text) and both.count("# >>> riskctl ") == 2
    for one in (root, other):
        assert call("codeowners", "--host", host, "--check", cwd=one).code == 0
    programme = (root / PROGRAMME).read_text("utf-8")
    (root / PROGRAMME).write_text(programme.replace("zhangsan", "wangwu"), "utf-8")
    assert call("codeowners", "--host", host, "--write", cwd=root).code == 0
    again = (tmp_path / f".{host}/CODEOWNERS").read_text("utf-8")
    assert again == both.replace("@zhangsan", "@wangwu", text.count("@zhangsan"))


def test_seats_are_owned_with_their_post(call: Call, root: Path) -> None:
    text = (root / ORGANIZATION).read_text("utf-8")
    (root / ORGANIZATION).write_text(text.replace("name: 科员, key: true", "name: 科员, seats: 2"), "utf-8")
    out = call("codeowners", "--host", "github", cwd=root).out
    for n in (1, 2):
        path = f"registers/bureau/registration/clerk-{n}.yaml"
        assert reviewers(out, "github", path) == ["@zhangsan"]


def test_check_and_write(call: Call, root: Path) -> None:
    file = root / ".github/CODEOWNERS"
    stale = call("codeowners", "--host", "github", "--check", cwd=root)
    assert stale.code == 1 and "riskctl codeowners --host github --write" in stale.err and not file.exists()
    assert call("codeowners", "--host", "github", "--write", cwd=root).err == "写好了：.github/CODEOWNERS\n"
    assert call("codeowners", "--host", "github", "--check", cwd=root).code == 0
    programme = (root / PROGRAMME).read_text("utf-8")
    (root / PROGRAMME).write_text(programme.replace("zhangsan", "wangwu"), "utf-8")
    assert call("codeowners", "--host", "github", "--check", cwd=root).code == 1
    file.write_text("*.md @docs\n" + file.read_text("utf-8") + "*.py @dev\n", "utf-8")
    assert call("codeowners", "--host", "github", "--write", cwd=root).code == 0
    lines = file.read_text("utf-8").splitlines()
    assert lines[:2] == ["*.md @docs", "*.py @dev"] and "@zhangsan" not in "".join(lines)
    assert call("codeowners", "--host", "github", "--check", "--write", cwd=root).code == 2


def test_a_block_is_put_behind_what_is_there() -> None:
    assert with_block("", "A\n") == "A\n"
    assert with_block("x\n", "A\n") == "x\n\nA\n"
    assert with_block("x", "A\n") == "x\n\nA\n"


def test_whoever_is_not_named_is_told(call: Call, root: Path) -> None:
    (root / PROGRAMME).write_text(REPOSITORY[PROGRAMME], "utf-8")
    assert call("codeowners", "--host", "github", cwd=root).code == 1
    (root / PROGRAMME).write_text(REPOSITORY[PROGRAMME] + "owners: {bureau/registration/clerk: a}\n", "utf-8")
    ended = call("codeowners", "--host", "github", cwd=root)
    assert ended.code == 0 and "没有写由谁审：bureau。" in ended.err
    assert "bureau/leading_group_office: [用户名]" in ended.err and "organization.yaml" not in ended.out


def test_the_department_of_the_office_reviews_for_it(call: Call, root: Path) -> None:
    (root / PROGRAMME).write_text(REPOSITORY[PROGRAMME] + "owners: {bureau/discipline: [d]}\n", "utf-8")
    out = call("codeowners", "--host", "github", cwd=root).out
    assert reviewers(out, "github", "organization.yaml") == ["@d"]


@pytest.mark.parametrize(
    ("owners", "rule", "said"),
    [
        ("{bureau: [a b]}", "RK103", "要写代码托管网站上的用户名，这里是“a b”"),
        ("{bureau: ['a\\n']}", "RK103", "要写代码托管网站上的用户名"),
        ("{bureau: }", "RK102", "bureau"),
        (
            "{buraeu: [a]}",
            "RK201",
            "“buraeu”不是 organization.yaml 里的单位或部门或岗位或机构，是不是“bureau”？",
        ),
        ("{bureau/office: [a]}", "RK201", "“bureau/office”不是"),
    ],
)
def test_owners_are_checked(call: Call, root: Path, owners: str, rule: str, said: str) -> None:
    (root / PROGRAMME).write_text(REPOSITORY[PROGRAMME] + f"owners: {owners}\n", "utf-8")
    ended = call("check", "--select", rule, cwd=root)
    assert ended.code == 1 and said in ended.out
    if rule != "RK201":
        assert call("codeowners", "--host", "github", cwd=root).code == 1
