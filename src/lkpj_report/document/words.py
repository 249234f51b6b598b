"""What stands in a line: words, figures with their origin, blanks, links, notes. Closed, as the blocks of `tree`."""

from __future__ import annotations

from dataclasses import field
from typing import assert_never

from lkpj_report.diagnostics import Origin, Span
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the template."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A printed fact or figure with the place or formula that it came from (None: untraced)."""

    text: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that is still to be filled ("[BELUM DIISI: nomor surat]"); only a konsep has any."""

    text: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emph:
    """Italic: foreign words, titles."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the paragraph."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address on the web; the address is also read out, so it is never the only text."""

    children: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a heading, table or figure of the same paper; resolve fills `text` ("Tabel 3", "BAB II")."""

    anchor: str
    text: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of its page; `number` is settled by resolve and stands for it in the text."""

    children: tuple[Inline, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to write by hand, shown as dots; `hint` says what belongs there to who can't see them."""

    text: str = "…" * 9
    hint: str = "diisi dengan tangan"


Inline = Text | Value | Gap | Strong | Emph | LineBreak | Link | Ref | Footnote | Blank
Inlines = tuple[Inline, ...]


def plain(children: Inlines) -> str:
    """The words of some inlines without their footnotes, a line break as a space."""
    out: list[str] = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text) | Blank(text):
                out.append(text)
            case Strong(kids) | Emph(kids) | Link(kids):
                out.append(plain(kids))
            case Ref(text=text):
                out.append(text)
            case LineBreak():
                out.append(" ")
            case Footnote():
                pass
            case _:
                assert_never(node)
    return "".join(out)
