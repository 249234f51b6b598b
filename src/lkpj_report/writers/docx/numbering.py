"""Native numbering: one multilevel list bound to the heading styles, one list instance a `ListBlock`.

Lists come in as settled labels, go out as definitions (`w:abstractNum`) and instances (`w:num`) that
make Word print the same labels and go on counting when a secretary inserts an item. Each list of the
tree is an instance of its own with its own start, so that none goes on from the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from lkpj_report.document.theme import Theme
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.labels import Label, from_theme
from lkpj_report.writers.docx.markup import DECLARATION, W, attribute, twips

HEADINGS = 1
"""The instance (`w:numId`) of the headings' list."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its label, where the text stands (`left`, twips), the label's width before it.

    A `bare` level has no column for its label: centred headings, headings without a number.
    """

    label: Label
    left: int
    hanging: int
    bare: bool = False


@dataclass(slots=True)
class NumberingBook:
    """The lists of one file, counted in the order in which the body meets them."""

    headings: tuple[Level | None, ...] = ()
    abstracts: dict[tuple[Level, ...], int] = field(default_factory=dict)
    instances: list[tuple[int, int, int]] = field(default_factory=list)

    unnumbered: int = 0

    def without(self) -> int:
        """The instance that takes a heading's number away.

        Word itself writes `numId` 0 for that (ECMA-376 part 1, 17.9.18); validators take it for a
        list that isn't there, so it is a list of levels that print nothing.
        """
        if not self.unnumbered:
            nothing = Level(Label("none", ""), 0, 0, bare=True)
            self.unnumbered = self.instance((nothing,) * 9, 0, 1)
        return self.unnumbered

    def instance(self, levels: tuple[Level, ...], depth: int, start: int) -> int:
        """A new list (`w:numId`) of these nine levels whose level `depth` (from 0) starts at `start`."""
        abstract = self.abstracts.setdefault(levels, len(self.abstracts) + 1)
        self.instances.append((abstract, depth, start))
        return HEADINGS + len(self.instances)


def list_levels(theme: Theme, ordered: bool, depth: int, own: Level) -> tuple[Level, ...]:
    """Nine levels around the list's own at `depth`, so that Tab and Shift+Tab in Word find the theme's others."""
    step = twips(theme.list.step)
    out: list[Level] = []
    for at in range(9):
        if at == depth:
            out.append(own)
            continue
        left = max(step, own.left + (at - depth) * step)
        out.append(Level(theme_label(theme, ordered, at), left, step))
    return tuple(out)


def theme_label(theme: Theme, ordered: bool, depth: int) -> Label:
    """What the theme counts with at a depth (from 0); its last pattern serves all that are deeper."""
    if ordered:
        pattern = theme_pattern(theme, depth)
        return from_theme(pattern, depth + 1) or Label("decimal", f"%{depth + 1}.")
    bullets = theme.list.bullets or ("–",)
    return Label("bullet", bullets[min(depth, len(bullets) - 1)])


def theme_pattern(theme: Theme, depth: int) -> str:
    """The theme's pattern of numbers at a depth (from 0)."""
    numbers = theme.list.numbers or ("{angka}.",)
    return numbers[min(depth, len(numbers) - 1)]


def numbering_xml(book: NumberingBook) -> str:
    """The part `word/numbering.xml`; empty when the paper has neither numbered headings nor lists."""
    abstracts: list[str] = []
    instances: list[str] = []
    if any(book.headings):
        abstracts.append(_abstract(0, book.headings, "multilevel"))
        instances.append(f'<w:num w:numId="{HEADINGS}"><w:abstractNumId w:val="0"/></w:num>')
    for levels, number in book.abstracts.items():
        abstracts.append(_abstract(number, levels, "hybridMultilevel"))
    for at, (abstract, depth, start) in enumerate(book.instances, start=HEADINGS + 1):
        instances.append(
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="{depth}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
    if not abstracts:
        return ""
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{"".join(abstracts)}{"".join(instances)}</w:numbering>'


def _abstract(number: int, levels: Sequence[Level | None], kind: str) -> str:
    body = "".join(
        _level(at, level, bound=number == 0) for at, level in enumerate(levels) if level is not None
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{body}</w:abstractNum>'
    )


def _level(at: int, level: Level, bound: bool) -> str:
    label = level.label
    style = f'<w:pStyle w:val="Heading{at + 1}"/>' if bound else ""
    legal = "<w:isLgl/>" if label.legal else ""
    space = f'<w:suff w:val="{"space" if label.text else "nothing"}"/>' if level.bare else ""
    stop = "" if level.bare else f'<w:tabs><w:tab w:val="num" w:pos="{level.left}"/></w:tabs>'
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{label.fmt}"/>{style}{legal}{space}'
        f'<w:lvlText w:val="{attribute(label.text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{stop}<w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr></w:lvl>'
    )
