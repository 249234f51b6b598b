"""What stands in a directive, and how its lines, keys and rows of data are read.

In: the lines between `::: name` and `:::` with their places. Out: Markdown, "key: text" pairs, settings by
key, and values of rows by dotted path; a `MarkdownFault` T110 at the line for what is not well made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.diagnostics import Span
from lkpj_report.document.tree import Inlines, Picture
from lkpj_report.records import dataclass
from lkpj_report.templates.forms import NAME, NAME_RULE
from lkpj_report.templates.inlines import MarkdownFault, inlines
from lkpj_report.templates.values import (
    OPEN,
    PLACEHOLDER,
    Book,
    Leaf,
    TemplateFault,
    View,
    content,
    has_field,
    one_line,
    words,
)

ReadPicture = Callable[[str], bytes | tuple[str, str]]
"""Path in the template folders to the bytes of a picture, or what is wrong with it and what to do."""

Setting = tuple[str, Span]
"""The text of a key and its place."""


def no_pictures(name: str) -> bytes | tuple[str, str]:
    """For runs without folders."""
    return "tidak ditemukan di folder templat", "periksa nama berkas dan foldernya"


@dataclass(frozen=True, slots=True)
class Body:
    """What stands in a directive: the rest of its first line, its lines with their places."""

    name: str
    head: str
    lines: Sequence[str]
    spans: Sequence[Span]
    span: Span
    book: Book
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    read_picture: ReadPicture = no_pictures

    def filled(self) -> Iterator[tuple[str, Span]]:
        """Lines that hold something."""
        for line, span in zip(self.lines, self.spans, strict=True):
            if line.strip():
                yield line.strip(), span

    def wrong(self, message: str, span: Span | None = None, *hints: str) -> MarkdownFault:
        """A fault of this directive."""
        return self.other("T110", message, span, *hints)

    def other(self, code: str, message: str, span: Span | None = None, *hints: str) -> MarkdownFault:
        """A fault of this directive with a code of its own."""
        return MarkdownFault(TemplateFault(code, f'"::: {self.name}": {message}', *hints), span or self.span)

    def pairs(self) -> Iterator[tuple[str, str, Span]]:
        """Lines of the form "key: text"; "---" comes as a key without text."""
        for line, span in self.filled():
            key, colon, text = line.partition(":")
            if line != "---" and not colon:
                raise self.wrong(f'baris "{line[:40]}" seharusnya berbentuk "kunci: isi"', span)
            yield (key.strip(), text.strip(), span) if colon else (line, "", span)

    def settings(self, once: Collection[str], many: Collection[str] = ()) -> dict[str, list[Setting]]:
        """All pairs by key; `once` may stand once, `many` as often as wanted, others are a fault."""
        out: dict[str, list[Setting]] = {key: [] for key in (*once, *many)}
        for key, text, span in self.pairs():
            if key not in out:
                raise self.wrong(f'kunci "{self.shown(key)}" tidak dikenal', span, nearest(key, tuple(out)))
            if out[key] and key in once:
                raise self.wrong(f'kunci "{key}" ditulis dua kali', span)
            out[key].append((text, span))
        return out

    def inline(self, text: str, span: Span, where: str = "") -> Inlines:
        """A line's Markdown; `where` names a place that has no notes and references."""
        return inlines(text, self.book, span, where)

    def anchor(self, given: Sequence[Setting], caption: Inlines) -> str:
        """The name by which the paper refers to this; it must have a caption, whose number is printed there."""
        if not given:
            return ""
        text, span = given[0]
        if not NAME.fullmatch(text):
            raise self.wrong(f'sasaran "{self.shown(text)}" tidak dapat dipakai', span, NAME_RULE)
        if not caption:
            raise self.wrong('"sasaran" memerlukan "judul"', span, "rujukan mencetak nomor judul itu")
        return text

    def shown(self, text: str) -> str:
        """The template's words as a message shows them."""
        return one_line(self.book.put_back(text))[:40]

    def choice(self, given: Sequence[Setting], choices: Collection[str], default: str) -> str:
        """One of some words."""
        text, span = given[0] if given else (default, self.span)
        if text not in choices:
            raise self.wrong(f'pilihan "{self.shown(text)}" tidak dikenal', span, nearest(text, choices))
        return text

    def size(self, given: Sequence[Setting], default: float) -> float:
        """Millimetres between 5 and 300."""
        if not given:
            return default
        text, span = given[0]
        made = self.millimetres(text, span)
        if not 5 <= made <= 300:
            raise self.wrong(f'tinggi "{text}" di luar batas', span, "tulis antara 5 dan 300 milimeter")
        return made

    def millimetres(self, text: str, span: Span) -> float:
        """A length or share."""
        try:
            return float(text.strip().replace(",", "."))
        except ValueError:
            raise self.wrong(f'"{text.strip()}" bukan ukuran dalam milimeter', span) from None

    def rows(self) -> tuple[object, ...]:
        """The rows of data behind the directive's name."""
        m = PLACEHOLDER.fullmatch(self.head)
        leaf = self.book.leaf(m[1]) if m else None
        rows = content(leaf) if leaf is not None else None
        if not isinstance(rows, tuple):
            example = f"tulis seperti ::: {self.name} {{{{ angka.anggaran.lra }}}}"
            raise self.wrong("memerlukan daftar baris", None, example)
        return rows

    def at_path(self, row: object, path: str, span: Span | None = None) -> object:
        """What a row holds at a dotted path; None where a part of it isn't there."""
        if OPEN in path:
            raise self.wrong(f'nama isian "{self.shown(path)}" harus ditulis langsung', span)
        value: object = row
        for name in path.split("."):
            if value is None:
                return None
            if not isinstance(value, View):
                raise self.wrong(f'"{path}" bukan isian dari barisnya', span)
            try:
                value = value[name]
            except TemplateFault as e:
                raise MarkdownFault(e, span or self.span) from None
        return value

    def leaf_at(self, row: object, path: str, span: Span | None = None) -> Leaf | None:
        """The one value at a path."""
        value = self.at_path(row, path, span)
        if value is not None and not isinstance(value, Leaf):
            raise self.wrong(f'"{path}" bukan satu nilai', span)
        return value

    def trait(self, row: object, name: str, default: str) -> str:
        """What a row says of itself (its role, its indent), when it does."""
        return words(row[name]) if isinstance(row, View) and has_field(row, name) else default


def nearest(word: str, choices: Collection[str]) -> str:
    """A hint: the nearest of some words, or all of them."""
    near = terdekat(word, list(choices))
    return f'mungkin maksudnya "{near[0]}"' if near else "yang ada: " + ", ".join(choices)


def plain_name(name: str) -> bool:
    """Whether the name of a template or picture stays in the template folders: no way up, no root, no drive."""
    parts = name.split("/")
    return (
        bool(name)
        and "\\" not in name
        and ":" not in name
        and "\0" not in name
        and not {"", ".", ".."} & set(parts)
    )
