"""Compares `riskctl` with peers, with its own floor and with bare Python; writes the tables to docs.

The figures are those of whole processes, the least of several runs in turn; only their ratios mean
anything on another machine. A part of the page is one run: `run.py registers start` measures these two.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from math import log
from pathlib import Path
from statistics import linear_regression

import page
from generate import TABLE
from measured import Cost, cost_of, cost_of_family, measured
from page import Pair, Row

RUNS = 5
FILES, MORE, LARGE = 1000, (2000, 4000), 20_000
UNITS = (25, 233, 2326, 30_000)
LONG = ("large", "warm", "province")  # measured when they are asked for
POINTS = 6446  # of a large bureau, in one table
SENT = 12_000  # points of a bureau that go out to its departments as workbooks, and come back
HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "jiuquan"
BIN = Path(sys.executable).parent
RISKCTL = str(BIN / "riskctl")
WHAT, SECONDS, MEMORY = ("量了什么", "what"), ("CPU 秒", "CPU s"), ("最多内存 MB", "peak MB")
CHECK: Pair = ("riskctl check：全部规则", "riskctl check: every rule")
AGAIN: Pair = (
    "riskctl check：上次查过以后没有改动",
    "riskctl check: with nothing changed since the last",
)
CHANGED: Pair = (
    "riskctl check：上次查过以后改了一份",
    "riskctl check: with one register changed since the last",
)
FAULTY: Pair = ("riskctl check：每两个风险点有一个问题", "riskctl check: a finding on every second point")
FLOOR: Pair = (
    "riskctl 只读：字符、YAML、记录",
    "riskctl: reading alone (gate, YAML, records)",
)
YAMALE: Pair = ("yamale，PyYAML 解析：只看形状", "yamale, PyYAML parser: the shape alone")
JSONSCHEMA: Pair = (
    "check-jsonschema，本项目的模式：只看形状",
    "check-jsonschema, by our schema: the shape alone",
)
GIT: Pair = ("git status", "git status")
SCHEMA = HERE.parent / "schemas" / "person.v1.json"
Commands = Mapping[str, Sequence[str]]


def main(parts: Sequence[str]) -> None:
    """Measure the parts and write each to the page."""
    for part in parts or [name for name in PARTS if name not in LONG]:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
            os.environ["RISKCTL_CACHE_DIR"] = cache
            texts = PARTS[part](Path(folder))
        page.write(part, texts)
        print(texts[1], flush=True)


def _generated(shape: str, count: int, folder: Path) -> Path:
    """Generate in a process apart: what this one holds counts in the peak memory of those it starts."""
    subprocess.run([sys.executable, HERE / "generate.py", shape, str(count), folder], check=True)
    return folder


def _check(root: Path) -> Sequence[str]:
    return (*_check_again(root), "--no-cache")


def _check_again(root: Path) -> Sequence[str]:
    """A check that finds what the one before kept."""
    return (RISKCTL, "-C", str(root), "check", "--fail-on", "never")


def _read(root: Path) -> Sequence[str]:
    return (sys.executable, str(HERE / "read_only.py"), str(root))


def _yamale(root: Path) -> Sequence[str]:
    schema = str(HERE / "register.yamale")
    return (str(BIN / "yamale"), "-s", schema, "--no-strict", str(root / "registers"))


def _check_jsonschema(root: Path) -> Sequence[str]:
    files = sorted(str(file) for file in (root / "registers").rglob("*.yaml"))
    return (str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), *files)


def _git_status(root: Path) -> Sequence[str]:
    """In a repository of git where all is committed."""
    git = shutil.which("git")
    assert git, "benchmarks compare with git"
    who = ("-c", "user.name=bench", "-c", "user.email=bench@localhost")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "all")):
        subprocess.run((git, "-C", str(root), *words), check=True)
    return (git, "-C", str(root), "status")


def _registers(root: Path, count: int = FILES, most: float = 0.5, runs: int = RUNS) -> Pair:
    """Registers without a finding and with many, to yamale and to reading alone."""
    clean, faulty = _generated("files", count, root / "clean"), _generated("faulty", count, root / "faulty")
    commands = {
        "yamale": _yamale(clean),
        "check": _check(clean),
        "again": _check_again(clean),
        "faulty": _check(faulty),
        "read": _read(clean),
        "jsonschema": _check_jsonschema(clean),
        "git": _git_status(clean),
    }
    subprocess.run(commands["again"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    costs = measured(commands, runs)
    peer = costs["yamale"]
    rows = (
        Row(YAMALE, peer, peer),
        Row(CHECK, costs["check"], peer, most),
        Row(AGAIN, costs["again"], peer),
        Row(FAULTY, costs["faulty"], peer, 0.8),
        Row(FLOOR, costs["read"], peer),
        Row(JSONSCHEMA, costs["jsonschema"], peer),
        Row(GIT, costs["git"], peer),
    )
    to_floor = costs["check"].seconds / costs["read"].seconds
    said = (
        f"{count:,} 份个人登记表，每份 4.1 kB、6 个风险点；检查是只读的 {to_floor:.2f} 倍（目标 ≤ 1.5）。"
        f"{page.peers()}。",
        f"{count:,} personal registers of 4.1 kB, 6 points each; a check takes {to_floor:.2f} times reading "
        f"alone (target ≤ 1.5). {page.peers()}.",
    )
    return _paragraphs(
        said, page.table((WHAT, SECONDS, ("比 yamale", "to yamale"), MEMORY), rows), page.plot(rows)
    )


def _large(root: Path) -> Pair:
    return _registers(root, LARGE, 0.35, 0)


def _warm(root: Path) -> Pair:
    """A check after a check, to git's own look at the same files."""
    clean = _generated("files", LARGE, root)
    git, again = _git_status(clean), _check_again(clean)
    for _ in range(2):  # the first may come too shortly after the files were written to be kept
        cost_of(again)
    peer, same = cost_of(git), cost_of(again)
    with min(clean.rglob("p0.yaml")).open("a", encoding="utf-8") as register:
        register.write("# 改\n")
    rows = (
        Row(GIT, peer, peer),
        Row(AGAIN, same, peer, 3),
        Row(CHANGED, cost_of(again), peer, 3),
    )
    said = (
        f"{LARGE:,} 份登记表查过以后再查，各量一次。",
        f"{LARGE:,} registers checked once more, each measured once.",
    )
    return _paragraphs(said, page.table((WHAT, SECONDS, ("比 git", "to git"), MEMORY), rows))


