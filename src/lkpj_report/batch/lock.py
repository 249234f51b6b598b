"""One batch at a time on one output folder: a lock of the operating system on `.lkpj/kunci`.

The system lets go of it when its holder ends, however it ends, so a stale lock frees itself; the file's text
(process, machine) is there to say who holds it. Where another machine wrote the text last and did not take
it out again, nobody here can know whether it still runs: the folder may be shared, so we refuse.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lkpj_report.diagnostics import Diagnostic, fault, info
from lkpj_report.outputs import refusal, shown

NAME = Path(".lkpj") / "kunci"


class Busy(Exception):
    """The output folder can't be locked; `finding` says why (B101, B102, or what the machine refused)."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


@contextmanager
def locked(output: Path) -> Iterator[tuple[Diagnostic, ...]]:
    """Hold the lock of an output folder; gives a remark when the last run was cut short. Raises `Busy`."""
    path = output / NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise Busy(refusal(path, error)) from error
    try:
        if not _take(handle):
            raise Busy(_held(path, _owner(path)))
        before = _owner(path)
        if before and before[1] != socket.gethostname():
            raise Busy(_elsewhere(path, before))
        try:
            _write(handle, {"proses": os.getpid(), "komputer": socket.gethostname()})
        except OSError as error:
            raise Busy(refusal(path, error)) from error
        if before:
            _sweep(output)
        try:
            yield (_cut_short(before),) if before else ()
        finally:
            with suppress(OSError):
                os.ftruncate(handle, 0)
    finally:
        os.close(handle)  # which lets go of the lock


def _sweep(output: Path) -> None:
    """Remove what a run that was cut short left half written, in whatever folder."""
    for left in output.rglob(".lkpj-*.tmp"):
        with suppress(OSError):
            left.unlink()


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # far behind the text, which others may then read
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks: the text alone must do
            return True
        return True


def _write(handle: int, value: dict[str, object]) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(value).encode())
    os.fsync(handle)


def _owner(path: Path) -> tuple[int, str] | None:
    try:
        value = json.loads(path.read_bytes())
        return int(value["proses"]), str(value["komputer"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _held(path: Path, owner: tuple[int, str] | None) -> Diagnostic:
    who = f" (proses {owner[0]} di {owner[1]})" if owner else ""
    return fault(
        "B101", f'folder hasil "{shown(path.parent.parent)}" sedang dipakai perintah massal lain{who}', None,
        "tunggu sampai selesai, atau pilih folder hasil lain dengan -o",
    )  # fmt: skip


def _elsewhere(path: Path, owner: tuple[int, str]) -> Diagnostic:
    return fault(
        "B102", f'folder hasil terakhir dikunci oleh komputer "{owner[1]}" (proses {owner[0]}) dan belum dilepas',
        None, f'pastikan perintah massal di komputer itu sudah berhenti, lalu hapus berkas "{shown(path)}"',
    )  # fmt: skip


def _cut_short(owner: tuple[int, str]) -> Diagnostic:
    return info(
        "B103",
        f"perintah massal sebelumnya (proses {owner[0]}) terhenti di tengah jalan; pekerjaannya dilanjutkan",
    )
