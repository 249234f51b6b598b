"""The look of the house: from what a user's Word file shows to a theme, and a theme's letterhead to a paper.

In: a `Reference` of `writers.docx.reference` and the theme that fills its gaps. Out: a `Theme`, what was
taken in words, and findings (W301 to W306) for what was not. Judged here, since only here both are known:
a Word file speaks of single and double spacing and of any font, a theme of multiples of the type size and
of fonts that may be embedded.
"""

from __future__ import annotations

from dataclasses import replace

from lkpj_report.build.house_fonts import Faces
from lkpj_report.build.house_report import report, taken
from lkpj_report.build.pictures import fault_of
from lkpj_report.diagnostics import Diagnostic, fault, warning
from lkpj_report.document.theme import (
    LetterheadLook,
    Page,
    PageNumber,
    ParagraphLook,
    Theme,
)
from lkpj_report.document.tree import Align
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Bahan, as_key
from lkpj_report.templates.library import Library, package_folder
from lkpj_report.templates.theme_tree import theme_tree
from lkpj_report.templates.themes import UKURAN, read_theme
from lkpj_report.writers.docx.reference.model import Head, Look, Reference

_OWN_INDENTS = frozenset({"kutipan", "lampiran", "daftar-1", "daftar-2", "daftar-3"})
_TIGHT = frozenset({"judul-1", "judul-2", "judul-3", "judul-tabel", "judul", "subjudul"})
_NEAR = 0.97  # of a font's own height: a line that should be so high at least is as high as it says
_TOLERANCE = 1.0  # mm: sheets that differ by less are one size
USUAL = "naskah-dinas"
LETTERHEAD_MM = (5.0, 45.0)


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A theme, its picture (name below the template folder, bytes) where there is one, what was taken in
    lines of (what, how), and findings."""

    theme: Theme
    picture: tuple[str, bytes] | None
    taken: tuple[tuple[str, str], ...]
    found: tuple[Diagnostic, ...]


def style_of(name: str, source: tuple[str, bytes], letterhead: bool = True) -> HouseStyle | Diagnostic:
    """The theme `name` of a Word file (its name, its bytes), or why the file is not read (W301)."""
    from lkpj_report.writers.docx.reference import Refused, read_reference

    shown, data = source
    reference = read_reference(data)
    if isinstance(reference, Refused):
        return fault("W301", f'surat acuan "{shown}" {reference.reason}', None, reference.cure)
    return house_style(name, reference, usual_theme(name), letterhead)


def is_shipped(name: str) -> bool:
    """Whether the program has a theme of this name, so that papers take the house's without being told."""
    return (package_folder() / "tema" / f"{name}.yaml").is_file()


def usual_theme(name: str = USUAL) -> Theme:
    """The shipped theme that stands in for what a letter doesn't show: the one that is replaced, if any."""
    shipped = name if is_shipped(name) else USUAL
    package = package_folder()
    library = Library(Bahan.on_disk([package], "."), (as_key(package),))
    root, _ = theme_tree(shipped, library.tree)
    theme, found = read_theme(shipped, root) if root is not None else (None, ())
    if theme is None:
        raise ValueError(f"the shipped theme is damaged: {found}")
    return theme


def house_style(name: str, reference: Reference, base: Theme, letterhead: bool = True) -> HouseStyle:
    """The theme `name` of a reference document; `base` says what that doesn't show."""
    faces = Faces(reference)
    found: list[Diagnostic] = []
    paragraphs = _paragraphs(reference, base, faces)
    seen, wrong = _printable(reference.head if letterhead else None)
    found += wrong
    head, picture, extra = _letterhead(name, seen, base, faces)
    paragraphs |= extra
    theme = replace(
        base,
        name=name,
        page=_page(reference, base),
        page_number=_page_number(reference, base),
        paragraphs=paragraphs,
        fonts=faces.families(),
        table=replace(
            base.table,
            rule=base.table.rule if reference.table.rule is None else reference.table.rule,
            header_shade=_shade(reference, base),
        ),
        heading_numbers=_numbers(reference, base),
        letterhead=head,
    )
    found += [*report(reference, theme, letterhead), *faces.found()]
    return HouseStyle(theme, picture, tuple(taken(theme, reference)), tuple(found))


