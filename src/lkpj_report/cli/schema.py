"""`lkpj schema` (skema): the JSON Schema of the input, for completion and checks in editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lkpj_report.cli.codes import EXIT_GOOD, EXIT_MACHINE
from lkpj_report.cli.options import output_option
from lkpj_report.cli.words import IndonesianCommand


def schema_text() -> str:
    """The schema as it stands in `inputs/lkpj.schema.json`."""
    from lkpj_report.laporan.laporan import Laporan
    from lkpj_report.source.jsonschema import json_schema

    return json.dumps(json_schema(Laporan), ensure_ascii=False, indent=1) + "\n"


@click.command(
    "schema",
    cls=IndonesianCommand,
    help="Cetak JSON Schema isian, untuk pelengkapan otomatis di penyunting teks.",
    short_help="Cetak JSON Schema isian.",
)
@output_option("BERKAS", None, "Tulis ke berkas, bukan ke layar.")
def schema(output: str | None) -> int:
    if output is None:
        click.echo(schema_text(), nl=False)
        return EXIT_GOOD
    from lkpj_report.cli import show
    from lkpj_report.outputs import write_file

    refused = write_file(Path(output), schema_text().encode("utf-8"))
    if refused is not None:
        show.findings((refused,), lambda file, number: None)
        return EXIT_MACHINE
    click.echo(f"{output} ditulis")
    return EXIT_GOOD
