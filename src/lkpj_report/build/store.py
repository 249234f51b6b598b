"""The user's cache folder, for compiled templates: made once, never needed.

In: bytes and their key. Out: the same bytes at the next start. One file for each template, so that an edited
one takes the place of its former self; each says whose key it has and the digest of the rest. A file that is
damaged, foreign, or of another version counts as none; a folder that cannot be written stays as it is.

What is kept is code that will be run. So the folder must be the user's own, and no other's to write: who can
write there could change the program's settings and start files of this user as well.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from lkpj_report.templates.compiled import NOTHING_KEPT, Store

MARK = b"lkpj1\n"
KEY, DIGEST = 32, 32
"""Bytes of a key and of a digest in a file, after its mark."""


def cache_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Where a program of this platform keeps what it can make again; None when the user has no such place."""
    if platform == "win32":
        base = environ.get("LOCALAPPDATA", "")
    else:
        base = environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):  # the rule for XDG: a relative one does not count
            home = environ.get("HOME", "")
            base = os.path.join(home, ".cache") if os.path.isabs(home) else ""
    return Path(base) / "lkpj-report" / "templat" if base else None


def user_store() -> Store:
    """The store in the user's cache folder."""
    folder = cache_folder(os.environ)
    return disk_store(folder) if folder is not None else NOTHING_KEPT


def disk_store(folder: Path) -> Store:
    """A store in a folder, which is made when the first thing is put."""

    def get(place: str, key: bytes) -> bytes | None:
        try:
            data = _file(folder, place).read_bytes() if _is_ours(folder) else b""
        except OSError:
            return None
        head = MARK + key
        rest = data[len(head) + DIGEST :]
        whole = data[: len(head) + DIGEST] == head + hashlib.sha256(rest).digest()
        return rest if whole else None

    def put(place: str, key: bytes, data: bytes) -> None:
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(folder):
                _replace(_file(folder, place), MARK + key + hashlib.sha256(data).digest() + data)

    return Store(get, put)


def _file(folder: Path, place: str) -> Path:
    return folder / f"{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.bin"


def _is_ours(folder: Path) -> bool:
    """Whether the folder is the user's and only the user can write there; Windows sees to it by itself."""
    if sys.platform == "win32":
        return True
    seen = folder.lstat()
    return (
        stat.S_ISDIR(seen.st_mode)
        and seen.st_uid == os.geteuid()
        and not seen.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _replace(path: Path, data: bytes) -> None:
    """Never half a file, also when two programs write at once."""
    fresh = path.with_suffix(f".{os.getpid()}")
    try:
        fresh.write_bytes(data)
        os.replace(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
