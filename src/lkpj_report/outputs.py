"""Writes finished papers to disk, never half and never over somebody's work.

A file goes to a temporary name in its folder, is synced and renamed. `.lkpj/catatan.json` beside
the papers records the SHA-256 of what was written; a file that differs from its record was edited
by a person and is left alone: the new paper is written as `…-baru`, unless `overwrite` is asked for.
What the machine refuses (a full disk, a folder without permission, a file open in Word) is a finding
with a code of `MACHINE`, so that the other files are still written.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from lkpj_report.diagnostics import Diagnostic, Span, fault, info, warning
from lkpj_report.records import dataclass

RECORD = Path(".lkpj") / "catatan.json"
MACHINE = frozenset({"W202", "W203"})
"""Codes of what the machine refuses: a file that another program holds; disk and permission."""


class Outcome(StrEnum):
    """What happened to a file."""

    WRITTEN = "ditulis"
    UNCHANGED = "tidak berubah"
    BESIDE = "ditulis di samping berkas yang sudah disunting"
    REMOVED = "konsep lama dihapus"
    KEPT = "konsep lama dibiarkan karena sudah disunting"


@dataclass(frozen=True, slots=True)
class Written:
    """A file and what happened to it; `size` in bytes, 0 for one that is no paper of this run."""

    path: Path
    outcome: Outcome
    size: int = 0


Record = dict[str, str]
"""File names to the SHA-256 of what was written; `name#lama` is what our file held before that.

The record is written ahead of the files: a run that is killed between the two leaves files that are the one
or the other, and nothing that looks like a person's work.
"""

BEFORE = "#lama"

Aim = tuple[Path, "Outcome", bytes]


def write_all(
    folder: Path, files: Sequence[tuple[str, bytes]], overwrite: bool = False, outdated: Iterable[str] = ()
) -> tuple[list[Written], list[Diagnostic]]:
    """Write papers (name, bytes) into a folder; raises nothing for what the machine refuses.

    `outdated` are names of papers that the new ones replace (`nota-pengantar-konsep.docx`): when all was
    written they are removed, unless a person has edited them.
    """
    found: list[Diagnostic] = []
    try:
        (folder / RECORD).parent.mkdir(parents=True, exist_ok=True)
        record = _read_record(folder, found)
    except OSError as error:
        return [], [refusal(folder, error)]
    kept = dict(record)
    aims = [aim for file in files for aim in _aim(folder, file, (record, found), overwrite)]
    for target, _, data in aims:
        _note(record, target, _hash(data))
    refused = _write_record(folder, record) if record != kept else None
    if refused is not None:
        return [], [*found, refused]
    done: list[Written] = []
    for target, outcome, data in aims:
        refused = write_file(target, data) if outcome is not Outcome.UNCHANGED else None
        if refused is not None:  # a paper that is not there is not announced
            found.append(refused)
        else:
            done.append(Written(target, outcome, len(data)))
    if len(done) == len(files):
        kept = dict(record)
        done += _clear(folder, outdated, record, found)
        refused = _write_record(folder, record) if record != kept else None
    return done, found if refused is None else [*found, refused]


def outdated(paper: str, names: Iterable[str], konsep: bool) -> list[str]:
    """Files that the new ones of a paper replace: a konsep with the final paper's content beside it would
    sooner or later be copied by mistake, and a print file of an older text be printed."""
    new = list(names)
    stale = [f"{n.removesuffix('.pdf')}-cetak.pdf" for n in new if n.endswith(".pdf") and "-cetak" not in n]
    if not konsep:
        stale += [f"{paper}-konsep{n.removeprefix(paper)}" for n in [*new, *stale]]
    return [name for name in dict.fromkeys(stale) if name not in new]


def ours(folder: Path, name: str, record: Record) -> bool:
    """Whether a file holds what we wrote: now, or before a run that was cut short."""
    return _hash((folder / name).read_bytes()) in (record.get(name), record.get(name + BEFORE))


def read_record(folder: Path) -> Record:
    """What was written into a folder; a damaged record counts as none."""
    return _read_record(folder, [])


def _note(record: Record, target: Path, new: str) -> None:
    record.pop(target.name + BEFORE, None)
    there = _hash(target.read_bytes()) if target.exists() else new
    if there != new:
        record[target.name + BEFORE] = there
    record[target.name] = new


def _write_record(folder: Path, record: Record) -> Diagnostic | None:
    text = json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    return write_file(folder / RECORD, text.encode("utf-8"))


def old_finals(folder: Path, konsep: Iterable[str]) -> list[Diagnostic]:
    """Final papers that lie beside the konsep files of these names: somebody may print them by mistake."""
    finals = ["".join(name.rsplit("-konsep", 1)) for name in konsep]
    return [
        info(
            "W206", f'naskah final lama "{name}" masih ada di folder yang sama', Span(shown(folder / name), 1),
            "hapus atau pindahkan bila isinya sudah tidak berlaku",
        )
        for name in finals
        if (folder / name).exists()
    ]  # fmt: skip


def shown(path: Path) -> str:
    """A path relative to the working folder where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def write_file(path: Path, data: bytes) -> Diagnostic | None:
    """Write a file whole or not at all; the finding when the machine refuses."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".lkpj-", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, 0o644)
        try:
            os.replace(temporary, path)
        except PermissionError:  # Windows: the target is open; the folder itself has just let us write
            return _held(path)
        temporary = ""
    except OSError as error:
        return refusal(path, error)
    finally:
        if temporary:
            _remove(Path(temporary))
    return None


def refusal(path: Path, error: OSError) -> Diagnostic:
    """What the machine refused, as a finding W203; the only place that reads error numbers."""
    full = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
    if error.errno in full:
        what, cure = "cakram penuh", "kosongkan sebagian cakram, lalu ulangi"
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        what, cure = "tidak ada izin menulis di sana", "pilih folder lain dengan -o, atau minta izin menulis"
    elif isinstance(error, FileExistsError | NotADirectoryError):
        what, cure = (
            "ada berkas yang namanya sama dengan folder itu",
            "ganti nama berkas itu, atau pilih folder lain",
        )
    elif isinstance(error, IsADirectoryError):
        what, cure = "ada folder yang namanya sama dengan berkas itu", "ganti nama atau pindahkan folder itu"
    elif isinstance(error, FileNotFoundError):
        what, cure = "tidak ditemukan", "periksa apakah folder itu masih ada"
    else:
        what, cure = (
            f"gangguan cakram atau jaringan, kode {error.errno}",
            "periksa cakram atau jaringannya, lalu ulangi",
        )
    return fault("W203", f'"{shown(path)}" tidak dapat ditulis: {what}', None, cure)


def _aim(
    folder: Path, file: tuple[str, bytes], notes: tuple[Record, list[Diagnostic]], overwrite: bool
) -> list[Aim]:
    """Where a paper goes and what that is; nothing, and the finding, when the machine does not let us look."""
    name, data = file
    record, found = notes
    try:
        target, outcome = _target(folder, file, record, overwrite)
    except PermissionError:
        found.append(_held(folder / name))
        return []
    except OSError as error:
        found.append(refusal(folder / name, error))
        return []
    if outcome is Outcome.BESIDE:
        found.append(
            warning(
                "W201", f'"{name}" sudah disunting sejak dibuat; naskah baru disimpan sebagai "{target.name}"',
                Span(shown(folder / name), 1),
                "salin suntingannya ke masukan, atau pakai --timpa untuk menimpa",
            )
        )  # fmt: skip
    return [(target, outcome, data)]


def _target(folder: Path, file: tuple[str, bytes], record: Record, overwrite: bool) -> tuple[Path, Outcome]:
    """Where to write: the name itself, or the first free `-baru` beside an edited file."""
    name, data = file
    stem, dot, ending = _parts(name)
    candidates = [
        name,
        f"{stem}-baru{dot}{ending}",
        *(f"{stem}-baru-{n}{dot}{ending}" for n in range(2, 100)),
    ]
    for candidate in candidates:
        path = folder / candidate
        outcome = Outcome.WRITTEN if candidate == name else Outcome.BESIDE
        if not path.exists():
            return path, outcome
        there = _hash(path.read_bytes())
        if there == _hash(data):
            return path, Outcome.UNCHANGED if candidate == name else Outcome.BESIDE
        if overwrite or there in (record.get(candidate), record.get(candidate + BEFORE)):
            return path, outcome
    raise FileExistsError(errno.EEXIST, "no free name beside", str(folder / name))


def _parts(name: str) -> tuple[str, str, str]:
    """A name before its last point, the point, and what follows; all of it before when it has none."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot, ending) if dot else (name, "", "")


