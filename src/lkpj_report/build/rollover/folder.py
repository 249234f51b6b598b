"""The files of a year folder, turned into the next year's; the only part that looks at the disk.

In: the path of a year folder, or of a region with one year. Out: a `Lanjutan`, to be written whole by
`starter.write_new`, or the words that say why not. Nothing that exists is ever written over.
"""

from __future__ import annotations

import os
from pathlib import Path

from lkpj_report.bahasa.tolak import Tolak
from lkpj_report.build.rollover.ubah import Berkas, ubah_berkas
from lkpj_report.diagnostics import Diagnostic, Severity, fault, has_fault
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Bahan, Kind
from lkpj_report.source.folder import InputFiles, find_input, input_root
from lkpj_report.source.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class Lanjutan:
    """The next year's folder, or in `tolak` or `temuan` why there is none: `berkas` by their names in it; `tak_disalin` are files of the old one that are
    no YAML and so were left there. `baris` are the lines of the files that `temuan` points to."""

    lama: str
    folder: Path
    tolak: Tolak | None = None
    berkas: tuple[tuple[str, Berkas], ...] = ()
    tak_disalin: tuple[str, ...] = ()
    temuan: tuple[Diagnostic, ...] = ()
    baris: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def line(self, file: str, number: int) -> str | None:
        """A source line for `diagnostics.render`."""
        lines = dict(self.baris).get(file, ())
        return lines[number - 1] if 0 < number <= len(lines) else None


def susun_tahun_baru(path: str) -> Lanjutan:
    """What the next year's folder will hold; with a finding in `temuan` there are no files."""
    gate = Bahan.on_disk([input_root(path)])
    found = find_input(path, gate)
    if isinstance(found, Diagnostic):
        return Lanjutan(path, Path(path), temuan=(found,))
    if not found.year or gate.kind(path) is not Kind.FOLDER:
        cure = (
            "pindahkan isiannya ke folder tahun, misalnya inputs/kota-kupang/2024, lalu sebutkan folder itu"
        )
        return Lanjutan(path, Path(path), Tolak(f'"{path}" bukan folder tahun', (cure,)))
    folder = Path(found.region_folder) / str(int(found.year) + 1)
    if os.path.lexists(folder):
        cure = "isi berkas di folder itu; bila ingin mengulang, pindahkan dahulu folder itu"
        wrong = Tolak(f'"{folder.as_posix()}" sudah ada; tidak ada yang diubah', (cure,))
        return Lanjutan(found.year_folder, folder, wrong)
    return _baca(found, folder, gate)


def _baca(found: InputFiles, folder: Path, gate: Bahan) -> Lanjutan:
    prefix = f"{found.year_folder}/"
    files: list[tuple[str, Berkas]] = []
    wrong: list[Diagnostic] = []
    lines: list[tuple[str, tuple[str, ...]]] = []
    for key in (k for k in found.files if k.startswith(prefix)):
        data = gate.read(key)
        if not isinstance(data, bytes):
            wrong.append(data if data is not None else fault("S141", f'berkas "{key}" tidak dapat dibuka'))
            continue
        file, said = read_yaml(key, data)
        if has_fault(said):
            wrong += [d for d in said if d.severity is Severity.FAULT]
            lines.append((key, file.lines))
            continue
        if not wrong:
            files.append((key.removeprefix(prefix), ubah_berkas(key, data, int(found.year), found.year)))
    if wrong:
        return Lanjutan(found.year_folder, folder, temuan=tuple(wrong), baris=tuple(lines))
    taken = {name for name, _ in files}
    others = tuple(n for n in gate.list_dir(found.year_folder) if n not in taken)
    return Lanjutan(found.year_folder, folder, None, tuple(files), others)
