"""`lkpj verify` (cocokkan): read finished papers back; do DOCX and PDF say the same, what did a person change.

In: files and folders. Papers are paired by folder and name. With `--masukan` one DOCX that a person went on
editing is compared with what the input gives now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from lkpj_report.cli.codes import EXIT_FAULT, EXIT_GOOD
from lkpj_report.cli.console import progress
from lkpj_report.cli.options import as_path, template_option
from lkpj_report.cli.words import IndonesianCommand
from lkpj_report.diagnostics import Diagnostic, Severity, fault
from lkpj_report.outputs import shown

ENDINGS = (".docx", ".pdf")
PRINT_FILE = "-cetak"
MOST_BYTES = 200_000_000
EDITS = ("W32", "W33")
INSTALL = "pasang dengan: py -m pip install pikepdf"

Pair = dict[str, Path]
"""The files of one paper by their endings."""


def _paths(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(as_path(v) for v in value)


@click.command(
    "verify",
    cls=IndonesianCommand,
    help="Baca kembali HASIL (berkas atau folder) dan sebutkan di mana DOCX dan PDF-nya berbeda. Dengan "
    "--masukan: sebutkan apa yang diubah orang di satu DOCX, dengan berkas dan baris isiannya.",
    short_help="Cocokkan DOCX dengan PDF, atau DOCX suntingan dengan isian.",
)
@click.argument("hasil", nargs=-1, required=True, metavar="HASIL…", callback=_paths)
@click.option(
    "--input", "--masukan", "masukan", metavar="MASUKAN", callback=lambda ctx, p, v: v and as_path(v),
    help="Isian naskah itu: bandingkan DOCX suntingan dengannya.",
)  # fmt: skip
@click.option(
    "--doc", "--naskah", "paper", default="", metavar="NAMA",
    help="Naskah suntingan itu. Bawaan: menurut nama berkasnya.",
)  # fmt: skip
@template_option
@click.pass_context
def verify(
    ctx: click.Context,
    /,
    *,
    hasil: tuple[str, ...],
    masukan: str | None,
    paper: str,
    templates: tuple[str, ...],
) -> int:
    for path in map(Path, hasil):
        if not path.exists():
            raise click.UsageError(f'"{shown(path)}" tidak ditemukan', ctx)
    if masukan is not None:
        if len(hasil) != 1 or Path(hasil[0]).suffix.lower() != ".docx":
            raise click.UsageError("--masukan dipakai bersama satu berkas DOCX", ctx)
        return _edited(ctx, Path(hasil[0]), (masukan, paper, templates))
    if paper:
        raise click.UsageError("--naskah dipakai bersama --masukan", ctx)
    pairs = pairs_of(map(Path, hasil))
    if not pairs:
        raise click.UsageError("tidak ada berkas DOCX atau PDF di sana", ctx)
    return _pairs(pairs)


def pairs_of(paths: Iterable[Path]) -> list[Pair]:
    """Papers among files and folders; a single file finds its other format beside it.

    Print files, hidden folders and Word's lock files are no papers.
    """
    files: list[Path] = []
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        files += [f for f in found if f.suffix.lower() in ENDINGS and _is_paper(f, path)]
    out: dict[tuple[Path, str], Pair] = {}
    for file in files:
        for sibling in (file, *(file.with_suffix(e) for e in ENDINGS)):
            if sibling.is_file():
                out.setdefault((file.parent, file.stem), {}).setdefault(sibling.suffix.lower(), sibling)
    named = [f for f in files if len(out[f.parent, f.stem]) == 1]
    if len(named) == 2 and {f.suffix.lower() for f in named} == set(ENDINGS) and len(out) == 2:
        return [{f.suffix.lower(): f for f in named}]  # two files of two names: meant as a pair
    return list(out.values())


def _is_paper(file: Path, top: Path) -> bool:
    inside = file.relative_to(top).parts if top.is_dir() else (file.name,)
    hidden = any(part.startswith((".", "~$")) for part in inside)
    return file.is_file() and not hidden and not file.stem.endswith(PRINT_FILE)


def _pairs(pairs: Sequence[Pair]) -> int:
    from lkpj_report.cli import show
    from lkpj_report.verify import can_read

    if not can_read():
        wrong = fault("W328", "pembaca PDF untuk mencocokkan naskah belum terpasang", None, INSTALL)
        show.findings((wrong,), lambda file, number: None)
        return EXIT_FAULT
    found: list[Diagnostic] = []
    for pair in pairs:
        name = shown(next(iter(pair.values())).with_suffix(""))
        progress(f"mencocokkan {name} …")
        wrong_here = _of_pair(name, pair)
        progress("")
        show.findings(wrong_here, lambda file, number: None)
        click.echo(f"  {name}: {'DOCX dan PDF sama' if not wrong_here else show.counts(wrong_here)}")
        found += wrong_here
    return EXIT_FAULT if found else EXIT_GOOD


def _of_pair(name: str, pair: Pair) -> list[Diagnostic]:
    from lkpj_report.verify import verify_pair

    lacking = [e for e in ENDINGS if e not in pair]
    if lacking:
        there = next(iter(pair.values()))
        cure = f"letakkan {there.stem}{lacking[0]} di folder yang sama"
        return [
            fault("W327", f'"{shown(there)}" tidak mempunyai pasangan {lacking[0][1:].upper()}', None, cure)
        ]
    large = [p for p in pair.values() if p.stat().st_size > MOST_BYTES]
    if large:
        return [fault("W326", f'"{shown(large[0])}" tidak dapat dibaca kembali: terlalu besar')]
    return verify_pair(name, pair[".docx"].read_bytes(), pair[".pdf"].read_bytes())


def _edited(ctx: click.Context, file: Path, meant: tuple[str, str, tuple[str, ...]]) -> int:
    """Show what a person changed in a DOCX; `meant`: input, paper ("" for by the file's name), templates."""
    from lkpj_report.build import Job, edits_of, paper_named
    from lkpj_report.cli import show

    masukan, paper, templates = meant
    if file.stat().st_size > MOST_BYTES:
        raise click.UsageError(f'"{shown(file)}" terlalu besar', ctx)
    paper = paper or paper_named(Job(masukan, templates=templates), file.stem)
    if not paper:
        raise click.UsageError(f'naskah "{file.stem}" tidak dikenal; sebutkan dengan --naskah NAMA', ctx)
    result = edits_of(Job(masukan, (paper,), templates=templates), shown(file), file.read_bytes())
    edits = [d for d in result.found if d.code.startswith(EDITS)]
    faults = [d for d in result.found if d.severity is Severity.FAULT and d not in edits]
    show.findings([*faults, *edits], result.line)
    if not faults and not edits:
        click.echo(f"  {shown(file)}: sama dengan isian")
        return EXIT_GOOD
    click.echo(f"  {shown(file)}: {show.counts([*faults, *edits])}")
    return EXIT_FAULT
