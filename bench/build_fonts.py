"""Build the shipped typefaces: run by hand, once a font release.

In: the OTF files of TeX Gyre Bonum (Debian package `fonts-texgyre`) and the TTF files of Liberation 2
(Debian package `fonts-liberation2`). Out: `report_templates/aset/font/{bonum,liberation}/*.ttf` with their
licences, and `SHA256SUMS` over all of it. Bonum is
converted from cubic to quadratic outlines, because ReportLab embeds TrueType only, and takes a new name,
as its licence (GUST Font License) asks of a changed font. Liberation stays as it is: its licence (OFL 1.1)
reserves the name. Two runs on the same packages give the same bytes.

    python bench/build_fonts.py [--texgyre DIR] [--liberation DIR] [--out report_templates/aset]

Needs the extra `fonts` (fonttools).
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FAMILY = "LKPJ Bonum"
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bolditalic": "BoldItalic"}
LIBERATION = tuple(f"Liberation{kind}-{style}.ttf" for kind in ("Sans", "Serif") for style in STYLES.values())
MAX_ERROR = 1.0  # font units; 1/1000 em: invisible even on a poster
NBSP, SPACE = 0x00A0, 0x0020
DROP = ("CFF ", "VORG", "DSIG", "GSUB", "GPOS", "GDEF", "BASE", "kern", "FFTM", "gasp")
NOTE = """\
LKPJ Bonum is TeX Gyre Bonum 2.004 with changed outlines (cubic to quadratic curves, at most 1/1000 em apart),
without its OpenType layout tables, and with the width of the no-break space set to that of the space.
It is not the original: report its faults to the makers of lkpj-report, not to GUST.
Made by bench/build_fonts.py from the Debian package fonts-texgyre.

"""


def outlines_to_quadratic(font: Any) -> None:
    """Replace the CFF outlines by `glyf`, with the left side bearings that belong to them."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyf.glyphs[name] = glyph = pen.glyph()
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    font["glyf"], font["loca"] = glyf, newTable("loca")
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in [
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
    ]:
        setattr(maxp, field, 0)
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font: Any, style: str) -> None:
    """Give the family its new name, in every record that names it."""
    old = {font["name"].getDebugName(n) for n in (1, 16)} - {None}
    for record in font["name"].names:
        words = record.toUnicode()
        for name in old:
            words = words.replace(name, FAMILY)
        if record.nameID == 6:
            words = f"{FAMILY.replace(' ', '')}-{style}"
        if record.nameID in (3, 4):
            words = f"{FAMILY} {style}"
        record.string = words


def convert_bonum(source: Path, target: Path, style: str) -> None:
    """One OTF file of TeX Gyre Bonum to one TTF file of ours."""
    font = TTFont(source, recalcTimestamp=False)
    outlines_to_quadratic(font)
    rename(font, style)
    cmap = font.getBestCmap()
    font["hmtx"][cmap[NBSP]] = (font["hmtx"][cmap[SPACE]][0], 0)
    post = font["post"]
    post.formatType = 3.0  # glyph names are of no use in a PDF
    for tag in DROP:
        if tag in font:
            del font[tag]
    font.save(target, reorderTables=True)


# ---------------------------------------------------------------- files


def write_sums(folder: Path) -> None:
    """`SHA256SUMS` over all files below a folder, in the form that `sha256sum -c` reads."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    lines = [
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n" for p in files
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def main() -> None:
    """Write all files."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--texgyre", type=Path, default=Path("/usr/share/texmf/fonts/opentype/public/tex-gyre"))
    ask.add_argument("--liberation", type=Path, default=Path("/usr/share/fonts/truetype/liberation2"))
    ask.add_argument(
        "--docs", type=Path, default=Path("/usr/share/doc"), help="where the packages keep their licences"
    )
    ask.add_argument("--out", type=Path, default=Path("report_templates/aset"))
    given = ask.parse_args()
    bonum, liberation = given.out / "font/bonum", given.out / "font/liberation"
    for folder in (bonum, liberation):
        folder.mkdir(parents=True, exist_ok=True)
    for otf, style in STYLES.items():
        convert_bonum(given.texgyre / f"texgyrebonum-{otf}.otf", bonum / f"LKPJBonum-{style}.ttf", style)
    licence = (given.docs / "fonts-texgyre/copyright").read_text(encoding="utf-8")
    (bonum / "LISENSI.txt").write_text(NOTE + licence, encoding="utf-8")
    for name in LIBERATION:
        shutil.copyfile(given.liberation / name, liberation / name)
    shutil.copyfile(given.docs / "fonts-liberation2/copyright", liberation / "LISENSI.txt")
    write_sums(given.out / "font")


if __name__ == "__main__":
    main()
