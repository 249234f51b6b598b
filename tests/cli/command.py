"""Runs `lkpj` for the tests: in this process, and as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lkpj_report.cli.app import run

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call gave."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """Both streams."""
        return self.out + self.err


def here(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Call `lkpj` in this process."""
    capsys.readouterr()
    code = run(arguments)
    out, err = capsys.readouterr()
    return Ran(code, out, err)


def program(folder: Path, *arguments: str, python: tuple[str, ...] = (), **environment: str) -> Ran:
    """Call `python -m lkpj_report` as its own program in a folder."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "lkpj_report", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ran(
        done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    )
