"""What the tests of the batch share: a small country, a runner in this process, outputs as bytes."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.nasional import Region

from lkpj_report.batch.find import Choice, find_targets
from lkpj_report.batch.plan import Step
from lkpj_report.batch.run import plan, run
from lkpj_report.batch.runner import Done, Event, Usage
from lkpj_report.batch.settings import Settings
from lkpj_report.batch.tally import Outcome, Tally
from lkpj_report.build.job import Job
from lkpj_report.build.run import build_one
from lkpj_report.build.warm import Warm
from lkpj_report.templates.library import package_folder

NOTA = ("nota-pengantar",)


class Here:
    """A runner in this process: one worker, warm, no process to start."""

    def __init__(self) -> None:
        self.jobs: list[tuple[int, Job]] = []
        self.built: list[str] = []
        self.warm = Warm()

    def submit(self, number: int, job: Job) -> None:
        self.jobs.append((number, job))

    def events(self) -> Iterator[Event]:
        while self.jobs:
            number, job = self.jobs.pop(0)
            self.built.append(job.input)
            yield Done(number, build_one(job, self.warm), Usage(0.1, 0.1))

    def kill(self) -> None:
        self.jobs.clear()


def settings(root: Path, output: Path, **more: object) -> Settings:
    """Settings for the nota alone."""
    return Settings(str(root), str(output), papers=NOTA, **more)  # type: ignore[arg-type]


def steps_of(chosen: Settings, force: bool = False) -> tuple[Step, ...]:
    """The plan for all that is there."""
    return plan(chosen, find_targets(chosen.root, chosen.choice)[0], force)


def build_all(
    chosen: Settings, runner: Here | None = None, listen: Callable[[Outcome], bool] = lambda outcome: True
) -> Tally:
    """Plan and run everything in this process."""
    return run(chosen, steps_of(chosen), runner or Here(), listen)


def outputs(folder: Path) -> dict[str, str]:
    """All papers and lists of findings below a folder, by path, with their hashes; records and summaries not."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".lkpj" not in path.parts and not path.name.startswith("rekap-massal")
    }


def own_templates(folder: Path) -> Path:
    """A copy of the shipped templates with two papers, the nota and a twin with a text of its own."""
    target = folder / "templat-saya"
    for name in ("_bersama", "nota-pengantar", "tema"):
        shutil.copytree(package_folder() / name, target / name)
    twin = target / "kembaran"
    twin.mkdir()
    described = (target / "nota-pengantar" / "dokumen.yaml").read_text(encoding="utf-8")
    (twin / "dokumen.yaml").write_text(described.split("  bagian:")[0], encoding="utf-8")
    (twin / "naskah.md").write_text("# {{ daerah.nama }}\n\nRingkasan daerah.\n", encoding="utf-8")
    return target


def target_names(regions: Sequence[Region], year: int = 2024) -> list[str]:
    """Names of the reports of some regions."""
    return sorted(f"{r.name}/{year}" for r in regions)


ALL = Choice()
