"""Which Word style a paragraph of the tree takes: one a role, and variants made when the body asks.

Staff change a style once and the whole paper follows, so the body carries no looks of its own:
a paragraph that has to differ (a right-aligned cell, the paragraph after a table) gets a variant
that is based on its role's style. `stylesheet` writes what is noted here.
"""

from __future__ import annotations

from dataclasses import field, replace
from enum import Enum

from lkpj_report.document.theme import ParagraphLook, Theme
from lkpj_report.document.tree import Align
from lkpj_report.records import dataclass

_ALIGNMENTS = ("rata", "kiri", "tengah", "kanan")
AFTER_TABLE = 6.0
"""Points that must stand between a table and the next words; Word's tables have no space below."""

SEPARATOR = "Pemisah"
SIGNING = "RuangTandaTangan"
LIST = "ListParagraph"
TABLE_STYLE = "TabelLaporan"


PICTURE, PICTURE_ALONE = "Gambar", "GambarTunggal"
TABLE_OF_FIGURES = "TableofFigures"

# Word's own styles (id, name), so that its navigation, outline, notes and lists work; staff see the alias.
BUILT_IN = {
    "judul-tabel": ("Caption", "caption"),
    "catatan-kaki": ("FootnoteText", "footnote text"),
    "judul-daftar": ("TOCHeading", "TOC Heading"),
    **{f"daftar-{level}": (f"TOC{level}", f"toc {level}") for level in range(1, 10)},
}
_LEADERS = {".": "dot", "-": "hyphen", "_": "underscore", "\N{MIDDLE DOT}": "middleDot"}


class Variant(Enum):
    """A way in which a style may differ from its role's: the words added to the style's name."""

    CENTRED = "Tengah"
    LEFT = "Kiri"
    RIGHT = "Kanan"
    FIGURES = "Angka"
    BOLD = "Tebal"
    AFTER_TABLE = "Setelah Tabel"
    BOUND = "Terikat"


_ALIGNED = {
    Align.KIRI: ("kiri", Variant.LEFT),
    Align.TENGAH: ("tengah", Variant.CENTRED),
    Align.KANAN: ("kanan", Variant.RIGHT),
    Align.ANGKA: ("", Variant.FIGURES),
}

# Lines that no page turn may part from what follows, whatever the theme says.
_KEPT = frozenset({"judul-tabel", "kop", "kepala-tabel", "tanda-tangan"})


@dataclass(slots=True)
class StyleBook:
    """The styles of one file: ids for the body, and what it has asked for so far beyond the roles' own."""

    theme: Theme
    used: dict[str, tuple[str, tuple[Variant, ...]]] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)
    hangs: dict[int, int] = field(default_factory=dict)
    text_width: int = 0
    commented: bool = False
    _looks: dict[str, ParagraphLook] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def look(self, role: str) -> ParagraphLook:
        """The look of a role as it is in Word: the theme's, and kept with what follows where that must be."""
        known = self._looks.get(role)
        if known is None:
            known = self._looks[role] = self._look(role)
        return known

    def _look(self, role: str) -> ParagraphLook:
        look = self.theme.look(role)
        if role in _KEPT or is_heading(role) or role.startswith("kop-"):
            return replace(look, keep_with_next=True, keep_together=True)
        if role == "nomor-halaman":
            number = self.theme.page_number
            return replace(
                look,
                size=number.size,
                align=number.align.value if number.align.value in _ALIGNMENTS else "kanan",
            )
        return look

    def heading(self, level: int) -> str:
        """The id of a heading's style; levels that the theme doesn't know look like its deepest one."""
        style_id = f"Heading{min(level, 9)}"
        self.headings.add(style_id)
        return style_id

    def heading_look(self, level: int) -> ParagraphLook:
        """The look of a heading level: the theme's, or that of its nearest level above."""
        return self.look(f"judul-{self.known_level(level)}")

    def known_level(self, level: int) -> int:
        """The deepest level up to this one that the theme has a look for."""
        return next((n for n in range(level, 1, -1) if f"judul-{n}" in self.theme.paragraphs), 1)

    def style(self, role: str, *variants: Variant) -> str:
        """The id of the style for a role, or of a variant of it."""
        base = self._ids.get(role)
        if base is None:
            base = self._ids[role] = self._id(role)
        if not variants:
            return base
        name = base + "".join(v.value.replace(" ", "") for v in variants)
        self.used.setdefault(name, (role, variants))
        return name

    def list_item(self, role: str, *variants: Variant) -> str:
        """The id for words of a list: Word's own "List Paragraph" stands for the tight body."""
        if role != "isi-rapat":
            return self.style(role, *variants)
        return self.style("list", *variants)

    def cell(self, role: str, align: Align, *variants: Variant) -> str:
        """The id for a cell's words in a column that stands so."""
        word, variant = _ALIGNED[align]
        aligned = () if word == self.look(role).align else (variant,)
        return self.style(role, *aligned, *variants)

    def picture(self, kept: bool) -> str:
        """The id for the paragraph of a drawing; `kept` with the caption below it."""
        return PICTURE if kept else PICTURE_ALONE

    def entry(self, level: int) -> str:
        """The id for a line of a contents list; level 0 is a list of tables or figures."""
        return self._id(f"daftar-{self.entry_level(level)}") if level else TABLE_OF_FIGURES

    def entry_level(self, level: int) -> int:
        """The deepest level up to this one for which the theme has a look."""
        return next((n for n in range(level, 1, -1) if f"daftar-{n}" in self.theme.paragraphs), 1)

    def hang_entries(self, level: int, width: int) -> None:
        """Widen the room (twips) for the numbers of a level's contents entries."""
        known = self.entry_level(level)
        self.hangs[known] = max(self.hangs.get(known, 0), width)

    @property
    def separator(self) -> str:
        """The id of the paragraph of a point's height that Word wants between and after tables."""
        return SEPARATOR

    @property
    def signing_space(self) -> str:
        """The id of the empty paragraph in which a paper is signed."""
        return SIGNING

    def _id(self, role: str) -> str:
        if role == "list":
            return LIST
        if role == "nomor-halaman":
            return "Header" if self.theme.page_number.top else "Footer"
        if role in BUILT_IN:
            return BUILT_IN[role][0]
        if is_heading(role):
            return self.heading(int(role[6:]))
        known = self.theme.known(role)
        if known in BUILT_IN:
            return BUILT_IN[known][0]
        return "".join(part[:1].upper() + part[1:] for part in known.split("-"))


def is_heading(role: str) -> bool:
    """Whether a role is that of a heading level ("judul-2"; "judul-tabel" is not)."""
    return role.startswith("judul-") and role[6:].isdigit()


def entry_number(role: str) -> int:
    """The level of a role of contents entries ("daftar-2"); 0 for any other role."""
    return int(role[7:]) if role.startswith("daftar-") and role[7:].isdigit() else 0


def right_tab(theme: Theme, edge: int) -> str:
    """The tab stop at the right edge (twips) before which the theme's leader runs."""
    leader = _LEADERS.get(theme.contents_leader.strip())
    shown = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="right"{shown} w:pos="{edge}"/>'


def hyphenates(theme: Theme) -> bool:
    """Whether any role's words may be hyphenated."""
    return any(look.hyphenate for look in theme.paragraphs.values())
