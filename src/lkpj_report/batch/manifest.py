"""`batch.yaml`: which regions, years, papers, formats, templates, theme and output folder a run is for.

Read like any other input, so a slip is shown at its line. Paths in it start at its own folder. What the
command line says stands over it.
"""

from __future__ import annotations

import posixpath
from enum import StrEnum
from pathlib import Path

from lkpj_report.diagnostics import Diagnostic, fault, has_fault
from lkpj_report.laporan.skalar import Cacah, Tahun
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import YAML_LIMIT, Bahan
from lkpj_report.source.skema import Bagian, baca, isian
from lkpj_report.source.yaml_reader import read_yaml

NAME = "batch.yaml"


class Bentuk(StrEnum):
    """The formats that may be asked for."""

    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Massal(Bagian):
    """What a run is for; what is absent is as the command line says, or all."""

    masukan: str | None = isian("Folder daerah-daerah; bawaan: folder berkas ini", bawaan=None)
    tahun: tuple[Tahun, ...] = isian("Tahun-tahun yang dikerjakan", bawaan=())
    daerah: tuple[str, ...] = isian('Nama folder daerah, boleh memakai "*"', bawaan=())
    naskah: tuple[str, ...] = isian("Nama naskah yang dibuat", bawaan=())
    bentuk: tuple[Bentuk, ...] = isian("Bentuk berkas", bawaan=())
    templat: tuple[str, ...] = isian("Folder templat sendiri", bawaan=())
    tema: str | None = isian("Nama tema untuk semua naskah", bawaan=None)
    keluaran: str | None = isian("Folder hasil", bawaan=None)
    pekerja: Cacah | None = isian("Banyaknya proses pekerja", bawaan=None)
    batas_waktu: Cacah | None = isian("Batas waktu satu laporan, dalam detik", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Berkas(Bagian):
    massal: Massal = isian("Pekerjaan massal")
    format: str | None = isian("Versi bentuk berkas", bawaan=None)
    sumber: str | None = isian("Sumber", bawaan=None)
    catatan: str | None = isian("Catatan", bawaan=None)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest with its paths made ready, or none of it ("": not said)."""

    root: str
    years: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    theme: str = ""
    output: str = ""
    jobs: int = 0
    limit: int = 0


def read_manifest(path: str) -> tuple[Manifest | None, tuple[Diagnostic, ...]]:
    """The manifest at a path: the file itself, or the `batch.yaml` of a folder; without one, the folder as it is."""
    place = Path(path)
    if place.is_dir() and not (place / NAME).is_file():
        return Manifest(place.as_posix()), ()
    key = posixpath.join(place.as_posix(), NAME) if place.is_dir() else place.as_posix()
    folder = posixpath.dirname(key) or "."
    data = Bahan.on_disk([folder]).read(key, limit=YAML_LIMIT)
    if isinstance(data, Diagnostic):
        return None, (data,)
    if data is None:
        return None, (fault("S142", f'masukan "{path}" tidak ditemukan', None, "sebutkan folder yang memuat folder-folder daerah"),)  # fmt: skip
    file, found = read_yaml(key, data)
    value, wrong = baca(_Berkas, file.root, "batch.yaml") if file.root is not None else (None, ())
    found = (*found, *wrong)
    if value is None or has_fault(found):
        return None, found
    return _ready(value.massal, folder), found


def _ready(m: Massal, folder: str) -> Manifest:
    def below(path: str | None) -> str:
        return posixpath.normpath(posixpath.join(folder, path.replace("\\", "/"))) if path else ""

    return Manifest(
        root=below(m.masukan) or folder,
        years=tuple(str(int(t)) for t in m.tahun),
        only=m.daerah,
        papers=m.naskah,
        formats=tuple(b.value for b in m.bentuk),
        templates=tuple(below(t) for t in m.templat),
        theme=m.tema or "",
        output=below(m.keluaran),
        jobs=int(m.pekerja or 0),
        limit=int(m.batas_waktu or 0),
    )
