"""The commands by name, each loaded when it is asked for: a build need not know what the others are made of.

In: names, Indonesian second names. Out: click commands. Each command stands in a module of its own name.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, MutableMapping

import click

ALIASES = {
    "build": "buat",
    "batch": "massal",
    "check": "periksa",
    "docs": "daftar",
    "explain": "jelaskan",
    "schema": "skema",
    "new": "baru",
    "rollover": "tahun-baru",
    "theme": "tema",
    "verify": "cocokkan",
    "trace": "telusur",
    "reconcile": "rekonsiliasi",
    "diff": "beda",
}
"""Commands in the order of the help page, with their second names."""


class Commands(MutableMapping[str, click.Command]):
    """What click takes for a dict of all commands."""

    def __init__(self) -> None:
        self._held: dict[str, click.Command | None] = dict.fromkeys(ALIASES)

    def __getitem__(self, name: str) -> click.Command:
        held = self._held[name]
        if held is None:
            module = importlib.import_module(f"lkpj_report.cli.{name}")
            held = self._held[name] = getattr(module, name)
        assert isinstance(held, click.Command)
        return held

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._held[name] = command

    def __delitem__(self, name: str) -> None:
        del self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
