"""An input packed for a worker on another machine: the files of one region and year, and those all share.

In: the settings and a target, read from this disk. Out: plain data with the same keys that a job on this
machine would use, so that a worker's findings, its log and its bytes are the same as ours. What is too big
is refused over there with the same words as here.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from lkpj_report.batch.find import Target
from lkpj_report.batch.settings import Settings
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import MB, Bahan, Kind, Refusal, as_key
from lkpj_report.source.folder import input_root
from lkpj_report.templates.library import OWN_FOLDER, Library, ReadTree, package_folder

MOST = 20 * MB
"""A file beyond this does not travel."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files by key; `sizes` of those left behind; names in each folder; `aliases` of folders (the region's,
    which is asked for by its full name and by the name that the user gave)."""

    files: Mapping[str, bytes]
    folders: Mapping[str, tuple[str, ...]]
    left: frozenset[str] = frozenset()
    aliases: tuple[tuple[str, str], ...] = ()

    def joined(self, other: Parcel) -> Parcel:
        """Both together."""
        return Parcel(
            {**self.files, **other.files}, {**self.folders, **other.folders}, self.left | other.left,
            (*self.aliases, *other.aliases),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParcelStore:
    """Reads from a parcel: the `Store` behind the gate of a far worker."""

    parcel: Parcel
    _known: dict[str, str] = field(default_factory=dict, repr=False)

    def _key(self, key: str) -> str:
        for alias, real in self.parcel.aliases:
            if key == alias or key.startswith(alias + "/"):
                return real + key[len(alias) :]
        return key

    def read(self, key: str, limit: int) -> bytes | Refusal | None:
        """The bytes of a file."""
        key = self._key(key)
        if key in self.parcel.left:
            return Refusal.TOO_BIG
        if key in self.parcel.folders:
            return Refusal.UNREADABLE
        data = self.parcel.files.get(key)
        if data is None:
            return None
        return data if len(data) <= limit else Refusal.TOO_BIG

    def kind(self, key: str) -> Kind | None:
        """What is there."""
        key = self._key(key)
        if key in self.parcel.folders:
            return Kind.FOLDER
        return Kind.FILE if key in self.parcel.files or key in self.parcel.left else None

    def names(self, key: str) -> tuple[str, ...]:
        """The names in a folder."""
        return self.parcel.folders.get(self._key(key), ())

    def full_name(self, key: str) -> str:
        """The key as it came: only looked at for the names of region and year."""
        return key


@dataclass(frozen=True, slots=True)
class Shipment:
    """What a far worker needs besides the shared parcel: the region's files and the template folders' keys."""

    parcel: Parcel
    folders: tuple[str, ...]


def shared_parcel(settings: Settings) -> Parcel:
    """The package's templates and the user's own, sent once."""
    package = package_folder()
    places = [(as_key(package), package), *((as_key(t), Path(t)) for t in settings.templates)]
    return _pack(places)


def shipment(settings: Settings, target: Target) -> Shipment:
    """The files of a region: its own, this year's, the templates, and the years that a report may look back to."""
    region = posixpath.dirname(as_key(target.input))
    full = as_key(input_root(target.input))
    folders = (*(as_key(t) for t in settings.templates), f"{full}/{OWN_FOLDER}", as_key(package_folder()))
    parcel = _pack([(region, Path(region))])
    aliases = ((full, region),) if full != region else ()
    return Shipment(Parcel(parcel.files, parcel.folders, parcel.left, aliases), folders)


def library(shipment: Shipment, shared: Parcel, read_tree: ReadTree) -> Library:
    """The library of a job over there."""
    return Library(Bahan(ParcelStore(shared.joined(shipment.parcel))), shipment.folders, read_tree)


def _pack(places: Iterable[tuple[str, Path]]) -> Parcel:
    files: dict[str, bytes] = {}
    folders: dict[str, tuple[str, ...]] = {}
    left: set[str] = set()
    for key, place in places:
        for here, _, names in os.walk(place):
            below = as_key(posixpath.join(key, Path(here).relative_to(place).as_posix()))
            folders[below] = tuple(sorted(os.listdir(here)))
            for name in names:
                _take(Path(here) / name, posixpath.join(below, name), files, left)
    return Parcel(files, folders, frozenset(left))


def _take(path: Path, key: str, files: dict[str, bytes], left: set[str]) -> None:
    try:
        if path.stat().st_size > MOST:
            left.add(key)
        else:
            files[key] = path.read_bytes()
    except OSError:  # a link that leads nowhere: not there, over here as over there
        return
