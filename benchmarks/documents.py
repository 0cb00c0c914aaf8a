"""Compares documents with the bare libraries that write them, in one run; writes the table to docs.

The figures are those of whole processes: ours read the registers, grade them, arrange the forms and look for
names; the libraries are handed the finished texts (`documents_kept`).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measured import Cost, measured

RUNS = 2
FORMS, FEWER = 200, 50  # personal forms
POINTS = 500  # of a unit
FORMATS = ("html", "md", "docx", "pdf", "xlsx")
HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks-documents.md"
BIN = Path(sys.executable).parent
PAGE_TEXT = """\
# Benchmarks of documents

CPU seconds and peak memory of whole processes, median of {runs} runs in turn; only the ratios travel.
`python benchmarks/documents.py` makes this page again.

{forms} personal forms of six points. The bare libraries write the same texts in the same tables, and keep no
point whole, draw no levels, read, grade and check nothing:

| what | CPU s | to the bare library | peak MB |
|---|---|---|---|
{compared}

Memory, and {fewer} forms beside {forms}:

| what | CPU s | to the first | peak MB | to the first |
|---|---|---|---|---|
{grown}

The form of a unit of {points} points, all below it gathered:

| what | CPU s | peak MB |
|---|---|---|
{unit}
"""


def main() -> None:
    """Run every comparison and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, shape, count in (
            ("forms", "files", FORMS),
            ("fewer", "files", FEWER),
            ("unit", "table", POINTS),
        ):
            command = (sys.executable, str(HERE / "generate.py"), shape, str(count), str(root / name))
            subprocess.run(command, check=True)
        keep = (sys.executable, str(HERE / "documents_kept.py"), str(root / "forms"), str(root / "kept.json"))
        subprocess.run(keep, check=True)
        report = _page(measured(_commands(root), RUNS))
    PAGE.write_text(report, encoding="utf-8", newline="\n")
    print(report)


def _commands(root: Path) -> dict[str, Sequence[str]]:
    def render(name: str, format: str, *words: str) -> Sequence[str]:
        target = str(root / "out")
        return (
            str(BIN / "riskctl"),
            "-C",
            str(root / name),
            "render",
            *words,
            "--to",
            format,
            "--output",
            target,
        )

    def bare(format: str) -> Sequence[str]:
        script, kept = str(HERE / "documents_bare.py"), str(root / "kept.json")
        return (sys.executable, script, format, kept, str(root / f"bare-{format}"))

    each: dict[str, Sequence[str]] = {}
    for format in ("docx", "pdf"):
        each[f"bare {format}"] = bare(format)
        each[f"forms {format}"] = render("forms", format, "annex-5")
        each[f"fewer {format}"] = render("fewer", format, "annex-5")
    return each | {f"unit {one}": render("unit", one, "annex-3", "u0", "--gather") for one in FORMATS}


def _page(costs: dict[str, Cost]) -> str:
    compared = []
    for format, library in (("docx", "python-docx"), ("pdf", "typst")):
        peer, own = costs[f"bare {format}"], costs[f"forms {format}"]
        compared.append(f"| {library}: the same texts | {peer.seconds:.2f} | 1.00 | {peer.megabytes:.0f} |")
        ratio = own.seconds / peer.seconds
        told = f"riskctl render annex-5 --to {format}"
        compared.append(f"| {told} | {own.seconds:.2f} | {ratio:.2f} | {own.megabytes:.0f} |")
    return PAGE_TEXT.format(
        runs=RUNS,
        forms=FORMS,
        fewer=FEWER,
        points=POINTS,
        compared="\n".join(compared),
        grown="\n".join(line for format in ("docx", "pdf") for line in _grown(format, costs)),
        unit="\n".join(
            f"| riskctl render annex-3 --to {one} | {cost.seconds:.2f} | {cost.megabytes:.0f} |"
            for one, cost in ((one, costs[f"unit {one}"]) for one in FORMATS)
        ),
    )


def _grown(format: str, costs: dict[str, Cost]) -> list[str]:
    first = costs[f"fewer {format}"]
    return [
        f"| {number} forms, {format} | {cost.seconds:.2f} | {cost.seconds / first.seconds:.2f} "
        f"| {cost.megabytes:.0f} | {cost.megabytes / first.megabytes:.2f} |"
        for number, cost in ((FEWER, first), (FORMS, costs[f"forms {format}"]))
    ]


if __name__ == "__main__":
    main()
