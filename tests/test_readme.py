"""README and docs/cli.md say what the program does: console blocks are run, the help is compared.

A console block reads `$ lkpj ...` and then lines of the real output, in order; a line "…" leaves lines
out, "…" inside a line stands for any text. The fence may carry `exit=N`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(
    r"^```console(?: exit=(?P<code>\d+))?\n\$ (?P<command>lkpj .*)\n(?P<shown>(?:.*\n)*?)```$", re.M
)


@dataclass(frozen=True, slots=True)
class Example:
    """A console block: what is typed, the exit code, the lines shown."""

    command: str
    code: int
    shown: tuple[str, ...]


def examples(text: str) -> list[Example]:
    """The console blocks of a page."""
    return [
        Example(m["command"], int(m["code"] or 0), tuple(m["shown"].splitlines()))
        for m in BLOCK.finditer(text)
    ]


def shows(shown: tuple[str, ...], real: list[str]) -> str | None:
    """The first shown line that the real output lacks after the lines before it; None if all are there."""
    rest = iter(real)
    for line in shown:
        if line == "…":
            continue
        pattern = re.compile(".*".join(map(re.escape, line.rstrip().split("…"))))
        if not any(pattern.fullmatch(there.rstrip()) for there in rest):
            return line
    return None


def run(command: str, folder: Path) -> tuple[int, list[str]]:
    """Run an `lkpj` command line in a folder that has the inputs; exit code and all lines printed."""
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    done = subprocess.run(
        [sys.executable, "-m", "lkpj_report", *shlex.split(command)[1:]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def first_finding(lines: list[str]) -> list[str]:
    """The first finding of an output: its line, and what is indented below it; then the ellipsis."""
    start = next((n for n, line in enumerate(lines) if re.search(r"\w+\[[A-Z]\d+\]: ", line)), 0)
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return [*lines[start:end], *(["…"] if end < len(lines) else [])]


def fill(example: Example, lines: list[str]) -> None:
    """Write the first finding into the README's empty block."""
    text = README.read_text(encoding="utf-8")
    empty = f"$ {example.command}\n```"
    filled = "\n".join([f"$ {example.command}", *first_finding(lines), "```"])
    README.write_bytes(text.replace(empty, filled, 1).encode("utf-8"))


@pytest.mark.parametrize("example", examples(README.read_text(encoding="utf-8")), ids=lambda e: e.command)
def test_readme_shows_what_the_program_prints(
    example: Example, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    code, lines = run(example.command, tmp_path)
    assert code == example.code, "\n".join(lines)
    if not example.shown and request.config.getoption("--accept"):
        fill(example, lines)
        return
    assert example.shown, "an empty console block: pytest --accept tests/test_readme.py fills it"
    missing = shows(example.shown, lines)
    assert missing is None, f"the program does not print: {missing}\nit prints:\n" + "\n".join(lines)


def test_readme_shows_a_message() -> None:
    commands = [example.command for example in examples(README.read_text(encoding="utf-8"))]
    assert any(command.startswith("lkpj check ") for command in commands)


def test_a_console_block_is_read_with_its_exit_code() -> None:
    text = "```console exit=1\n$ lkpj check x\nsatu\n…\n```\n"
    assert examples(text) == [Example("lkpj check x", 1, ("satu", "…"))]


def test_shown_lines_must_be_there_in_order() -> None:
    real = ["satu", "  dua 1,25 detik", "tiga"]
    assert shows(("satu", "…", "tiga"), real) is None
    assert shows(("  dua … detik",), real) is None
    assert shows(("tiga", "satu"), real) == "satu"
    assert shows(("sat",), real) == "sat"


def test_the_page_of_commands_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("write_cli", ROOT / "docs" / "write_cli.py")
    assert spec is not None
    assert spec.loader is not None
    write_cli = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(write_cli)
    page = ROOT / "docs" / "cli.md"
    assert page.exists(), "docs/cli.md is not there: make docs"
    assert page.read_text(encoding="utf-8") == write_cli.page(), "docs/cli.md is stale: make docs"
