"""Slips of the pen for `test_mutations`: where a good input can be spoilt, and what must be said of it then.

A `Site` is a line of the input with what the model expects there. Each kind of slip makes one changed
file and says beforehand which codes may be reported, at which lines, and whether silence is right.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lkpj_report.laporan.laporan import Laporan
from lkpj_report.source.skema import susunan
from lkpj_report.source.tipe import Daftar, Isian, Peta, Pilihan, Skalar, Susunan, Tipe
from lkpj_report.source.tree import Empty, Entry, Mapping, Node, Scalar, Sequence
from lkpj_report.source.yaml_reader import read_yaml

NUMBERS = ("jumlah rupiah", "angka", "persentase")
STRUCTURE = frozenset(f"S1{n:02}" for n in range(1, 25))
"""Any fault of form: which one it is, is the business of tests/source."""

WRONG_VALUE = frozenset(f"D1{n:02}" for n in range(3, 19))
"""A value that is not of its kind."""


@dataclass(frozen=True, slots=True)
class Site:
    """A line (from 1) of a file. `last` is the last line of what stands below it, `parent` the line above it
    in the tree (0: none), `alone` whether the parent holds nothing else; `keys` are the keys of a list item."""

    file: str
    line: int
    last: int
    parent: int
    alone: bool
    tipe: Tipe | None
    isian: Isian | None = None
    key: str = ""
    heads_item: bool = False
    keys: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    path: tuple[str, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether lines below belong to it."""
        return self.last > self.line


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed file and what may be said of it: findings of `codes` at `lines`; none at all when `clean`.

    `echoes` are findings (code and line) that may come with those, never alone.
    """

    name: str
    file: str
    text: str
    codes: frozenset[str]
    lines: frozenset[int]
    clean: bool = False
    echoes: frozenset[tuple[str, int]] = frozenset()


def sites(file: str, text: str) -> list[Site]:
    """All lines of a good file that hold a key or a list item."""
    source, found = read_yaml(file, text.encode())
    assert source.root is not None and not found, found
    return list(_mapping(source.root, susunan(Laporan), _Above(file, text.split("\n"))))


@dataclass(frozen=True, slots=True)
class _Above:
    """What a walk knows of the lines above."""

    file: str
    lines: list[str]
    parent: int = 0
    before: tuple[str, ...] = ()
    path: tuple[str, ...] = ()

    def last(self, line: int) -> int:
        """The last line that stands deeper than a line's text."""
        start = self.lines[line - 1]
        depth = len(start) - len(start.lstrip(" -"))
        end = line
        for number in range(line + 1, len(self.lines) + 1):
            here = self.lines[number - 1]
            if here.strip() and not here.lstrip().startswith("#"):
                if len(here) - len(here.lstrip(" ")) <= depth:
                    break
                end = number
        return end


def _mapping(node: Mapping, tipe: Tipe | None, above: _Above, item: int = 0) -> Iterator[Site]:
    for entry in node.entries:
        isian = tipe.isian.get(entry.key) if isinstance(tipe, Susunan) else None
        below = isian.tipe if isian else tipe.nilai if isinstance(tipe, Peta) else None
        line = _line(entry)
        heads = item == line
        yield Site(
            above.file, line, _item_end(above, line) if heads else above.last(line), above.parent,
            len(node.entries) == 1, below, isian, entry.key, heads,
            tuple(e.key for e in node.entries) if heads else (), above.before if heads else (),
            (*above.path, entry.key),
        )  # fmt: skip
        yield from _below(
            entry.value, below, _Above(above.file, above.lines, line, (), (*above.path, entry.key))
        )


def _item_end(above: _Above, line: int) -> int:
    start = above.lines[line - 1]
    dash = _Above(above.file, [*above.lines[: line - 1], start.replace("- ", "", 1), *above.lines[line:]])
    return dash.last(line)


def _below(node: Node, tipe: Tipe | None, above: _Above) -> Iterator[Site]:
    match node:
        case Mapping():
            yield from _mapping(node, tipe, above)
        case Sequence(items):
            butir = tipe.butir if isinstance(tipe, Daftar) else None
            before: tuple[str, ...] = ()
            for item in items:
                line = item.place.line  # type: ignore[union-attr]
                here = _Above(above.file, above.lines, line, before, above.path)
                if isinstance(item, Mapping):
                    for site in _mapping(item, butir, here, line):
                        yield _in_list(site, above.parent, len(items)) if site.heads_item else site
                    before = tuple(e.key for e in item.entries)
                else:
                    yield Site(above.file, line, above.last(line), above.parent, len(items) == 1, butir)
        case Scalar() | Empty():
            return