def _shade(reference: Reference, base: Theme) -> float:
    """The head row's shade: none where the document has tables and doesn't shade them."""
    if reference.table.shade is not None:
        return reference.table.shade
    return 1.0 if "sel" in reference.looks else base.table.header_shade


# ---------------------------------------------------------------- roles


def _paragraphs(reference: Reference, base: Theme, faces: Faces) -> dict[str, ParagraphLook]:
    """A look for each role: the document's, or the base's in the document's letters and size."""
    body = reference.looks["isi"]
    out: dict[str, ParagraphLook] = {}
    for role in base.paragraphs:
        old, seen = base.paragraphs[role], reference.looks.get(role)
        if role == "nomor-halaman" and reference.page_number is not None:
            seen = reference.page_number.look
        if role.startswith("kop-"):
            continue
        if seen is None:
            above = _level_above(role, out, reference)
            out[role] = _scaled(old, body, base.look("isi"), faces) if above is None else _below(old, above)
        else:
            out[role] = _worn(role, old, seen, faces)
    return out


def _level_above(role: str, made: dict[str, ParagraphLook], reference: Reference) -> ParagraphLook | None:
    """The look of the nearest heading level above that the document shows."""
    if not role.startswith("judul-") or not role[6:].isdigit():
        return None
    above = [f"judul-{level}" for level in range(int(role[6:]) - 1, 0, -1)]
    return next((made[r] for r in above if r in reference.looks and r in made), None)


def _below(old: ParagraphLook, above: ParagraphLook) -> ParagraphLook:
    """A heading level that the document doesn't show: like the one above, a little smaller."""
    size = max(min(old.size, above.size), above.size - 1)
    before, after = min(old.before, above.before), min(old.after, above.after)
    return replace(
        above, name=old.name, size=size, before=before, after=after, page_before=False, recto=False
    )


def _scaled(old: ParagraphLook, body: Look, before: ParagraphLook, faces: Faces) -> ParagraphLook:
    """A role that the document doesn't show: in the body's font, and as much larger or smaller as it was."""
    size = _half(old.size * body.size / before.size)
    worn = replace(old, font=faces.key(body.font, "isi"), size=size)
    if old.align != "rata":
        return worn
    # what was justified like the body goes on standing like it
    leading = _leading(body, faces) if old.leading == before.leading else old.leading
    return replace(worn, align=body.align, leading=leading, hyphenate=old.hyphenate and body.align == "rata")


def _worn(role: str, old: ParagraphLook, seen: Look, faces: Faces) -> ParagraphLook:
    """A role as the document shows it; what Word does for its own sake stays the base's."""
    indents = (old.first_indent, old.left, old.right)
    if role not in _OWN_INDENTS and role not in ("nomor-halaman", "isi-rapat", "kepala-tabel", "sel"):
        indents = (_tenth(seen.first_indent), _tenth(max(0.0, seen.left)), _tenth(max(0.0, seen.right)))
    if role in _TIGHT:  # a heading's number hangs by the writers' own measure
        indents = (max(0.0, indents[0]), max(0.0, indents[1] + min(0.0, indents[0])), indents[2])
    return replace(
        old,
        font=faces.key(seen.font, "tabel" if role == "sel" else role),
        size=_size(seen.size),
        bold=seen.bold,
        italic=seen.italic,
        caps=seen.caps,
        colour=seen.colour,
        align=seen.align,
        leading=_leading(seen, faces),
        before=_tenth(min(seen.before, 60.0)),
        after=_tenth(min(seen.after, 60.0)),
        first_indent=indents[0],
        left=indents[1],
        right=indents[2],
        hyphenate=old.hyphenate and seen.align == "rata",
    )


def _leading(look: Look, faces: Faces) -> float:
    """Word's line spacing as a multiple of the size: a "single" line is as high as the font says."""
    rule, value = look.line
    natural = faces.face(look.font).natural
    size = _size(look.size)
    multiple = value * natural if rule == "auto" else value / size
    if rule == "atLeast" and multiple < natural * _NEAR:
        multiple = natural
    return round(min(4.0, max(0.7, multiple)), 3)


def _size(size: float) -> float:
    return _half(min(72.0, max(4.0, size)))


def _half(size: float) -> float:
    return round(size * 2) / 2


def _tenth(value: float) -> float:
    return round(value, 1)


# ---------------------------------------------------------------- sheet, numbers


