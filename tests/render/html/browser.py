"""A real Chromium, told over a pipe what to do: open a page, type, let time pass, look, print."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Self

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"),
    "--window-size=1920,1080",
)
START = """
import os, sys
os.dup2(int(sys.argv[1]), 3)  # the browser hears on descriptor 3 and says on 4
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
MIDDLE = "(box => [box.x + box.width / 2, box.y + box.height / 2])"
PATIENCE = 60  # seconds for one answer


class Browser:
    """One browser with one page of 1920×1080."""

    def __init__(self, program: str) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        hear, self._to = os.pipe()
        self._from, say = os.pipe()
        high = [fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (hear, say)]  # out of the way of 3 and 4
        profile = f"--user-data-dir={self._profile.name}"
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                START,
                *map(str, high),
                program,
                *FLAGS,
                "--remote-debugging-pipe",
                profile,
            ],
            pass_fds=high,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for fd in (hear, say, *high):
            os.close(fd)
        self._heard, self._asked, self._session = b"", 0, ""
        self._size = {"width": 1920, "height": 1080, "deviceScaleFactor": 1, "mobile": False}
        self._motion, self._scheme, self._looks_inside = "no-preference", "light", False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._to)
        os.close(self._from)
        self._profile.cleanup()

    def open(self, page: bytes, folder: Path) -> None:
        """Show a page, from a file in `folder`, in a new tab: where time stood still it would not load."""
        file = folder / "page.html"
        file.write_bytes(page)
        self.visit(file.as_uri())

    def visit(self, address: str) -> None:
        """Show what is at an address, in a new tab."""
        self._session = ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Page.setBypassCSP", enabled=self._looks_inside)
        self.ask("Emulation.setDeviceMetricsOverride", **self._size)
        features = (("prefers-reduced-motion", self._motion), ("prefers-color-scheme", self._scheme))
        media = [{"name": name, "value": value} for name, value in features]
        self.ask("Emulation.setEmulatedMedia", features=media)
        self.ask("Page.setLifecycleEventsEnabled", enabled=True)
        empty = self.ask("Page.getFrameTree")["frameTree"]["frame"]["loaderId"]
        self.ask("Page.navigate", url=address)
        while (loaded := self._wait("Page.lifecycleEvent"))["name"] != "load" or loaded["loaderId"] == empty:
            pass  # it may lead on to another page before it is loaded

    def inside(self) -> Self:
        """Let scripts of the test run in pages whose own policy forbids all but theirs, from now on."""
        self._looks_inside = True
        return self

    def scheme(self, scheme: str) -> Self:
        """Have the reader wish for `light` or `dark` pages, from now on."""
        self._scheme = scheme
        return self

    def key(self, name: str, code: int) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": "\r"} if name == "Enter" and kind == "keyDown" else {}
            self.ask("Input.dispatchKeyEvent", type=kind, key=name, windowsVirtualKeyCode=code, **text)

    def sized(self, width: int, height: int) -> Self:
        """Make the windows opened from now on so large."""
        self._size |= {"width": width, "height": height}
        return self

    def still(self, reduced: bool) -> Self:
        """Have the reader wish for less motion, or not, from now on."""
        self._motion = "reduce" if reduced else "no-preference"
        return self

    def run(self, script: str) -> Any:
        """Return what a script's last expression gives."""
        said = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.ask("Input.insertText", text=text)

    def press(self, selector: str) -> None:
        """Press the mouse on an element."""
        box = self.run(f"{MIDDLE}(document.querySelector({selector!r}).getBoundingClientRect())")
        for kind in ("mousePressed", "mouseReleased"):
            at = {"x": box[0], "y": box[1], "button": "left", "clickCount": 1}
            self.ask("Input.dispatchMouseEvent", type=kind, **at)

    def pass_time(self, seconds: float) -> None:
        """Let time pass at once."""
        self.ask("Emulation.setVirtualTimePolicy", policy="advance", budget=seconds * 1000)
        self._wait("Emulation.virtualTimeBudgetExpired")

    def picture(self) -> bytes:
        """Return what is seen, as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot")["data"])

    def printed(self) -> bytes:
        """Return what is printed, as PDF."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Give one command; return its result."""
        self._asked += 1
        said: dict[str, object] = {"id": self._asked, "method": method, "params": parameters}
        if self._session:
            said["sessionId"] = self._session
        os.write(self._to, json.dumps(said).encode() + b"\0")
        while (answer := self._next()).get("id") != self._asked:
            pass
        assert "error" not in answer, answer
        return dict(answer["result"])

    def _wait(self, event: str) -> dict[str, Any]:
        while (heard := self._next()).get("method") != event:
            pass
        return dict(heard["params"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            assert select.select([self._from], [], [], PATIENCE)[0], "no answer"
            more = os.read(self._from, 1 << 16)
            assert more, "the browser has ended"
            self._heard += more
        message, _, self._heard = self._heard.partition(b"\0")
        return dict(json.loads(message))
