"""Options that several commands share, and paths as people type them."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def as_path(text: str) -> str:
    r"""A path as typed, for this machine.

    In `"inputs\kota kupang\"` the console of Windows takes `\"` for a quote, and the path ends in one;
    elsewhere backslashes are taken for "/" unless there is such a file.
    """
    text = text.strip().removesuffix('"')
    if os.sep == "/" and "\\" in text and not os.path.lexists(text):
        text = text.replace("\\", "/")
    return text


def _path(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(as_path(v) for v in value)
    return as_path(value) if isinstance(value, str) else value


input_argument: Decorator = click.argument("masukan", metavar="MASUKAN", callback=_path)
paper_option: Decorator = click.option(
    "--doc", "--naskah", "papers", multiple=True, metavar="NAMA",
    help="Naskah yang dimaksud; boleh diulang. Bawaan: semua.",
)  # fmt: skip
template_option: Decorator = click.option(
    "--templates", "--templat", "templates", multiple=True, metavar="FOLDER", callback=_path,
    help="Folder templat sendiri; berkas di sana didahulukan. Boleh diulang.",
)  # fmt: skip
strict_option: Decorator = click.option(
    "--strict", "--ketat", is_flag=True, help="Peringatan dan celah ikut menggagalkan (kode keluar 3)."
)


def output_option(metavar: str, default: str | None, help: str) -> Decorator:
    """Where to write: a folder or a file."""
    return click.option(
        "-o", "--output", "--keluaran", default=default, metavar=metavar, help=help, callback=_path
    )
