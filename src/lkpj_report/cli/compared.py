"""What `reconcile` and `diff` have in common: writing the paper, the CSV file, and the exit code.

In: a `Compared` of `build.compare`. Out: lines on the terminal, files, and 0 (equal), 3 (differences) or a
worse code: a source that could not be read, a file that could not be written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkpj_report.cli.codes import EXIT_GOOD, EXIT_WARNING, code_of, worst

if TYPE_CHECKING:
    from lkpj_report.build.compare import Compared
    from lkpj_report.diagnostics import Diagnostic, Place


def deliver(
    compared: Compared, output: str, overwrite: bool, csv: tuple[str, bytes] | None
) -> list[Diagnostic]:
    """Write the papers and the CSV file (its path, its bytes); gives all findings, which are shown too."""
    from lkpj_report.cli import show
    from lkpj_report.cli.deliver import write_papers
    from lkpj_report.outputs import shown, write_file

    result = compared.result
    made, wrong = write_papers(result, output, overwrite)
    found = [*result.found, *wrong]
    saved = ""
    if csv is not None:
        refused = write_file(Path(csv[0]), csv[1])
        if refused is not None:
            found.append(refused)
        else:
            saved = shown(Path(csv[0]))
    show.findings(found, result.line)
    for paper, written in made:
        if written:
            show.paper(paper, written)
    if saved:
        click.echo(f"  {saved}")
    return found


def notes(compared: Compared) -> None:
    """Say of inputs that could be read, but not without faults of their own."""
    for name, count in (compared.faults or {}).items():
        click.echo(f"catatan: {name} memuat {count} kesalahan; lihat lkpj periksa {name}")


def exit_code(found: list[Diagnostic], same: bool | None) -> int:
    """0 for equal sources, 3 for differences, 1 when they could not be compared; 74 from the machine."""
    differs = EXIT_GOOD if same is None or same else EXIT_WARNING
    return worst((code_of(found, strict=False), differs))


def where(place: Place | None) -> str:
    """A place for a column of places."""
    return str(place) if place is not None else ""
