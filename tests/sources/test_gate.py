"""The gate: which files are opened, how much is read of them, and which bytes become text."""

from __future__ import annotations

import os
import stat
import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.location import Span
from riskctl.sources import gate
from riskctl.sources.fault import Fault
from riskctl.sources.gate import Decoded, decode_yaml, escaped_fault, read_bytes
from tests.hostile.encodings import BYTES
from tests.sources.yaml.texts import marked

BOM = b"\xef\xbb\xbf"


def refused(found: object) -> tuple[str, str]:
    assert isinstance(found, Fault), found
    return found.rule, found.cause


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"12345")
    assert read_bytes(tmp_path, "a.yaml", 5) == b"12345"
    fault = read_bytes(tmp_path, "a.yaml", 4)
    assert refused(fault) == ("RK006", "bytes")
    assert isinstance(fault, Fault)
    assert fault.fields == {"limit": 4}


def test_a_file_that_is_given_in_pieces_is_read_whole_and_no_further_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"12345")
    read = os.read
    monkeypatch.setattr(os, "read", lambda number, most: read(number, min(most, 2)))
    assert read_bytes(tmp_path, "a.yaml", 5) == b"12345"
    assert read_bytes(tmp_path, "a.yaml", 9) == b"12345"
    assert refused(read_bytes(tmp_path, "a.yaml", 4)) == ("RK006", "bytes")


@pytest.mark.parametrize("target", ["a.yaml", "nowhere", "/etc/passwd", "l.yaml"])
def test_a_link_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "a.yaml").write_text("a: 1")
    (tmp_path / "l.yaml").symlink_to(target)
    assert refused(read_bytes(tmp_path, "l.yaml", 100)) == ("RK008", "link")


def test_odd_files_are_refused_without_being_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "fifo.yaml")
    (tmp_path / "folder.yaml").mkdir()

    def no_open(*_: object) -> int:
        raise AssertionError("opened")

    monkeypatch.setattr(os, "open", no_open)
    for name in ("fifo.yaml", "folder.yaml", "/dev/null", "/dev/zero"):
        assert refused(read_bytes(tmp_path, name, 100)) == ("RK008", "not-a-file")


def test_a_file_that_turns_odd_before_it_is_opened_is_neither_followed_nor_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("a: 1")
    as_file = os.lstat(tmp_path / "a.yaml")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "link").symlink_to("a.yaml")
    monkeypatch.setattr(os, "lstat", lambda path: as_file)
    found: list[object] = []
    reading = threading.Thread(target=lambda: found.append(read_bytes(tmp_path, "fifo", 9)), daemon=True)
    reading.start()
    reading.join(5)
    assert refused(found[0]) == ("RK008", "not-a-file")
    assert refused(read_bytes(tmp_path, "link", 9)) == ("RK001", "unopened")


def test_a_file_that_grows_while_it_is_read_is_cut_off_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"1234")
    fstat = os.fstat

    def growing(handle: int) -> os.stat_result:
        info = fstat(handle)
        if stat.S_ISREG(info.st_mode) and info.st_ino == path.stat().st_ino:
            path.write_bytes(b"1" * 1000)
        return info

    monkeypatch.setattr(os, "fstat", growing)
    assert refused(read_bytes(tmp_path, "a.yaml", 4)) == ("RK006", "bytes")


def test_what_the_machine_refuses_is_a_fault_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = read_bytes(tmp_path, "a.yaml", 4)
    assert refused(fault) == ("RK001", "unopened")
    (tmp_path / "a.yaml").write_text("a: 1")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    fault = read_bytes(tmp_path, "a.yaml", 4)
    assert isinstance(fault, Fault)
    assert (fault.cause, fault.fields) == ("unopened", {"reason": "Permission denied"})


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"])).filter(gate.is_seen),
    st.booleans(),
)
def test_utf_8_comes_in_as_it_is_and_a_mark_at_its_start_is_told(text: str, bom: bool) -> None:
    text = text.replace("%", "")
    assert decode_yaml(BOM * bom + text.encode()) == Decoded(text, bom, "utf-8")


@pytest.mark.parametrize(("data", "cause", "line"), BYTES)
def test_other_bytes_are_named(data: bytes, cause: str, line: int | None) -> None:
    fault = decode_yaml(data)
    assert refused(fault) == ("RK001", cause)
    assert isinstance(fault, Fault)
    assert fault.fields.get("line") == line


