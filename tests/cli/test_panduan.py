"""docs/panduan.md is true: its commands are run in order, in one folder, and print what it shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.cli.command import ROOT, program
from tests.test_readme import shows

PAGE = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(console|bat)\n((?:.*\n)*?)```$", re.M)
INSTALL = ("py -m venv", ".venv\\Scripts\\python -m pip install", ".venv\\Scripts\\activate")


def test_the_commands_of_the_guide_print_what_it_shows(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    ran = 0
    for kind, text in BLOCK.findall(PAGE):
        lines = text.splitlines()
        if kind == "bat":
            copies(lines, tmp_path)
            continue
        assert lines[0].startswith("$ lkpj "), lines[0]
        done = program(tmp_path, *lines[0].split()[2:])
        assert done.code == 0, f"{lines[0]}\n{done.text}"
        printed = [*done.err.splitlines(), *done.out.splitlines()]
        missing = shows(tuple(lines[1:]), printed)
        assert missing is None, f"{lines[0]} does not print: {missing}\nit prints:\n" + "\n".join(printed)
        ran += 1
    assert ran >= 6


def copies(lines: list[str], folder: Path) -> None:
    """Do what `xcopy` does; the lines of the installation are those of README.md."""
    for line in lines:
        if line.startswith("xcopy /e /i "):
            source, target = (folder / name.replace("\\", "/") for name in line.split()[3:])
            shutil.copytree(source, target)
        else:
            assert line.startswith(INSTALL), line


def test_the_guide_installs_as_the_readme_does() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(line in readme for line in ("py -m venv .venv", ".venv\\Scripts\\python -m pip install ."))
    assert "py -m venv .venv\n.venv\\Scripts\\python -m pip install .\n" in PAGE


def test_the_guide_names_each_weight_of_a_finding() -> None:
    from lkpj_report.diagnostics import Severity

    assert all(f"| {severity.value} |" in PAGE for severity in Severity)


def test_the_guide_names_folders_and_files_that_exist() -> None:
    assert (ROOT / "docs" / "cli.md").exists()
    contoh = ROOT / "inputs" / "kabupaten-contoh"
    assert (contoh / "daerah.yaml").exists()
    for name in ("sidang.yaml", "pidato.yaml", "penghargaan.yaml", "anggaran.yaml"):
        assert f"`{name}`" in PAGE
        assert (contoh / "2024" / name).exists()
