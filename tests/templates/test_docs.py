"""docs/templat.md names everything that a template or theme may use, and nothing else."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

import lkpj_report.templates.environment as environment_module
from lkpj_report.document.references import refer
from lkpj_report.document.theme import ROLES
from lkpj_report.document.tree import Figure, Paragraph, Table
from lkpj_report.figures.angka import Angka
from lkpj_report.source.skema import susunan
from lkpj_report.templates import themes
from lkpj_report.templates.directives import DIRECTIVES
from lkpj_report.templates.filters import FILTERS
from lkpj_report.templates.workshop import context_names
from tests.templates.kit import FULL, check, report, run

PAGE = (Path(__file__).parents[2] / "docs" / "templat.md").read_text(encoding="utf-8")
ROOM = Path(environment_module.__file__).parent


def rows(heading: str) -> set[str]:
    """First cells of all tables under a heading, without their quotes."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert section is not None
    return set(re.findall(r"^\| `([^`|]+)` \|", section[1], re.MULTILINE))


def test_each_filter_has_its_row() -> None:
    assert rows("Filter") == set(FILTERS)


def test_each_directive_has_its_row() -> None:
    assert rows("Perintah blok") == set(DIRECTIVES)


def test_each_name_has_its_row() -> None:
    figures = {f"angka.{f.name}" for f in dataclasses.fields(Angka)}
    assert rows("Nama yang tersedia") == context_names() | figures


def test_each_role_and_each_key_of_a_theme_has_its_row() -> None:
    assert rows("Tema") == set(ROLES) | set(susunan(themes._Tema).isian)


@pytest.mark.parametrize(
    "part", ["_Peran", "_Tabel", "_Margin", "_Nomor", "_Huruf", "_TandaTangan", "_Daftar", "_Kop", "_Ukuran"]
)
def test_each_key_below_is_named(part: str) -> None:
    section = PAGE.split("## Tema")[1].split("## Batas")[0]
    for name in susunan(getattr(themes, part)).isian:
        assert f"`{name}`" in section, name


def test_each_code_of_the_room_is_listed() -> None:
    used = {m for f in ROOM.glob("*.py") for m in re.findall(r'"(T\d{3})"', f.read_text(encoding="utf-8"))}
    assert used <= set(re.findall(r"T\d{3}", PAGE))


def test_names_used_in_the_examples_exist() -> None:
    for expression in re.findall(r"`(\{\{ [a-z_.]+ (?:\\\| [a-z_]+ )?\}\})`", PAGE):
        assert check(expression.replace("\\|", "|")) == [] or "kalimat" in expression


def test_the_example_with_a_chart_a_note_and_a_link_runs() -> None:
    (example,) = re.findall(r"^```markdown\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    blocks, found = run(example, report(FULL))
    assert blocks is not None, found
    assert [type(b) for b in blocks] == [Paragraph, Figure, Table]
    assert refer(blocks)[1] == ()


@pytest.mark.parametrize("name", ["daftar-isi", "grafik", "gambar"])
def test_each_key_of_a_directive_is_named(name: str) -> None:
    (found,) = run(f"::: {name}\nxyzxyzxyz: a\n:::", report(FULL))[1]
    assert found.hints[0].startswith("yang ada: ")
    for key in found.hints[0].removeprefix("yang ada: ").split(", "):
        assert f"`{key}`" in PAGE
