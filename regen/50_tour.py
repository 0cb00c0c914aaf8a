"""Writes what the tour shows: what its commands print, the files it quotes, the pictures of documents."""

import shutil
import tempfile
from pathlib import Path

from pages.excerpts import with_files
from pages.pictures import Picture, keep
from pages.session import with_output

from riskctl.base.messages import Language

HERE = Path(__file__).resolve().parents[1]
EXAMPLE = HERE / "examples" / "jiuquan"
PAGES: dict[Language, str] = {"en": "tour.md", "zh": "tour.zh-CN.md"}  # the pictures show the last
WIDTH = 1060
PICTURES = (
    Picture("annex-5.png", "个人登记表-酒泉市工商行政管理局肃州分局-注册登记股-受理审查员.html", WIDTH, 950),
    Picture("worksheet.png", "worksheet/suzhou/registration.html", WIDTH, 690),
    Picture("annex-4.png", "部门登记表-酒泉市工商行政管理局肃州分局-注册登记股-汇总.html", WIDTH, 1180),
    Picture("announcement.png", "announcement/suzhou.html", WIDTH, 740),
)


def main() -> None:
    """Bring both pages and the pictures up to date."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "jiuquan"
        shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("rendered"))
        for language, name in PAGES.items():
            page = HERE / "docs" / name
            text = with_output(with_files(page.read_text(encoding="utf-8"), folder), folder, language)
            page.write_text(text, encoding="utf-8", newline="\n")
        keep(PICTURES, folder / "rendered", HERE / "docs" / "tour")


if __name__ == "__main__":
    main()
