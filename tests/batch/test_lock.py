"""One run at a time on one output folder; what a run left that was cut short frees itself."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from lkpj_report.batch.lock import NAME, Busy, locked

HOLD = """
import sys, time
from pathlib import Path
from lkpj_report.batch.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_refused_with_the_process_of_the_first_and_a_killed_one_frees_the_lock(
    tmp_path: Path,
) -> None:
    process = hold(tmp_path)
    with pytest.raises(Busy) as busy, locked(tmp_path):
        pass
    assert busy.value.finding.code == "B101"
    assert str(process.pid) in busy.value.finding.message
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    process.communicate()
    with locked(tmp_path) as told:
        assert [d.code for d in told] == ["B103"]


def test_a_lock_that_was_let_go_says_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path) as told:
            assert told == ()
            assert json.loads((tmp_path / NAME).read_bytes())["proses"] == os.getpid()


def test_a_lock_of_another_machine_is_not_broken(tmp_path: Path) -> None:
    with locked(tmp_path):
        pass
    (tmp_path / NAME).write_text(json.dumps({"proses": 1, "komputer": "lain-" + socket.gethostname()}))
    with pytest.raises(Busy) as busy, locked(tmp_path):
        pass
    assert busy.value.finding.code == "B102"
    assert "hapus berkas" in busy.value.finding.hints[0]


def test_a_damaged_lock_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / NAME).parent.mkdir()
    (tmp_path / NAME).write_text("{")
    with locked(tmp_path) as told:
        assert told == ()
