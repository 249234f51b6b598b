"""`lkpj batch` (massal): the papers of all regions in one unattended run, and what came of it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkpj_report.cli.batch_screen import JsonScreen, Screen, TextScreen
from lkpj_report.cli.codes import (
    EXIT_BUG,
    EXIT_FAULT,
    EXIT_MACHINE,
    EXIT_PARTLY,
    EXIT_WARNING,
    worst,
)
from lkpj_report.cli.options import as_path, output_option, paper_option, strict_option, template_option
from lkpj_report.cli.words import IndonesianCommand
from lkpj_report.writers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkpj_report.batch.find import Target
    from lkpj_report.batch.manifest import Manifest
    from lkpj_report.batch.runner import Runner
    from lkpj_report.batch.settings import Settings
    from lkpj_report.batch.tally import Outcome, Tally


@click.command(
    "batch",
    cls=IndonesianCommand,
    help="""Buat naskah semua daerah di bawah AKAR (AKAR/<daerah>/<tahun>), atau menurut AKAR/batch.yaml.

Hanya yang berubah yang dibuat lagi. Kesalahan satu daerah tidak menghentikan yang lain.""",
    short_help="Buat naskah banyak daerah sekaligus.",
)
@click.argument("akar", metavar="AKAR", callback=lambda ctx, param, value: as_path(value))
@click.option(
    "--year", "--tahun", "years", multiple=True, metavar="TAHUN", help="Hanya tahun ini; boleh diulang."
)
@click.option(
    "--only", "--hanya", "only", multiple=True, metavar="DAERAH",
    help='Hanya daerah ini, misalnya kota-kupang atau "kabupaten-*"; boleh diulang.',
)  # fmt: skip
@paper_option
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS), metavar="docx|pdf",
    help="Bentuk berkas; boleh diulang. Bawaan: keduanya.",
)  # fmt: skip
@output_option("FOLDER", None, "Folder hasil. Bawaan: output.")
@click.option("--draft", "--konsep", "konsep", is_flag=True, help="Buat konsep walaupun isian sudah lengkap.")
@click.option("--final", "final", is_flag=True, help="Yang belum lengkap dihitung gagal.")
@click.option("--jobs", "--pekerja", "jobs", type=click.IntRange(1, 256), metavar="N", help="Banyaknya proses pekerja. Bawaan: banyaknya inti prosesor.")  # fmt: skip
@click.option(
    "--dask", "dask", metavar="ALAMAT", help="Kerjakan di klaster Dask, misalnya tcp://10.0.0.5:8786."
)
@click.option("--limit", "--batas", "limit", type=click.IntRange(1), metavar="DETIK", help="Batas waktu satu laporan. Bawaan: 300.")  # fmt: skip
@click.option("--fail-fast", "--segera", "fail_fast", is_flag=True, help="Berhenti pada kegagalan pertama.")
@strict_option
@click.option("--dry-run", "--rencana", "dry_run", is_flag=True, help="Tampilkan apa yang akan dibuat dan sebabnya, tanpa membuat.")  # fmt: skip
@click.option("--force", "--paksa", "force", is_flag=True, help="Buat semuanya, juga yang tidak berubah.")
@click.option(
    "--prune", "--pangkas", "prune", is_flag=True, help="Hapus hasil daerah yang tidak ada lagi di masukan."
)
@click.option(
    "--verify", "--cocokkan", "verify", is_flag=True, help="Cocokkan isi DOCX dan PDF tiap naskah final."
)
@click.option("--quiet", "--diam", "quiet", is_flag=True, help="Tampilkan hanya kegagalan dan ringkasan.")
@click.option("--json", "as_json", is_flag=True, help="Tampilkan peristiwa sebagai JSON, satu sebaris.")
@template_option
@click.pass_context
def batch(ctx: click.Context, /, *, akar: str, **given: Any) -> int:
    if given["konsep"] and given["final"]:
        raise click.UsageError("pilih salah satu: --konsep atau --final", ctx)
    if given["verify"]:
        _can_verify(ctx)
    from lkpj_report.batch.find import Choice, find_targets
    from lkpj_report.batch.manifest import read_manifest
    from lkpj_report.batch.run import plan
    from lkpj_report.cli import show

    manifest, found = read_manifest(akar)
    if manifest is None:
        show.findings(found, lambda file, number: None)
        return EXIT_FAULT
    settings = _settings(manifest, given)
    targets, empty = find_targets(settings.root, settings.choice)
    everything, _ = find_targets(settings.root, Choice())
    if not targets:
        raise click.UsageError(f'tidak ada folder daerah dan tahun yang cocok di "{settings.root}"', ctx)
    general = (*found, *_without_year(empty, settings))
    screen = JsonScreen() if given["as_json"] else TextScreen(given["quiet"])
    if given["dry_run"]:
        return screen.plan(plan(settings, targets, given["force"]), general)
    runner = _runner(settings, manifest, given)
    if isinstance(runner, int):
        return runner
    return _run(settings, (targets, everything), runner, screen, (general, given))


def _can_verify(ctx: click.Context) -> None:
    from lkpj_report.verify import can_read

    if not can_read():
        raise click.UsageError("--cocokkan memerlukan pustaka tambahan: py -m pip install pikepdf", ctx)


def _settings(m: Manifest, given: dict[str, Any]) -> Settings:
    from lkpj_report.batch.find import Choice
    from lkpj_report.batch.settings import LIMIT, Settings
    from lkpj_report.build import Mode

    mode = Mode.KONSEP if given["konsep"] else Mode.FINAL if given["final"] else Mode.AUTOMATIC
    return Settings(
        root=m.root,
        output=given["output"] or m.output or "output",
        choice=Choice(given["years"] or m.years, given["only"] or m.only),
        papers=given["papers"] or m.papers,
        formats=given["formats"] or m.formats or FORMATS,
        templates=given["templates"] or m.templates,
        mode=mode,
        theme=m.theme,
        limit=float(given["limit"] or m.limit or LIMIT),
        verify=given["verify"],
    )


def _without_year(empty: Sequence[str], settings: Settings) -> tuple[Any, ...]:
    from lkpj_report.diagnostics import warning

    wanted = [r for r in empty if settings.choice.is_all]
    cure = 'buat folder tahunnya, misalnya "2024", dan pindahkan isian tahun itu ke sana'
    return tuple(warning("B105", f'daerah "{r}" tidak memuat folder tahun', None, cure) for r in wanted)


def _runner(settings: Settings, manifest: Manifest, given: dict[str, Any]) -> Runner | int:
    if not given["dask"]:
        from lkpj_report.batch.local import LocalRunner

        return LocalRunner(given["jobs"] or manifest.jobs or _cores(), settings.limit)
    from lkpj_report.batch.remote import DaskRunner, Unfit
    from lkpj_report.cli import show

    try:
        return DaskRunner(given["dask"], settings)
    except Unfit as unfit:
        show.findings([unfit.finding], lambda file, number: None)
        return EXIT_MACHINE


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _run(
    settings: Settings,
    targets: tuple[Sequence[Target], Sequence[Target]],
    runner: Runner,
    screen: Screen,
    rest: tuple[tuple[Any, ...], dict[str, Any]],
) -> int:
    import dataclasses

    from lkpj_report.batch.lock import Busy, locked
    from lkpj_report.batch.run import is_bad, plan, prune, run
    from lkpj_report.cli import show

    general, given = rest
    try:
        with locked(Path(settings.output)) as told:
            steps = plan(settings, targets[0], given["force"])
            screen.start(steps)

            def listen(outcome: Outcome) -> bool:
                screen.report(outcome)
                return not (given["fail_fast"] and is_bad(outcome))

            tally = run(settings, steps, runner, listen, (*general, *told))
            orphans, pruned = prune(settings, targets[1], given["prune"])
            tally = dataclasses.replace(tally, orphans=orphans, pruned=pruned)
            refused = _write_recap(tally, settings)
    except Busy as busy:
        show.findings([busy.finding], lambda file, number: None)
        return EXIT_MACHINE
    finally:
        runner.kill()
    screen.end(tally)
    show.findings(refused, lambda file, number: None)
    return exit_code(tally, given["strict"], bool(refused))


def exit_code(tally: Tally, strict: bool, refused: bool = False) -> int:
    """70 over 74 over 4 over 1 over 3; an unfinished report is 0 without `--strict`."""
    from lkpj_report.batch.run import is_heavy
    from lkpj_report.batch.tally import State

    codes = {
        State.CRASHED: EXIT_BUG, State.REFUSED: EXIT_MACHINE, State.FAILED: EXIT_PARTLY,
        State.NOT_DONE: EXIT_PARTLY, State.WRONG: EXIT_FAULT,
    }  # fmt: skip
    seen = [codes[o.state] for o in tally.outcomes if o.state in codes]
    seen += [EXIT_MACHINE] if refused else []
    return worst(seen + ([EXIT_WARNING] if strict and is_heavy(tally) else []))


def _write_recap(tally: Tally, settings: Settings) -> list[Any]:
    from lkpj_report.batch import recap
    from lkpj_report.batch.recap_paper import as_pdf
    from lkpj_report.batch.settings import program
    from lkpj_report.outputs import write_file

    day = dt.date.today()
    stem = Path(settings.output) / recap.STEM
    files = [
        ("json", recap.as_json(tally, day, program())),
        ("csv", recap.as_csv(tally)),
        ("html", recap.as_html(tally, day)),
    ]
    refused = [write_file(stem.with_suffix(f".{kind}"), data) for kind, data in files]
    pdf, found = as_pdf(tally, day, settings)  # last: it needs the writers, which may be what is broken
    refused += [write_file(stem.with_suffix(".pdf"), pdf)] if pdf is not None else []
    return [*found, *(d for d in refused if d is not None)]
