"""F2: killed at any moment and resumed, the papers are what an undisturbed run makes; nobody sees half a file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests import nasional
from tests.batch.kit import build_all, outputs, settings

posix = pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups")


def start(root: Path, out: Path) -> subprocess.Popen[bytes]:
    """`lkpj batch` in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "lkpj_report", "batch", str(root), "-o", str(out), "--doc", "nota-pengantar",
         "--jobs", "2", "--quiet"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@contextmanager
def watching(out: Path) -> Iterator[list[str]]:
    """Read all papers again and again; gives those that were ever seen half."""
    seen: list[str] = []
    over = threading.Event()

    def watch() -> None:
        while not over.is_set():
            for path in [*out.rglob("*.docx"), *out.rglob("*.pdf"), *out.rglob("*.json")]:
                if not whole(path):
                    seen.append(str(path))
            time.sleep(0.01)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def whole(path: Path) -> bool:
    """Whether a file is complete by its own marks."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return True
    if path.suffix == ".pdf":
        return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    if path.suffix == ".docx":
        return data.startswith(b"PK") and zipfile.is_zipfile(path)
    return data.endswith(b"\n")


def kill_and_resume(tmp_path: Path, count: int, kills: int) -> None:
    """Kill a run at some random moments, changing input now and then, let it end, and compare."""
    country = nasional.regions(count, seed=2)
    root, out = tmp_path / "in", tmp_path / "out"
    nasional.write(root, country, {2: "celah"})
    out.mkdir()
    luck = random.Random(kills)
    with watching(out) as half:
        for number in range(kills):
            process = start(root, out)
            time.sleep(luck.uniform(0.4, 2.2))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if number % 3 == 2:  # so that files of two generations lie about when the next one is killed
                path = root / luck.choice(country).name / "2024" / "sidang.yaml"
                path.write_text(
                    path.read_text(encoding="utf-8").replace("09.00", f"1{number % 10}.00"), "utf-8"
                )
        process = start(root, out)
        assert process.wait(240) == 0
    assert half == []
    build_all(settings(root, tmp_path / "clean"))
    assert outputs(out) == outputs(tmp_path / "clean")
    assert [p.name for p in out.rglob("*") if p.name.endswith(".tmp") or "-baru" in p.name] == []


@posix
def test_a_run_that_is_killed_three_times_ends_with_the_same_papers(tmp_path: Path) -> None:
    kill_and_resume(tmp_path, count=6, kills=3)


@posix
@pytest.mark.gate
def test_a_run_that_is_killed_twenty_times_ends_with_the_same_papers(tmp_path: Path) -> None:
    kill_and_resume(tmp_path, count=60, kills=20)


@posix
def test_workers_end_when_their_batch_is_killed(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", nasional.regions(12))
    process = start(tmp_path / "in", tmp_path / "out")
    until = time.monotonic() + 60
    while time.monotonic() < until and not list((tmp_path / "out").rglob("*.pdf")):
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    while time.monotonic() < until and group_lives(process.pid):
        time.sleep(0.05)
    assert not group_lives(process.pid)


def group_lives(group: int) -> bool:
    """Whether any process of a group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
