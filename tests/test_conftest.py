"""The tests' own tools: they must be able to say no."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.conftest import compare, is_local, missing_program, pytest_runtest_setup


class ItemThatNeeds:
    """The part of a pytest item that the marker's hook looks at."""

    def __init__(self, program: str) -> None:
        self.mark = pytest.mark.needs(program, "paket-contoh").mark

    def iter_markers(self, name: str) -> list[pytest.Mark]:
        return [self.mark] if name == "needs" else []


def test_a_missing_program_is_named_with_its_debian_package() -> None:
    assert missing_program("tidak-ada-program-ini", "paket-contoh") == (
        "butuh program tidak-ada-program-ini (paket Debian paket-contoh)"
    )


def test_a_test_that_needs_a_missing_program_is_skipped_at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="paket Debian paket-contoh"):
        pytest_runtest_setup(ItemThatNeeds("tidak-ada-program-ini"))  # type: ignore[arg-type]


def test_a_test_that_needs_a_missing_program_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="paket Debian paket-contoh"):
        pytest_runtest_setup(ItemThatNeeds("tidak-ada-program-ini"))  # type: ignore[arg-type]


def test_the_network_is_shut() -> None:
    # 192.0.2.0/24 is kept free for documentation (RFC 5737)
    with socket.socket() as s, pytest.raises(AssertionError, match="network"):
        s.connect(("192.0.2.1", 80))


def test_sockets_of_this_machine_stay_open() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        client.connect(server.getsockname())
    assert is_local("berkas.sock")


def test_a_golden_that_differs_shows_the_line(tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    assert "does not exist" in (compare(path, "satu\n", accept=False) or "")
    assert compare(path, "satu\ndua\n", accept=True) is None
    assert compare(path, "satu\ndua\n", accept=False) is None
    assert "-dua\n+tiga" in (compare(path, "satu\ntiga\n", accept=False) or "")


def test_a_golden_sees_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    path.write_bytes(b"satu\r\n")
    assert "line ends" in (compare(path, "satu\n", accept=False) or "")
