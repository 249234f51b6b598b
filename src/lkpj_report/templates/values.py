"""What a template can hold: leaves that print as placeholders, and views over report and figures.

Data never enters Markdown text. A leaf prints as U+E000, its index, U+E001; after the Markdown is
parsed the index gives the words and the origin back (`markdown.py`). So no construct of the
template language can turn a value into markup, and the origin can't be lost on the way.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.bahasa.kata import terdekat
from lkpj_report.bahasa.persen import Persen, format_persen
from lkpj_report.bahasa.rupiah import Rupiah, format_rupiah
from lkpj_report.bahasa.tanggal import Tanggal, format_tanggal
from lkpj_report.diagnostics import Generated, Origin, Place
from lkpj_report.figures.hasil import Hasil
from lkpj_report.laporan.skalar import Pukul
from lkpj_report.source.skema import Bagian, Kosong

OPEN, CLOSE = "\ue000", "\ue001"
PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")

KOSONG_SENGAJA = "……………………"
"""What "menyusul" prints: room for a number or date that is written in by hand."""


class Counted(str):
    """Words made from a number that the template counts (`loop.index | urutan_kapital`)."""

    __slots__ = ()


class Blank(str):
    """What stands for an entry that is "menyusul": room to write by hand. Filters leave it as it is."""

    __slots__ = ()


class TemplateFault(Exception):
    """A mistake of the template found while it runs; `build` of this room turns it into a diagnostic."""

    def __init__(self, code: str, message: str, *hints: str, related: Place | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hints, self.related = code, message, hints, related


class Leaf:
    """A printable value. Its content is not reachable from a template, only comparable with it."""

    __slots__ = ("_book", "_gap", "_index", "_origin", "_text", "_value")

    def __init__(
        self, book: Book, value: object, origin: Origin | None, text: str | None = None, gap: bool = False
    ) -> None:
        self._book, self._value, self._origin, self._gap = book, value, origin, gap
        self._text, self._index = text, -1

    def __html__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        if self._index < 0:
            self._index = self._book.add(self)
        return f"{OPEN}{self._index}{CLOSE}"

    def __format__(self, spec: str) -> str:
        return str(self)

    def __bool__(self) -> bool:
        return True if isinstance(self._value, Kosong) or self._gap else bool(self._value)

    def __eq__(self, other: object) -> bool:
        return _bare(self) == _bare(other)

    def __lt__(self, other: object) -> bool:
        return bool(_number(self) < _number(other))

    def __gt__(self, other: object) -> bool:
        return bool(_number(self) > _number(other))

    def __le__(self, other: object) -> bool:
        return bool(_number(self) <= _number(other))

    def __ge__(self, other: object) -> bool:
        return bool(_number(self) >= _number(other))

    def __hash__(self) -> int:
        return hash(_bare(self))

    def __getattr__(self, name: str) -> Leaf:
        """What would stand in an empty part is the same gap; a value has nothing inside."""
        if name.startswith("_") or not self._gap:
            raise AttributeError(name)
        return self


def content(leaf: Leaf) -> Any:
    """The value inside a leaf, for filters."""
    return leaf._value


def origin(leaf: Leaf) -> Origin | None:
    """Where a leaf's value is from."""
    return leaf._origin


def is_gap(leaf: Leaf) -> bool:
    """Whether the leaf marks something still to be filled."""
    return leaf._gap


def words(leaf: Leaf) -> str:
    """What a leaf prints. Never looked through for placeholders: text that looks like one is only text."""
    return leaf._text if leaf._text is not None else default_text(leaf._value)


def changed(leaf: Leaf, value: object) -> Leaf:
    """Another value with the same origin, printed as values of its kind are."""
    return Leaf(leaf._book, value, leaf._origin)


_FOLDED = re.compile(r"[ \t\r\n\f\v]+")


def one_line(text: str) -> str:
    """The text with each run of blanks and line ends as one blank; non-breaking blanks stay."""
    return _FOLDED.sub(" ", text)


def derived(leaf: Leaf, text: str) -> Leaf:
    """The same value and origin, printed in another way."""
    return Leaf(leaf._book, leaf._value, leaf._origin, text, leaf._gap)


def default_text(value: object) -> str:
    """How a value prints when the template says no more."""
    match value:
        case str():
            return value.value if isinstance(value, Enum) else value
        case bool():
            return "ya" if value else "tidak"
        case int():
            return str(int(value))
        case Rupiah(nilai):
            return format_rupiah(nilai, nilai != nilai.to_integral_value())
        case Persen(nilai):
            return format_persen(nilai)
        case Bilangan(nilai, langkah):
            return format_bilangan(nilai, max(0, -int(langkah.as_tuple().exponent)))
        case Decimal():
            return format_bilangan(value, None)
        case Tanggal(tanggal):
            return format_tanggal(tanggal)
        case dt.date():
            return format_tanggal(value)
        case Pukul():
            return f"{value.waktu:%H.%M}"
        case _:
            return str(value)


def _bare(value: object) -> object:
    if isinstance(value, Leaf):
        value = value._value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Rupiah | Persen | Bilangan):
        return value.nilai
    return value


def _number(value: object) -> Any:
    bare = _bare(value)
    if isinstance(bare, int | Decimal | dt.date) and not isinstance(bare, bool):
        return bare
    raise TemplateFault("T208", "hanya angka dan tanggal yang dapat dibandingkan dengan < atau >")


