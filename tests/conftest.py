"""What all tests share: programs that may be missing, goldens, a shut network, hypothesis without luck.

`needs` skips at a developer's desk and fails in CI; `golden` compares text under tests/golden/ and
`pytest --accept` rewrites it, for a person to read the diff.
"""

from __future__ import annotations

import difflib
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"
LOOPBACK = ("127.", "::1", "localhost")
SHOWN_LINES = 80  # of a diff: enough to see what it is about

# The same examples on each run: a red test must be red for the next person too.
settings.register_profile(
    "lkpj", derandomize=True, deadline=None, database=None, print_blob=True, max_examples=60
)
settings.load_profile("lkpj")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled templates are kept in a folder of this run, never in the user's."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("cache")))
        yield


def in_ci() -> bool:
    """Whether nothing may be left out: CI sets CI=true, and `.ci/run` installs what tests need."""
    return os.environ.get("CI", "").lower() == "true"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`."""
    parser.addoption(
        "--accept", action="store_true", help="rewrite tests/golden/ with what the program gives now"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse `--accept` where nobody reads the diff."""
    if config.getoption("--accept") and in_ci():
        raise pytest.UsageError("--accept is for a person who reads the diff; CI=true compares only")


def missing_program(program: str, package: str) -> str | None:
    """The sentence that says what to install, or None when the program is there."""
    return None if shutil.which(program) else f"butuh program {program} (paket Debian {package})"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Hold `needs(program, package)`: without the program the test is skipped; in CI it fails."""
    for marker in item.iter_markers("needs"):
        program, package = marker.args
        sentence = missing_program(program, package)
        if sentence is None:
            continue
        if in_ci():
            pytest.fail(sentence, pytrace=False)
        pytest.skip(sentence)


def compare(path: Path, text: str, *, accept: bool) -> str | None:
    """None when the file holds `text` (or was rewritten to); else a readable difference."""
    if accept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        return None
    if not path.exists():
        return f"golden {path.name} does not exist yet: run pytest --accept, then read it"
    wanted = path.read_bytes().decode("utf-8")
    if wanted == text:
        return None
    diff = list(
        difflib.unified_diff(wanted.splitlines(), text.splitlines(), "golden", "now", n=2, lineterm="")
    ) or ["the files differ only in their line ends"]
    more = [f"... and {len(diff) - SHOWN_LINES} lines more"] if len(diff) > SHOWN_LINES else []
    head = f"golden {path.name} differs; if the new text is right: pytest --accept"
    return "\n".join([head, *diff[:SHOWN_LINES], *more])


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden("nota/kota.txt", text)`: the text is what tests/golden/nota/kota.txt holds, to the letter."""
    accept = bool(request.config.getoption("--accept"))

    def check(name: str, text: str) -> None:
        difference = compare(GOLDEN / name, text, accept=accept)
        if difference is not None:
            pytest.fail(difference, pytrace=False)

    return check


def is_local(address: Any) -> bool:
    """Whether a socket address stays on this machine: loopback, or a path (Unix sockets)."""
    return not isinstance(address, tuple) or str(address[0]).startswith(LOOPBACK)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Let no test reach out: the program works in offices without a network, so its tests do too."""

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: socket.socket, *args: Any) -> Any:
            if not is_local(args[-1]):
                raise AssertionError(f"a test reaches for the network: {args[-1]!r}")
            return real(self, *args)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        yield
