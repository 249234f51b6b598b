"""The structure tree as PDF objects: elements, links, parent tree, and the catalogue's entries for them.

In: the layout's tree and the marked contents that the pages gave to its elements. Out: object bodies by
number. Elements are written as ready bytes: a book has tens of thousands of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lkpj_report.writers.pdf import reportlab_inner as rl
from lkpj_report.writers.pdf.content import INLINE, Contents, Corners
from lkpj_report.writers.pdf.fonts import NBSP
from lkpj_report.writers.pdf.structure import Tree, note_id, pdf_text


class _Numbers(NamedTuple):
    """Object numbers: of the first element, of each page; where the anchors of the paper are, and what pages
    show as their numbers."""

    base: int
    pages: list[int]
    targets: Mapping[str, tuple[int, float]]
    labels: Sequence[str]


class _Hot(NamedTuple):
    """A place of a link: its object number, element, page from 0, corners."""

    number: int
    element: int
    page: int
    corners: Corners


def structure_objects(
    doc: Any, tree: Tree, contents: Contents, where: tuple[Mapping[str, tuple[int, float]], Sequence[str]]
) -> dict[int, bytes]:
    """Bodies of elements, links, parent tree and root of the tree, by object number; `where` are the
    pages and heights of anchors, and the numbers that pages show."""
    count = len(tree.roles)
    pages = [rl.object_number(doc, f"Page{n + 1}") for n in range(len(contents.owners))]
    hot = sorted(
        (page, element, i) for element, places in contents.hot.items() for i, (page, _) in enumerate(places)
    )
    base = rl.reserve(doc, count + 2 + len(hot))
    parents, root = base + count, base + count + 1
    numbers = _Numbers(base, pages, *where)
    places = [
        _Hot(root + 1 + n, element, page, contents.hot[element][i][1])
        for n, (page, element, i) in enumerate(hot)
    ]
    out = _elements(tree, contents, numbers, (root, places))
    for n, one in enumerate(places):
        out[one.number] = _annotation(tree, contents, numbers, (one, len(pages) + n))
    for page in sorted({one.page for one in places}):
        rl.annotate(doc, page, [one.number for one in places if one.page == page])
    rows = [
        f"{n}[" + " ".join([f"{base + e} 0 R" for e in owners]) + "]"
        for n, owners in enumerate(contents.owners)
    ]
    rows += [f"{len(pages) + n} {base + one.element} 0 R" for n, one in enumerate(places)]
    out[parents] = ("<</Nums[" + "\n".join(rows) + "]>>").encode("ascii")
    head = f"<</Type/StructTreeRoot/K {base} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(rows)}{_names(tree, base)}>>"
    out[root] = head.encode("ascii")
    doc.Catalog.StructTreeRoot = f"{root} 0 R"  # not an object of ReportLab's: it takes text as it is
    doc.Catalog.MarkInfo = rl.Dictionary({"Marked": "true"})
    return out


def _elements(
    tree: Tree, contents: Contents, numbers: _Numbers, around: tuple[int, list[_Hot]]
) -> dict[int, bytes]:
    """The bodies of all elements; `around` is the root's number and the places of links."""
    root, places = around
    base, pages, *_ = numbers
    children: dict[int, list[int]] = {}
    for element, parent in enumerate(tree.parents):
        if element not in tree.inline:
            children.setdefault(parent, []).append(base + element)
    links: dict[int, str] = {}
    for one in places:
        links[one.element] = (
            links.get(one.element, "") + f" <</Type/OBJR/Pg {pages[one.page]} 0 R/Obj {one.number} 0 R>>"
        )
    out: dict[int, bytes] = {}
    kids, frames = contents.kids, contents.frames
    for element, (role, parent, extra) in enumerate(
        zip(tree.roles, tree.parents, tree.attributes, strict=True)
    ):
        if element in frames:
            extra += _frame(contents, element)
        own, below = kids.get(element, ()), children.get(element, ())
        if len(own) == 1 and not below and element not in links and own[0][0] != INLINE:
            ((page, number),) = own
            inside = f"/Pg {pages[page]} 0 R/K {number}"  # so are most
        else:
            inside = _kids(own, below, numbers, links.get(element, ""))
        above = base + parent if element else root
        out[base + element] = f"<</S/{role}/P {above} 0 R{extra}{inside}>>".encode("ascii")
    return out


def _kids(own: Sequence[tuple[int, int]], children: Sequence[int], numbers: _Numbers, links: str) -> str:
    """Marked contents, inline elements and elements below; contents of its first page need no page of their own."""
    base, pages, *_ = numbers
    if not own:
        return "/K[" + " ".join([f"{number} 0 R" for number in children]) + "]" if children else ""
    first = next((page for page, _ in own if page != INLINE), INLINE)
    items = []
    for page, number in own:
        if page == INLINE:
            items.append(f"{base + number} 0 R")
        elif page == first:
            items.append(str(number))
        else:
            items.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>")
    items += [f"{number} 0 R" for number in children]
    inside = items[0] if len(items) == 1 and not links else "[" + " ".join(items) + links + "]"
    return f"/Pg {pages[first]} 0 R/K {inside}" if first != INLINE else f"/K {inside}"


def _annotation(tree: Tree, contents: Contents, numbers: _Numbers, place: tuple[_Hot, int]) -> bytes:
    """A link on a page (ISO 32000-1, 12.5.6.5); `place` comes with the key of its element in the parent tree."""
    (_, element, page, corners), key = place
    words, anchor, url = tree.links[element]
    words = words.replace(NBSP, " ")
    if url:
        where = f"/A<</S/URI/URI<{url.encode('utf-8').hex().upper()}>>>"
    else:
        number, top = numbers.targets.get(anchor, (1, 0.0))
        words = f"{words}, halaman {numbers.labels[number - 1] or number}"
        where = f"/Dest[{numbers.pages[number - 1]} 0 R/XYZ null {top + 6:.2f} null]"
    box = _corners(corners, contents.shifts[page])
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/StructParent {key}"
        f"/Contents{pdf_text(words)}{where}>>"
    ).encode("ascii")


def _names(tree: Tree, base: int) -> str:
    """The entry of the root that finds notes by their names."""
    if not tree.notes:
        return ""
    names = " ".join([f"({note_id(note)}) {base + note} 0 R" for note in sorted(tree.notes.values())])
    return f"/IDTree<</Names[{names}]>>"


def _corners(corners: Corners, shift: float) -> str:
    left, bottom, right, top = corners
    return f"{left + shift:.2f} {bottom:.2f} {right + shift:.2f} {top:.2f}"


def _frame(contents: Contents, element: int) -> str:
    """Where a picture stands on its page (14.8.5.4.3)."""
    frame = contents.frames[element]
    shift = contents.shifts[contents.kids[element][0][0]]
    return f"/A<</O/Layout/Placement/Block/BBox[{_corners(frame, shift)}]>>"
