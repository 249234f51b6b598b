"""The raw tree of an input file: text and places, nothing guessed.

Scalars stay text ("1.500", "no", "01.02" mean what the model says, not what YAML 1.1 guesses);
each node and each key carries its `Span`. An entry that is present but has no value is `Empty`:
that is a gap to be filled, not the same as an entry that is not there.
"""

from __future__ import annotations

from dataclasses import field

from lkpj_report.diagnostics import Place
from lkpj_report.records import dataclass
from lkpj_report.source.grid import Lembar


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as typed; quotes and block folding are taken away, white space at the ends too."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Empty:
    """A key or list item without a value."""

    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: str
    key_place: Place
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file; keys are unique."""

    entries: tuple[Entry, ...]
    place: Place

    def get(self, key: str) -> Entry | None:
        """The entry of a key."""
        return next((e for e in self.entries if e.key == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """List items in order."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Tabel:
    """A sheet that stands for a list or a map of parts (`berkas: anggaran.xlsx`); `place` is the link's.

    `lembar` is None when the file could not be read, which has been reported. `kolom` names columns by
    field, `kontrol` states their sums; `kepala` is the number of the header row, None to look for it.
    """

    place: Place
    lembar: Lembar | None
    kolom: tuple[Entry, ...] = ()
    kontrol: tuple[Entry, ...] = ()
    kepala: int | None = None


Node = Scalar | Empty | Mapping | Sequence | Tabel


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its shown name, its root (None when it could not be parsed), its lines."""

    name: str
    root: Mapping | None
    lines: tuple[str, ...] = field(repr=False, default=())
