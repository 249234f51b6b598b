"""`lkpj theme` (tema): a theme from a Word file of the house, put where papers find it.

The file is read for its look alone. What was taken, what was not and what stands in for it is shown; a
theme that exists is not written over unless asked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkpj_report.cli.codes import EXIT_FAULT, EXIT_GOOD, EXIT_MACHINE
from lkpj_report.cli.options import as_path, output_option
from lkpj_report.cli.words import IndonesianCommand

if TYPE_CHECKING:
    from lkpj_report.build.house_style import HouseStyle
    from lkpj_report.diagnostics import Diagnostic

USUAL = "naskah-dinas"
REGION_FILE, OWN_FOLDER = "daerah.yaml", "templat"
MOST_BYTES = 50_000_000


@click.command(
    "theme",
    cls=IndonesianCommand,
    help="Buat tema (kertas, margin, huruf, kop, nomor halaman) dari surat Word yang sudah benar bentuknya. Tema "
    f"bernama sama dengan tema bawaan ({USUAL}, buku) menggantikannya; tanpa NAMA, {USUAL}.",
    short_help="Buat tema dari surat Word.",
)
@click.argument("nama", metavar="[NAMA]", default=USUAL)
@click.option(
    "--from", "--acuan", "source", metavar="BERKAS.docx", callback=lambda ctx, p, v: v and as_path(v),
    help="Surat Word acuan (.docx atau .dotx).",
)  # fmt: skip
@output_option(
    "FOLDER",
    None,
    "Folder daerah atau folder templat. Bawaan: folder templat daerah tempat surat itu berada.",
)
@click.option("--no-letterhead", "--tanpa-kop", "plain", is_flag=True, help="Jangan ambil kop surat.")
@click.option("--overwrite", "--timpa", "overwrite", is_flag=True, help="Ganti tema yang sudah ada.")
@click.pass_context
def theme(
    ctx: click.Context, /, *, nama: str, source: str | None, output: str | None, plain: bool, overwrite: bool
) -> int:
    if source is None:
        raise click.UsageError("sebutkan surat Word acuannya dengan --acuan BERKAS.docx", ctx)
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", nama):
        raise click.UsageError("NAMA terdiri atas huruf kecil, angka, dan tanda hubung, misalnya daerah", ctx)
    from lkpj_report.build.house_style import style_of
    from lkpj_report.cli import show
    from lkpj_report.diagnostics import Diagnostic
    from lkpj_report.outputs import shown

    folder = target_folder(Path(source), output)
    if not overwrite and (folder / "tema" / f"{nama}.yaml").exists():
        return _refused(_exists(folder / "tema" / f"{nama}.yaml"))
    data = _read(Path(source))
    style = (
        style_of(nama, (Path(source).name, data), letterhead=not plain) if isinstance(data, bytes) else data
    )
    if isinstance(style, Diagnostic):
        return _refused(style)
    files = style_files(nama, Path(source).name, style)
    paths, wrong = _write(folder, files)
    show.findings([*style.found, *([wrong] if wrong else [])], lambda file, number: None)
    if wrong is not None:
        return EXIT_MACHINE
    _tell(nama, source, style)
    for path in paths:
        click.echo(f"  ditulis: {shown(path)}")
    click.echo(_next_step(nama, folder))
    return EXIT_GOOD


def _refused(wrong: Diagnostic) -> int:
    from lkpj_report.cli import show

    show.findings((wrong,), lambda file, number: None)
    return EXIT_MACHINE if wrong.code == "W203" else EXIT_FAULT


def _exists(path: Path) -> Diagnostic:
    from lkpj_report.diagnostics import fault
    from lkpj_report.outputs import shown

    cure = "beri nama lain, atau ganti dengan --timpa; suntingan di dalamnya akan hilang"
    return fault("W307", f'tema "{shown(path)}" sudah ada', None, cure)


def _read(path: Path) -> bytes | Diagnostic:
    """The bytes of the letter; too many are not read at all."""
    from lkpj_report.diagnostics import fault
    from lkpj_report.outputs import shown

    cure = "periksa nama berkas dan foldernya"
    try:
        if path.stat().st_size > MOST_BYTES:
            return fault("W301", f'surat acuan "{shown(path)}" terlalu besar', None, "pakai satu surat saja")
        return path.read_bytes()
    except FileNotFoundError:
        return fault("W301", f'surat acuan "{shown(path)}" tidak ditemukan', None, cure)
    except OSError:  # a folder, a file that Word holds, no permission
        return fault("W301", f'surat acuan "{shown(path)}" tidak dapat dibaca', None, "tutup dahulu di Word")


def style_files(name: str, source: str, style: HouseStyle) -> list[tuple[str, bytes]]:
    """The files of a theme by their names below the template folder."""
    from lkpj_report.templates.theme_text import theme_text

    remarks = [
        f"Tema {name}, dibuat dengan lkpj tema dari {source}.",
        "Boleh disunting. Panjang dalam milimeter, huruf dalam poin, spasi sebagai kelipatan ukuran huruf.",
        *(f"{what}: {how}" for what, how in style.taken),
        *(f"{d.message}" for d in style.found),
    ]
    files = [(f"tema/{name}.yaml", theme_text(style.theme, remarks, source).encode("utf-8"))]
    return [*files, style.picture] if style.picture is not None else files


def _write(folder: Path, files: list[tuple[str, bytes]]) -> tuple[list[Path], Diagnostic | None]:
    from lkpj_report.outputs import refusal, write_file

    done: list[Path] = []
    for name, data in files:
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return done, refusal(path.parent, error)
        if (wrong := write_file(path, data)) is not None:
            return done, wrong
        done.append(path)
    return done, None


def _tell(name: str, source: str, style: HouseStyle) -> None:
    from lkpj_report.outputs import shown

    click.echo(f"tema {name} dari {shown(Path(source))}")
    width = max(len(what) for what, _ in style.taken)
    for what, how in style.taken:
        click.echo(f"  {what:<{width}}  {how}")


def _next_step(name: str, folder: Path) -> str:
    """How papers come to use it."""
    from lkpj_report.build.house_style import is_shipped
    from lkpj_report.outputs import shown

    own = (folder.parent / REGION_FILE).is_file()
    where = "" if own else f" --templat {shown(folder)}"
    if is_shipped(name):
        return f"dipakai mulai sekarang oleh semua naskah bertema {name}: lkpj buat MASUKAN{where}"
    return f"dipakai dengan: lkpj buat MASUKAN --tema {name}{where}"


def target_folder(source: Path, output: str | None) -> Path:
    """The template folder: as asked, of the region that the letter lies in, or `templat` here."""
    if output is not None:
        asked = Path(output)
        return asked / OWN_FOLDER if (asked / REGION_FILE).is_file() else asked
    places = [Path("."), source.parent, *list(source.resolve().parents)[1:3]]
    for place in places:
        if (place / REGION_FILE).is_file():
            return place / OWN_FOLDER
    return Path(OWN_FOLDER)
