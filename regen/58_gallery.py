"""Writes the gallery: every kind of document there is, listed with a picture of its first page.

The documents are those of the played year on its last day, so that none is empty; their pictures are made by
what makes PDF, whose bytes could differ from machine to machine. So a picture is made anew only where what
it shows has changed: its hash is kept beside it.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pages.pictures import renew
from pages.played import played
from pages.png import smaller

from riskctl.base.messages import Language
from riskctl.cli.daily.render_scope import scope_of
from riskctl.cli.shell import language as spoken
from riskctl.cli.workspace import opened
from riskctl.render.batch import batch
from riskctl.render.blocks import Paper
from riskctl.render.order.kinds import CHANGES, MONTH, STAGE_TITLES, Kind, document_kinds
from riskctl.render.pdf.typesetting import given, pictures

HERE = Path(__file__).resolve().parents[1]
EXAMPLE = "examples/jiuquan"
PAGES: dict[Language, str] = {"en": "gallery.md", "zh": "gallery.zh-CN.md"}  # the pictures show the last
LAST_DAY = date(2010, 12, 31)
SHOWN_MONTH = date(2010, 8, 1)
NEXT_YEAR = "\n## 转入 2011 年"  # where the page that tells the year leaves it
DOTS = 88  # an inch: what is large can be read, and the page is seen as a whole
UNIT = "suzhou"
OF = {  # whose document is shown, where it is not the unit's
    "annex-4": "suzhou/registration",
    "annex-5": "suzhou/registration/clerk",
    "flow": "general-case",
    "worksheet": "suzhou/registration",
    "duties": "suzhou/leadership/director",
    "revision-plan": "jiuquan",
}
CHANGED = "registers/suzhou/registration/clerk.yaml"
EDITS = (
    ("probability: 高", "probability: 低"),
    ("level: 3", "level: 2"),
    ("due: 2010-06-30", "due: 2010-12-31"),
    ("纪检组每季度扮作申请人到窗口问一次价", "纪检组每月扮作申请人到窗口问一次价"),
)


def main() -> None:
    """Bring the pictures and both pages up to date."""
    spoken.use("zh")
    kinds = document_kinds()
    with tempfile.TemporaryDirectory() as place:
        papers = dict(_papers(kinds, Path(place)))
    folder = HERE / "docs" / "gallery"
    renew(
        {f"{name}.png": _hash(paper) for name, paper in papers.items()},
        folder,
        lambda name: _take(papers[name.removesuffix(".png")], folder / name),
    )
    for language, name in PAGES.items():
        page = HERE / "docs" / name
        text = f"<!-- gallery -->\n{''.join(_sections(kinds, language))}<!-- /gallery -->"
        old = page.read_text(encoding="utf-8")
        new = re.sub(r"<!-- gallery -->.*<!-- /gallery -->", lambda _: text, old, flags=re.DOTALL)  # noqa: B023
        page.write_text(new, encoding="utf-8", newline="\n")


def _papers(kinds: tuple[Kind, ...], place: Path) -> Iterator[tuple[str, Paper]]:
    """A document of each kind, by the name of the kind."""
    year, change = place / "year", place / "change"
    for folder in (year, change):
        shutil.copytree(HERE / EXAMPLE, folder / EXAMPLE, ignore=shutil.ignore_patterns("rendered"))
    told = (HERE / "docs/year.zh-CN.md").read_text(encoding="utf-8")
    played(told[: told.index(NEXT_YEAR)], year, "zh")
    _change(change / EXAMPLE)
    for kind in kinds:
        folder = change / EXAMPLE if kind.about == CHANGES else year / "year"
        one = opened(None, folder, LAST_DAY, None).sound()
        since = "HEAD~1..HEAD" if kind.about == CHANGES else None
        month = SHOWN_MONTH if MONTH in kind.reads else None
        with scope_of(kind, since, one, LAST_DAY, None, month) as (repository, scope):
            made: list[Paper] = []
            refs, gathered = [OF.get(kind.name, UNIT)], kind.gather == "optional"
            batch(kind, refs, gathered, None, repository, scope, lambda *one, kept=made: kept.append(one[1]))
        yield kind.name, made[0]


def _change(folder: Path) -> None:
    """Two commits whose names and days are the same each time."""
    who = {f"GIT_{r}_{w}": "registrar" for r in ("AUTHOR", "COMMITTER") for w in ("NAME", "EMAIL")}
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2010-12-31T09:00:00+0800")
    settings = os.environ | who | when | {"GIT_CONFIG_GLOBAL": os.devnull}

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, env=settings, check=True)

    git("init", "-q")
    for edits in ((), EDITS):
        register = (folder / CHANGED).read_text("utf-8")
        for old, new in edits:
            register = register.replace(old, new, 1)
        (folder / CHANGED).write_text(register, "utf-8")
        git("add", "-A")
        git("commit", "-q", "-m", "登记表")


def _hash(paper: Paper) -> str:
    return hashlib.sha256(f"{DOTS}{given(paper)}".encode()).hexdigest()


def _take(paper: Paper, file: Path) -> None:
    file.write_bytes(smaller(pictures(paper, DOTS)[0]))


def _sections(kinds: tuple[Kind, ...], language: Language) -> Iterator[str]:
    stage = None
    for kind in kinds:
        if kind.stage != stage:
            stage = kind.stage
            yield f"\n## {STAGE_TITLES[stage][0 if language == 'zh' else 1]}\n"
        called = f" {'、'.join(kind.called)}" if language == "zh" else ""
        line = kind.told[0 if language == "zh" else 1]
        gather = " --gather" if kind.gather == "optional" else ""
        month = f" --month {SHOWN_MONTH:%Y-%m}" if MONTH in kind.reads else ""
        command = f"riskctl render {kind.name} {OF.get(kind.name, UNIT)}{gather}{month}"
        yield f"\n### {kind.name}{called}\n\n{line}{'。' if language == 'zh' else '.'}`{command}`\n"
        yield f"\n![{kind.called[0]}](gallery/{kind.name}.png)\n"
    yield "\n"


if __name__ == "__main__":
    main()