def _in_list(site: Site, parent: int, n: int) -> Site:
    """The head of a list item: what stands above it is the list's key."""
    return replace(site, parent=parent, alone=n == 1)


def _line(entry: Entry) -> int:
    return entry.key_place.line  # type: ignore[union-attr]


def _each_file_first(chosen: list[Site]) -> list[Site]:
    """The same places, the first one of each file before all others."""
    first = {site.file: at for at, site in reversed([*enumerate(chosen)])}
    return [chosen[at] for at in first.values()] + [s for at, s in enumerate(chosen) if first[s.file] != at]


class Mutator:
    """Makes slips in the files of an input, by a seeded choice."""

    def __init__(self, files: dict[str, str], seed: int) -> None:
        self.files = files
        self.choice = random.Random(seed)
        self.sites = [s for name, text in files.items() for s in sites(name, text)]

    def lines(self, site: Site) -> list[str]:
        """The lines of the site's file."""
        return self.files[site.file].split("\n")

    def pick(self, kind: str, among: list[Site], n: int) -> list[Mutation]:
        """`n` slips of a kind at different lines, the first ones one in each file."""
        make = getattr(self, kind)
        made: list[Mutation] = []
        for site in _each_file_first(self.choice.sample(among, len(among))):
            mutation = make(site)
            if mutation is not None:
                made.append(mutation)
            if len(made) == n:
                return made
        raise AssertionError(f"only {len(made)} places for {kind}")

    # ------------------------------------------------------------ a key misspelt

    def misspelt(self, site: Site) -> Mutation | None:
        """One letter of a known key lost, doubled, or changed place with the next."""
        if site.isian is None or len(site.key) < 3:
            return None
        at = self.choice.randrange(1, len(site.key) - 1)
        k = site.key
        ways = [k[:at] + k[at + 1 :], k[:at] + k[at] + k[at:], k[:at] + k[at + 1] + k[at] + k[at + 2 :]]
        wrong = next((w for w in self.choice.sample(ways, 3) if w != k and not self._known(w, site)), None)
        if wrong is None:
            return None
        lines = self.lines(site)
        lines[site.line - 1] = lines[site.line - 1].replace(f"{k}:", f"{wrong}:", 1)
        return Mutation(
            f"{'.'.join(site.path)} -> {wrong}", site.file, "\n".join(lines),
            frozenset({"D101"}), frozenset({site.line}),
        )  # fmt: skip

    def _known(self, word: str, site: Site) -> bool:
        return any(s.key == word for s in self.sites if s.path[:-1] == site.path[:-1])

    # ------------------------------------------------------------ a value of the wrong type

    def wrong_type(self, site: Site) -> Mutation | None:
        """Words where a number or choice belongs, one value where lines belong, lines where one value belongs."""
        lines = self.lines(site)
        at = site.line - 1
        head = lines[at][: lines[at].index(":") + 1] if site.key else ""
        match site.tipe:
            case Skalar(nama="teks") if site.key and not site.heads_item:
                depth = len(head) - len(head.lstrip(" "))
                new, codes = [head, " " * (depth + 2) + "- salah", " " * (depth + 2) + "- tempat"], {"D103"}
            case Skalar(kode=kode, nama=nama) if site.key and nama not in ("teks", "ukuran"):  # may be words
                new, codes = [f"{head} salah ketik"], {kode}
            case Pilihan() if site.key:
                new, codes = [f"{head} salah ketik"], {"D104"}
            case Daftar() | Peta() | Susunan() if site.key and not site.heads_item:
                new, codes = [f"{head} salah ketik"], {"D103"}
            case _:
                return None
        last = site.line if site.heads_item else site.last
        text = "\n".join([*lines[:at], *new, *lines[last:]])
        return Mutation(".".join(site.path), site.file, text, frozenset(codes), frozenset({site.line}))

    # ------------------------------------------------------------ a line cut

    def cut(self, site: Site) -> Mutation | None:
        """A line left out: what it opened hangs in the air, what it held is missing at its parent."""
        lines = self.lines(site)
        text = "\n".join(lines[: site.line - 1] + lines[site.line :])
        name = f"{'.'.join(site.path)}:{site.line}"
        parent = frozenset({site.parent})
        if site.opens:
            if site.heads_item and not set(site.keys[1:]) & set(site.before) and site.before:
                return None  # its lines become part of the item above, and nobody can tell
            if not site.heads_item and self._joins(site):
                return None
            orphans = frozenset(range(site.line, site.last)) | parent
            codes = STRUCTURE | {"D101", "D102", "D103", "D109", "D112"}
            # Lines in the air are taken for more of the value above them, which is then none of its kind.
            above = {site.line - 1} - parent
            longer = frozenset((code, n) for n in above for code in WRONG_VALUE)
            return Mutation(name, site.file, text, codes, orphans, echoes=longer)
        if site.alone and site.parent:
            return Mutation(name, site.file, text, frozenset({"D102", "D120"}), parent)
        if site.isian is not None and site.isian.wajib and not site.heads_item:
            return Mutation(name, site.file, text, frozenset({"D102"}), parent)
        return Mutation(name, site.file, text, frozenset(), frozenset(), clean=True)

    def _joins(self, site: Site) -> bool:
        """Whether the lines below, without their head, are right under the head above, where nobody can tell."""
        above = [s for s in self.sites if s.path[:-1] == site.path[:-1] and s.line < site.line and s.opens]
        if not above or above[-1].tipe != site.tipe:
            return False
        here, there = ({s.key for s in self.sites if s.path[:-1] == x.path} for x in (site, above[-1]))
        return not here & there

    # ------------------------------------------------------------ a duplicate

    def doubled(self, site: Site) -> Mutation | None:
        """A line twice: a key is refused at the second place, a list item may well be meant."""
        lines = self.lines(site)
        text = "\n".join(lines[: site.line] + lines[site.line - 1 :])
        name = f"{'.'.join(site.path)}:{site.line}"
        if not site.key:
            return Mutation(name, site.file, text, frozenset(), frozenset(), clean=True)
        if site.heads_item:
            return None  # an item of one line: right or wrong by what else the item needs
        # The first of two keys is left without what stands below the second.
        left = frozenset({("D120", site.line), ("D102", site.line)}) if site.opens else frozenset()
        return Mutation(name, site.file, text, frozenset({"S116"}), frozenset({site.line + 1}), echoes=left)

    # ------------------------------------------------------------ an amount garbled

    def garbled(self, site: Site) -> Mutation | None:
        """A digit typed as a letter, a comma too many, a group of two digits."""
        if not (isinstance(site.tipe, Skalar) and site.tipe.nama in NUMBERS):
            return None
        lines = self.lines(site)
        head, value = re.fullmatch(r"(.*?: )(.*)", lines[site.line - 1]).groups()  # type: ignore[union-attr]
        at = self.choice.choice([i for i, c in enumerate(value) if c.isdigit()])
        ways = [
            value[:at] + "O" + value[at + 1 :],
            value + ",,5",
            value.replace(".", "..", 1),
            f"{value} lebih",
        ]
        wrong = self.choice.choice([w for w in ways if w != value])
        lines[site.line - 1] = head + wrong
        return Mutation(
            f"{'.'.join(site.path)} -> {wrong}", site.file, "\n".join(lines),
            frozenset({site.tipe.kode}), frozenset({site.line}),
        )  # fmt: skip

    def digit_changed(self, site: Site) -> Mutation | None:
        """An amount that can be read and is wrong: a sum of the budget no longer adds up."""
        if site.path[:2] != ("anggaran", "rekening") or site.key not in (
            "anggaran",
            "realisasi",
            "sebelum_perubahan",
        ):
            return None
        lines = self.lines(site)
        head, value = re.fullmatch(r"(.*?: )(.*)", lines[site.line - 1]).groups()  # type: ignore[union-attr]
        at = self.choice.choice([i for i, c in enumerate(value) if c.isdigit()])
        lines[site.line - 1] = head + value[:at] + str((int(value[at]) + 4) % 9 or 1) + value[at + 1 :]
        if lines == self.lines(site):
            return None
        kode = site.path[2]
        near = {site.line}
        near |= {
            s.line
            for s in self.sites
            if s.path == ("anggaran", "rekening", kode.rpartition(".")[0], site.key)
        }
        near |= {s.line for s in self.sites if s.path == ("anggaran", "rekening", kode, "persen_disebut")}
        codes = frozenset({"K201", "K204"})
        name = f"{kode} {site.key}: {lines[site.line - 1].strip()}"
        return Mutation(name, site.file, "\n".join(lines), codes, frozenset(near))


def input_files(year: Path, root: Path) -> dict[str, str]:
    """The files of an input by their keys."""
    paths = sorted([*year.parent.glob("*.yaml"), *year.glob("*.yaml")])
    return {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in paths}


def all_mutations(files: dict[str, str], seed: int) -> dict[str, list[Mutation]]:
    """Two hundred slips, by kind."""
    m = Mutator(files, seed)
    return {
        "misspelt": m.pick("misspelt", m.sites, 40),
        "wrong_type": m.pick("wrong_type", m.sites, 40),
        "cut": m.pick("cut", m.sites, 40),
        "doubled": m.pick("doubled", m.sites, 40),
        "garbled": m.pick("garbled", m.sites, 20),
        "digit_changed": m.pick("digit_changed", m.sites, 20),
    }
