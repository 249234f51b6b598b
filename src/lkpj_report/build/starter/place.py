"""What lies in the region folder already: its years, its own subjects, and what forbids a new year there.

In: a folder's path. Out: a `Place`; its `refusal` says in words why nothing may be written.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from lkpj_report.bahasa.tolak import Tolak
from lkpj_report.build.starter.files import BERKAS, DAERAH
from lkpj_report.records import dataclass
from lkpj_report.source.names import is_yaml, judge
from lkpj_report.source.yaml_reader import read_yaml

_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Place:
    """`subjects` stand in files of the region folder; `years` are the names of its year folders; `taken`
    are all names there in small letters, since Windows holds "Daerah.yaml" for the same file."""

    folder: Path
    subjects: frozenset[str] = frozenset()
    years: tuple[str, ...] = ()
    taken: frozenset[str] = frozenset()
    refusal: Tolak | None = None

    def takes(self, tahun: str) -> Tolak | None:
        """Why a year can't be added; None when it can."""
        if tahun not in self.taken:
            return None
        shown = (self.folder / tahun).as_posix()
        return Tolak(f'"{shown}" sudah ada', ("isi berkas di folder itu, atau pilih tahun lain",))


def look_around(path: str) -> Place:
    """Look into a folder, which need not exist. OSError when the machine refuses to show it."""
    folder = Path(path)
    name = Path(os.path.abspath(path)).name
    if _YEAR.fullmatch(name):
        return Place(folder, refusal=Tolak(f'"{path}" adalah folder tahun', ("sebutkan folder daerahnya",)))
    if not os.path.lexists(folder):
        return Place(folder)
    if not folder.is_dir():
        return Place(folder, refusal=Tolak(f'"{path}" bukan folder', ("pilih nama lain",)))
    names = sorted(os.listdir(folder))
    years = tuple(n for n in names if _YEAR.fullmatch(n) and (folder / n).is_dir())
    subjects: set[str] = set()
    for name in names:
        if not is_yaml(name) or judge(name) is not None or (folder / name).is_dir():
            continue
        file, _ = read_yaml(name, (folder / name).read_bytes())
        if file.root is None:
            cure = "perbaiki berkas itu lebih dahulu; lihat temuan lkpj periksa"
            return Place(folder, refusal=Tolak(f'"{name}" di folder itu belum dapat dibaca', (cure,)))
        subjects |= {entry.key for entry in file.root.entries}
    if "laporan" in subjects:
        cure = "pindahkan isian tahun itu ke folder tahunnya, atau pilih folder lain"
        wrong = Tolak("folder itu memuat isian laporan di luar folder tahun", (cure,))
        return Place(folder, refusal=wrong)
    taken = frozenset(n.casefold() for n in names)
    if DAERAH in taken:  # kept as it is, so nothing can be added to it
        subjects |= {subject for subject, stem in BERKAS.items() if f"{stem}.yaml" == DAERAH}
    return Place(folder, frozenset(subjects), years, taken)
