"""`lkpj build --bundle`: writes the bundle of a set beside its papers, as a zip or as a folder.

In: a `Bundle` and the folder of the papers. Out: what was written; a zip or file that a person has changed is
left alone, as papers are.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from lkpj_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from lkpj_report.build.bundle import Bundle

WAYS = ("zip", "folder")


def deliver_bundle(bundle: Bundle, target: Path, way: str, overwrite: bool) -> list[Diagnostic]:
    """Write it and say where it is; gives what the machine refused."""
    from lkpj_report.build.bundle import as_zip
    from lkpj_report.cli import show
    from lkpj_report.outputs import shown, write_all

    konsep = f"{bundle.name}-konsep"
    if way == "zip":
        where = target / f"{bundle.name}.zip"
        parts = {target: [(where.name, as_zip(bundle.members, bundle.name))]}
        stale = {target: [f"{konsep}.zip"]}
    else:
        where = target / bundle.name
        parts = _by_folder(bundle, where)
        stale = _no_longer(where, parts) | _no_longer(target / konsep, {})
    found: list[Diagnostic] = []
    size = 0
    for folder in dict.fromkeys((*parts, *stale)):
        written, wrong = write_all(folder, parts.get(folder, []), overwrite, stale.get(folder, ()))
        found += wrong
        size += sum(w.size for w in written)
    if size:
        click.echo(f"  paket: {shown(where)}  {show.size(size)}, {len(bundle.members)} berkas")
    return found


def _by_folder(bundle: Bundle, where: Path) -> dict[Path, list[tuple[str, bytes]]]:
    """The members by the folder that they go to."""
    out: dict[Path, list[tuple[str, bytes]]] = {}
    for name, data in bundle.members:
        place = PurePosixPath(name)
        out.setdefault(where / place.parent, []).append((place.name, data))
    return out


def _no_longer(where: Path, parts: dict[Path, list[tuple[str, bytes]]]) -> dict[Path, list[str]]:
    """What an earlier bundle wrote there and this one does not have, by folder."""
    from lkpj_report.outputs import BEFORE, RECORD, read_record

    out: dict[Path, list[str]] = {}
    for record in sorted(where.rglob(RECORD.as_posix())):
        folder = record.parent.parent
        fresh = {name for name, _ in parts.get(folder, ())}
        out[folder] = [n for n in read_record(folder) if n not in fresh and not n.endswith(BEFORE)]
    return out
