"""The one gate for reading: whatever the program reads comes through here, as bytes.

In: names of files as the user gave them, with "/" between folders, relative to the working folder
or absolute ("keys"). Out: bytes, or a finding, and a log of all that was looked for, by which a later
batch knows whether a result is still fresh. The gate stands before a `Store`: the disk below some
allowed roots, or a packed dict for a worker on another machine.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import Enum
from pathlib import Path
from typing import Protocol, assert_never

from lkpj_report.diagnostics import Diagnostic, Place, fault
from lkpj_report.records import dataclass

MB = 1_000_000
YAML_LIMIT = 6 * MB
TABLE_LIMIT = 50 * MB
SEEN = "ada"
"""Stands in the log for a file that was only asked after."""

Log = tuple[tuple[str, str | None], ...]


class Kind(Enum):
    """What a key names."""

    FILE = "berkas"
    FOLDER = "folder"


class Refusal(Enum):
    """Why a store does not hand out a file that may be there."""

    OUTSIDE = "outside"
    TOO_BIG = "too big"
    UNREADABLE = "unreadable"


class Store(Protocol):
    """Where bytes come from."""

    def read(self, key: str, limit: int) -> bytes | Refusal | None:
        """The bytes of a file; None when there is none."""

    def kind(self, key: str) -> Kind | None:
        """What is there; None also for what lies outside."""

    def names(self, key: str) -> tuple[str, ...]:
        """The names in a folder, sorted."""

    def full_name(self, key: str) -> str:
        """The key with "." and ".." resolved as far as the store can."""


@dataclass(frozen=True, slots=True)
class Disk:
    """Files below `roots` (resolved); relative keys start at `base`. Folders are resolved once."""

    roots: tuple[Path, ...]
    base: Path
    _folders: dict[str, Path | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def _inside(self, key: str) -> Path | None:
        folder, name = os.path.split(key)
        if name in ("", ".", "..") or "\0" in name:
            return self._resolved(key)
        if folder not in self._folders:
            self._folders[folder] = self._resolved(folder)
        within = self._folders[folder]
        if within is None or os.path.islink(within / name):
            return self._resolved(key)
        return within / name

    def _resolved(self, key: str) -> Path | None:
        try:
            path = (self.base / key).resolve()
        except (OSError, ValueError, RuntimeError):  # NUL in a name, a loop of links
            return None
        return path if any(path == root or root in path.parents for root in self.roots) else None

    def read(self, key: str, limit: int) -> bytes | Refusal | None:
        path = self._inside(key)
        if path is None:
            return Refusal.OUTSIDE
        try:
            info = path.stat()
            if not stat.S_ISREG(info.st_mode):
                return Refusal.UNREADABLE
            if info.st_size > limit:
                return Refusal.TOO_BIG
            with path.open("rb") as file:
                data = file.read(limit + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return Refusal.UNREADABLE
        return data if len(data) <= limit else Refusal.TOO_BIG

    def kind(self, key: str) -> Kind | None:
        path = self._inside(key)
        if path is None:
            return None
        try:
            mode = path.stat().st_mode
        except OSError:
            return None
        return Kind.FOLDER if stat.S_ISDIR(mode) else Kind.FILE

    def names(self, key: str) -> tuple[str, ...]:
        path = self._inside(key)
        try:
            return tuple(sorted(os.listdir(path))) if path is not None else ()
        except OSError:
            return ()

    def full_name(self, key: str) -> str:
        return Path(os.path.abspath(self.base / key)).as_posix()


@dataclass(frozen=True, slots=True)
class Packed:
    """Files held in memory by their keys; folders are what the keys imply."""

    files: Mapping[str, bytes]

    def read(self, key: str, limit: int) -> bytes | Refusal | None:
        data = self.files.get(key)
        return Refusal.TOO_BIG if data is not None and len(data) > limit else data

    def kind(self, key: str) -> Kind | None:
        if key in self.files:
            return Kind.FILE
        return Kind.FOLDER if self.names(key) else None

    def names(self, key: str) -> tuple[str, ...]:
        prefix = "" if key in (".", "") else key.rstrip("/") + "/"
        inside = (k[len(prefix) :] for k in self.files if k.startswith(prefix) and not k.startswith("../"))
        return tuple(sorted({name.split("/", 1)[0] for name in inside if name}))

    def full_name(self, key: str) -> str:
        return key


class Bahan:
    """Reads from a store and remembers what was asked for. Make one with `on_disk` or `packed`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._log: dict[str, str | None] = {}

    @classmethod
    def on_disk(cls, roots: Iterable[str | Path], base: str | Path | None = None) -> Bahan:
        """Files below any of the roots; relative keys start at `base` (the working folder)."""
        start = Path.cwd() if base is None else Path(base)
        return cls(Disk(tuple((start / root).resolve() for root in roots), start))

    @classmethod
    def packed(cls, files: Mapping[str, bytes]) -> Bahan:
        """Files from memory, by the same keys that a Bahan on disk would use."""
        return cls(Packed({as_key(key): data for key, data in files.items()}))

    @property
    def log(self) -> Log:
        """Keys asked for, sorted, with their SHA-256; None: looked for and not found; `SEEN`: only
        asked after. A folder that was listed ends in "/" and has the hash of its sorted names."""
        return tuple(sorted(self._log.items()))

    def read(
        self, key: str, place: Place | None = None, limit: int = TABLE_LIMIT
    ) -> bytes | Diagnostic | None:
        """The bytes of a file; None when it does not exist; a finding (at `place`) when it is refused."""
        key = as_key(key)
        data = self._store.read(key, limit)
        match data:
            case bytes():
                self._log[key] = hashlib.sha256(data).hexdigest()
                return data
            case None:
                self._log[key] = None
                return None
            case Refusal.OUTSIDE:
                return outside(key, place)
            case Refusal.TOO_BIG:
                return fault(
                    "S133", f'berkas "{key}" lebih besar daripada {limit // MB} MB', place,
                    "periksa apakah berkasnya benar; pecah isinya menjadi beberapa berkas",
                )  # fmt: skip
            case Refusal.UNREADABLE:
                return fault(
                    "S141", f'berkas "{key}" tidak dapat dibuka', place,
                    "tutup program yang sedang memakainya dan periksa hak aksesnya",
                )  # fmt: skip
            case _:
                assert_never(data)

    def kind(self, key: str) -> Kind | None:
        """Whether a key names a file or a folder; None: neither, or outside the roots."""
        key = as_key(key)
        kind = self._store.kind(key)
        if kind is not Kind.FOLDER:
            self._log.setdefault(key, SEEN if kind else None)
        return kind

    def exists(self, key: str) -> bool:
        """Whether there is a file of this name inside the roots."""
        return self.kind(key) is Kind.FILE

    def list_dir(self, key: str) -> tuple[str, ...]:
        """The names in a folder, sorted; empty when there is no such folder."""
        key = as_key(key)
        names = self._store.names(key)
        self._log[key.rstrip("/") + "/"] = hashlib.sha256(
            "\n".join(names).encode("utf-8", "surrogateescape")
        ).hexdigest()
        return names

    def full_name(self, key: str) -> str:
        """The key made absolute, where the store knows how; only to look at names, never to show."""
        return self._store.full_name(as_key(key))


def as_key(path: str | Path) -> str:
    """A path as a key: posix style, "." and doubled "/" taken out, ".." kept where it leads upwards."""
    text = path.as_posix() if isinstance(path, Path) else path
    return posixpath.normpath(text.replace("\\", "/") if os.sep == "\\" else text)


def reference(owner: str, written: str, place: Place | None = None) -> str | Diagnostic:
    """The key of a file that another file names (`berkas: anggaran.xlsx`): relative to its folder.

    Absolute paths, drive letters and network paths are refused even where they would lead inside:
    such an input works on one machine only. `Bahan.read` refuses what `..` or a link leads outside.
    """
    path = written.replace("\\", "/")
    if path.startswith(("/", "~")) or re.match(r"[A-Za-z]:", path) or "\0" in path or not path.strip():
        return outside(written, place)
    return as_key(posixpath.join(posixpath.dirname(owner), path))


def outside(written: str, place: Place | None) -> Diagnostic:
    """The finding for a path that may not be read."""
    return fault(
        "S140", f'jalur "{written}" keluar dari folder masukan', place,
        "simpan berkasnya di folder masukan, lalu tulis namanya saja, misalnya anggaran.xlsx",
    )  # fmt: skip
