"""The structure tree as PDF objects: elements, parent tree, and the catalogue's entries for them.

In: the layout's tree and the marked contents that the pages gave to its elements. Out: object bodies by
number. Elements are written as ready bytes: a book has tens of thousands of them.
"""

from __future__ import annotations

from typing import Any

from lkpj_report.writers.pdf import reportlab_inner as rl
from lkpj_report.writers.pdf.content import Contents
from lkpj_report.writers.pdf.structure import Tree


def structure_objects(doc: Any, tree: Tree, contents: Contents) -> dict[int, bytes]:
    """Bodies of the elements, of the parent tree and of the tree's root, by object number."""
    count = len(tree.roles)
    pages = [rl.object_number(doc, f"Page{n + 1}") for n in range(len(contents.owners))]
    base = rl.reserve(doc, count + 2)
    parents, root = base + count, base + count + 1
    children: list[list[int]] = [[] for _ in range(count)]
    for element in range(1, count):
        children[tree.parents[element]].append(element)
    out: dict[int, bytes] = {}
    for element in range(count):
        above = root if element == 0 else base + tree.parents[element]
        extra = tree.attributes[element] + _frame(contents, element)
        kids = _kids(contents.kids.get(element, ()), [base + k for k in children[element]], pages)
        out[base + element] = f"<</S/{tree.roles[element]}/P {above} 0 R{extra}{kids}>>".encode("ascii")
    rows = [
        f"{n}[" + " ".join([f"{base + e} 0 R" for e in owners]) + "]"
        for n, owners in enumerate(contents.owners)
    ]
    out[parents] = ("<</Nums[" + "\n".join(rows) + "]>>").encode("ascii")
    head = f"<</Type/StructTreeRoot/K {base} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(pages)}>>"
    out[root] = head.encode("ascii")
    doc.Catalog.StructTreeRoot = f"{root} 0 R"  # not an object of ReportLab's: it takes text as it is
    doc.Catalog.MarkInfo = rl.Dictionary({"Marked": "true"})
    return out


def _kids(own: list[tuple[int, int]] | tuple[()], children: list[int], pages: list[int]) -> str:
    """Marked contents and elements below an element; contents of its first page need no page of their own."""
    if not own:
        return "/K[" + " ".join([f"{number} 0 R" for number in children]) + "]" if children else ""
    first = own[0][0]
    items = [
        str(number) if page == first else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>"
        for page, number in own
    ]
    items += [f"{number} 0 R" for number in children]
    inside = items[0] if len(items) == 1 else "[" + " ".join(items) + "]"
    return f"/Pg {pages[first]} 0 R/K {inside}"


def _frame(contents: Contents, element: int) -> str:
    """Where a picture stands on its page (14.8.5.4.3)."""
    frame = contents.frames.get(element)
    if frame is None:
        return ""
    return "/A<</O/Layout/Placement/Block/BBox[" + " ".join(f"{v:.2f}" for v in frame) + "]>>"
