"""`lkpj check` (periksa): all findings of an input, without building."""

from __future__ import annotations

import click

from lkpj_report.cli.codes import code_of
from lkpj_report.cli.options import input_argument, paper_option, strict_option, template_option
from lkpj_report.cli.words import IndonesianCommand


@click.command(
    "check",
    cls=IndonesianCommand,
    help="Periksa MASUKAN dan templat naskahnya tanpa membuat naskah.",
    short_help="Periksa isian tanpa membuat naskah.",
)
@input_argument
@paper_option
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", metavar="text|json",
    help="Cara menampilkan temuan; json satu temuan sebaris.",
)  # fmt: skip
@strict_option
@template_option
def check(masukan: str, papers: tuple[str, ...], style: str, strict: bool, templates: tuple[str, ...]) -> int:
    from lkpj_report.build import Job, check_one
    from lkpj_report.cli import show

    result = check_one(Job(masukan, papers, templates=templates))
    if style == "json":
        show.json_lines(result.found)
    else:
        show.findings(result.found, result.line)
        show.files(result.files_read, result.passed_over)
        click.echo(show.counts(result.found))
    return code_of(result.found, strict)
