"""What the layout of one document works with: theme, faces, structure tree, the stack of boxes, findings.

Made by `layout` for each document and handed to the block modules; nothing of it outlives the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkpj_report.diagnostics import Cell, Diagnostic, Formula, Generated, Origin, Place, Span, fault, warning
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Inlines
from lkpj_report.writers.pdf.boxes import MM, Box, Fixed, TextLine
from lkpj_report.writers.pdf.fonts import Face, face_of, is_invisible
from lkpj_report.writers.pdf.inline import Measure, Style, Units, break_lines, gather
from lkpj_report.writers.pdf.structure import Tree


@dataclass(slots=True)
class Flow:
    """The boxes of a document from top to bottom, as parallel lists.

    `before[i]` is the space above box i, lost at the top of a page; after box i with `glued[i]` no page ends;
    `words[i]` says whether it counts as a line of text; `heads[i]` are boxes to be repeated if a page begins
    with box i, `feet[i]` what closes a page that ends with box i; `turns` are the boxes that must begin a page.
    """

    boxes: list[Box] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    words: list[bool] = field(default_factory=list)
    heads: list[tuple[Fixed, ...]] = field(default_factory=list)
    feet: dict[int, Fixed] = field(default_factory=dict)
    turns: set[int] = field(default_factory=set)
    space: float = 0.0

    def add(
        self, box: Box, height: float, glued: bool = False, words: bool = True, heads: tuple[Fixed, ...] = ()
    ) -> None:
        """Put a box below the last one, with the space that has gathered."""
        self.boxes.append(box)
        self.heights.append(height)
        self.before.append(self.space)
        self.glued.append(glued)
        self.words.append(words)
        self.heads.append(heads)
        self.space = 0.0

    def cling(self, lines: int, since: int = 0) -> None:
        """Glue the last `lines` lines of text to what comes next, with all that stands between them."""
        i = len(self.boxes) - 1
        while i >= since and lines > 0:
            self.glued[i] = True
            lines -= self.words[i]
            i -= 1


@dataclass(slots=True)
class Mark:
    """A heading: the box that it begins with, its anchor, level from 1, and text."""

    box: int
    anchor: str
    level: int
    text: str


@dataclass(slots=True)
class Desk:
    """Everything that is needed to set a block."""

    theme: Theme
    fonts: Mapping[str, bytes]
    tree: Tree = field(default_factory=Tree)
    flow: Flow = field(default_factory=Flow)
    marks: list[Mark] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    place: Span | None = None
    heading_level: int = 0
    _styles: dict[str, Style] = field(default_factory=dict)
    _reported: set[tuple[str, str, Place | None]] = field(default_factory=set)

    def style(self, role: str) -> Style:
        """The look of a role, in points, with its faces."""
        known = self._styles.get(role)
        if known is not None:
            return known
        look = self.theme.look(role)
        family = self.theme.fonts.get(look.font) or self.theme.fonts["isi"]
        regular, bold, italic, bold_italic = (face_of(self.fonts[path]) for path in family.files)
        made = Style(
            (regular, bold, italic, bold_italic),
            look.bold + 2 * look.italic,
            look.size,
            look.size * look.leading,
            look.align,
            look.caps,
            look.before,
            look.after,
            look.first_indent * MM,
            look.left * MM,
            look.right * MM,
            look.keep_with_next,
            look.keep_together,
        )
        self._styles[role] = made
        return made

    def gather(self, children: Inlines, style: Style) -> list[Units]:
        """The units of some inlines; lacking characters are reported."""
        return gather(children, style, self._lacking)

    def lines(self, children: Inlines, style: Style, measure: Measure) -> tuple[TextLine, ...]:
        """The lines of some inlines."""
        lines, parted = break_lines(self.gather(children, style), style, measure)
        self.warn_parted(parted)
        return lines

    def warn_parted(self, parted: list[str]) -> None:
        """Report words that were wider than the place they stand in."""
        for word in parted:
            if (key := ("", word, self.place)) in self._reported:
                continue
            self._reported.add(key)
            self.found.append(
                warning(
                    "W103",
                    f'"{word}" lebih lebar daripada tempatnya dan terpaksa dipenggal di sembarang huruf',
                    self.place,
                    "lebarkan kolomnya, atau perkecil ukuran huruf pada tema",
                )
            )

    def _lacking(self, characters: str, around: str, face: Face, origin: Origin | None) -> None:
        place = _place_of(origin) or self.place
        for char in characters:
            key = (char, face.name, place)
            if key in self._reported:
                continue
            self._reported.add(key)
            self.found.append(_lacking_glyph(char, around, face, place))


def _place_of(origin: Origin | None) -> Place | None:
    match origin:
        case Span() | Cell():
            return origin
        case Formula(_, parts):
            return next((p for p in map(_place_of, parts) if p is not None), None)
        case Generated() | None:
            return None


def _lacking_glyph(char: str, around: str, face: Face, place: Place | None) -> Diagnostic:
    name = f"U+{ord(char):04X}"
    at = around.find(char)
    text = " ".join(around[max(0, at - 25) : at + 25].split())
    if is_invisible(char):
        shown = "".join(c if not is_invisible(c) else "□" for c in text)
        return fault(
            "W101",
            f'tanda tak terlihat {name} ada di dalam teks "{shown}"',
            place,
            "hapus tanda itu; biasanya ikut tersalin dari aplikasi lain",
        )
    return fault(
        "W101",
        f'huruf "{char}" ({name}) tidak ada pada fon {face.name}, di dalam teks "{text}"',
        place,
        "ganti dengan huruf lain, atau pakai fon yang memilikinya pada tema",
    )
