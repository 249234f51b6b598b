"""The command group, and how the outside world is met: console encoding, crashes, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from lkpj_report import __version__
from lkpj_report.cli import console
from lkpj_report.cli.codes import EXIT_BUG, EXIT_GOOD, EXIT_MACHINE, EXIT_STOPPED, EXIT_USAGE
from lkpj_report.cli.commands import ALIASES, Commands
from lkpj_report.cli.words import IndonesianGroup, usage_message


@click.group(
    cls=IndonesianGroup,
    commands=Commands(),
    help="Menyusun naskah sidang LKPj (DOCX dan PDF) dari isian YAML yang diperiksa.",
    epilog="""\b
Contoh: lkpj buat inputs/kota-kupang/2023
Kode keluar: 0 baik, 1 ada kesalahan, 2 salah perintah, 3 ada peringatan atau celah (--ketat),
4 sebagian laporan massal gagal, 70 gangguan program, 74 cakram penuh, tanpa izin, atau berkas sedang dibuka""",
    context_settings={"help_option_names": ["-h", "--help", "--bantuan"]},
)
@click.version_option(
    __version__,
    "--version",
    "--versi",
    prog_name="lkpj",
    message="%(prog)s %(version)s",
    help="Tampilkan versi.",
)
def lkpj() -> None:
    pass


for _name, _alias in ALIASES.items():
    lkpj.add_alias(_alias, _name)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code is returned, nothing is raised."""
    console.prepare()
    try:
        code = lkpj.main(list(arguments) or ["--help"], prog_name="lkpj", standalone_mode=False)
    except click.ClickException as error:
        click.echo(usage_message(error, _called(arguments)), err=True)
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("dihentikan", err=True)
        return EXIT_STOPPED
    except SystemExit:  # click's answer to a pipe that nobody reads any more
        return EXIT_MACHINE
    except OSError as error:
        return _machine(error)
    except Exception:
        return _crash()
    if not arguments:
        return EXIT_USAGE
    return code if isinstance(code, int) else EXIT_GOOD


def _called(arguments: Sequence[str]) -> str:
    known = {*lkpj.commands, *lkpj.aliases}
    return next((f"lkpj {word}" for word in arguments[:1] if word in known), "lkpj")


def _machine(error: OSError) -> int:
    from lkpj_report.diagnostics import render
    from lkpj_report.outputs import refusal

    click.echo(render(refusal(Path(error.filename or "berkas"), error), lambda file, number: None), err=True)
    return EXIT_MACHINE


def _crash() -> int:
    """Our own bug: the traceback goes to a file, a way out to the screen."""
    import tempfile
    import traceback

    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="lkpj-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as out:
            out.write(f"lkpj {__version__}, Python {sys.version}\n")
            traceback.print_exc(file=out)
        cure = f"kirim berkas {out.name} kepada pengembang"
    except OSError:  # no room for the file either
        traceback.print_exc()
        cure = "kirim tulisan di atas kepada pengembang"
    click.echo(
        f"kesalahan: program mengalami gangguan dari dalam; ini bukan kesalahan isian Anda.\n  saran: {cure}",
        err=True,
    )
    return EXIT_BUG