def _clear(folder: Path, outdated: Iterable[str], record: Record, found: list[Diagnostic]) -> list[Written]:
    """Remove recorded papers that are outdated, with their `-baru`; those that were edited stay."""
    done: list[Written] = []
    for name in outdated:
        stem, dot, ending = _parts(name)
        like = re.compile(rf"{re.escape(stem)}(-baru(-\d+)?)?{re.escape(dot + ending)}")
        for known in sorted(n for n in record if like.fullmatch(n)):
            path = folder / known
            try:
                edited = path.exists() and _hash(path.read_bytes()) != record[known]
                if edited:
                    done.append(Written(path, Outcome.KEPT))
                    continue
                if path.exists():
                    path.unlink()
                    done.append(Written(path, Outcome.REMOVED))
                del record[known]
                record.pop(known + BEFORE, None)
            except OSError:
                found.append(_still_there(path))
    return done


def _held(path: Path) -> Diagnostic:
    return fault(
        "W202", f'"{path.name}" tidak dapat ditulis karena sedang dibuka', Span(shown(path), 1),
        "tutup dulu berkas itu di Word atau pembaca PDF, lalu ulangi",
    )  # fmt: skip


def _still_there(path: Path) -> Diagnostic:
    return warning(
        "W204", f'konsep lama "{path.name}" tidak dapat dihapus', Span(shown(path), 1),
        "tutup berkas itu, lalu hapus sendiri agar tidak tertukar dengan naskah final",
    )  # fmt: skip


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:  # a disk that is failing: the first error is the one to tell
        return


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_record(folder: Path, found: list[Diagnostic]) -> Record:
    """What was written here before; a damaged record counts as none: all that is there stays untouched."""
    path = folder / RECORD
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        return {str(k): str(v) for k, v in value.items()}
    found.append(
        warning(
            "W205", "catatan naskah yang pernah dibuat rusak; berkas yang ada dianggap sudah disunting",
            Span(shown(path), 1), "periksa berkas yang bernama -baru, lalu simpan satu saja",
        )
    )  # fmt: skip
    return {}
