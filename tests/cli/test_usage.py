"""Wrong calls, help, names: Indonesian everywhere, with what to do."""

from __future__ import annotations

import re

import pytest

from lkpj_report import __version__
from lkpj_report.cli.app import lkpj
from tests.cli.command import here

Capsys = pytest.CaptureFixture[str]
ENGLISH = re.compile(
    r"\b(?:Usage|Options|Commands|Error|Try|Show|Missing|Invalid|No such|Got|Did you|default|required|exit)\b"
)
ALIASES = {"buat": "build", "periksa": "check", "daftar": "docs", "skema": "schema", "baru": "new"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld"], 'perintah "biuld" tidak dikenal; mungkin maksudnya "build"'),
        (["preiksa"], 'perintah "preiksa" tidak dikenal; mungkin maksudnya "periksa"'),
        (["xyz"], "yang ada: buat, massal, periksa, daftar"),
        (["build"], "MASUKAN belum disebut"),
        (["build", "a", "b"], "terlalu banyak masukan"),
        (["build", "a", "--finla"], 'pilihan "--finla" tidak dikenal; mungkin maksudnya "--final"'),
        (["build", "a", "--kosnep"], 'mungkin maksudnya "--konsep"'),
        (["build", "a", "--qqqqqqqq"], 'pilihan "--qqqqqqqq" tidak dikenal'),
        (["build", "a", "-z"], 'pilihan "-z" tidak dikenal'),
        (
            ["build", "a", "--format", "odt"],
            'nilai untuk "--format" tidak dapat dipakai; pilihannya: docx, pdf',
        ),
        (["check", "a", "--format", "xml"], "pilihannya: text, json"),
        (["build", "a", "--doc"], 'pilihan "--doc" memerlukan nilai'),
        (["build", "a", "--strict=4"], 'pilihan "--strict" tidak memakai nilai'),
        (["build", "a", "--konsep", "--final"], "pilih salah satu: --konsep atau --final"),
        (["docs", "x"], "terlalu banyak masukan"),
        (["--versio"], 'pilihan "--versio" tidak dikenal; mungkin maksudnya "--versi'),
        (["--strict"], 'pilihan "--strict" tidak dikenal'),
    ],
)
def test_a_wrong_call_is_answered_in_indonesian(arguments: list[str], words: str, capsys: Capsys) -> None:
    ran = here(capsys, *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert words in ran.err
    assert ran.err.startswith("kesalahan: ")
    assert "saran: lihat lkpj" in ran.err
    assert not ENGLISH.search(ran.err)


@pytest.mark.parametrize("command", ["", *ALIASES, *ALIASES.values()])
@pytest.mark.parametrize("option", ["--help", "-h", "--bantuan"])
def test_help_is_indonesian(command: str, option: str, capsys: Capsys) -> None:
    ran = here(capsys, *filter(None, [command, option]))
    assert ran.code == 0
    assert ran.out.startswith("Pemakaian: lkpj")
    assert "Pilihan:" in ran.out
    assert not ENGLISH.search(ran.out), ENGLISH.search(ran.out)


@pytest.mark.parametrize("command", sorted(lkpj.commands))
def test_every_option_is_explained(command: str) -> None:
    bare = [
        p.name
        for p in lkpj.commands[command].params
        if p.param_type_name == "option" and not getattr(p, "help", "")
    ]
    assert not bare


def test_help_shows_the_indonesian_name_first(capsys: Capsys) -> None:
    out = here(capsys, "--help").out
    assert all(f"{alias}, {name}" in out for alias, name in ALIASES.items())


@pytest.mark.parametrize(("alias", "name"), ALIASES.items())
def test_an_alias_is_the_command(alias: str, name: str) -> None:
    import click

    context = click.Context(lkpj)
    assert lkpj.get_command(context, alias) is lkpj.get_command(context, name)


def test_without_a_command_the_help_is_shown(capsys: Capsys) -> None:
    ran = here(capsys)
    assert ran.code == 2
    assert "Perintah:" in ran.text


@pytest.mark.parametrize("option", ["--version", "--versi"])
def test_the_version_is_told(option: str, capsys: Capsys) -> None:
    ran = here(capsys, option)
    assert (ran.code, ran.out) == (0, f"lkpj {__version__}\n")
