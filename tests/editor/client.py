"""An editor without a screen: speaks with `riskctl lsp` over stdin and stdout, as VS Code does."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests import skips

NEEDED = pytest.mark.skipif(find_spec("pygls") is None, reason=skips.missing("pygls", "make test"))
PATIENCE = 60  # seconds; a machine at work is slow, and a test must end
CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "workspaceFolders": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]},
    },
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True, "dataSupport": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}}
        },
        "rename": {"prepareSupport": True},
    },
}


class Editor:
    """An editor with one folder open, and the server it started for it."""

    def __init__(self, root: Path, *options: str, language: str = "zh") -> None:
        self.root = root
        self._asked = 0
        self._open: list[str] = []
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self.noted: list[dict[str, Any]] = []
        environment = {**os.environ, "RISKCTL_LANG": language, "PYTHONUTF8": "1"}
        environment.pop("RISKCTL_TODAY", None)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "riskctl", "lsp", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=root.parent,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        self.offered = self.ask(
            "initialize",
            processId=None,
            rootUri=root.as_uri(),
            capabilities=CAPABILITIES,
            workspaceFolders=[folder],
        )["capabilities"]
        self.tell("initialized")

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    @property
    def pid(self) -> int:
        """The process of the server."""
        return self._process.pid

    def close(self) -> tuple[int, str]:
        """Say goodbye as an editor does; return how the server ended and what it wrote on standard error."""
        self.ask("shutdown")
        self.tell("exit")
        return self._process.wait(PATIENCE), (self._process.stderr or sys.stdin.buffer).read().decode()

    def open(self, file: str, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file, with `text` in place of what is saved; return the findings that come first."""
        text = (self.root / file).read_text("utf-8") if text is None else text
        document = {"uri": self.uri(file), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        self._open.append(file)
        return self.findings(file)

    def close_files(self) -> None:
        """Close every file that is open."""
        while self._open:
            self.tell("textDocument/didClose", textDocument={"uri": self.uri(self._open.pop())})

    def change(self, file: str, text: str) -> list[dict[str, Any]]:
        """Have `text` stand in an open file; return the findings that come first."""
        document = {"uri": self.uri(file), "version": 2}
        self.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])
        return self.findings(file)

    def at(self, method: str, file: str, line: int, character: int, **more: Any) -> Any:
        """Ask about a place of a file."""
        return self.ask(
            f"textDocument/{method}",
            textDocument={"uri": self.uri(file)},
            position={"line": line, "character": character},
            **more,
        )

    def findings(self, file: str) -> list[dict[str, Any]]:
        """Return the next findings of a file that the server tells."""
        while True:
            message = self._hear()
            told: dict[str, Any] = message.get("params") or {}
            if message.get("method") == "textDocument/publishDiagnostics" and told["uri"] == self.uri(file):
                found: list[dict[str, Any]] = told["diagnostics"]
                return found

    def uri(self, file: str) -> str:
        """Return the address of a file of the repository."""
        return (self.root / file).as_uri()

    def tell(self, method: str, **params: Any) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Return what the server answers; an error as a mapping with its `message`."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._hear()
            if message.get("id") == self._asked and "method" not in message:
                return message["error"] if "error" in message else message["result"]

    def _hear(self) -> dict[str, Any]:
        message = self._heard.get(timeout=PATIENCE)
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        self.noted.append(message)
        return message

    def _send(self, message: Mapping[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while line := stream.readline():
            length = int(line.partition(b":")[2]) if line.lower().startswith(b"content-length") else None
            while stream.readline().strip():
                pass
            if length is not None:
                self._heard.put(json.loads(stream.read(length)))


def place_of(text: str, piece: str, into: int = 0) -> tuple[int, int]:
    """Return the line and UTF-16 character of the first `piece` in `text`, `into` characters further."""
    at = text.index(piece) + into
    line = text.count("\n", 0, at)
    start = text.rfind("\n", 0, at) + 1
    return line, len(text[start:at].encode("utf-16-le")) // 2
