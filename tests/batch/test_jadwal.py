"""The schedules under docs/jadwal: they are well formed and call a command that exists, with options it has."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from lkpj_report.cli.app import lkpj
from lkpj_report.cli.codes import PRECEDENCE

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "jadwal"
FILES = sorted(p for p in FOLDER.iterdir() if p.suffix != ".xml" and p.suffix != ".timer")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_each_schedule_calls_the_batch_with_options_that_it_has(path: Path) -> None:
    command = lkpj.commands["batch"]
    known = {name for p in command.params for name in (*p.opts, *p.secondary_opts)}
    calls = re.findall(r"lkpj(?:\.exe)? massal ([^>|;{}\n]*)", path.read_text(encoding="utf-8"))
    assert calls
    for call in calls:
        assert {word for word in shlex.split(call) if word.startswith("-")} <= known


def test_the_unit_files_are_well_formed() -> None:
    for name, section in (("lkpj-massal.service", "Service"), ("lkpj-massal.timer", "Timer")):
        unit = configparser.ConfigParser(interpolation=None, strict=True)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read(FOLDER / name, encoding="utf-8")
        assert unit.has_section(section)


def test_the_workflow_and_the_task_are_well_formed() -> None:
    flow = yaml.safe_load((FOLDER / "github-actions.yml").read_text(encoding="utf-8"))
    assert flow["jobs"]["massal"]["steps"]
    task = ElementTree.parse(FOLDER / "lkpj-massal.xml").getroot()
    assert task.tag.endswith("}Task")


@pytest.mark.needs("sh", "dash")
def test_the_line_for_cron_and_the_step_of_the_workflow_are_shell() -> None:
    (line,) = (t for t in (FOLDER / "crontab").read_text(encoding="utf-8").splitlines() if t[:1].isdigit())
    flow = yaml.safe_load((FOLDER / "github-actions.yml").read_text(encoding="utf-8"))
    steps = [s["run"] for s in flow["jobs"]["massal"]["steps"] if "run" in s]
    for script in (line.split(" ", 5)[5], *steps):
        assert subprocess.run(["sh", "-n", "-c", script], check=False).returncode == 0


def test_the_page_says_what_to_do_with_every_exit_code() -> None:
    told = re.findall(r"^\| (\d+) \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.M)
    assert {int(code) for code in told} == set(PRECEDENCE)
