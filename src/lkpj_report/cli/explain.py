"""`lkpj explain` (jelaskan): what a code means, where its rule is from, what to do; read from docs/aturan.md."""

from __future__ import annotations

import re
from pathlib import Path

import click

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.cli.codes import EXIT_GOOD
from lkpj_report.cli.words import IndonesianCommand

_SECTION = re.compile(r"^### ([SDKTWB][0-9]{3}): ([^\n]+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)


def rules_page() -> Path:
    """The page of rules: inside the installed package, or the checkout's."""
    inside = Path(__file__).resolve().parent.parent / "aturan.md"
    return inside if inside.is_file() else Path(__file__).resolve().parents[3] / "docs" / "aturan.md"


@click.command(
    "explain",
    cls=IndonesianCommand,
    help="Terangkan KODE temuan, misalnya K201: artinya, dasarnya, dan yang harus dilakukan. Tanpa KODE: daftar semua kode.",
    short_help="Terangkan kode temuan.",
)
@click.argument("codes", metavar="[KODE]…", nargs=-1)
def explain(codes: tuple[str, ...]) -> int:
    sections = {code: (name, text) for code, name, text in _SECTION.findall(rules_page().read_text("utf-8"))}
    if not codes:
        for code, (name, _) in sections.items():
            click.echo(f"{code}  {name}")
        return EXIT_GOOD
    for code in codes:
        known = sections.get(code.upper())
        if known is None:
            near = terdekat(code.upper(), sections)
            hint = f'; mungkin maksudnya "{near[0]}"' if near else ""
            raise click.UsageError(f'kode "{code}" tidak dikenal{hint}')
        click.echo(f"{code.upper()}: {known[0]}\n\n{_plain(known[1])}\n")
    return EXIT_GOOD


def _plain(text: str) -> str:
    """The section without the marks of Markdown."""
    return re.sub(r"[*`]", "", text.strip())
