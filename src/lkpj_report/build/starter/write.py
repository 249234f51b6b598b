"""Writes a fresh input: all of its files, or none.

In: a folder and files by their names below it, none of which exists. Out: the paths, or what the machine
refused; then nothing stays behind, for a half-made year would stand in the way of the next try.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.outputs import refusal, write_file


def write_new(folder: Path, files: Sequence[tuple[str, bytes]]) -> tuple[list[Path], Diagnostic | None]:
    """Write all files, folders included; the finding W202 or W203 when the machine refuses one."""
    parents = dict.fromkeys((folder / name).parent for name, _ in files)
    created = [f for parent in parents for f in reversed((parent, *parent.parents)) if not f.exists()]
    done: list[Path] = []
    wrong: Diagnostic | None = None
    try:
        for parent in parents:
            parent.mkdir(parents=True, exist_ok=True)
        for name, data in files:
            wrong = write_file(folder / name, data)
            if wrong is not None:
                break
            done.append(folder / name)
    except OSError as error:
        wrong = refusal(Path(error.filename or folder), error)
    if wrong is not None:
        _take_away(done, created)
        return [], wrong
    return done, None


def _take_away(files: Sequence[Path], folders: Sequence[Path]) -> None:
    """Remove what was written; folders go, the innermost first, when they are empty."""
    for path in files:
        path.unlink(missing_ok=True)
    for parent in sorted(dict.fromkeys(folders), key=lambda p: -len(p.parts)):
        try:
            parent.rmdir()
        except OSError:  # not made, or somebody else has put something there
            continue
