"""From the INPUT that a user names to one merged raw tree: finds the files, reads and merges them.

INPUT is a year folder (`inputs/kota-kupang/2023`), a region folder with one year in it, any other
folder of YAML files, or one YAML file with everything. The region's own files (`daerah.yaml`) come
before the year's. In: a path and the reading gate. Out: `Source`, all that `build` needs to know.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path

from lkpj_report.diagnostics import Diagnostic, Place, Severity, Span, fault, sort_key, warning
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import YAML_LIMIT, Bahan, Kind, as_key
from lkpj_report.source.merge import FileNotes, merge
from lkpj_report.source.names import PassedOver, is_yaml, judge
from lkpj_report.source.tautan import link_tables
from lkpj_report.source.tree import Mapping, SourceFile
from lkpj_report.source.yaml_reader import read_yaml

_YEAR = re.compile(r"[12]\d{3}")
_TOP_KEY = re.compile(r"([^\W\d]\w*)[ \t]*:")


@dataclass(frozen=True, slots=True)
class InputFiles:
    """The files of an input, in reading order; folders as shown ("" for none). `tables` are linked by them."""

    files: tuple[str, ...]
    region: str = ""
    region_folder: str = ""
    year: str = ""
    year_folder: str = ""
    passed_over: tuple[PassedOver, ...] = ()
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An input that was read.

    `root` holds the subjects of all files; `unread` names those that seem to stand in files that
    could not be parsed, so that nobody calls them missing. `year` is the year folder's name ("" when
    there is none) and `year_folder` its place for findings. `region` is the region folder's name.
    """

    root: Mapping
    files: tuple[SourceFile, ...]
    notes: dict[str, FileNotes]
    found: InputFiles
    unread: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def region(self) -> str:
        """Name of the region folder."""
        return self.found.region

    @property
    def year(self) -> str:
        """Name of the year folder, or ""."""
        return self.found.year

    @property
    def year_folder(self) -> Place | None:
        """The year folder as a place; None for other inputs."""
        return Span(self.found.year_folder, 1, 1) if self.found.year_folder else None

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Files that look like input and were not read."""
        return self.found.passed_over

    @property
    def faulty_lines(self) -> frozenset[tuple[str, int]]:
        """File and line of the faults of form: what the model finds there is mostly their echo."""
        places = [d.place for d in self.diagnostics if d.severity is Severity.FAULT]
        return frozenset((p.file, p.line) for p in places if isinstance(p, Span))

    def line(self, file: str, number: int) -> str | None:
        """A line of a file that was read, for `diagnostics.render`."""
        lines = next((f.lines for f in self.files if f.name == file), ())
        return lines[number - 1] if 0 < number <= len(lines) else None


def input_root(path: str | Path) -> Path:
    """The folder that holds all that an input may refer to: the region's, or that of a single file."""
    here = Path(os.path.abspath(path))
    if not here.is_dir():  # a file, or a slip of the pen, whose neighbours are then suggested
        here = here.parent
    return here.parent if _YEAR.fullmatch(here.name) else here


def load_source(path: str | Path, bahan: Bahan | None = None) -> Source:
    """Read an input whole; findings of all files are in `diagnostics`, sorted. Raises nothing for bad input.

    Without `bahan` the input's own folder (`input_root`) is the only place that is read.
    """
    gate = Bahan.on_disk([input_root(path)]) if bahan is None else bahan
    chosen = find_input(path, gate)
    if isinstance(chosen, Diagnostic):
        nothing = Mapping((), Span(as_key(path), 1, 1))
        return Source(nothing, (), {}, InputFiles(()), (), (chosen,))
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = [_passed_over(p) for p in chosen.passed_over if p.rename]
    for name in chosen.files:
        file, found = _read(name, gate)
        files.append(file)
        diagnostics += found
    merged = merge(files)
    linked = link_tables(merged.root, gate)
    chosen = replace(chosen, tables=linked.tables)
    diagnostics += (*merged.diagnostics, *linked.diagnostics)
    unread = tuple(key for file in files if file.root is None for key in _top_keys(file))
    ordered = tuple(sorted(diagnostics, key=sort_key))
    return Source(linked.root, tuple(files), merged.notes, chosen, unread, ordered)


def find_input(path: str | Path, bahan: Bahan) -> InputFiles | Diagnostic:
    """The files of an input, or the finding S142 to S144 that says why there are none."""
    key = as_key(path)
    match bahan.kind(key):
        case Kind.FILE:
            return _single(key, bahan)
        case Kind.FOLDER:
            return _folder(key, bahan)
        case None:
            return _not_found(key, bahan)


