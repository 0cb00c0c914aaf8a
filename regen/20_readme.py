"""Writes the finding on the first screen of both READMEs: what `riskctl check` really prints."""

import re
import tempfile
from pathlib import Path

from riskctl import catalog
from riskctl.base.messages import Language
from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.check.report import Settings
from riskctl.check.run import run
from riskctl.corpus.load import load

HERE = Path(__file__).resolve().parents[1]
READMES: dict[Language, str] = {"zh": "README.zh-CN.md", "en": "README.md"}


def finding(language: Language) -> str:
    """Return the report on the example repository with one level written wrong."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for file, text in (REPOSITORY | changed(CLERK, ("level: 3", "level: 2"))).items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text(text, encoding="utf-8")
        outcome = run(*load(root), catalog.rules(), lambda _: True)
        return str(catalog.report("text").write(outcome, Settings(language=language, width=90)))


def main() -> None:
    """Put the report between the marks of each README."""
    for language, name in READMES.items():
        text = (HERE / name).read_text(encoding="utf-8")
        shown = f"```text\n$ riskctl check\n{finding(language)}```"
        block = f"<!-- finding:{language} -->\n{shown}\n<!-- /finding -->"
        new = re.sub(r"<!-- finding:\w+ -->.*?<!-- /finding -->", lambda _: block, text, flags=re.DOTALL)  # noqa: B023
        (HERE / name).write_text(new, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