def _page(reference: Reference, base: Theme) -> Page:
    setup = reference.setup
    sides = (setup.width, setup.height)
    near = [s for s in UKURAN.values() if max(abs(a - b) for a, b in zip(s, sides, strict=True)) < _TOLERANCE]
    width, height = near[0] if near else (_tenth(sides[0]), _tenth(sides[1]))
    top, bottom, left, right = (
        _tenth(min(max(side, 5.0), 80.0)) for side in (setup.top, setup.bottom, setup.left, setup.right)
    )
    if left + right + setup.gutter > width - 60 or top + bottom > height - 60:
        page = base.page
        top, bottom, left, right = page.top, page.bottom, page.left, page.right
    header, footer = (_tenth(min(d, m)) for d, m in ((setup.header, top), (setup.footer, bottom)))
    return Page(width, height, top, bottom, left, right, setup.duplex, _tenth(setup.gutter), header, footer)


def _page_number(reference: Reference, base: Theme) -> PageNumber:
    seen = reference.page_number
    if seen is None:
        return base.page_number
    align = Align(seen.align) if seen.align in ("kiri", "tengah", "kanan") else Align.TENGAH
    return PageNumber(seen.pattern, seen.top, align, seen.first, _size(seen.look.size))


def _numbers(reference: Reference, base: Theme) -> tuple[str, ...]:
    """Patterns of headings; a level that the document doesn't number takes one that no level above has."""
    seen = [*reference.numbers, *("" for _ in base.heading_numbers)]
    if not any(seen):
        return base.heading_numbers
    out: list[str] = []
    for at, old in enumerate(base.heading_numbers):
        above = _counts(out[-1]) if out else ""
        after = [_counts(p) for p in _PATTERNS].index(above) + 1 if above else 0
        tried = [old, *_PATTERNS] if not above else [*_PATTERNS[after:], *_PATTERNS[:after]]
        taken = {_counts(p) for p in (*out, *seen[at + 1 :])}
        out.append(seen[at] or next((p for p in tried if _counts(p) not in taken), old))
    return tuple(out)


_PATTERNS = ("{ROMAWI}.", "{HURUF}.", "{angka}.", "{huruf}.", "{romawi}.")


def _counts(pattern: str) -> str:
    """What a pattern counts with; "" for an empty one."""
    return next(
        (name for name in ("{ROMAWI}", "{HURUF}", "{angka}", "{huruf}", "{romawi}") if name in pattern), ""
    )


# ---------------------------------------------------------------- letterhead


def _printable(head: Head | None) -> tuple[Head | None, list[Diagnostic]]:
    """A letterhead without a picture that can't be printed."""
    wrong = fault_of(head.picture) if head is not None and head.picture is not None else None
    if head is None or wrong is None:
        return head, []
    what, cure = wrong
    said = warning("W306", f"gambar kop surat tidak diambil: {what}", None, cure)
    return (replace(head, picture=None) if head.lines else None), [said]


def _letterhead(
    name: str, head: Head | None, base: Theme, faces: Faces
) -> tuple[LetterheadLook, tuple[str, bytes] | None, dict[str, ParagraphLook]]:
    """The letterhead's look, its picture, and a role for each of its lines."""
    if head is None:
        return base.letterhead, None, {}
    picture: tuple[str, bytes] | None = None
    if head.picture is not None:
        ending = "png" if head.picture.startswith(b"\x89PNG") else "jpg"
        picture = (f"tema/{name}-kop.{ending}", head.picture)
    low, high = LETTERHEAD_MM
    look = LetterheadLook(
        rule=round(head.rule, 2),
        lines=tuple(text for text, _ in head.lines),
        picture=picture[0] if picture else "",
        height=_tenth(min(high, max(low, head.height or base.letterhead.height))),
        beside=head.beside and picture is not None,
    )
    return (
        look,
        picture,
        {f"kop-{n}": _head_line(n, seen, base, faces) for n, (_, seen) in enumerate(head.lines, 1)},
    )


def _head_line(n: int, seen: Look, base: Theme, faces: Faces) -> ParagraphLook:
    worn = _worn("kop", base.look("kop"), seen, faces)
    return replace(
        worn, name=f"Kop {n}", after=0.0, before=0.0, first_indent=0.0, left=0.0, right=0.0,
        align="tengah" if seen.align == "rata" else seen.align, hyphenate=False,
    )  # fmt: skip