def _single(key: str, bahan: Bahan) -> InputFiles | Diagnostic:
    name = posixpath.basename(key)
    if not is_yaml(name):
        verdict = judge(name)
        hint = f'ganti namanya menjadi "{verdict.rename}"' if verdict is not None and verdict.rename else (
            "sebutkan folder tahun atau berkas .yaml"
        )  # fmt: skip
        return fault("S142", f'"{key}" bukan berkas YAML', None, hint)
    folder = posixpath.basename(posixpath.dirname(bahan.full_name(key)))
    if not _YEAR.fullmatch(folder):
        return InputFiles((key,), folder or name)
    region = posixpath.basename(posixpath.dirname(posixpath.dirname(bahan.full_name(key))))
    return InputFiles((key,), region, _parent(_parent(key)), folder, _parent(key))


def _folder(key: str, bahan: Bahan) -> InputFiles | Diagnostic:
    full = bahan.full_name(key)
    if _YEAR.fullmatch(posixpath.basename(full)):
        return _year(key, full, bahan)
    years = [
        n for n in bahan.list_dir(key) if _YEAR.fullmatch(n) and bahan.kind(_join(key, n)) is Kind.FOLDER
    ]
    if len(years) == 1:
        return _year(_join(key, years[0]), posixpath.join(full, years[0]), bahan)
    if years:
        return fault(
            "S143", f'folder "{key}" memuat beberapa tahun: {", ".join(years)}', None,
            f'sebutkan salah satunya, misalnya "{_join(key, years[-1])}"',
        )  # fmt: skip
    files, passed = _yaml_files(key, bahan)
    if not files:
        return _no_files(key, passed)
    return InputFiles(files, posixpath.basename(full), key, passed_over=passed)


def _year(key: str, full: str, bahan: Bahan) -> InputFiles | Diagnostic:
    files, passed = _yaml_files(key, bahan)
    if not files:
        return _no_files(key, passed)
    region = _parent(key)
    region_files, region_passed = _yaml_files(region, bahan)
    name = posixpath.basename(posixpath.dirname(full))
    return InputFiles(
        region_files + files, name, region, posixpath.basename(full), key, region_passed + passed
    )  # fmt: skip


def _yaml_files(folder: str, bahan: Bahan) -> tuple[tuple[str, ...], tuple[PassedOver, ...]]:
    files: list[str] = []
    passed: list[PassedOver] = []
    for name in bahan.list_dir(folder):
        verdict = judge(name)
        key = _join(folder, name)
        if (verdict is None and not is_yaml(name)) or bahan.kind(key) is Kind.FOLDER:
            continue
        if verdict is not None:
            passed.append(PassedOver(key, verdict.reason, verdict.rename))
        else:
            files.append(key)
    return tuple(files), tuple(passed)


def _read(name: str, bahan: Bahan) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    data = bahan.read(name, Span(name, 1, 1), YAML_LIMIT)
    match data:
        case bytes():
            return read_yaml(name, data)
        case Diagnostic():
            return SourceFile(name, None), (data,)
        case None:  # a link that leads nowhere, or a file that vanished since the folder was listed
            gone = fault(
                "S141",
                f'berkas "{name}" tidak dapat dibuka',
                Span(name, 1, 1),
                "periksa apakah berkasnya masih ada",
            )
            return SourceFile(name, None), (gone,)


def _top_keys(file: SourceFile) -> tuple[str, ...]:
    """Subjects of a file that was not parsed, by its lines; by its name when even those are unknown."""
    keys = tuple(m[1] for line in file.lines if (m := _TOP_KEY.match(line)))
    return keys or (posixpath.basename(file.name).split(".", 1)[0],)


def _passed_over(p: PassedOver) -> Diagnostic:
    return warning(
        "S145", f"berkas ini tidak dibaca: {p.reason}", Span(p.name, 1, 1),
        f'ganti namanya menjadi "{p.rename}" bila memang harus dibaca, atau hapus bila tidak dipakai',
    )  # fmt: skip


def _no_files(key: str, passed: tuple[PassedOver, ...]) -> Diagnostic:
    renames = [f'ganti nama "{posixpath.basename(p.name)}" menjadi "{p.rename}"' for p in passed if p.rename]
    hints = renames or ["simpan isian sebagai berkas .yaml di folder ini, misalnya laporan.yaml"]
    return fault("S144", f'folder "{key}" tidak memuat berkas YAML', None, *hints[:7])


def _not_found(key: str, bahan: Bahan) -> Diagnostic:
    import difflib

    siblings = bahan.list_dir(_parent(key))
    near = difflib.get_close_matches(posixpath.basename(key), siblings, 1)
    hint = f'mungkin maksudnya "{_join(_parent(key), near[0])}"' if near else (
        "sebutkan folder tahun, misalnya inputs/kota-kupang/2023"
    )  # fmt: skip
    return fault("S142", f'masukan "{key}" tidak ditemukan', None, hint)


def _join(folder: str, name: str) -> str:
    return name if folder == "." else posixpath.join(folder, name)


def _parent(key: str) -> str:
    """The folder above, also for "." and "../..", whose own names say nothing."""
    if key == "." or posixpath.basename(key) == "..":
        return posixpath.normpath(posixpath.join(key, ".."))
    return posixpath.dirname(key) or "."
