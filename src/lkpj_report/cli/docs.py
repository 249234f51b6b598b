"""`lkpj docs` (daftar): which papers there are and what each needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lkpj_report.cli.codes import EXIT_FAULT, EXIT_GOOD
from lkpj_report.cli.options import template_option
from lkpj_report.cli.words import IndonesianCommand

if TYPE_CHECKING:
    from lkpj_report.templates.papers import Naskah


@click.command(
    "docs",
    cls=IndonesianCommand,
    help="Daftar naskah yang dapat dibuat dan isian yang diperlukannya.",
    short_help="Daftar naskah dan keperluannya.",
)
@template_option
def docs(templates: tuple[str, ...]) -> int:
    from lkpj_report.build import Job, describe, open_library
    from lkpj_report.cli import show

    library = open_library(Job(".", templates=templates))
    code = EXIT_GOOD
    for name in library.papers():
        described = describe(name, library)
        if isinstance(described, list):
            show.findings(described, library.line)
            code = EXIT_FAULT
            continue
        _show(name, described[0])
    return code


def _show(name: str, paper: Naskah) -> None:
    click.echo(f"{name}: {paper.nama}")
    click.echo(f"  {paper.keterangan}. Penerbit: {paper.penerbit}. Tema: {paper.tema}.")
    click.echo(f"  wajib ada: {', '.join(paper.wajib) or 'tidak ada'}")
    if paper.diminta:
        click.echo(f"  hanya dibuat bila diminta: --naskah {name}")
    if paper.perintah:
        click.echo(f"  dibuat oleh: lkpj {paper.perintah}")
    for part in paper.bagian:
        if part.perlu:
            click.echo(f"  bagian {part.nama}: bila ada {', '.join(part.perlu)}")
