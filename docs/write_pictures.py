"""Writes docs/gambar/*.png, the pages that docs/panduan.md shows, from papers of the sample input.

In: `inputs/kabupaten-contoh` (fictional), built here into a folder that is thrown away. Out: one small grey PNG a
row of `PICTURES`. A page is found by words that stand on it, not by its number, so that a longer paper moves
no picture. `python docs/write_pictures.py` runs it; tests/cli/test_panduan.py looks whether each page is still there.
Needs pypdfium2 (extra `dev`); Pillow comes with ReportLab.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "gambar"
REGION, YEAR = "kabupaten-contoh", "2024"
WIDTH = 520  # pixels: two pages side by side on a screen, still readable
SHADES = 16  # of grey; more makes the files larger, not clearer
MOST_BYTES = 60_000
EMPTIED = ("penghargaan.yaml", "pemberi: Ombudsman Republik Indonesia", "pemberi:")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the PDF without ".pdf", and words of the page that it shows."""

    name: str
    paper: str
    words: str


PICTURES = (
    Picture("nota-pengantar", "nota-pengantar", "NOTA PENGANTAR"),
    Picture("nota-pengantar-angka", "nota-pengantar", "Pendapatan Asli Daerah"),
    Picture("naskah-baca", "naskah-baca", "Perkiraan waktu baca"),
    Picture("ringkasan", "ringkasan", "RINGKASAN"),
    Picture("lampiran-lra", "lampiran-lra", "Retribusi Daerah"),
    Picture("surat-penyampaian", "surat-penyampaian", "Ketua DPRD"),
    Picture("daftar-hadir", "daftar-hadir", "DAFTAR HADIR"),
    Picture("buku-sampul", "lkpj", "TAHUN ANGGARAN 2024"),
    Picture("buku-tabel", "lkpj", "Retribusi Daerah"),
    Picture("konsep", "nota-pengantar-konsep", "BELUM DIISI"),
    Picture("buku-lipat", "nota-pengantar-cetak", "- 3 -"),
)


def papers(into: Path) -> Path:
    """Build the set of the sample input, its print file, and a konsep with one gap; the folder of the PDFs."""
    inputs = into / "inputs" / REGION
    shutil.copytree(ROOT / "inputs" / REGION, inputs)
    out = into / "output"
    made = out / REGION / YEAR
    build(inputs / YEAR, out)
    build(inputs / YEAR, out, "--doc", "nota-pengantar", "--booklet")
    kept = {f.name: f.read_bytes() for f in made.glob("nota-pengantar*.pdf")}
    name, old, new = EMPTIED
    text = (inputs / YEAR / name).read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{name}: no line {old!r} to make a gap of")
    (inputs / YEAR / name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    build(inputs / YEAR, out, "--doc", "nota-pengantar")
    for pdf, data in kept.items():
        (made / pdf).write_bytes(data)
    return made


def build(source: Path, out: Path, *more: str) -> None:
    """`lkpj build`, silently; what it prints is only of interest when it fails."""
    from lkpj_report.cli.app import run

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(["build", str(source), "-o", str(out), "--format", "pdf", "--no-verify", *more])
    if code != 0:
        raise SystemExit(f"{source.name} {' '.join(more)}: exit code {code}\n{said.getvalue()}")


def page_of(pdf: Path, words: str) -> int | None:
    """Number (from 0) of the first page of a PDF on which these words stand, whatever white space is there."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document):
            text = " ".join(page.get_textpage().get_text_range().split())
            if " ".join(words.split()) in text:
                return number
    finally:
        document.close()
    return None


def drawn(pdf: Path, number: int) -> bytes:
    """A page as a grey PNG, `WIDTH` pixels wide, with a thin border: paper is white, so is the screen."""
    import pypdfium2
    from PIL import Image, ImageOps

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number]
        width = WIDTH * (2 if page.get_width() > page.get_height() else 1)
        grey = page.render(scale=width / page.get_width()).to_pil().convert("L")
    finally:
        document.close()
    step = 255 // (SHADES - 1)
    few = ImageOps.expand(grey, border=1, fill=136).point(lambda shade: round(shade / step) * step)
    packed = io.BytesIO()
    few.quantize(SHADES, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def main() -> int:
    """Write all pictures; those that no row names any more go."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as there:
        made = papers(Path(there))
        for picture in PICTURES:
            pdf = made / f"{picture.paper}.pdf"
            number = page_of(pdf, picture.words)
            if number is None:
                raise SystemExit(f"{picture.name}: no page of {pdf.name} has {picture.words!r}")
            data = drawn(pdf, number)
            if len(data) > MOST_BYTES:
                raise SystemExit(f"{picture.name}: {len(data)} bytes, at most {MOST_BYTES}")
            (FOLDER / f"{picture.name}.png").write_bytes(data)
            print(f"{picture.name}.png: {pdf.name}, page {number + 1}, {len(data) // 1000} kB")
    for other in FOLDER.glob("*.png"):
        if other.stem not in {picture.name for picture in PICTURES}:
            other.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
