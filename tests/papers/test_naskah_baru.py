"""A new paper is a folder of templates somewhere, and nothing else: no line of the program knows of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests import readers
from tests.papers.kit import CONTOH, ROOT
from tests.writers import docx_gate, pdf_gate

from lkpj_report.build import Job, open_library
from lkpj_report.build.run import build_set, check_one
from lkpj_report.diagnostics import Severity
from lkpj_report.verify import verify_pair

NAME = "lembar-komisi"
FILES = {
    f"{NAME}/dokumen.yaml": """format: 1
naskah:
  nama: Lembar Komisi
  keterangan: Rekomendasi tiap komisi dan tindak lanjutnya
  penerbit: sekretariat DPRD
  tema: lembar
  judul: "Lembar Komisi {daerah} Tahun {tahun}"
  wajib:
    - rekomendasi.daftar
  bagian:
    - kunci: komisi
      nama: rekomendasi menurut komisi
      perlu:
        - rekomendasi.daftar
""",
    f"{NAME}/naskah.md": """{% from "lembar-komisi/baris.md" import satu with context %}
::: judul
LEMBAR KOMISI {{ angka.daerah.dprd | besar }}
:::

{% for k in angka.rekomendasi.menurut_komisi %}
{{ satu(k) }}

{% endfor %}
::: tabel {{ rekomendasi.daftar }}
judul: Rekomendasi dan Tindak Lanjut
kolom: # | No. | tengah | 0,5
kolom: rekomendasi | Rekomendasi | kiri | 3
kolom: tindak_lanjut | Tindak Lanjut | kiri | 3
:::
""",
    f"{NAME}/baris.md": """{% macro satu(k) %}
{{ k.nama }} menyampaikan {{ k.semua | cacah }} rekomendasi; {{ k.selesai | cacah }} telah selesai.
{% endmacro %}
""",
    "tema/lembar.yaml": "format: 1\ndasar: naskah-dinas\ntema:\n  kertas: A4\n  peran:\n    isi:\n      ukuran: 13\n",
}


def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_folder_outside_the_package_is_a_paper_of_the_set(tmp_path: Path) -> None:
    job = Job(CONTOH, templates=(str(folder(tmp_path)),), base=str(ROOT), formats=("pdf",))
    result, _, trees = build_set(job, open_library(job))
    assert NAME in trees and "nota-pengantar" in trees
    assert [d for d in result.found if d.severity is not Severity.INFO] == []


def test_it_has_its_words_its_look_and_passes_all_gates(tmp_path: Path) -> None:
    job = Job(CONTOH, papers=(NAME,), templates=(str(folder(tmp_path)),), base=str(ROOT))
    result, _, trees = build_set(job, open_library(job))
    assert [d for d in result.found if d.severity is not Severity.INFO] == []
    (paper,) = result.papers
    files, ready = dict(paper.files), trees[NAME]
    said = " ".join(readers.pdfium_words(files[f"{NAME}.pdf"]))
    assert "LEMBAR KOMISI DPRD KABUPATEN CONTOH" in said
    assert "Komisi II menyampaikan dua rekomendasi; dua telah selesai." in said
    assert ready.theme.look("isi").size == 13 and ready.theme.page.width == 210
    assert pdf_gate.own_findings(files[f"{NAME}.pdf"], ready.document) == []
    assert pdf_gate.page_validation(files[f"{NAME}.pdf"]) is None
    with zipfile.ZipFile(io.BytesIO(files[f"{NAME}.docx"])) as z:
        assert docx_gate.own_findings({n: z.read(n) for n in z.namelist()}) == []
    assert verify_pair(NAME, files[f"{NAME}.docx"], files[f"{NAME}.pdf"]) == []


def test_a_slip_in_it_is_told_at_its_own_line(tmp_path: Path) -> None:
    own = folder(tmp_path)
    text = (own / NAME / "baris.md").read_text("utf-8")
    (own / NAME / "baris.md").write_text(text.replace("k.selesai", "k.selesei"), "utf-8")
    result = check_one(Job(CONTOH, papers=(NAME,), templates=(str(own),), base=str(ROOT)))
    (fault,) = [d for d in result.found if d.severity is Severity.FAULT]
    assert fault.code == "T203" and f"{NAME}/baris.md:2" in str(fault.place)
