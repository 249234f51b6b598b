"""What the layout of one document works with: theme, faces, structure tree, the stack of boxes, findings.

Made by `layout` for each document and handed to the block modules; nothing of it outlives the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import partial
from typing import assert_never

from lkpj_report.diagnostics import Cell, Diagnostic, Formula, Generated, Origin, Place, Span, fault, warning
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Blank, Footnote, Inlines, Link, PageNumbers, Ref, plain
from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.boxes import ARTIFACT, MM, Box, Fixed, LineBox, Para, TextLine, Touch
from lkpj_report.writers.pdf.fonts import Face, face_of, is_invisible
from lkpj_report.writers.pdf.footnotes import called, set_note
from lkpj_report.writers.pdf.geometry import Area, area_of
from lkpj_report.writers.pdf.inline import Measure, break_lines
from lkpj_report.writers.pdf.structure import DOCUMENT, Target, Tree, alternative
from lkpj_report.writers.pdf.units import Style, Units, gather, ink_of


@dataclass(slots=True)
class Flow:
    """The boxes of a document from top to bottom, as parallel lists.

    `before[i]` is the space above box i, lost at the top of a page; after box i with `glued[i]` no page ends;
    `words[i]` says whether it counts as a line of text; `heads[i]` are boxes to be repeated if a page begins
    with box i, `feet[i]` what closes a page that ends with box i; `turns` are the boxes that must begin a page,
    `rectos` those of them that must begin an odd one; `wide[i]` says that from box i on pages are landscape or no longer so, `numbers[i]` how they are numbered. `calls` holds the footnotes by the
    elements of their calls, `notes[i]` those that are called in box i.
    """

    boxes: list[Box] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    words: list[bool] = field(default_factory=list)
    heads: list[tuple[Fixed, ...]] = field(default_factory=list)
    feet: dict[int, Fixed] = field(default_factory=dict)
    turns: set[int] = field(default_factory=set)
    rectos: set[int] = field(default_factory=set)
    wide: dict[int, bool] = field(default_factory=dict)
    numbers: dict[int, PageNumbers] = field(default_factory=dict)
    calls: dict[int, Para] = field(default_factory=dict)
    notes: dict[int, tuple[Para, ...]] = field(default_factory=dict)
    space: float = 0.0

    def add(
        self, box: Box, height: float, glued: bool = False, words: bool = True, heads: tuple[Fixed, ...] = ()
    ) -> None:
        """Put a box below the last one, with the space that has gathered."""
        if self.calls and (notes := called(box, self.calls)):
            self.notes[len(self.boxes)] = notes
        self.boxes.append(box)
        self.heights.append(height)
        self.before.append(self.space)
        self.glued.append(glued)
        self.words.append(words)
        self.heads.append(heads)
        self.space = 0.0

    def add_lines(self, para: Para, glued: list[bool]) -> None:
        """Put the lines of a paragraph below the last box."""
        lines = [LineBox(para, i) for i in range(len(glued))]
        if self.calls:
            for box, together in zip(lines, glued, strict=True):
                self.add(box, para.leading, together)
            return
        more = [0.0] * (len(lines) - 1)
        self.before += [self.space, *more] if lines else ()
        self.boxes += lines
        self.heights += [para.leading] * len(lines)
        self.glued += glued
        self.words += [True] * len(lines)
        self.heads += [()] * len(lines)
        self.space = 0.0 if lines else self.space

    def cling(self, lines: int, since: int = 0) -> None:
        """Glue the last `lines` lines of text to what comes next, with all that stands between them."""
        i = len(self.boxes) - 1
        while i >= since and lines > 0:
            self.glued[i] = True
            lines -= self.words[i]
            i -= 1


@dataclass(slots=True)
class Mark:
    """A heading, table or figure: the box that it begins with, its anchor; level from 1 and text of a heading."""

    box: int
    anchor: str
    level: int = 0
    text: str = ""


@dataclass(slots=True)
class Entry:
    """An entry of a contents list whose page is not yet known: its box lacks the leader and the number.

    `room` is where the words end and where numbers end, `y` the baseline in the box.
    """

    anchor: str
    element: int
    style: Style
    room: tuple[float, float]
    y: float


@dataclass(slots=True)
class Desk:
    """Everything that is needed to set a block."""

    theme: Theme
    fonts: Mapping[str, bytes]
    tree: Tree = field(default_factory=Tree)
    flow: Flow = field(default_factory=Flow)
    marks: list[Mark] = field(default_factory=list)
    entries: dict[int, Entry] = field(default_factory=dict)
    table_widths: list[tuple[float, ...]] = field(default_factory=list)
    area: Area = field(init=False)
    found: list[Diagnostic] = field(default_factory=list)
    place: Span | None = None
    heading_level: int = 0
    spoken: set[int] = field(default_factory=set)
    _styles: dict[str, Style] = field(default_factory=dict)
    _reported: set[tuple[str, str, Place | None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Text begins on an upright page."""
        self.area = area_of(self.theme.page, False)

    def style(self, role: str) -> Style:
        """The look of a role, in points, with its faces."""
        known = self._styles.get(role)
        if known is not None:
            return known
        look = self.theme.look(role)
        family = self.theme.fonts.get(look.font) or self.theme.fonts["isi"]
        regular, bold, italic, bold_italic = faces = [face_of(self.fonts[path]) for path in family.files]
        for face in faces:
            face.part_by(self.theme.word_breaks)
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
            look.page_before,
            look.hyphenate and look.align == "rata",
            ink_of(look.colour),
        )
        self._styles[role] = made
        return made

    def begin(self, role: str) -> None:
        """What follows has this role: it begins a right-hand page where the theme says so (an odd one, if the
        paper is printed on both sides)."""
        if self.theme.look(role).recto:
            box = len(self.flow.boxes)
            self.flow.turns.add(box)
            if self.theme.page.duplex:
                self.flow.rectos.add(box)

    def number(self, node: PageNumbers) -> None:
        """From here on pages are numbered anew; page 1 of a paper that is printed on both sides is an odd one."""
        box = len(self.flow.boxes)
        self.flow.turns.add(box)
        self.flow.numbers[box] = node
        if self.theme.page.duplex and node.start % 2 and box:
            self.flow.rectos.add(box)

    def turn(self, landscape: bool) -> None:
        """From here on pages are landscape, or no longer so."""
        box = len(self.flow.boxes)
        self.flow.turns.add(box)
        self.flow.wide[box] = landscape
        self.area = area_of(self.theme.page, landscape)

    def gather(self, children: Inlines, style: Style, element: int = DOCUMENT) -> list[Units]:
        """The units of some inlines, words of an element; lacking characters are reported."""
        return gather(children, style, self._lacking, partial(self._touch, element))

    def lines(
        self, children: Inlines, style: Style, measure: Measure, element: int = DOCUMENT
    ) -> tuple[TextLine, ...]:
        """The lines of some inlines, words of an element."""
        lines, parted = break_lines(self.gather(children, style, element), style, measure)
        self.warn_parted(parted)
        return lines

    def _touch(self, element: int, node: Link | Ref | Footnote | Blank, now: Touch) -> Touch:
        """New elements for a link, a reference or a footnote below `element`, or inside what is touched now."""
        above = element if now.element == ARTIFACT else now.element
        match node:
            case Link(children, url):
                return Touch(self.tree.add_link(above, Target(f"Tautan: {plain(children)}", url=url)))
            case Ref(anchor, text):
                reference = self.tree.add_inline("Reference", above)
                return Touch(self.tree.add_link(reference, Target(f"Menuju {text}", anchor)))
            case Blank(_, hint):
                return Touch(self.tree.add_inline("Span", above, alternative(hint)))
            case Footnote():
                call, para = set_note(node, self, above)
                self.flow.calls[call] = para
                return Touch(call, True)
            case _:
                assert_never(node)

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
