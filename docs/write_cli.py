"""Writes docs/cli.md from the commands' own help, so that the page cannot say something else.

`make docs` runs it; tests/test_readme.py compares the page with what the program says now.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 100
HEAD = """<!-- Made by docs/write_cli.py from the program's help (`make docs`); do not edit. -->
# Perintah lkpj
"""


def root_command() -> click.Command:
    """The group behind `lkpj`."""
    from lkpj_report.cli.app import lkpj

    return lkpj


def helps(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """Each command with its full name and help, a group before its members, members by name."""
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for member in command.list_commands(context):
            found = command.get_command(context, member)
            if found is not None and not found.hidden:
                yield from helps(found, member, context)


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for name, text in helps(root_command(), "lkpj"):
        lines = "\n".join(line.rstrip() for line in text.splitlines())
        parts.append(f"## {name}\n\n```text\n{lines}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_bytes(page().encode("utf-8"))
    print(f"wrote {PAGE.parent.name}/{PAGE.name}")
