"""A fresh input to be filled: the files of a region and of one of its years, made from the model.

In: answers by their place in the model, and what lies in the folder already. Out: file names and bytes, or
the reason why not. Pure but for `place`, which looks into the folder, and `write`; the command `new` asks.
"""

from __future__ import annotations

from lkpj_report.build.starter.answers import Jawaban, baca_jawaban, jenis_dari_nama, tolak_bersama
from lkpj_report.build.starter.files import DAERAH, SKEMA, fresh_files
from lkpj_report.build.starter.place import Place, look_around
from lkpj_report.build.starter.wilayah import cari_nama, isian_wilayah, nama_terdekat
from lkpj_report.build.starter.write import write_new

__all__ = [
    "DAERAH",
    "SKEMA",
    "Jawaban",
    "Place",
    "baca_jawaban",
    "cari_nama",
    "fresh_files",
    "isian_wilayah",
    "jenis_dari_nama",
    "look_around",
    "nama_terdekat",
    "tolak_bersama",
    "write_new",
]