class Book:
    """The leaves that one document has printed, by index."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []

    def add(self, leaf: Leaf) -> int:
        self.leaves.append(leaf)
        return len(self.leaves) - 1

    def put_back(self, text: str) -> str:
        """Text with its placeholders as words."""
        return PLACEHOLDER.sub(lambda m: words(leaf) if (leaf := self.leaf(m[1])) else m[0], text)

    def leaf(self, index: str) -> Leaf | None:
        """The leaf of a placeholder's digits; None for digits that this book never gave out."""
        n = int(index) if len(index) < 10 else len(self.leaves)
        return self.leaves[n] if n < len(self.leaves) else None

    def view(self, value: object, place: Origin | None = None) -> Any:
        """What a template may see of a value: a view, a list of views, a leaf, or None."""
        match value:
            case None:
                return None
            case Hasil(isi, asal):
                return self.view(isi, asal)
            case Kosong():
                return Leaf(self, value, place, value, gap=value.startswith("["))
            case Bagian():
                return View(self, value)
            case tuple() | list():
                return tuple(self.view(v, place) for v in value)
            case Mapping():
                return self.mapping(value, lambda _: place)
            case _ if dataclasses.is_dataclass(value) and not isinstance(
                value, Rupiah | Persen | Bilangan | Tanggal
            ):
                return View(self, value)
            case _:
                return Leaf(self, value, place)

    def mapping(self, value: Mapping[Any, Any], place: Callable[[Any], Origin | None]) -> dict[Leaf, Any]:
        """A table with free keys. Keys are data too, so they are leaves; `part["4.1"]` still finds them, since leaves equal their content."""
        return {Leaf(self, str(k), place(k)): self.view(v, place(k)) for k, v in value.items()}

    def printed(self, value: object) -> object:
        """Jinja's finalize: template text stays, everything else becomes a leaf; a missing value is a fault."""
        if hasattr(value, "__html__"):
            return value
        if value is None:
            raise TemplateFault(
                "T204",
                "yang dicetak di sini tidak ada di masukan",
                'periksa dulu dengan "{% if … %}" sebelum mencetak',
            )
        if isinstance(value, Counted) or (isinstance(value, int) and not isinstance(value, bool)):
            return Leaf(self, value, Generated("hitungan templat"))
        if isinstance(value, tuple):  # rows for a directive; as text it is refused when the Markdown is read
            return Leaf(self, value, None, "")
        if isinstance(value, str):
            return Leaf(self, value, None)
        str(value)  # an undefined name says so itself
        raise TemplateFault(
            "T205", "ini bukan satu nilai; pilih salah satu isiannya, atau ulangi dengan {% for %}"
        )


class View:
    """Read-only sight of a part of the report or of the figures; a wrong name is a fault with the nearest one.

    `__getattr__` is the one place where the language needs dynamic names: Jinja asks for attributes.
    """

    __slots__ = ("_book", "_names", "_part")

    def __init__(self, book: Book, part: Any) -> None:
        self._book, self._part = book, part
        self._names = _names(type(part))  # type: ignore[arg-type]  # mypy: type[Any] and Hashable

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._names:
            raise unknown(name, self._names)
        part, book = self._part, self._book
        if not isinstance(part, Bagian):
            # `asal` of a row of figures is where its plain words are from
            return book.view(getattr(part, name), getattr(part, "asal", None))
        letak = part.letak
        if name in letak.menyusul:
            return Leaf(book, Blank(KOSONG_SENGAJA), letak[name])
        value = getattr(part, name)
        if name in letak.kosong and not isinstance(value, Kosong):
            return Leaf(book, "", letak[name], f"[BELUM DIISI: {name.replace('_', ' ')}]", gap=True)
        return self._field(value, name, letak)

    def _field(self, value: Any, name: str, letak: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._book.view(v, letak[f"{name}.{i}"]) for i, v in enumerate(value))
        if isinstance(value, Mapping):
            return self._book.mapping(value, lambda k: letak[f"{name}.{k}"])
        return self._book.view(value, letak[name])

    def __getitem__(self, name: object) -> Any:
        bare = _bare(name)
        if not isinstance(bare, str) or bare.startswith("_"):  # never the object's own slots
            raise TemplateFault(
                "T203", "isian hanya dapat dipilih dengan namanya", "tulis seperti daerah.nama"
            )
        return self.__getattr__(bare)

    def __iter__(self) -> Iterator[object]:
        raise TemplateFault("T206", "ini bukan daftar, jadi tidak dapat diulangi dengan {% for %}")


def has_field(view: View, name: str) -> bool:
    """Whether a part has a field of that name."""
    return name in view._names


class Flags:
    """Names that are there or not (`ada.kendala`); a wrong name is a fault, not simply "no"."""

    __slots__ = ("_flags",)

    def __init__(self, flags: Mapping[str, bool]) -> None:
        self._flags = dict(flags)

    def __getattr__(self, name: str) -> bool:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._flags:
            raise unknown(name, self._flags)
        return self._flags[name]


def unknown(name: str, names: Iterable[str]) -> TemplateFault:
    """The fault of a name that isn't there, with the nearest one that is."""
    known = sorted(names)
    near = terdekat(name, known)
    hint = f'mungkin maksudnya "{near[0]}"' if near else "yang ada: " + ", ".join(known[:7])
    return TemplateFault("T203", f'"{name}" tidak dikenal di sini', hint)


@cache
def _names(kind: Hashable) -> frozenset[str]:
    assert isinstance(kind, type)
    names = {f.name for f in dataclasses.fields(kind)} - {"letak"}
    names |= {n for n, v in vars(kind).items() if isinstance(v, property) and not n.startswith("_")}
    return frozenset(names)


def leaves_of(value: Sequence[object]) -> list[Leaf]:
    """The leaves of a list, for filters that join."""
    if not all(isinstance(v, Leaf) for v in value):
        raise TemplateFault("T205", "daftar ini tidak berisi nilai yang dapat dicetak")
    return [v for v in value if isinstance(v, Leaf)]
