"""Click in Indonesian: headings of the help pages, usage faults, and second names of commands."""

from __future__ import annotations

from typing import Any

import click

from lkpj_report.bahasa.kata import terdekat


class IndonesianCommand(click.Command):
    """A command whose help has Indonesian headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Pemakaian: "
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # an argument without help is named in the line above already
        rows = [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx)) is not None and r[1]]
        if rows:
            with formatter.section("Pilihan"):
                formatter.write_dl(rows)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = ["[PILIHAN]"]
        for param in self.get_params(ctx):
            pieces += param.get_usage_pieces(ctx)
        return pieces

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option


class IndonesianGroup(click.Group, IndonesianCommand):
    """A group of commands, each with an Indonesian second name."""

    command_class = IndonesianCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aliases: dict[str, str] = {}

    def add_alias(self, alias: str, name: str) -> None:
        """Let `alias` call the command `name`."""
        self.aliases[alias] = name

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, self.aliases.get(cmd_name, cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = terdekat(args[0], [*self.aliases, *self.commands])
            hint = f'mungkin maksudnya "{near[0]}"' if near else "yang ada: " + ", ".join(self.aliases)
            raise click.UsageError(f'perintah "{args[0]}" tidak dikenal; {hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[PILIHAN] PERINTAH …", prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        IndonesianCommand.format_options(self, ctx, formatter)
        second = {name: alias for alias, name in self.aliases.items()}
        rows = [
            (f"{second.get(name, name)}, {name}" if name in second else name, command.get_short_help_str(90))
            for name, command in self.commands.items()
        ]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)


def usage_message(error: click.ClickException, command: str) -> str:
    """A wrong call in Indonesian, with how to get help; `command` for where click names none."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else command
    return f"kesalahan: {_fault(error)}\n  saran: lihat {path} --help"


def _fault(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f'pilihan "{error.option_name}" tidak dikenal{_near(error)}'
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else "masukan"
            return f"{name} belum disebut"
        case click.BadParameter():
            return f"{_value(error.param)} tidak dapat dipakai{_choices(error.param)}"
        case click.BadOptionUsage() if "not take" in error.message:
            return f'pilihan "{error.option_name}" tidak memakai nilai'
        case click.BadOptionUsage():
            return f'pilihan "{error.option_name}" memerlukan nilai'
        case click.UsageError() if "extra argument" in error.message:
            return "terlalu banyak masukan; sebutkan satu folder atau berkas, dan beri tanda kutip bila namanya berspasi"
        case click.UsageError() if error.message.startswith("Missing command"):
            return "perintah belum disebut"
        case _:
            return error.message  # our own, Indonesian already


def _near(error: click.NoSuchOption) -> str:
    command = error.ctx.command if error.ctx is not None else None
    names = [name for p in command.params for name in p.opts] if command is not None else []
    near = terdekat(error.option_name, [*names, "--help", "--bantuan"])
    return f'; mungkin maksudnya "{near[0]}"' if near else ""


def _value(param: click.Parameter | None) -> str:
    return f'nilai untuk "{max(param.opts, key=len)}"' if param is not None else "nilai itu"


def _choices(param: click.Parameter | None) -> str:
    choices = getattr(param.type, "choices", ()) if param is not None else ()
    return "; pilihannya: " + ", ".join(str(c) for c in choices) if choices else ""
