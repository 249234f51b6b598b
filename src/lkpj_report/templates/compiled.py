"""Compiled templates that outlive a process: parsing, auditing and compiling take most of a cold start.

In: a template's text and all that its code depends on. Out: a key, and bytes that hold the code and the
templates that it names. Only a template in which the audit found nothing is kept, under a key of its text,
its names, what it may use and the program itself, so that a kept one is what would be made again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from types import CodeType

import jinja2

from lkpj_report.diagnostics import Span
from lkpj_report.records import dataclass
from lkpj_report.templates.audit import Reference


@dataclass(frozen=True, slots=True)
class Store:
    """Where bytes are kept: `get(place, key)` gives what was `put` there last if the key is the same.

    Neither raises: a store that cannot be read or written is an empty one.
    """

    get: Callable[[str, bytes], bytes | None]
    put: Callable[[str, bytes, bytes], None]


NOTHING_KEPT = Store(lambda place, key: None, lambda place, key, data: None)


def make_of() -> bytes:
    """What the program's part in compiled code is: this room's and Jinja's files, and Python's code format;
    b"" when the files cannot be looked at, as inside a zip: then nothing is to be kept."""
    told = [importlib.util.MAGIC_NUMBER.hex(), str(getattr(jinja2, "__version__", ""))]
    try:
        for folder in (Path(__file__).parent, Path(jinja2.__file__).parent):
            told += _files(folder)
    except OSError:
        return b""
    return hashlib.sha256("\n".join(told).encode()).digest()


def _files(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        seen = [(e.name, e.stat()) for e in entries if e.name.endswith(".py")]
    return [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in sorted(seen, key=lambda s: s[0])]


def key_of(make: bytes, names: Iterable[str], text: str, name: str, shown: str) -> bytes:
    """Of all that code and audit of a template depend on; `names` are what it may use."""
    parts = (make.hex(), *sorted(names), "", name, shown, text)
    told = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()


def packed(code: CodeType, references: Iterable[Reference]) -> bytes:
    """Code and references as bytes."""
    rows = [(r.name, r.place.file, r.place.line) for r in references]
    return marshal.dumps((code, rows))


def unpacked(data: bytes) -> tuple[CodeType, tuple[Reference, ...]]:
    """What was `packed`; only for bytes that a store has found to be whole."""
    code, rows = marshal.loads(data)
    return code, tuple(Reference(name, Span(file, line)) for name, file, line in rows)