@pytest.mark.parametrize(
    ("text", "rule", "cause", "code"),
    [
        ("a:\n«\t»b: 1", "RK002", "tab", "U+0009"),
        ("«%»YAML 1.2\n---\na: 1", "RK003", "directive", "U+0025"),
        ("a: 1\r\n«%»x", "RK003", "directive", "U+0025"),
        ("a: 1\r«%»x", "RK003", "directive", None),
        ("甲: x«\0»y", "RK001", "nul", "U+0000"),
        ("甲: «\x1b»[31m", "RK001", "control", "U+001B"),
        ("a: «\x85»", "RK001", "control", "U+0085"),
        ("a: «\x9b»31m", "RK001", "control", "U+009B"),
        ("a: «\u2028»b", "RK001", "control", "U+2028"),
        ("a: «\uffff»b", "RK001", "control", "U+FFFF"),
        ("a: 张«\u202e»三", "RK009", "hidden", "U+202E"),
        ("a: 张«\u200b»三", "RK009", "hidden", "U+200B"),
        ("a: 张«\ufe00»三", "RK009", "hidden", "U+FE00"),
        ("a: 张«\U000e0100»三", "RK009", "hidden", "U+E0100"),
        ("a: 张«\u034f»三", "RK009", "hidden", "U+034F"),
        ("a: 张«\u3164»三", "RK009", "hidden", "U+3164"),
        ("a: 张«\uffa0»三", "RK009", "hidden", "U+FFA0"),
        ("a: 张«\u00ad»三", "RK009", "hidden", "U+00AD"),
        ("a: 张«\U000e0041»三", "RK009", "hidden", "U+E0041"),
        ("𠀀: e\u0301«\ufeff»", "RK009", "hidden", "U+FEFF"),
        ("«\ufeff»a: 1", "RK009", "hidden", "U+FEFF"),
    ],
)
def test_characters_that_hide_or_control_are_refused_where_they_stand(
    text: str, rule: str, cause: str, code: str | None
) -> None:
    text, span = marked(text)
    fault = decode_yaml(BOM + text.encode())
    assert isinstance(fault, Fault)
    assert (fault.rule, fault.cause, fault.span) == (rule, cause, span)
    assert code is None or fault.fields.get("code", code) == code


def test_nothing_that_is_looked_for_is_seen() -> None:
    every = [chr(code) for code in range(0x110000)]
    assert not [one for one in every if gate._UNSEEN.match(one) and gate.is_seen(one)]
    assert gate.is_seen("赵甲一") and gate.is_seen("e\u0301")


@given(st.text(st.sampled_from("甲%\n\r\t\u200b\ufe00\u3000 ")))
def test_the_short_way_through_the_gate_lets_in_what_the_long_one_does(text: str) -> None:
    found = gate._SUSPECT.search(text) or gate._LONE_CR.search(text)
    assert isinstance(decode_yaml(text.encode()), Fault) == (found is not None)


def test_a_sign_of_percent_within_a_line_is_text() -> None:
    assert decode_yaml("a: 抽查 10%\nb: %x\r\nc: 1\r".encode()) == Decoded(
        "a: 抽查 10%\nb: %x\r\nc: 1\r", False, "utf-8"
    )


def test_what_is_let_in_though_unseen_is_known() -> None:
    unseen = [c for c in map(chr, range(0x10000)) if not c.isprintable() and unicodedata.category(c) != "Cs"]
    known = {c for c in unseen if isinstance(decode_yaml(f"a: x{c}y".encode()), Decoded)}
    kinds = {unicodedata.category(c) for c in known}
    assert kinds == {"Cc", "Zs", "Co", "Cn", "Cf"}  # blanks, private use, not yet assigned, and:
    assert {c for c in known if unicodedata.category(c) == "Cc"} == {"\n", "\r"}
    assert all(
        unicodedata.bidirectional(c) in ("AN", "AL")
        for c in known - {"\u180e"}
        if unicodedata.category(c) == "Cf"
    )


def test_an_escape_brings_in_nothing_that_the_gate_keeps_out() -> None:
    span = Span(3, 9)
    assert escaped_fault("甲\n\t\r\u3000乙", span) is None
    for value, cause in (
        ("x\u202e", "hidden"),
        ("\0", "nul"),
        ("\x1b[31m", "control"),
        ("\ud800", "control"),
    ):
        fault = escaped_fault(value, span)
        assert fault is not None
        assert (fault.cause, fault.span) == (cause, span)


def test_limits_are_those_promised() -> None:
    limits = gate.Limits()
    assert (limits.yaml_bytes, limits.depth) == (1_000_000, 64)
    assert (limits.csv_bytes, limits.csv_rows, limits.csv_columns) == (32_000_000, 100_000, 64)
    assert limits.csv_cell == 65_536
