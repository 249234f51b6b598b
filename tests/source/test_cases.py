"""Each case of cases/*.txt: a file with the findings that it must have, no more, no less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkpj_report.diagnostics import Diagnostic, Severity
from lkpj_report.source.yaml_reader import read_yaml

CASES = Path(__file__).parent / "cases"
DEEP = "\n".join(" " * n + f"k{n}:" for n in range(40))


def _cases() -> list[tuple[str, list[str], str]]:
    out = []
    for path in sorted(CASES.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            head, body = part.split("\n---\n", 1)
            title, *expected = head.split("\n")
            body = re.sub("«U\\+([0-9A-F]{4})»", lambda m: chr(int(m[1], 16)), body).replace("«DALAM»", DEEP)
            out.append((title, [e.strip() for e in expected if e.strip()], body.rstrip("\n") + "\n"))
    return out


ALL = _cases()


def place_of(d: Diagnostic) -> str:
    """ "S106 4:19"."""
    return f"{d.code} {str(d.place).removeprefix('x.yaml:')}"


@pytest.mark.parametrize(("expected", "text"), [c[1:] for c in ALL], ids=[c[0] for c in ALL])
def test_file_has_these_findings(expected: list[str], text: str) -> None:
    file, found = read_yaml("x.yaml", text.encode())
    assert sorted(place_of(d) for d in found) == sorted(expected)
    if not any(d.severity is Severity.FAULT for d in found):
        assert file.root is not None


@pytest.mark.parametrize("text", [c[2] for c in ALL], ids=[c[0] for c in ALL])
def test_windows_line_ends_change_no_place(text: str) -> None:
    found = [place_of(d) for d in read_yaml("x.yaml", text.encode())[1]]
    crlf = text.replace("\n", "\r\n").encode()
    assert [place_of(d) for d in read_yaml("x.yaml", crlf)[1]] == found
    utf16 = b"\xff\xfe" + text.encode("utf-16-le")
    assert [place_of(d) for d in read_yaml("x.yaml", utf16)[1]] == found
