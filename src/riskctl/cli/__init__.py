"""The command line: one file per command; nothing here computes.

How to add a command
--------------------
1. A line in the table `commands.COMMANDS`: name → (panel, module, (summary zh, summary en)). Help,
   lists and “did you mean” read the table; the module is imported only when its command is called.
   The tables of both READMEs name it too: a test holds them to it.

2. The module, `riskctl/cli/<job>/<name>.py`, holds:

   EXAMPLES  what `--help` shows: pairs of a whole command line and what it is for; at least one
   DETAILS   optional: text below the summary, through `say(zh, en)`
   command   a plain function; its parameters are the arguments and options, it returns the exit code

       from typing import Annotated
       import typer
       from riskctl.cli.shell import streams
       from riskctl.cli.shell.language import say
       from riskctl.cli.options import People, Root, Today, choice

       EXAMPLES = (("riskctl level suzhou", say("一个单位的风险点", "the risk points of one unit")),)

       def command(
           paths: Annotated[list[str] | None, typer.Argument(metavar=…, help=say(…))] = None,
           root: Root = None,                 # -C DIR
           today: Today = None,               # --today DATE, else RISKCTL_TODAY; None: the clock, or as_of
           people: People = None,             # --people PATH, else RISKCTL_PEOPLE
           format: Annotated[str, typer.Option("--format", parser=choice("text", "json"), …)] = "text",
       ) -> int:
           streams.write_text(…)              # the result; write_bytes for machine formats
           streams.note(Said(WORDS[…], {…}))  # everything else, to standard error, in the language of the run
           return 1 if findings else 0

   A whole number is `options.number(name, range, …)`: a test refuses one without both ends. A blank value
   is refused before `command` is called, of every option and argument alike.
   The shared options are Annotated types and need `= None`. A flag is `Annotated[bool,
   typer.Option("--write", help=…)] = False`; always name the option, or typer adds `--no-write`.
   An argument's metavar is the bare word (路径, PATH): help adds brackets and “…” by itself.
   `--lang` and `--help` come by themselves. `metavar` and `help` go through `say`: the language is
   settled before the module is imported, so choosing words at import is safe; messages, though,
   keep both languages (`Said`, module-level `WORDS`) and choose with `.text(language.current())`.

3. A command with subcommands (`riskctl notice open`) has a line in `commands.SUBCOMMANDS` for each, and
   a module of the group with EXAMPLES and DETAILS alone. A subcommand's module is like a command's: its
   parameters are its own, so what another takes is refused, with where it belongs. Subcommands that
   differ by their word alone share a module, which reads the word as `ctx.info_name`. `SPELLINGS`
   tells how else a line may call them (see `shell/subcommands.py`).

4. Being unable to work is `raise RiskctlError(Said(…), hint)`, never a print and an exit; a value of
   an option is refused with `raise options.refused(Said(…), hint)`. `boundary` words both, and every
   other end:
   OSError, Ctrl-C, a fault of our own. No other module of `cli` has a catch-all.

5. `-C DIR` may also stand before the command (`riskctl -C DIR check`); the group hands it on.

The way of one run: `__main__` (version, streams, language) → `boundary` → `group` (the table) →
`command.load` (one module) → the function. `help` and `cells` lay pages out; `usage_errors` and `os_errors`
put typer's and the system's complaints into both languages; `crash` writes the log of a fault.
"""