def _start(root: Path) -> Pair:
    """What a run takes beside its work, to a Python that does nothing."""
    example = str(EXAMPLE)
    one = f"{example}/registers/suzhou/enforcement/chief.yaml"
    tab = ("COMP_WORDS=riskctl sign self suzhou/r", "COMP_CWORD=3", "_RISKCTL_COMPLETE=complete_bash")
    at_home = ("/usr/bin/env", "-C")
    commands = {
        "python": (sys.executable, "-c", ""),
        "version": (RISKCTL, "--version"),
        "alone": (*at_home, str(root), RISKCTL),
        "check": (RISKCTL, "-C", example, "check", one, "--no-cache"),
        "tab": (*at_home, example, *tab, RISKCTL),
        "form": (RISKCTL, "-C", example, "render", "annex-3", "suzhou", "--output", str(root)),
    }
    costs = measured(commands, 2 * RUNS)
    bare = costs["python"]
    rows = (
        Row(("Python，什么也不做", "Python that does nothing"), bare, bare),
        Row(("riskctl --version", "riskctl --version"), costs["version"], bare, 2),
        Row(("riskctl，不在登记库里", "riskctl alone, outside a repository"), costs["alone"], bare, 6),
        Row(
            ("riskctl check，样例的一个文件", "riskctl check of one file of the example"),
            costs["check"],
            bare,
            20,
        ),
        Row(("按 Tab 补全编号", "Tab completing ids"), costs["tab"], bare, 10),
        Row(
            ("riskctl render，样例的一张表", "riskctl render of one form of the example"),
            costs["form"],
            bare,
            30,
        ),
    )
    said = (
        "检查、补全、打印的目标是 200、100、300 毫秒，这里写作空 Python（约 10 毫秒）的倍数。",
        "The targets of checking, completing and printing are 200, 100 and 300 ms, told here as times a bare "
        "Python of about 10 ms.",
    )
    return _paragraphs(
        said, page.table((WHAT, SECONDS, ("比 Python", "to Python"), MEMORY), rows), page.plot(rows)
    )


def _table(root: Path) -> Pair:
    """A large bureau in one table, to Python's csv and yamale."""
    _generated("table", POINTS, root)
    commands = {
        "peer": (sys.executable, str(HERE / "csv_yamale.py"), str(root / TABLE)),
        "check": _check(root),
        "read": _read(root),
    }
    costs = measured(commands, RUNS)
    peer = costs["peer"]
    rows = (
        Row(("Python 的 csv 加 yamale：只看形状", "Python's csv, then yamale: the shape alone"), peer, peer),
        Row(CHECK, costs["check"], peer),
        Row(FLOOR, costs["read"], peer),
    )
    size = (root / TABLE).stat().st_size / 1e6
    said = (
        f"一张表（CSV，{size:.1f} MB），一个局的 {POINTS:,} 个风险点。",
        f"One table (CSV, {size:.1f} MB) of {POINTS:,} points of one bureau.",
    )
    return _paragraphs(said, page.table((WHAT, SECONDS, ("比前者", "to the peer"), MEMORY), rows))


