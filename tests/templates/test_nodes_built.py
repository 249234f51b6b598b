"""A paper that holds every form and directive goes through the whole build, into both files."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf

from lkpj_report.build import Job, JobResult, build_one
from lkpj_report.diagnostics import Span
from tests.small_input import INPUT, write_input
from tests.test_build import codes, png

PAPER = "nota-pengantar"
EVERYTHING = """\
::: judul
NOTA PENGANTAR
:::

::: daftar-isi
tingkat: 2
:::

::: daftar-isi
isi: tabel
:::

::: daftar-isi
isi: gambar
:::

# Dasar {#dasar}

Lihat [@dasar], [@daftar-penghargaan], [@peta], dan [@capaian].^[Catatan *miring* dengan
[laman](https://www.contoh.go.id/a_b?x=1) dan [@dasar].] Juga **[surel](mailto:tu@contoh.go.id)**.

## {{ daerah.nama }} {#daerah}

- butir^[catatan [dalam kurung]]
- lihat [@daerah]

::: tabel {{ penghargaan.daftar }}
judul: Penghargaan
sasaran: daftar-penghargaan
kolom: nama | Nama | kiri | 2
kolom: tahun | Tahun | tengah | 1
catatan: Lihat [@dasar].^[catatan tabel]
:::

::: mendatar
:::

::: grafik {{ penghargaan.daftar }}
jenis: batang
judul: Tahun penghargaan
sasaran: capaian
kategori: nama | Nama
seri: tahun | Tahun
catatan: Sumber: [BPK](https://www.contoh.go.id)
:::

::: gambar
berkas: nota-pengantar/peta.png
alt: Peta {{ daerah.nama }}
judul: Peta
sasaran: peta
tinggi: 40
:::
"""


def built(folder: Path, template: str, **pictures: bytes) -> JobResult:
    """The small input with a template of its region's own, and pictures beside it."""
    write_input(folder)
    own = folder / "contoh" / "templat" / PAPER
    own.mkdir(parents=True, exist_ok=True)
    (own / "naskah.md").write_text(template, encoding="utf-8")
    for name, data in pictures.items():
        (own / f"{name}.png").write_bytes(data)
    return build_one(Job(INPUT, papers=(PAPER,), base=str(folder)))


def test_a_paper_with_every_node_is_built_without_a_finding(tmp_path: Path) -> None:
    result = built(tmp_path, EVERYTHING, peta=png(40, 20))
    assert result.found == ()
    files = dict(result.papers[0].files)
    with zipfile.ZipFile(io.BytesIO(files[f"{PAPER}.docx"])) as docx:
        parts = {n: docx.read(n).decode("utf-8") for n in docx.namelist() if n.endswith((".xml", ".rels"))}
        assert any(n.startswith("word/media/") for n in docx.namelist())
    assert any(n.startswith("word/charts/") for n in parts)
    assert parts["word/footnotes.xml"].count("<w:footnoteRef/>") == 3
    links = parts["word/_rels/document.xml.rels"] + parts["word/_rels/footnotes.xml.rels"]
    assert {"https://www.contoh.go.id/a_b?x=1", "mailto:tu@contoh.go.id"} <= set(
        re.findall(r'Target="([^"]+)"', links)
    )
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", parts["word/document.xml"])
    assert ["landscape" in s for s in sections] == [False, True]
    with pikepdf.open(io.BytesIO(files[f"{PAPER}.pdf"])) as pdf:
        boxes = [[float(x) for x in page.mediabox] for page in pdf.pages]
    turned = [box[2] > box[3] for box in boxes]
    assert turned[0] is False
    assert turned[-1] is True  # the turn back at the paper's end adds no empty page
    assert len(boxes) == result.papers[0].pages


def test_a_paper_with_every_node_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    first = built(tmp_path / "a", EVERYTHING, peta=png(40, 20))
    second = built(tmp_path / "b", EVERYTHING, peta=png(40, 20))
    assert first.papers[0].files == second.papers[0].files


def test_a_template_picture_that_is_broken_or_missing_stops_its_paper_at_its_line(tmp_path: Path) -> None:
    template = "satu\n\n::: gambar\nalt: a\nberkas: nota-pengantar/peta.png\n:::\n"
    for folder, pictures in (
        ("tiada", {}),
        ("rusak", {"peta": png(40, 20)[:60]}),
        ("teks", {"peta": b"peta"}),
    ):
        result = built(tmp_path / folder, template, **pictures)
        assert result.papers == ()
        assert codes(result) == ["T124"]
        place = result.found[0].place
        assert isinstance(place, Span)
        assert (place.line, result.line(place.file, 5)) == (5, "berkas: nota-pengantar/peta.png")


def test_a_reference_to_nothing_stops_the_paper(tmp_path: Path) -> None:
    result = built(tmp_path, "# Dasar {#dasar}\n\nLihat [@dsar].\n")
    assert result.papers == ()
    (found,) = result.found
    assert (found.code, found.hints) == ("T121", ('mungkin maksudnya "dasar"',))
