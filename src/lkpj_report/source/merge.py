"""The files of an input to one raw tree: subjects side by side, each with its own places.

The keys at the top of a file are subjects. A subject stands in one file only; subjects are never
merged into each other. `format`, `sumber` and `catatan` belong to their file and may stand in each.
In: files of `yaml_reader`, in order. Out: one mapping, the notes of each file, findings S150 to S152.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkpj_report.diagnostics import Diagnostic, Related, Severity, Span, fault
from lkpj_report.records import dataclass
from lkpj_report.source.tree import Empty, Entry, Mapping, Scalar, SourceFile
from lkpj_report.source.yaml_value import short

FORMAT = "1"
FILE_KEYS = ("format", "sumber", "catatan")


@dataclass(frozen=True, slots=True)
class FileNotes:
    """What a file says of itself; None: not said, or left empty."""

    format: Scalar | None = None
    sumber: Scalar | None = None
    catatan: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """All subjects as one mapping, notes by shown file name, findings."""

    root: Mapping
    notes: dict[str, FileNotes]
    diagnostics: tuple[Diagnostic, ...]


def merge(files: Sequence[SourceFile]) -> Merged:
    """Put the subjects of several files side by side; of a doubled subject the first one is kept."""
    subjects: dict[str, Entry] = {}
    notes: dict[str, FileNotes] = {}
    found: list[Diagnostic] = []
    for file in files:
        own: dict[str, Scalar] = {}
        for entry in file.root.entries if file.root else ():
            if entry.key in FILE_KEYS:
                found += _file_key(entry, own)
            elif entry.key in subjects:
                found.append(_twice(entry, subjects[entry.key]))
            else:
                subjects[entry.key] = entry
        notes[file.name] = FileNotes(own.get("format"), own.get("sumber"), own.get("catatan"))
    place = Span(files[0].name if files else "", 1, 1)
    return Merged(Mapping(tuple(subjects.values()), place), notes, tuple(found))


def _file_key(entry: Entry, own: dict[str, Scalar]) -> list[Diagnostic]:
    match entry.value:
        case Empty():
            return []
        case Scalar(text, place):
            if entry.key == "format" and text != FORMAT:
                return [
                    fault(
                        "S151", f'format "{short(text)}" tidak dikenal; program ini membaca format {FORMAT}', place,
                        f"tulis format: {FORMAT}, atau pasang program versi terbaru bila berkas ini dibuat untuk versi itu",
                    )
                ]  # fmt: skip
            own[entry.key] = entry.value
            return []
        case _:
            return [
                fault(
                    "S152", f'"{entry.key}" seharusnya satu teks', entry.key_place,
                    f'tulis di baris yang sama: "{entry.key}: …"',
                )
            ]  # fmt: skip


def _twice(entry: Entry, first: Entry) -> Diagnostic:
    return Diagnostic(
        Severity.FAULT, "S150", f'"{short(entry.key)}" ada di dua berkas', entry.key_place,
        ("gabungkan isinya ke dalam satu berkas, lalu hapus yang lain",),
        (Related(first.key_place, "pertama kali ditulis di sini"),),
    )  # fmt: skip
