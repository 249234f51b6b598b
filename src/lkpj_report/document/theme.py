"""The theme: which look each role of the tree has. One source for both writers.

Made from `tema/*.yaml` (read by `templates.themes`); DOCX makes named Word styles of it, PDF
paragraph settings. Lengths are millimetres, type sizes and spaces points.
"""

from __future__ import annotations

from dataclasses import field

from lkpj_report.document.tree import Align, Letterhead
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family: its name in Word, names to fall back to there, and the TTF files for the PDF.

    `files` holds paths below `aset/font/` in the order regular, bold, italic, bold italic.
    """

    docx: str
    alternatives: tuple[str, ...]
    files: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its margins (mm). `duplex`: printed on both sides, so left and right change places on
    even pages; `binding` is added to the inner margin (the left one when printed on one side). `header` and
    `footer` are the ways from the sheet's edge to a running line; 0 puts it in the middle of its margin."""

    width: float = 215.0
    height: float = 330.0
    top: float = 25.0
    bottom: float = 25.0
    left: float = 30.0
    right: float = 20.0
    duplex: bool = False
    binding: float = 0.0
    header: float = 0.0
    footer: float = 0.0


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Page numbers: `pattern` with {halaman} and {jumlah}; where; the first page that shows one."""

    pattern: str = "- {halaman} -"
    top: bool = True
    align: Align = Align.TENGAH
    first: int = 2
    size: float = 11.0


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph of a role looks. `leading` is a multiple of the size; `name` is the style in Word.

    `recto` begins a new page, in a duplex paper an odd one: the page before it may stay blank. `colour` is
    RRGGBB, "" the black of print. `whole_sentences` makes each sentence a paragraph of its own, for reading
    aloud; `number_above` puts a heading's number on a line above it.
    """

    name: str
    font: str = "isi"
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: str = "rata"  # rata (justified) | kiri | tengah | kanan
    leading: float = 1.5
    before: float = 0.0
    after: float = 6.0
    first_indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    page_before: bool = False
    recto: bool = False
    hyphenate: bool = False
    colour: str = ""
    whole_sentences: bool = False
    number_above: bool = False


@dataclass(frozen=True, slots=True)
class TableLook:
    """How tables look: rule width (pt), padding (pt), indent step (mm), shades (0 black – 1 white). The type
    of cells is that of the roles `sel` and `kepala-tabel`."""

    rule: float = 0.5
    padding: float = 3.0
    indent: float = 4.0
    header_shade: float = 0.9
    total_shade: float = 0.95


NOTE = (
    "Dokumen ini ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh"
    " Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara."
)
"""What papers with an electronic signature say at their foot; wordings differ, a theme may have its own."""


@dataclass(frozen=True, slots=True)
class SignatureLook:
    """The block's width (mm) and the space to sign in (mm). For an electronic signature: the side of the framed
    box (mm), the sign in it by which the signing application finds it, the note at the foot of each page."""

    width: float = 80.0
    space: float = 22.0
    box: float = 25.0
    anchor: str = "#"
    note: str = NOTE


@dataclass(frozen=True, slots=True)
class LetterheadLook:
    """The rule below a letterhead (pt, 0 for none), and a letterhead of the house that stands in for the
    paper's own: lines, a picture's name below the template folders, its height (mm), and whether it stands
    `beside` the lines, at the left edge, or above them. A line n takes the role `kop-n` where there is one."""

    rule: float = 2.0
    lines: tuple[str, ...] = ()
    picture: str = ""
    height: float = 25.0
    beside: bool = False


@dataclass(frozen=True, slots=True)
class ListLook:
    """Hanging indent of a level (mm), bullets by level, patterns of numbers by level.

    A pattern holds {angka}, {huruf} or {romawi}: "{angka}.", "{huruf}.", "{angka})".
    """

    step: float = 7.5
    bullets: tuple[str, ...] = ("–", "•", "–")
    numbers: tuple[str, ...] = ("{angka}.", "{huruf}.", "{angka})", "{huruf})")


@dataclass(frozen=True, slots=True)
class Theme:
    """All looks by name. `paragraphs` holds at least the roles in `ROLES`. `pace` is in spoken words a minute;
    0: the paper is not read aloud, and says nothing of the time that this takes."""

    name: str
    fonts: dict[str, FontFamily]
    paragraphs: dict[str, ParagraphLook]
    page: Page = field(default_factory=Page)
    page_number: PageNumber = field(default_factory=PageNumber)
    table: TableLook = field(default_factory=TableLook)
    signature: SignatureLook = field(default_factory=SignatureLook)
    list: ListLook = field(default_factory=ListLook)
    letterhead: LetterheadLook = field(default_factory=LetterheadLook)
    heading_numbers: tuple[str, ...] = ("{ROMAWI}.", "{HURUF}.", "{angka}.")
    konsep_mark: str = "KONSEP"
    word_breaks: tuple[str, ...] = ()
    line_numbers: bool = False
    contents_leader: str = "."
    pace: int = 0

    def look(self, role: str) -> ParagraphLook:
        """The look of a role; one that only some themes have looks like its stand-in, any other like the body."""
        return self.paragraphs[self.known(role)]

    def known(self, role: str) -> str:
        """The role itself if the theme has it, else the one that stands in for it."""
        while role not in self.paragraphs and role != "isi":
            role = STAND_INS.get(role, "isi")
        return role

    def head_role(self, line: int) -> str:
        """The role of a line (from 1) of a letterhead."""
        return f"kop-{line}" if f"kop-{line}" in self.paragraphs else "kop"

    def head_roles(self, block: Letterhead) -> tuple[str, ...]:
        """The role of each line of a letterhead."""
        return block.roles or tuple(self.head_role(line) for line in range(1, len(block.lines) + 1))


ROLES = (
    "isi",  # body text
    "isi-rapat",  # body without space after: lists, blocks of lines
    "judul",  # title block of the paper
    "subjudul",  # lines under the title
    "salam",  # greetings
    "sapaan",  # salutations ("Yang saya hormati")
    "judul-1",  # headings by level
    "judul-2",
    "judul-3",
    "kop",  # letterhead lines
    "kutipan",  # block quote
    "judul-tabel",  # table caption
    "catatan-tabel",  # notes below a table
    "kepala-tabel",  # header cells
    "sel",  # table cells
    "tanda-tangan",  # lines of a signature block
    "lampiran",  # box at the top of an annex
    "judul-gambar",  # figure caption
    "catatan-kaki",  # footnotes
    "judul-daftar",  # title of a contents list
    "daftar-1",  # contents entries by level
    "daftar-2",
    "daftar-3",
    "nomor-halaman",  # running page number
)
"""Roles that every theme must have; the comment says what they are for."""

STAND_INS = {
    "keterangan": "isi-rapat",  # lines of a label, a colon and a value
    "tanggal-surat": "isi-rapat",  # place and date at the head of a letter
    "yth": "isi-rapat",  # addressee
    "tembusan": "isi-rapat",  # copies to, at the end
    "kop-instansi": "kop",  # "PEMERINTAH KABUPATEN …", above the office's name
    "kop-nama": "kop",  # the office's own name
    "kop-alamat": "kop",  # address, telephone, web page
    "sampul": "judul",  # title lines of a cover
    "sampul-kaki": "judul",  # the last lines of a cover
    "kalimat": "isi",  # a sentence that another one of its paragraph follows
    "waktu-baca": "subjudul",  # how long the whole takes to read out
    "catatan-elektronik": "catatan-kaki",  # note of the electronic signature at the foot of each page
}
"""Roles that a theme may leave out, with those that stand in for them; the comment says what they are for."""
