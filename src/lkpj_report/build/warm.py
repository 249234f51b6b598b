"""What a worker keeps from one report to the next: tables, papers' descriptions, themes, compiled templates.

In: the library of a job. Out: the same things as without it, sooner. Whatever is kept is kept by the bytes
that it was made of and the name that it is shown by, never by its name alone, so that a region with a table
or a template of its own gets its own; nothing of a report is kept. All stores are bounded.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.laporan.katalog import TABEL, Katalog, muat_katalog
from lkpj_report.source.tree import SourceFile
from lkpj_report.source.yaml_reader import read_yaml
from lkpj_report.templates.body import ReadPicture
from lkpj_report.templates.compiled import NOTHING_KEPT, Store
from lkpj_report.templates.library import Library
from lkpj_report.templates.workshop import Workshop

T = TypeVar("T")

MOST_TREES = 200
"""Trees of template files: tables, descriptions and themes of the package and of a few regions."""

MOST_WORKSHOPS = 6
"""Sets of templates kept at once: the package's, and those of regions with templates of their own."""


class Kept:
    """A bounded memory; what was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for this key, made now if need be."""
        if key in self._held:
            self._held.move_to_end(key)
        else:
            self._held[key] = make()
            if len(self._held) > self._most:
                self._held.popitem(last=False)
        kept: T = self._held[key]
        return kept


class _Shop:
    """A workshop and the texts that its compiled templates were made of."""

    def __init__(self, store: Store) -> None:
        self.library: Library | None = None
        self.seen: dict[str, tuple[str, str] | None] = {}
        self.workshop = Workshop(self._read, store=store)

    def _read(self, name: str) -> tuple[str, str] | None:
        assert self.library is not None
        self.seen[name] = self.library.text(name)
        return self.seen[name]

    def fits(self, library: Library) -> bool:
        """Whether this library holds the same texts under the same shown names."""
        return all(library.text(name) == got for name, got in self.seen.items())


class Warm:
    """The memory of one worker; a fresh one changes nothing. `store` keeps code from one process to the next."""

    def __init__(self, store: Store = NOTHING_KEPT) -> None:
        self._store = store
        self._trees = Kept(MOST_TREES)
        self._katalog = Kept(MOST_WORKSHOPS)
        self._shops: list[_Shop] = []

    def read_tree(self, shown: str, data: bytes) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
        """`read_yaml` of a file of the template folders."""
        return self._trees.get((shown, data), lambda: read_yaml(shown, data))

    def katalog(
        self, library: Library, regions: Callable[[], str | None]
    ) -> tuple[Katalog | None, tuple[Diagnostic, ...]]:
        """The reference tables of a library; `regions` reads the long one through this library's own gate."""
        files = tuple(library.data(f"_bersama/{name}.yaml") for name in TABEL)
        tables, found = self._katalog.get(files, lambda: muat_katalog(library.tree))
        return (dataclasses.replace(tables, teks_wilayah=regions) if tables is not None else None), found

    def workshop(self, library: Library, read_picture: ReadPicture) -> Workshop:
        """Compiled templates for a library: those of an earlier report when all their texts are the same."""
        shop = next((s for s in self._shops if s.fits(library)), None)
        if shop is None:
            shop = _Shop(self._store)
        else:
            self._shops.remove(shop)
        self._shops = [shop, *self._shops][:MOST_WORKSHOPS]
        shop.library = library
        shop.workshop.read_picture = read_picture
        return shop.workshop
