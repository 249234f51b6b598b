"""Which reports lie below a root: `ROOT/<daerah>/<tahun>`, the regions in folders of their own if need be.

In: a folder and what to choose. Out: `Target`s in a settled order, and the folders that look like a region
but hold no year. Nothing is opened here; only names are looked at.
"""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lkpj_report.records import dataclass
from lkpj_report.source.names import is_yaml, judge

DEEPEST = 3
"""Folders between the root and a year folder at most: group, province, region."""

_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Target:
    """One report: its region (path below the root, "/" between), its year, and the input as the user sees it."""

    region: str
    year: str
    input: str

    @property
    def name(self) -> str:
        """How the report is called in messages and in the record: "kota-kupang/2023"."""
        return f"{self.region}/{self.year}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the root is wanted; empty: all. `only` are names of regions or reports, `*` stands for anything."""

    years: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether nothing was left out on purpose."""
        return not self.years and not self.only

    def takes(self, target: Target) -> bool:
        """Whether a report is wanted."""
        names = (target.name, target.region, posixpath.basename(target.region))
        return (not self.years or target.year in self.years) and (
            not self.only or any(fnmatch.fnmatchcase(n, p.rstrip("/")) for p in self.only for n in names)
        )


def find_targets(root: str, choice: Choice) -> tuple[tuple[Target, ...], tuple[str, ...]]:
    """The reports below a root, sorted by region and year; and regions without any year."""
    found: list[Target] = []
    empty: list[str] = []
    for region, years, has_yaml in _regions(Path(root), "", DEEPEST):
        if not years and has_yaml:
            empty.append(region)
        for year in years:
            target = Target(region, year, posixpath.join(Path(root).as_posix(), region, year))
            if choice.takes(target):
                found.append(target)
    return tuple(sorted(found, key=lambda t: (t.region, t.year))), tuple(sorted(empty))


def _regions(folder: Path, name: str, left: int) -> Iterator[tuple[str, list[str], bool]]:
    """Regions below a folder: name, years, whether it has YAML files of its own."""
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda e: e.name)
    folders = [e.name for e in listed if e.is_dir() and not e.name.startswith(".")]
    years = [n for n in folders if _YEAR.fullmatch(n) and _has_input(folder / n)]
    has_yaml = any(is_yaml(e.name) for e in listed if e.is_file())
    if name and (years or has_yaml):
        yield name, years, has_yaml
        return
    if left:
        for inner in folders:
            if not _YEAR.fullmatch(inner):
                yield from _regions(folder / inner, posixpath.join(name, inner), left - 1)


def _has_input(folder: Path) -> bool:
    """Whether a year folder holds input, or what looks like it; one that was only made ready is no report yet."""
    return any(is_yaml(name) or judge(name) is not None for name in os.listdir(folder))
