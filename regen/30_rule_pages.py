"""Writes `docs/rules/`: a page a rule in both languages, with what its bad example really prints."""

import tempfile
from pathlib import Path

from riskctl import catalog
from riskctl.base.messages import Language, Said
from riskctl.check.example import REPOSITORY
from riskctl.check.finding import SEVERITY_WORDS
from riskctl.check.report import Settings
from riskctl.check.rule import Files, LoadedRule, Rule
from riskctl.check.run import run
from riskctl.cli.shell import language as spoken
from riskctl.cli.tools.explain import excerpt
from riskctl.corpus.load import load

HERE = Path(__file__).resolve().parents[1] / "docs" / "rules"
FILES: dict[Language, str] = {"zh": "README.zh-CN.md", "en": "README.md"}
ENDINGS: dict[Language, str] = {"zh": ".zh-CN.md", "en": ".md"}
WORDS = {
    "title": ("检查规则", "Rules"),
    "lead": (
        "由 `make regen` 从规则文件生成。每条规则的错例和输出都是真跑出来的。",
        "Made from the rule files by `make regen`; every example and its output comes from a real run.",
    ),
    "severity": ("轻重", "severity"),
    "what": ("查什么", "found when"),
    "why": ("为什么查", "Why"),
    "before": ("原来", "Before"),
    "bad": ("错例", "Wrong"),
    "prints": ("`riskctl check` 这样说", "What `riskctl check` says"),
    "good": ("对例", "Right"),
    "other": ("English", "中文"),
    "all": ("全部规则", "All rules"),
}


def main() -> None:
    """Write all pages anew; a page of a rule that is gone goes too."""
    HERE.mkdir(parents=True, exist_ok=True)
    pages = {
        f"{loaded.rule.id}{ENDINGS[lang]}": _page(loaded, lang)
        for lang in FILES
        for loaded in catalog.rules()
    }
    pages |= {FILES[lang]: _index(lang) for lang in FILES}
    for old in HERE.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")


def _say(pair: tuple[str, str], lang: Language) -> str:
    return Said(pair).text(lang)


def _page(loaded: LoadedRule, lang: Language) -> str:
    rule = loaded.rule
    spoken.use(lang)  # the excerpt speaks the language of the run
    other = ENDINGS["en" if lang == "zh" else "zh"]
    lines = [
        f"# {rule.id} {rule.name}",
        "",
        f"{_say(rule.title, lang)} · {_say(SEVERITY_WORDS[rule.severity], lang)} · "
        f"[{_say(WORDS['all'], lang)}]({FILES[lang]}) · [{_say(WORDS['other'], lang)}]({rule.id}{other})",
        "",
        f"## {_say(WORDS['why'], lang)}",
        "",
        _say(rule.why, lang),
        "",
        *(_files(_say(WORDS["before"], lang), rule.before, {}) if rule.before else ()),
        *_example(_say(WORDS["bad"], lang), rule, bad=True),
        f"## {_say(WORDS['prints'], lang)}",
        "",
        "```text",
        _printed(loaded, lang),
        "```",
        "",
        *_example(_say(WORDS["good"], lang), rule, bad=False),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _example(title: str, rule: Rule, bad: bool) -> list[str]:
    files, counterparts = (rule.bad, rule.good) if bad else (rule.good, rule.bad)
    return _files(title, files, counterparts)


def _files(title: str, files: Files, counterparts: Files) -> list[str]:
    lines = [f"## {title}", ""]
    for name, content in files.items():
        if content is not None:
            shown = [line.rstrip() for line in excerpt(content, counterparts.get(name))]
            lines += [f"`{name}`", "", "```text", *shown, "```", ""]
    return lines


def _printed(loaded: LoadedRule, lang: Language) -> str:
    with tempfile.TemporaryDirectory() as folder:
        earlier = None
        if loaded.rule.before:
            _lay(Path(folder) / "before", loaded.rule.before)
            _, earlier = load(Path(folder) / "before")
        _lay(Path(folder) / "now", loaded.rule.bad)
        outcome = run(*load(Path(folder) / "now"), [loaded], lambda _: True, earlier)
        text = catalog.report("text").write(outcome, Settings(language=lang, width=90))
    return str(text).rsplit("\n\n", 1)[0].strip("\n")


def _lay(root: Path, files: Files) -> None:
    for name, content in (REPOSITORY | dict(files)).items():
        if content is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def _index(lang: Language) -> str:
    lines = [f"# {_say(WORDS['title'], lang)}", "", _say(WORDS["lead"], lang), ""]
    lines += [f"| | | {_say(WORDS['severity'], lang)} | {_say(WORDS['what'], lang)} |", "|---|---|---|---|"]
    for rule in (loaded.rule for loaded in catalog.rules()):
        link = f"[{rule.id}]({rule.id}{ENDINGS[lang]})"
        severity = _say(SEVERITY_WORDS[rule.severity], lang)
        lines.append(f"| {link} | {rule.name} | {severity} | {_say(rule.title, lang)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
