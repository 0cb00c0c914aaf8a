"""The page of every command, made from what its --help is made from, in the language of this process.

Words of help are read when a command's module is imported, so a process makes the pages of one language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from riskctl.cli.shell import help as help_page
from riskctl.cli.shell import language as spoken
from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from riskctl.cli.shell.group import make_group
from website.pages import Language

FOLDER = "commands"
TITLE = {"zh": "全部命令", "en": "All commands"}


def command_pages(language: Language) -> Mapping[str, str]:
    """Return the Markdown of each command's page by its key, and of the page that lists them."""
    spoken.use(language)
    return dict(_pages(language))


def key_of_command(*words: str) -> str:
    """Return the key of a command's page: `commands/notice-open`."""
    return f"{FOLDER}/{'-'.join(words) or 'index'}"


def _pages(language: Language) -> Iterator[tuple[str, str]]:
    group = make_group()
    root = group.context_class(group, info_name="riskctl")
    yield key_of_command(), _page(group, root, TITLE[language], ()) + _tree(*COMMANDS)
    for name in COMMANDS:
        command: Any = group.resolve_command(root, [name])[1]
        context = command.context_class(command, info_name=name, parent=root)
        children = SUBCOMMANDS.get(name, {})
        tree = _tree(*(f"{name}-{child}" for child in children)) if children else ""
        yield key_of_command(name), _page(command, context, context.command_path, (name,)) + tree
        for child in children:
            below = command.loaded(child)
            inner = below.context_class(below, info_name=child, parent=context)
            yield key_of_command(name, child), _page(below, inner, inner.command_path, (name, child))


def _page(command: Any, context: Any, title: str, words: tuple[str, ...]) -> str:
    usage = f"```text\n{help_page.usage_line(command, context)}\n```"
    blocks = [f"# {title}", _prose(command.summary), usage, _prose(command.details)]
    listed = len(command.panels()) if hasattr(command, "panels") else 0
    for at, (heading, rows) in enumerate(help_page.sections(command, context)):
        blocks += [f"## {heading}", _table(rows, words if at < listed else None)] if rows else []
    blocks += _examples(command.examples)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _prose(text: str) -> str:
    return text.replace("<", "\\<").replace("*", "\\*")


def _table(rows: list[tuple[str, str]], above: tuple[str, ...] | None) -> str:
    """Names and what they mean; the names of commands, below the words `above`, lead to their pages."""
    lines = ["| | |", "|---|---|"]
    for name, meaning in rows:
        shown = "`" + name.replace("|", "\\|") + "`"
        if above is not None:
            shown = f"[{shown}]({key_of_command(*above, name).removeprefix(f'{FOLDER}/')}.md)"
        lines.append(f"| {shown} | {_prose(meaning).replace('|', chr(92) + '|')} |")
    return "\n".join(lines)


def _examples(examples: tuple[help_page.Example, ...]) -> list[str]:
    if not examples:
        return []
    lines = [f"# {meaning}\n{line}" for line, meaning in examples]
    return [f"## {help_page.word('examples')}", "```sh\n" + "\n\n".join(lines) + "\n```"]


def _tree(*names: str) -> str:
    return "\n```{toctree}\n:hidden:\n\n" + "\n".join(names) + "\n```\n"
