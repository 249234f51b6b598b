"""`lkpj rollover` (tahun-baru): the next year's input out of this year's, and a list of what is to be written.

Nothing that exists is written over, and the new folder is written whole or not at all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from lkpj_report.cli.codes import EXIT_FAULT, EXIT_GOOD, EXIT_MACHINE
from lkpj_report.cli.options import input_argument
from lkpj_report.cli.words import IndonesianCommand

if TYPE_CHECKING:
    from lkpj_report.build.rollover import Hal, Lanjutan


@click.command(
    "rollover",
    cls=IndonesianCommand,
    help="Siapkan isian tahun berikutnya dari MASUKAN, folder tahun yang sudah terisi. Yang tetap disalin beserta "
    "komentarnya; angka, tanggal, dan kalimat tahun lalu dikosongkan dan disebutkan satu per satu. "
    "Folder yang sudah ada tidak diubah.",
    short_help="Siapkan isian tahun berikutnya.",
)
@input_argument
@click.pass_context
def rollover(ctx: click.Context, /, *, masukan: str) -> int:
    from lkpj_report.build.rollover import susun_tahun_baru
    from lkpj_report.build.starter import write_new
    from lkpj_report.cli import show
    from lkpj_report.outputs import shown

    made = susun_tahun_baru(masukan)
    if made.tolak is not None:
        raise click.UsageError("; ".join((made.tolak.pesan, *made.tolak.saran)), ctx)
    if made.temuan:
        show.findings(made.temuan, made.line)
        click.echo(show.counts(made.temuan))
        return EXIT_FAULT
    paths, refused = write_new(made.folder, [(name, berkas.data) for name, berkas in made.berkas])
    if refused is not None:
        show.findings((refused,), lambda file, number: None)
        return EXIT_MACHINE
    click.echo(f"{shown(made.folder)} dibuat dari {made.lama}:")
    for path in paths:
        click.echo(f"  {shown(path)}")
    _tell(made)
    year = shown(made.folder)
    command = f'"{year}"' if " " in year else year
    click.echo(f"kalimat tahun lalu ada di baris “# tahun lalu: …”; sesudah diisi: lkpj periksa {command}")
    return EXIT_GOOD


def _tell(made: Lanjutan) -> None:
    """What is to be done, by kind and place; equal places of a list are counted, not repeated."""
    from lkpj_report.build.rollover import Hal

    for hal in Hal:
        lines = [line for name, berkas in made.berkas for line in _lines(name, hal, made)]
        if lines:
            click.echo(f"{hal.value}:")
            for line in lines:
                click.echo(f"  {line}")
    for name in made.tak_disalin:
        click.echo(f"tidak disalin: {name}")


def _lines(name: str, hal: Hal, made: Lanjutan) -> list[str]:
    notes = [c for c in dict(made.berkas)[name].catatan if c.hal is hal]
    per = Counter((c.tempat.replace(".*", ""), c.nama) for c in notes)
    return [
        f"{name}: {tempat}" + (f" ← {nama}" if nama else "") + (f" ({count})" if count > 1 else "")
        for (tempat, nama), count in per.items()
    ]