def _workbooks(root: Path) -> Pair:
    """Workbooks sent out and taken back, to the bare libraries."""
    _generated("table", SENT, root / "sent")
    bare, cells = str(HERE / "xlsx_bare.py"), root / "cells.json"
    subprocess.run(_export(root, root / "books"), check=True, stdout=subprocess.DEVNULL)
    subprocess.run((sys.executable, bare, "keep", str(root / "books"), str(cells)), check=True)
    books = [str(book) for book in sorted((root / "books").iterdir())]
    commands = {
        "bare-write": (sys.executable, bare, "write", str(cells), str(root / "again")),
        "export": _export(root, root / "out"),
        "bare-read": (sys.executable, bare, "read", str(root / "books")),
        "import": (RISKCTL, "-C", str(root / "sent"), "import", *books),
    }
    costs = measured(commands, 2)
    written, read = costs["bare-write"], costs["bare-read"]
    rows = (
        Row(("XlsxWriter：写同样的单元格", "XlsxWriter: the same cells"), written, written),
        Row(
            ("riskctl export：读、定级、写", "riskctl export: read, graded, written"),
            costs["export"],
            written,
        ),
        Row(("calamine：读同样的文件", "calamine: the same files"), read, read),
        Row(("riskctl import：逐格比较", "riskctl import: every cell compared"), costs["import"], read),
    )
    made = json.loads(cells.read_text("utf-8"))
    said = (
        f"{SENT:,} 个风险点写成 {len(made)} 个工作簿，没有改动就读回来。"
        "单用库不写列表、样式、锁定，也不比较。",
        f"{SENT:,} points to {len(made)} workbooks and back unedited. The bare libraries write no lists, "
        "formats and locks, and compare nothing.",
    )
    return _paragraphs(said, page.table((WHAT, SECONDS, ("比单用库", "to the library"), MEMORY), rows))


def _export(root: Path, target: Path) -> Sequence[str]:
    words = ("export", "--for", "u0", "--to", "xlsx", "--output", str(target))
    return (RISKCTL, "-C", str(root / "sent"), *words)


def _growth(root: Path) -> Pair:
    """More of the same, to the least of it."""
    counts = (FILES, *MORE)
    files: Commands = {str(n): _check(_generated("files", n, root / str(n))) for n in counts}
    tables: Commands = {f"t{n}": _check(_generated("table", n, root / f"t{n}")) for n in (POINTS, 2 * POINTS)}
    costs = measured({**files, **tables}, 3)
    first, table = costs[str(FILES)], costs[f"t{POINTS}"]
    rows = (
        *(Row((f"{n:,} 份登记表", f"{n:,} registers"), costs[str(n)], first) for n in counts),
        *(
            Row((f"表里 {n:,} 个风险点", f"a table of {n:,} points"), costs[f"t{n}"], table)
            for n in (POINTS, 2 * POINTS)
        ),
    )
    said = ("riskctl check 随规模的增长。", "Growth of `riskctl check`.")
    return _paragraphs(said, page.table((WHAT, SECONDS, ("比第一行", "to the first"), MEMORY), rows))


def _province(root: Path) -> Pair:
    """A province: units in files of their own, a table a department; more and more of them, and the line that
    fits."""
    roots = {43 * n: _generated("province", n, root / str(n)) for n in UNITS}
    two = ("--jobs", "2")
    return province_page(
        {points: cost_of_family((*_check(folder), *two)) for points, folder in roots.items()}
    )


def province_page(costs: Mapping[int, Cost]) -> Pair:
    """Return what is said of checks of so many points."""
    first = costs[min(costs)]
    rows = [Row((f"{n:,} 个风险点", f"{n:,} points"), cost, first) for n, cost in costs.items()]
    large = [n for n in costs if n > min(costs)]  # of the least, most is the start
    power, _ = linear_regression([log(n) for n in large], [log(costs[n].seconds) for n in large])
    room, _ = linear_regression([*costs], [cost.megabytes for cost in costs.values()])
    said = (
        "每个单位三个部门、12 个岗位、43 个风险点，组织机构一个单位一个文件，一个部门一张表，"
        "十分之一的单位用 YAML；"
        "用两个进程，内存是全部进程合起来的，每种各跑一遍。"
        f"除了第一行，CPU 时间随风险点数的 {power:.2f} 次方增长（1 是正比）；"
        f"每个风险点占内存 {room * 1000:.2f} kB。",
        "Units of three departments, twelve posts and 43 points each, the organisation in one file a unit, a "
        "table a department, a tenth of the units in YAML; checked by two processes, memory is that of all "
        "processes together, each run once. But for the first row CPU time "
        f"grows with the points to the power of {power:.2f} (1 is in proportion); a point takes "
        f"{room * 1000:.2f} kB of memory.",
    )
    table = page.table((WHAT, SECONDS, ("比第一行", "to the first"), MEMORY), rows)
    heads = ("最多内存，MB：", "Peak memory in MB:")
    return _paragraphs(said, table, heads, page.plot(rows, lambda row: row.cost.megabytes))


def _paragraphs(*texts: Pair) -> Pair:
    zh, en = ("\n\n".join(text[n] for text in texts) for n in (0, 1))
    return zh, en


PARTS: dict[str, Callable[[Path], Pair]] = {
    "registers": _registers,
    "start": _start,
    "table": _table,
    "workbooks": _workbooks,
    "growth": _growth,
    "large": _large,
    "warm": _warm,
    "province": _province,
}

if __name__ == "__main__":
    main(sys.argv[1:])
