"""Copies of a good file, each with one thing wrong: what the gate must refuse.

A damage is a function over the opened file or over the bytes; its name says what a reader would meet.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Damage = Callable[[pikepdf.Pdf], None]


def saved(pdf: pikepdf.Pdf, **settings: Any) -> bytes:
    """The bytes of an opened file."""
    out = io.BytesIO()
    pdf.save(out, **settings)
    return out.getvalue()


def resaved(data: bytes) -> bytes:
    """A clean copy by another program: other object numbers, other bytes, the same paper."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def damaged(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each damaged copy."""
    for name, damage in OBJECTS.items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            damage(pdf)
            yield name, saved(pdf)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield "encrypted", saved(pdf, encryption=pikepdf.Encryption(owner="a", user=""))
    yield "truncated", data[: len(data) * 3 // 4]
    yield "cross-reference broken", re.sub(rb"startxref\n\d+", b"startxref\n12", data)
    yield "a byte changed in a stream", _flipped(data)


def _flipped(data: bytes) -> bytes:
    """The first compressed stream with a byte in its middle changed."""
    start = data.index(b"stream\n") + len(b"stream\n")
    middle = (start + data.index(b"endstream", start)) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


# ---------------------------------------------------------------- helpers


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    """The structure elements of a role, in reading order."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        if str(node.S).lstrip("/") == role:
            found.append(node)
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def content(page: pikepdf.Page, change: Callable[[bytes], bytes], pdf: pikepdf.Pdf) -> None:
    """Replace the content stream of a page; the change must be one."""
    old = page.Contents.read_bytes()
    new = change(old)
    if new == old:
        raise AssertionError("the damage changes nothing")
    page.Contents = pdf.make_stream(new)


def page_with(pdf: pikepdf.Pdf, words: bytes) -> pikepdf.Page:
    """The first page whose content holds some bytes."""
    return next(page for page in pdf.pages if words in page.Contents.read_bytes())


def drop(path: str) -> Damage:
    """Take away an entry of the catalogue, or of something below it."""

    def damage(pdf: pikepdf.Pdf) -> None:
        *parents, last = path.split(".")
        at = pdf.Root
        for name in parents:
            at = at[f"/{name}"]
        del at[f"/{last}"]

    return damage


def put(path: str, value: Any) -> Damage:
    """Change an entry of the catalogue, or of something below it."""

    def damage(pdf: pikepdf.Pdf) -> None:
        *parents, last = path.split(".")
        at = pdf.Root
        for name in parents:
            at = at[f"/{name}"]
        at[f"/{last}"] = value

    return damage


def rename(role: str, other: str) -> Damage:
    """Give the first element of a role another one."""

    def damage(pdf: pikepdf.Pdf) -> None:
        elements(pdf, role)[0].S = Name(f"/{other}")

    return damage


def xmp(old: bytes, new: bytes) -> Damage:
    """Change the metadata packet."""

    def damage(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        if old not in packet:
            raise AssertionError("the damage changes nothing")
        pdf.Root.Metadata.write(packet.replace(old, new))

    return damage


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    """Fonts of the file."""
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == "/Font"]


def first_link(pdf: pikepdf.Pdf) -> Any:
    """The first annotation that is a link."""
    return next(note for page in pdf.pages for note in page.get("/Annots", []))


# ---------------------------------------------------------------- damages with a few lines


def no_alternative(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


def file_name_as_alternative(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("logo.png")


def no_frame(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[-1]["/A"]


def untagged_words(pdf: pikepdf.Pdf) -> None:
    content(pdf.pages[1], lambda code: code + b"\nBT /F1+0 9 Tf (x)Tj ET\n", pdf)


def words_as_artifact(pdf: pikepdf.Pdf) -> None:
    """The marks of a paragraph are an artifact's: it is seen and not heard."""

    def change(code: bytes) -> bytes:
        return re.sub(rb"/P<</MCID (\d+)>>BDC", b"/Artifact BMC", code, count=1)

    content(page_with(pdf, b"/P<</MCID"), change, pdf)


def words_left_out(pdf: pikepdf.Pdf) -> None:
    """A line of the paper is not drawn."""

    def change(code: bytes) -> bytes:
        return re.sub(rb"\(Pemerintah daerah[^()]*\)Tj", b"", code, count=1)

    content(page_with(pdf, b"(Pemerintah daerah"), change, pdf)


def figure_changed(pdf: pikepdf.Pdf) -> None:
    """One digit of an amount is another."""

    def change(code: bytes) -> bytes:
        return code.replace(b"(1.234.567.890,00", b"(1.234.567.809,00", 1)

    content(page_with(pdf, b"(1.234.567.890,00"), change, pdf)


def stray_mark_at_running_head(pdf: pikepdf.Pdf) -> None:
    """The page number is opened with the mark of no element."""

    def change(code: bytes) -> bytes:
        return re.sub(rb"/Artifact<</Type/Pagination[^>]*>>BDC", b"/P<</MCID 9999>>BDC", code, count=1)

    content(page_with(pdf, b"/Artifact<</Type/Pagination"), change, pdf)


def order_swapped(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    spoken = [i for i, kid in enumerate(kids) if kid.S == "/P"]
    a, b = spoken[1], spoken[2]
    kids[a], kids[b] = kids[b], kids[a]


def element_lost(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    del kids[next(i for i, kid in enumerate(kids) if kid.S == "/P")]


def marks_swapped(pdf: pikepdf.Pdf) -> None:
    """The parent tree names the wrong owners of two marks."""
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    last = len(row) - 1
    row[0], row[last] = row[last], row[0]


def heading_skip(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H1")[0].S = Name("/H3")


def header_as_data(pdf: pikepdf.Pdf) -> None:
    """The header row of a table is a row like others."""
    for cell in elements(pdf, "THead")[0].K[0].K if len(elements(pdf, "THead")[0].K) else []:
        cell.S = Name("/TD")
        if "/A" in cell:
            del cell["/A"]


def no_scope(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TH")[0].A["/Scope"]


def irregular_table(pdf: pikepdf.Pdf) -> None:
    cell = next(cell for cell in elements(pdf, "TD") if "/A" not in cell)
    cell.A = Dictionary(O=Name("/Table"), ColSpan=3)


def cell_outside(pdf: pikepdf.Pdf) -> None:
    """A cell stands in the paper beside its row."""
    row = elements(pdf, "TBody")[0].K[-1]
    cell = row.K[0]
    del row.K[0]
    cell.P = pdf.Root.StructTreeRoot.K
    pdf.Root.StructTreeRoot.K.K.append(cell)


def no_to_unicode(pdf: pikepdf.Pdf) -> None:
    del fonts(pdf)[0]["/ToUnicode"]


def wrong_letter(pdf: pikepdf.Pdf) -> None:
    """What is seen as "a" is read and searched as "o"."""
    for font in fonts(pdf):
        font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0061>", b"<006F>"))


def wrong_widths(pdf: pikepdf.Pdf) -> None:
    widths = max(fonts(pdf), key=lambda one: len(one.Widths)).Widths
    for i in range(len(widths)):
        widths[i] = 777


def not_embedded(pdf: pikepdf.Pdf) -> None:
    del fonts(pdf)[0].FontDescriptor["/FontFile2"]


def system_font(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.Resources.Font["/Helv"] = Dictionary(
            Type=Name("/Font"), Subtype=Name("/Type1"), BaseFont=Name("/Helvetica")
        )


def wrong_profile(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.OutputIntents[0].DestOutputProfile
    stream.write(stream.read_bytes()[:-8] + b"\1\2\3\4\5\6\7\x08")


def cmyk(pdf: pikepdf.Pdf) -> None:
    content(pdf.pages[0], lambda code: b"/Artifact BMC 0 1 0 0 k 0 0 9 9 re f EMC\n" + code, pdf)


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name("/JavaScript"), JS=String("app.alert(1)"))


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["catatan.txt"] = pikepdf.AttachedFileSpec(pdf, b"catatan", mime_type="text/plain")


def hidden_note(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name("/Annot"), Subtype=Name("/Text"), Rect=[0, 0, 9, 9], F=2, Contents=String("tersembunyi")
    )
    page = pdf.pages[-1]
    page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def form(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), NeedAppearances=True)


def no_tabs(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page["/Tabs"]


def link_without_words(pdf: pikepdf.Pdf) -> None:
    del first_link(pdf)["/Contents"]


def link_not_printed(pdf: pikepdf.Pdf) -> None:
    first_link(pdf).F = 0


def link_loses_its_place(pdf: pikepdf.Pdf) -> None:
    """A Link element without the reference to its annotation."""
    link = next(one for one in elements(pdf, "Link") if isinstance(one.K, Array))
    kids = [kid for kid in link.K if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")]
    link.K = Array(kids)


def link_elsewhere(pdf: pikepdf.Pdf) -> None:
    note = next(note for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note)
    note.A.URI = String("https://lain.example/")


def list_item_renamed(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LBody")[0].S = Name("/Div")


def picture_lost(pdf: pikepdf.Pdf) -> None:
    """A page draws a picture that it does not have."""
    page = next(page for page in pdf.pages if "/XObject" in page.Resources)
    del page.Resources["/XObject"]


def page_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[3]


def pages_swapped(pdf: pikepdf.Pdf) -> None:
    pages = list(pdf.pages)
    pdf.pages[2], pdf.pages[3] = pages[3], pages[2]


OBJECTS: dict[str, Damage] = {
    "no XMP": drop("Metadata"),
    "XMP of another part": xmp(b"<pdfaid:part>2<", b"<pdfaid:part>3<"),
    "XMP of a lower level": xmp(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<"),
    "no claim to be accessible": xmp(b"<pdfuaid:part>1</pdfuaid:part>", b""),
    "another title in XMP": xmp(b"Nota Pengantar Contoh", b"Nota Lain"),
    "not marked": put("MarkInfo.Marked", False),
    "no mark info": drop("MarkInfo"),
    "under suspicion": put("MarkInfo.Suspects", True),
    "no language": drop("Lang"),
    "wrong language": put("Lang", String("en-US")),
    "title not shown": put("ViewerPreferences.DisplayDocTitle", False),
    "no viewer preferences": drop("ViewerPreferences"),
    "no structure": drop("StructTreeRoot"),
    "no parent tree": drop("StructTreeRoot.ParentTree"),
    "parent tree leads astray": marks_swapped,
    "no output intent": drop("OutputIntents"),
    "another colour profile": wrong_profile,
    "CMYK": cmyk,
    "picture without words": no_alternative,
    "file name instead of words": file_name_as_alternative,
    "picture without frame": no_frame,
    "picture not there": picture_lost,
    "untagged words": untagged_words,
    "words as artifact": words_as_artifact,
    "words left out": words_left_out,
    "figure changed": figure_changed,
    "stray mark at the running head": stray_mark_at_running_head,
    "order swapped": order_swapped,
    "element lost": element_lost,
    "unknown role": rename("BlockQuote", "Aneh"),
    "heading as paragraph": rename("H2", "P"),
    "paragraph as heading": rename("P", "H1"),
    "heading skip": heading_skip,
    "list body renamed": list_item_renamed,
    "label renamed": rename("Lbl", "P"),
    "header row as data": header_as_data,
    "header cell without scope": no_scope,
    "irregular table": irregular_table,
    "cell outside of its table": cell_outside,
    "note as paragraph": rename("Note", "P"),
    "no ToUnicode": no_to_unicode,
    "wrong letter in ToUnicode": wrong_letter,
    "wrong widths": wrong_widths,
    "font not embedded": not_embedded,
    "font of the system": system_font,
    "script": script,
    "attachment": attachment,
    "hidden annotation": hidden_note,
    "form": form,
    "no order of tabs": no_tabs,
    "link without words": link_without_words,
    "link not printed": link_not_printed,
    "link without its place": link_loses_its_place,
    "link leads elsewhere": link_elsewhere,
    "page lost": page_lost,
    "pages swapped": pages_swapped,
}
